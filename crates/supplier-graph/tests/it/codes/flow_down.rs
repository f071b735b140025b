//! 50 to 58: whether the giver may hand on, and on which terms.

use super::{check, given};

#[test]
fn no_flowdown_permission_where_it_is_forbidden() {
    check(&[
        given("agreements N1 flow_down=forbidden"),
        given("agreements N1 flow_down=forbidden").onward().both("NO_FLOWDOWN_PERMISSION"),
        given("agreements N2 flow_down=forbidden").onward(),
        given("agreements N1 flow_down=forbidden; agreement").onward().warns("CONFLICTING_TERMS"),
        given("agreements N1 flow_down=forbidden; agreement recipient_code=T2").onward().both("NO_FLOWDOWN_PERMISSION"),
        given("agreements N1 flow_down=forbidden; agreement recipient_code=T2 receipt_from=T1")
            .onward()
            .warns("CONFLICTING_TERMS"),
        given("agreements N1 flow_down=forbidden; -agreements N2").onward().both("NO_AGREEMENT NO_FLOWDOWN_PERMISSION"),
        given("agreements N1 flow_down=forbidden; waive NO_FLOWDOWN_PERMISSION")
            .onward()
            .warns("WAIVED(NO_FLOWDOWN_PERMISSION, W-1)"),
    ]);
}

#[test]
fn no_flowdown_permission_is_asked_for_what_was_received_when_it_was_public() {
    // The giver made the version from one that it had received twice: before that was public, given back, and after.
    check(&[
        given(
            "-disclosures D1; agreements N1 flow_down=forbidden; documents OTHER public_at=2022-07-10;
                versions document_code=OTHER label=b stage=final issued_at=2022-05-01;
                versions DOC:v1 made_by_code=T1 derived_from=OTHER:b;
                disclosures code=R1 document_code=OTHER version_label=b giver_code=OEM recipient_code=T1 at=2022-07-01;
                returns disclosure_code=R1 accounted_at=2022-07-05 kind=returned",
        )
        .onward()
        .both("UPSTREAM_NOT_COVERED NO_FLOWDOWN_PERMISSION")
        .cause("RETURN_CONTRADICTED"),
        given(
            "-disclosures D1; agreements N1 flow_down=forbidden; documents OTHER public_at=2022-07-10;
                versions document_code=OTHER label=b stage=final issued_at=2022-05-01;
                versions DOC:v1 made_by_code=T1 derived_from=OTHER:b;
                disclosures code=R1 document_code=OTHER version_label=b giver_code=OEM recipient_code=T1 at=2022-07-01;
                returns disclosure_code=R1 accounted_at=2022-07-05 kind=returned;
                disclosures code=R2 document_code=OTHER version_label=b giver_code=OEM recipient_code=T1 at=2022-07-12",
        )
        .onward(),
    ]);
}

#[test]
fn tier_depth_exceeded_beyond_the_deepest_tier_allowed() {
    check(&[
        given("agreements N1 max_depth=0"),
        given("agreements N1 max_depth=1").onward().both("TIER_DEPTH_EXCEEDED"),
        given("agreements N1 max_depth=2").onward(),
        given("agreements N1 max_depth=1 flow_down=forbidden")
            .onward()
            .both("NO_FLOWDOWN_PERMISSION TIER_DEPTH_EXCEEDED"),
        given("agreements N1 max_depth=1 flow_down=with_consent").onward().both("TIER_DEPTH_EXCEEDED CONSENT_MISSING"),
        given("agreements N1 max_depth=1; waive TIER_DEPTH_EXCEEDED")
            .onward()
            .warns("WAIVED(TIER_DEPTH_EXCEEDED, W-1)"),
    ]);
}

