//! What an agreement is limited to, and what it asks of the recipient and its people (codes 41, 42, 44, 45, and those of
//! labels and people).

use super::people::Asked;
use super::waiving::Waiving;
use super::{Code, Codes, Handover, Mode, Moment, Warnings, labels, people};
use crate::agreements::Terms;
use crate::knowledge::{Knowledge, Word};

/// What the terms of an agreement are limited to, and what they ask of the recipient and its people.
pub(super) fn judge(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
    terms: &Terms,
    waiving: &Waiving,
) -> (Codes, Warnings) {
    let told = handover.told;
    let limits =
        |listed: &[Word], given: Option<Word>| !listed.is_empty() && given.is_none_or(|given| !listed.contains(&given));
    let mut reasons = Codes::default();
    let mut check = |fails: bool, code: Code| {
        if fails {
            reasons.insert(code);
        }
    };
    check(limits(terms.purposes(), told.fact.purpose), Code::PurposeOutOfScope);
    check(limits(terms.sites(), told.site), Code::SiteOutOfScope);
    if !terms.info_types().is_empty() {
        let info_type = handover.matter.document.map(|document| document.info_type);
        check(info_type.is_some_and(|one| !terms.info_types().contains(&one)), Code::InfoTypeOutOfScope);
    }
    if !terms.territories().is_empty() {
        let receiving = std::iter::once(handover.recipient()).chain(handover.recipient_employers.iter().copied());
        let mut countries = receiving.filter_map(|subject| knowledge.country(subject));
        check(!countries.any(|country| terms.territories().contains(&country)), Code::TerritoryOutOfScope);
    }
    let asked = Asked { commitment: terms.commitment_required, training: terms.training_required };
    if asked.commitment || asked.training {
        reasons = reasons.union(people::judge(knowledge, handover, mode, moment, asked, waiving));
    }
    let mut warnings = Warnings::default();
    if terms.label_required {
        let (found, noted) = labels::judge(knowledge, handover, moment, waiving);
        reasons = reasons.union(found);
        warnings = noted;
    }
    (reasons, warnings)
}
