//! 80 to 94: the way of sending, returns, holding periods and recalls.

use super::{check, given};

#[test]
fn channel_not_allowed_where_it_is_blank_or_another() {
    check(&[
        given("rule channels=portal").release("CHANNEL_NOT_ALLOWED"),
        given("rule channels=portal; disclosures D1 channel=email").release("CHANNEL_NOT_ALLOWED"),
        given("rule channels=portal|email; disclosures D1 channel=email"),
        given("rule channels=; disclosures D1 channel=email"),
        given("rule channels=portal from_date=2022-07-01 to_date=2022-07-01").release("CHANNEL_NOT_ALLOWED"),
        given("rule channels=portal from_date=2022-07-02"),
        given("rule channels=portal; rule programme_code=P-1 channels=email; disclosures D1 channel=email"),
        given("rule channels=portal; waive CHANNEL_NOT_ALLOWED").warns("WAIVED(CHANNEL_NOT_ALLOWED, W-1)"),
    ]);
}

#[test]
fn encryption_missing_unless_carried_by_hand() {
    check(&[
        given("rule encryption_required=yes").release("ENCRYPTION_MISSING"),
        given("rule encryption_required=yes; disclosures D1 encrypted=no").release("ENCRYPTION_MISSING"),
        given("rule encryption_required=yes; disclosures D1 encrypted=yes"),
        given("rule encryption_required=yes; disclosures D1 channel=courier"),
        given("rule encryption_required=yes; disclosures D1 channel=meeting"),
        given("rule encryption_required=yes; disclosures D1 channel=viewing encrypted=no"),
        given("rule encryption_required=yes; disclosures D1 channel=transfer").release("ENCRYPTION_MISSING"),
        given("rule encryption_required=yes channels=portal").release("CHANNEL_NOT_ALLOWED ENCRYPTION_MISSING"),
        given("rule encryption_required=yes; waive ENCRYPTION_MISSING").warns("WAIVED(ENCRYPTION_MISSING, W-1)"),
    ]);
}

#[test]
fn marking_missing_where_the_rule_asks_for_it() {
    check(&[
        given("rule marking_required=yes").release("MARKING_MISSING"),
        given("rule marking_required=yes; disclosures D1 marked=no").release("MARKING_MISSING"),
        given("rule marking_required=yes; disclosures D1 marked=yes"),
        given("rule marking_required=yes class=strictly_confidential"),
        given(
            "rule marking_required=yes class=strictly_confidential; \
             class_changes document_code=DOC class=strictly_confidential from_date=2022-07-02",
        )
        .on("2022-07-02")
        .holding("CLASS_ABOVE_CEILING"),
        given("rule marking_required=yes; waive MARKING_MISSING").warns("WAIVED(MARKING_MISSING, W-1)"),
    ]);
}

#[test]
fn a_copy_is_judged_as_it_stood_when_it_came_back_only_after_that() {
    // Of the day of the return alone the time is unknown, so a signature of that day may have come first.
    let signed = "agreements N1 executed_at=2022-07-05T10:00:00+08:00; return accounted_at=2022-07-05";
    check(&[
        given(signed).on("2022-07-05T00:00:00+08:00").both("AGREEMENT_NOT_EXECUTED"),
        given(signed).on("2022-07-05T00:00:01+08:00").release("AGREEMENT_NOT_EXECUTED"),
        given(signed).on("2022-07-05").release("AGREEMENT_NOT_EXECUTED"),
    ]);
}

#[test]
fn return_overdue_after_the_day_it_is_due() {
    check(&[
        given("disclosures D1 return_due_on=2022-07-05").on("2022-07-05"),
        given("disclosures D1 return_due_on=2022-07-05").on("2022-07-06").holding("RETURN_OVERDUE"),
        given("disclosures D1 return_due_on=2022-07-05; return").on("2022-07-06"),
        given("disclosures D1 return_due_on=2022-07-05; return accounted_at=2022-07-07")
            .on("2022-07-06")
            .holding("RETURN_OVERDUE"),
        given("disclosures D1 return_due_on=2022-07-05; return kind=retained_by_permission").on("2022-07-06"),
        given("disclosures D1 return_due_on=2022-07-05; return kind=retained_by_permission kept_until=2022-07-09")
            .on("2022-07-09"),
        given("disclosures D1 return_due_on=2022-07-05; return kind=retained_by_permission kept_until=2022-07-09")
            .on("2022-07-10")
            .holding("RETURN_OVERDUE"),
        // What was never due is due once a permission to keep it ends.
        given("return kind=retained_by_permission kept_until=2022-07-09").on("2022-07-10").holding("RETURN_OVERDUE"),
        given(
            "round awarded_at=2022-07-05 return_days=3; invited outcome=not_awarded; \
             disclosures D1 round_code=R return_due_on=2022-09-01",
        )
        .on("2022-07-09")
        .holding("RETURN_OVERDUE"),
        given("round awarded_at=2022-07-05 return_days=3; invited outcome=not_awarded; disclosures D1 round_code=R")
            .on("2022-07-08"),
        given("disclosures D1 return_due_on=2022-07-05; waive RETURN_OVERDUE").on("2022-07-06"),
    ]);
}

