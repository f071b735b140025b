//! POST /received/attest: to whom did you give it, do you still hold it. What is answered is on record with its day; those whom the
//! contact names become reported hand-overs.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;
use domain::attestations::PassedOn;
use domain::facts::{Kind, LIST_SEPARATOR, Row};
use domain::staff::Scope;
use domain::time::Instant;
use persistence::facts::{Kept, by_key, states};
use persistence::known::Known;
use persistence::links::{Link, saw};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Deserialize;
use serde_json::json;

use super::show::{self, Problems};
use super::{HERE, Through, correct, day_told, enter, handed, why, with};
use crate::answer::see_other;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

const MOST_CHARS: usize = 2000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) passed_on: String,
    /// Codes of suppliers that the party has declared.
    pub(super) to: Vec<String>,
    /// Others, by name.
    pub(super) others: String,
    /// When it was passed on.
    pub(super) on: String,
    pub(super) holds: String,
}

/// The suppliers that the party itself has on the map for what the disclosures are about, in the order of codes.
pub(super) async fn declared(
    conn: &impl ConnectionTrait,
    link: &Link,
    (handed, now): (&[Kept], Instant),
) -> Result<Vec<String>, PageError> {
    let today = now.day(Tz::UTC).to_string();
    let today = today.as_str();
    let mut programmes = BTreeSet::new();
    for kept in handed {
        let document = kept.state.row.get("document_code").unwrap_or_default();
        let document = by_key(conn, &Scope::All, Kind::Documents, document).await?;
        programmes.extend(document.and_then(|kept| kept.state.row.get("programme_code").map(str::to_owned)));
    }
    let found = states(conn, &Scope::All, Kind::SupplyLinks, Known::Now);
    let found = found.having("customer_code", &link.contact.party).all(conn).await?;
    let is_open = |kept: &&Kept| !kept.state.void && kept.state.superseded_at.is_none();
    let concerns = |row: &Row| row.get("programme_code").is_none_or(|code| programmes.contains(code));
    // What the house only infers is none of the party's business.
    let is_told =
        |row: &&Row| row.get("status") != Some("inferred") && row.get("valid_to").is_none_or(|to| to >= today);
    let suppliers =
        found.iter().filter(is_open).map(|kept| &kept.state.row).filter(|row| concerns(row)).filter(is_told);
    let suppliers: BTreeSet<String> = suppliers.filter_map(|row| row.get("supplier_code")).map(str::to_owned).collect();
    Ok(suppliers.into_iter().collect())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let handed = handed(&txn, &link).await?;
    let declared = declared(&txn, &link, (&handed, now)).await?;
    let answer = PassedOn::parse(&typed.passed_on);
    let named: Vec<&String> = declared.iter().filter(|code| typed.to.contains(code)).collect();
    let others = typed.others.trim();
    let told = day_told(&w, &typed.on, &handed, now);
    let is_these = answer == Some(PassedOn::These);
    let problems = Problems {
        passed_on: match answer {
            None => Some(w.t("received-no-answer")),
            // Whoever is named was given it.
            Some(PassedOn::None) if !named.is_empty() || !others.is_empty() => Some(w.t("received-nobody-and-some")),
            Some(_) => None,
        },
        to: (is_these && named.is_empty() && others.is_empty()).then(|| w.t("received-nobody-named")),
        on: told.clone().err().filter(|_| is_these && !named.is_empty()),
        others: (others.chars().count() > MOST_CHARS).then(|| w.t1("problem-text-too-long", "most", MOST_CHARS)),
        holds: (!["yes", "no"].contains(&typed.holds.as_str())).then(|| w.t("received-no-answer")),
        ..Problems::default()
    };
    let (Some(answer), false) = (answer, problems.any()) else {
        txn.rollback().await?;
        return show::again(w, &house, &link, &show::Typed { attest: typed.0, ..show::Typed::default() }, problems)
            .await;
    };
    let named = if is_these { named } else { Vec::new() };
    let list: Vec<&str> = named.iter().map(|code| code.as_str()).collect();
    let said = Said { answer, to: list, others: if is_these { others } else { "" }, holds: &typed.holds };
    for (document, label) in show::versions(&handed) {
        said.record(&txn, &link, (&document, &label), now).await?;
    }
    if let Some(day) = told.ok().filter(|_| is_these) {
        for kept in &handed {
            for recipient in &named {
                report(&txn, &link, &kept.state.row, recipient, &day.to_string(), now).await?;
            }
        }
    }
    let particulars = json!({ "passed_on": answer.as_str(), "to": said.to, "holds": typed.holds });
    saw(&txn, &link, "attest-by-link", particulars, now).await?;
    txn.commit().await?;
    Ok(see_other(&format!("{HERE}?done=attested")))
}

