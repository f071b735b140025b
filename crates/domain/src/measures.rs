//! Which measures kept a document secret before a day: seven groups of them, the records that show each, and what is missing.
//!
//! # Source
//! The seven groups follow the list of reasonable measures that a Chinese court looks at in a trade-secret case; measures
//! count only when they were taken before the infringement, and so does what was written of them.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::agreements::Paper;
use crate::documents::Class;
use crate::facts::{Cells, Kind, Row, Unreadable};
use crate::knowledge::Names;
use crate::time::{When, parse_day};
use crate::trainings::Training;

/// A group of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Confidentiality agreements and commitments.
    Agreements,
    /// Rules, training and written notice.
    Rules,
    /// Limits of premises.
    Premises,
    /// Marking, classifying, encrypting, and limiting who may see it.
    Marking,
    /// Limits of devices and of the ways in which it may be handed over.
    Devices,
    /// People who left, and what was returned or destroyed.
    Leavers,
    Other,
}

impl Group {
    pub const ALL: [Self; 7] =
        [Self::Agreements, Self::Rules, Self::Premises, Self::Marking, Self::Devices, Self::Leavers, Self::Other];

    /// Its name in answers and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreements => "agreements",
            Self::Rules => "rules",
            Self::Premises => "premises",
            Self::Marking => "marking",
            Self::Devices => "devices",
            Self::Leavers => "leavers",
            Self::Other => "other",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

/// A day before which measures are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Eve {
    /// The last day before it.
    pub day: NaiveDate,
    /// In which days are days.
    pub zone: Tz,
    /// The class of the document on that day.
    pub class: Class,
}

/// What a record shows: the groups, and since when; absent where only the time of its recording is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub groups: Vec<Group>,
    pub on: Option<NaiveDate>,
}

/// What a record that concerns a document, its recipients or their people shows to have been in force on the eve; nothing
/// where it was not yet, or no longer.
///
/// # Errors
/// `Unreadable` when the row is not as it was once written.
pub fn shown(row: &Row, eve: Eve) -> Result<Option<Shown>, Unreadable> {
    let when = |name: &str| row.get(name).and_then(|text| When::parse(text).ok()).map(|when| when.day(eve.zone));
    let says = |name: &str| row.get(name) == Some("yes");
    let some = |groups: &[(Group, bool)], on: Option<NaiveDate>| {
        let groups: Vec<Group> = groups.iter().filter(|(_, holds)| *holds).map(|(group, _)| *group).collect();
        let begun = on.is_none_or(|on| on <= eve.day);
        (begun && !groups.is_empty()).then_some(Shown { groups, on })
    };
    let lasts = |name: &str| when(name).is_none_or(|end| eve.day <= end);
    Ok(match row.kind() {
        Kind::Agreements | Kind::Commitments => {
            let places = row.get("sites").is_some();
            binding_since(row, eve)?
                .and_then(|since| some(&[(Group::Agreements, true), (Group::Premises, places)], Some(since)))
        }
        Kind::HandlingRules if row.get("class") == Some(eve.class.as_str()) && lasts("to_date") => {
            let limits = ["encryption_required", "marking_required", "approval_required"].into_iter().any(says);
            let ways = row.get("channels").is_some();
            some(&[(Group::Rules, true), (Group::Marking, limits), (Group::Devices, ways)], when("from_date"))
        }
        Kind::Trainings => {
            let training = Training::read(Cells::new(row.kind(), &row.stored()), &mut Names::default())?;
            some(&[(Group::Rules, eve.day <= training.valid_until())], Some(training.completed_on))
        }
        Kind::Labels | Kind::Equivalences => {
            let stands = !matches!(row.get("state"), Some("suspended" | "withdrawn")) && lasts("valid_until");
            some(&[(Group::Premises, stands)], when("valid_from"))
        }
        Kind::Documents => some(&[(Group::Marking, is_kept(row))], None),
        Kind::ClassChanges => some(&[(Group::Marking, is_kept(row))], when("from_date")),
        Kind::AccessLists if lasts("to_date") => some(&[(Group::Marking, true)], when("from_date")),
        Kind::Disclosures => {
            let marked = is_marked(row);
            let approved = row.get("approved_by").is_some();
            let known_place = row.get("site").is_some();
            some(&[(Group::Marking, marked), (Group::Premises, known_place), (Group::Other, approved)], when("at"))
        }
        Kind::Returns => some(&[(Group::Leavers, true)], when("accounted_at")),
        Kind::Employments => some(&[(Group::Leavers, row.get("to_date").is_some())], when("to_date")),
        Kind::Standings if lasts("to_date") => {
            some(&[(Group::Other, row.get("standing") != Some("watch"))], when("from_date"))
        }
        Kind::ReleaseStops if lasts("to_date") => some(&[(Group::Other, true)], when("from_date")),
        Kind::Consents => some(&[(Group::Other, true)], when("granted_at")),
        _ => None,
    })
}

