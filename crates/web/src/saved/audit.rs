//! The audits that can be saved: what the address of each may ask, so that nothing else is kept of it.

use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Permission;
use persistence::facts::Kept;

use super::table::AUDITS;
use super::told::Facts;
use crate::audits::{Subject, time};
use crate::registers::{Pairs, called};

/// A page with an audit. A page that is to be saved and remembered needs a line in the table and `w.save_form()` in
/// its template.
#[derive(Debug)]
pub(crate) struct AuditPage {
    pub(super) path: &'static str,
    /// The catalogue's key of its title.
    pub(super) title: &'static str,
    /// How many of the first parts are needed: what it is about.
    pub(super) needed: usize,
    /// What it asks of those who open it.
    pub(super) may: Permission,
    /// What its address may ask, in the order in which it is written.
    pub(super) asks: &'static [(&'static str, Asks)],
}

/// What may stand in one part of an address.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asks {
    /// The number of a record.
    Record(Kind),
    /// The number of a party or person, with its kind before it.
    Subject,
    /// A day or an instant; its time of day, if any, is in the part of this name. Told by the key of the catalogue.
    Time { of_day: &'static str, told: &'static str },
    /// The time of day of a day.
    TimeOfDay,
    /// A word that the page knows, read as the page writes it; its default is left out.
    Word { read: fn(&str) -> Option<String>, default: &'static str, told: fn(Words, &str) -> Option<String> },
}

/// One audit with its filters.
#[derive(Clone, Debug)]
pub(crate) struct Audit {
    page: &'static AuditPage,
    /// What is asked, in the order of the page.
    asked: Vec<(&'static str, String)>,
}

impl AuditPage {
    pub(crate) fn at(path: &str) -> Option<&'static Self> {
        AUDITS.iter().find(|page| page.path == path)
    }

    /// The catalogue's key of its title.
    pub(crate) const fn title(&self) -> &'static str {
        self.title
    }

    /// What it asks of those who open it.
    pub(crate) const fn permission(&self) -> Permission {
        self.may
    }

    pub(crate) const fn path(&self) -> &'static str {
        self.path
    }

    /// The kind of the record that it is about.
    pub(crate) fn about(&self) -> Option<Kind> {
        match self.asks.first() {
            Some((_, Asks::Record(kind))) if self.needed > 0 => Some(*kind),
            _ => None,
        }
    }

    /// The address of the audit of this record, without filters.
    pub(crate) fn address_of(&self, number: i64) -> String {
        match self.asks.first() {
            Some((name, _)) if self.about().is_some() => format!("{}?{name}={number}", self.path),
            _ => self.path.to_owned(),
        }
    }
}

impl Audit {
    /// Reads what an address asks; `None` when what the page is about is missing, or a time cannot be read.
    pub(super) fn read(page: &'static AuditPage, pairs: &Pairs) -> Option<Self> {
        let mut asked = Vec::new();
        for (name, asks) in page.asks {
            let given = pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value.trim());
            asked.extend(given.filter_map(|given| Some((*name, asks.kept(given)?))));
        }
        let audit = Self { page, asked };
        let is_whole = page.asks[..page.needed].iter().all(|(name, _)| !audit.one(name).is_empty());
        let mut times = page.asks.iter().filter_map(|(name, asks)| match asks {
            Asks::Time { of_day, .. } => Some((name, of_day)),
            _ => None,
        });
        let can_be_read = |(day, of_day): (&&str, &&str)| time(audit.one(day), audit.one(of_day), Tz::UTC).is_ok();
        let times_are_good = times.all(can_be_read);
        (is_whole && times_are_good).then_some(audit)
    }

    fn one(&self, name: &str) -> &str {
        self.asked.iter().find(|(asked, _)| *asked == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    pub(super) const fn page(&self) -> &'static AuditPage {
        self.page
    }

    pub(super) fn address(&self) -> String {
        match serde_html_form::to_string(&self.asked) {
            Ok(query) if !query.is_empty() => format!("{}?{query}", self.page.path),
            _ => self.page.path.to_owned(),
        }
    }

    /// The records that it names, by kind and number.
    pub(super) fn records(&self) -> impl Iterator<Item = (Kind, i64)> + '_ {
        self.asked.iter().filter_map(|(name, value)| match self.asks(name) {
            Some(Asks::Record(kind)) => Some((kind, value.parse().ok()?)),
            Some(Asks::Subject) => Subject::read(value).map(|subject| (subject.kind, subject.id)),
            _ => None,
        })
    }

    fn asks(&self, name: &str) -> Option<Asks> {
        self.page.asks.iter().find(|(asked, _)| *asked == name).map(|(_, asks)| *asks)
    }

    /// What it asks, in one line of words.
    pub(super) fn told(&self, w: Words, facts: &Facts) -> String {
        self.asked.iter().filter_map(|(name, value)| self.part(w, facts, (name, value))).collect::<Vec<_>>().join(" · ")
    }

    /// The two times by their names, and what else it asks.
    pub(super) fn asked(&self, w: Words, facts: &Facts) -> (Vec<(String, String)>, Vec<String>) {
        let usual = [
            ("as_of", catalogue::key("audit-as-of"), catalogue::key("paper-now")),
            ("known_at", catalogue::key("audit-known-at"), catalogue::key("paper-everything")),
        ];
        let times = usual.iter().filter_map(|(name, told, present)| {
            let Asks::Time { of_day, .. } = self.asks(name)? else { return None };
            let typed = format!("{} {}", self.one(name), self.one(of_day));
            Some((w.t(told), if self.one(name).is_empty() { w.t(present) } else { typed.trim().to_owned() }))
        });
        let others = self.asked.iter().filter(|(name, _)| usual.iter().all(|(time, ..)| time != name));
        let others = others.filter_map(|(name, value)| self.part(w, facts, (name, value)));
        (times.collect(), others.collect())
    }

    /// One part in words; none for what is told with another part, or not at all.
    fn part(&self, w: Words, facts: &Facts, (name, value): (&str, &str)) -> Option<String> {
        match self.asks(name)? {
            Asks::Record(kind) => facts.get(&(kind, value.parse().ok()?)).map(|kept| title(w, kept)),
            Asks::Subject => {
                let subject = Subject::read(value)?;
                facts.get(&(subject.kind, subject.id)).map(|kept| title(w, kept))
            }
            Asks::Time { of_day, told } => {
                let when = format!("{value} {}", self.one(of_day));
                Some(w.t1(told, "when", when.trim()))
            }
            Asks::TimeOfDay => None,
            Asks::Word { told, .. } => told(w, value),
        }
    }
}

impl Asks {
    /// The value as it is kept; `None` for what is left out.
    fn kept(self, given: &str) -> Option<String> {
        match self {
            Self::Record(_) => given.parse::<i64>().ok().map(|number| number.to_string()),
            Self::Subject => Subject::read(given).map(|subject| subject.to_string()),
            Self::Time { .. } | Self::TimeOfDay => (!given.is_empty()).then(|| given.to_owned()),
            Self::Word { read, default, .. } => read(given).filter(|word| word != default),
        }
    }
}

fn title(w: Words, kept: &Kept) -> String {
    let (title, name) = called(w, &kept.state.row);
    format!("{title} {name}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_audit_that_can_be_saved_is_a_page() {
        let paths: Vec<String> = crate::table().into_iter().map(|entry| entry.path).collect();
        for page in AUDITS {
            assert!(paths.iter().any(|path| path == page.path), "{} is no page", page.path);
            assert!(page.about().is_none() || page.address_of(7).contains("=7"), "{}", page.path);
        }
    }
}
