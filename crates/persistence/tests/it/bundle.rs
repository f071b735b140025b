//! What import and export promise.

use domain::facts::{FileProblem, Kind, Problem};
use domain::staff::{Actor, Role, Scope};
use domain::time::Instant;
use fixtures::sent::{Refusals, Sent};
use fixtures::write::{everything, on_programmes};
use persistence::Database;
use persistence::acts;
use persistence::bundle::{ImportError, Mode, Purpose, Report};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::saved::hire;

fixtures::both!(
    the_same_bundle_again_changes_nothing_and_is_no_act,
    a_changed_row_is_a_correction_and_the_old_state_is_kept,
    a_preview_counts_and_writes_nothing,
    every_error_of_the_bundle_comes_at_once_and_nothing_is_written,
    a_row_that_refers_to_a_wrong_row_is_not_wrong_itself,
    valid_rows_alone_are_written_and_whatever_hangs_on_a_wrong_one_is_refused,
    rows_may_refer_to_later_rows_of_their_own_file,
    a_key_twice_is_an_error_on_the_later_row_unless_the_others_are_history,
    what_an_export_wrote_reads_into_an_empty_database_as_the_same_bytes,
    foreign_codes_answer_as_unknown_ones,
    a_file_that_cannot_be_read_is_named_and_its_codes_are_not_missed,
    an_import_that_stops_halfway_leaves_nothing,
    what_is_possible_in_the_world_is_a_fact,
    every_index_stands_after_a_first_import_as_before,
    a_file_lets_nobody_in_who_cannot_have_entered_and_changes_no_concept_that_stands,
);

const NOON: Instant = Instant::from_micros(1_780_000_000_000_000);
const LATER: Instant = Instant::from_micros(1_780_000_900_000_000);
const VALID_ROWS: (Mode, Purpose) = (Mode::AcceptValid, Purpose::Write);

const PARTIES: &str = "code,name,kind\nOEM,Maker,manufacturer\nT1,\"First, tier\",supplier\nT2,Second,supplier\n";
const PROGRAMMES: &str = "code,name,manufacturer_code,timezone\nCAR,Car,OEM,Asia/Shanghai\nBUS,Bus,OEM,Asia/Shanghai\n";
const DOCUMENTS: &str = "code,title,programme_code,originator_code,class\nD1,Bumper,CAR,OEM,confidential\n\
                         D2,Door,BUS,OEM,confidential\n";
const VERSIONS: &str = "document_code,label,stage,issued_at\nD1,v1,bid_draft,2022-06-01\nD2,v1,bid_draft,2022-06-01\n";
const DISCLOSURES: &str = "code,document_code,version_label,giver_code,recipient_code,at\n\
                           S1,D1,v1,OEM,T1,2022-07-01T10:00:00+08:00\nS2,D1,v1,T1,T2,2022-07-02\n";

fn world() -> Vec<(&'static str, &'static str)> {
    vec![
        ("parties.csv", PARTIES),
        ("programmes.csv", PROGRAMMES),
        ("documents.csv", DOCUMENTS),
        ("versions.csv", VERSIONS),
        ("disclosures.csv", DISCLOSURES),
    ]
}

fn world_with(name: &'static str, text: &'static str) -> Vec<(&'static str, &'static str)> {
    let kept = world().into_iter().filter(|(other, _)| *other != name);
    kept.chain([(name, text)]).collect()
}

/// New, updated, unchanged and wrong rows of a file.
fn counts(report: &Report, kind: Kind) -> [u64; 4] {
    let file = report.files.iter().find(|file| file.kind == kind).unwrap();
    [file.new, file.updated, file.unchanged, file.wrong]
}

async fn the_same_bundle_again_changes_nothing_and_is_no_act(db: Database) {
    let sent = Sent::files(&world());
    let first = sent.import(&db, NOON).await;
    assert_eq!((first.is_clean(), first.act), (true, Some(1)));
    assert_eq!(counts(&first, Kind::Disclosures), [2, 0, 0, 0]);
    let before = everything(&db).await;
    let again = sent.import(&db, LATER).await;
    assert_eq!((again.changes(), again.act), (0, None));
    assert_eq!(counts(&again, Kind::Parties), [0, 0, 3, 0]);
    assert_eq!(everything(&db).await, before);
    assert_eq!(acts::newest(db.reader(), None, 9).await.unwrap().len(), 1);
}

