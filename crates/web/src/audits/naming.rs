//! What the codes on a page stand for: names in the reader's script, and numbers for links.

use std::collections::{BTreeSet, HashMap};

use catalogue::Words;
use domain::facts::{Kind, Reference, Target, version_key};
use domain::staff::Actor;
use persistence::lists::{self, Names};
use persistence::names::{self, Name};
use sea_orm::{ConnectionTrait, DbErr};

use super::address::Subject;
use crate::registers::address_of;

/// The codes that a page shows.
#[derive(Debug, Default)]
pub(crate) struct Codes<'a> {
    versions: BTreeSet<(&'a str, &'a str)>,
    programmes: BTreeSet<&'a str>,
    subjects: BTreeSet<&'a str>,
    papers: BTreeSet<&'a str>,
    disclosures: BTreeSet<&'a str>,
}

impl<'a> Codes<'a> {
    pub(crate) fn version(&mut self, document: &'a str, label: &'a str) {
        self.versions.insert((document, label));
    }

    pub(crate) fn programme(&mut self, code: &'a str) {
        self.programmes.insert(code);
    }

    pub(crate) fn subject(&mut self, code: &'a str) {
        self.subjects.insert(code);
    }

    /// An agreement or a personal commitment.
    pub(crate) fn paper(&mut self, code: &'a str) {
        self.papers.insert(code);
    }

    pub(crate) fn disclosure(&mut self, code: &'a str) {
        self.disclosures.insert(code);
    }

    /// Looks all of them up. A query for each kind that occurs, two for parties and people.
    pub(crate) async fn named(self, conn: &impl ConnectionTrait, actor: &Actor) -> Result<Naming, DbErr> {
        let versions = self.versions.iter().flat_map(|(document, label)| {
            [
                reference(Target::Version, version_key(document, label)),
                reference(Target::Document, (*document).to_owned()),
            ]
        });
        let programmes = self.programmes.iter().map(|code| reference(Target::Programme, (*code).to_owned()));
        let papers = self.papers.iter().map(|code| reference(Target::Paper, (*code).to_owned()));
        let disclosures = self.disclosures.iter().map(|code| reference(Target::Disclosure, (*code).to_owned()));
        let all = versions.chain(programmes).chain(papers).chain(disclosures);
        let facts = lists::named(conn, &actor.scope, all).await?;
        let subjects: Vec<String> = self.subjects.into_iter().map(str::to_owned).collect();
        Ok(Naming { facts, subjects: names::of_subjects(conn, &subjects).await? })
    }
}

fn reference(target: Target, key: String) -> Reference {
    Reference { column: "", target, key }
}

/// What codes stand for.
#[derive(Debug)]
pub(crate) struct Naming {
    facts: Names,
    subjects: HashMap<String, Name>,
}

impl Naming {
    /// The number of a version.
    pub(crate) fn version(&self, document: &str, label: &str) -> Option<i64> {
        self.facts.of(&reference(Target::Version, version_key(document, label))).map(|name| name.id)
    }

    /// The title of a document; blank when there is none.
    pub(crate) fn title(&self, document: &str) -> String {
        self.named(Target::Document, document)
    }

    /// The number of a programme.
    pub(crate) fn programme(&self, code: &str) -> Option<i64> {
        self.facts.of(&reference(Target::Programme, code.to_owned())).map(|name| name.id)
    }

    /// The name of a programme; blank when there is none.
    pub(crate) fn programme_name(&self, code: &str) -> String {
        self.named(Target::Programme, code)
    }

    /// The address of an agreement or a commitment; blank for what the reader may not see.
    pub(crate) fn paper(&self, code: &str) -> String {
        self.address(Target::Paper, code)
    }

    /// The address of a disclosure; blank for what the reader may not see.
    pub(crate) fn disclosure(&self, code: &str) -> String {
        self.address(Target::Disclosure, code)
    }

    fn address(&self, target: Target, code: &str) -> String {
        let name = self.facts.of(&reference(target, code.to_owned()));
        name.map(|name| address_of(name.kind, name.id)).unwrap_or_default()
    }

    pub(crate) fn subject(&self, code: &str) -> Option<Subject> {
        let name = self.subjects.get(code)?;
        Some(Subject { kind: if name.is_person { Kind::People } else { Kind::Parties }, id: name.id })
    }

    /// The name of a party or person in the reader's script; blank when there is none.
    pub(crate) fn subject_name(&self, w: Words, code: &str) -> String {
        super::rows::name(w, &self.subjects, code)
    }

    fn named(&self, target: Target, key: &str) -> String {
        self.facts.of(&reference(target, key.to_owned())).and_then(|name| name.name.clone()).unwrap_or_default()
    }
}
