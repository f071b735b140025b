//! The edge cases of the rule of liability, one by one, and its worked example.

use chrono::NaiveDate;

use super::*;
use crate::money::Currency;

fn money(text: &str, currency: Currency) -> Money {
    Money::parse(text, currency).unwrap()
}

fn yuan(text: &str) -> Money {
    money(text, Currency::CNY)
}

fn day(text: &str) -> NaiveDate {
    crate::time::parse_day(text).unwrap()
}

fn clause(no: &str, amount: Money) -> Clause {
    Clause { no: no.to_owned(), basis: Basis::PerIncident, amount, cap: None, cumulative: false, survives: false }
}

fn duty(paper: &str, clauses: Vec<Clause>) -> Duty {
    Duty { paper: paper.to_owned(), is_in_force: true, clauses, ..Duty::default() }
}

/// A path through these parties; each edge with the reasons against it and what the recipient owes the giver.
fn path(custody: &[&str], edges: &[(&[Code], &[Duty])]) -> Path {
    let edge = |(at, (reasons, duties)): (usize, &(&[Code], &[Duty]))| Edge {
        giver: custody[at].to_owned(),
        recipient: custody[at + 1].to_owned(),
        paper: duties.first().map(|duty| duty.paper.clone()),
        covered: reasons.is_empty(),
        primary: reasons.first().copied(),
        reasons: reasons.to_vec(),
        disclosures: Vec::new(),
        duties: duties.to_vec(),
    };
    Path {
        custody: custody.iter().map(|one| (*one).to_owned()).collect(),
        edges: edges.iter().enumerate().map(edge).collect(),
    }
}

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

fn nda1() -> Duty {
    duty("NDA1", vec![clause("7.2", yuan("1000000"))])
}

fn nda2() -> Duty {
    let capped = Clause { cap: Some(yuan("300000")), ..clause("5", yuan("500000")) };
    duty("NDA2", vec![capped])
}

/// The founding case: T1 passed the drafts on without consent, T2 leaked them and admits it.
fn founding() -> Case {
    let missing = [code("CONSENT_MISSING")];
    Case {
        owners: ["OEM".to_owned()].into(),
        paths: vec![path(&["OEM", "T1", "T2"], &[(&[], &[nda1()]), (&missing, &[nda2()])])],
        duties: [("T1".to_owned(), vec![nda1()])].into(),
        leakers: ["T2".to_owned()].into(),
        is_confirmed: true,
        ..Case::default()
    }
}

/// Party, track, amount, and `*` for the primary.
fn told(case: &Case) -> Vec<String> {
    let line = |target: &Target| {
        let amount =
            target.amount().map_or_else(|| "-".to_owned(), |amount| format!("{amount} {}", amount.currency.code()));
        let star = if target.is_primary { "*" } else { "" };
        format!("{}{star} {} {amount}", target.party, target.track.as_str())
    };
    assess(case).targets.iter().map(line).collect()
}

fn of<'a>(assessment: &'a Assessment, party: &str) -> &'a Target {
    assessment.targets.iter().find(|target| target.party == party).unwrap_or_else(|| panic!("{party} is no target"))
}

fn bound(case: &mut Case, party: &str, duty: Duty) {
    case.duties.entry(party.to_owned()).or_default().push(duty);
}

#[test]
fn the_worked_example() {
    let mut case = founding();
    case.loss = Some(yuan("700000"));
    assert_eq!(told(&case), ["T1* contract 1000000.00 CNY", "T2 tort -"]);
    let found = assess(&case);
    let first = of(&found, "T1");
    assert_eq!(
        first.breaches,
        [Breach::UnauthorisedOnwardDisclosure, Breach::FailureOfSupervision].into_iter().collect()
    );
    assert!(!first.is_alternative);
    assert_eq!(of(&found, "T2").breaches, [Breach::Leaked].into_iter().collect());
    let [rung] = found.recourse.as_slice() else { panic!("{:?}", found.recourse) };
    assert_eq!((rung.creditor.as_str(), rung.debtor.as_str(), rung.paper.as_deref()), ("T1", "T2", Some("NDA2")));
    assert_eq!(
        (rung.amount, rung.cap, rung.shortfall),
        (Some(yuan("300000")), Some(yuan("300000")), Some(yuan("700000")))
    );
    assert_eq!(thirty_percent(yuan("1000000"), case.loss), Assessed::Over);
    assert_eq!(reduction_reference(yuan("1000000"), case.loss), Some(yuan("910000")));
}

