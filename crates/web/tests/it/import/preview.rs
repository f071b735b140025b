//! What the page says of a bundle before anything is written.

use domain::staff::{Role, Scope};
use persistence::Database;

use super::{PARTIES, check, known, open_house, settled, world};
use crate::app::spawn_app;

fixtures::both!(
    a_check_counts_and_writes_nothing,
    every_error_of_the_bundle_is_told_at_once_with_its_place_and_cure,
    no_name_or_address_of_a_person_is_told_back,
    files_that_are_not_what_their_names_say_are_seen_through,
    a_wrong_encoding_is_named_with_its_row,
    long_lists_of_errors_come_in_pages,
    the_refused_rows_can_be_had_mended_and_sent_again,
    foreign_codes_answer_as_unknown_ones,
    another_persons_bundle_is_not_there,
    nobody_brings_along_what_they_may_not_enter,
);

async fn a_check_counts_and_writes_nothing(db: Database) {
    let (app, browser) = open_house(db).await;
    let before = app.verbs().await;
    let (_, page) = check(&browser, &world()).await;
    page.says("Nothing is wrong. 7 new rows would be written.").says("Nothing has been written yet.");
    page.says("Parties parties.csv 3 0 0 0").says("Programmes programmes.csv 2 0 0 0").says("Import 7 new rows");
    assert_eq!(known(&app).await, "");
    assert_eq!(app.verbs().await, before);
}

async fn every_error_of_the_bundle_is_told_at_once_with_its_place_and_cure(db: Database) {
    let (app, browser) = open_house(db).await;
    let files: [(&str, &str); 6] = [
        ("parties.csv", PARTIES),
        ("people.csv", "code,name,employed_from\nT2,x,\nP1,y,2022-13-01\n"),
        ("programmes.csv", "code,name,manufacturer_code,timezone\nCAR,Car,OEM,Beijing\nCAR,Car,OEM,UTC\n"),
        ("documents.csv", "code,title,programme_code,originator_code,class\nD1,Bumper,CAB,OEM,confidential\n"),
        (
            "agreements.csv",
            "code,discloser_code,recipient_code,effective_on,expires_on,ceiling,flow_down\n\
             A1,OEM,T1,2022-02-01,2022-01-01,internal,forbidden\n",
        ),
        (
            "disclosures.csv",
            "code,document_code,version_label,giver_code,recipient_code,at\nS1,D1,v1,OEM,OEM,2022-07-01T10:00:00\n",
        ),
    ];
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (_, page) = check(&browser, &files).await;
    for told in [
        "people.csv 2 code T2 The code belongs to a party or a person already",
        "people.csv 3 employed_from 2022-13-01 Not a date. Write year-month-day",
        "programmes.csv 2 timezone Beijing Not a time zone",
        "documents.csv 2 programme_code CAB There is no programme “CAB”",
        "agreements.csv 2 expires_on 2022-01-01 It ends before it starts",
        "disclosures.csv 2 at 2022-07-01T10:00:00 The date and time lacks its offset",
    ] {
        page.says(told);
    }
    assert_eq!(known(&app).await, "");
}

async fn no_name_or_address_of_a_person_is_told_back(db: Database) {
    let (_, browser) = open_house(db).await;
    let long = "李".repeat(2001);
    let people = format!("code,name,email\nP1,{long},\nP2,王芳,\"wang\u{7}@oem.example\"\n");
    let (_, page) = check(&browser, &[("people.csv", people.as_bytes())]).await;
    page.says("people.csv 2 name Too long").says("people.csv 3 email It holds a control character");
    assert!(!page.body.contains("李李") && !page.body.contains("王芳") && !page.body.contains("wang"));
}

async fn files_that_are_not_what_their_names_say_are_seen_through(db: Database) {
    let (app, browser) = open_house(db).await;
    let files: [(&str, &[u8]); 7] = [
        ("parties.csv", b"PK\x03\x04whatever"),
        ("people.csv", b"%PDF-1.7 whatever"),
        ("parts.csv", b""),
        ("programmes.csv", b"code,name,colour,name\n"),
        ("spring/bundle.zip", b"PK\x03\x04whatever"),
        ("spring/Book1.xlsx", b"PK\x03\x04whatever"),
        ("colours.csv", b"code\n"),
    ];
    let (_, page) = check(&browser, &files).await;
    for told in [
        "parties.csv This is a ZIP archive or a workbook, not CSV text",
        "people.csv This is a PDF document, not CSV text",
        "parts.csv The file is empty",
        "programmes.csv There is no column “colour”",
        "programmes.csv The column “name” stands twice",
        "programmes.csv The column manufacturer_code is missing",
        "bundle.zip This is a ZIP archive or a workbook",
        "Book1.xlsx This is a ZIP archive or a workbook",
        "colours.csv No file of a bundle has this name",
        "Choose one ZIP archive or one XLSX workbook and nothing else",
    ] {
        page.says(told);
    }
    assert!(!page.body.contains("id=\"confirm\""), "there is nothing to confirm");
    assert_eq!(known(&app).await, "");
}

