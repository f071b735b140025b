//! What an auditor is shown: controls with their results, populations to draw samples from, and the lists that must be empty.

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::{KEY_SEPARATOR, Kind, Target, Value};
use domain::lives::{self, Arrow, Check, machine};
use domain::staff::{Actor, Permission, Role};
use domain::time::Instant;
use futures_util::TryStreamExt;
use persistence::Database;
use persistence::facts::states;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use sha2::{Digest, Sha256};

use super::{Edition, LeftOut, PackAnswer, PackTable, Purpose, Section, Why, in_order, instant, known};
use crate::portfolio::List;
use crate::{
    AuditError, ControlsAnswer, EmbargoesAnswer, ExpiriesAnswer, ExpiriesQuestion, FindingsAnswer, FlowDownAnswer,
    IncidentsAnswer, Index, OwnersAnswer, PortfolioAnswer, PortfolioFilter, PortfolioQuestion, RectificationAnswer,
    ReturnsAnswer, RosterAnswer, Times, WaiversAnswer, controls, embargoes, expiries, findings, flow_down,
    incident_log, owners, portfolio, rectification, returns, roster, waivers,
};

/// How many of a population are drawn.
const DRAWN: usize = 25;

/// A question to the whole house, with the tables that answer it.
struct Asked<'a> {
    base: (&'a Database, &'a Index),
    actor: &'a Actor,
    times: Times,
    now: Instant,
    tables: Vec<PackTable>,
}

/// Gathers what an auditor is shown, as known and as of then.
pub(super) async fn gather(
    base: (&Database, &Index),
    actor: &Actor,
    (as_of, known_at): (Option<String>, String),
) -> Result<PackAnswer, AuditError> {
    let as_of = as_of.unwrap_or_else(|| known_at.clone());
    let times = Times { as_of: Some(as_of.clone()), known_at: Some(known_at.clone()) };
    // Both times are asked for: nothing depends on the clock.
    let now = instant(&as_of, chrono_tz::Tz::UTC).unwrap_or(Instant::START);
    let mut asked = Asked { base, actor, times, now, tables: Vec::new() };
    let zone = asked.controls().await?;
    let at = known(&known_at, zone)?;
    asked.lists().await?;
    asked.exceptions().await?;
    asked.incidents().await?;
    let txn = base.0.read_txn().await?;
    asked.populations(&txn, (at, &known_at)).await?;
    asked.log(&txn, at).await?;
    txn.commit().await?;
    asked.roles();
    Ok(PackAnswer {
        tables: in_order(&Purpose::Auditor, asked.tables),
        purpose: Purpose::Auditor,
        edition: Edition::Redacted,
        as_of: Some(as_of),
        known_at,
        class: "internal",
        left_out: vec![LeftOut::matter("contents", Why::Secret), LeftOut::matter("liability", Why::LegalOnly)],
        redactions: Vec::new(),
        papers: Vec::new(),
        zone,
    })
}

