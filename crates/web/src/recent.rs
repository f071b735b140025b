//! What people opened last: kept in memory at once, written down when the database is free, shown on the home page.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::facts::Kind;
use domain::staff::{Actor, Permission, StaffId};
use domain::time::Instant;
use persistence::Database;
use persistence::recent::{self, KEPT, Seen};
use sea_orm::{ConnectionTrait, DbErr};

use crate::door::visitor::By;
use crate::frame::Frame;
use crate::house::House;
use crate::saved::facts;
use crate::{audits, registers};

/// How many the home page shows.
const SHOWN: usize = 10;

/// A sort of page that people come back to; each is about one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Record(Kind),
    /// The exposure audit of a version.
    Exposure,
}

impl Page {
    const fn name(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.table(),
            Self::Exposure => "audit-exposure",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        if name == Self::Exposure.name() { Some(Self::Exposure) } else { Kind::of_table(name).map(Self::Record) }
    }

    /// The kind of the fact that it is about.
    const fn about(self) -> Kind {
        match self {
            Self::Record(kind) => kind,
            Self::Exposure => Kind::Versions,
        }
    }

    const fn permission(self) -> Permission {
        match self {
            Self::Record(_) => Permission::ReadFacts,
            Self::Exposure => Permission::Audit,
        }
    }
}

/// What was opened and is not written down yet. Pages never wait for the database's one writer, which an import may
/// hold for minutes: whatever cannot be written stays here until it can, and is lost at worst.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recent {
    waiting: Arc<Mutex<BTreeMap<StaffId, Vec<Seen>>>>,
    /// Held by the one task that writes.
    writing: Arc<tokio::sync::Mutex<()>>,
}

impl Recent {
    fn add(&self, staff: StaffId, seen: Seen) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let own = waiting.entry(staff).or_default();
        own.retain(|one| (&one.page, one.number) != (&seen.page, seen.number));
        own.insert(0, seen);
        own.truncate(usize::try_from(KEPT).unwrap_or(usize::MAX));
    }

    /// What somebody opened and is not written down. Ask before the database's state is fixed by a transaction: what
    /// is written down in between would be missed by both.
    pub(crate) fn of(&self, staff: StaffId) -> Vec<Seen> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).get(&staff).cloned().unwrap_or_default()
    }

    fn all(&self) -> BTreeMap<StaffId, Vec<Seen>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn forget(&self, written: &BTreeMap<StaffId, Vec<Seen>>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|staff, seen| {
            seen.retain(|one| !written.get(staff).is_some_and(|written| written.contains(one)));
            !seen.is_empty()
        });
    }

    /// Writes down everything that waits.
    pub(crate) async fn write_down(&self, db: &Database) -> Result<(), DbErr> {
        let _writing = self.writing.lock().await;
        self.write(db).await
    }

    async fn write(&self, db: &Database) -> Result<(), DbErr> {
        loop {
            let waiting = self.all();
            if waiting.is_empty() {
                return Ok(());
            }
            let txn = db.write_txn().await?;
            for (staff, seen) in &waiting {
                recent::note(&txn, *staff, seen).await?;
            }
            txn.commit().await?;
            self.forget(&waiting);
        }
    }
}

/// Remembers that somebody opened a page; nobody waits for it, and a page is never lost over it.
pub(crate) fn note(house: &House, by: &By, page: Page, number: i64) {
    let seen = Seen { page: page.name().to_owned(), number, at: house.clock.now() };
    house.recent.add(by.id(), seen);
    let (recent, db) = (house.recent.clone(), house.db.clone());
    actix_web::rt::spawn(async move {
        // Whoever writes takes this along; a second task would only hold a second connection.
        let Ok(_writing) = recent.writing.try_lock() else { return };
        if let Err(error) = recent.write(&db).await {
            tracing::debug!(%error, "what was opened last is not written down yet");
        }
    });
}

/// A line of the home page.
pub(crate) struct Line {
    pub(crate) address: String,
    pub(crate) what: String,
    pub(crate) title: String,
    pub(crate) name: String,
}

/// What `by` opened last and may still see; `waiting` is not written down yet. One query, and one for each kind among it.
pub(crate) async fn lines(
    conn: &impl ConnectionTrait,
    w: &Frame,
    by: &Actor,
    waiting: Vec<Seen>,
) -> Result<Vec<Line>, DbErr> {
    let Some(staff) = by.id else { return Ok(Vec::new()) };
    let mut seen: Vec<(Page, i64, Instant)> = Vec::new();
    for one in waiting.into_iter().chain(recent::of(conn, staff).await?) {
        let Some(page) = Page::of_name(&one.page) else { continue };
        if by.may(page.permission()) && !seen.iter().any(|(known, number, _)| (*known, *number) == (page, one.number)) {
            seen.push((page, one.number, one.at));
        }
    }
    seen.sort_by_key(|(.., at)| std::cmp::Reverse(*at));
    let facts = facts(conn, &by.scope, seen.iter().map(|(page, number, _)| (page.about(), *number))).await?;
    let line = |(page, number, _): (Page, i64, Instant)| {
        let row = &facts.get(&(page.about(), number))?.state.row;
        let (title, name) = registers::called(w.words(), row);
        let (address, what) = match page {
            Page::Record(kind) => (registers::address_of(kind, number), w.kind_one(kind)),
            Page::Exposure => (audits::address_of(number), w.t("audit-title")),
        };
        Some(Line { address, what, title, name })
    };
    Ok(seen.into_iter().filter_map(line).take(SHOWN).collect())
}
