//! Evidence packs on pages: who may make which, what an archive holds, and that the log names everyone who made one.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use actix_web::test::TestRequest;
use domain::facts::Kind;
use domain::staff::{Actor, Role, Scope};
use interchange::About;
use persistence::Database;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::app::{Answer, App, Browser, PASSWORD};
use crate::audits::told;
use crate::lives::{hand_in, person};

fixtures::both!(
    a_pack_holds_the_files_of_the_evidence_and_says_who_handed_them_in,
    the_same_question_is_the_same_pack_and_each_hand_out_is_listed,
    what_is_wrong_is_said_beside_its_field_and_nothing_goes_out,
    who_may_not_take_everything_out_makes_redacted_packs_alone,
    an_auditor_makes_the_pack_of_the_house_in_chinese,
    a_damaged_file_is_left_out_by_name,
    the_other_founding_cases_go_from_the_leak_to_a_pack,
    a_pack_is_stamped_by_an_authority_and_no_other_reply_is_taken,
);

const WHY: &str = "Court of Haidian, (2023) 0108 No. 12";

async fn numbered(app: &App, kind: Kind, code: &str) -> i64 {
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, code).await;
    kept.unwrap().unwrap().id
}

async fn page_of(app: &App, incident: &str) -> String {
    format!("/incidents/{}/pack", numbered(app, Kind::Incidents, incident).await)
}

/// The files of an archive by path.
pub(crate) fn unpacked(answer: &Answer) -> BTreeMap<String, Vec<u8>> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/zip"));
    let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    verify(&files);
    for (path, page) in files.iter().filter(|(path, _)| path.rsplit('.').next() == Some("html")) {
        // A key of the catalogue where its words should stand.
        let page = String::from_utf8_lossy(page);
        assert!([">audit-", ">pack-", ">column-"].iter().all(|key| !page.contains(key)), "{path}: {page}");
    }
    files
}

/// Every file but the list itself is listed with its SHA-256.
fn verify(files: &BTreeMap<String, Vec<u8>>) {
    let sums = text(files, "SHA256SUMS");
    let listed: BTreeMap<&str, &str> =
        sums.lines().map(|line| line.split_once("  ").unwrap()).map(|(sum, path)| (path, sum)).collect();
    assert_eq!(listed.len() + 1, files.len());
    for (path, sum) in listed {
        assert_eq!(hex::encode(Sha256::digest(&files[path])), sum, "{path}");
    }
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("{path}: {:?}", files.keys()))).unwrap()
}

async fn asked(browser: &Browser, page: &str, fields: &[(&str, &str)]) -> Answer {
    let usual = [("reason", WHY), ("language", "en")];
    let other = usual.into_iter().filter(|(name, _)| fields.iter().all(|(given, _)| given != name));
    let all: Vec<(&str, &str)> = other.chain(fields.iter().copied()).collect();
    browser.send(page, &all).await
}

async fn a_pack_holds_the_files_of_the_evidence_and_says_who_handed_them_in(db: Database) {
    let app = told(db).await;
    let counsel = person(&app, "lena", Role::Legal).await;
    let sighting =
        persistence::facts::states(app.house.db.reader(), &Scope::All, Kind::Sightings, persistence::known::Known::Now)
            .having("incident_code", "INC-1")
            .all(app.house.db.reader())
            .await
            .unwrap()
            .remove(0);
    hand_in(&counsel, &format!("/sightings/{}", sighting.id), "屏幕截图.pdf").await;
    let page = page_of(&app, "INC-1").await;
    counsel.open(page.trim_end_matches("/pack")).await.says("Evidence pack");
    counsel.open(&page).await.says("Evidence pack of incident INC-1").says("No pack was made yet");
    let files = unpacked(&asked(&counsel, &page, &[("edition", "full")]).await);
    let sum = hex::encode(Sha256::digest("signed"));
    let path = format!("files/{sum}.txt");
    assert_eq!(text(&files, &path), "signed");
    let manifest: Value = serde_json::from_str(text(&files, "manifest.json")).unwrap();
    let listed = manifest["files"].as_array().unwrap().iter().find(|one| one["path"] == path.as_str()).unwrap();
    assert_eq!((&listed["sha256"], &listed["size"]), (&sum.as_str().into(), &6.into()));
    assert_eq!((&listed["collected"]["how"], listed["collected"]["by"].is_string()), (&"handed_in".into(), true));
    assert_eq!((&manifest["kind"], &manifest["incident"]), (&"court".into(), &"INC-1".into()));
    assert!(text(&files, "12-evidence/evidence.csv").contains(&sum));
    assert!(text(&files, "index.html").contains(&path));
    assert!(files["index.pdf"].starts_with(b"%PDF-"));
    let targets = text(&files, "08-liability/targets.html");
    assert!(targets.contains("Answerable") && targets.contains("1000000.00"), "{targets}");
}

