//! 60 to 64: labels of assessments, where an agreement or a rule asks for them.

use super::{check, given};

#[test]
fn label_missing_where_no_label_of_the_objective_is_held() {
    check(&[
        given("agreements N1 label_required=yes").both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label"),
        given("agreements N1 label_required=yes; label objective=strictly_confidential"),
        given("agreements N1 label_required=yes; label party_code=T2").both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label valid_from=2022-07-01"),
        given("agreements N1 label_required=yes; label valid_from=2022-07-02").both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label valid_from=2022-07-02")
            .on("2022-07-02")
            .release("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label objective=proto_parts").both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; documents DOC class=internal"),
        given("agreements N1 label_required=yes; waive LABEL_MISSING").warns("WAIVED(LABEL_MISSING, W-1)"),
    ]);
}

#[test]
fn label_missing_of_samples_moulds_and_vehicles_of_any_class() {
    check(&[
        given("agreements N1 label_required=yes; label; documents DOC info_type=sample").both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label; documents DOC info_type=mould class=internal")
            .both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label objective=proto_parts; documents DOC info_type=mould"),
        given("agreements N1 label_required=yes; label objective=proto_parts; documents DOC info_type=vehicle")
            .both("LABEL_MISSING"),
        given("agreements N1 label_required=yes; label objective=proto_vehicles; documents DOC info_type=vehicle"),
    ]);
}

#[test]
fn label_missing_where_a_rule_asks_but_never_of_people_and_media() {
    check(&[
        given("rule label_required=yes").both("LABEL_MISSING"),
        given("rule label_required=yes; label"),
        given("rule label_required=yes; -agreements N1").both("NO_AGREEMENT LABEL_MISSING"),
        given("rule label_required=yes; agreements N1 label_required=yes; waive LABEL_MISSING")
            .warns("WAIVED(LABEL_MISSING, W-1)"),
        given("rule label_required=yes; disclosures D1 recipient_code=E1"),
        given("rule label_required=yes; disclosures D1 recipient_code=MED; agreements N1 recipient_code=MED"),
        given("agreements N1 label_required=yes; agreement").agreement("N3"),
        given("agreements N1 label_required=yes; agreement programmes=P-2").both("LABEL_MISSING").agreement("N1"),
    ]);
}

#[test]
fn label_level_low_where_only_a_confidential_one_stands() {
    check(&[
        given("documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; label")
            .both("LABEL_LEVEL_LOW"),
        given("documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; equivalent")
            .both("LABEL_LEVEL_LOW"),
        given(
            "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; \
             label objective=strictly_confidential",
        ),
        given(
            "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; \
             label valid_until=2022-07-01",
        )
        .both("LABEL_LEVEL_LOW"),
        given(
            "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; \
             label valid_until=2022-06-30",
        )
        .both("LABEL_MISSING"),
        given(
            "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; \
             label state=suspended",
        )
        .both("LABEL_MISSING"),
        given(
            "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; \
             label; label objective=strictly_confidential valid_until=2022-06-30",
        )
        .both("LABEL_EXPIRED"),
        given(
            "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; \
             label; waive LABEL_LEVEL_LOW",
        )
        .warns("WAIVED(LABEL_LEVEL_LOW, W-1)"),
        given("documents DOC class=strictly_confidential; agreements N1 label_required=yes; label")
            .both("CLASS_ABOVE_CEILING LABEL_LEVEL_LOW"),
    ]);
}

#[test]
fn label_site_mismatch_where_the_site_is_blank_or_another() {
    check(&[
        given("agreements N1 label_required=yes; label sites=S1").both("LABEL_SITE_MISMATCH"),
        given("agreements N1 label_required=yes; label sites=S1; disclosures D1 site=S2").both("LABEL_SITE_MISMATCH"),
        given("agreements N1 label_required=yes; label sites=S1|S2; disclosures D1 site=S2"),
        given(
            "agreements N1 label_required=yes; label sites=S1; disclosures D1 site=S2; label objective=strictly_confidential",
        ),
        given("agreements N1 label_required=yes; label sites=S1 state=withdrawn")
            .both("LABEL_SITE_MISMATCH LABEL_SUSPENDED"),
        given("agreements N1 label_required=yes; label sites=S1; waive LABEL_SITE_MISMATCH")
            .warns("WAIVED(LABEL_SITE_MISMATCH, W-1)"),
    ]);
}

#[test]
fn label_suspended_while_it_is_suspended_or_withdrawn() {
    check(&[
        given("agreements N1 label_required=yes; label state=suspended").both("LABEL_SUSPENDED"),
        given("agreements N1 label_required=yes; label state=withdrawn").both("LABEL_SUSPENDED"),
        given("agreements N1 label_required=yes; label state=temporary"),
        given("agreements N1 label_required=yes; label state=suspended valid_until=2022-06-30")
            .both("LABEL_SUSPENDED LABEL_EXPIRED"),
        given("agreements N1 label_required=yes; label state=suspended; equivalent approved_by=A1").warns(""),
        given("agreements N1 label_required=yes; label state=suspended; waive LABEL_SUSPENDED")
            .warns("WAIVED(LABEL_SUSPENDED, W-1)"),
    ]);
}

#[test]
fn label_expired_after_its_last_day() {
    check(&[
        given("agreements N1 label_required=yes; label valid_until=2022-07-01"),
        given("agreements N1 label_required=yes; label valid_until=2022-07-01").on("2022-07-02").holding("LABEL_EXPIRED"),
        given("agreements N1 label_required=yes; label valid_until=2022-06-30").both("LABEL_EXPIRED"),
        given("agreements N1 label_required=yes; label valid_until=2022-06-30; label objective=strictly_confidential sites=S1")
            .both("LABEL_EXPIRED"),
        given("agreements N1 label_required=yes; equivalent valid_until=2022-06-30").both("LABEL_EXPIRED"),
        given("agreements N1 label_required=yes; label valid_until=2022-06-30; waive LABEL_EXPIRED").on("2022-09-29"),
        given("agreements N1 label_required=yes; label valid_until=2022-06-30; waive LABEL_EXPIRED")
            .on("2022-09-30")
            .holding("LABEL_EXPIRED")
            .warns("WAIVED(LABEL_EXPIRED, W-1)"),
    ]);
}

#[test]
fn self_declared_only_warns_where_nothing_but_unapproved_equivalences_is_fine() {
    check(&[
        given("agreements N1 label_required=yes; equivalent").warns("SELF_DECLARED_ONLY"),
        given("rule label_required=yes; equivalent").warns("SELF_DECLARED_ONLY"),
        given("agreements N1 label_required=yes; equivalent approved_by=A1").warns(""),
        given("agreements N1 label_required=yes; equivalent; label").warns(""),
        given("agreements N1 label_required=yes; equivalent; label state=suspended").warns("SELF_DECLARED_ONLY"),
        given("equivalent").warns(""),
        given("agreements N1 label_required=yes; equivalent valid_until=2022-06-30").both("LABEL_EXPIRED").warns(""),
    ]);
}

#[test]
fn unstamped_warns_of_an_agreement_in_use_that_bears_no_seal() {
    check(&[
        given("agreements N1 sealed=no").warns("UNSTAMPED"),
        given("agreements N1 sealed=yes").warns(""),
        given("agreements N1 sealed=").warns(""),
        given("agreements N1 sealed=no expires_on=2022-06-30").both("EXPIRED").warns(""),
        given("agreements N1 sealed=no; agreement effective_on=2022-02-01").warns("").agreement("N3"),
    ]);
}
