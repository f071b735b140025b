//! Which audits can be saved, and what the address of each may ask.

use audits::{List, Show, Sort, Tiers};
use catalogue::Words;
use domain::controls::controls;
use domain::coverage::Code;
use domain::coverage::clauses::{Clause, ClauseState};
use domain::expiries::Window;
use domain::facts::Kind;
use domain::findings::Finding;
use domain::measures::Group;
use domain::money::Money;
use domain::return_cases::CopyStanding;
use domain::staff::Permission;
use domain::tracing::probability;

use super::audit::{Asks, AuditPage};
use super::words::{
    all, attendance, dates, is_so, origin, ownership, reason, told_framework, told_outside, told_tier, told_verdict,
    waiver_standing,
};
use crate::audits::{EXPOSURE, LIABILITY, PICTURE, TRACE, is_step, shows_party_list};
use crate::reports::{clock_of, severity_of};

/// A part of an address.
type Part = (&'static str, Asks);

const AS_OF: Part = ("as_of", Asks::Time { of_day: "as_of_time", told: catalogue::key("saved-as-of") });
const AS_OF_TIME: Part = ("as_of_time", Asks::TimeOfDay);
const KNOWN_AT: Part = ("known_at", Asks::Time { of_day: "known_at_time", told: catalogue::key("saved-known-at") });
const KNOWN_AT_TIME: Part = ("known_at_time", Asks::TimeOfDay);
const PROGRAMME: Part = ("programme", Asks::Record(Kind::Programmes));
const VERSION: Part = ("version", Asks::Record(Kind::Versions));
const TIER: Part =
    ("tier", Asks::Word { read: |word| Tiers::of_name(word).map(Tiers::name), default: "", told: told_tier });

/// A time whose time of day is not asked for.
const fn day(told: &'static str) -> Asks {
    Asks::Time { of_day: "", told }
}

/// A word that is kept where `read` knows it, and not told in words.
const fn word(read: fn(&str) -> Option<String>, default: &'static str) -> Asks {
    Asks::Word { read, default, told: |_, _| None }
}

/// The same, told so.
const fn said(read: fn(&str) -> Option<String>, told: fn(Words, &str) -> Option<String>) -> Asks {
    Asks::Word { read, default: "", told }
}

/// What the exposure audit of a version asks, as a list and as a picture.
const OF_EXPOSURE: &[Part] = &[
    VERSION,
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    (
        "show",
        Asks::Word {
            read: |word| Show::of_name(word).map(|show| show.name().to_owned()),
            default: "all",
            told: |w, word| Some(w.of("audit-show", word)),
        },
    ),
    TIER,
    ("sort", word(|word| Sort::of_name(word).map(|sort| sort.name().to_owned()), "party")),
    ("possible", word(|word| (word == "all").then(|| word.to_owned()), "")),
];

const PORTFOLIO: &[Part] = &[
    (
        "list",
        Asks::Word {
            read: |word| List::of_name(word).map(|list| list.name().to_owned()),
            default: "uncovered",
            told: |w, word| Some(w.of("portfolio-list", word)),
        },
    ),
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("since", day(catalogue::key("saved-since"))),
    ("reason", Asks::Word { read: reason, default: "", told: |w, word| Some(w.reason(Code::parse(word)?)) }),
    PROGRAMME,
    TIER,
    ("party", Asks::Subject),
    (
        "new",
        Asks::Word {
            read: |word| (word == "1").then(|| word.to_owned()),
            default: "",
            told: |w, _| Some(w.t("portfolio-new")),
        },
    ),
];

const PARTY: &[Part] = &[
    ("party", Asks::Subject),
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("list", word(|word| shows_party_list(word).then(|| word.to_owned()), "reached")),
    ("held", said(is_so, |w, _| Some(w.t("reach-held-only")))),
    VERSION,
    ("reached", Asks::Subject),
];

const HISTORY: &[Part] = &[
    VERSION,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("dates", word(dates, "")),
    ("from", day(catalogue::key("saved-from-day"))),
    ("to", day(catalogue::key("saved-to-day"))),
    ("step", word(|word| is_step(word).then(|| word.to_owned()), "month")),
];

const CHANGES: &[Part] = &[
    VERSION,
    ("from_as_of", Asks::Time { of_day: "from_as_of_time", told: catalogue::key("saved-as-of") }),
    ("from_as_of_time", Asks::TimeOfDay),
    ("from_known_at", Asks::Time { of_day: "from_known_at_time", told: catalogue::key("saved-known-at") }),
    ("from_known_at_time", Asks::TimeOfDay),
    ("to_as_of", Asks::Time { of_day: "to_as_of_time", told: catalogue::key("saved-as-of") }),
    ("to_as_of_time", Asks::TimeOfDay),
    ("to_known_at", Asks::Time { of_day: "to_known_at_time", told: catalogue::key("saved-known-at") }),
    ("to_known_at_time", Asks::TimeOfDay),
    ("origin", said(origin, |w, word| Some(w.of("changes-origin", word)))),
];

const GATEKEEPERS: &[Part] =
    &[PROGRAMME, ("supplier", Asks::Record(Kind::Parties)), AS_OF, AS_OF_TIME, KNOWN_AT, KNOWN_AT_TIME];

const PATHS: &[Part] = &[
    ("from", Asks::Record(Kind::Parties)),
    ("to", Asks::Record(Kind::Parties)),
    PROGRAMME,
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
];

const CONCENTRATION: &[Part] = &[
    ("party", Asks::Record(Kind::Parties)),
    ("person", Asks::Record(Kind::People)),
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
];

const DEPENDENCE: &[Part] =
    &[PROGRAMME, ("party", Asks::Record(Kind::Parties)), AS_OF, AS_OF_TIME, KNOWN_AT, KNOWN_AT_TIME];

const EXPIRIES: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("ended", word(|word| word.parse::<u16>().ok().map(|days| days.to_string()), "")),
    (
        "window",
        Asks::Word {
            read: |word| Window::of_name(word).map(|window| window.name().to_owned()),
            default: "",
            told: |w, word| Some(w.of("expiries-window", word)),
        },
    ),
    (
        "register",
        Asks::Word {
            read: |word| Kind::of_table(word).map(|kind| kind.table().to_owned()),
            default: "",
            told: |w, word| Kind::of_table(word).map(|kind| w.kind(kind)),
        },
    ),
    PROGRAMME,
    ("party", Asks::Subject),
    ("open", said(is_so, |w, _| Some(w.t("expiries-open-only")))),
];