async fn the_same_question_is_the_same_pack_and_each_hand_out_is_listed(db: Database) {
    let app = told(db).await;
    let counsel = person(&app, "lena", Role::Legal).await;
    let page = page_of(&app, "INC-1").await;
    let fields = [("edition", "full"), ("known_at", "2023-03-01")];
    let first = asked(&counsel, &page, &fields).await;
    let again = asked(&counsel, &page, &fields).await;
    assert!(first.bytes == again.bytes && first.status == 200);
    let manifest = hex::encode(Sha256::digest(&unpacked(&first)["manifest.json"]));
    assert!(first.header("content-disposition").unwrap().contains(&format!("pack-INC-1-full-{}.zip", &manifest[..12])));
    let listed = counsel.open(&page).await;
    listed.says(WHY).says(&manifest).says("Full").says("2023-03-01").says("lena");
    assert_eq!(listed.text().matches(&manifest).count(), 2, "each time");
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "export-pack").count(), 2);
}

async fn what_is_wrong_is_said_beside_its_field_and_nothing_goes_out(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let page = page_of(&app, "INC-1").await;
    let wrong = asked(&counsel, &page, &[("edition", "redacted"), ("reason", " "), ("known_at", "soon")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Nothing was handed out").says("Say to which authority or auditor it goes");
    assert!(wrong.text().contains("soon") || wrong.body.contains("value=\"soon\""));
    let early = asked(&counsel, &page, &[("edition", "redacted"), ("known_at", "2020-01-01")]).await;
    assert_eq!(early.status, 422);
    assert_eq!(asked(&counsel, &page, &[("edition", "half")]).await.status, 400);
    assert!(!app.verbs().await.contains(&"export-pack".to_owned()));
}

async fn who_may_not_take_everything_out_makes_redacted_packs_alone(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let page = page_of(&app, "INC-1").await;
    assert!(!officer.open(&page).await.body.contains("value=\"full\""));
    assert_eq!(asked(&officer, &page, &[("edition", "full")]).await.status, 403);
    let files = unpacked(&asked(&officer, &page, &[("edition", "redacted")]).await);
    assert!(text(&files, "01-parties/people.csv").contains("PERSON-1"));
    assert!(files.keys().all(|path| !path.starts_with("files/")));
    // It is the same pack whoever makes it.
    let fields = [("edition", "redacted"), ("known_at", "2023-03-01")];
    let counsel = person(&app, "lena", Role::Legal).await;
    assert!(asked(&officer, &page, &fields).await.bytes == asked(&counsel, &page, &fields).await.bytes);
    let buyer = app.as_role(Role::Procurement).await;
    assert_eq!(buyer.open(&page).await.status, 403);
    assert_eq!(buyer.open("/reports/auditor-pack").await.status, 403);
    let elsewhere = Scope::Programmes(["NOWHERE".to_owned()].into());
    app.hire_for("far@oem.example", &[Role::Legal], elsewhere).await;
    let far = app.sign_in("far@oem.example").await;
    let foreign = far.open(&page).await;
    let missing = far.open("/incidents/999999/pack").await;
    assert_eq!((foreign.status, missing.status), (404, 404));
}

async fn an_auditor_makes_the_pack_of_the_house_in_chinese(db: Database) {
    let app = told(db).await;
    app.hire("shen@oem.example", &[Role::Auditor]).await;
    let auditor = app.browser().in_chinese();
    auditor.sign_in("shen@oem.example", PASSWORD).await;
    auditor.open("/reports").await.says("供审核员使用的证据包");
    let page = "/reports/auditor-pack";
    auditor.open(page).await.says("尚未制作过证据包");
    let files = unpacked(&asked(&auditor, page, &[("language", "zh-CN"), ("known_at", "2023-03-01")]).await);
    let index = text(&files, "index.html");
    for words in ["供审核员使用的证据包", "应当为空或须说明的清单", "遮蔽版", "属保密内容，不纳入本证据包"]
    {
        assert!(index.contains(words), "{words}: {index}");
    }
    assert!(text(&files, "03-lists/uncovered.html").contains("缺少转披露同意"));
    let incidents = text(&files, "05-incidents/incidents.html");
    assert!(incidents.contains("［已遮蔽］") && !incidents.contains("[redacted]"), "{incidents}");
    auditor.open(page).await.says("：遮蔽版").says("2023-03-01");
}

async fn a_damaged_file_is_left_out_by_name(db: Database) {
    let app = told(db).await;
    let counsel = person(&app, "lena", Role::Legal).await;
    let page = page_of(&app, "INC-1").await;
    hand_in(&counsel, page.trim_end_matches("/pack"), "letter.pdf").await;
    for stored in std::fs::read_dir(app.files().join("files/kept")).unwrap() {
        std::fs::write(stored.unwrap().path(), "something else").unwrap();
    }
    let files = unpacked(&asked(&counsel, &page, &[("edition", "full")]).await);
    let sum = hex::encode(Sha256::digest("signed"));
    assert!(text(&files, "left-out.csv").contains(&format!("evidence,{sum},unreadable")));
    assert!(text(&files, "index.html").contains("not in the store, or another than the one that was handed in"));
}

/// The viewing whose guests published, their colleague who had not signed, and the outlet that did not keep the hour.
async fn the_other_founding_cases_go_from_the_leak_to_a_pack(db: Database) {
    let app = told(db).await;
    let counsel = person(&app, "lena", Role::Legal).await;
    for (code, says) in [
        // Person and employer, each for themselves.
        ("INC-4", &["MILESFIRST", "P-GUI", "3,000,000.00 CNY"][..]),
        // A colleague who had signed nothing, and an hour that was not kept.
        ("INC-5", &["WHEELHOUSE", "P-LIAN", "People of its had signed nothing that held", "Tort"]),
        ("INC-6", &["GRAVELROAD", "Published before the hour"]),
    ] {
        let id = numbered(&app, Kind::Incidents, code).await;
        counsel.open(&format!("/incidents/{id}/timeline")).await.says("Discovered");
        assert_eq!(counsel.open(&format!("/audits/trace?incident={id}")).await.status, 200, "{code}");
        let page = counsel.open(&format!("/audits/liability?incident={id}")).await;
        for words in says {
            page.says(words);
        }
        let files = unpacked(&asked(&counsel, &format!("/incidents/{id}/pack"), &[("edition", "full")]).await);
        assert!(text(&files, "08-liability/targets.csv").contains(says[0]), "{code}");
        assert!(text(&files, "06-leak/incidents.csv").contains(code));
    }
}

/// What an authority answered to a request for the SHA-256 of these words.
const REPLY: &[u8] = include_bytes!("../../../stamps/tests/it/replies/rsa.tsr");
const STAMPED: &[u8] = b"the manifest of a pack";

async fn hands_in(browser: &Browser, page: &str, address: &str, reply: &[u8]) -> Answer {
    let token = browser.open(page).await.hidden("form_token").unwrap();
    let part = "--boundary\r\nContent-Disposition: form-data; name=";
    let head = format!(
        "{part}\"form_token\"\r\n\r\n{token}\r\n{part}\"file\"; filename=\"reply.tsr\"\r\n\
         Content-Type: application/timestamp-reply\r\n\r\n"
    );
    let body = [head.as_bytes(), reply, b"\r\n--boundary--\r\n"].concat();
    let kind = ("content-type", "multipart/form-data; boundary=boundary");
    browser.call(TestRequest::post().uri(address).insert_header(kind).set_payload(body)).await
}

async fn a_pack_is_stamped_by_an_authority_and_no_other_reply_is_taken(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let page = page_of(&app, "INC-1").await;
    let made = asked(&counsel, &page, &[("edition", "redacted"), ("known_at", "2023-03-01")]).await;
    let manifest = Sha256::digest(&unpacked(&made)["manifest.json"]);
    let about = About {
        kind: "court",
        incident: Some("INC-1".to_owned()),
        edition: "full",
        class: "confidential",
        as_of: None,
        known_at: "2023-03-02".to_owned(),
        language: "en",
    };
    let of_reply = hex::encode(Sha256::digest(STAMPED));
    let (house, operator) = (&app.house, Actor::operator());
    let other = web::packs::record(&house.db, &operator, (&about, &of_reply), None, house.clock.now()).await.unwrap();
    let listed = counsel.open(&page).await;
    listed.says("Request for an authority (TSQ)").says("Command line");
    // The request is about the manifest of that pack.
    let numbers = listed.body.split("/packs/").skip(1).filter_map(|rest| rest.split('/').next()?.parse::<i64>().ok());
    let no = numbers.filter(|no| *no != other).max().unwrap();
    let request = counsel.open(&format!("/packs/{no}/stamp-request")).await;
    assert_eq!(request.header("content-type"), Some("application/timestamp-query"));
    assert!(request.bytes.windows(32).any(|bytes| bytes == &manifest[..]));
    let stamp = format!("/packs/{other}/stamp");
    assert_eq!(counsel.open(&stamp).await.status, 404, "none yet");
    let wrong = hands_in(&counsel, &page, &stamp, b"PK").await;
    assert_eq!(wrong.status, 422);
    wrong
        .says("The reply proves nothing, and nothing was written")
        .says("This is no reply of a time-stamping authority");
    let mut changed = REPLY.to_vec();
    *changed.last_mut().unwrap() ^= 1;
    hands_in(&counsel, &page, &stamp, &changed).await.says("The signature does not hold");
    assert!(!app.verbs().await.contains(&"stamp-pack".to_owned()));
    let taken = hands_in(&counsel, &page, &stamp, REPLY).await;
    assert_eq!((taken.status, taken.location()), (303, format!("{page}#handed").as_str()));
    counsel.open(&page).await.says("by CN=rsa,O=Example Time,C=CN").says("2026-11-28 09:20");
    assert!(counsel.open(&stamp).await.bytes == REPLY);
    let again = hands_in(&counsel, &page, &stamp, REPLY).await;
    assert_eq!(again.status, 422);
    again.says("This pack has a stamp already");
    // The pack of the house is for those who take everything out.
    let house_pack = About { kind: "auditor", incident: None, ..about };
    let of_house =
        web::packs::record(&house.db, &operator, (&house_pack, &of_reply), None, house.clock.now()).await.unwrap();
    let officer = app.as_role(Role::Confidentiality).await;
    assert_eq!(officer.open(&format!("/packs/{of_house}/stamp-request")).await.status, 404);
    assert_eq!(counsel.open(&format!("/packs/{of_house}/stamp-request")).await.status, 200);
}
