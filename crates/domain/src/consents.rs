//! Consents to pass a document on.

use crate::facts::reading::{number, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Stamp, Subject, Word};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub code: Word,
    /// Absent: the discloser of the agreement that asks for it.
    pub granted_by: Option<Subject>,
    pub giver: Subject,
    pub recipient: Subject,
    pub document: Word,
    /// Labels; none: all versions.
    pub versions: Box<[Word]>,
    granted_at: Stamp,
    valid_from: Option<Stamp>,
    valid_to: Option<Stamp>,
    revoked_at: Option<Stamp>,
    /// What few consents have.
    limits: Option<Box<Limits>>,
}

/// Purposes and places for which a consent was granted, and for how many days a copy may be held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Limits {
    purposes: Box<[Word]>,
    sites: Box<[Word]>,
    holding_days: Option<u32>,
}

impl Limits {
    fn read(cells: Cells<'_>, names: &mut Names) -> Result<Option<Box<Self>>, Unreadable> {
        let limits = Self {
            purposes: cells.list("purposes").map(|purpose| names.word(purpose)).collect(),
            sites: cells.list("sites").map(|site| names.word(site)).collect(),
            holding_days: cells.read("holding_days", number)?,
        };
        Ok((limits != Self::default()).then(|| Box::new(limits)))
    }
}

impl Consent {
    /// None: all purposes.
    pub fn purposes(&self) -> &[Word] {
        self.limits.as_ref().map(|limits| &*limits.purposes).unwrap_or_default()
    }

    /// Places for which it was granted; none: all.
    pub fn sites(&self) -> &[Word] {
        self.limits.as_ref().map(|limits| &*limits.sites).unwrap_or_default()
    }

    /// Days after its receipt within which a copy may be held.
    pub fn holding_days(&self) -> Option<u32> {
        self.limits.as_ref().and_then(|limits| limits.holding_days)
    }

    /// Reads a row of consents.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let stamp = |column| Ok(cells.read(column, when)?.map(Stamp::from));
        Ok(Self {
            code: names.word(cells.text("code")?),
            granted_by: cells.get("granted_by_code").map(|code| names.subject(code)),
            giver: names.subject(cells.text("giver_code")?),
            recipient: names.subject(cells.text("recipient_code")?),
            document: names.word(cells.text("document_code")?),
            versions: cells.list("versions").map(|label| names.word(label)).collect(),
            granted_at: Stamp::from(cells.must("granted_at", when)?),
            valid_from: stamp("valid_from")?,
            valid_to: stamp("valid_to")?,
            revoked_at: stamp("revoked_at")?,
            limits: Limits::read(cells, names)?,
        })
    }

    pub fn granted_at(&self) -> When {
        self.granted_at.when()
    }

    /// Absent: from when it was granted.
    pub fn valid_from(&self) -> Option<When> {
        self.valid_from.map(Stamp::when)
    }

    pub fn valid_to(&self) -> Option<When> {
        self.valid_to.map(Stamp::when)
    }

    /// Once it serves, nothing ends it.
    pub fn is_for_ever(&self) -> bool {
        self.valid_to().is_none() && self.revoked_at().is_none() && self.holding_days().is_none()
    }

    pub fn revoked_at(&self) -> Option<When> {
        self.revoked_at.map(Stamp::when)
    }
}