#[test]
fn two_possible_upstream_givers_stay_alternatives() {
    let mut case = founding();
    case.paths.push(path(&["OEM", "T9", "T2"], &[(&[], &[nda1()]), (&[], &[])]));
    bound(&mut case, "T9", duty("NDA9", vec![clause("1", yuan("200000"))]));
    assert_eq!(told(&case), ["T1* contract 1000000.00 CNY", "T9* contract 200000.00 CNY", "T2 tort -"]);
    assert!(assess(&case).targets.iter().filter(|one| one.is_primary).all(|one| one.is_alternative));
    // Not confirmed: nobody is more than an alternative.
    let mut case = founding();
    case.is_confirmed = false;
    assert!(assess(&case).targets.iter().all(|one| one.is_alternative));
}

#[test]
fn a_second_tier_that_serves_two_first_tiers_leaves_both_paths_unless_the_version_differs() {
    // Identical versions: both paths. A version that only one first tier had: its path alone is there.
    let mut case = founding();
    case.paths.push(path(&["OEM", "T9", "T2"], &[(&[], &[]), (&[], &[])]));
    assert_eq!(case.paths.len(), 2);
    assert!(assess(&case).has_gap_at_top, "T9 is bound by nothing");
    assert!(!assess(&founding()).has_gap_at_top);
}

#[test]
fn a_direct_agreement_gives_two_targets_without_double_recovery() {
    let mut case = founding();
    bound(&mut case, "T2", duty("NDA-D", vec![clause("1", yuan("400000"))]));
    assert_eq!(told(&case), ["T1* contract 1000000.00 CNY", "T2 contract 400000.00 CNY"]);
    let group = assess(&case).ceiling;
    assert_eq!(group, [yuan("1000000")]);
    assert_eq!(left_after(yuan("400000"), group[0], yuan("700000")), yuan("300000"));
    assert_eq!(left_after(yuan("400000"), group[0], yuan("1000000")), yuan("0"));
    // A proved loss above every penalty lifts the ceiling; what adds up by its text adds up.
    case.loss = Some(yuan("1500000"));
    assert_eq!(assess(&case).ceiling, [yuan("1500000")]);
    assert_eq!(ceiling(None, &[(yuan("400000"), true), (yuan("300000"), true)]), [yuan("700000")]);
}

fn member(decided: Money, came_in: Money) -> Member {
    let owed = Money { minor: decided.minor - came_in.minor, ..decided };
    Member { decided, adds: false, came_in: came_in.minor, owed }
}

#[test]
fn payment_on_one_claim_of_a_group_reduces_the_others() {
    let none = yuan("0");
    let [first, second] = [yuan("1000000"), yuan("400000")];
    // Nobody has paid: each owes its own, both together the ceiling alone.
    let unpaid = owed_together(None, &[member(first, none), member(second, none)]);
    assert_eq!(unpaid, (vec![first, second], vec![first]));
    let some = owed_together(None, &[member(first, yuan("700000")), member(second, none)]);
    assert_eq!(some, (vec![yuan("300000"), yuan("300000")], vec![yuan("300000")]));
    let all = owed_together(None, &[member(first, first), member(second, none)]);
    assert_eq!(all, (vec![none, none], vec![none]));
    // The lower one paid leaves the rest of the higher.
    let lower = owed_together(None, &[member(first, none), member(second, second)]);
    assert_eq!(lower.0, [yuan("600000"), none]);
    // A proved loss lifts what both owe together, and clauses that add up are owed each.
    let loss = owed_together(Some(yuan("1200000")), &[member(first, first), member(second, none)]);
    assert_eq!(loss, (vec![none, yuan("200000")], vec![yuan("200000")]));
    let adds = |one: Member| Member { adds: true, ..one };
    let added = owed_together(None, &[adds(member(first, first)), adds(member(second, none))]);
    assert_eq!(added.0, [none, second]);
    let euros = money("5", Currency::EUR);
    let mixed = owed_together(None, &[member(first, first), member(euros, Money { minor: 0, ..euros })]);
    assert_eq!(mixed, (vec![none, euros], vec![none, euros]));
}