#[test]
fn consent_missing_unless_it_is_for_this_pair_and_document() {
    check(&[
        given("agreements N1 flow_down=with_consent").onward().both("CONSENT_MISSING"),
        given("agreements N1 flow_down=with_consent; consent").onward(),
        given("agreements N1 flow_down=with_consent; consent recipient_code=MED").onward().both("CONSENT_MISSING"),
        given("agreements N1 flow_down=with_consent; consent document_code=OTHER").onward().both("CONSENT_MISSING"),
        given("agreements N1 flow_down=with_consent; consent granted_by_code=OEM").onward(),
        given("agreements N1 flow_down=with_consent; consent granted_by_code=MED").onward().both("CONSENT_MISSING"),
        // The manufacturer may grant it where another discloses, and so may the discloser.
        given(
            "programmes P-1 manufacturer_code=MED; agreements N1 flow_down=with_consent; consent granted_by_code=MED",
        )
        .onward(),
        given(
            "programmes P-1 manufacturer_code=MED; agreements N1 flow_down=with_consent; consent granted_by_code=OEM",
        )
        .onward(),
        given("agreements N1 flow_down=with_consent; agreement").onward().warns(""),
        given("agreements N1 flow_down=with_consent; waive CONSENT_MISSING")
            .onward()
            .warns("WAIVED(CONSENT_MISSING, W-1)"),
    ]);
}

#[test]
fn consent_not_yet_valid_before_the_grant_and_its_first_day() {
    check(&[
        given("agreements N1 flow_down=with_consent; consent granted_at=2022-07-20T10:00:00+08:00").onward(),
        given("agreements N1 flow_down=with_consent; consent granted_at=2022-07-20T10:00:01+08:00")
            .onward()
            .release("CONSENT_NOT_YET_VALID"),
        given("agreements N1 flow_down=with_consent; consent granted_at=2022-07-20").onward().warns("SAME_DAY_GRANT"),
        given("agreements N1 flow_down=with_consent; consent granted_at=2022-07-21")
            .onward()
            .both("CONSENT_NOT_YET_VALID"),
        given("agreements N1 flow_down=with_consent; consent valid_from=2022-07-21")
            .onward()
            .both("CONSENT_NOT_YET_VALID"),
        given("agreements N1 flow_down=with_consent; consent valid_from=2022-07-21")
            .onward()
            .on("2022-07-21")
            .release("CONSENT_NOT_YET_VALID"),
    ]);
}

#[test]
fn consent_expired_after_it() {
    check(&[
        given("agreements N1 flow_down=with_consent; consent valid_to=2022-07-20").onward(),
        given("agreements N1 flow_down=with_consent; consent valid_to=2022-07-20")
            .onward()
            .on("2022-07-21")
            .holding("CONSENT_EXPIRED"),
        given("agreements N1 flow_down=with_consent; consent valid_to=2022-07-19").onward().both("CONSENT_EXPIRED"),
        given("agreements N1 flow_down=with_consent; consent valid_to=2022-07-20T10:00:00+08:00")
            .onward()
            .holding("CONSENT_EXPIRED"),
        given("agreements N1 flow_down=with_consent; consent valid_to=2022-07-19; consent code=C-2").onward(),
        given("agreements N1 flow_down=with_consent; consent valid_to=2022-07-19; waive CONSENT_EXPIRED")
            .onward()
            .warns("WAIVED(CONSENT_EXPIRED, W-1)"),
    ]);
}

#[test]
fn consent_revoked_strictly_after_the_revocation() {
    check(&[
        given("agreements N1 flow_down=with_consent; consent revoked_at=2022-07-20T10:00:00+08:00")
            .onward()
            .holding("CONSENT_REVOKED"),
        given("agreements N1 flow_down=with_consent; consent revoked_at=2022-07-20T09:59:59+08:00")
            .onward()
            .both("CONSENT_REVOKED"),
        given("agreements N1 flow_down=with_consent; consent revoked_at=2022-07-20")
            .onward()
            .warns("SAME_DAY_REVOCATION"),
        given("agreements N1 flow_down=with_consent; consent revoked_at=2022-07-20")
            .onward()
            .on("2022-07-21")
            .holding("CONSENT_REVOKED"),
        given("agreements N1 flow_down=with_consent; consent revoked_at=2022-07-19 valid_to=2022-07-19")
            .onward()
            .both("CONSENT_EXPIRED CONSENT_REVOKED"),
    ]);
}