/// What was answered of every version.
struct Said<'a> {
    answer: PassedOn,
    to: Vec<&'a str>,
    others: &'a str,
    holds: &'a str,
}

impl Said<'_> {
    /// Answers the last question that is open, or one of its own.
    async fn record(
        &self,
        txn: &DatabaseTransaction,
        link: &Link,
        (document, label): (&str, &str),
        now: Instant,
    ) -> Result<(), PageError> {
        let party = link.contact.party.as_str();
        let asked = states(txn, &Scope::All, Kind::Attestations, Known::Now).having("party_code", party);
        let mut asked = asked.having("document_code", document).having("version_label", label).all(txn).await?;
        asked.retain(|kept| {
            let is_open = kept.state.row.get("answered_at").is_none();
            !kept.state.void && kept.state.superseded_at.is_none() && is_open
        });
        asked.sort_by_key(|kept| kept.id);
        let (at, to) = (now.to_string(), self.to.join(&LIST_SEPARATOR.to_string()));
        let own =
            [("party_code", party), ("document_code", document), ("version_label", label), ("asked_at", at.as_str())];
        let cells = [
            ("answered_at", at.as_str()),
            ("passed_on", self.answer.as_str()),
            ("passed_to", to.as_str()),
            ("others", self.others),
            ("holds", self.holds),
        ];
        let why = why(link, "attested")?;
        if let Some(kept) = asked.last() {
            let row = with(&kept.state.row, &cells).map_err(|_| PageError::Malformed)?;
            return correct(txn, kept, row, &why, now).await;
        }
        let all: Vec<(&str, &str)> = own.into_iter().chain(cells).collect();
        let cell = |name: &str| all.iter().find(|(column, _)| *column == name).map(|(_, cell)| *cell);
        let row = Row::parse(Kind::Attestations, |column| cell(column.name)).map_err(|_| PageError::Malformed)?;
        enter(txn, row, &why, now).await.map(drop)
    }
}

/// A hand-over as its giver reports it; what was reported of the same copy and recipient before stays as it is.
async fn report(
    txn: &DatabaseTransaction,
    link: &Link,
    copy: &Row,
    recipient: &str,
    day: &str,
    now: Instant,
) -> Result<(), PageError> {
    let cell = |column: &str| copy.get(column).unwrap_or_default();
    let known = states(txn, &Scope::All, Kind::Disclosures, Known::Now).having("giver_code", &link.contact.party);
    let known = known.having("recipient_code", recipient).having("document_code", cell("document_code"));
    let known = known.having("version_label", cell("version_label")).all(txn).await?;
    if known.iter().any(|kept| !kept.state.void && kept.state.superseded_at.is_none()) {
        return Ok(());
    }
    let stem: String = copy.key().chars().take(50).collect();
    for number in 1..1000 {
        let code = format!("{stem}-A{number}");
        let row = Row::parse(Kind::Disclosures, |column| match column.name {
            "code" => Some(code.as_str()),
            "document_code" => Some(cell("document_code")),
            "version_label" => Some(cell("version_label")),
            "giver_code" => Some(link.contact.party.as_str()),
            "recipient_code" => Some(recipient),
            "at" => Some(day),
            "status" => Some("reported"),
            _ => None,
        });
        let row = row.map_err(|_| PageError::Malformed)?;
        if enter(txn, row, &why(link, "passed on")?, now).await? {
            return Ok(());
        }
    }
    Err(PageError::Malformed)
}
