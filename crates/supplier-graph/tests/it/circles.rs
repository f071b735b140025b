//! A version that goes back and forth among a few: what is covered in a circle is proved from outside it, at every moment.

use domain::coverage::Moment;
use domain::facts::Kind;
use domain::time::{Instant, When};
use supplier_graph::{Exposure, Followed, Judging, Question, Tiers, exposure, exposure_of, tally};

use crate::facts::World;
use crate::worlds::{Chance, Question as Asked, now};
use crate::{differential, engine, oracle};

const WORLDS: u64 = 120;

const HOLDERS: [&str; 5] = ["A", "B", "C", "E", "F"];

/// A day of a month, at one of three times or at none.
fn when(chance: &mut Chance, days: (usize, usize)) -> String {
    let day = format!("2024-03-{:02}", chance.between(days.0, days.1));
    match chance.below(4) {
        0 => day,
        1 => format!("{day}T00:00:00Z"),
        2 => format!("{day}T09:00:00Z"),
        _ => format!("{day}T15:00:00Z"),
    }
}

/// An agreement that makes most hand-overs from one to the other covered, for a while.
fn agreement(world: World, chance: &mut Chance, code: &str, (giver, recipient): (&str, &str)) -> World {
    let signed = when(chance, (1, 12));
    let effective = signed[..10].to_owned();
    let expires = format!("2024-03-{:02}", chance.between(12, 31));
    let flow_down = *chance.pick(&["permitted", "permitted", "with_consent", "with_consent", "forbidden"]);
    let mut cells = vec![
        ("code", code),
        ("discloser_code", giver),
        ("recipient_code", recipient),
        ("mutual", "no"),
        ("affiliates", "no"),
        ("effective_on", &effective),
        ("executed_at", &signed),
        ("ceiling", "confidential"),
        ("flow_down", flow_down),
        ("survival", "1"),
        ("return_days", "1"),
    ];
    if chance.percent(70) {
        cells.push(("expires_on", &expires));
    }
    if chance.percent(15) {
        cells.push(("max_depth", "3"));
    }
    world.with(Kind::Agreements, &cells)
}

fn consent(world: World, chance: &mut Chance, code: &str, (giver, recipient): (&str, &str)) -> World {
    let (granted, revoked) = (when(chance, (1, 20)), when(chance, (21, 31)));
    let mut cells = vec![
        ("code", code),
        ("document_code", "D"),
        ("giver_code", giver),
        ("recipient_code", recipient),
        ("granted_at", &granted),
    ];
    if chance.percent(50) {
        cells.push(("revoked_at", &revoked));
    }
    if chance.percent(50) {
        cells.push(("granted_by_code", *chance.pick(&["O", "O", giver, "A"])));
    }
    world.with(Kind::Consents, &cells)
}

/// The version, and the few who have it.
fn few(zone: &str) -> World {
    let mut world = World::default();
    for code in ["O"].iter().chain(&HOLDERS) {
        world = world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", "supplier")]);
    }
    let programme = [("code", "P"), ("name", "P"), ("manufacturer_code", "O"), ("timezone", zone)];
    let document =
        [("code", "D"), ("title", "D"), ("programme_code", "P"), ("originator_code", "O"), ("class", "internal")];
    let version = [("document_code", "D"), ("label", "v1"), ("stage", "final"), ("issued_at", "2024-01-01")];
    world.with(Kind::Programmes, &programme).with(Kind::Documents, &document).with(Kind::Versions, &version)
}

fn handed_over<'a>(code: &'a str, giver: &'a str, recipient: &'a str, at: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("code", code),
        ("document_code", "D"),
        ("version_label", "v1"),
        ("giver_code", giver),
        ("recipient_code", recipient),
        ("at", at),
    ]
}

/// Some dozen hand-overs of one version, most of them by somebody who had it from another of the same few.
fn world(seed: u64) -> World {
    let chance = &mut Chance::new(seed + 3_000_000);
    let zone = *chance.pick(&["UTC", "Asia/Shanghai", "America/New_York"]);
    let mut world = few(zone);
    let holders = &HOLDERS[..chance.between(2, HOLDERS.len())];
    for (number, giver) in ["O"].iter().chain(holders).enumerate() {
        for (other, recipient) in holders.iter().enumerate().filter(|(_, recipient)| *recipient != giver) {
            if chance.percent(75) {
                world = agreement(world, chance, &format!("N{number}{other}"), (giver, recipient));
            }
            for nth in 0..[0, 0, 1, 3][chance.below(4)] {
                world = consent(world, chance, &format!("K{number}{other}{nth}"), (giver, recipient));
            }
        }
    }
    if chance.percent(30) {
        let (from, to) = (when(chance, (10, 20)), when(chance, (21, 31)));
        let cells = [("subject_code", "A"), ("standing", "barred"), ("from_date", &from[..10]), ("to_date", &to[..10])];
        world = world.with(Kind::Standings, &cells);
    }
    for number in 0..chance.between(8, 24) {
        let mut giver = if chance.percent(15) { "O" } else { *chance.pick(holders) };
        let mut recipient = *chance.pick(holders);
        // In a third of the worlds nothing comes back: the same few hand over again and again, in one direction.
        if seed.is_multiple_of(3) && giver != "O" && giver > recipient {
            std::mem::swap(&mut giver, &mut recipient);
        }
        if giver == recipient {
            continue;
        }
        let (code, at) = (format!("D{number:02}"), when(chance, (3, 20)));
        world = world.with(Kind::Disclosures, &handed_over(&code, giver, recipient, &at));
        if chance.percent(25) {
            let (accounted, complete) = (when(chance, (8, 28)), if chance.percent(80) { "yes" } else { "no" });
            let cells = [
                ("disclosure_code", code.as_str()),
                ("accounted_at", &accounted),
                ("kind", "returned"),
                ("complete", complete),
            ];
            world = world.with(Kind::Returns, &cells);
        }
    }
    world
}

