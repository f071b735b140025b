//! Who answers for a leak, on the command line: the three founding cases, and small houses of their own.

use serde_json::{Value, json};

use crate::program::Program;

fixtures::both_migrated_addresses!(
    the_first_tier_answers_for_its_mould_shop_and_turns_to_it,
    a_direct_agreement_gives_two_targets_without_double_recovery,
    person_and_employer_answer_each_for_themselves,
    a_colleague_who_had_not_signed_and_an_hour_that_was_not_kept,
    a_leak_of_ones_own_house_gives_no_claim,
    per_document_and_per_day_clauses_are_counted_and_capped,
    where_the_first_tier_is_insolvent_others_are_turned_to,
    what_a_parent_signed_binds_its_daughter_where_it_takes_affiliates_in,
    what_cannot_be_asked_is_refused_in_one_line,
);

fn told(url: &str) -> Program<'_> {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    program
}

fn liable(program: &Program<'_>, words: &[&str]) -> Value {
    program.asked(&[&["liability"][..], words].concat())
}

fn target<'a>(answer: &'a Value, party: &str) -> &'a Value {
    let found = answer["targets"].as_array().unwrap().iter().find(|one| one["party"] == party);
    found.unwrap_or_else(|| panic!("{party} is no target: {answer}"))
}

fn parties(answer: &Value) -> Vec<(&str, bool)> {
    let of = |one: &'_ Value| one["primary"].as_bool().unwrap();
    answer["targets"].as_array().unwrap().iter().map(|one| (one["party"].as_str().unwrap(), of(one))).collect()
}

/// A house of its own from rows by file, with a maker, a first and a second tier, one drawing and one version of it.
fn house<'a>(url: &'a str, more: &[(&str, &str)]) -> Program<'a> {
    let program = Program::on(url);
    let folder = tempfile::tempdir().unwrap();
    let common = [
        ("parties.csv", "code,name,kind\nOEM,Maker,manufacturer\nT1,First,supplier\nT2,Second,supplier\n"),
        ("programmes.csv", "code,name,manufacturer_code,timezone\nP,Car,OEM,Asia/Shanghai\n"),
        (
            "documents.csv",
            "code,title,programme_code,originator_code,class,info_type\nD,Drawing,P,OEM,confidential,drawing\n\
             E,Other,P,OEM,confidential,drawing\n",
        ),
        ("versions.csv", "document_code,label,stage,issued_at\nD,v1,concept,2022-01-01\nE,v1,concept,2022-01-01\n"),
    ];
    for (name, rows) in common.iter().chain(more) {
        let path = folder.path().join(name);
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        // Further rows of a file that is there already leave its header out.
        let rows = if before.is_empty() { (*rows).to_owned() } else { before + rows.split_once('\n').unwrap().1 };
        std::fs::write(path, rows).unwrap();
    }
    program.imports_folder(folder.path());
    program
}

const AGREEMENTS: &str = "code,discloser_code,recipient_code,executed_at,effective_on,ceiling,flow_down,survival\n";
const DISCLOSURES: &str = "code,document_code,version_label,giver_code,recipient_code,at\n";
const INCIDENTS: &str =
    "code,title,what,how,occurred_from,occurred_to,first_public_at,discovered_at,versions,attributed_to,confidence\n";

