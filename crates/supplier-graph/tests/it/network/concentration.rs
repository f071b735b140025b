//! Concentration counts versions once, by the class of the day.

use domain::documents::Class;
use proptest::prelude::*;
use supplier_graph::{Concentration, Holding, concentration};

fn holding(party: &str, document: &str, class: Class) -> Holding {
    Holding { party: party.to_owned(), document: document.to_owned(), version: "v1".to_owned(), class }
}

#[test]
fn the_share_is_of_all_strictly_confidential_versions_that_are_out() {
    let held = [
        holding("T2", "D1", Class::StrictlyConfidential),
        holding("T1", "D1", Class::StrictlyConfidential),
        holding("T1", "D1", Class::StrictlyConfidential),
        holding("T1", "D2", Class::StrictlyConfidential),
        holding("T1", "D3", Class::StrictlyConfidential),
        holding("T1", "A0", Class::Confidential),
        holding("T3", "A0", Class::Confidential),
        holding("T4", "A1", Class::Internal),
        holding("T4", "A2", Class::Public),
    ];
    let answer = concentration(held);
    assert_eq!((answer.strictly_confidential_out, answer.confidential_out), (3, 1));
    let told: Vec<_> = answer
        .holders
        .iter()
        .map(|one| (one.party.as_str(), one.strictly_confidential, one.share, one.confidential))
        .collect();
    assert_eq!(told, [("T1", 3, Some(1.0), 1), ("T2", 1, Some(0.3333), 0), ("T3", 0, Some(0.0), 1)]);
    let versions: Vec<_> = answer.holders[0].versions.iter().map(|one| one.document.as_str()).collect();
    assert_eq!(versions, ["D1", "D2", "D3", "A0"]);
}

#[test]
fn where_nothing_strictly_confidential_is_out_there_is_no_share() {
    assert_eq!(concentration([]), Concentration::default());
    let answer = concentration([holding("T1", "A0", Class::Confidential)]);
    assert_eq!(answer.holders[0].share, None);
}

proptest! {
    #[test]
    fn every_holding_is_counted_once_whatever_the_order(seen in prop::collection::vec((0_u8..4, 0_u8..6), 0..20)) {
        let classes = [Class::StrictlyConfidential, Class::Confidential, Class::Internal];
        let told = |(party, document): &(u8, u8)| {
            holding(&format!("T{party}"), &format!("D{document}"), classes[usize::from(*document) % 3])
        };
        let answer = concentration(seen.iter().map(told));
        prop_assert_eq!(&answer, &concentration(seen.iter().rev().map(told)));
        let distinct: std::collections::BTreeSet<_> = seen.iter().filter(|(_, document)| document % 3 < 2).collect();
        let counted: u32 = answer.holders.iter().map(|one| one.strictly_confidential + one.confidential).sum();
        prop_assert_eq!(counted as usize, distinct.len());
        for holder in &answer.holders {
            prop_assert_eq!(holder.versions.len(), (holder.strictly_confidential + holder.confidential) as usize);
        }
    }
}