const FINDINGS: &[Part] = &[
    KNOWN_AT,
    KNOWN_AT_TIME,
    (
        "finding",
        Asks::Word {
            read: |word| Finding::parse(word).map(|finding| finding.as_str().to_owned()),
            default: "",
            told: |w, word| Finding::parse(word).map(|finding| w.finding(finding)),
        },
    ),
];

const EMBARGOES: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    (
        "verdict",
        said(|word| ["broken", "kept"].contains(&word).then(|| word.to_owned()), |w, word| Some(told_verdict(w, word))),
    ),
    ("publication", Asks::Record(Kind::Publications)),
];

const RETURNS: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    (
        "standing",
        said(
            |word| CopyStanding::parse(word).map(|one| one.as_str().to_owned()),
            |w, word| Some(w.of("returns-standing", word)),
        ),
    ),
    ("round", Asks::Record(Kind::Rounds)),
    ("show", said(all, |w, _| Some(w.t("returns-all")))),
];

const FLOW_DOWN: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    PROGRAMME,
    ("party", Asks::Subject),
    (
        "state",
        Asks::Word {
            read: |word| ClauseState::of_name(word).map(|state| state.name().to_owned()),
            default: "",
            told: |w, word| Some(w.of("flow-down-state", word)),
        },
    ),
    (
        "clause",
        Asks::Word {
            read: |word| Clause::of_name(word).map(|clause| clause.name().to_owned()),
            default: "",
            told: |w, word| Some(w.of("flow-down-clause", word)),
        },
    ),
];

const MEASURES: &[Part] = &[
    ("document", Asks::Record(Kind::Documents)),
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("before", day(catalogue::key("measures-before-day"))),
    (
        "group",
        Asks::Word {
            read: |word| Group::of_name(word).map(|group| group.name().to_owned()),
            default: "",
            told: |w, word| Some(w.of("measures-group", word)),
        },
    ),
    (
        "recorded",
        said(
            |word| matches!(word, "before" | "after").then(|| word.to_owned()),
            |w, word| Some(w.of("measures-recorded", word)),
        ),
    ),
];

const CONTROLS: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("framework", said(|word| controls().map(|one| one.source()).find(|source| source == word), told_framework)),
];

const ROSTER: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("event", Asks::Record(Kind::Events)),
    ("who", said(attendance, |w, word| Some(w.of("roster-who", word)))),
];

const OWNERS: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("ownership", said(ownership, |w, word| Some(w.of("owners-ownership", word)))),
    PROGRAMME,
    ("show", said(all, |w, _| Some(w.t("owners-all")))),
];