async fn a_changed_row_is_a_correction_and_the_old_state_is_kept(db: Database) {
    Sent::files(&world()).import(&db, NOON).await;
    let changed = Sent::files(&[("parties.csv", "kind,code,name\nsupplier,T1,Renamed\nsupplier,T2,Second\n")]);
    let report = changed.import(&db, LATER).await;
    assert_eq!(counts(&report, Kind::Parties), [0, 1, 1, 0]);
    let all = everything(&db).await;
    let (then, now) = (NOON.to_string(), LATER.to_string());
    assert!(all.contains(&format!("parties T1|First, tier||supplier||||| [{then}, {now})")), "{all}");
    assert!(all.contains(&format!("parties T1|Renamed||supplier||||| [{now}, )")), "{all}");
}

async fn a_preview_counts_and_writes_nothing(db: Database) {
    let preview = (Mode::AllOrNothing, Purpose::Preview);
    let report = Sent::files(&world()).import_as(&db, &Actor::operator(), NOON, preview).await;
    assert_eq!((counts(&report, Kind::Parties), report.act), ([3, 0, 0, 0], None));
    assert_eq!(everything(&db).await, "");
    assert_eq!(acts::newest(db.reader(), None, 9).await.unwrap().len(), 0);
}

async fn every_error_of_the_bundle_comes_at_once_and_nothing_is_written(db: Database) {
    let mut files = world_with(
        "parties.csv",
        "code,name,kind,country\nOEM,Maker,manufacturer,DE\nT1,\"two\nlines\",supplyer,XX\nT2,Second,supplier,\n",
    );
    files.push(("people.csv", "code,name,employed_from\nT2,Somebody,\nP1,李雷,2022-13-01\n"));
    // A wrong date does not hide that nobody has the employer's code.
    // An agreement that amends itself is wrong once, not twice.
    let amending_itself = "code,discloser_code,recipient_code,effective_on,ceiling,flow_down,amends_code\n\
                           N1,OEM,OEM2,2022-01-01,internal,forbidden,N1\n";
    files.push(("agreements.csv", amending_itself));
    files.push(("employments.csv", "person_code,employer_code,from_date\nP1,T9,soon\n"));
    files.push(("returns.csv", "disclosure_code,accounted_at,kind\nS9,2022-08-01,destroyed\n"));
    files.push(("round_documents.csv", "round_code,document_code,version_label\nR1,D1,v9\n"));
    files.push(("colours.csv", "code\n"));
    let report = Sent::files(&files).import(&db, NOON).await;
    let found: Vec<_> =
        report.errors.iter().map(|one| (one.kind, one.line, one.error.column, one.error.value.as_deref())).collect();
    assert_eq!(
        found,
        [
            (Kind::Parties, 3, "kind", Some("supplyer")),
            (Kind::Parties, 3, "country", Some("XX")),
            (Kind::People, 2, "code", Some("T2")),
            (Kind::People, 3, "employed_from", Some("2022-13-01")),
            (Kind::Employments, 2, "from_date", Some("soon")),
            (Kind::Employments, 2, "employer_code", Some("T9")),
            (Kind::Agreements, 2, "amends_code", Some("N1")),
            (Kind::Agreements, 2, "recipient_code", Some("OEM2")),
            (Kind::RoundDocuments, 2, "round_code", Some("R1")),
            (Kind::RoundDocuments, 2, "version_label", Some("v9")),
            (Kind::Returns, 2, "disclosure_code", Some("S9")),
        ]
    );
    assert_eq!(report.errors[2].error.problem, Problem::CodeTaken);
    assert_eq!((report.error_count, report.wrong_rows(), report.act), (11, 7, None));
    assert_eq!(report.problems, [("colours.csv".to_owned(), FileProblem::UnknownFile)]);
    assert_eq!(everything(&db).await, "");
}

