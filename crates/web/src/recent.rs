//! What people opened last: kept in memory at once, written down when the database is free, shown on the home page.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::facts::Kind;
use domain::staff::{Actor, Permission, StaffId};
use persistence::Database;
use persistence::recent::{self, KEPT, Seen};
use sea_orm::{ConnectionTrait, DbErr};

use crate::door::visitor::By;
use crate::frame::Frame;
use crate::house::House;
use crate::registers;
use crate::saved::{AuditPage, Facts, facts};

/// How many the home page shows.
const SHOWN: usize = 10;

/// A sort of page that people come back to.
#[derive(Clone, Copy, Debug)]
enum Page {
    Record(Kind),
    Audit(&'static AuditPage),
}

impl Page {
    fn of_name(name: &str) -> Option<Self> {
        Kind::of_table(name).map(Self::Record).or_else(|| AuditPage::at(name).map(Self::Audit))
    }

    /// The kind of the record that it is about.
    fn about(self) -> Option<Kind> {
        match self {
            Self::Record(kind) => Some(kind),
            Self::Audit(page) => page.about(),
        }
    }

    const fn permission(self) -> Permission {
        match self {
            Self::Record(_) => Permission::ReadFacts,
            Self::Audit(page) => page.permission(),
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

/// Remembers that somebody opened a record; nobody waits for it, and no page is lost over it.
pub(crate) fn note_record(house: &House, by: &By, kind: Kind, number: i64) {
    note(house, by, kind.table(), number);
}

/// Remembers that somebody opened the audit at `path`, about the record of this number; 0 for none.
pub(crate) fn note_audit(house: &House, by: &By, path: &str, number: i64) {
    note(house, by, path, number);
}

fn note(house: &House, by: &By, page: &str, number: i64) {
    let seen = Seen { page: page.to_owned(), number, at: house.clock.now() };
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
    let mut seen = waiting;
    for one in recent::of(conn, staff).await? {
        if !seen.iter().any(|known| (&known.page, known.number) == (&one.page, one.number)) {
            seen.push(one);
        }
    }
    seen.sort_by_key(|one| std::cmp::Reverse(one.at));
    let known = seen.iter().filter_map(|one| Some((Page::of_name(&one.page)?, one.number)));
    let pages: Vec<(Page, i64)> = known.filter(|(page, _)| by.may(page.permission())).collect();
    let records = pages.iter().filter_map(|(page, number)| Some((page.about()?, *number)));
    let facts = facts(conn, &by.scope, records).await?;
    Ok(pages.into_iter().filter_map(|(page, number)| line(w, page, number, &facts)).take(SHOWN).collect())
}

/// None for what is about a record that the reader does not see.
fn line(w: &Frame, page: Page, number: i64, facts: &Facts) -> Option<Line> {
    let (title, name) = match page.about() {
        Some(kind) => registers::called(w.words(), &facts.get(&(kind, number))?.state.row),
        None => (String::new(), String::new()),
    };
    let (address, what) = match page {
        Page::Record(kind) => (registers::address_of(kind, number), w.kind_one(kind)),
        Page::Audit(audit) => {
            let address = if audit.about().is_some() { audit.address_of(number) } else { audit.path().to_owned() };
            (address, w.t(audit.title()))
        }
    };
    // An audit of everything is called by its title alone.
    let (title, what) = if title.is_empty() { (what, String::new()) } else { (title, what) };
    Some(Line { address, what, title, name })
}
