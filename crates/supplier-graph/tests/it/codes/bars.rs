//! 0 to 13, and 20 and 21: records, bars, and who gave.

use super::{check, given};

#[test]
fn void_records_are_no_facts() {
    check(&[
        given("!disclosures D1").absent(),
        given("!disclosures D1").onward().release("GIVER_NOT_HOLDER").holding("UPSTREAM_NOT_COVERED"),
        given("!agreements N1").both("NO_AGREEMENT"),
        given("standing; !standings T1:barred:2022-07-01"),
    ]);
}

#[test]
fn rec_incomplete_while_a_party_or_the_version_is_not_known() {
    check(&[
        given("?parties T1").known_at("2022-12-31").both("REC_INCOMPLETE"),
        given("?parties OEM").known_at("2022-12-31").both("REC_INCOMPLETE"),
        given("?versions DOC:v1").known_at("2022-12-31").both("REC_INCOMPLETE"),
        given("?parties T1").known_at("2023-01-01"),
        given("?parties T1; -agreements N1").known_at("2022-12-31").both("REC_INCOMPLETE NO_AGREEMENT"),
        given("?parties T1; documents DOC class=public").known_at("2022-12-31").both("REC_INCOMPLETE").warns("PUBLIC"),
    ]);
}

#[test]
fn recipient_sanctioned_on_the_days_of_its_standing() {
    check(&[
        given("standing standing=suspended").release("RECIPIENT_SANCTIONED"),
        given("standing standing=barred").both("RECIPIENT_SANCTIONED"),
        given("standing standing=watch"),
        given("standing from_date=2022-06-01 to_date=2022-07-01").both("RECIPIENT_SANCTIONED"),
        given("standing from_date=2022-06-01 to_date=2022-06-30"),
        given("standing from_date=2022-07-02"),
        given("standing from_date=2022-07-02").on("2022-07-02").holding("RECIPIENT_SANCTIONED"),
        given("standing; -agreements N1").both("RECIPIENT_SANCTIONED NO_AGREEMENT"),
        given("standing; waive RECIPIENT_SANCTIONED").warns("WAIVED(RECIPIENT_SANCTIONED, W-1)"),
        given("standing; disclosures D1 recipient_code=E1"),
    ]);
}

#[test]
fn person_barred_as_recipient_or_named() {
    check(&[
        given("disclosures D1 people=E1; standing subject_code=E1").both("PERSON_BARRED"),
        given("disclosures D1 people=E1; standing subject_code=E2"),
        given("disclosures D1 people=E1; standing subject_code=E1 standing=suspended"),
        given("disclosures D1 people=E1; standing subject_code=E1 from_date=2022-07-02"),
        given("disclosures D1 people=E1; standing subject_code=E1 from_date=2022-07-02")
            .on("2022-07-02")
            .holding("PERSON_BARRED"),
        given("disclosures D1 recipient_code=E1; standing subject_code=E1").both("PERSON_BARRED"),
        given("disclosures D1 people=E1; standing subject_code=E1; standing subject_code=T1")
            .both("RECIPIENT_SANCTIONED PERSON_BARRED"),
    ]);
}

#[test]
fn legal_hold_release_stop_on_the_days_of_the_stop() {
    check(&[
        given("stop").release("LEGAL_HOLD_RELEASE_STOP"),
        given("stop kind=court from_date=2022-06-01 to_date=2022-07-01").release("LEGAL_HOLD_RELEASE_STOP"),
        given("stop from_date=2022-06-01 to_date=2022-06-30"),
        given("stop from_date=2022-07-02"),
        given("stop document_code=OTHER"),
        given("stop; standing").release("RECIPIENT_SANCTIONED LEGAL_HOLD_RELEASE_STOP").holding("RECIPIENT_SANCTIONED"),
        given("stop; documents DOC class=public").warns("PUBLIC"),
        given("stop; waive LEGAL_HOLD_RELEASE_STOP").warns("WAIVED(LEGAL_HOLD_RELEASE_STOP, W-1)"),
    ]);
}

