//! The registers: facts are listed, entered, corrected and voided, and walls hold.

mod home;
mod lists;
mod walls;
mod writes;

use domain::facts::{Kind, State};
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::OPENING;

/// A manufacturer with two programmes, a supplier, a document with a version, and a disclosure of it.
pub(crate) fn world() -> Vec<State> {
    let party = |words: &str| state(Kind::Parties, words);
    vec![
        party("code=OEM; name=Kestrel Motors; name_local=隼汽车; kind=manufacturer; country=CN"),
        party("code=HP; name=Harbour Plating; name_local=海港电镀厂; kind=supplier; country=CN"),
        party("code=MS; name=Mould Shop; kind=supplier; country=DE"),
        state(Kind::People, "code=LI; name=李小龙; employer_code=HP; email=li@harbour.example"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Europe/Berlin"),
        state(Kind::Documents, "code=D1; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Documents, "code=D2; title=Hood; programme_code=P2; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D1; label=v1; stage=final; issued_at=2026-01-01"),
        state(Kind::Versions, "document_code=D2; label=v1; stage=final; issued_at=2026-01-01"),
        state(
            Kind::Disclosures,
            "code=H1; document_code=D1; version_label=v1; giver_code=OEM; recipient_code=HP; at=2026-01-05T02:00:00Z",
        ),
    ]
}

/// Tells the world to the database one day before the house opens.
pub(crate) async fn tell(db: &Database) {
    let before = domain::time::Instant::from_micros(OPENING.micros() - 24 * 3600 * 1_000_000);
    write(db, before, &world()).await.unwrap();
}

/// The fields of every form that say why.
pub(crate) const WHY: [(&str, &str); 2] =
    [("reason_of_act", "the contract says so"), ("basis_of_act", "document-seen")];

/// `fields` with the reason and basis.
pub(crate) fn with_why<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().copied().chain(WHY).collect()
}
