//! All versions at once, one party's reach, and days side by side: the founding case told through them.

use audits::{
    ChangesQuestion, ExposureQuestion, HistoryQuestion, Index, List, Origin, PartyQuestion, PortfolioFilter,
    PortfolioQuestion, Times, changes, exposure, history, party, portfolio,
};
use domain::staff::{Actor, Scope};
use domain::time::Instant;
use fixtures::write::write;
use persistence::Database;

fixtures::both!(
    the_portfolio_lists_what_the_audit_of_each_version_finds,
    a_walled_off_programme_is_not_in_the_portfolio,
    what_was_not_there_the_day_before_is_new,
    a_party_reached_those_who_had_it_from_there,
    history_counts_as_the_audit_of_each_day_does,
    a_discovery_changes_what_was_known_and_not_the_world,
);

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

fn times(as_of: Option<&str>, known_at: Option<&str>) -> Times {
    Times { as_of: as_of.map(str::to_owned), known_at: known_at.map(str::to_owned) }
}

async fn tell(db: &Database) {
    write(db, now(), &fixtures::story().unwrap()).await.unwrap();
}

async fn the_portfolio_lists_what_the_audit_of_each_version_finds(db: Database) {
    tell(&db).await;
    let (index, actor) = (Index::default(), Actor::operator());
    for known_at in [None, Some("2023-01-20"), Some("2023-02-10")] {
        for as_of in [None, Some("2022-10-01"), Some("2023-01-22"), Some("2024-03-20")] {
            let question = PortfolioQuestion { times: times(as_of, known_at), ..PortfolioQuestion::default() };
            let answer = portfolio(&db, &index, &actor, question, now()).await.unwrap();
            let (mut uncovered, mut held, mut exposures) = (Vec::new(), Vec::new(), 0);
            for (document, version) in versions(&db).await {
                let question = ExposureQuestion {
                    document: document.clone(),
                    version: version.clone(),
                    as_of: as_of.map(str::to_owned),
                    known_at: known_at.map(str::to_owned),
                };
                let one = exposure(&db, &index, &actor, question, now()).await.unwrap().exposure;
                exposures += one.summary.exposed;
                for found in &one.exposures {
                    let row = |codes: domain::coverage::Codes| {
                        (document.clone(), version.clone(), found.party.to_string(), codes, found.tier)
                    };
                    uncovered.extend((!found.covered).then(|| row(found.reasons)));
                    held.extend(found.held_without_cover.then(|| row(found.held_reasons)));
                }
            }
            let all = PortfolioFilter::default();
            let listed = |list| -> Vec<_> {
                let rows = answer.rows(list, &all);
                rows.map(|row| {
                    let named = [row.document, row.version, row.party].map(str::to_owned);
                    let [document, version, party] = named;
                    (document, version, party, row.reasons, row.tier)
                })
                .collect()
            };
            assert_eq!(listed(List::Uncovered), uncovered, "{as_of:?} {known_at:?}");
            assert_eq!(listed(List::HeldWithoutCover), held, "{as_of:?} {known_at:?}");
            assert_eq!(answer.summary().exposures, exposures);
        }
    }
}

/// Every version, by document and label.
async fn versions(db: &Database) -> Vec<(String, String)> {
    let found = persistence::documents::find(db.reader(), &Actor::operator(), "", 100).await.unwrap();
    let named = |one: persistence::documents::Found| {
        one.versions.into_iter().map(move |version| (one.code.clone(), version.label))
    };
    let mut versions: Vec<_> = found.into_iter().flat_map(named).collect();
    versions.sort();
    assert!(versions.len() > 3);
    versions
}

async fn a_walled_off_programme_is_not_in_the_portfolio(db: Database) {
    tell(&db).await;
    let outsider = Actor { scope: Scope::Programmes(["EGRET".to_owned()].into()), ..Actor::operator() };
    let ask = async |programme: Option<&str>| {
        let question = PortfolioQuestion { programme: programme.map(str::to_owned), ..PortfolioQuestion::default() };
        portfolio(&db, &Index::default(), &outsider, question, now()).await
    };
    let (answer, all) = (ask(None).await.unwrap(), PortfolioFilter::default());
    assert!(List::ALL.into_iter().all(|list| answer.rows(list, &all).all(|row| row.programme == "EGRET")));
    let foreign = format!("{:?}", ask(Some("KINGFISHER")).await.unwrap_err());
    let missing = format!("{:?}", ask(Some("NO-SUCH")).await.unwrap_err());
    assert_eq!(foreign.replace("KINGFISHER", "NO-SUCH"), missing);
}