fn the_first_tier_answers_for_its_mould_shop_and_turns_to_it(url: &str) {
    let program = told(url);
    // Before anybody told to whom it was passed on, nobody is known to have done wrong.
    let before = liable(&program, &["--incident", "INC-1", "--known-at", "2023-01-23"]);
    assert_eq!((&before["targets"], &before["confirmed"]), (&json!([]), &json!(false)));
    // Discovered: the first tier passed it on without consent, whoever leaked it.
    let discovered = liable(&program, &["--incident", "INC-1", "--known-at", "2023-01-26"]);
    assert_eq!(parties(&discovered), [("CHENGYAO", true)]);
    let first = target(&discovered, "CHENGYAO");
    assert_eq!(
        (&first["status"], &first["breaches"]),
        (&json!("alternative"), &json!(["unauthorised_onward_disclosure"]))
    );
    // Admitted.
    let answer = liable(&program, &["--incident", "INC-1"]);
    let last = answer["paths"].as_array().unwrap().last().unwrap();
    assert_eq!(last["custody"], json!(["QIULAN", "CHENGYAO", "JINLU"]));
    let edge = &last["edges"][1];
    assert_eq!((&edge["agreement"], &edge["covered"]), (&json!("NDA2"), &json!(false)));
    assert_eq!(edge["primary_reason"], "CONSENT_MISSING");
    let first = target(&answer, "CHENGYAO");
    assert_eq!(
        (&first["track"], &first["agreement"], &first["primary"]),
        (&json!("contract"), &json!("NDA1"), &json!(true))
    );
    assert_eq!((&first["clause_amount"], &first["currency"]), (&json!("1000000.00"), &json!("CNY")));
    for breach in ["unauthorised_onward_disclosure", "failure_of_supervision"] {
        assert!(first["breaches"].as_array().unwrap().contains(&json!(breach)), "{first}");
    }
    assert_eq!(first["passed_on"][0]["recipient"], "JINLU");
    assert_eq!(first["dependence"], json!({ "parts": ["FRONT-BUMPER", "REAR-BUMPER"], "months_to_replace": 7 }));
    let [rung] = answer["recourse"].as_array().unwrap().as_slice() else { panic!("{answer}") };
    assert_eq!((&rung["creditor"], &rung["debtor"]), (&json!("CHENGYAO"), &json!("JINLU")));
    assert_eq!(
        (&rung["amount"], &rung["cap"], &rung["shortfall"]),
        (&json!("200000.00"), &json!("600000.00"), &json!("800000.00"))
    );
    assert_eq!(
        (&first["thirty_percent"], &answer["time_bar_on"]),
        (&json!("cannot_be_assessed"), &json!("2026-02-01"))
    );
    let proved = liable(&program, &["--incident", "INC-1", "--loss", "700000 CNY"]);
    let first = target(&proved, "CHENGYAO");
    assert_eq!((&first["thirty_percent"], &first["reduction_reference"]), (&json!("over"), &json!("910000.00")));
}

fn a_direct_agreement_gives_two_targets_without_double_recovery(url: &str) {
    let agreements = format!(
        "{AGREEMENTS}NDA1,OEM,T1,2022-01-01,2022-01-01,confidential,with_consent,3\n\
         NDA2,T1,T2,2022-01-01,2022-01-01,confidential,forbidden,3\nDIRECT,OEM,T2,2022-01-01,2022-01-01,confidential,forbidden,3\n"
    );
    let clauses = "agreement_code,no,basis,amount,currency,cap\nNDA1,1,per_incident,1000000,CNY,\n\
                   NDA2,1,per_incident,500000,CNY,300000\nDIRECT,1,per_incident,400000,CNY,\n";
    let disclosures = format!("{DISCLOSURES}H1,D,v1,OEM,T1,2022-02-01\nH2,D,v1,T1,T2,2022-03-01\n");
    let incident = format!("{INCIDENTS}I,Pictures,document,passed_on,,,2023-01-22,2023-01-22,D:v1,T2,admission\n");
    let program = house(
        url,
        &[
            ("agreements.csv", &agreements),
            ("penalty_clauses.csv", clauses),
            ("disclosures.csv", &disclosures),
            ("incidents.csv", &incident),
        ],
    );
    let answer = liable(&program, &["--incident", "I"]);
    assert_eq!(parties(&answer), [("T1", true), ("T2", false)]);
    assert_eq!(target(&answer, "T2")["clause_amount"], "400000.00");
    assert_eq!(answer["ceilings"], json!([{ "amount": "1000000.00", "currency": "CNY" }]));
    let rung = &answer["recourse"][0];
    assert_eq!(
        (&rung["amount"], &rung["cap"], &rung["shortfall"]),
        (&json!("300000.00"), &json!("300000.00"), &json!("700000.00"))
    );
    // The loss that is proved stands in the lines of a claim, too.
    let folder = tempfile::tempdir().unwrap();
    let claim = "code,incident_code,against_code,track,why,opened_on\nC,I,T1,tort,it had it,2023-02-01\n";
    std::fs::write(folder.path().join("claims.csv"), claim).unwrap();
    let lines = "claim_code,no,kind,amount,currency\nC,1,loss,900000,CNY\nC,2,cost,600000.50,CNY\n";
    std::fs::write(folder.path().join("claim_lines.csv"), lines).unwrap();
    program.imports_folder(folder.path());
    let answer = liable(&program, &["--incident", "I"]);
    assert_eq!(answer["ceilings"], json!([{ "amount": "1500000.50", "currency": "CNY" }]));
    assert_eq!(target(&answer, "T1")["thirty_percent"], "not_over");
}