/// How many copies may be kept at each of some times: agreements by code with giver, recipient and the time of signature,
/// hand-overs likewise, and which copy came back on the tenth, nobody knows at what time.
fn kept_at<const N: usize>(
    agreements: &[(&str, &str, &str, &str)],
    handovers: &[(&str, &str, &str, &str)],
    returned: &str,
    times: [&str; N],
) -> [usize; N] {
    let mut world = few("UTC");
    for (code, giver, recipient, signed) in agreements {
        let cells = [
            ("code", *code),
            ("discloser_code", giver),
            ("recipient_code", recipient),
            ("mutual", "no"),
            ("affiliates", "no"),
            ("effective_on", "2024-03-01"),
            ("executed_at", signed),
            ("ceiling", "confidential"),
            ("flow_down", "permitted"),
            ("survival", "1"),
        ];
        world = world.with(Kind::Agreements, &cells);
    }
    for (code, giver, recipient, at) in handovers {
        world = world.with(Kind::Disclosures, &handed_over(code, giver, recipient, at));
    }
    let cells =
        [("disclosure_code", returned), ("accounted_at", "2024-03-10"), ("kind", "returned"), ("complete", "yes")];
    world = world.with(Kind::Returns, &cells);
    let (knowledge, ledger) = engine::known(&world.states, Instant::END);
    times.map(|as_of| {
        let question = Question { document: "D", version: "v1", as_of: When::parse(as_of).unwrap() };
        kept(&exposure(&knowledge, &ledger, question))
    })
}

const EARLY: &str = "2024-03-01T00:00:00Z";

/// The afternoon of the day on which a copy came back: nobody knows which was first.
const AFTERNOON: &str = "2024-03-10T15:00:00Z";

/// From the day of the return on, the copy counts as covered, and so does what was passed on from it and what came back.
#[test]
fn a_copy_returned_on_the_day_of_the_signature_carries_the_circle_from_then_on() {
    let agreements =
        [("N1", "O", "A", EARLY), ("N2", "A", "B", AFTERNOON), ("N3", "B", "A", EARLY), ("N4", "B", "C", EARLY)];
    let handovers = [
        ("D1", "O", "A", "2024-03-02T00:00:00Z"),
        ("D2", "A", "B", "2024-03-03T00:00:00Z"),
        ("D3", "B", "A", "2024-03-04T00:00:00Z"),
        ("D4", "B", "C", "2024-03-05T00:00:00Z"),
    ];
    let times = ["2024-03-10T00:00:00Z", "2024-03-10T00:00:00.000001Z", "2024-03-12"];
    assert_eq!(kept_at(&agreements, &handovers, "D2", times), [1, 4, 4]);
}

/// What a signature of that day says of the first hand-over is said of all that rests on it, through however many hands.
#[test]
fn the_last_copy_of_a_chain_returned_on_the_day_of_the_first_signature_is_judged_by_that_day() {
    let agreements = [("N1", "O", "A", AFTERNOON), ("N2", "A", "B", EARLY), ("N3", "B", "C", EARLY)];
    let handovers = [
        ("D1", "O", "A", "2024-03-02T00:00:00Z"),
        ("D2", "A", "B", "2024-03-03T00:00:00Z"),
        ("D3", "B", "C", "2024-03-04T00:00:00Z"),
    ];
    assert_eq!(kept_at(&agreements, &handovers, "D3", ["2024-03-10T00:00:00Z", "2024-03-12"]), [0, 3]);
}

#[test]
fn a_copy_from_a_circle_returned_on_the_day_of_the_first_signature_is_judged_by_that_day() {
    let agreements = [
        ("N1", "O", "A", AFTERNOON),
        ("N2", "A", "B", EARLY),
        ("N3", "B", "C", EARLY),
        ("N4", "C", "B", EARLY),
        ("N5", "C", "E", EARLY),
    ];
    let handovers = [
        ("D1", "O", "A", "2024-03-02T00:00:00Z"),
        ("D2", "A", "B", "2024-03-03T00:00:00Z"),
        ("D3", "B", "C", "2024-03-04T00:00:00Z"),
        ("D4", "C", "B", "2024-03-05T00:00:00Z"),
        ("D5", "C", "E", "2024-03-06T00:00:00Z"),
    ];
    assert_eq!(kept_at(&agreements, &handovers, "D5", ["2024-03-10T00:00:00Z", "2024-03-12"]), [0, 5]);
}

