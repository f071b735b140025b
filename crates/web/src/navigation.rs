//! The ways about the house, in groups; each is shown to those who may take it.

use domain::staff::{Actor, Permission};

use crate::parts::Icon;

/// Ways of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// The catalogue's key of its heading.
    pub(crate) title: &'static str,
    pub(crate) ways: Vec<Way>,
}

/// One line of the menu.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) address: &'static str,
    /// The catalogue's key of its words.
    pub(crate) words: &'static str,
    pub(crate) icon: Icon,
    /// None: everybody.
    permission: Option<Permission>,
}

const fn way(address: &'static str, words: &'static str, icon: &'static str, permission: Option<Permission>) -> Way {
    Way { address, words, icon: Icon::new(icon), permission }
}

/// The menu, top to bottom.
const MENU: &[(&str, &[Way])] = &[
    (
        catalogue::key("menu-overview"),
        &[
            way("/", catalogue::key("menu-home"), "home", None),
            way("/audits/exposure", catalogue::key("audit-title"), "search", Some(Permission::Audit)),
        ],
    ),
    (
        catalogue::key("menu-house"),
        &[way("/staff", catalogue::key("menu-staff"), "people", Some(Permission::KeepStaff))],
    ),
];

/// The groups with the ways that `actor` may take; groups without any are left out.
pub(crate) fn ways(actor: &Actor) -> Vec<Group> {
    MENU.iter()
        .map(|(title, ways)| {
            let open = ways.iter().filter(|way| way.permission.is_none_or(|permission| actor.may(permission)));
            Group { title, ways: open.copied().collect() }
        })
        .filter(|group| !group.ways.is_empty())
        .collect()
}