#[test]
fn version_withdrawn_strictly_after_the_withdrawal() {
    check(&[
        given("versions DOC:v1 withdrawn_at=2022-07-01T09:59:59+08:00").both("VERSION_WITHDRAWN"),
        given("versions DOC:v1 withdrawn_at=2022-07-01T10:00:00+08:00").holding("VERSION_WITHDRAWN"),
        given("versions DOC:v1 withdrawn_at=2022-07-01").warns("SAME_DAY_WITHDRAWAL"),
        given("versions DOC:v1 withdrawn_at=2022-07-01").on("2022-07-02").holding("VERSION_WITHDRAWN"),
        given("versions DOC:v1 withdrawn_at=2022-06-30").both("VERSION_WITHDRAWN"),
        given("versions DOC:v1 withdrawn_at=2022-06-30; waive VERSION_WITHDRAWN")
            .warns("WAIVED(VERSION_WITHDRAWN, W-1)"),
    ]);
}

#[test]
fn giver_not_holder_at_release_until_it_has_received() {
    check(&[
        given("-disclosures D1").onward().release("GIVER_NOT_HOLDER").holding("UPSTREAM_NOT_COVERED"),
        given("disclosures D1 at=2022-07-20T10:00:00+08:00").onward(),
        given("disclosures D1 at=2022-07-20T10:00:01+08:00").onward().release("GIVER_NOT_HOLDER"),
        given("disclosures D1 at=2022-07-21T10:00:00+08:00")
            .onward()
            .release("GIVER_NOT_HOLDER")
            .holding("UPSTREAM_NOT_COVERED"),
        given("disclosures D1 at=2022-07-21T10:00:00+08:00").onward().on("2022-07-21").release("GIVER_NOT_HOLDER"),
        given("disclosures D1 giver_code=T2; -agreements N2")
            .onward()
            .release("GIVER_NOT_HOLDER NO_AGREEMENT")
            .holding("UPSTREAM_NOT_COVERED NO_AGREEMENT"),
        given("-disclosures D1; disclosures D2 giver_code=OEM; agreement recipient_code=T2").onward(),
    ]);
}

#[test]
fn upstream_not_covered_carries_the_primary_code_of_the_receipt() {
    check(&[
        given("-agreements N1").onward().both("UPSTREAM_NOT_COVERED").cause("NO_AGREEMENT"),
        given("agreements N1 suspended=2022-07-01/").onward(),
        given("return accounted_at=2022-07-20T09:59:59+08:00")
            .onward()
            .both("UPSTREAM_NOT_COVERED")
            .cause("RETURN_CONTRADICTED")
            .warns("RETURN_CONTRADICTED"),
        given("return accounted_at=2022-07-20T10:00:00+08:00").onward(),
        given("agreements N1 expires_on=2022-07-20").onward(),
        given("agreements N1 expires_on=2022-07-20").onward().on("2022-07-21").holding("UPSTREAM_NOT_COVERED"),
        given("agreements N1 expires_on=2022-07-19").onward().both("UPSTREAM_NOT_COVERED").cause("EXPIRED"),
        given("agreements N1 expires_on=2022-07-10; waive EXPIRED disclosure_code=D1").onward().warns(""),
        given("agreements N1 expires_on=2022-07-10; waive EXPIRED disclosure_code=D1").onward().on("2022-07-31"),
        given("agreements N1 expires_on=2022-07-10; waive EXPIRED disclosure_code=D1")
            .onward()
            .on("2022-08-01")
            .holding("UPSTREAM_NOT_COVERED"),
        given("listed subject_code=T2").onward().both("UPSTREAM_NOT_COVERED").cause("NOT_ON_ACCESS_LIST"),
        given("disclosures D1 people=E1; people E1 employed_to=2022-07-10")
            .onward()
            .both("UPSTREAM_NOT_COVERED")
            .cause("PERSON_LEFT"),
    ]);
}