fn person_and_employer_answer_each_for_themselves(url: &str) {
    let program = told(url);
    let viewing = liable(&program, &["--incident", "INC-4"]);
    assert_eq!(parties(&viewing), [("MILESFIRST", true), ("P-GUI", false)]);
    let person = target(&viewing, "P-GUI");
    assert_eq!((&person["agreement"], &person["clause_amount"]), (&json!("COM-GUI"), &json!("3000000.00")));
    assert_eq!(viewing["ceilings"], json!([{ "amount": "3000000.00", "currency": "CNY" }]), "once, not twice");
    // An outlet that undertook nothing answers by law alone.
    let other = liable(&program, &["--incident", "INC-3"]);
    assert_eq!(target(&other, "NIGHTLAMP")["track"], "tort");
    assert_eq!(target(&other, "P-BAI")["track"], "contract");
}

fn a_colleague_who_had_not_signed_and_an_hour_that_was_not_kept(url: &str) {
    let program = told(url);
    let forwarded = liable(&program, &["--incident", "INC-5"]);
    let outlet = target(&forwarded, "WHEELHOUSE");
    assert!(outlet["breaches"].as_array().unwrap().contains(&json!("missing_personal_obligations")), "{outlet}");
    assert_eq!(target(&forwarded, "P-LIAN")["track"], "tort");
    let early = liable(&program, &["--incident", "INC-6"]);
    assert_eq!(target(&early, "GRAVELROAD")["breaches"], json!(["embargo_breach"]));
    assert_eq!(early["paths"][0]["custody"], json!(["QIULAN", "GRAVELROAD"]));
}

fn a_leak_of_ones_own_house_gives_no_claim(url: &str) {
    let agreements = format!("{AGREEMENTS}NDA1,OEM,T1,2022-01-01,2022-01-01,confidential,forbidden,3\n");
    let disclosures = format!("{DISCLOSURES}H1,D,v1,OEM,T1,2022-02-01\n");
    let incident = format!(
        "{INCIDENTS}I,Left in a bar,item,lost,,,2023-01-22,2023-01-22,D:v1,OEM,admission\n\
         J,Photographed,document,passed_on,,,2023-01-22,2023-01-22,D:v1,P1,admission\n"
    );
    let program = house(
        url,
        &[
            ("people.csv", "code,name,employer_code\nP1,Engineer,OEM\n"),
            ("agreements.csv", &agreements),
            ("disclosures.csv", &disclosures),
            ("incidents.csv", &incident),
        ],
    );
    let own = liable(&program, &["--incident", "I"]);
    assert_eq!((&own["own_leak"], &own["targets"], &own["recourse"]), (&json!(true), &json!([]), &json!([])));
    let staff = liable(&program, &["--incident", "J"]);
    assert_eq!((&staff["own_leak"], parties(&staff)), (&json!(true), vec![("P1", false)]));
    assert_eq!(target(&staff, "P1")["reasons"], json!(["OWN_STAFF"]));
}

fn per_document_and_per_day_clauses_are_counted_and_capped(url: &str) {
    let agreements = "code,discloser_code,recipient_code,executed_at,effective_on,expires_on,ceiling,flow_down,survival,\
                      penalties_cap,penalties_currency\n\
                      NDA1,OEM,T1,2022-01-01,2022-01-01,2022-12-31,confidential,forbidden,3,,\n\
                      NDA9,OEM,T2,2022-01-01,2022-01-01,,confidential,forbidden,3,70000,CNY\n";
    let clauses = "agreement_code,no,basis,amount,currency,cap,survives\nNDA1,1,per_document,50000,CNY,,yes\n\
                   NDA1,2,per_incident,900000,CNY,,no\nNDA9,1,per_day,10000,CNY,90000,no\n";
    let disclosures =
        format!("{DISCLOSURES}H1,D,v1,OEM,T1,2022-02-01\nH2,E,v1,OEM,T1,2022-02-01\nH3,D,v1,OEM,T2,2022-02-01\n");
    let incident = format!(
        "{INCIDENTS}I,Two drawings,document,passed_on,,,2023-01-20,2023-01-22,D:v1|E:v1,T1,mark\n\
         J,One drawing,document,passed_on,,,2023-01-10,2023-01-22,D:v1,T2,mark\n"
    );
    let program = house(
        url,
        &[
            ("agreements.csv", agreements),
            ("penalty_clauses.csv", clauses),
            ("disclosures.csv", &disclosures),
            ("incidents.csv", &incident),
        ],
    );
    // After the end of the agreement only the clause that survives counts: two documents.
    let first = liable(&program, &["--incident", "I"]);
    let first = target(&first, "T1");
    assert_eq!((&first["clause_amount"], first["clauses"].as_array().unwrap().len()), (&json!("100000.00"), 1));
    // Thirteen days begun are 130,000; its cap is 90,000, and the agreement's 70,000.
    let second = liable(&program, &["--incident", "J"]);
    let second = target(&second, "T2");
    assert_eq!((&second["clause_amount"], &second["clauses"][0]["capped"]), (&json!("70000.00"), &json!(true)));
}