async fn a_row_that_refers_to_a_wrong_row_is_not_wrong_itself(db: Database) {
    let files = world_with("parties.csv", "code,name,kind\nOEM,Maker,maker\nT1,First,supplier\nT2,Second,supplier\n");
    let report = Sent::files(&files).import(&db, NOON).await;
    assert_eq!((report.error_count, report.errors[0].line), (1, 2));
    assert_eq!(counts(&report, Kind::Disclosures), [2, 0, 0, 0]);
}

async fn valid_rows_alone_are_written_and_whatever_hangs_on_a_wrong_one_is_refused(db: Database) {
    let mut files = world_with(
        "parties.csv",
        "code,name,kind,parent_code\nOEM,Maker,manufacturer,\nT1,First,supplier,\nT2,Second,supplier,X3\n\
         X3,Third,supplier,X4\nX4,Fourth,supplier,X5\nX5,Fifth,nonsense,\nX6,Sixth,supplier,T1\n",
    );
    files.push(("returns.csv", "disclosure_code,accounted_at,kind\nS1,2022-08-01,destroyed\nS2,2022-08-01,returned\n"));
    let sent = Sent::files(&files);
    let mut refusals = Refusals::default();
    let report = sent.import_before(&db, &Actor::operator(), NOON, VALID_ROWS, &mut refusals).await.unwrap();
    assert_eq!(counts(&report, Kind::Parties), [3, 0, 0, 4]);
    assert_eq!(counts(&report, Kind::Disclosures), [1, 0, 0, 1]);
    assert_eq!(counts(&report, Kind::Returns), [1, 0, 0, 1]);
    assert_eq!(report.act, Some(1));
    let lines: Vec<_> = refusals.rows.iter().map(|(kind, line, _)| (*kind, *line)).collect();
    let parties = [4, 5, 6, 7].map(|line| (Kind::Parties, line));
    assert_eq!(lines, [parties.as_slice(), &[(Kind::Disclosures, 3), (Kind::Returns, 3)]].concat());
    let all = everything(&db).await;
    assert!(all.contains("parties X6|") && !all.contains("parties T2|"), "{all}");
    let again = sent.import_as(&db, &Actor::operator(), LATER, VALID_ROWS).await;
    assert_eq!((again.changes(), again.wrong_rows(), again.act), (0, 6, None));
}

async fn rows_may_refer_to_later_rows_of_their_own_file(db: Database) {
    for (at, how) in [(NOON, Mode::AllOrNothing), (LATER, Mode::AcceptValid)] {
        let text = "code,name,kind,parent_code\n@A,a,supplier,@B\n@B,b,supplier,@C\n@C,c,supplier,@A\n";
        let text = text.replace('@', if how == Mode::AcceptValid { "V" } else { "N" });
        let sent = Sent::files(&[("parties.csv", text)]);
        let report = sent.import_as(&db, &Actor::operator(), at, (how, Purpose::Write)).await;
        assert_eq!(counts(&report, Kind::Parties), [3, 0, 0, 0], "{how:?}");
    }
    let text = "code,name,kind,parent_code\nA,a,supplier,B\n";
    let report = Sent::files(&[("parties.csv", text)]).import(&db, LATER).await;
    assert!(matches!(report.errors[0].error.problem, Problem::UnknownReference { .. }));
}

async fn a_key_twice_is_an_error_on_the_later_row_unless_the_others_are_history(db: Database) {
    let twice = Sent::files(&[("parties.csv", "code,name,kind\nT1,A,supplier\nT2,B,supplier\nT1,C,supplier\n")]);
    let report = twice.import(&db, NOON).await;
    assert_eq!(report.errors[0].error.problem, Problem::KeyTwice { first_line: 2 });
    assert_eq!((report.errors[0].line, report.act), (4, None));
    twice.import_as(&db, &Actor::operator(), NOON, VALID_ROWS).await;
    assert!(everything(&db).await.contains("parties T1|A|"));
    let history = "code,name,kind,recorded_at,superseded_at\n\
                   H,third,supplier,2022-03-01T00:00:00Z,\n\
                   H,first,supplier,2022-01-01T00:00:00Z,2022-02-01T00:00:00Z\n\
                   H,second,supplier,2022-02-01T00:00:00Z,2022-03-01T00:00:00Z\n\
                   R,gone,supplier,2022-01-01T00:00:00Z,2022-02-01T00:00:00Z\n";
    let sent = Sent::files(&[("parties.csv", history)]);
    assert_eq!(counts(&sent.import(&db, LATER).await, Kind::Parties), [2, 2, 0, 0]);
    assert_eq!(counts(&sent.import(&db, LATER).await, Kind::Parties), [0, 0, 4, 0]);
}