async fn a_wrong_encoding_is_named_with_its_row(db: Database) {
    let (_, browser) = open_house(db).await;
    let mut bytes = b"code,name,kind\nT1,a,supplier\nT2,".to_vec();
    bytes.extend([0xb1, 0xb1, 0xbe, 0xa9, 0xc4, 0xa3, 0xcb, 0xdc]);
    bytes.extend(b",supplier\nT3,\"open,supplier\n");
    let (_, page) = check(&browser, &[("parties.csv", &bytes)]).await;
    page.says("parties.csv 3 the whole row The row is not UTF-8 text but most likely GB 18030");
    page.says("parties.csv 4 the whole row A quotation mark opens in this row and never closes");
}

async fn long_lists_of_errors_come_in_pages(db: Database) {
    let (_, browser) = open_house(db).await;
    let rows: Vec<String> = (0..1100).map(|row| format!("C{row},n,nonsense")).collect();
    let file = format!("code,name,kind\n{}\n", rows.join("\n"));
    let (address, page) = check(&browser, &[("parties.csv", file.as_bytes())]).await;
    page.says("1100 rows are wrong").says("The first 1000 of 1100 errors are shown");
    page.says("Rows 1 to 50 of 1000");
    let last = browser.open(&format!("{address}?page=20")).await;
    last.says("Rows 951 to 1000 of 1000").says("parties.csv 1001 kind");
    browser.open(&format!("{address}?page=99999999")).await.says("Rows 951 to 1000");
    assert_eq!(browser.open(&format!("{address}?page=x")).await.status, 400);
}

async fn the_refused_rows_can_be_had_mended_and_sent_again(db: Database) {
    let (_, browser) = open_house(db).await;
    let sent = "code,name,kind\n=1+1,\"Say \"\"hi\"\"\",supplyer\nT1,First,supplier\n";
    let (address, _) = check(&browser, &[("parties.csv", sent.as_bytes())]).await;
    let copy = browser.open(&format!("{address}/errors/parties.csv")).await;
    assert_eq!(copy.header("content-disposition"), Some("attachment; filename=\"parties.csv\""));
    assert!(copy.body.starts_with("error,code,name,kind\n\"kind: Not a value of this column."), "{}", copy.body);
    assert!(copy.body.ends_with(",=1+1,\"Say \"\"hi\"\"\",supplyer\n"), "as it was sent: {}", copy.body);
    for absent in ["people.csv", "nothing.csv", "..%2Fsent%2Fparties.csv"] {
        assert_eq!(browser.open(&format!("{address}/errors/{absent}")).await.status, 404, "{absent}");
    }
    let mended = copy.body.replace("supplyer", "supplier");
    let (_, page) = check(&browser, &[("parties.csv", mended.as_bytes())]).await;
    page.says("Nothing is wrong. 1 new row would be written.");
}

async fn foreign_codes_answer_as_unknown_ones(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, _) = check(&browser, &world()).await;
    super::confirm(&browser, &address, &[]).await.says("Imported");
    app.hire_for("karl@oem.example", &[Role::Owner], Scope::Programmes(["CAR".to_owned()].into())).await;
    let karl = app.sign_in("karl@oem.example").await;
    let versions = "document_code,label,stage,issued_at\nD1,v1,final,2022-06-01\nD2,v1,final,2022-06-01\n\
                    D9,v1,final,2022-06-01\n";
    let (_, page) = check(&karl, &[("versions.csv", versions.as_bytes())]).await;
    page.says("versions.csv 3 document_code D2 There is no document “D2”");
    page.says("versions.csv 4 document_code D9 There is no document “D9”");
}

async fn another_persons_bundle_is_not_there(db: Database) {
    let app = spawn_app(db).await;
    let maria = app.as_role(Role::Administrator).await;
    let (address, page) = check(&maria, &[("parties.csv", b"code,name,kind\nT1,a,nonsense\nT2,b,supplier\n")]).await;
    let karl = app.as_role(Role::Owner).await;
    let missing = karl.open("/import/0000").await;
    assert_eq!(missing.status, 404);
    for path in [address.clone(), format!("{address}/errors/parties.csv")] {
        let answer = karl.open(&path).await;
        assert_eq!((answer.status, &answer.body), (404, &missing.body), "{path}");
    }
    let form_token = karl.open("/account").await.hidden("form_token").unwrap();
    let submission = page.hidden("submission").unwrap();
    let fields = [("form_token", form_token.as_str()), ("submission", submission.as_str()), ("accept_valid", "yes")];
    for path in [address.clone(), format!("{address}/check"), format!("{address}/discard")] {
        assert_eq!(karl.post(&path, &fields).await.status, 404, "{path}");
    }
    settled(&maria, &address).await.says("1 row is wrong");
}

async fn nobody_brings_along_what_they_may_not_enter(db: Database) {
    let (app, _) = open_house(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let waiver = "code,reason,disclosure_code,from_date,to_date,requested_by,approved_by\n\
                  W1,EXPIRED,D1,2026-01-01,2026-01-31,P1,P2\n";
    let files = [("parties.csv", PARTIES.as_bytes()), ("waivers.csv", waiver.as_bytes())];
    let (_, page) = check(&buyer, &files).await;
    page.says("waivers.csv").says("Your roles do not enter facts of this kind.");
    page.says("Parties parties.csv 3 0 0 0");
    assert_eq!(known(&app).await, "");
}