#[test]
fn return_incomplete_from_its_instant_on() {
    check(&[
        given("return complete=no").on("2022-07-04"),
        given("return complete=no").on("2022-07-05").holding("RETURN_INCOMPLETE"),
        given("return complete=no; return accounted_at=2022-07-06").on("2022-07-07").holding("RETURN_INCOMPLETE"),
        given("return complete=no kind=retained_by_permission").on("2022-07-05"),
        given("return complete=no; disclosures D1 return_due_on=2022-07-05")
            .on("2022-07-06")
            .holding("RETURN_OVERDUE RETURN_INCOMPLETE"),
        given("return complete=no; waive RETURN_INCOMPLETE").on("2022-07-05"),
    ]);
}

#[test]
fn holding_period_exceeded_of_the_round() {
    check(&[
        given("round holding_days=10; disclosures D1 round_code=R").on("2022-07-11"),
        given("round holding_days=10; disclosures D1 round_code=R").on("2022-07-12").holding("HOLDING_PERIOD_EXCEEDED"),
        given("round holding_days=0; disclosures D1 round_code=R"),
        given("round holding_days=; disclosures D1 round_code=R").on("2023-07-12"),
        given("round holding_days=10").on("2022-07-12"),
        given("round holding_days=10; disclosures D1 round_code=R; waive HOLDING_PERIOD_EXCEEDED").on("2022-07-12"),
        given("round holding_days=10; disclosures D1 round_code=R; return accounted_at=2022-07-11").on("2022-07-12"),
    ]);
}

#[test]
fn holding_period_exceeded_of_the_consent_that_is_used() {
    check(&[
        given("agreements N1 flow_down=with_consent; consent holding_days=5").onward().on("2022-07-25"),
        given("agreements N1 flow_down=with_consent; consent holding_days=5")
            .onward()
            .on("2022-07-26")
            .holding("HOLDING_PERIOD_EXCEEDED"),
        given("agreements N1 flow_down=with_consent; consent holding_days=5; consent code=C-2 holding_days=6")
            .onward()
            .on("2022-07-26"),
        given("agreements N1 flow_down=with_consent; consent holding_days=5; consent code=C-2")
            .onward()
            .on("2022-07-26"),
        given("agreements N1 flow_down=with_consent; consent holding_days=5; consent code=C-2 recipient_code=MED")
            .onward()
            .on("2022-07-26")
            .holding("HOLDING_PERIOD_EXCEEDED"),
        given("agreements N1 flow_down=with_consent; second; consent holding_days=5 versions=v2; consent code=C-2")
            .onward()
            .on("2022-07-26"),
        given("consent holding_days=5").onward().on("2022-07-26"),
        given("agreements N1 flow_down=with_consent; consent giver_code=OEM recipient_code=T1 holding_days=5")
            .on("2022-07-26"),
        given("agreements N1 flow_down=with_consent; consent holding_days=5; waive HOLDING_PERIOD_EXCEEDED")
            .onward()
            .on("2022-07-26"),
    ]);
}

#[test]
fn superseded_retained_after_the_days_of_recall() {
    check(&[
        given("rule recall_days=3; second").on("2022-07-04"),
        given("rule recall_days=3; second").on("2022-07-05").holding("SUPERSEDED_RETAINED"),
        given("rule recall_days=3; second issued_at=2022-05-01").on("2022-07-05"),
        given("rule recall_days=3; second issued_at=2022-04-30").on("2022-07-05"),
        given("rule recall_days=3; second issued_at=2022-05-01T00:00:01+08:00")
            .on("2022-07-05")
            .holding("SUPERSEDED_RETAINED"),
        given("rule; second").on("2022-07-05"),
        given("rule recall_days=3; second document_code=OTHER").on("2022-07-05"),
        given("rule recall_days=3; second; return accounted_at=2022-07-04").on("2022-07-05"),
        given("rule recall_days=3; second; waive SUPERSEDED_RETAINED").on("2022-07-05"),
    ]);
}
