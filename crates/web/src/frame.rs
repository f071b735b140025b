//! The frame around every page: its words, who is signed in, the way about, and the token for its forms.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use catalogue::{Language, Words};
use domain::staff::Permission;
use domain::time::Instant;
use persistence::staff::Member;

use crate::door::visitor::Visitor;
use crate::error::PageError;
use crate::navigation::{self, Group};
use crate::saved::{Place, SaveForm};

/// What `base.html` needs; every page struct holds one as its field `w`, and speaks through it: `{{ w.t("save") }}`.
#[derive(Clone, Debug)]
pub struct Frame {
    words: Words,
    visitor: Rc<Visitor>,
    /// The address of this page, to come back to after a switch of language; `/` on pages of errors.
    pub(crate) address: String,
    path: String,
}

impl Deref for Frame {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.words
    }
}

impl Frame {
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let visitor = Visitor::of(request);
        let address = match request.method() {
            &actix_web::http::Method::GET => request.uri().path_and_query().map_or("/", |address| address.as_str()),
            _ => "/",
        };
        Self {
            words: Words::new(visitor.language),
            visitor,
            address: address.to_owned(),
            path: request.path().to_owned(),
        }
    }

    /// The frame of a page that must look the same at every address.
    pub(crate) fn of_error(request: &HttpRequest) -> Self {
        Self { address: "/".to_owned(), path: String::new(), ..Self::of(request) }
    }

    /// The same frame in another language.
    pub(crate) fn speaking(self, language: Language) -> Self {
        Self { words: Words::new(language), ..self }
    }

    pub fn words(&self) -> Words {
        self.words
    }

    /// Who is signed in.
    pub fn member(&self) -> Option<&Member> {
        self.visitor.member.as_ref()
    }

    /// Whether the person on this page may do this; for showing or hiding a way, never for guarding it.
    pub fn may(&self, permission: Permission) -> bool {
        self.member().is_some_and(|member| member.actor().may(permission))
    }

    /// The value of each form's hidden field `form_token`.
    pub fn form_token(&self) -> String {
        self.visitor.form_token()
    }

    /// `light`, `dark`, or `auto` to follow the browser.
    pub fn theme(&self) -> &str {
        self.visitor.theme.as_deref().unwrap_or("auto")
    }

    pub fn languages(&self) -> [Language; 2] {
        Language::ALL
    }

    /// The form by which this page is saved under a name; none on pages that cannot be.
    pub(crate) fn save_form(&self) -> Option<SaveForm> {
        Place::parse(&self.address, "").map(|place| SaveForm::new(self, &place))
    }

    /// The ways that this person may take.
    pub(crate) fn ways(&self) -> Vec<Group> {
        self.member().map(|member| navigation::ways(&member.actor())).unwrap_or_default()
    }

    /// Whether this page lies under `way`.
    pub(crate) fn is_at(&self, way: &str) -> bool {
        let is_below = || self.path.strip_prefix(way).is_some_and(|rest| rest.starts_with('/'));
        self.path == way || way != "/" && is_below() && !navigation::has_ways_below(way)
    }

    /// The address of a static file, with its version so that browsers may keep it for ever.
    pub fn asset(&self, name: &str) -> String {
        crate::assets::address(name)
    }

    /// An instant as pages show it: ISO, to the minute, with its zone.
    pub fn instant(&self, at: Instant) -> String {
        at.to_utc().format("%Y-%m-%d %H:%M UTC").to_string()
    }
}

impl FromRequest for Frame {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}
