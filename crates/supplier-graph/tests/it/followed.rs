//! A version that is kept followed answers at any time what asking anew answers.

use domain::coverage::Moment;
use domain::time::{Instant, When};
use supplier_graph::{Followed, Question, Tiers, exposure, exposure_of};

use crate::engine;
use crate::worlds::{Chance, SmallWorld, now};

const WORLDS: u64 = 300;

#[test]
fn a_version_kept_followed_answers_any_time_like_one_asked_anew() {
    let (mut asked, mut differing) = (0, 0);
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 9_000_000);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let mut time = || world.question(&mut chance).as_of.map_or(When::At(now()), |text| When::parse(&text).unwrap());
        let times = [time(), time(), time(), When::parse("2999-12-31").unwrap()];
        for version in ledger.versions() {
            let zone = knowledge.zone_of(version.document);
            let (document, label) = (knowledge.text(version.document), knowledge.text(version.label));
            let kept = Followed::new(&knowledge, &ledger, version, Moment::asked(times[0], zone));
            let mut first = None;
            for as_of in times {
                let moment = Moment::asked(as_of, zone);
                assert!(kept.serves(moment.at), "seed {seed}: small worlds are settled for all time");
                let programme = knowledge.document(version.document).map(|one| one.programme);
                let tiers =
                    programme.map(|programme| Tiers::new(&knowledge, programme, moment.day)).unwrap_or_default();
                let answer = format!("{:?}", exposure_of(&knowledge, &kept, as_of, &tiers));
                let anew = exposure(&knowledge, &ledger, Question { document, version: label, as_of });
                assert_eq!(answer, format!("{anew:?}"), "seed {seed} {document} {label} {as_of}");
                asked += 1;
                differing += usize::from(first.get_or_insert_with(|| answer.clone()) != &answer);
            }
        }
    }
    assert!(asked > 1_000 && differing > 100, "{asked} answers, {differing} of which the time changed");
}
