//! POST /preferences: switches language or theme, signed in or not, and returns to the page it came from.

use actix_web::{HttpResponse, web};
use catalogue::Language;
use persistence::staff::actions;
use serde::Deserialize;

use crate::answer::{own_address, see_other_with};
use crate::door::cookie;
use crate::door::visitor::Visitor;
use crate::error::PageError;
use crate::form::Filled;
use crate::house::House;
use crate::policy::{Policy, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    routes.post("/preferences", Policy::Public, submit);
}

#[derive(Deserialize)]
struct Wish {
    /// A language's code; absent: as before.
    language: Option<String>,
    /// `light`, `dark` or `auto`; absent: as before.
    theme: Option<String>,
    next: Option<String>,
}

async fn submit(
    house: web::Data<House>,
    request: actix_web::HttpRequest,
    wish: Filled<Wish>,
) -> Result<HttpResponse, PageError> {
    let language = wish.language.as_deref().and_then(Language::parse).map(Language::code);
    let theme = wish.theme.as_deref().filter(|theme| ["light", "dark", "auto"].contains(theme));
    if let Some(member) = &Visitor::of(&request).member {
        let theme = match theme {
            Some("auto") => None,
            Some(theme) => Some(theme),
            None => member.theme.as_deref(),
        };
        let txn = house.db.write_txn().await?;
        actions::prefer(&txn, member.id, language.or(member.language.as_deref()), theme).await?;
        txn.commit().await?;
    }
    let keep = |name: &str, value: &str| cookie::keep(&house.settings, name, value.to_owned());
    let cookies = [language.map(|code| keep(cookie::LANGUAGE, code)), theme.map(|theme| keep(cookie::THEME, theme))];
    Ok(see_other_with(own_address(wish.next.as_deref()), cookies.into_iter().flatten()))
}
