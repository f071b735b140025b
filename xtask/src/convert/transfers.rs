//! Transfers of items: each item becomes a document with one version, made by whoever sent it first.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

use super::parties::Parties;
use super::report::Report;
use super::{bundle, given};

const COLUMNS: [&str; 4] = ["sender_id", "receiver_id", "item_id", "occurred_at"];

/// An item by its first transfer.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) sender: u32,
    pub(super) first_at: DateTime<Utc>,
}

/// The items in the order in which they occur.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) all: Vec<Item>,
    numbers: HashMap<String, usize>,
}

/// A row that can be taken.
struct Transfer<'a> {
    sender: u32,
    receiver: u32,
    item: &'a str,
    at: DateTime<Utc>,
}

impl Items {
    /// Reads the transfers once, for their items alone.
    pub(super) fn read(path: &Path, parties: &Parties, report: &mut Report) -> anyhow::Result<Self> {
        let mut items = Self::default();
        given::each(path, &COLUMNS, |row| {
            let Ok(transfer) = read(row, parties) else { return Ok(()) };
            if let Some(number) = items.numbers.get(transfer.item) {
                let item = &mut items.all[*number];
                if transfer.at < item.first_at {
                    (item.sender, item.first_at) = (transfer.sender, transfer.at);
                }
                return Ok(());
            }
            items.numbers.insert(transfer.item.to_owned(), items.all.len());
            let id = transfer.item.to_owned();
            items.all.push(Item { id, sender: transfer.sender, first_at: transfer.at });
            Ok(())
        })?;
        report.tell(format!("{} items, each a document with one version", items.all.len()));
        Ok(items)
    }

    /// Who made the most items; of equals the first party.
    pub(super) fn most_frequent_sender(&self) -> Option<u32> {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for item in &self.all {
            *counts.entry(item.sender).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(sender, count)| (*count, std::cmp::Reverse(*sender))).map(|(sender, _)| sender)
    }
}

/// Reads the transfers again, writes each as a disclosure, and counts what could not be taken.
pub(super) fn disclosures(
    path: &Path,
    parties: &Parties,
    items: &Items,
    out: &Path,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut file = bundle::disclosures(out)?;
    let (one, two) = (RandomState::new(), RandomState::new());
    let mut known: HashSet<(u64, u64)> = HashSet::new();
    let mut written = 0_u64;
    given::each(path, &COLUMNS, |row| {
        let transfer = match read(row, parties) {
            Ok(transfer) => transfer,
            Err(problem) => {
                report.problem(problem, || row.place());
                return Ok(());
            }
        };
        let item = items.numbers.get(transfer.item).copied().unwrap_or_default();
        let this = (transfer.sender, transfer.receiver, item, transfer.at);
        if !known.insert((one.hash_one(this), two.hash_one(this))) {
            report.problem("transfers left out, that stand in an earlier line", || row.place());
            return Ok(());
        }
        written += 1;
        let (giver, recipient) = (parties.id(transfer.sender), parties.id(transfer.receiver));
        file.write_record([
            &format!("T{written}"),
            transfer.item,
            bundle::LABEL,
            giver,
            recipient,
            &shown(transfer.at),
        ])?;
        Ok(())
    })?;
    file.flush()?;
    report.tell(format!("{written} transfers, each a disclosure"));
    Ok(())
}

pub(super) fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn read<'a>(row: &'a given::Row<'_>, parties: &Parties) -> Result<Transfer<'a>, &'static str> {
    let (sender, receiver) = parties
        .number(row.cell(0))
        .zip(parties.number(row.cell(1)))
        .ok_or("transfers left out, that name a party which is not there")?;
    if sender == receiver {
        return Err("transfers left out, from a party to itself");
    }
    let item = row.cell(2);
    if !given::is_code(item) {
        return Err("transfers left out, whose item is no code of 1 to 64 characters");
    }
    let at = instant(row.cell(3)).ok_or("transfers left out, whose time is no date with a time of day")?;
    Ok(Transfer { sender, receiver, item, at })
}

/// A date and a time of day, UTC where no offset is said.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];
    local.iter().find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok()).map(|at| at.and_utc())
}
