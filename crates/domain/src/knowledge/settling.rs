//! Papers and consents in the order and the indexes that questions need.

use super::{Groups, Knowledge, PaperId, Subject, Word};
use crate::agreements::Nature;

impl Knowledge {
    /// Agreements and commitments by whom they bind, amendments by what they amend.
    pub(super) fn settle_papers(&mut self) {
        let Self { names, papers, .. } = self;
        papers
            .sort_by(|a, b| (a.terms().is_none(), names.text(a.code)).cmp(&(b.terms().is_none(), names.text(b.code))));
        papers.shrink_to_fit();
        let (mut agreements, mut commitments, mut amendments) = (Vec::new(), Vec::new(), Vec::new());
        for (place, paper) in (0..).map(PaperId).zip(&*papers) {
            match &paper.nature {
                Nature::Agreement(terms) => {
                    agreements.push((terms.recipient, terms.discloser, place));
                    amendments.extend(terms.amends.map(|amended| (amended, place)));
                }
                Nature::Commitment { person, .. } => commitments.push((*person, place)),
            }
        }
        agreements.sort_unstable();
        let agreements =
            agreements.into_iter().map(|(recipient, discloser, place)| (recipient, (discloser, place))).collect();
        self.agreements = Groups::of_sorted(names.subjects(), Subject::place, agreements);
        self.commitments = Groups::new(names.subjects(), Subject::place, commitments);
        self.amendments = Groups::new(names.words(), Word::place, amendments);
    }

    /// Consents by recipient.
    pub(super) fn settle_consents(&mut self) {
        let Self { names, consents, .. } = self;
        consents.sort_by(|a, b| names.text(a.code).cmp(names.text(b.code)));
        consents.shrink_to_fit();
        let places = consents.iter().zip(0_u32..);
        let mut by_recipient: Vec<_> = places.map(|(one, place)| (one.recipient, one.document, place)).collect();
        by_recipient.sort_unstable();
        let by_recipient =
            by_recipient.into_iter().map(|(recipient, document, place)| (recipient, (document, place))).collect();
        self.consents_for = Groups::of_sorted(names.subjects(), Subject::place, by_recipient);
    }
}