async fn what_an_export_wrote_reads_into_an_empty_database_as_the_same_bytes(db: Database) {
    let story = Sent::files::<&str>(&[]);
    fixtures::bundle::write_states(&fixtures::story().unwrap(), story.path()).unwrap();
    assert!(story.import(&db, NOON).await.is_clean());
    let corrected = "code,name,kind,void,recorded_at,superseded_at\nZ1,\"=1+1 \"\"quoted\"\"\n next\",supplier,yes,,\n\
                     Z2,gone,supplier,,2022-01-01T00:00:00.000001Z,2022-02-01T00:00:00Z\n";
    assert!(Sent::files(&[("parties.csv", corrected)]).import(&db, LATER).await.is_clean());
    let exported = Sent::exported(&db, LATER).await;
    let before = everything(&db).await;
    assert_eq!(exported.import(&db, LATER).await.changes(), 0);
    let (_folder, empty) = fixtures::database::beside().await;
    assert!(exported.import(&empty, LATER).await.is_clean());
    assert_eq!(everything(&empty).await, before);
    assert_eq!(Sent::exported(&empty, LATER).await.texts(), exported.texts());
}

async fn foreign_codes_answer_as_unknown_ones(db: Database) {
    Sent::files(&world()).import(&db, NOON).await;
    let disclosures = "code,document_code,version_label,giver_code,recipient_code,at\nN1,D2,v1,OEM,T1,2022-08-01\n\
                       N2,D9,v1,OEM,T1,2022-08-01\nN3,D1,v1,OEM,T2,2022-08-01\n";
    let sent = Sent::files(&[("disclosures.csv", disclosures)]);
    let report = sent.import_as(&db, &on_programmes(&["CAR"]), LATER, VALID_ROWS).await;
    assert_eq!(counts(&report, Kind::Disclosures), [1, 0, 0, 2]);
    let told = |line: u64| -> Vec<_> {
        let errors = report.errors.iter().filter(|one| one.line == line);
        errors.map(|one| (one.error.column, std::mem::discriminant(&one.error.problem))).collect()
    };
    assert_eq!(told(2), told(3));
    let stolen = Sent::files(&[("documents.csv", DOCUMENTS)]);
    let report = stolen.import_as(&db, &on_programmes(&["CAR"]), LATER, VALID_ROWS).await;
    assert_eq!(counts(&report, Kind::Documents), [0, 0, 1, 1]);
}

async fn a_file_that_cannot_be_read_is_named_and_its_codes_are_not_missed(db: Database) {
    let pdf = world_with("parties.csv", "%PDF-1.7 something");
    let report = Sent::files(&pdf).import(&db, NOON).await;
    assert!(matches!(report.problems[..], [(ref name, FileProblem::Disguised(_))] if name == "parties.csv"));
    assert_eq!((report.error_count, report.act), (0, None));
    assert_eq!(everything(&db).await, "");
}

async fn an_import_that_stops_halfway_leaves_nothing(db: Database) {
    let mut full_disk = Refusals { fails: true, ..Refusals::default() };
    let sent = Sent::files(&world_with("versions.csv", "document_code,label,stage,issued_at\nD1,v1,final,yesterday\n"));
    let stopped = sent.import_before(&db, &Actor::operator(), NOON, VALID_ROWS, &mut full_disk).await;
    assert!(matches!(stopped, Err(ImportError::Copy(_))));
    assert_eq!(everything(&db).await, "");
    assert_eq!(Sent::files(&world()).import(&db, NOON).await.act, Some(1));
}

