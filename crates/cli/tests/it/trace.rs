//! Who could it have been, on the command line: the founding case as it became known, step by step.

use serde_json::{Value, json};

use crate::program::Program;

fixtures::both_migrated_addresses!(
    the_mould_shop_is_possible_then_discovered_then_admitted,
    who_gave_everything_back_weighs_less_and_who_came_later_not_at_all,
    several_versions_and_nobody_recorded_are_told,
    a_hand_over_of_which_a_range_is_known_counts_from_its_beginning,
    whoever_made_what_leaked_is_a_candidate_and_our_own_people_once_they_are_named,
    what_people_say_counts_from_its_day_until_it_is_withdrawn,
    what_cannot_be_asked_is_refused_in_one_line_and_every_form_says_the_same,
);

fn told(url: &str) -> Program<'_> {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    program
}

fn traced(program: &Program<'_>, words: &[&str]) -> Value {
    let answer = program.asked(&[&["trace"][..], words].concat());
    let of = |one: &Value| one["probability"].as_f64().unwrap();
    let candidates = answer["candidates"].as_array().unwrap();
    let all: f64 = candidates.iter().map(of).sum::<f64>() + answer["outside"].as_f64().unwrap();
    assert!((all - 1.0).abs() < 1e-9, "{words:?}: {all}");
    let order: Vec<(f64, &str)> = candidates.iter().map(|one| (of(one), one["party"].as_str().unwrap())).collect();
    assert!(
        order.is_sorted_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)).is_lt()),
        "{words:?}: {order:?}"
    );
    answer
}

fn candidate<'a>(answer: &'a Value, party: &str) -> &'a Value {
    let found = answer["candidates"].as_array().unwrap().iter().find(|one| one["party"] == party);
    found.unwrap_or_else(|| panic!("{party} is no candidate: {answer}"))
}

fn has(candidate: &Value, reason: &str) -> bool {
    let of = |key: &str| candidate[key].as_array().unwrap().contains(&json!(reason));
    of("reasons_for") || of("reasons_against")
}

fn the_mould_shop_is_possible_then_discovered_then_admitted(url: &str) {
    let program = told(url);
    let at = |known_at: &'static str| traced(&program, &["--incident", "INC-1", "--known-at", known_at]);
    let first = at("2023-01-23");
    assert_eq!((&first["at"], &first["verdict"]), (&json!("2023-01-22T03:30:00Z"), &json!("inconclusive")));
    let shop = candidate(&first, "JINLU");
    assert_eq!((&shop["status"], &shop["held_at_leak"]), (&json!("possible"), &Value::Null));
    assert_eq!(shop["chains"], json!([["QIULAN", "CHENGYAO", "JINLU"]]));
    assert!(has(shop, "NO_RECORD") && has(shop, "SUPPLIES_A_HOLDER"));
    let moulder = candidate(&first, "CHENGYAO");
    assert_eq!(
        (&moulder["status"], &moulder["held_at_leak"], &moulder["covered"]),
        (&json!("recorded"), &json!(true), &json!(true))
    );
    assert!(moulder["probability"].as_f64() > shop["probability"].as_f64(), "what is recorded weighs more");
    // The first tier says to whom it gave it: the shop is on record, without consent.
    let second = at("2023-01-26");
    let shop = candidate(&second, "JINLU");
    assert_eq!(
        (&shop["status"], &shop["held_at_leak"], &shop["covered"]),
        (&json!("recorded"), &json!(true), &json!(false))
    );
    assert!(has(shop, "NOT_COVERED") && has(shop, "HAD_ALL_VERSIONS"));
    // The first tier answers for the shop as well.
    let first_tier = candidate(&second, "CHENGYAO");
    let together = first_tier["probability"].as_f64().unwrap() + shop["probability"].as_f64().unwrap();
    assert_eq!(first_tier["below"]["parties"], json!(["JINLU"]));
    assert!((first_tier["below"]["probability"].as_f64().unwrap() - together).abs() < 1e-12, "{first_tier}");
    assert!(first_tier["below"]["index"].as_f64() > first_tier["index"].as_f64());
    assert_eq!((&shop["below"], &candidate(&first, "CHENGYAO")["below"]), (&Value::Null, &Value::Null));
    // What an officer was told of its access weighs ten times, and both stand apart from it alike.
    let [shop, moulder] = [shop, candidate(&second, "CHENGYAO")].map(|one| one["probability"].as_f64().unwrap());
    assert!((shop / moulder - 10.0).abs() < 1e-9, "{second}");
    // It admits it: with its giver it answers for all.
    let third = at("2023-02-02");
    assert_eq!(third["verdict"], "inconclusive", "both are named: {third}");
    for party in ["CHENGYAO", "JINLU"] {
        let named = candidate(&third, party);
        assert!(has(named, "ADMISSION") && named["probability"].as_f64().unwrap() > 0.499, "{named}");
    }
    assert!(has(candidate(&third, "NORRVIK"), "OTHERS_ATTRIBUTED"));
}

