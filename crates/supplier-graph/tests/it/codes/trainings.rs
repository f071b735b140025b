//! 76 and 77: trainings of the people named.

use super::{check, given};

#[test]
fn training_missing_until_it_is_completed() {
    check(&[
        given("agreements N1 training_required=yes; disclosures D1 people=E1").both("TRAINING_MISSING"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2022-07-01"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2022-07-02")
            .both("TRAINING_MISSING"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2022-07-02")
            .on("2022-07-02")
            .release("TRAINING_MISSING"),
        given("agreements N1 training_required=yes"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1|E2; training").both("TRAINING_MISSING"),
        given("agreements N1 training_required=yes; disclosures D1 recipient_code=E1").both("TRAINING_MISSING"),
        given("rule training_required=yes; disclosures D1 people=E1").both("TRAINING_MISSING"),
        given("disclosures D1 people=E1"),
    ]);
}

#[test]
fn training_missing_is_waived_for_fourteen_days() {
    check(&[
        given("rule training_required=yes; disclosures D1 people=E1; waive TRAINING_MISSING")
            .on("2022-07-15")
            .warns("WAIVED(TRAINING_MISSING, W-1)"),
        given("rule training_required=yes; disclosures D1 people=E1; waive TRAINING_MISSING")
            .on("2022-07-16")
            .holding("TRAINING_MISSING"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; waive TRAINING_LAPSED")
            .both("TRAINING_MISSING"),
    ]);
}

#[test]
fn training_lapsed_after_its_last_day_or_twelve_months() {
    check(&[
        given("rule training_required=yes; disclosures D1 people=E1 at=2024-03-01; training completed_on=2024-02-29")
            .on("2025-02-28"),
        given("rule training_required=yes; disclosures D1 people=E1 at=2024-03-01; training completed_on=2024-02-29")
            .on("2025-03-01")
            .holding("TRAINING_LAPSED"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2021-07-01"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2021-07-01")
            .on("2022-07-02")
            .holding("TRAINING_LAPSED"),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2021-06-30")
            .both("TRAINING_LAPSED"),
        given(
            "agreements N1 training_required=yes; disclosures D1 people=E1; training completed_on=2021-06-30 valid_to=2022-07-01",
        ),
        given("agreements N1 training_required=yes; disclosures D1 people=E1; training valid_to=2022-06-30")
            .both("TRAINING_LAPSED"),
        given(
            "agreements N1 training_required=yes; disclosures D1 people=E1; training valid_to=2022-06-30; \
             training topic=other completed_on=2022-01-01",
        ),
        given("agreements N1 training_required=yes; disclosures D1 people=E1|E2; training valid_to=2022-06-30")
            .both("TRAINING_MISSING TRAINING_LAPSED"),
        given(
            "rule training_required=yes; disclosures D1 people=E1; training valid_to=2022-06-30; waive TRAINING_LAPSED",
        )
        .on("2022-07-31")
        .warns("WAIVED(TRAINING_LAPSED, W-1)"),
        given(
            "rule training_required=yes; disclosures D1 people=E1; training valid_to=2022-06-30; waive TRAINING_LAPSED",
        )
        .on("2022-08-01")
        .holding("TRAINING_LAPSED"),
    ]);
}
