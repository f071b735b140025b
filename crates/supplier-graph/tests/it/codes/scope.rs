//! 40 to 45: what an agreement is limited to.

use super::{check, given};

#[test]
fn programme_out_of_scope_where_others_are_named() {
    check(&[
        given("agreements N1 programmes=P-2").both("PROGRAMME_OUT_OF_SCOPE"),
        given("agreements N1 programmes=P-1|P-2"),
        given("agreements N1 programmes="),
        given("disclosures D1 recipient_code=J; commitment person_code=J programmes=P-2")
            .both("PROGRAMME_OUT_OF_SCOPE"),
        given("agreements N1 programmes=P-2 expires_on=2022-06-30").both("EXPIRED PROGRAMME_OUT_OF_SCOPE"),
        given("agreements N1 programmes=P-2; waive PROGRAMME_OUT_OF_SCOPE")
            .warns("WAIVED(PROGRAMME_OUT_OF_SCOPE, W-1)"),
    ]);
}

#[test]
fn purpose_out_of_scope_where_it_is_blank_or_another() {
    check(&[
        given("agreements N1 purposes=series").both("PURPOSE_OUT_OF_SCOPE"),
        given("agreements N1 purposes=series; disclosures D1 purpose=bidding").both("PURPOSE_OUT_OF_SCOPE"),
        given("agreements N1 purposes=series; disclosures D1 purpose=Series").both("PURPOSE_OUT_OF_SCOPE"),
        given("agreements N1 purposes=bidding|series; disclosures D1 purpose=series"),
        given("disclosures D1 purpose=series"),
        given("disclosures D1 recipient_code=J purpose=series; commitment person_code=J"),
        given("agreements N1 purposes=series programmes=P-2").both("PROGRAMME_OUT_OF_SCOPE PURPOSE_OUT_OF_SCOPE"),
        given("agreements N1 purposes=series; waive PURPOSE_OUT_OF_SCOPE").warns("WAIVED(PURPOSE_OUT_OF_SCOPE, W-1)"),
    ]);
}

#[test]
fn info_type_out_of_scope_where_others_are_named() {
    check(&[
        given("agreements N1 info_types=sample").both("INFO_TYPE_OUT_OF_SCOPE"),
        given("agreements N1 info_types=drawing|sample"),
        given("agreements N1 info_types=drawing; documents DOC info_type=").both("INFO_TYPE_OUT_OF_SCOPE"),
        given("agreements N1 info_types=other; documents DOC info_type="),
        given("agreements N1 info_types=sample ceiling=internal").both("INFO_TYPE_OUT_OF_SCOPE CLASS_ABOVE_CEILING"),
        given("agreements N1 info_types=sample; waive INFO_TYPE_OUT_OF_SCOPE")
            .warns("WAIVED(INFO_TYPE_OUT_OF_SCOPE, W-1)"),
    ]);
}

#[test]
fn class_above_ceiling_on_the_days_of_the_class() {
    check(&[
        given("agreements N1 ceiling=internal").both("CLASS_ABOVE_CEILING"),
        given("documents DOC class=internal; agreements N1 ceiling=internal"),
        given("class_changes document_code=DOC class=strictly_confidential from_date=2022-07-01")
            .both("CLASS_ABOVE_CEILING"),
        given("class_changes document_code=DOC class=strictly_confidential from_date=2022-07-02"),
        given("class_changes document_code=DOC class=strictly_confidential from_date=2022-07-02")
            .on("2022-07-02")
            .holding("CLASS_ABOVE_CEILING"),
        given("agreements N1 ceiling=internal; waive CLASS_ABOVE_CEILING").warns("WAIVED(CLASS_ABOVE_CEILING, W-1)"),
        given("agreements N1 ceiling=internal; waive CLASS_ABOVE_CEILING").on("2022-09-29"),
        given("agreements N1 ceiling=internal; waive CLASS_ABOVE_CEILING")
            .on("2022-09-30")
            .holding("CLASS_ABOVE_CEILING"),
    ]);
}

#[test]
fn site_out_of_scope_where_it_is_blank_or_another() {
    check(&[
        given("agreements N1 sites=S1").both("SITE_OUT_OF_SCOPE"),
        given("agreements N1 sites=S1; disclosures D1 site=S2").both("SITE_OUT_OF_SCOPE"),
        given("agreements N1 sites=S1; disclosures D1 site=s1").both("SITE_OUT_OF_SCOPE"),
        given("agreements N1 sites=S1|S2; disclosures D1 site=S2"),
        given("disclosures D1 site=S2"),
        given("agreements N1 sites=S1; waive SITE_OUT_OF_SCOPE").warns("WAIVED(SITE_OUT_OF_SCOPE, W-1)"),
    ]);
}

#[test]
fn territory_out_of_scope_of_the_recipients_country() {
    check(&[
        given("agreements N1 territories=DE").both("TERRITORY_OUT_OF_SCOPE"),
        given("agreements N1 territories=CN|DE"),
        given("agreements N1 territories=CN; parties T1 country=").both("TERRITORY_OUT_OF_SCOPE"),
        given("parties T1 country="),
        given("agreements N1 territories=CN; disclosures D1 recipient_code=E1"),
        given("agreements N1 territories=DE; disclosures D1 recipient_code=E1").both("TERRITORY_OUT_OF_SCOPE"),
        given(
            "agreements N1 territories=DE; disclosures D1 recipient_code=E1; employments person_code=E1 employer_code=T2",
        ),
        given("agreements N1 territories=CN recipient_code=X; disclosures D1 recipient_code=X")
            .both("TERRITORY_OUT_OF_SCOPE"),
        given("agreements N1 territories=DE sites=S1").both("SITE_OUT_OF_SCOPE TERRITORY_OUT_OF_SCOPE"),
        given("agreements N1 territories=DE; waive TERRITORY_OUT_OF_SCOPE")
            .warns("WAIVED(TERRITORY_OUT_OF_SCOPE, W-1)"),
    ]);
}