/// The class of a document on a day, by its row and by the changes of its class.
pub fn class_on<'a>(document: &Row, changes: impl Iterator<Item = &'a Row>, day: NaiveDate) -> Class {
    let class = |row: &Row| row.get("class").and_then(Class::parse).unwrap_or(Class::Public);
    let from = |row: &Row| row.get("from_date").and_then(|text| parse_day(text).ok());
    let begun = changes.filter_map(|row| Some((from(row)?, class(row)))).filter(|(from, _)| *from <= day);
    begun.max_by_key(|(from, _)| *from).map_or_else(|| class(document), |(_, class)| class)
}

/// A hand-over was marked or encrypted.
pub fn is_marked(disclosure: &Row) -> bool {
    ["marked", "encrypted"].iter().any(|column| disclosure.get(column) == Some("yes"))
}

/// A return accounts for all that was handed over, or permits to keep it.
pub fn accounts(returned: &Row) -> bool {
    returned.get("complete") == Some("yes") || returned.get("kind") == Some("retained_by_permission")
}

/// A hand-over was due back before a day, by the day that was said with it.
pub fn is_due(disclosure: &Row, day: NaiveDate) -> bool {
    let due = disclosure.get("return_due_on").and_then(|text| parse_day(text).ok());
    due.is_some_and(|due| due < day)
}

/// A paper or a rule counts for a programme: it names it, or none.
pub fn counts_for(row: &Row, programme: &str) -> bool {
    let column = if row.kind() == Kind::HandlingRules { "programme_code" } else { "programmes" };
    row.get(column).is_none() || row.list(column).any(|named| named == programme)
}

/// The document is of a class that somebody keeps to themselves.
fn is_kept(row: &Row) -> bool {
    row.get("class").and_then(Class::parse).is_some_and(|class| class > Class::Public)
}

/// Since when a paper binds that still does so on the eve, in effect or by a duty that outlives it.
fn binding_since(row: &Row, eve: Eve) -> Result<Option<NaiveDate>, Unreadable> {
    let (stored, mut names) = (row.stored(), Names::default());
    let cells = Cells::new(row.kind(), &stored);
    let paper = match row.kind() {
        Kind::Agreements => Paper::of_agreement(cells, &mut names)?,
        _ => Paper::of_commitment(cells, &mut names)?,
    };
    let Some(signed) = paper.executed_at().map(|signed| signed.day(eve.zone)) else { return Ok(None) };
    let since = signed.max(paper.effective_on.unwrap_or(signed));
    Ok((since <= eve.day && paper.binds_on(eve.day, since, false)).then_some(since))
}

/// What was in force when, counted; from this the gaps follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Records of each group that were in force and recorded before the day, in the order of [`Group::ALL`].
    pub timely: [usize; 7],
    /// Parties and people that had received it.
    pub receivers: usize,
    /// Those of them that no agreement or commitment bound.
    pub unbound: usize,
    /// People named in hand-overs, and those of them without a training that counts.
    pub people: usize,
    pub untrained: usize,
    /// Hand-overs, and those that were neither marked nor encrypted.
    pub disclosures: usize,
    pub unmarked: usize,
    /// Hand-overs that were due back, and are not accounted for.
    pub overdue: usize,
    pub has_rule: bool,
    pub has_access_list: bool,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No record of the group was in force and recorded before the day.
    Nothing,
    Unbound(usize),
    Untrained(usize),
    /// No handling rule for its class.
    NoRule,
    NoAccessList,
    Unmarked(usize),
    Overdue(usize),
}

