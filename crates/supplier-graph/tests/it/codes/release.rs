//! 22 to 24: approval, invitations and the window of a round.

use super::{check, given};

#[test]
fn release_not_approved_without_a_second_person() {
    check(&[
        given("disclosures D1 requested_by=A1 approved_by=A1").release("RELEASE_NOT_APPROVED"),
        given("disclosures D1 requested_by=A1|A2 approved_by=A1|A2").release("RELEASE_NOT_APPROVED"),
        given("disclosures D1 requested_by=A1 approved_by=A1|A2"),
        given("disclosures D1 approved_by=A1"),
        given("disclosures D1 requested_by=A1"),
        given("rule approval_required=yes").release("RELEASE_NOT_APPROVED"),
        given("rule approval_required=yes; disclosures D1 requested_by=A1 approved_by=A2"),
        given("rule approval_required=yes to_date=2022-07-01").release("RELEASE_NOT_APPROVED"),
        given("rule approval_required=yes to_date=2022-06-30"),
        given("rule approval_required=yes from_date=2022-07-02"),
        given("rule approval_required=yes class=internal"),
        given("rule approval_required=yes programme_code=P-2"),
        given("rule approval_required=yes; rule programme_code=P-1 from_date=2021-01-01"),
        given("rule approval_required=yes; rule from_date=2022-02-01"),
        given("rule approval_required=yes; -agreements N1")
            .release("RELEASE_NOT_APPROVED NO_AGREEMENT")
            .holding("NO_AGREEMENT"),
        given("rule approval_required=yes; waive RELEASE_NOT_APPROVED").warns("WAIVED(RELEASE_NOT_APPROVED, W-1)"),
    ]);
}

#[test]
fn not_invited_unless_somebody_on_the_way_is_by_then() {
    check(&[
        given("round; pack; disclosures D1 round_code=R").release("NOT_INVITED"),
        given("round; pack; disclosures D1 round_code=R; invited invited_at=2022-07-01"),
        given("round; pack; disclosures D1 round_code=R; invited invited_at=2022-07-01T10:00:00+08:00"),
        given("round; pack; disclosures D1 round_code=R; invited invited_at=2022-07-01T10:00:01+08:00")
            .release("NOT_INVITED"),
        given("round; pack; disclosures D1 round_code=R; invited invited_at=2022-07-02").release("NOT_INVITED"),
        given("round; pack; disclosures D1 round_code=R; invited outcome=withdrawn"),
        given("round; pack; disclosures D1 round_code=R; invited outcome=not_awarded"),
        given("round; pack; disclosures D1 round_code=R; invited party_code=T2").release("NOT_INVITED"),
        given("round; disclosures D1 round_code=R"),
        given("round; pack document_code=OTHER; disclosures D1 round_code=R"),
        given("round; second; pack version_label=v2; disclosures D1 round_code=R").release("NOT_INVITED"),
        given("round; pack"),
        given("round; pack; disclosures D1 round_code=R; waive NOT_INVITED").warns("WAIVED(NOT_INVITED, W-1)"),
    ]);
}

#[test]
fn not_invited_asks_the_recipients_employer_and_the_givers_side() {
    check(&[
        given("round; pack; disclosures D1 round_code=R recipient_code=E1; invited"),
        given("round; pack; disclosures D1 round_code=R recipient_code=E1; invited party_code=T2")
            .release("NOT_INVITED"),
        given("round; pack; disclosures D2 round_code=R").onward().release("NOT_INVITED"),
        given("round; pack; disclosures D2 round_code=R; invited").onward(),
        given("round; pack; disclosures D2 round_code=R; invited party_code=OEM").onward(),
        given("round; pack; disclosures D2 round_code=R; invited party_code=MED").onward().release("NOT_INVITED"),
        given("round; pack; disclosures D2 round_code=R giver_code=E1; invited").onward(),
        given(
            "round; pack; disclosures D2 round_code=R; invited party_code=MED; agreement discloser_code=MED; \
             disclosures code=D0 document_code=DOC version_label=v1 giver_code=MED recipient_code=T1 at=2022-07-20",
        )
        .onward(),
        given(
            "round; pack; disclosures D2 round_code=R; invited party_code=MED; agreement discloser_code=MED; \
             disclosures code=D0 document_code=DOC version_label=v1 giver_code=MED recipient_code=T1 at=2022-07-21",
        )
        .onward()
        .release("NOT_INVITED"),
        given(
            "round; pack; disclosures D1 round_code=R; invited party_code=MED; \
             disclosures code=D0 document_code=DOC version_label=v1 giver_code=MED recipient_code=OEM at=2022-06-20",
        )
        .release("NOT_INVITED"),
        // Whoever gives for the source has it from nobody.
        given(
            "round; pack; disclosures D1 round_code=R giver_code=A1; invited party_code=MED; \
             disclosures code=D0 document_code=DOC version_label=v1 giver_code=MED recipient_code=A1 at=2022-06-20",
        )
        .release("NOT_INVITED"),
    ]);
}

#[test]
fn round_not_open_before_it_opens_and_after_it_closes() {
    check(&[
        given("round opens_at=2022-07-01T10:00:00+08:00; disclosures D1 round_code=R"),
        given("round opens_at=2022-07-01T10:00:01+08:00; disclosures D1 round_code=R").release("ROUND_NOT_OPEN"),
        given("round opens_at=2022-07-01; disclosures D1 round_code=R"),
        given("round opens_at=2022-07-02; disclosures D1 round_code=R").release("ROUND_NOT_OPEN"),
        given("round closes_at=2022-07-01T10:00:00+08:00; disclosures D1 round_code=R"),
        given("round closes_at=2022-07-01T09:59:59+08:00; disclosures D1 round_code=R").release("ROUND_NOT_OPEN"),
        given("round closes_at=2022-07-01; disclosures D1 round_code=R"),
        given("round closes_at=2022-06-30; disclosures D1 round_code=R").release("ROUND_NOT_OPEN"),
        given("round closes_at=2022-07-01T09:59:59+08:00; disclosures D1 round_code=R at=2022-07-01"),
        given("round closes_at=2022-06-30"),
        given("round closes_at=2022-06-30; pack; disclosures D1 round_code=R").release("NOT_INVITED ROUND_NOT_OPEN"),
        given("round closes_at=2022-06-30; disclosures D1 round_code=R; waive ROUND_NOT_OPEN")
            .warns("WAIVED(ROUND_NOT_OPEN, W-1)"),
    ]);
}
