//! 30 to 33: whether there is a paper at all, signed and between the right parties.

use super::{check, given};

#[test]
fn no_agreement_where_nothing_stands_between_the_two() {
    check(&[
        given("-agreements N1").both("NO_AGREEMENT").warns(""),
        given("agreements N1 discloser_code=MED").both("NO_AGREEMENT"),
        given("agreements N1 executed_at=").both("AGREEMENT_NOT_EXECUTED"),
        given("disclosures D1 recipient_code=J").both("NO_AGREEMENT"),
        given("disclosures D1 recipient_code=J; commitment person_code=J"),
        given("disclosures D1 recipient_code=MED people=J; commitment person_code=J").warns("EMPLOYER_NOT_BOUND"),
        given("disclosures D1 recipient_code=MED people=J; commitment person_code=J employer_undertakes=yes").warns(""),
        given("disclosures D1 recipient_code=MED people=J|E1; commitment person_code=J").both("NO_AGREEMENT"),
        given("-agreements N1; -agreements N2; agreement recipient_code=T2").onward().both("UPSTREAM_NOT_COVERED"),
        given("-agreements N2; agreement recipient_code=T2").onward().agreement("N3"),
    ]);
}

#[test]
fn agreement_not_executed_until_it_is_signed() {
    check(&[
        given("agreements N1 executed_at=").both("AGREEMENT_NOT_EXECUTED"),
        given("agreements N1 executed_at=2022-07-01T10:00:00+08:00").warns(""),
        given("agreements N1 executed_at=2022-07-01T10:00:01+08:00").release("AGREEMENT_NOT_EXECUTED"),
        given("agreements N1 executed_at=2022-07-01").warns("SAME_DAY_SIGNATURE"),
        given("agreements N1 executed_at=2022-07-02").both("AGREEMENT_NOT_EXECUTED"),
        given("agreements N1 executed_at=2022-07-02").on("2022-07-02").release("AGREEMENT_NOT_EXECUTED"),
        given("agreements N1 executed_at= programmes=P-2").both("AGREEMENT_NOT_EXECUTED PROGRAMME_OUT_OF_SCOPE"),
        given("agreements N1 executed_at=; waive AGREEMENT_NOT_EXECUTED")
            .warns("WAIVED(AGREEMENT_NOT_EXECUTED, W-1)")
            .agreement("N1"),
        given("agreements N1 executed_at=; waive AGREEMENT_NOT_EXECUTED; standing")
            .both("RECIPIENT_SANCTIONED")
            .warns("WAIVED(AGREEMENT_NOT_EXECUTED, W-1)"),
    ]);
}

#[test]
fn wrong_party_where_only_an_ancestor_is_bound() {
    check(&[
        given("parties code=G name=G kind=supplier; parties T1 parent_code=G; agreements N1 recipient_code=G")
            .both("WRONG_PARTY"),
        given(
            "parties code=G name=G kind=supplier; parties T1 parent_code=G; agreements N1 recipient_code=G affiliates=yes",
        ),
        given(
            "parties code=G name=G kind=supplier; parties code=H name=H kind=supplier parent_code=G; \
             parties T1 parent_code=H; agreements N1 recipient_code=G",
        )
        .both("WRONG_PARTY"),
        given("parties code=G name=G kind=supplier; parties OEM parent_code=G; agreements N1 discloser_code=G")
            .both("WRONG_PARTY"),
        given("parties code=G name=G kind=supplier parent_code=T1; agreements N1 recipient_code=G")
            .both("NO_AGREEMENT"),
        given(
            "parties code=G name=G kind=supplier; parties T1 parent_code=G; \
             agreements N1 recipient_code=G executed_at=",
        )
        .both("AGREEMENT_NOT_EXECUTED WRONG_PARTY"),
        given(
            "parties code=G name=G kind=supplier; parties T1 parent_code=G; \
             agreements N1 recipient_code=G; waive WRONG_PARTY",
        )
        .warns("WAIVED(WRONG_PARTY, W-1)"),
    ]);
}

#[test]
fn wrong_direction_unless_mutual() {
    check(&[
        given("agreements N1 discloser_code=T1 recipient_code=OEM").both("WRONG_DIRECTION"),
        given("agreements N1 discloser_code=T1 recipient_code=OEM mutual=yes"),
        given("agreements N1 mutual=yes"),
        given("agreements N1 discloser_code=T1 recipient_code=OEM expires_on=2022-06-30")
            .both("WRONG_DIRECTION EXPIRED"),
        given("agreements N1 discloser_code=T1 recipient_code=OEM executed_at=")
            .both("AGREEMENT_NOT_EXECUTED WRONG_DIRECTION"),
        given("agreements N1 discloser_code=T1 recipient_code=OEM; agreement expires_on=2022-06-30")
            .both("EXPIRED")
            .agreement("N3"),
    ]);
}

#[test]
fn agreement_differs_where_another_is_relied_on_than_decides() {
    check(&[
        given("disclosures D1 agreement_code=N1").warns(""),
        given("disclosures D1 agreement_code=N2").warns("AGREEMENT_DIFFERS"),
        given("-agreements N1; disclosures D1 agreement_code=N2").both("NO_AGREEMENT").warns("AGREEMENT_DIFFERS"),
        given("").warns(""),
    ]);
}

/// Journalists who signed stand for their paper, which gives it on.
#[test]
fn commitments_that_stand_in_promise_not_to_pass_it_on_and_may_be_waived() {
    check(&[
        given(
            "disclosures D1 recipient_code=MED people=J; commitment person_code=J employer_undertakes=yes;
             disclosures D2 giver_code=MED; agreements N2 discloser_code=MED",
        )
        .onward()
        .both("NO_FLOWDOWN_PERMISSION"),
        given(
            "disclosures D1 recipient_code=MED people=J; waive PROGRAMME_OUT_OF_SCOPE;
             commitment person_code=J employer_undertakes=yes programmes=P-2",
        )
        .warns("WAIVED(PROGRAMME_OUT_OF_SCOPE, W-1)")
        .agreement("K-1"),
    ]);
}

#[test]
fn nothing_is_asked_of_what_goes_back_to_its_maker() {
    check(&[
        given("versions DOC:v1 made_by_code=T2; -agreements N2").onward(),
        given("versions DOC:v1 made_by_code=MED; -agreements N2").onward().both("NO_AGREEMENT"),
    ]);
}