impl Gap {
    /// Its name in answers and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Unbound(_) => "unbound",
            Self::Untrained(_) => "untrained",
            Self::NoRule => "no_rule",
            Self::NoAccessList => "no_access_list",
            Self::Unmarked(_) => "unmarked",
            Self::Overdue(_) => "overdue",
        }
    }

    /// How many it is about; none where it is about none.
    pub const fn count(self) -> usize {
        match self {
            Self::Nothing | Self::NoRule | Self::NoAccessList => 0,
            Self::Unbound(count) | Self::Untrained(count) | Self::Unmarked(count) | Self::Overdue(count) => count,
        }
    }
}

/// What is missing of a group.
pub fn gaps(group: Group, found: &Found) -> Vec<Gap> {
    let some = |count: usize, gap: fn(usize) -> Gap| (count > 0).then(|| gap(count));
    let nothing = (found.timely[group as usize] == 0).then_some(Gap::Nothing);
    let own: [Option<Gap>; 2] = match group {
        Group::Agreements => [some(found.unbound, Gap::Unbound), None],
        Group::Rules => [(!found.has_rule).then_some(Gap::NoRule), some(found.untrained, Gap::Untrained)],
        Group::Marking => [(!found.has_access_list).then_some(Gap::NoAccessList), some(found.unmarked, Gap::Unmarked)],
        Group::Leavers => [some(found.overdue, Gap::Overdue), None],
        Group::Premises | Group::Devices | Group::Other => [None, None],
    };
    nothing.into_iter().chain(own.into_iter().flatten()).collect()
}

