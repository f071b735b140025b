//! Who may do what.

use super::*;

#[test]
fn every_role_is_read_back_by_its_name() {
    for role in Role::ALL {
        assert_eq!(Role::parse(&format!(" {} ", role.name().to_uppercase())), Ok(role));
    }
    assert_eq!(Role::parse("boss"), Err(UnknownRole { found: "boss".to_owned() }));
}

#[test]
fn an_auditor_reads_everything_and_writes_nothing() {
    assert!(Role::Auditor.may(Permission::ReadActs));
    for writes in [Permission::Import, Permission::KeepStaff].into_iter().chain(Kind::ALL.map(Permission::Enter)) {
        assert!(!Role::Auditor.may(writes), "{writes:?}");
        let is_ledger = writes == Permission::Enter(Kind::ClaimPayments);
        assert_eq!(Role::Finance.may(writes), is_ledger, "{writes:?}");
    }
}

#[test]
fn who_enters_a_kind_of_fact_is_said_for_every_kind() {
    let who = |kind| {
        let roles: Vec<&str> =
            Role::ALL.into_iter().filter(|role| role.may(Permission::Enter(kind))).map(Role::name).collect();
        roles.join(" ")
    };
    let expected = [
        "parties: administrator procurement confidentiality",
        "people: administrator procurement confidentiality events",
        "employments: procurement confidentiality",
        "trainings: confidentiality events",
        "standings: confidentiality legal",
        "duplicates: procurement confidentiality",
        "programmes: administrator procurement confidentiality",
        "parts: procurement confidentiality",
        "supply_links: procurement confidentiality",
        "documents: owner confidentiality",
        "class_changes: owner confidentiality",
        "handling_rules: confidentiality",
        "access_lists: owner confidentiality",
        "release_stops: confidentiality legal",
        "versions: owner confidentiality",
        "agreements: procurement confidentiality legal",
        "penalty_clauses: legal",
        "commitments: confidentiality legal events",
        "labels: confidentiality",
        "equivalences: confidentiality",
        "consents: owner confidentiality legal",
        "onward_requests: procurement owner confidentiality",
        "rounds: procurement confidentiality",
        "bidders: procurement confidentiality",
        "round_documents: procurement confidentiality",
        "round_questions: procurement confidentiality",
        "events: confidentiality events",
        "invitees: confidentiality events",
        "embargoes: confidentiality events",
        "publications: confidentiality legal events",
        "transmittals: procurement owner confidentiality events",
        "disclosures: procurement owner confidentiality events",
        "returns: procurement confidentiality",
        "return_cases: procurement confidentiality",
        "attestations: procurement confidentiality",
        "waivers: owner confidentiality legal",
        "incidents: confidentiality legal",
        "sightings: confidentiality legal",
        "take_downs: confidentiality legal",
        "responses: confidentiality legal",
        "indications: confidentiality legal",
        "claims: legal",
        "claim_lines: legal",
        "claim_payments: legal finance",
        "rectification_plans: procurement confidentiality legal",
        "rectification_actions: procurement confidentiality legal",
    ];
    assert_eq!(Kind::ALL.map(|kind| format!("{kind}: {}", who(kind))), expected);
}

#[test]
fn who_takes_part_in_a_life_is_said_for_every_kind_that_has_one() {
    let who = |kind| {
        let roles: Vec<&str> =
            Role::ALL.into_iter().filter(|role| role.may(Permission::Step(kind))).map(Role::name).collect();
        roles.join(" ")
    };
    let expected = [
        "standings: procurement confidentiality legal",
        "agreements: procurement confidentiality legal",
        "commitments: confidentiality events",
        "labels: confidentiality",
        "consents: owner confidentiality legal",
        "onward_requests: procurement owner confidentiality legal",
        "rounds: procurement owner confidentiality",
        "events: owner confidentiality events",
        "transmittals: procurement owner confidentiality events",
        "disclosures: confidentiality",
        "return_cases: procurement confidentiality legal",
        "waivers: owner confidentiality legal",
        "incidents: procurement confidentiality legal",
        "claims: procurement legal finance",
        "rectification_plans: procurement confidentiality legal",
        "rectification_actions: procurement confidentiality",
    ];
    assert_eq!(lives::KINDS.map(|kind| format!("{kind}: {}", who(kind))), expected);
    assert!(!Role::ALL.into_iter().any(|role| role.may(Permission::Step(Kind::Parties))));
}

#[test]
fn every_permission_is_held_by_some_role() {
    for permission in Permission::all() {
        assert!(Role::ALL.into_iter().any(|role| role.may(permission)), "{permission:?}");
    }
}

#[test]
fn what_concerns_the_whole_house_is_for_those_who_see_all_of_it() {
    let all = Actor::operator();
    let walled = Actor { scope: Scope::Programmes(BTreeSet::from(["P1".to_owned()])), ..all.clone() };
    for permission in Permission::all() {
        let whole = matches!(permission, Permission::KeepStaff | Permission::ReadActs | Permission::AnswerReports);
        assert!(all.may(permission));
        assert_eq!(walled.may(permission), !whole, "{permission:?}");
    }
}

#[test]
fn the_last_keeper_of_the_staff_list_stays() {
    let with = |roles: &[Role]| Actor { roles: roles.iter().copied().collect(), ..Actor::operator() };
    let walled = Actor { scope: Scope::Programmes(BTreeSet::new()), ..with(&[Role::Administrator]) };
    assert_eq!(may_become(&with(&[Role::Procurement]), 0), Err(StaffRefused::LastAdministrator));
    assert_eq!(may_become(&with(&[Role::Procurement]), 1), Ok(()));
    assert_eq!(may_become(&with(&[Role::Administrator]), 0), Ok(()));
    assert_eq!(may_become(&walled, 0), Err(StaffRefused::LastAdministrator));
    assert_eq!(may_become(&with(&[]), 1), Err(StaffRefused::NoRole));
    assert_eq!(may_disable(Some(StaffId(1)), StaffId(1), 5), Err(StaffRefused::OneSelf));
    assert_eq!(may_disable(None, StaffId(1), 0), Err(StaffRefused::LastAdministrator));
    assert_eq!(may_disable(Some(StaffId(2)), StaffId(1), 1), Ok(()));
}
