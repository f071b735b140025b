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

/// The way to a register.
const fn register(address: &'static str, words: &'static str, icon: &'static str) -> Way {
    way(address, words, icon, Some(Permission::ReadFacts))
}

/// The way to an audit.
const fn audit(address: &'static str, words: &'static str, icon: &'static str) -> Way {
    way(address, words, icon, Some(Permission::Audit))
}

/// The menu, top to bottom.
const MENU: &[(&str, &[Way])] = &[
    (
        catalogue::key("menu-overview"),
        &[
            way("/", catalogue::key("menu-home"), "home", None),
            way("/search", catalogue::key("menu-search"), "search", Some(Permission::ReadFacts)),
            way("/tasks", catalogue::key("menu-tasks"), "flag", Some(Permission::ReadFacts)),
            way("/saved", catalogue::key("menu-saved"), "bookmark", None),
        ],
    ),
    (
        catalogue::key("menu-audits"),
        &[
            audit("/audits/exposure", catalogue::key("audit-title"), "search"),
            audit("/audits/portfolio", catalogue::key("portfolio-title"), "shield"),
            audit("/audits/what-if", catalogue::key("what-if-title"), "agreement"),
            audit("/audits/party", catalogue::key("reach-title"), "send"),
            audit("/audits/gatekeepers", catalogue::key("network-gatekeepers"), "flag"),
            audit("/audits/paths", catalogue::key("network-paths"), "link"),
            audit("/audits/concentration", catalogue::key("network-concentration"), "layers"),
            audit("/audits/dependence", catalogue::key("network-dependence"), "building"),
        ],
    ),
    (
        catalogue::key("menu-reports"),
        &[
            audit("/reports", catalogue::key("reports-title"), "document"),
            audit("/reports/expiries", catalogue::key("expiries-title"), "flag"),
            audit("/reports/findings", catalogue::key("findings-title"), "flag"),
            audit("/reports/embargoes", catalogue::key("embargoes-title"), "shield"),
            audit("/reports/returns", catalogue::key("returns-title"), "return"),
            audit("/reports/flow-down", catalogue::key("flow-down-title"), "layers"),
            audit("/reports/measures", catalogue::key("measures-title"), "shield"),
            audit("/reports/controls", catalogue::key("controls-title"), "log"),
        ],
    ),
    (
        catalogue::key("menu-network"),
        &[
            register("/parties", catalogue::key("kind-parties"), "building"),
            register("/people", catalogue::key("kind-people"), "people"),
            register("/employments", catalogue::key("kind-employments"), "people"),
            register("/trainings", catalogue::key("kind-trainings"), "people"),
            register("/supply-links", catalogue::key("kind-supply_links"), "link"),
            register("/duplicates", catalogue::key("kind-duplicates"), "layers"),
            register("/standings", catalogue::key("kind-standings"), "flag"),
            register("/labels", catalogue::key("kind-labels"), "shield"),
            register("/equivalences", catalogue::key("kind-equivalences"), "shield"),
        ],
    ),
    (
        catalogue::key("menu-programmes"),
        &[
            register("/programmes", catalogue::key("kind-programmes"), "car"),
            register("/parts", catalogue::key("kind-parts"), "layers"),
            register("/documents", catalogue::key("kind-documents"), "document"),
            register("/class-changes", catalogue::key("kind-class_changes"), "log"),
            register("/versions", catalogue::key("kind-versions"), "layers"),
            register("/handling-rules", catalogue::key("kind-handling_rules"), "flag"),
            register("/access-lists", catalogue::key("kind-access_lists"), "people"),
            register("/release-stops", catalogue::key("kind-release_stops"), "flag"),
        ],
    ),
    (
        catalogue::key("menu-papers"),
        &[
            register("/agreements", catalogue::key("kind-agreements"), "agreement"),
            register("/penalty-clauses", catalogue::key("kind-penalty_clauses"), "log"),
            register("/commitments", catalogue::key("kind-commitments"), "agreement"),
            register("/consents", catalogue::key("kind-consents"), "shield"),
            register("/onward-requests", catalogue::key("kind-onward_requests"), "log"),
            register("/waivers", catalogue::key("kind-waivers"), "flag"),
        ],
    ),
    (
        catalogue::key("menu-handovers"),
        &[
            register("/rounds", catalogue::key("kind-rounds"), "flag"),
            register("/bidders", catalogue::key("kind-bidders"), "people"),
            register("/round-documents", catalogue::key("kind-round_documents"), "document"),
            register("/round-questions", catalogue::key("kind-round_questions"), "log"),
            register("/transmittals", catalogue::key("kind-transmittals"), "send"),
            register("/disclosures", catalogue::key("kind-disclosures"), "link"),
            register("/attestations", catalogue::key("kind-attestations"), "agreement"),
            register("/return-cases", catalogue::key("kind-return_cases"), "flag"),
            register("/returns", catalogue::key("kind-returns"), "return"),
        ],
    ),
    (
        catalogue::key("menu-events"),
        &[
            register("/events", catalogue::key("kind-events"), "flag"),
            register("/invitees", catalogue::key("kind-invitees"), "people"),
            register("/embargoes", catalogue::key("kind-embargoes"), "shield"),
            register("/publications", catalogue::key("kind-publications"), "send"),
        ],
    ),
    (
        catalogue::key("menu-incidents"),
        &[
            register("/incidents", catalogue::key("kind-incidents"), "flag"),
            register("/sightings", catalogue::key("kind-sightings"), "search"),
            register("/take-downs", catalogue::key("kind-take_downs"), "send"),
            register("/responses", catalogue::key("kind-responses"), "log"),
            register("/indications", catalogue::key("kind-indications"), "search"),
            register("/claims", catalogue::key("kind-claims"), "agreement"),
            register("/claim-lines", catalogue::key("kind-claim_lines"), "log"),
            register("/claim-payments", catalogue::key("kind-claim_payments"), "return"),
            register("/rectification-plans", catalogue::key("kind-rectification_plans"), "shield"),
            register("/rectification-actions", catalogue::key("kind-rectification_actions"), "flag"),
            way("/leak-reports", catalogue::key("leak-reports-title"), "import", Some(Permission::AnswerReports)),
        ],
    ),
    (
        catalogue::key("menu-house"),
        &[
            way("/import", catalogue::key("menu-import"), "import", Some(Permission::Import)),
            way("/staff", catalogue::key("menu-staff"), "people", Some(Permission::KeepStaff)),
            way("/contacts", catalogue::key("menu-contacts"), "people", Some(crate::contacts::MAY)),
            way("/outbox", catalogue::key("menu-outbox"), "send", Some(Permission::ReadMails)),
        ],
    ),
];

/// The catalogue's key of the words of the way to an address, where the menu has one.
pub(crate) fn words(address: &str) -> Option<&'static str> {
    MENU.iter().flat_map(|(_, ways)| ways.iter()).find(|way| way.address == address).map(|way| way.words)
}

/// Whether the menu has ways below an address: it is then itself only where it is named exactly.
pub(crate) fn has_ways_below(address: &str) -> bool {
    let is_below = |way: &Way| way.address.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'));
    MENU.iter().any(|(_, ways)| ways.iter().any(is_below))
}

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

#[cfg(test)]
mod tests {
    use domain::facts::Kind;

    use super::*;

    #[test]
    fn every_register_stands_in_the_menu() {
        let ways: Vec<&str> = MENU.iter().flat_map(|(_, ways)| ways.iter().map(|way| way.address)).collect();
        for kind in Kind::ALL {
            assert!(ways.contains(&crate::registers::address(kind).as_str()), "{kind}");
        }
    }
}