/// The eve of a day that somebody typed.
pub fn eve(before: &str) -> Option<NaiveDate> {
    parse_day(before).ok()?.pred_opt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(kind: Kind, words: &str, eve: &str) -> Option<(Vec<Group>, Option<String>)> {
        let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|cell| cell.split_once('=')).collect();
        let cell = |name: &str| cells.iter().find(|(named, _)| *named == name).map(|(_, text)| *text);
        let row = Row::parse(kind, |column| cell(column.name)).unwrap_or_else(|wrong| panic!("{words}: {wrong:?}"));
        let eve = Eve { day: eve.parse().unwrap(), zone: Tz::UTC, class: Class::Confidential };
        shown(&row, eve).unwrap().map(|shown| (shown.groups, shown.on.map(|on| on.to_string())))
    }

    #[test]
    fn each_record_shows_its_groups_from_its_first_day_to_its_last() {
        use Group::{Agreements, Devices, Leavers, Marking, Other, Premises, Rules};
        let nda = "code=N; discloser_code=A; recipient_code=B; executed_at=2025-01-10; effective_on=2025-01-05; \
                   expires_on=2025-06-30; ceiling=confidential; flow_down=forbidden";
        let rule = "class=confidential; from_date=2025-01-10; to_date=2025-06-30";
        let handed = "code=D; document_code=X; version_label=1; giver_code=A; recipient_code=B; at=2025-01-10";
        for (kind, words, groups) in [
            (Kind::Agreements, nda.to_owned(), vec![Agreements]),
            (Kind::Agreements, format!("{nda}; sites=Hall 3"), vec![Agreements, Premises]),
            (Kind::HandlingRules, rule.to_owned(), vec![Rules]),
            (
                Kind::HandlingRules,
                format!("{rule}; marking_required=yes; channels=portal"),
                vec![Rules, Marking, Devices],
            ),
            (
                Kind::Trainings,
                "person_code=P; topic=t; completed_on=2025-01-10; valid_to=2025-06-30".to_owned(),
                vec![Rules],
            ),
            (
                Kind::Labels,
                "party_code=B; objective=confidential; valid_from=2025-01-10; valid_until=2025-06-30".to_owned(),
                vec![Premises],
            ),
            (
                Kind::AccessLists,
                "document_code=X; subject_code=B; from_date=2025-01-10; to_date=2025-06-30".to_owned(),
                vec![Marking],
            ),
            (
                Kind::ReleaseStops,
                "document_code=X; kind=court; from_date=2025-01-10; to_date=2025-06-30".to_owned(),
                vec![Other],
            ),
        ] {
            let on = |eve: &str| found(kind, &words, eve);
            let shown = Some((groups, Some("2025-01-10".to_owned())));
            assert_eq!(on("2025-01-09"), None, "{words}");
            assert_eq!(on("2025-01-10"), shown, "{words}");
            assert_eq!(on("2025-06-30"), shown, "{words}");
            assert_eq!(on("2025-07-01"), None, "{words}");
        }
        let since = |groups: Vec<Group>| Some((groups, Some("2025-01-10".to_owned())));
        assert_eq!(found(Kind::Agreements, &format!("{nda}; survival=3"), "2026-01-01"), since(vec![Agreements]));
        assert_eq!(found(Kind::Disclosures, handed, "2026-01-01"), None);
        let all = format!("{handed}; marked=yes; site=Hall 3; approved_by=P");
        assert_eq!(found(Kind::Disclosures, &all, "2026-01-01"), since(vec![Marking, Premises, Other]));
        let back = "disclosure_code=D; accounted_at=2025-01-10; kind=destroyed";
        assert_eq!(found(Kind::Returns, back, "2025-01-10"), since(vec![Leavers]));
        assert_eq!(found(Kind::HandlingRules, "class=internal; from_date=2025-01-10", "2025-02-01"), None);
        let document = "code=X; title=X; programme_code=P; originator_code=A; class=";
        assert_eq!(found(Kind::Documents, &format!("{document}internal"), "2025-01-01"), Some((vec![Marking], None)));
        assert_eq!(found(Kind::Documents, &format!("{document}public"), "2025-01-01"), None);
    }

    #[test]
    fn what_is_missing_is_said_by_group() {
        let none = Found { unbound: 2, untrained: 1, unmarked: 3, overdue: 4, ..Found::default() };
        assert_eq!(gaps(Group::Agreements, &none), [Gap::Nothing, Gap::Unbound(2)]);
        assert_eq!(gaps(Group::Rules, &none), [Gap::Nothing, Gap::NoRule, Gap::Untrained(1)]);
        assert_eq!(gaps(Group::Marking, &none), [Gap::Nothing, Gap::NoAccessList, Gap::Unmarked(3)]);
        assert_eq!(gaps(Group::Leavers, &none), [Gap::Nothing, Gap::Overdue(4)]);
        let all = Found { timely: [1; 7], has_rule: true, has_access_list: true, ..Found::default() };
        assert!(Group::ALL.into_iter().all(|group| gaps(group, &all).is_empty()));
        assert!(Group::ALL.into_iter().all(|group| Group::of_name(group.name()) == Some(group)));
        assert_eq!(eve("2025-03-01").unwrap().to_string(), "2025-02-28");
        assert_eq!(eve("1 March"), None);
    }

    proptest! {
        #[test]
        fn an_agreement_binds_on_one_stretch_of_days(from in 1_u32..28, days in 0_i64..40, asked in -20_i64..80) {
            let first = NaiveDate::from_ymd_opt(2025, 1, from).unwrap();
            let (last, day) = (first + chrono::Duration::days(days), first + chrono::Duration::days(asked));
            let words = format!(
                "code=N; discloser_code=A; recipient_code=B; executed_at={first}; effective_on={first}; \
                 expires_on={last}; ceiling=internal; flow_down=forbidden"
            );
            let binds = found(Kind::Agreements, &words, &day.to_string()).is_some();
            prop_assert_eq!(binds, first <= day && day <= last);
        }
    }
}