fn who_gave_everything_back_weighs_less_and_who_came_later_not_at_all(url: &str) {
    let program = told(url);
    let incident = "code,title,what,how,first_public_at,discovered_at,versions\n\
                    INC-90,Drafts,document,unknown,2022-08-15,2022-08-15,BUMPER-F:v1\n";
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("incidents.csv"), incident).unwrap();
    program.imports_folder(folder.path());
    // Of what leaked together one had been given back, and the other not.
    let kaltenau = traced(&program, &["--incident", "INC-1"]);
    let kaltenau = candidate(&kaltenau, "KALTENAU");
    assert!(kaltenau["held_at_leak"] == true && has(kaltenau, "GAVE_BACK(BUMPER-R:v1)"), "{kaltenau}");
    let early = traced(&program, &["--incident", "INC-90"]);
    assert!(early["eliminated"].as_array().unwrap().contains(&json!({ "party": "JINLU", "reason": "RECEIVED_LATER" })));
    let exposed = program.exposure(("BUMPER-F", "v1"), &["--as-of", "2023-01-22"]);
    let traced = traced(&program, &["--incident", "INC-1"]);
    for one in exposed["exposures"].as_array().unwrap() {
        let same = candidate(&traced, one["party"].as_str().unwrap());
        assert_eq!(same["status"], "recorded");
        assert_eq!(has(same, "GIVEN_BACK"), one["holding"] == false, "{one}");
        if one["holding"] == false {
            assert!(same["probability"].as_f64() < candidate(&traced, "CHENGYAO")["probability"].as_f64());
        }
    }
}

fn several_versions_and_nobody_recorded_are_told(url: &str) {
    let program = told(url);
    let second = traced(&program, &["--incident", "INC-2"]);
    let versions: Vec<&str> =
        second["versions"].as_array().unwrap().iter().map(|one| one["document"].as_str().unwrap()).collect();
    assert_eq!(versions, ["BUMPER-F", "CAR-RENDER"]);
    assert!(has(&second["candidates"][0], "HAD_ALL_VERSIONS"), "{second}");
    assert!(has(candidate(&second, "NORRVIK"), "LACKS(CAR-RENDER:r2)"));
    // Two incidents that have one source, if they have: who had what leaked in both comes first, and how far that is chance is said.
    let pooled = traced(&program, &["--incident", "INC-2", "--with-related"]);
    let incidents: Vec<&str> =
        pooled["versions"].as_array().unwrap().iter().map(|one| one["incident"].as_str().unwrap()).collect();
    assert_eq!(incidents, ["INC-2", "INC-2", "INC-1", "INC-1"]);
    let moulder = candidate(&pooled, "CHENGYAO");
    assert_eq!(moulder["incidents"], 2);
    assert!((0.0..=1.0).contains(&moulder["by_chance"].as_f64().unwrap()), "{moulder}");
    assert!(has(moulder, "ADMISSION"), "what one of them admitted counts for both");
    assert_eq!(candidate(&second, "CHENGYAO")["incidents"], Value::Null);
    assert_eq!(traced(&program, &["--incident", "INC-1", "--with-related"])["versions"].as_array().unwrap().len(), 4);
    let tried = pooled["sensitivity"].as_array().unwrap();
    assert_eq!(tried.iter().filter(|one| one["without_attribution"] == true).count(), 1);
    assert_eq!(tried[0]["parties"], json!(["CHENGYAO", "JINLU"]), "who is as likely comes first as well");
    // Where nearly everything comes from outside, it was nobody recorded: a finding about the records.
    let outside = traced(&program, &["--incident", "INC-2", "--outside", "0.99"]);
    assert_eq!(outside["verdict"], "none");
    assert!(outside["outside"].as_f64() > second["outside"].as_f64());
}