impl Asked<'_> {
    fn add(
        &mut self,
        section: Section,
        source: &'static str,
        columns: &[&'static str],
        rows: impl Iterator<Item = Vec<String>>,
    ) {
        let of = (source, String::new());
        self.tables.push(PackTable::of_answer(section, of, source, columns, rows.collect()));
    }

    async fn controls(&mut self) -> Result<chrono_tz::Tz, AuditError> {
        let found = Box::pin(controls(self.base, self.actor, self.times.clone(), self.now)).await?;
        let rows = found.rows.iter().map(|row| row.cells().into());
        self.add(Section::Controls, "controls", &ControlsAnswer::COLUMNS, rows);
        Ok(found.zone)
    }

    /// What must be empty, or be explained.
    async fn lists(&mut self) -> Result<(), AuditError> {
        let (base, actor, now) = (self.base, self.actor, self.now);
        let times = || self.times.clone();
        let owned = owners(base, actor, times(), now).await?;
        let question = PortfolioQuestion { times: times(), programme: None, since: None };
        let uncovered = Box::pin(portfolio(base.0, base.1, actor, question, now)).await?;
        let ending = ExpiriesQuestion { times: times(), ended: None, bare: true };
        let ending = Box::pin(expiries(base, actor, ending, now)).await?;
        let back = returns(base, actor, times(), now).await?;
        let passed = flow_down(base, actor, None, times(), now).await?;
        let invited = roster(base, actor, times(), now).await?;
        let watched = embargoes(base, actor, times(), now).await?;
        let found = findings(base, actor, times().known_at, None).await?;
        let all = PortfolioFilter::default();
        self.add(Section::Lists, "owners", &OwnersAnswer::COLUMNS, owned.rows.iter().map(|row| row.cells().into()));
        for list in List::ALL {
            let rows = uncovered.rows(list, &all).map(|row| row.cells(list).into());
            self.add(Section::Lists, list.name(), &PortfolioAnswer::COLUMNS, rows);
        }
        let rows = ending.rows.iter().map(|row| row.cells().into());
        self.add(Section::Lists, "expiries", &ExpiriesAnswer::COLUMNS, rows);
        self.add(Section::Lists, "returns", &ReturnsAnswer::COLUMNS, back.rows.iter().map(|row| row.cells().into()));
        self.add(Section::Lists, "flow_down", &FlowDownAnswer::COLUMNS, passed.rows().map(|row| row.cells()));
        self.add(Section::Lists, "roster", &RosterAnswer::COLUMNS, invited.rows.iter().map(|row| row.cells().into()));
        self.add(Section::Lists, "embargoes", &EmbargoesAnswer::COLUMNS, watched.cells().map(Vec::from));
        self.add(Section::Lists, "findings", &FindingsAnswer::COLUMNS, found.rows.iter().map(|row| row.cells().into()));
        Ok(())
    }

    async fn exceptions(&mut self) -> Result<(), AuditError> {
        let found = waivers(self.base, self.actor, self.times.clone(), self.now).await?;
        let rows = found.rows.iter().map(|row| row.cells().into());
        self.add(Section::Exceptions, "waivers", &WaiversAnswer::COLUMNS, rows);
        Ok(())
    }

    async fn incidents(&mut self) -> Result<(), AuditError> {
        let logged = incident_log(self.base, self.actor, self.times.clone(), self.now).await?;
        let rows = logged.rows.iter().map(|row| row.cells().into());
        self.add(Section::Incidents, "incidents", &IncidentsAnswer::COLUMNS, rows);
        let put_right = rectification(self.base, self.actor, self.times.clone(), self.now).await?;
        let rows = put_right.rows.iter().map(|row| row.cells().into());
        self.add(Section::Incidents, "rectification", &RectificationAnswer::COLUMNS, rows);
        Ok(())
    }

    /// How many records each register has, and some of each, drawn so that anybody can draw them again: in the order of the
    /// SHA-256 of seed, register and key, each on a line.
    async fn populations(&mut self, txn: &DatabaseTransaction, (at, seed): (Known, &str)) -> Result<(), AuditError> {
        let (mut counts, mut drawn) = (Vec::new(), Vec::new());
        for kind in Kind::ALL {
            let mut records: usize = 0;
            let mut first: BTreeSet<(String, String)> = BTreeSet::new();
            let mut states = states(txn, &self.actor.scope, kind, at).stream(txn).await?;
            while let Some(kept) = states.try_next().await? {
                if kept.state.void {
                    continue;
                }
                records += 1;
                let key = kept.state.row.key().replace(KEY_SEPARATOR, ":");
                first.insert((draw(seed, kind.table(), &key), key));
                if first.len() > DRAWN {
                    first.pop_last();
                }
            }
            counts.push(vec![kind.table().to_owned(), records.to_string(), seed.to_owned()]);
            // The digest of somebody's code could be found by trying codes.
            let told = |hash: String| if names_people(kind) { String::new() } else { hash };
            let places = (1_usize..).zip(first);
            drawn.extend(
                places.map(|(place, (hash, key))| vec![kind.table().to_owned(), place.to_string(), key, told(hash)]),
            );
        }
        let columns = ["register", "records", "seed"];
        self.add(Section::Populations, "populations", &columns, counts.into_iter());
        let columns = ["register", "place", "record", "drawn_by"];
        self.add(Section::Populations, "samples", &columns, drawn.into_iter());
        Ok(())
    }

    /// How many acts there are of each sort, and the last of them; for those who may read the log.
    async fn log(&mut self, txn: &DatabaseTransaction, at: Known) -> Result<(), AuditError> {
        if !self.actor.may(Permission::ReadActs) {
            return Ok(());
        }
        let until = match at {
            Known::Now => None,
            Known::At(at) => Some(at),
        };
        let (counts, last) = persistence::acts::counted(txn, until).await?;
        let counts: BTreeMap<String, u64> = counts.into_iter().collect();
        let rows = counts.into_iter().map(|(verb, count)| vec![verb, count.to_string()]);
        self.add(Section::Log, "acts", &["verb", "records"], rows);
        let last = last.into_iter().map(|one| vec![one.seq.to_string(), one.hash]);
        self.add(Section::Log, "last_act", &["seq", "hash"], last);
        Ok(())
    }

    fn roles(&mut self) {
        let told = |role: Role, (permission, register): (&str, Option<Kind>)| {
            let register = register.map_or("", Kind::table);
            [role.name(), permission, register].map(str::to_owned).into()
        };
        let may =
            |role: Role| Permission::all().filter(move |one| role.may(*one)).map(move |one| told(role, one.name()));
        self.add(Section::Roles, "roles", &["role", "permission", "register"], Role::ALL.into_iter().flat_map(may));
        let columns = ["register", "step", "from_states", "to_state", "role", "second"];
        let steps = |kind: Kind| machine(kind).iter().map(move |arrow| step(kind, arrow));
        self.add(Section::Roles, "steps", &columns, lives::KINDS.into_iter().flat_map(steps));
    }
}

/// A step in the life of a paper: who takes it, and who looks at it besides.
fn step(kind: Kind, arrow: &Arrow) -> Vec<String> {
    let roles = |roles: &[Role]| roles.iter().map(|role| role.name()).collect::<Vec<_>>().join("|");
    let second = match arrow.check {
        Check::None => String::new(),
        Check::Another | Check::AnotherThanWriter => "another".to_owned(),
        Check::Two(confirm) => roles(confirm),
    };
    let from: Vec<&str> = arrow.from.iter().map(|state| state.name()).collect();
    vec![
        kind.table().to_owned(),
        arrow.event.name().to_owned(),
        from.join("|"),
        arrow.to.name().to_owned(),
        roles(arrow.who),
        second,
    ]
}

/// Whether the keys of a register can name people: their own, what they signed, or what is about them.
fn names_people(kind: Kind) -> bool {
    let is_one = |value: Value| matches!(value, Value::Reference(Target::Person | Target::Subject | Target::Paper));
    matches!(kind, Kind::People | Kind::Commitments)
        || kind.columns().iter().any(|column| column.key && is_one(column.value))
}

fn draw(seed: &str, register: &str, key: &str) -> String {
    hex::encode(Sha256::digest(format!("{seed}\n{register}\n{key}\n")))
}
