//! The two times of an audit: as its address has them, as its form shows them, and as its banners tell them.

use askama::Template;
use audits::Times;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::facts::states;
use persistence::known::Known;
use sea_orm::{ConnectionTrait, DbErr};

use super::address::first;
use super::asking::{TimeProblem, time};
use super::sentence::told;
use crate::parts::{Notice, Tone};
use crate::registers::Pairs;

/// Two times as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) as_of: String,
    pub(crate) as_of_time: String,
    pub(crate) known_at: String,
    pub(crate) known_at_time: String,
}

/// What the fields of two times are called.
pub(crate) type Names = [&'static str; 4];

/// The names of the fields of a form that asks for two times.
pub(crate) const NAMES: Names = ["as_of", "as_of_time", "known_at", "known_at_time"];

/// What is wrong with two times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Problems {
    pub(crate) as_of: Option<TimeProblem>,
    pub(crate) known_at: Option<TimeProblem>,
}

impl Typed {
    pub(crate) fn read(pairs: &Pairs, names: Names) -> Self {
        let [as_of, as_of_time, known_at, known_at_time] = names.map(|name| first(pairs, name).to_owned());
        Self { as_of, as_of_time, known_at, known_at_time }
    }

    /// The times of an answer, to be typed again.
    pub(crate) fn of(times: &Times) -> Self {
        let text = |time: &Option<String>| time.clone().unwrap_or_default();
        Self { as_of: text(&times.as_of), known_at: text(&times.known_at), ..Self::default() }
    }

    /// What they stand for; a time of day is one in `zone`.
    pub(crate) fn parsed(&self, zone: Tz) -> Result<Times, Problems> {
        match (time(&self.as_of, &self.as_of_time, zone), time(&self.known_at, &self.known_at_time, zone)) {
            (Ok(as_of), Ok(known_at)) => Ok(Times { as_of, known_at }),
            (as_of, known_at) => Err(Problems { as_of: as_of.err(), known_at: known_at.err() }),
        }
    }

    /// Its parts of a query.
    pub(crate) fn fields(&self, names: Names) -> [(&'static str, String); 4] {
        let [as_of, as_of_time, known_at, known_at_time] = names;
        [
            (as_of, self.as_of.clone()),
            (as_of_time, self.as_of_time.clone()),
            (known_at, self.known_at.clone()),
            (known_at_time, self.known_at_time.clone()),
        ]
    }
}

/// The fields of two times with what is wrong with them.
#[derive(Template)]
#[template(path = "audits/moments.html")]
pub(crate) struct Moments {
    w: Words,
    fields: Vec<Moment>,
}

/// The fields of one time.
struct Moment {
    name: &'static str,
    time_name: &'static str,
    words: String,
    hint: String,
    date: String,
    time: String,
    problem: String,
}

impl askama::filters::HtmlSafe for Moments {}

impl Moments {
    pub(crate) fn new(w: Words, names: Names, typed: &Typed, problems: Problems) -> Self {
        let [as_of, as_of_time, known_at, known_at_time] = names;
        let words = |problem: Option<TimeProblem>| problem.map(|problem| w.t(problem.words())).unwrap_or_default();
        let world = Moment {
            name: as_of,
            time_name: as_of_time,
            words: w.t("audit-as-of"),
            hint: w.t("audit-as-of-hint"),
            date: typed.as_of.clone(),
            time: typed.as_of_time.clone(),
            problem: words(problems.as_of),
        };
        let knowledge = Moment {
            name: known_at,
            time_name: known_at_time,
            words: w.t("audit-known-at"),
            hint: w.t("audit-known-at-hint"),
            date: typed.known_at.clone(),
            time: typed.known_at_time.clone(),
            problem: words(problems.known_at),
        };
        Self { w, fields: vec![world, knowledge] }
    }

    /// The same with another hint beside the first of the two.
    pub(crate) fn hinting(mut self, hint: String) -> Self {
        if let Some(world) = self.fields.first_mut() {
            world.hint = hint;
        }
        self
    }

    /// The same without the first of the two, for questions about many days.
    pub(crate) fn of_knowledge(w: Words, names: Names, typed: &Typed, problem: Option<TimeProblem>) -> Self {
        let mut both = Self::new(w, names, typed, Problems { as_of: None, known_at: problem });
        both.fields.remove(0);
        both
    }
}

/// What must be said before anything else: that D or K is not now.
pub(crate) fn banners(w: Words, times: &Times, zone: Tz) -> Vec<Notice> {
    let as_of = times.as_of.as_deref().map(|text| w.t1("audit-banner-as-of", "when", told(text, zone)));
    let known = times.known_at.as_deref().map(|text| w.t1("audit-banner-known-at", "when", told(text, zone)));
    as_of.into_iter().chain(known).map(|words| Notice::new(Tone::Note, words)).collect()
}

/// Where days are days, for a question about all programmes that somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zones {
    /// All of them are in one zone.
    One(Tz),
    /// A day is one in the zone of each; a time of day is one in UTC.
    Several,
}

impl Zones {
    /// The zones of the programmes that `actor` sees. One query.
    pub(crate) async fn of(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Self, DbErr> {
        let programmes = states(conn, &actor.scope, Kind::Programmes, Known::Now).all(conn).await?;
        let mut zones: Vec<Tz> =
            programmes.iter().filter_map(|kept| kept.state.row.get("timezone")?.parse().ok()).collect();
        zones.sort_unstable_by_key(|zone| zone.name());
        zones.dedup();
        Ok(match zones.as_slice() {
            [zone] => Self::One(*zone),
            _ => Self::Several,
        })
    }

    /// The zone of times of day.
    pub(crate) const fn of_times(self) -> Tz {
        match self {
            Self::One(zone) => zone,
            Self::Several => Tz::UTC,
        }
    }

    pub(crate) fn words(self, w: Words) -> String {
        match self {
            Self::One(zone) => zone.name().to_owned(),
            Self::Several => w.t("audit-zones-several"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_that_cannot_be_read_has_its_own_problem() {
        let typed = Typed { as_of: "22.1.2023".into(), known_at: "2023-01-20".into(), ..Typed::default() };
        let problems = typed.parsed(Tz::UTC).unwrap_err();
        assert_eq!(problems, Problems { as_of: Some(TimeProblem::NotADate), known_at: None });
        let typed = Typed { as_of: "2023-01-22".into(), as_of_time: "10:00".into(), ..Typed::default() };
        let times = typed.parsed(Tz::Asia__Shanghai).unwrap();
        assert_eq!(times.as_of.as_deref(), Some("2023-01-22T10:00:00+08:00"));
        assert_eq!(Typed::of(&times).parsed(Tz::UTC), Ok(times));
    }
}
