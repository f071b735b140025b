//! The staff: who may sign in, as what, and which programmes they see.

mod access;
mod disable;
mod list;
mod new;
mod reset;
mod show;
pub(crate) mod words;

use std::collections::BTreeSet;

use domain::facts::Kind;
use domain::staff::{Permission, Role, Scope, StaffId};
use persistence::facts;
use persistence::staff::Member;
use persistence::staff::actions::Refused;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Choice, Field};
use crate::policy::{Policy, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let keepers = Policy::May(Permission::KeepStaff);
    routes.get("/staff", keepers, list::show);
    routes.get("/staff/new", keepers, new::show);
    routes.post("/staff/new", keepers, new::submit);
    routes.get("/staff/{id}", keepers, show::show);
    routes.post("/staff/{id}/access", keepers, access::submit);
    routes.get("/staff/{id}/disable", keepers, disable::show);
    routes.post("/staff/{id}/disable", keepers, disable::submit);
    routes.post("/staff/{id}/enable", keepers, disable::enable);
    routes.get("/staff/{id}/reset", keepers, reset::show);
    routes.post("/staff/{id}/reset", keepers, reset::submit);
}

/// The fields that say what somebody may do and see.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Access {
    role: Vec<String>,
    /// `all` or `listed`.
    scope: String,
    /// Codes apart by blanks or commas.
    programmes: String,
}

impl Access {
    fn of(member: &Member) -> Self {
        let (scope, programmes) = match &member.scope {
            Scope::All => ("all", String::new()),
            Scope::Programmes(codes) => ("listed", codes.iter().cloned().collect::<Vec<_>>().join(", ")),
        };
        Self {
            role: member.roles.iter().map(|role| role.name().to_owned()).collect(),
            scope: scope.to_owned(),
            programmes,
        }
    }

    fn roles(&self) -> BTreeSet<Role> {
        self.role.iter().filter_map(|role| Role::parse(role).ok()).collect()
    }

    fn scope(&self) -> Scope {
        if self.scope == "all" {
            return Scope::All;
        }
        let codes = self.programmes.split(|c: char| c.is_whitespace() || ",;，；、".contains(c));
        Scope::Programmes(codes.filter(|code| !code.is_empty()).map(str::to_owned).collect())
    }

    /// What is wrong with the roles and the programmes.
    async fn problems(&self, conn: &impl ConnectionTrait, w: &Frame) -> Result<AccessProblems, PageError> {
        let mut unknown = Vec::new();
        if let Scope::Programmes(codes) = self.scope() {
            for code in codes {
                if facts::by_key(conn, &Scope::All, Kind::Programmes, &code).await?.is_none() {
                    unknown.push(code);
                }
            }
        }
        let listed = unknown.join(&w.t("list-comma"));
        Ok(AccessProblems {
            roles: self.roles().is_empty().then(|| w.t("staff-no-role")),
            programmes: (!unknown.is_empty()).then(|| w.t1("staff-programmes-unknown", "codes", listed)),
        })
    }

    /// The fields as filled in, with what is wrong beside them.
    fn fields(&self, w: &Frame, problems: AccessProblems) -> [Field; 3] {
        let roles = self.roles();
        let role = |role: Role| {
            let chosen = roles.contains(&role);
            Choice::new(role.name(), w.of("role", role.name()), chosen).hint(w.of("role-hint", role.name()))
        };
        let scope = |value: &str, words: String| Choice::new(value, words, self.scope == value);
        let scopes = vec![scope("all", w.t("staff-programmes-all")), scope("listed", w.t("staff-programmes-listed"))];
        [
            Field::checks("role", w.t("staff-roles"), Role::ALL.map(role).into()).problem(problems.roles),
            Field::radios("scope", w.t("staff-programmes"), scopes),
            Field::text("programmes", w.t("staff-programme-codes"))
                .value(&self.programmes)
                .hint(w.t("staff-programme-codes-hint"))
                .problem(problems.programmes),
        ]
    }
}

/// What is wrong with the fields of `Access`.
#[derive(Default)]
struct AccessProblems {
    roles: Option<String>,
    programmes: Option<String>,
}

impl AccessProblems {
    fn are_none(&self) -> bool {
        self.roles.is_none() && self.programmes.is_none()
    }
}

/// The member of the address, or the page that says nothing is there.
async fn member(conn: &impl ConnectionTrait, id: &str) -> Result<Member, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    persistence::staff::find(conn, StaffId(id)).await?.ok_or(PageError::NotFound)
}

/// What was refused, in words for the person who asked, or as a page of its own.
fn refused(w: &Frame, refused: Refused) -> Result<String, PageError> {
    match refused {
        Refused::Staff(refused) => Ok(words::staff_refused(w, refused)),
        Refused::EmailTaken => Ok(w.t("staff-email-taken")),
        Refused::Unknown => Err(PageError::NotFound),
        Refused::Database(error) => Err(error.into()),
    }
}
