//! Who stands before the page: the session behind the cookie, the language and the theme they read in.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use catalogue::Language;
use domain::staff::{Actor, StaffId};
use persistence::links::{self, Link};
use persistence::staff::Member;
use persistence::{sessions, staff};

use super::{cookie, token};
use crate::chance;
use crate::error::PageError;
use crate::house::House;

/// A session's last use is written down at most this often, in microseconds.
const SEEN_STEP: i64 = 60_000_000;

/// Whoever sends a request, known once per request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor {
    /// None when signed out.
    pub(crate) member: Option<Member>,
    /// The link that a contact has opened in this browser.
    pub(crate) received: Option<Link>,
    pub(crate) language: Language,
    /// `light` or `dark`; none: as the browser likes.
    pub(crate) theme: Option<String>,
    /// The session's token, or the door's secret before there is one.
    secret: String,
    /// Whether the secret has just been drawn, so that the browser must be told.
    pub(crate) is_new: bool,
}

impl Visitor {
    /// Whoever sent this request; the layer around all routes has found out.
    pub(crate) fn of(request: &HttpRequest) -> Rc<Self> {
        request.extensions().get::<Rc<Self>>().cloned().unwrap_or_default()
    }

    pub(crate) fn form_token(&self) -> String {
        token::of(&self.secret)
    }

    /// The secret to tell the browser, when it has none yet.
    pub(crate) fn new_secret(&self) -> Option<&str> {
        self.is_new.then_some(self.secret.as_str())
    }

    /// Finds out who sends `request`, as the database knows them now.
    pub(crate) async fn recognise(house: &House, request: &HttpRequest) -> Result<Self, PageError> {
        let kept = |name: &str| {
            let value = request.cookie(&cookie::name(&house.settings, name))?.value().to_owned();
            (!value.is_empty()).then_some(value)
        };
        let session = kept(cookie::SESSION);
        let member = match &session {
            Some(token) => member_of(house, token).await?,
            None => None,
        };
        let received = match kept(cookie::RECEIVED) {
            Some(token) => links::of_session(house.db.reader(), &token, house.clock.now()).await?,
            None => None,
        };
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|accepted| accepted.to_str().ok());
        let chosen = member.as_ref().and_then(|member| member.language.clone()).or_else(|| kept(cookie::LANGUAGE));
        let chosen = chosen.or_else(|| received.as_ref().map(|link| link.contact.language.clone()));
        let language = chosen
            .and_then(|code| Language::parse(&code))
            .unwrap_or_else(|| Language::from_accept(accepted.unwrap_or_default()));
        let theme = member.as_ref().and_then(|member| member.theme.clone()).or_else(|| kept(cookie::THEME));
        let theme = theme.filter(|theme| theme == "light" || theme == "dark");
        let (secret, is_new) = match (member.is_some(), session, kept(cookie::DOOR)) {
            (true, Some(token), _) => (token, false),
            (_, _, Some(door)) if door.len() == 64 => (door, false),
            _ => (chance::token()?, true),
        };
        Ok(Self { member, received, language, theme, secret, is_new })
    }
}

async fn member_of(house: &House, token: &str) -> Result<Option<Member>, PageError> {
    let now = house.clock.now();
    let reader = house.db.reader();
    let Some(session) = sessions::find(reader, token, house.settings.lifetime, now).await? else { return Ok(None) };
    let member = staff::find(reader, session.staff).await?.filter(|member| member.disabled_at.is_none());
    if member.is_some() && now.micros() - session.seen_at.micros() >= SEEN_STEP {
        let (db, token) = (house.db.clone(), token.to_owned());
        // Nobody waits for this: a page must not stand behind somebody's import.
        actix_web::rt::spawn(async move {
            if let Err(error) = seen(&db, &token, now).await {
                tracing::warn!(%error, "a session's last use was not written down");
            }
        });
    }
    Ok(member)
}

async fn seen(db: &persistence::Database, token: &str, now: domain::time::Instant) -> Result<(), sea_orm::DbErr> {
    let txn = db.write_txn().await?;
    sessions::touch(&txn, token, now).await?;
    txn.commit().await
}

/// Who asks, for handlers behind a policy that demands a sign-in.
pub(crate) struct By {
    actor: Actor,
    pub(crate) member: Member,
}

impl By {
    pub(crate) fn id(&self) -> StaffId {
        self.member.id
    }

    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }
}

impl Deref for By {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.actor
    }
}

impl FromRequest for By {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let member = Visitor::of(request).member.clone();
        ready(member.map(|member| Self { actor: member.actor(), member }).ok_or(PageError::SignedOut))
    }
}

/// The visitor's network address as the throttle counts it: an IPv6 household is one.
pub(crate) struct Address(pub(crate) String);

impl FromRequest for Address {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let behind_proxy = request.app_data::<web::Data<House>>().is_some_and(|house| house.settings.behind_proxy);
        let forwarded = || {
            let last = request.headers().get_all("X-Forwarded-For").last()?.to_str().ok()?;
            last.rsplit(',').next()?.trim().parse().ok()
        };
        let peer = request.peer_addr().map(|peer| peer.ip());
        let address = if behind_proxy { forwarded().or(peer) } else { peer };
        ready(Ok(Self(address.map_or_else(|| "unknown".to_owned(), household))))
    }
}

fn household(address: std::net::IpAddr) -> String {
    match address.to_canonical() {
        std::net::IpAddr::V4(v4) => v4.to_string(),
        std::net::IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_household_counts_as_one() {
        let of = |text: &str| household(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