#[test]
fn without_an_agreement_below_tier_1_still_answers() {
    let mut case = founding();
    case.paths = vec![path(&["OEM", "T1", "T2"], &[(&[], &[nda1()]), (&[code("NO_AGREEMENT")], &[])])];
    let found = assess(&case);
    assert!(of(&found, "T1").breaches.contains(&Breach::UnauthorisedOnwardDisclosure));
    assert_eq!(of(&found, "T2").track, Track::Tort);
    assert_eq!((found.recourse[0].amount, found.recourse[0].shortfall), (None, Some(yuan("1000000"))));
    assert_eq!(found.recourse[0].paper, None);
}

#[test]
fn a_gap_at_the_top_invents_no_agreement() {
    let mut case = founding();
    case.duties.clear();
    assert_eq!(told(&case), ["T2 tort -", "T1 tort -"]);
    let found = assess(&case);
    assert!(found.has_gap_at_top && found.targets.iter().all(|one| one.paper.is_none() && !one.is_primary));
    // A direct agreement below becomes the first to turn to.
    bound(&mut case, "T2", duty("NDA-D", vec![clause("1", yuan("400000"))]));
    assert_eq!(told(&case), ["T2* contract 400000.00 CNY", "T1 tort -"]);
}

#[test]
fn with_consent_tier_1_is_not_in_breach_for_the_release_and_still_answers_for_those_below() {
    let mut case = founding();
    case.paths = vec![path(&["OEM", "T1", "T2"], &[(&[], &[nda1()]), (&[], &[nda2()])])];
    assert_eq!(of(&assess(&case), "T1").breaches, [Breach::FailureOfSupervision].into_iter().collect());
}

#[test]
fn after_expiry_the_duty_lives_and_a_penalty_only_where_its_clause_does() {
    let ended = Duty { is_in_force: false, ..nda1() };
    let mut case = founding();
    case.duties = [("T1".to_owned(), vec![ended.clone()])].into();
    assert_eq!(told(&case), ["T1* contract -", "T2 tort -"]);
    let survives = Duty { clauses: vec![Clause { survives: true, ..clause("7.2", yuan("1000000")) }], ..ended };
    case.duties = [("T1".to_owned(), vec![survives])].into();
    assert_eq!(told(&case)[0], "T1* contract 1000000.00 CNY");
}

fn journalist(duties: Vec<Duty>) -> Person {
    Person { code: "P".to_owned(), employers: vec!["MEDIA".to_owned()], duties }
}

fn viewing() -> Case {
    Case {
        owners: ["OEM".to_owned()].into(),
        paths: vec![path(&["OEM", "MEDIA"], &[(&[], &[])])],
        people: vec![journalist(vec![duty("COM-P", vec![clause("", yuan("3000000"))])])],
        leakers: ["P".to_owned()].into(),
        is_confirmed: true,
        ..Case::default()
    }
}

#[test]
fn person_and_employer_are_separate_targets_of_one_group() {
    let mut case = viewing();
    assert_eq!(told(&case), ["P contract 3000000.00 CNY", "MEDIA tort -"]);
    bound(&mut case, "MEDIA", duty("COM-P", Vec::new()));
    assert_eq!(told(&case), ["MEDIA* contract -", "P contract 3000000.00 CNY"]);
    let found = assess(&case);
    assert_eq!(found.ceiling, [yuan("3000000")]);
    assert!(of(&found, "MEDIA").why.contains(&Why::AnswersForItsPeople));
    assert!(of(&found, "MEDIA").breaches.contains(&Breach::Leaked));
    // One's own staff owe no penalty.
    let mut case = viewing();
    case.people[0].employers = vec!["OEM".to_owned()];
    case.paths.clear();
    let found = assess(&case);
    assert!(found.is_own);
    assert_eq!((of(&found, "P").amount(), of(&found, "P").why.contains(&Why::OwnStaff)), (None, true));
}