fn where_the_first_tier_is_insolvent_others_are_turned_to(url: &str) {
    let agreements = format!(
        "{AGREEMENTS}NDA1,OEM,T3,2022-01-01,2022-01-01,confidential,with_consent,3\n\
         DIRECT,OEM,T2,2022-01-01,2022-01-01,confidential,forbidden,3\n"
    );
    let disclosures = format!("{DISCLOSURES}H1,D,v1,OEM,T3,2022-02-01\nH2,D,v1,T3,T2,2022-03-01\n");
    let incident = format!("{INCIDENTS}I,Pictures,document,passed_on,,,2023-01-22,2023-01-22,D:v1,T2,admission\n");
    let program = house(
        url,
        &[
            ("parties.csv", "code,name,kind\nT3,Gone,supplier\n"),
            ("agreements.csv", &agreements),
            ("disclosures.csv", &disclosures),
            ("incidents.csv", &incident),
        ],
    );
    let folder = tempfile::tempdir().unwrap();
    let parties_file = "code,name,kind,insolvent_on,successor_code\nT3,Gone,supplier,2023-02-01,T1\n";
    std::fs::write(folder.path().join("parties.csv"), parties_file).unwrap();
    program.imports_folder(folder.path());
    let answer = liable(&program, &["--incident", "I"]);
    assert_eq!(parties(&answer), [("T2", true), ("T1", false), ("T3", false)]);
    assert_eq!(target(&answer, "T3")["insolvent"], true);
    assert_eq!(target(&answer, "T1")["reasons"], json!(["SUCCEEDED_ANOTHER"]));
}

fn what_a_parent_signed_binds_its_daughter_where_it_takes_affiliates_in(url: &str) {
    let agreements = "code,discloser_code,recipient_code,executed_at,effective_on,ceiling,flow_down,survival,affiliates\n\
                      NDA1,OEM,GROUP,2022-01-01,2022-01-01,confidential,with_consent,3,yes\n\
                      NDA2,T1,OTHERS,2022-01-01,2022-01-01,confidential,forbidden,3,no\n";
    let firms = "code,name,kind\nGROUP,Group,supplier\nOTHERS,Others,supplier\nDAUGHTER,Daughter,supplier\n\
                 SISTER,Sister,supplier\n";
    let disclosures = format!("{DISCLOSURES}H1,D,v1,OEM,DAUGHTER,2022-02-01\nH2,D,v1,DAUGHTER,SISTER,2022-03-01\n");
    let incident = format!("{INCIDENTS}I,Pictures,document,passed_on,,,2023-01-22,2023-01-22,D:v1,SISTER,admission\n");
    let program = house(
        url,
        &[
            ("parties.csv", firms),
            ("agreements.csv", agreements),
            ("disclosures.csv", &disclosures),
            ("incidents.csv", &incident),
        ],
    );
    let folder = tempfile::tempdir().unwrap();
    let parents = "code,name,kind,parent_code\nDAUGHTER,Daughter,supplier,GROUP\nSISTER,Sister,supplier,OTHERS\n";
    std::fs::write(folder.path().join("parties.csv"), parents).unwrap();
    program.imports_folder(folder.path());
    let answer = liable(&program, &["--incident", "I"]);
    let daughter = target(&answer, "DAUGHTER");
    assert_eq!(
        (&daughter["track"], &daughter["agreement"], &daughter["primary"]),
        (&json!("contract"), &json!("NDA1"), &json!(true))
    );
    assert_eq!(target(&answer, "SISTER")["track"], "tort", "what its parent signed leaves affiliates out");
}

fn what_cannot_be_asked_is_refused_in_one_line(url: &str) {
    let program = told(url);
    let refused = program.calls(&["liability", "--incident", "INC-404"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("INC-404"));
    for loss in ["700000", "7e5 CNY", "700000 Taler", "-1 CNY"] {
        let refused = program.calls(&["liability", "--incident", "INC-1", &format!("--loss={loss}")]);
        assert_eq!(refused.status.code(), Some(2), "{loss}");
    }
    let table = program.succeeds(&["liability", "--incident", "INC-1", "--format", "table"]);
    assert!(table.contains("QIULAN → CHENGYAO → JINLU") && table.contains("Legal chooses"), "{table}");
    let csv = program.succeeds(&["liability", "--incident", "INC-1", "--format", "csv"]);
    assert!(csv.starts_with("party,track,agreement,clause_amount,currency,breaches,primary"), "{csv}");
    assert_eq!(csv.lines().count(), 3);
}
