//! Amendments: from its day of effect on, what amends an agreement stands in its place; on earlier days the old terms stay.

use super::{check, given};

const STRICTER: &str =
    "agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-07-10 effective_on=2022-07-10";

#[test]
fn the_old_terms_stay_in_force_on_earlier_days_and_the_new_ones_hold_from_their_day_on() {
    check(&[
        given(STRICTER).agreement("N1"),
        given(STRICTER).on("2022-07-09").agreement("N1"),
        given(STRICTER).on("2022-07-10").holding("CLASS_ABOVE_CEILING").agreement("N1"),
        // The giver may keep it no longer, so what it passes on later is not covered either.
        given(STRICTER).onward().both("UPSTREAM_NOT_COVERED").cause("CLASS_ABOVE_CEILING"),
        given(
            "agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-07-01 effective_on=2022-07-01;
             agreements N1 ceiling=confidential",
        )
        .both("CLASS_ABOVE_CEILING")
        .agreement("N1-A"),
    ]);
}

#[test]
fn an_amendment_that_is_not_executed_replaces_nothing() {
    check(&[
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at= effective_on=2022-07-01").agreement("N1"),
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-07-03 effective_on=2022-06-01")
            .on("2022-07-02")
            .agreement("N1"),
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-07-03 effective_on=2022-06-01")
            .on("2022-07-03")
            .holding("CLASS_ABOVE_CEILING"),
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-07-01 effective_on=2022-06-01; ?agreements N1-A")
            .known_at("2022-12-31")
            .agreement("N1"),
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-07-01 effective_on=2022-06-01; !agreements N1-A")
            .agreement("N1"),
    ]);
}

#[test]
fn an_amendment_that_ends_does_not_bring_the_old_terms_back() {
    check(&[
        given("agreement code=N1-A amends_code=N1 effective_on=2022-06-01 expires_on=2022-06-30")
            .both("EXPIRED")
            .agreement("N1-A"),
        given("agreement code=N1-A amends_code=N1 effective_on=2022-06-01 terminated_on=2022-06-30").both("TERMINATED"),
        given("agreement code=N1-A amends_code=N1 effective_on=2022-06-01 suspended=2022-07-01/2022-07-01")
            .release("SUSPENDED"),
    ]);
}

#[test]
fn only_a_later_agreement_of_the_same_two_amends() {
    check(&[
        // Before its base.
        given("agreement code=N1-A amends_code=N1 ceiling=internal effective_on=2021-12-31").agreement("N1"),
        // On its base's own day: the one that was executed later.
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2022-01-02 effective_on=2022-01-01")
            .both("CLASS_ABOVE_CEILING"),
        given("agreement code=N1-A amends_code=N1 ceiling=internal executed_at=2021-12-31 effective_on=2022-01-01"),
        // Of the same age: the one with the greater code.
        given("agreement code=N1-A amends_code=N1 ceiling=internal").both("CLASS_ABOVE_CEILING"),
        given("agreement code=M1 amends_code=N1 ceiling=internal").agreement("N1"),
        // Of others.
        given("agreement code=N9 amends_code=N1 ceiling=internal discloser_code=OEM recipient_code=T2 effective_on=2022-06-01"),
        // Each other: the later one stands.
        given("agreement code=N1-A amends_code=N1 ceiling=internal effective_on=2022-06-01; agreements N1 amends_code=N1-A")
            .both("CLASS_ABOVE_CEILING"),
        // The other way round, where both disclose.
        given(
            "agreement code=N1-A amends_code=N1 ceiling=internal effective_on=2022-06-01 discloser_code=T1 recipient_code=OEM mutual=yes",
        )
        .both("CLASS_ABOVE_CEILING"),
    ]);
}

#[test]
fn amendments_of_amendments_replace_both() {
    let twice = "agreement code=N1-A amends_code=N1 ceiling=internal effective_on=2022-06-01;
                 agreement code=N1-B amends_code=N1-A effective_on=2022-07-01";
    check(&[
        given(twice).agreement("N1-B"),
        given(
            "agreement code=N1-A amends_code=N1 effective_on=2022-06-01;
               agreement code=N1-B amends_code=N1-A ceiling=internal effective_on=2022-07-01",
        )
        .both("CLASS_ABOVE_CEILING")
        .agreement("N1-B"),
    ]);
}

#[test]
fn what_may_be_passed_on_follows_the_amendment_too() {
    let forbids = "agreement code=N1-A amends_code=N1 flow_down=forbidden effective_on=2022-07-20";
    check(&[
        given(forbids).onward().both("NO_FLOWDOWN_PERMISSION"),
        given("agreement code=N1-A amends_code=N1 flow_down=forbidden effective_on=2022-07-21").onward(),
        given("agreement code=N1-A amends_code=N1 flow_down=forbidden effective_on=2022-07-21")
            .onward()
            .on("2022-07-21")
            .holding("NO_FLOWDOWN_PERMISSION"),
    ]);
}
