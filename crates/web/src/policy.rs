//! The table of routes: nothing is served that was not entered here with the people who may have it.

use std::collections::BTreeMap;
use std::rc::Rc;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::{Next, from_fn};
use actix_web::{FromRequest, Handler, Responder, Route, guard, web};
use domain::staff::Permission;

use crate::{door, visit};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Anybody, signed in or not.
    Public,
    /// Everybody on the staff.
    SignedIn,
    /// Those whose roles carry the permission.
    May(Permission),
    /// Contacts of outside parties behind a link that they opened; nobody on the staff.
    Contact,
}

/// What a route takes besides its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: it shows.
    Nothing,
    /// A form, whose token is checked before the handler runs.
    Form,
    /// A form with files, whose token is its first field and is checked before the handler runs; the handler bounds
    /// what it reads of the rest.
    Files,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub method: Method,
    /// With its variables in braces: `/staff/{id}`.
    pub path: String,
    pub policy: Policy,
    pub takes: Takes,
}

/// The table while it is written: each room enters its routes, then the application is made of them.
#[derive(Default)]
pub struct Routes {
    entries: Vec<(Entry, Route)>,
}

impl Routes {
    /// Enters a page; `HEAD` is answered too.
    pub(crate) fn get<F, Args>(&mut self, path: impl Into<String>, policy: Policy, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler);
        self.enter(Method::GET, path.into(), policy, Takes::Nothing, route);
    }

    /// Enters what a form is sent to.
    pub(crate) fn post<F, Args>(&mut self, path: impl Into<String>, policy: Policy, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.enter(Method::POST, path.into(), policy, Takes::Form, web::post().to(handler));
    }

    /// Enters what a form with files (`multipart/form-data`) is sent to.
    pub fn post_files<F, Args>(&mut self, path: impl Into<String>, policy: Policy, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.enter(Method::POST, path.into(), policy, Takes::Files, web::post().to(handler));
    }

    fn enter(&mut self, method: Method, path: String, policy: Policy, takes: Takes, route: Route) {
        self.entries.push((Entry { method, path, policy, takes }, route));
    }

    /// The lines of the table, in the order of entry.
    pub(crate) fn table(self) -> Vec<Entry> {
        self.entries.into_iter().map(|(entry, _)| entry).collect()
    }

    /// Mounts every route behind the one function that enforces its policy. Fixed names come before variables, so that
    /// `/staff/new` is not taken for somebody's number.
    pub(crate) fn mount(self, config: &mut web::ServiceConfig) {
        let mut paths: BTreeMap<Place, Vec<(Entry, Route)>> = BTreeMap::new();
        for (entry, route) in self.entries {
            paths.entry((segments(&entry.path), entry.path.clone())).or_default().push((entry, route));
        }
        for ((_, path), lines) in paths {
            let (entries, routes): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
            let entries = Rc::new(entries);
            let resource = routes.into_iter().fold(web::resource(path), actix_web::Resource::route);
            config.service(resource.wrap(from_fn(move |request: ServiceRequest, next: Next<BoxBody>| {
                let entries = entries.clone();
                async move { enforce(&entries, request, next).await }
            })));
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Fixed(String),
    Variable,
}

/// Where a path stands among the others.
type Place = (Vec<Segment>, String);

fn segments(path: &str) -> Vec<Segment> {
    let segment = |text: &str| if text.contains('{') { Segment::Variable } else { Segment::Fixed(text.to_owned()) };
    path.split('/').map(segment).collect()
}

/// The one place where policies are kept.
async fn enforce(
    entries: &[Entry],
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse, actix_web::Error> {
    let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
    let entry = entries.iter().find(|entry| entry.method == method);
    match door::pass(entry, &mut request).await {
        Ok(()) => next.call(request).await,
        Err(refusal) => Ok(visit::refused(request, refusal.into_response())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_names_are_tried_before_variables() {
        let mut paths = ["/staff/{id}", "/staff/{id}/disable", "/staff/new", "/staff"];
        paths.sort_by_key(|path| segments(path));
        assert_eq!(paths, ["/staff", "/staff/new", "/staff/{id}", "/staff/{id}/disable"]);
    }
}