async fn what_is_possible_in_the_world_is_a_fact(db: Database) {
    let mut files =
        world_with("parties.csv", "code,name,kind\nOEM,Same,manufacturer\nT1,Same,supplier\nT2,Same,supplier\n");
    files.push(("supply_links.csv", "customer_code,supplier_code\nT1,T2\nT2,T1\nT1,T1\n"));
    files.retain(|(name, _)| *name != "disclosures.csv");
    let disclosures = "code,document_code,version_label,giver_code,recipient_code,at\nS1,D1,v1,T2,T1,2020-01-01\n";
    files.push(("disclosures.csv", disclosures));
    let report = Sent::files(&files).import(&db, NOON).await;
    assert!(report.is_clean(), "{report:?}");
}

/// Every index of the database, as it was made.
async fn indexes(db: &Database) -> Vec<String> {
    let backend = db.reader().get_database_backend();
    let asked = match backend {
        DbBackend::Postgres => "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1",
        _ => "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1",
    };
    let rows = db.reader().query_all_raw(Statement::from_string(backend, asked)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn every_index_stands_after_a_first_import_as_before(db: Database) {
    let before = indexes(&db).await;
    let has = |index: &str| before.iter().any(|statement| statement.contains(&format!("INDEX {index} ON")));
    assert!(["disclosures_by_giver", "disclosures_by_time", "disclosures_due"].into_iter().all(has), "{before:?}");
    let wrong = world_with("versions.csv", "document_code,label,stage,issued_at\nD1,v1,final,yesterday\n");
    assert_eq!(Sent::files(&wrong).import(&db, NOON).await.act, None);
    assert_eq!(indexes(&db).await, before);
    assert_eq!(Sent::files(&world()).import(&db, NOON).await.act, Some(1));
    assert_eq!(indexes(&db).await, before);
    let more = DISCLOSURES.replace('S', "R");
    assert_eq!(Sent::files(&[("disclosures.csv", &more)]).import(&db, LATER).await.act, Some(2));
    assert_eq!(indexes(&db).await, before);
}

async fn a_file_lets_nobody_in_who_cannot_have_entered_and_changes_no_concept_that_stands(db: Database) {
    let events = "code,title,kind,programme_code,starts_at,versions,device_rule,state\n\
                  LIVE,Viewing,viewing,CAR,2026-05-28,D1:v1,sealed,live\n\
                  TOLD,Viewing,viewing,CAR,2026-05-20,,,\nNEXT,Viewing,viewing,CAR,2026-07-01,,,\n";
    let people = "code,name\nBAO,Bao Li\n";
    let invitees = "event_code,person_code,invited_at,checked_in_at\nTOLD,BAO,2026-05-01,2026-05-20\n\
                    LIVE,BAO,2026-05-01,2026-05-28\n";
    let mut files = world();
    files.extend([("events.csv", events), ("people.csv", people), ("invitees.csv", invitees)]);
    let report = Sent::files(&files).import(&db, NOON).await;
    assert_eq!((report.errors.len(), counts(&report, Kind::Invitees)), (0, [2, 0, 0, 0]), "{:?}", report.errors);
    let changed = events.replace("D1:v1", "").replace("Viewing,viewing,CAR,2026-05-20", "Shoot,shoot,CAR,2026-05-20");
    let entered = "event_code,person_code,invited_at,checked_in_at\nNEXT,BAO,2026-05-01,2026-05-28\n\
                   LIVE,BAO,2026-05-01,2026-04-01\n";
    let files = [("events.csv", changed), ("invitees.csv", entered.to_owned())];
    let officer = Actor {
        id: Some(hire(&db, "otto@oem.example").await),
        roles: [Role::Confidentiality].into(),
        scope: Scope::All,
    };
    let report = Sent::files(&files).import_as(&db, &officer, LATER, (Mode::AllOrNothing, Purpose::Write)).await;
    let wrong: Vec<_> = report.errors.iter().map(|one| (one.error.column, one.error.problem.clone())).collect();
    let nobody = ("checked_in_at", Problem::NobodyEntered);
    assert_eq!(wrong, [("versions", Problem::BeyondADraft), nobody.clone(), nobody]);
}