#[test]
fn of_an_agency_worker_the_user_company_answers_and_the_agency_where_it_is_at_fault() {
    let mut case = viewing();
    case.people[0].employers = vec!["USER".to_owned(), "AGENCY".to_owned()];
    case.paths = vec![path(&["OEM", "USER"], &[(&[], &[])])];
    bound(&mut case, "USER", nda1());
    let found = assess(&case);
    assert!(of(&found, "USER").is_primary);
    assert!(found.targets.iter().all(|target| target.party != "AGENCY"), "no fault of the agency is on record");
    case.paths.push(path(&["OEM", "AGENCY"], &[(&[code("NO_AGREEMENT")], &[])]));
    assert_eq!(of(&assess(&case), "AGENCY").track, Track::Tort);
}

#[test]
fn whoever_forwarded_it_knowing_answers_by_law_behind_the_first_who_broke_their_word() {
    let mut case = viewing();
    case.people.push(Person { code: "BLOGGER".to_owned(), ..Person::default() });
    assert_eq!(told(&case), ["P contract 3000000.00 CNY", "BLOGGER tort -", "MEDIA tort -"]);
}

#[test]
fn what_leaks_from_the_owners_own_house_gives_no_claim_against_suppliers() {
    let mut case = founding();
    case.leakers = ["OEM".to_owned()].into();
    let found = assess(&case);
    assert!(found.is_own && found.targets.is_empty() && found.recourse.is_empty());
}

#[test]
fn a_carrier_or_printer_stands_below_whoever_used_it() {
    let mut case = founding();
    case.paths = vec![path(&["OEM", "T1", "PRINTER"], &[(&[], &[nda1()]), (&[], &[])])];
    case.leakers = ["PRINTER".to_owned()].into();
    assert_eq!(told(&case), ["T1* contract 1000000.00 CNY", "PRINTER tort -"]);
}

#[test]
fn a_mould_is_walked_like_a_file() {
    // The walk knows parties and hand-overs alone, whatever was handed over.
    let mut case = founding();
    case.paths = vec![path(
        &["OEM", "T1", "T2", "SCRAP"],
        &[(&[], &[nda1()]), (&[], &[nda2()]), (&[code("NO_AGREEMENT")], &[])],
    )];
    case.leakers = ["SCRAP".to_owned()].into();
    let found = assess(&case);
    let ladder: Vec<_> =
        found.recourse.iter().map(|rung| (rung.debtor.as_str(), rung.amount, rung.shortfall)).collect();
    assert_eq!(ladder, [("T2", Some(yuan("300000")), Some(yuan("700000"))), ("SCRAP", None, Some(yuan("300000")))]);
    assert!(of(&found, "T2").breaches.contains(&Breach::UnauthorisedOnwardDisclosure));
}

#[test]
fn those_who_owe_jointly_bear_by_their_weights_and_ask_each_other_back() {
    let owed = yuan("100.00");
    let found = shares(owed, &[("A".to_owned(), 1, 10_000), ("B".to_owned(), 1, 0), ("C".to_owned(), 1, 0)]);
    let told: Vec<_> = found.iter().map(|one| (one.party.as_str(), one.bears.minor, one.recourse.minor)).collect();
    assert_eq!(told, [("A", 3_334, 6_666), ("B", 3_333, -3_333), ("C", 3_333, -3_333)]);
    assert_eq!(found.iter().map(|one| one.recourse.minor).sum::<i64>(), 0);
    assert!(shares(owed, &[]).is_empty());
}

