//! /saved: lists and audits that people saved under a name, for themselves or to share.

mod audit;
mod delete;
mod edit;
mod form;
mod list;
mod new;
mod open;
mod place;
mod table;
mod told;
mod words;

use domain::saved::{SavedName, SavedNameError, ShareRefused};
use persistence::saved::Saved;
use persistence::saved::actions::{MOST, Refused};
use sea_orm::ConnectionTrait;

use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::policy::{Policy, Routes};

pub(crate) use audit::AuditPage;
pub(crate) use form::SaveForm;
pub(crate) use place::Place;
pub(crate) use told::{Entry, Facts, asked, entries, facts};

pub(crate) const ADDRESS: &str = "/saved";

/// Everybody saves for themselves; what a saved address leads to asks for its own permission when it is opened, and
/// sharing asks for the permission to share.
pub(crate) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, Policy::SignedIn, list::show);
    routes.post(ADDRESS, Policy::SignedIn, new::submit);
    routes.get("/saved/{id}", Policy::SignedIn, open::open);
    routes.get("/saved/{id}/edit", Policy::SignedIn, edit::show);
    routes.post("/saved/{id}/edit", Policy::SignedIn, edit::submit);
    routes.get("/saved/{id}/delete", Policy::SignedIn, delete::show);
    routes.post("/saved/{id}/delete", Policy::SignedIn, delete::submit);
}

/// What the person of this request saved under the number of the address, or the page that says nothing is there.
async fn own(conn: &impl ConnectionTrait, by: &By, id: &str) -> Result<Saved, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = persistence::saved::find(conn, by, id).await?;
    found.filter(|saved| saved.is_of(by)).ok_or(PageError::NotFound)
}

/// Beside which field a refusal stands.
#[derive(Default)]
struct Problems {
    name: Option<String>,
    audience: Option<String>,
}

fn name_problem(w: &Frame, error: SavedNameError) -> String {
    match error {
        SavedNameError::Blank => w.t("saved-name-blank"),
        SavedNameError::TooLong { found } => w.t2("saved-name-long", "found", found, "max", SavedName::MAX_CHARS),
        SavedNameError::Unprintable => w.t("saved-name-unprintable"),
    }
}

/// What was refused, beside its field, or as a page of its own.
fn refused(w: &Frame, refused: Refused) -> Result<Problems, PageError> {
    let name = |words: String| Ok(Problems { name: Some(words), audience: None });
    match refused {
        Refused::NameTaken => name(w.t("saved-name-taken")),
        Refused::TooMany => name(w.t1("saved-too-many", "most", MOST)),
        Refused::Share(ShareRefused::WordsForAll) => {
            Ok(Problems { name: None, audience: Some(w.t("saved-words-for-all")) })
        }
        Refused::Share(ShareRefused::NotByRole) => Err(PageError::Forbidden),
        Refused::Unknown => Err(PageError::NotFound),
        Refused::Database(error) => Err(error.into()),
    }
}