/// A copy that came back before it was handed over, as records sometimes say, is judged by what its giver had when it came
/// back, and by the hops of its own instant: two, over what the giver received in between.
#[test]
fn the_depth_of_a_copy_returned_before_it_was_handed_over_is_that_of_the_hand_over() {
    let mut world = few("UTC");
    for (code, giver, recipient) in
        [("N1", "O", "A"), ("N2", "A", "C"), ("N3", "C", "B"), ("N4", "O", "B"), ("N5", "B", "E")]
    {
        let cells = [
            ("code", code),
            ("discloser_code", giver),
            ("recipient_code", recipient),
            ("effective_on", "2024-03-01"),
            ("executed_at", EARLY),
            ("ceiling", "confidential"),
            ("flow_down", "permitted"),
            ("max_depth", "3"),
        ];
        world = world.with(Kind::Agreements, &cells);
    }
    for (code, giver, recipient, at) in [
        ("D1", "O", "A", "2024-03-01T09:00:00Z"),
        ("D2", "A", "C", "2024-03-02T09:00:00Z"),
        ("D3", "C", "B", "2024-03-03T09:00:00Z"),
        ("D4", "O", "B", "2024-03-09T09:00:00Z"),
        ("D5", "B", "E", "2024-03-10T09:00:00Z"),
    ] {
        world = world.with(Kind::Disclosures, &handed_over(code, giver, recipient, at));
    }
    for accounted in ["2024-03-05", "2024-03-05T09:00:00Z"] {
        let cells = [("disclosure_code", "D5"), ("accounted_at", accounted), ("kind", "returned"), ("complete", "yes")];
        let states = world.clone().with(Kind::Returns, &cells).states;
        let (knowledge, ledger) = engine::known(&states, Instant::END);
        let as_of = When::parse("2024-03-12").unwrap();
        let question = Question { document: "D", version: "v1", as_of };
        assert_eq!(kept(&exposure(&knowledge, &ledger, question)), 5, "{accounted}");
        let version = ledger.versions().next().unwrap();
        assert_eq!(tally(&knowledge, &ledger, version, Judging::Holding(as_of)).favourable, 5, "{accounted}");
        let as_of = Some("2024-03-12".to_owned());
        let asked = Asked { document: "D".to_owned(), version: "v1".to_owned(), as_of, known_at: None };
        let [ours, theirs] =
            [engine::exposure, oracle::exposure].map(|answer| differential::ask(answer, &states, &asked));
        let mut found = Vec::new();
        differential::differences("", &ours, &theirs, &mut found);
        assert!(found.is_empty(), "{accounted}: {found:?}");
    }
}

/// How many copies may be kept.
fn kept(answer: &Exposure) -> usize {
    answer.exposures.iter().flat_map(|one| &one.receipts).filter(|receipt| receipt.holding.covered).count()
}

#[test]
fn what_goes_back_and_forth_is_judged_at_every_moment_as_the_rule_judges_it() {
    let (mut covered, mut uncovered) = (0, 0);
    for seed in 0..WORLDS {
        let world = world(seed);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let Some(version) = ledger.versions().next() else { continue };
        let zone = knowledge.zone_of(version.document);
        let followed = Followed::new(&knowledge, &ledger, version, Moment::asked(When::At(now()), zone));
        for day in 1..=31 {
            for time in ["", "T00:00:00Z", "T09:00:00Z", "T09:00:00.000001Z", "T15:00:00Z"] {
                let as_of = When::parse(&format!("2024-03-{day:02}{time}")).unwrap();
                let answer = exposure_of(&knowledge, &followed, as_of, &Tiers::default());
                let plain = tally(&knowledge, &ledger, version, Judging::Holding(as_of));
                assert_eq!(kept(&answer), plain.favourable, "seed {seed} {as_of}");
                covered += plain.favourable;
                uncovered += plain.verdicts - plain.favourable;
            }
        }
    }
    assert!(covered > 10_000 && uncovered > 10_000, "{covered} may be kept, {uncovered} may not");
}

#[test]
fn what_goes_back_and_forth_is_explained_as_brute_force_finds_it() {
    for seed in 0..WORLDS / 2 {
        let world = world(seed);
        let chance = &mut Chance::new(seed + 4_000_000);
        for _ in 0..5 {
            let as_of = Some(when(chance, (3, 31)));
            let asked = Asked { document: "D".to_owned(), version: "v1".to_owned(), as_of, known_at: None };
            if !differential::agree(&world.states, &asked) {
                let fewer = differential::shrink(world.states.clone(), &asked);
                let mut found = Vec::new();
                let [ours, theirs] =
                    [engine::exposure, oracle::exposure].map(|answer| differential::ask(answer, &fewer, &asked));
                differential::differences("", &ours, &theirs, &mut found);
                panic!("seed {seed} {asked:?}\n{}\n{}", differential::told(&fewer), found.join("\n"));
            }
        }
    }
}
