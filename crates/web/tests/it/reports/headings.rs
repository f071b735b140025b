//! Every column of a report has a head in words, in both languages: workbooks print it.

use catalogue::{Language, Words};

#[test]
fn every_column_of_a_report_has_a_head_in_both_languages() {
    let reports: [(&str, &[&str]); 17] = [
        ("expiries", &audits::ExpiriesAnswer::COLUMNS),
        ("findings", &audits::FindingsAnswer::COLUMNS),
        ("embargoes", &audits::EmbargoesAnswer::COLUMNS),
        ("flow-down", &audits::FlowDownAnswer::COLUMNS),
        ("returns", &audits::ReturnsAnswer::COLUMNS),
        ("measures", &audits::MeasuresAnswer::COLUMNS),
        ("controls", &audits::ControlsAnswer::COLUMNS),
        ("roster", &audits::RosterAnswer::COLUMNS),
        ("owners", &audits::OwnersAnswer::COLUMNS),
        ("waivers", &audits::WaiversAnswer::COLUMNS),
        ("concentration", &audits::GroupsAnswer::COLUMNS),
        ("incidents", &audits::IncidentsAnswer::COLUMNS),
        ("recoveries", &audits::RecoveriesAnswer::COLUMNS),
        ("rectification", &audits::RectificationAnswer::COLUMNS),
        ("trace", &audits::TraceAnswer::COLUMNS),
        ("liability", &audits::LiabilityAnswer::COLUMNS),
        ("exposure", &audits::ExposureAnswer::COLUMNS),
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        for (report, columns) in reports {
            for column in columns {
                assert!(words.knows(&format!("audit-sheet-{column}")), "{report} {column} {language:?}");
            }
        }
    }
}
