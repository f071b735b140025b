//! Concentration by supplier and by corporate group: how many strictly confidential versions each still holds, and of which
//! programmes.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use domain::documents::Class;
use domain::staff::Actor;
use domain::time::Instant;
use persistence::Database;
use serde::Serialize;

use super::concentration::{HeldBy, holdings};
use super::shown;
use crate::index::Told;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct GroupsAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// How many strictly confidential versions anybody holds.
    pub out: usize,
    /// Those of the group with most of them first; within a group those with most of them first, then by code.
    pub rows: Vec<Concentrated>,
    /// The zone in which a time of day is told.
    #[serde(skip)]
    pub zone: Tz,
}

/// A party or person that holds something strictly confidential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Concentrated {
    pub party: String,
    /// The organisation at the top of those that own it, or itself.
    #[serde(rename = "corporate_group")]
    pub group: String,
    pub strictly_confidential: usize,
    /// Its part of all that is out, in per cent with one decimal.
    pub share_percent: String,
    /// Of the whole group, each version once.
    pub group_strictly_confidential: usize,
    pub group_share_percent: String,
    /// Of the versions that it holds.
    pub programmes: Vec<String>,
    /// `document:version`.
    pub versions: Vec<String>,
}

/// Which rows; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupsFilter {
    /// Of the group that a party belongs to.
    pub group: Option<String>,
}

impl GroupsFilter {
    pub fn admits(&self, row: &Concentrated) -> bool {
        self.group.as_ref().is_none_or(|group| *group == row.group)
    }
}

/// Answers over the versions of one programme, or of all that the actor may see when it is absent.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn groups(
    (db, index): (&Database, &Index),
    actor: &Actor,
    programme: Option<&str>,
    times: Times,
    now: Instant,
) -> Result<GroupsAnswer, AuditError> {
    let mut held = holdings((db, index), actor, &times, now).await?;
    held.retain(|one| {
        one.holding.class == Class::StrictlyConfidential && programme.is_none_or(|asked| asked == one.programme)
    });
    let txn = db.read_txn().await?;
    let Told { zone, .. } = index.told(&txn, None, |latest| latest.common_zone(&actor.scope)).await?;
    txn.commit().await?;
    let (out, rows) = rows(&held);
    Ok(GroupsAnswer { times, out, rows, zone })
}

/// What one holder of a group holds: its versions and their programmes.
#[derive(Default)]
struct OfParty {
    versions: BTreeSet<String>,
    programmes: BTreeSet<String>,
}

fn rows(held: &[HeldBy]) -> (usize, Vec<Concentrated>) {
    let version = |one: &HeldBy| format!("{}:{}", one.holding.document, one.holding.version);
    let out: BTreeSet<String> = held.iter().map(version).collect();
    let mut of_group: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut of_party: BTreeMap<(&str, &str), OfParty> = BTreeMap::new();
    for one in held {
        of_group.entry(&one.group).or_default().insert(version(one));
        let of_party = of_party.entry((&one.group, &one.holding.party)).or_default();
        of_party.versions.insert(version(one));
        of_party.programmes.insert(one.programme.clone());
    }
    let row = |((group, party), OfParty { versions, programmes }): ((&str, &str), OfParty)| {
        let of_group = of_group.get(group).map_or(0, BTreeSet::len);
        Concentrated {
            party: party.to_owned(),
            group: group.to_owned(),
            strictly_confidential: versions.len(),
            share_percent: percent(versions.len(), out.len()),
            group_strictly_confidential: of_group,
            group_share_percent: percent(of_group, out.len()),
            programmes: programmes.into_iter().collect(),
            versions: versions.into_iter().collect(),
        }
    };
    let mut rows: Vec<Concentrated> = of_party.into_iter().map(row).collect();
    rows.sort_by(|a, b| {
        let most = b.group_strictly_confidential.cmp(&a.group_strictly_confidential);
        most.then_with(|| a.group.cmp(&b.group))
            .then_with(|| b.strictly_confidential.cmp(&a.strictly_confidential))
            .then_with(|| a.party.cmp(&b.party))
    });
    (out.len(), rows)
}

/// A part in per cent with one decimal, rounded half up.
fn percent(part: usize, of: usize) -> String {
    let tenths = (part * 2000 + of).checked_div(of * 2).unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl GroupsAnswer {
    /// The columns of [`Concentrated::cells`].
    pub const COLUMNS: [&'static str; 8] = [
        "party",
        "corporate_group",
        "strictly_confidential",
        "share_percent",
        "group_strictly_confidential",
        "group_share_percent",
        "programmes",
        "versions",
    ];

    /// How many rows a filter shows.
    pub fn count(&self, filter: &GroupsFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl Concentrated {
    /// Its cells under [`GroupsAnswer::COLUMNS`]; lists are joined by `|`.
    pub fn cells(&self) -> [String; 8] {
        [
            self.party.clone(),
            self.group.clone(),
            shown(Some(self.strictly_confidential)),
            self.share_percent.clone(),
            shown(Some(self.group_strictly_confidential)),
            self.group_share_percent.clone(),
            self.programmes.join("|"),
            self.versions.join("|"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_in_per_cent_has_one_decimal() {
        for (part, of, told) in [(1, 3, "33.3"), (2, 3, "66.7"), (1, 1, "100.0"), (0, 4, "0.0"), (0, 0, "0.0")] {
            assert_eq!(percent(part, of), told);
        }
    }
}