#[test]
fn competing_clauses_are_alternatives_in_their_order() {
    let general = Duty { effective_on: Some(day("2022-01-01")), ..duty("FRAME", vec![clause("1", yuan("100"))]) };
    let later = Duty { effective_on: Some(day("2023-01-01")), ..duty("LATER", vec![clause("1", yuan("200"))]) };
    let specific = Duty { is_specific: true, ..duty("PROJECT", vec![clause("1", yuan("300"))]) };
    let amended = Duty { amends: Some("FRAME".to_owned()), ..duty("AMENDMENT", vec![clause("1", yuan("400"))]) };
    let express = Duty { precedence: true, ..duty("EXPRESS", vec![clause("1", yuan("500"))]) };
    let mut all = vec![general, later, specific, amended, express];
    let order = |all: &[Duty]| offers(all, Extent::default()).iter().map(|one| one.paper.clone()).collect::<Vec<_>>();
    let expected = ["EXPRESS", "AMENDMENT", "PROJECT", "LATER", "FRAME"];
    assert_eq!(order(&all), expected);
    all.reverse();
    assert_eq!(order(&all), expected);
    let mut case = founding();
    case.duties = [("T1".to_owned(), all)].into();
    assert_eq!(told(&case)[0], "T1* contract 500.00 CNY", "no sum");
}

#[test]
fn clauses_count_incidents_documents_or_days() {
    let extent = Extent { documents: 3, days: 4 };
    let amount = |basis| {
        let one = Clause { basis, ..clause("1", yuan("10")) };
        offers(&[duty("A", vec![one])], extent)[0].amount
    };
    assert_eq!(amount(Basis::PerIncident), yuan("10"));
    assert_eq!(amount(Basis::PerDocument), yuan("30"));
    assert_eq!(amount(Basis::PerDay), yuan("40"));
}

#[test]
fn a_loss_counts_beside_a_penalty_only_where_it_is_greater() {
    let mut case = founding();
    case.loss = Some(yuan("400000"));
    assert_eq!(assess(&case).ceiling, [yuan("1000000")]);
    case.loss = Some(yuan("1400000"));
    assert_eq!(assess(&case).ceiling, [yuan("1400000")]);
}

#[test]
fn currencies_are_never_mixed() {
    let euros = money("1000000", Currency::EUR);
    let mut case = founding();
    bound(&mut case, "T2", duty("NDA-E", vec![clause("1", euros)]));
    case.loss = Some(euros);
    assert_eq!(assess(&case).ceiling, [yuan("1000000"), euros]);
    assert_eq!(thirty_percent(yuan("1000000"), Some(euros)), Assessed::CannotBeAssessed);
    assert_eq!(left_after(yuan("5"), euros, euros), yuan("5"));
    let lower = duty("NDA2", vec![clause("1", euros)]);
    case.paths = vec![path(&["OEM", "T1", "T2"], &[(&[], &[nda1()]), (&[], &[lower])])];
    assert_eq!(assess(&case).recourse[0].shortfall, None);
}

#[test]
fn caps_limit_a_clause_and_what_is_left_of_the_year() {
    let mut one =
        duty("A", vec![Clause { basis: Basis::PerDocument, cap: Some(yuan("25")), ..clause("1", yuan("10")) }]);
    let extent = Extent { documents: 3, days: 1 };
    assert_eq!(
        (offers(&[one.clone()], extent)[0].amount, offers(&[one.clone()], extent)[0].is_capped),
        (yuan("25"), true)
    );
    // Earlier incidents of the agreement's year have used most of it up.
    one.ceiling = Some(yuan("7"));
    one.has_carve_outs = true;
    let capped = &offers(&[one], extent)[0];
    assert_eq!((capped.amount, capped.has_carve_outs), (yuan("7"), true));
    assert_eq!(agreement_year(day("2022-06-01"), day("2023-05-31")), Some((day("2022-06-01"), day("2023-05-31"))));
    assert_eq!(agreement_year(day("2022-06-01"), day("2023-06-01")), Some((day("2023-06-01"), day("2024-05-31"))));
    assert_eq!(agreement_year(day("2022-06-01"), day("2022-05-31")), None);
}