#[test]
fn consent_scope_mismatch_of_version_or_purpose() {
    check(&[
        given("second; agreements N1 flow_down=with_consent; consent versions=v2").onward().both("CONSENT_SCOPE_MISMATCH"),
        given("second; agreements N1 flow_down=with_consent; consent versions=v1|v2").onward(),
        given("agreements N1 flow_down=with_consent; consent purposes=series").onward().both("CONSENT_SCOPE_MISMATCH"),
        given("agreements N1 flow_down=with_consent; consent purposes=series; disclosures D2 purpose=series").onward(),
        given("agreements N1 flow_down=with_consent; consent purposes=series valid_to=2022-07-10; consent code=C-2 purposes=series")
            .onward()
            .both("CONSENT_SCOPE_MISMATCH"),
        given("agreements N1 flow_down=with_consent; consent purposes=series; waive CONSENT_SCOPE_MISMATCH")
            .onward()
            .warns("WAIVED(CONSENT_SCOPE_MISMATCH, W-1)"),
    ]);
}

#[test]
fn flowdown_terms_weaker_in_survival() {
    check(&[
        given("agreements N1 survival=3").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 survival=3; agreements N2 survival=2").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 survival=3; agreements N2 survival=3").onward(),
        given("agreements N1 survival=3; agreements N2 survival=until_public").onward(),
        given("agreements N1 survival=until_public; agreements N2 survival=100").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 survival=0").onward(),
        given("agreements N2 survival=3").onward(),
    ]);
}

#[test]
fn flowdown_terms_weaker_in_what_is_asked_for() {
    check(&[
        given("agreements N1 audit_right=yes").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 audit_right=yes; agreements N2 audit_right=yes").onward(),
        given("agreements N1 notice_hours=24").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 notice_hours=24; agreements N2 notice_hours=25").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 notice_hours=24; agreements N2 notice_hours=24").onward(),
        given("agreements N1 commitment_required=yes").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 label_required=yes; label").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 label_required=yes; label; agreements N2 label_required=yes; label party_code=T2")
            .onward(),
        given("agreements N1 training_required=yes").onward().both("FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 training_required=yes; agreements N2 training_required=yes").onward(),
    ]);
}

#[test]
fn flowdown_terms_weaker_only_where_every_paper_is_and_one_is_compared() {
    check(&[
        given("agreements N1 survival=3; agreement discloser_code=T1 recipient_code=T2 survival=3").onward(),
        given("agreements N1 survival=3; agreement").onward(),
        given("agreements N1 survival=3; agreement recipient_code=T2").onward(),
        given("agreements N1 survival=3; agreement recipient_code=T2 receipt_from=T1").onward(),
        given("agreements N1 survival=3; -agreements N2").onward().both("NO_AGREEMENT"),
        given("agreements N1 survival=3; disclosures D2 recipient_code=J; commitment person_code=J").onward(),
        given("agreements N1 survival=3 flow_down=forbidden")
            .onward()
            .both("NO_FLOWDOWN_PERMISSION FLOWDOWN_TERMS_WEAKER"),
        given("agreements N1 survival=3; waive FLOWDOWN_TERMS_WEAKER")
            .onward()
            .warns("WAIVED(FLOWDOWN_TERMS_WEAKER, W-1)"),
        given("agreements N1 survival=3; agreements N2 survival="),
    ]);
}

#[test]
fn flowdown_evidence_missing_while_the_agreement_is_only_stated() {
    check(&[
        given("disclosures D2 status=reported").onward().both("FLOWDOWN_EVIDENCE_MISSING"),
        given("disclosures D2 status=verified").onward(),
        given("disclosures D2 status=discovered").onward(),
        given("disclosures D1 status=reported"),
        given("disclosures D2 status=reported; agreement recipient_code=T2").onward(),
        given("disclosures D2 status=reported; -agreements N2").onward().both("NO_AGREEMENT"),
        given("disclosures D2 status=reported; agreements N1 survival=3")
            .onward()
            .both("FLOWDOWN_TERMS_WEAKER FLOWDOWN_EVIDENCE_MISSING"),
        given("disclosures D2 status=reported; waive FLOWDOWN_EVIDENCE_MISSING")
            .onward()
            .on("2022-07-31")
            .warns("WAIVED(FLOWDOWN_EVIDENCE_MISSING, W-1)"),
        given("disclosures D2 status=reported; waive FLOWDOWN_EVIDENCE_MISSING")
            .onward()
            .on("2022-08-01")
            .holding("FLOWDOWN_EVIDENCE_MISSING"),
    ]);
}
