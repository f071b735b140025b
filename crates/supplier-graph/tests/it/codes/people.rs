//! 70 to 75: who is named, who signed, who left and who is on the list.

use super::{check, given};

#[test]
fn no_person_named_at_release_where_commitments_are_asked() {
    check(&[
        given("agreements N1 commitment_required=yes").release("NO_PERSON_NAMED"),
        given("rule commitment_required=yes").release("NO_PERSON_NAMED"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment"),
        given("agreements N1 commitment_required=yes; disclosures D1 recipient_code=E1; commitment"),
        given("rule commitment_required=yes; -agreements N1")
            .release("NO_AGREEMENT NO_PERSON_NAMED")
            .holding("NO_AGREEMENT"),
        given("agreements N1 commitment_required=yes; agreement").agreement("N3"),
        given("agreements N1 commitment_required=yes; waive NO_PERSON_NAMED").warns("WAIVED(NO_PERSON_NAMED, W-1)"),
    ]);
}

#[test]
fn no_personal_commitment_at_the_instant_of_the_hand_over_in_both_modes() {
    check(&[
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1").both("NO_PERSONAL_COMMITMENT"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment signed_at=2022-07-01T10:00:00+08:00"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment signed_at=2022-07-01T10:00:01+08:00")
            .both("NO_PERSONAL_COMMITMENT"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment signed_at=2022-07-01").warns(""),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment signed_at=2022-07-02")
            .on("2022-08-01")
            .both("NO_PERSONAL_COMMITMENT"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment effective_on=2022-07-01"),
        given("rule commitment_required=yes; disclosures D1 people=E1 at=2022-07-01; commitment signed_at=2022-07-01T23:00:00+08:00"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment effective_on=2022-07-02")
            .on("2022-08-01")
            .both("NO_PERSONAL_COMMITMENT"),
    ]);
}

#[test]
fn no_personal_commitment_of_anybody_named_or_of_the_person_who_receives() {
    check(&[
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1|E2; commitment")
            .both("NO_PERSONAL_COMMITMENT"),
        given("agreements N1 commitment_required=yes; disclosures D1 recipient_code=E1").both("NO_PERSONAL_COMMITMENT"),
        given("rule commitment_required=yes; disclosures D1 people=E1").both("NO_PERSONAL_COMMITMENT"),
        given("rule commitment_required=yes; disclosures D1 people=E1; commitment"),
        given("disclosures D1 people=E1"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; waive NO_PERSONAL_COMMITMENT")
            .warns("WAIVED(NO_PERSONAL_COMMITMENT, W-1)"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; waive NO_PERSONAL_COMMITMENT")
            .on("2022-07-02")
            .holding("NO_PERSONAL_COMMITMENT"),
    ]);
}

#[test]
fn commitment_expired_after_its_last_day() {
    check(&[
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-07-01"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-07-01")
            .on("2022-07-02")
            .holding("COMMITMENT_EXPIRED"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-06-30")
            .both("COMMITMENT_EXPIRED"),
        given(
            "agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-06-30; \
             commitment code=K-2",
        ),
        given(
            "agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-06-30; \
             commitment code=K-2 signed_at=2022-07-02",
        )
        .both("COMMITMENT_EXPIRED"),
        given("rule commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-06-30; waive COMMITMENT_EXPIRED")
            .warns("WAIVED(COMMITMENT_EXPIRED, W-1)"),
    ]);
}

#[test]
fn commitment_scope_where_other_programmes_are_named() {
    check(&[
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment programmes=P-2")
            .both("COMMITMENT_SCOPE"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment programmes=P-1|P-2"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment programmes=P-2 expires_on=2022-06-30")
            .both("COMMITMENT_EXPIRED COMMITMENT_SCOPE"),
        given(
            "agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment programmes=P-2; \
             commitment code=K-2 expires_on=2022-06-30",
        )
        .both("COMMITMENT_SCOPE"),
        given(
            "agreements N1 commitment_required=yes; disclosures D1 people=E1|E2; commitment programmes=P-2; \
             commitment code=K-2 person_code=E2 expires_on=2022-06-30",
        )
        .both("COMMITMENT_EXPIRED COMMITMENT_SCOPE"),
        given("agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment programmes=P-2; waive COMMITMENT_SCOPE")
            .warns("WAIVED(COMMITMENT_SCOPE, W-1)"),
    ]);
}

#[test]
fn person_left_from_the_day_after_the_last_of_employment() {
    check(&[
        given("disclosures D1 people=E1; people E1 employed_to=2022-07-01"),
        given("disclosures D1 people=E1; people E1 employed_to=2022-07-01").on("2022-07-02").holding("PERSON_LEFT"),
        given("disclosures D1 people=E1; people E1 employed_to=2022-06-30").both("PERSON_LEFT"),
        given(
            "disclosures D1 people=E1; people E1 employed_to=2022-06-30; employments person_code=E1 employer_code=T1 from_date=2022-09-01",
        ),
        given("disclosures D1 people=E1; people E1 employed_from=2022-09-01"),
        given("disclosures D1 people=X"),
        given("disclosures D1 people=E1|J; people J employed_to=2022-06-30"),
        given("disclosures D1 people=E1; people E1 employed_to=2022-06-30; -agreements N1")
            .both("NO_AGREEMENT PERSON_LEFT"),
    ]);
}

#[test]
fn person_left_where_the_recipient_works_for_none_of_its_employers_then() {
    check(&[
        given("disclosures D1 recipient_code=E1; people E1 employed_to=2022-07-01"),
        given("disclosures D1 recipient_code=E1; people E1 employed_to=2022-07-01").on("2022-07-02").holding("PERSON_LEFT"),
        given("disclosures D1 recipient_code=E1; people E1 employed_to=2022-07-01; employments person_code=E1 employer_code=T2")
            .on("2022-07-02"),
        given(
            "disclosures D1 recipient_code=E1; people E1 employed_to=2022-07-01; \
             employments person_code=E1 employer_code=T2 from_date=2022-07-02",
        )
        .on("2022-07-02")
        .holding("PERSON_LEFT"),
        given("disclosures D1 recipient_code=X; commitment person_code=X").on("2022-07-02"),
    ]);
}

#[test]
fn not_on_access_list_unless_listed_on_the_day() {
    check(&[
        given("listed"),
        given("listed subject_code=T2").both("NOT_ON_ACCESS_LIST"),
        given("listed document_code=OTHER subject_code=T2"),
        given("listed from_date=2022-07-01 to_date=2022-07-01"),
        given("listed from_date=2022-07-01 to_date=2022-07-01").on("2022-07-02").holding("NOT_ON_ACCESS_LIST"),
        given("listed to_date=2022-06-30").both("NOT_ON_ACCESS_LIST"),
        given("listed from_date=2022-07-02").both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; -agreements N1").both("NO_AGREEMENT NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST").warns("WAIVED(NOT_ON_ACCESS_LIST, W-1)"),
    ]);
}

#[test]
fn not_on_access_list_asks_each_person_or_the_recipient_that_they_work_for() {
    check(&[
        given("listed subject_code=E1; disclosures D1 people=E1"),
        given("listed subject_code=E1; disclosures D1 people=E1|E2").both("NOT_ON_ACCESS_LIST"),
        given("listed; disclosures D1 people=E1|E2"),
        given("listed subject_code=E1").both("NOT_ON_ACCESS_LIST"),
        given("listed; disclosures D1 recipient_code=E1"),
        given("listed; disclosures D1 recipient_code=E1; people E1 employed_to=2022-07-01")
            .on("2022-07-02")
            .holding("PERSON_LEFT"),
        given("listed subject_code=T2; disclosures D1 recipient_code=E1").both("NOT_ON_ACCESS_LIST"),
    ]);
}
