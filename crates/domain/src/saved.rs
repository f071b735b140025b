//! Lists and audits that somebody saved under a name: what a name may be, and who besides the owner meets them.

use thiserror::Error;

use crate::staff::{Actor, Permission, Scope};

/// What somebody calls a saved list or audit: 1 to 80 characters, trimmed, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedName(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SavedNameError {
    #[error("the name is blank")]
    Blank,
    #[error("the name has {found} characters, more than {max}", max = SavedName::MAX_CHARS)]
    TooLong { found: usize },
    #[error("the name holds a character that cannot be printed")]
    Unprintable,
}

impl SavedName {
    pub const MAX_CHARS: usize = 80;

    /// Reads a name; blanks around it do not count.
    ///
    /// # Errors
    /// By variant.
    pub fn parse(raw: &str) -> Result<Self, SavedNameError> {
        let name = raw.trim();
        match name.chars().count() {
            0 => Err(SavedNameError::Blank),
            found if found > Self::MAX_CHARS => Err(SavedNameError::TooLong { found }),
            _ if name.chars().any(char::is_control) => Err(SavedNameError::Unprintable),
            _ => Ok(Self(name.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// For whom a list or an audit is saved, beside its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Audience {
    /// Nobody else.
    #[default]
    Own,
    /// Those who see every programme that the owner saw: whatever the owner typed stays on this side of every wall.
    Peers,
    /// Everybody on the staff.
    Staff,
}

/// Why something may not be shared like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShareRefused {
    #[error("the roles do not carry sharing")]
    NotByRole,
    #[error("search words may be code names, which not everybody may read")]
    WordsForAll,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Own, Self::Peers, Self::Staff];

    /// The name in the database, in forms and in catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Peers => "peers",
            Self::Staff => "staff",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether somebody else meets it who sees `viewer`, when its owner saw at most `walls` while typing.
    pub fn reaches(self, viewer: &Scope, walls: &Scope) -> bool {
        match self {
            Self::Own => false,
            Self::Peers => viewer.covers(walls),
            Self::Staff => true,
        }
    }

    /// Decides whether `by` may save something for this audience; `has_words`: it searches for words.
    ///
    /// # Errors
    /// By variant.
    pub fn may_be_chosen(self, by: &Actor, has_words: bool) -> Result<(), ShareRefused> {
        match self {
            Self::Peers | Self::Staff if !by.may(Permission::Share) => Err(ShareRefused::NotByRole),
            Self::Staff if has_words => Err(ShareRefused::WordsForAll),
            Self::Own | Self::Peers | Self::Staff => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::Role;

    #[test]
    fn a_name_is_one_line_of_up_to_80_characters() {
        let parsed = |raw: &str| SavedName::parse(raw).map(|name| name.as_str().to_owned());
        assert_eq!(parsed("  退还逾期 "), Ok("退还逾期".to_owned()));
        assert_eq!(parsed(&"案".repeat(80)), Ok("案".repeat(80)));
        assert_eq!(parsed(&"x".repeat(81)), Err(SavedNameError::TooLong { found: 81 }));
        assert_eq!(parsed(" \t"), Err(SavedNameError::Blank));
        assert_eq!(parsed("two\nlines"), Err(SavedNameError::Unprintable));
    }

    #[test]
    fn what_peers_share_never_crosses_a_wall() {
        let on = |codes: &[&str]| Scope::Programmes(codes.iter().map(|code| (*code).to_owned()).collect());
        for (audience, viewer, walls, reaches) in [
            (Audience::Own, Scope::All, on(&[]), false),
            (Audience::Peers, Scope::All, Scope::All, true),
            (Audience::Peers, on(&["P1"]), Scope::All, false),
            (Audience::Peers, on(&["P1", "P2"]), on(&["P1"]), true),
            (Audience::Peers, on(&["P2"]), on(&["P1"]), false),
            (Audience::Staff, on(&[]), Scope::All, true),
        ] {
            assert_eq!(audience.reaches(&viewer, &walls), reaches, "{audience:?} {viewer:?} {walls:?}");
        }
    }

    #[test]
    fn everybody_saves_and_some_roles_share() {
        for role in Role::ALL {
            let by = Actor { roles: [role].into(), ..Actor::operator() };
            assert_eq!(Audience::Own.may_be_chosen(&by, true), Ok(()));
            let shares = !matches!(role, Role::Events | Role::Finance);
            assert_eq!(Audience::Peers.may_be_chosen(&by, true).is_ok(), shares, "{role}");
            assert_eq!(Audience::Staff.may_be_chosen(&by, false).is_ok(), shares, "{role}");
        }
        let refused = Audience::Staff.may_be_chosen(&Actor::operator(), true);
        assert_eq!(refused, Err(ShareRefused::WordsForAll));
    }

    #[test]
    fn an_audience_is_read_back_by_its_name() {
        for audience in Audience::ALL {
            assert_eq!(Audience::of_name(audience.name()), Some(audience));
        }
        assert_eq!(Audience::of_name("everybody"), None);
    }
}
