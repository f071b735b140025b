//! Pictures are drawn from the answers that the lists show, and within the asker's programmes.

use audits::{AuditError, ExposureQuestion, Filter, Index, Show, Tiers, exposure, tier_map};
use domain::staff::{Actor, Scope};
use domain::time::{Instant, parse_day};
use fixtures::write::write;
use persistence::Database;
use supplier_graph::drawing::Mark;

fixtures::both!(
    a_picture_counts_what_its_list_shows_under_every_filter,
    a_tier_map_is_drawn_for_those_on_the_programme,
);

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

async fn a_picture_counts_what_its_list_shows_under_every_filter(db: Database) {
    write(&db, now(), &fixtures::story().unwrap()).await.unwrap();
    let question = ExposureQuestion {
        document: "BUMPER-F".into(),
        version: "v1".into(),
        as_of: Some("2023-01-22".into()),
        known_at: None,
    };
    let answer = exposure(&db, &Index::default(), &Actor::operator(), question, now()).await.unwrap();
    for show in Show::ALL {
        for tiers in [Tiers::Any, Tiers::Only(1), Tiers::NotLinked] {
            let filter = Filter { show, tiers, ..Filter::default() };
            let (picture, part) = answer.picture(filter, None, 1);
            assert_eq!((part.number, part.of), (1, 1));
            let drawn: usize =
                picture.shapes().filter(|(_, _, shape)| !shape.is_aside).map(|(_, _, shape)| shape.count()).sum();
            let mut listed = answer.clone();
            listed.narrow(filter);
            assert_eq!(drawn, listed.exposure.exposures.len() + listed.exposure.possible.len(), "{filter:?}");
        }
    }
    let (picture, _) = answer.picture(Filter::default(), None, 1);
    let uncovered = picture.shapes().find(|(_, _, shape)| shape.mark == Mark::NotCovered).unwrap();
    assert_eq!(uncovered.2.code(), Some("JINLU"));
}

async fn a_tier_map_is_drawn_for_those_on_the_programme(db: Database) {
    write(&db, now(), &fixtures::story().unwrap()).await.unwrap();
    let (index, day) = (Index::default(), parse_day("2023-01-22").unwrap());
    let outsider = Actor { scope: Scope::Programmes(["EGRET".to_owned()].into()), ..Actor::operator() };
    let foreign = tier_map(&db, &index, &outsider, "KINGFISHER", day).await.unwrap_err();
    let missing = tier_map(&db, &index, &outsider, "NOWHERE", day).await.unwrap_err();
    for error in [foreign, missing] {
        assert!(matches!(error, AuditError::UnknownProgramme { .. }), "{error:?}");
    }
    let map = tier_map(&db, &index, &Actor::operator(), "KINGFISHER", day).await.unwrap();
    let shop = map.parties.iter().find(|party| party.code == "JINLU").unwrap();
    assert_eq!(shop.tier, Some(2));
    let nothing = tier_map(&db, &index, &Actor::operator(), "NOWHERE", day).await.unwrap();
    assert!(nothing.parties.is_empty() && nothing.links.is_empty());
}
