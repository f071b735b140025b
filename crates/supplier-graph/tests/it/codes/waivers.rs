//! Waivers: for what, by whom and until when they take a reason away.

use domain::facts::Kind;

use super::{check, given};
use crate::facts::row;

#[test]
fn a_waiver_counts_only_when_another_than_who_asked_approved() {
    check(&[
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST approved_by=").both("NOT_ON_ACCESS_LIST").warns(""),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST approved_by=A2").both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST requested_by="),
    ]);
}

#[test]
fn a_waiver_counts_on_its_days_until_it_is_revoked() {
    check(&[
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST from_date=2022-07-02").both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST from_date=2022-07-02")
            .on("2022-07-02")
            .release("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST to_date=2022-07-01"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST to_date=2022-07-01")
            .on("2022-07-02")
            .holding("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST revoked_on=2022-07-01").both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST revoked_on=2022-07-02"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST revoked_on=2022-07-02")
            .on("2022-07-02")
            .holding("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST").on("2022-09-29"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST").on("2022-09-30").holding("NOT_ON_ACCESS_LIST"),
    ]);
}

#[test]
fn a_waiver_counts_for_what_it_names() {
    check(&[
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST disclosure_code=D2").both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST giver_code=OEM recipient_code=T1"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST giver_code=T1 recipient_code=T2")
            .both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST document_code=DOC"),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST document_code=OTHER").both("NOT_ON_ACCESS_LIST"),
        given("listed subject_code=T2; waive TRAINING_MISSING").both("NOT_ON_ACCESS_LIST").warns(""),
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST; documents DOC class=public").warns("PUBLIC"),
    ]);
}

#[test]
fn of_several_waivers_the_smallest_code_is_told_and_codes_in_order() {
    check(&[
        given("listed subject_code=T2; waive NOT_ON_ACCESS_LIST code=W-2; waive NOT_ON_ACCESS_LIST code=W-1")
            .warns("WAIVED(NOT_ON_ACCESS_LIST, W-1)"),
        given(
            "listed subject_code=T2; standing; waive NOT_ON_ACCESS_LIST code=W-1; waive RECIPIENT_SANCTIONED code=W-2; \
             agreements N1 sealed=no",
        )
        .warns("UNSTAMPED; WAIVED(RECIPIENT_SANCTIONED, W-2); WAIVED(NOT_ON_ACCESS_LIST, W-1)"),
    ]);
}

#[test]
fn a_paper_that_needs_no_waiver_is_used_before_one_that_does() {
    check(&[
        given("agreements N1 expires_on=2022-06-30 programmes=P-1; agreement; waive EXPIRED").warns("").agreement("N3"),
        given("agreements N1 expires_on=2022-06-30; agreement programmes=P-2; waive EXPIRED")
            .warns("WAIVED(EXPIRED, W-1)")
            .agreement("N1"),
        given("agreements N1 expires_on=2022-06-30 programmes=P-2; agreement executed_at=; waive EXPIRED")
            .both("PROGRAMME_OUT_OF_SCOPE")
            .warns("WAIVED(EXPIRED, W-1)")
            .agreement("N1"),
        given("agreements N1 flow_down=forbidden; agreement flow_down=permitted; waive NO_FLOWDOWN_PERMISSION")
            .onward()
            .warns(""),
        given(
            "agreements N1 flow_down=forbidden; agreement flow_down=with_consent; \
             waive NO_FLOWDOWN_PERMISSION; waive CONSENT_MISSING code=W-2",
        )
        .onward()
        .warns("WAIVED(NO_FLOWDOWN_PERMISSION, W-1)"),
    ]);
}

#[test]
fn a_paper_that_passes_by_a_waiver_is_one_that_flow_down_is_read_from() {
    check(&[
        given("agreements N1 expires_on=2022-06-30 flow_down=forbidden; waive EXPIRED disclosure_code=D1")
            .onward()
            .both("NO_FLOWDOWN_PERMISSION")
            .warns(""),
        given("agreements N2 expires_on=2022-06-30; agreements N1 survival=3; waive EXPIRED")
            .onward()
            .both("FLOWDOWN_TERMS_WEAKER")
            .warns("WAIVED(EXPIRED, W-1)"),
    ]);
}

#[test]
fn what_nobody_may_waive_is_no_choice() {
    for reason in [
        "VOID",
        "REC_INCOMPLETE",
        "PERSON_BARRED",
        "GIVER_NOT_HOLDER",
        "UPSTREAM_NOT_COVERED",
        "NO_AGREEMENT",
        "WRONG_DIRECTION",
        "TERMINATED",
        "RETROACTIVE_ONLY",
        "CONSENT_NOT_YET_VALID",
        "CONSENT_REVOKED",
        "PERSON_LEFT",
        "EMBARGO_BREACH",
    ] {
        let cells = [
            ("code", "W"),
            ("reason", reason),
            ("disclosure_code", "D1"),
            ("from_date", "2022-07-01"),
            ("to_date", "2022-07-02"),
        ];
        assert_eq!(row(Kind::Waivers, &cells), None, "{reason}");
    }
}

#[test]
fn what_does_not_serve_takes_no_waiver_of_what_is_missing_away() {
    check(&[
        given("agreements N1 flow_down=with_consent; waive CONSENT_MISSING; consent valid_to=2022-07-10")
            .onward()
            .warns("WAIVED(CONSENT_MISSING, W-1)"),
        given("agreements N1 label_required=yes; waive LABEL_MISSING; label valid_until=2022-06-30")
            .warns("WAIVED(LABEL_MISSING, W-1)"),
        given("agreements N1 label_required=yes; waive LABEL_EXPIRED; label valid_until=2022-06-30")
            .warns("WAIVED(LABEL_EXPIRED, W-1)"),
    ]);
}