async fn what_was_not_there_the_day_before_is_new(db: Database) {
    tell(&db).await;
    let ask = async |as_of, since: &str| {
        let question =
            PortfolioQuestion { times: times(Some(as_of), None), programme: None, since: Some(since.to_owned()) };
        portfolio(&db, &Index::default(), &Actor::operator(), question, now()).await.unwrap()
    };
    let new_only = PortfolioFilter {
        new_only: true,
        party: Some("JINLU".into()),
        document: Some("BUMPER-F".into()),
        ..PortfolioFilter::default()
    };
    let since_long = ask("2023-01-22", "2022-01-01").await;
    assert_eq!(since_long.count(List::Uncovered, &new_only), 1);
    let since_yesterday = ask("2023-01-22", "2023-01-21").await;
    assert_eq!(since_yesterday.count(List::Uncovered, &new_only), 0);
}

async fn a_party_reached_those_who_had_it_from_there(db: Database) {
    tell(&db).await;
    let question = PartyQuestion { times: times(Some("2023-01-22"), None), party: "CHENGYAO".into() };
    let answer = party(&db, &Index::default(), &Actor::operator(), question, now()).await.unwrap();
    let pairs: Vec<[String; 3]> = answer.pairs.iter().map(audits::Pair::cells).collect();
    assert!(pairs.contains(&["BUMPER-F", "v1", "JINLU"].map(str::to_owned)), "{pairs:?}");
    assert_eq!((answer.summary.versions, answer.summary.pairs), (answer.versions.len(), pairs.len()));
    let before = PartyQuestion { times: times(Some("2021-01-01"), None), party: "CHENGYAO".into() };
    let answer = party(&db, &Index::default(), &Actor::operator(), before, now()).await.unwrap();
    assert!(answer.versions.is_empty() && answer.pairs.is_empty());
    let unknown = PartyQuestion { party: "NOBODY".into(), ..PartyQuestion::default() };
    let error = party(&db, &Index::default(), &Actor::operator(), unknown, now()).await.unwrap_err();
    assert!(matches!(error, audits::AuditError::UnknownParty { .. }));
}

async fn history_counts_as_the_audit_of_each_day_does(db: Database) {
    tell(&db).await;
    let (index, actor) = (Index::default(), Actor::operator());
    let question = HistoryQuestion { document: "BUMPER-F".into(), version: "v1".into(), ..HistoryQuestion::default() };
    let answer = history(&db, &index, &actor, question.clone(), now()).await.unwrap();
    assert_eq!(answer.dates.len(), 13);
    assert_eq!((answer.dates[0].as_of.as_str(), answer.dates[12].as_of.as_str()), ("2025-11-30", "2026-11-23"));
    let dates = ["2022-07-01", "2023-01-22", "2023-06-30"].map(str::to_owned);
    let answer =
        history(&db, &index, &actor, HistoryQuestion { dates: dates.to_vec(), ..question }, now()).await.unwrap();
    for (date, day) in answer.dates.iter().zip(dates) {
        let question =
            ExposureQuestion { document: "BUMPER-F".into(), version: "v1".into(), as_of: Some(day), known_at: None };
        let summary = exposure(&db, &index, &actor, question, now()).await.unwrap().exposure.summary;
        let counts = (date.exposed, date.holding, date.uncovered, date.held_without_cover);
        assert_eq!(counts, (summary.exposed, summary.holding, summary.uncovered, summary.held_without_cover));
    }
}

async fn a_discovery_changes_what_was_known_and_not_the_world(db: Database) {
    tell(&db).await;
    let question = ChangesQuestion {
        document: "BUMPER-F".into(),
        version: "v1".into(),
        from: times(Some("2023-01-22"), Some("2023-01-20")),
        to: times(Some("2023-01-22"), None),
    };
    let answer = changes(&db, &Index::default(), &Actor::operator(), question, now()).await.unwrap();
    let shop = answer.changes.iter().find(|change| change.party == "JINLU").unwrap();
    assert_eq!((shop.origin, shop.before), (Origin::Knowledge, None));
    assert!(shop.after.is_some_and(|after| after.holding && !after.covered));
    assert!(answer.changes.iter().all(|change| change.origin == Origin::Knowledge));
}
