//! Parties and people: what they are, whom they work for or belong to, and their standing.

use chrono::NaiveDate;

use super::Knowledge;
use super::groups::Groups;
use super::names::{Names, Subject};
use crate::parties::{Country, Employment, Party, PartyKind, Standing, StandingKind};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    /// Other facts name it, and itself it is not known.
    #[default]
    Unknown,
    Person,
    Organisation(PartyKind, Option<Subject>, Option<Country>),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Subjects {
    sorts: Vec<Sort>,
    pub(super) employments: Vec<Employment>,
    pub(super) standings: Vec<Standing>,
    employments_of: Groups<Subject, u32>,
    standings_of: Groups<Subject, Standing>,
}

impl Knowledge {
    /// Nothing is handed to it on `day`: it is suspended or barred.
    pub fn is_stopped(&self, subject: Subject, day: NaiveDate) -> bool {
        [StandingKind::Suspended, StandingKind::Barred].into_iter().any(|standing| self.stands(subject, standing, day))
    }
}

impl Subjects {
    pub(super) fn add_organisation(&mut self, party: &Party) {
        *self.sort_mut(party.code) = Sort::Organisation(party.kind, party.parent, party.country);
    }

    pub(super) fn add_person(&mut self, subject: Subject) {
        *self.sort_mut(subject) = Sort::Person;
    }

    fn sort_mut(&mut self, subject: Subject) -> &mut Sort {
        if self.sorts.len() <= subject.place() {
            self.sorts.resize(subject.place() + 1, Sort::Unknown);
        }
        &mut self.sorts[subject.place()]
    }

    pub(super) fn finish(&mut self, names: &Names) {
        // Employers come in the order of their codes.
        self.employments.sort_by(|a, b| names.code(a.employer).cmp(names.code(b.employer)));
        let by_person = self.employments.iter().map(|employment| employment.person).zip(0..).collect();
        self.employments_of = Groups::new(names.subjects(), Subject::place, by_person);
        let by_subject = self.standings.drain(..).map(|standing| (standing.subject, standing)).collect();
        self.standings_of = Groups::new(names.subjects(), Subject::place, by_subject);
        self.sorts.shrink_to_fit();
    }

    fn sort(&self, subject: Subject) -> Sort {
        self.sorts.get(subject.place()).copied().unwrap_or_default()
    }

    pub(super) fn is_known(&self, subject: Subject) -> bool {
        self.sort(subject) != Sort::Unknown
    }

    pub(super) fn is_person(&self, subject: Subject) -> bool {
        self.sort(subject) == Sort::Person
    }

    pub(super) fn kind(&self, subject: Subject) -> Option<PartyKind> {
        match self.sort(subject) {
            Sort::Organisation(kind, ..) => Some(kind),
            Sort::Person | Sort::Unknown => None,
        }
    }

    pub(super) fn parent(&self, subject: Subject) -> Option<Subject> {
        match self.sort(subject) {
            Sort::Organisation(_, parent, _) => parent,
            Sort::Person | Sort::Unknown => None,
        }
    }

    pub(super) fn country(&self, subject: Subject) -> Option<Country> {
        match self.sort(subject) {
            Sort::Organisation(.., country) => country,
            Sort::Person | Sort::Unknown => None,
        }
    }

    pub(super) fn employments_of(&self, person: Subject) -> impl Iterator<Item = &Employment> {
        self.employments_of.of(person).iter().map(|place| &self.employments[*place as usize])
    }

    pub(super) fn employers(&self, person: Subject, day: NaiveDate) -> Vec<Subject> {
        let of_day = self.employments_of(person).filter(|employment| employment.days.contains(day));
        let mut found: Vec<Subject> = of_day.map(|employment| employment.employer).collect();
        found.dedup();
        found
    }

    pub(super) fn standings_of(&self, subject: Subject) -> &[Standing] {
        self.standings_of.of(subject)
    }
}
