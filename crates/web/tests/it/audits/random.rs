//! Small random worlds: whatever was handed over under whatever papers, counts, pages and files say the same.

use std::collections::BTreeMap;

use domain::facts::{Kind, State};
use domain::staff::Role;
use fixtures::write::{state, write};
use persistence::Database;

use super::page::{every_count_leads_to_its_rows, json, rows, sheet, total};
use crate::app::{OPENING, spawn_app};

fixtures::both!(the_portfolio_of_any_world_is_the_sum_of_its_audits_and_the_same_in_every_file);

/// Draws numbers in a fixed order from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Two programmes in two zones, a few parties, papers of all sorts, and hand-overs from anybody to anybody.
fn world(seed: u64) -> Vec<State> {
    let mut chance = Chance(seed);
    let mut states = vec![state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer")];
    let party = |number: u64| if number == 0 { "OEM".to_owned() } else { format!("S{number}") };
    states.extend((1..8).map(|n| state(Kind::Parties, &format!("code=S{n}; name=Supplier {n}; kind=supplier"))));
    for (code, zone) in [("PA", "Asia/Shanghai"), ("PB", "America/New_York")] {
        let words = format!("code={code}; name={code}; manufacturer_code=OEM; timezone={zone}");
        states.push(state(Kind::Programmes, &words));
    }
    for n in 0..4 {
        let programme = if n % 2 == 0 { "PA" } else { "PB" };
        let words =
            format!("code=D{n}; title=Part {n}; programme_code={programme}; originator_code=OEM; class=confidential");
        states.push(state(Kind::Documents, &words));
        states.push(state(Kind::Versions, &format!("document_code=D{n}; label=v1; stage=final; issued_at=2024-01-01")));
    }
    for n in 0..6 {
        let (giver, taker) = (chance.below(4), 4 + chance.below(4));
        let ends = 2024 + chance.below(3);
        let words = format!(
            "code=A{n}; discloser_code={}; recipient_code={}; effective_on=2020-01-01; expires_on={ends}-06-30; \
             executed_at=2020-01-01; ceiling=strictly_confidential; flow_down=permitted",
            party(giver),
            party(taker)
        );
        states.push(state(Kind::Agreements, &words));
    }
    for n in 0..40 {
        let giver = chance.below(8);
        let taker = (giver + 1 + chance.below(7)) % 8;
        let (month, day) = (1 + chance.below(12), 1 + chance.below(28));
        let words = format!(
            "code=H{n}; document_code=D{}; version_label=v1; giver_code={}; recipient_code={}; \
             at={}-{month:02}-{day:02}T09:00:00Z",
            chance.below(4),
            party(giver),
            party(taker),
            2024 + chance.below(2),
        );
        states.push(state(Kind::Disclosures, &words));
    }
    states
}

async fn the_portfolio_of_any_world_is_the_sum_of_its_audits_and_the_same_in_every_file(db: Database) {
    let app = spawn_app(db.clone()).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut listed = 0;
    for seed in 1..4 {
        // The same codes again: each world corrects the one before, which stays known at its own time.
        app.wait_minutes(5);
        write(&db, app.house.clock.now(), &world(seed)).await.unwrap();
        for at in ["as_of=2024-09-15", "as_of=2025-12-31&since=2025-06-30", "as_of=2025-03-09&as_of_time=02:30"] {
            let mut sums = BTreeMap::from([("uncovered", 0), ("held_without_cover", 0)]);
            let times = at.split("&since").next().unwrap().replace("&as_of_time=02:30", "T02:30:00Z");
            for version in 1..=4 {
                let one = json(&auditor.open(&format!("/audits/exposure.json?version={version}&{times}")).await);
                for (list, sum) in &mut sums {
                    *sum += one["summary"][list].as_u64().unwrap();
                }
            }
            for (list, sum) in sums {
                let asked = format!("list={list}&{at}");
                let page = auditor.open(&format!("/audits/portfolio?{asked}&size=25")).await;
                assert_eq!(total(&page) as u64, sum, "{asked}");
                every_count_leads_to_its_rows(&auditor, &page).await;
                let csv = sheet(&auditor.open(&format!("/audits/portfolio.csv?{asked}")).await);
                let all = json(&auditor.open(&format!("/audits/portfolio.json?{asked}")).await);
                let mut paged = Vec::new();
                for number in 1..=csv.len().div_ceil(25).max(1) {
                    let page = auditor.open(&format!("/audits/portfolio?{asked}&size=25&page={number}")).await;
                    paged.extend(rows(&page).into_iter().map(|row| (row[0].clone(), row[1].clone())));
                }
                let of_csv = csv.iter().filter(|row| row.len() > 1);
                let of_csv: Vec<_> = of_csv.map(|row| (format!("{} {}", row[1], row[2]), row[3].clone())).collect();
                assert_eq!(paged, of_csv, "{asked}");
                assert_eq!(all[list].as_array().unwrap().len(), paged.len(), "{asked}");
                listed += paged.len();
            }
        }
    }
    assert!(listed > 100, "only {listed} rows were looked at");
    assert!(app.house.clock.now() > OPENING);
}