fn a_hand_over_of_which_a_range_is_known_counts_from_its_beginning(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::example().unwrap());
    let files = [
        ("parties.csv", "code,name,kind\nT9,Ninth,supplier\nT8,Eighth,supplier\n"),
        (
            "disclosures.csv",
            "code,document_code,version_label,giver_code,recipient_code,at_from,at\n\
             R-1,BUMPER-F,v1,OEM,T9,2023-01-10,2023-02-10\nR-2,BUMPER-F,v1,T9,T8,2023-01-12,2023-02-11\n",
        ),
        (
            "incidents.csv",
            "code,title,what,how,first_public_at,discovered_at,versions\n\
             L-1,Drafts,document,unknown,2023-01-22,2023-01-23,BUMPER-F:v1\n\
             L-2,Drafts,document,unknown,2023-01-09,2023-01-23,BUMPER-F:v1\nL-3,Nothing shown,document,unknown,,2023-01-23,\n",
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    program.imports_folder(folder.path());
    let during = traced(&program, &["--incident", "L-1"]);
    let ninth = candidate(&during, "T9");
    assert!(has(ninth, "MAY_HAVE_RECEIVED_LATER") && ninth["held_at_leak"] == true, "{ninth}");
    assert_eq!(ninth["chains"], json!([["OEM", "T9"]]));
    assert_eq!(candidate(&during, "T8")["chains"], json!([["OEM", "T9", "T8"]]));
    let before = traced(&program, &["--incident", "L-2"]);
    let later: Vec<&Value> = before["eliminated"].as_array().unwrap().iter().map(|one| &one["party"]).collect();
    assert!(later.contains(&&json!("T8")) && later.contains(&&json!("T9")), "{before}");
    // What shows no version leads to nobody.
    let nothing = traced(&program, &["--incident", "L-3"]);
    assert_eq!((&nothing["verdict"], &nothing["outside"]), (&json!("none"), &json!(1.0)));
}

fn whoever_made_what_leaked_is_a_candidate_and_our_own_people_once_they_are_named(url: &str) {
    let program = told(url);
    // A guest posted pictures that he took himself: nobody handed them to him.
    let posted = traced(&program, &["--incident", "INC-3"]);
    assert_eq!((&posted["candidates"][0]["party"], &posted["verdict"]), (&json!("P-BAI"), &json!("exact")));
    let guest = candidate(&posted, "P-BAI");
    assert!(has(guest, "MADE_IT") && has(guest, "ADMISSION") && guest["chains"] == json!([["P-BAI"]]), "{guest}");
    assert_eq!((&guest["held_at_leak"], &guest["covered"]), (&json!(true), &Value::Null));
    // The house that drew the bumper is no candidate until somebody says that it was one of its own.
    let parties = |answer: &Value| -> Vec<String> {
        answer["candidates"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!parties(&traced(&program, &["--incident", "INC-1"])).contains(&"QIULAN".to_owned()));
    let incidents = "code,title,what,how,first_public_at,discovered_at,versions,attributed_to,confidence\n\
                     INC-91,Insider,document,passed_on,2023-01-22,2023-01-22,BUMPER-F:v1,QIULAN,admission\n\
                     INC-92,Their man,document,passed_on,2023-01-22,2023-01-22,BUMPER-F:v1,P-NEW,admission\n";
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("people.csv", "code,name\nP-NEW,Nobody on record\n"),
        ("employments.csv", "person_code,employer_code,from_date\nP-NEW,JINLU,2020-01-01\n"),
        ("incidents.csv", incidents),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    program.imports_folder(folder.path());
    let insider = traced(&program, &["--incident", "INC-91"]);
    assert_eq!((&insider["candidates"][0]["party"], &insider["verdict"]), (&json!("QIULAN"), &json!("exact")));
    assert!(has(candidate(&insider, "QIULAN"), "ORIGINATED_IT"));
    // Somebody of whom nothing is recorded stands for whoever employs them.
    let theirs = traced(&program, &["--incident", "INC-92"]);
    assert_eq!((&theirs["candidates"][0]["party"], &theirs["verdict"]), (&json!("JINLU"), &json!("exact")));
}

fn what_people_say_counts_from_its_day_until_it_is_withdrawn(url: &str) {
    let program = told(url);
    let at = |known_at: &'static str| traced(&program, &["--incident", "INC-1", "--known-at", known_at]);
    let reason = "INDICATION(SIGN-2,alibi,moderate_against)";
    let probability = |answer: &Value, party: &str| candidate(answer, party)["probability"].as_f64().unwrap();
    let (before, said) = (at("2023-01-25"), at("2023-01-31"));
    assert!(!has(candidate(&before, "KALTENAU"), reason) && has(candidate(&said, "KALTENAU"), reason));
    // Whom the officer spoke against is ten times less likely beside all others.
    let beside = |answer: &Value| probability(answer, "CHENGYAO") / probability(answer, "KALTENAU");
    assert!((beside(&said) / beside(&before) - 10.0).abs() < 1e-9, "{said}");
    // Withdrawn on the day of the admission.
    let after = at("2023-02-02");
    assert!(!has(candidate(&after, "KALTENAU"), reason));
    assert!(has(candidate(&after, "JINLU"), "INDICATION(SIGN-3,admission,decisive_for)"));
    // What would be without it is told, too.
    let without = said["sensitivity"].as_array().unwrap().iter().find(|one| one["without_indication"] == "SIGN-1");
    let without = without.unwrap_or_else(|| panic!("{said}"));
    assert!(without["probability"].as_f64() < candidate(&said, "JINLU")["probability"].as_f64());
    assert!(without["parties"].as_array().unwrap().contains(&json!("CHENGYAO")));
}

fn what_cannot_be_asked_is_refused_in_one_line_and_every_form_says_the_same(url: &str) {
    let program = told(url);
    let refused = program.calls(&["trace", "--incident", "INC-404"]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("No incident has the code “INC-404”") && said.lines().count() == 1, "{said}");
    assert_eq!(program.calls(&["trace", "--incident", "INC-1", "--known-at", "2023-01-20"]).status.code(), Some(1));
    assert_eq!(program.calls(&["trace", "--incident", "INC-1", "--outside", "2"]).status.code(), Some(2));
    let answer = traced(&program, &["--incident", "INC-1"]);
    let csv = program.succeeds(&["trace", "--incident", "INC-1", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    // A number is the same number however it is written; who reads JSON may round its last digit.
    let rows: Vec<(String, f64)> =
        reader.records().map(Result::unwrap).map(|row| (row[0].to_owned(), row[1].parse().unwrap())).collect();
    let of_json = answer["candidates"].as_array().unwrap();
    assert_eq!(rows.len(), of_json.len());
    for ((party, probability), one) in rows.iter().zip(of_json) {
        assert_eq!(one["party"], *party);
        assert!((one["probability"].as_f64().unwrap() / probability - 1.0).abs() < 1e-12, "{party}");
    }
    let table = program.succeeds(&["trace", "--incident", "INC-1", "--format", "table"]);
    for words in ["JINLU", "Attributed by admission", "Nobody recorded", "It names no culprit"] {
        assert!(table.contains(words), "{words}: {table}");
    }
}