#[test]
fn thirty_per_cent_is_tested_in_whole_minor_units() {
    let loss = Some(yuan("1000000"));
    assert_eq!(thirty_percent(yuan("1300000"), loss), Assessed::NotOver);
    assert_eq!(thirty_percent(yuan("1300000.01"), loss), Assessed::Over);
    assert_eq!(thirty_percent(yuan("1"), None), Assessed::CannotBeAssessed);
    assert_eq!(reduction_reference(yuan("1300000"), loss), None);
}

#[test]
fn limitation_runs_three_years_from_knowing_damage_and_obligor() {
    assert_eq!(time_bar(day("2023-02-01")), Some(day("2026-02-01")));
    assert_eq!(time_bar(day("2024-02-29")), Some(day("2027-02-28")));
}

#[test]
fn one_leaker_of_several_incidents_gives_separate_claims() {
    // Each incident is assessed by itself: the same case twice gives the same targets, and no sum.
    assert_eq!(told(&founding()), told(&founding()));
    assert_eq!(assess(&founding()).ceiling, [yuan("1000000")]);
}

#[test]
fn where_tier_1_is_insolvent_others_are_turned_to_and_its_successor_is_named() {
    let mut case = founding();
    case.fallen = [("T1".to_owned(), Some("T1-NEW".to_owned()))].into();
    bound(&mut case, "T2", duty("NDA-D", vec![clause("1", yuan("400000"))]));
    assert_eq!(
        told(&case),
        ["T2* contract 400000.00 CNY", "T1 contract 1000000.00 CNY", "T1-NEW contract 1000000.00 CNY"]
    );
    let found = assess(&case);
    assert!(of(&found, "T1").is_fallen && of(&found, "T2").why.contains(&Why::OthersHaveFallen));
}

#[test]
fn without_a_leaker_those_who_passed_on_without_permission_answer_all_the_same() {
    let mut case = founding();
    case.leakers.clear();
    case.is_confirmed = false;
    case.paths = vec![path(&["OEM", "T1", "T2"], &[(&[], &[nda1()]), (&[code("CONSENT_MISSING")], &[])])];
    let found = assess(&case);
    assert_eq!(told(&case), ["T1* contract 1000000.00 CNY"]);
    assert!(of(&found, "T1").is_alternative);
    assert_eq!(of(&found, "T1").breaches, [Breach::UnauthorisedOnwardDisclosure].into_iter().collect());
}

proptest::proptest! {
    #[test]
    fn the_order_of_what_was_entered_changes_nothing(seed in 0_u64..1_000) {
        let mut case = founding();
        case.paths.push(path(&["OEM", "T9", "T2"], &[(&[], &[]), (&[], &[nda2()])]));
        bound(&mut case, "T9", duty("NDA9", vec![clause("1", yuan("200000")), clause("2", yuan("5"))]));
        bound(&mut case, "T1", duty("FRAME", vec![clause("1", yuan("9"))]));
        let before = assess(&case);
        for duties in case.duties.values_mut() {
            if seed % 2 == 0 { duties.reverse(); }
            for duty in duties.iter_mut() {
                if seed % 3 == 0 { duty.clauses.reverse(); }
            }
        }
        if seed % 5 == 0 { case.people.reverse(); }
        proptest::prop_assert_eq!(before, assess(&case));
    }

    #[test]
    fn nobody_recovers_more_than_the_ceiling(amounts in proptest::collection::vec(1_i64..1_000_000, 1..6), paid in 0_i64..2_000_000) {
        let members: Vec<Member> = amounts.iter().map(|minor| {
            let decided = Money { minor: *minor, ..yuan("1") };
            member(decided, Money { minor: paid.min(*minor), ..decided })
        }).collect();
        let most = ceiling(None, &members.iter().map(|one| (one.decided, false)).collect::<Vec<_>>())[0];
        let came_in: i64 = members.iter().map(|one| one.came_in).sum();
        let (owed, together) = owed_together(None, &members);
        proptest::prop_assert!(owed.iter().zip(&members).all(|(left, one)| left.minor >= 0 && left.minor <= one.owed.minor));
        proptest::prop_assert_eq!(together[0].minor, owed.iter().map(|one| one.minor).sum::<i64>().min((most.minor - came_in).max(0)));
    }
}
