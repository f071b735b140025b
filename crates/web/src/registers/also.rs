//! Other records of the same party, as far as somebody has decided that they are: each with the ways to it.

use askama::Template;
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use persistence::facts::{self, Kept};
use persistence::known::Known;
use persistence::names;
use sea_orm::{ConnectionTrait, DbErr};

use super::address_of;

/// Another record, with what leads to it.
struct Way {
    said: String,
    words: String,
    /// Addresses with their words.
    ways: Vec<(String, String)>,
}

/// What stands above the page of a party that is recorded more than once.
#[derive(Template)]
#[template(path = "parts/also.html")]
pub(crate) struct Also {
    records: Vec<Way>,
}

impl Also {
    /// The other records of a party as known then; none where nobody decided so. Two queries, and two for the names.
    pub(crate) async fn of(
        conn: &impl ConnectionTrait,
        w: Words,
        actor: &Actor,
        code: &str,
        known: Known,
    ) -> Result<Option<Self>, DbErr> {
        let mut codes: Vec<String> = Vec::new();
        for (own, other) in [("party_code", "same_as_code"), ("same_as_code", "party_code")] {
            let decided =
                facts::states(conn, &actor.scope, Kind::Duplicates, known).having(own, code).all(conn).await?;
            let counting = decided.iter().filter(|kept| is_same(kept, known));
            codes.extend(counting.filter_map(|kept| kept.state.row.get(other).map(str::to_owned)));
        }
        codes.sort_unstable();
        codes.dedup();
        if codes.is_empty() {
            return Ok(None);
        }
        let named = names::of_subjects(conn, &codes).await?;
        let way = |code: &String| {
            let found = named.get(code)?;
            let name = w.in_script(&found.name, found.name_local.as_deref());
            let record = (address_of(Kind::Parties, found.id), w.t1("duplicate-look", "code", code));
            let audits =
                if actor.may(Permission::Audit) { crate::audits::of_fact(Kind::Parties, found.id) } else { Vec::new() };
            let audits = audits.into_iter().map(|(address, words)| (address, w.t(words)));
            Some(Way {
                said: w.t2("duplicate-also", "name", name, "code", code),
                words: w.t("duplicate-also-words"),
                ways: std::iter::once(record).chain(audits).collect(),
            })
        };
        Ok(Some(Self { records: codes.iter().filter_map(way).collect() }))
    }
}

/// A decision that counts and says that both are one.
fn is_same(kept: &Kept, known: Known) -> bool {
    let state = &kept.state;
    let counts = !state.void && (known != Known::Now || state.superseded_at.is_none());
    counts && state.row.get("decision") == Some("same")
}
