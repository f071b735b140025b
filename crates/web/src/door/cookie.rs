//! The cookies: the session, the door's secret before it, and the choice of language and theme.

use actix_web::cookie::{Cookie, SameSite, time::Duration};

use crate::settings::Settings;

pub(crate) const SESSION: &str = "underwraps";
/// What a link opened to a contact.
pub(crate) const RECEIVED: &str = "underwraps_received";
pub(crate) const DOOR: &str = "underwraps_door";
pub(crate) const LANGUAGE: &str = "underwraps_language";
pub(crate) const THEME: &str = "underwraps_theme";

/// The name under which a cookie is kept: under https it is bound to this host.
pub(crate) fn name(settings: &Settings, cookie: &str) -> String {
    if settings.is_https() { format!("__Host-{cookie}") } else { cookie.to_owned() }
}

/// A cookie until the browser closes.
pub(crate) fn set(settings: &Settings, cookie: &str, value: String) -> Cookie<'static> {
    Cookie::build(name(settings, cookie), value)
        .path("/")
        .http_only(true)
        .secure(settings.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// A cookie for a year.
pub(crate) fn keep(settings: &Settings, cookie: &str, value: String) -> Cookie<'static> {
    let mut kept = set(settings, cookie, value);
    kept.set_max_age(Duration::days(365));
    kept
}

/// Takes a cookie back.
pub(crate) fn drop(settings: &Settings, cookie: &str) -> Cookie<'static> {
    let mut dropped = set(settings, cookie, String::new());
    dropped.make_removal();
    dropped
}