const WAIVERS: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("standing", said(waiver_standing, |w, word| Some(w.of("waivers-standing", word)))),
    ("reason", said(reason, |w, word| Code::parse(word).map(|code| w.reason(code)))),
    ("relied", said(is_so, |w, _| Some(w.t("waivers-relied-without")))),
];

const INCIDENTS: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("clock", said(clock_of, |w, word| Some(w.of("incidents-clock", word)))),
    ("severity", said(severity_of, |w, word| Some(w.choice(Kind::Incidents, "severity", word)))),
    ("open", said(is_so, |w, _| Some(w.t("incidents-open")))),
];

const RECOVERIES: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("open", said(is_so, |w, _| Some(w.t("recoveries-open")))),
    ("overdue", said(is_so, |w, _| Some(w.t("recoveries-barred")))),
    ("owed", said(is_so, |w, _| Some(w.t("recoveries-owed")))),
];

const RECTIFICATION: &[Part] = &[
    AS_OF,
    AS_OF_TIME,
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("open", said(is_so, |w, _| Some(w.t("rectification-open")))),
    ("overdue", said(is_so, |w, _| Some(w.t("rectification-overdue")))),
];

const GROUPS: &[Part] = &[AS_OF, AS_OF_TIME, KNOWN_AT, KNOWN_AT_TIME, PROGRAMME, ("party", Asks::Subject)];

/// What the ranking of candidates for a leak asks.
const OF_TRACE: &[Part] = &[
    ("incident", Asks::Record(Kind::Incidents)),
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("outside", said(|word| probability(word).map(|_| word.to_owned()), told_outside)),
    ("related", said(is_so, |w, _| Some(w.t("trace-related-words")))),
];

/// What the question who answers for a leak asks.
const OF_LIABILITY: &[Part] = &[
    ("incident", Asks::Record(Kind::Incidents)),
    KNOWN_AT,
    KNOWN_AT_TIME,
    ("loss", said(|word| Money::with_currency(word).map(|_| word.trim().to_owned()), |_, word| Some(word.to_owned()))),
];

const fn page(path: &'static str, title: &'static str, needed: usize, asks: &'static [Part]) -> AuditPage {
    AuditPage { path, title, needed, may: Permission::Audit, asks }
}

/// Every audit that can be saved.
pub(super) const AUDITS: &[AuditPage] = &[
    page(EXPOSURE, catalogue::key("audit-title"), 1, OF_EXPOSURE),
    page(PICTURE, catalogue::key("audit-picture"), 1, OF_EXPOSURE),
    page("/audits/portfolio", catalogue::key("portfolio-title"), 0, PORTFOLIO),
    page("/audits/party", catalogue::key("reach-title"), 1, PARTY),
    page("/audits/history", catalogue::key("history-title"), 1, HISTORY),
    page("/audits/changes", catalogue::key("changes-title"), 1, CHANGES),
    page("/audits/gatekeepers", catalogue::key("network-gatekeepers"), 1, GATEKEEPERS),
    page("/audits/paths", catalogue::key("network-paths"), 2, PATHS),
    page("/audits/concentration", catalogue::key("network-concentration"), 0, CONCENTRATION),
    page("/audits/dependence", catalogue::key("network-dependence"), 1, DEPENDENCE),
    AuditPage { may: Permission::Trace, ..page(TRACE, catalogue::key("trace-title"), 1, OF_TRACE) },
    AuditPage { may: Permission::Trace, ..page(LIABILITY, catalogue::key("liability-title"), 1, OF_LIABILITY) },
    page("/reports/expiries", catalogue::key("expiries-title"), 0, EXPIRIES),
    page("/reports/findings", catalogue::key("findings-title"), 0, FINDINGS),
    page("/reports/embargoes", catalogue::key("embargoes-title"), 0, EMBARGOES),
    page("/reports/returns", catalogue::key("returns-title"), 0, RETURNS),
    page("/reports/flow-down", catalogue::key("flow-down-title"), 0, FLOW_DOWN),
    page("/reports/measures", catalogue::key("measures-title"), 1, MEASURES),
    page("/reports/controls", catalogue::key("controls-title"), 0, CONTROLS),
    page("/reports/roster", catalogue::key("roster-title"), 0, ROSTER),
    page("/reports/owners", catalogue::key("owners-title"), 0, OWNERS),
    page("/reports/waivers", catalogue::key("waivers-title"), 0, WAIVERS),
    page("/reports/incidents", catalogue::key("incidents-title"), 0, INCIDENTS),
    page("/reports/recoveries", catalogue::key("recoveries-title"), 0, RECOVERIES),
    page("/reports/rectification", catalogue::key("rectification-title"), 0, RECTIFICATION),
    page("/reports/concentration", catalogue::key("groups-title"), 0, GROUPS),
];
