//! The other side asks whether it may pass something on: /received/onward, behind the link that a contact opened.

mod ask;
mod papers;
mod show;

use domain::facts::Kind;
use domain::staff::Scope;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use persistence::links::Link;
use sea_orm::ConnectionTrait;

use crate::error::PageError;
use crate::policy::{Policy, Routes};

const HERE: &str = "/received/onward";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(HERE, Policy::Contact, show::show);
    routes.post(HERE, Policy::Contact, ask::submit);
    routes.post_files("/received/onward/papers", Policy::Contact, papers::submit);
}

/// What the contact's party asked for about the documents that the link is about, in the order of codes.
async fn requests(conn: &impl ConnectionTrait, link: &Link, handed: &[Kept]) -> Result<Vec<Kept>, PageError> {
    let documents = handed.iter().filter_map(|kept| kept.state.row.get("document_code"));
    let mut found = states(conn, &Scope::All, Kind::OnwardRequests, Known::Now)
        .having("giver_code", &link.contact.party)
        .among("document_code", documents)
        .all(conn)
        .await?;
    found.retain(|kept| !kept.state.void && kept.state.superseded_at.is_none());
    found.sort_by_key(|kept| kept.state.row.key());
    Ok(found)
}

/// Nobody has decided on it yet.
fn is_open(kept: &Kept) -> bool {
    matches!(kept.state.row.get("state"), None | Some("draft" | "submitted" | "info_requested"))
}
