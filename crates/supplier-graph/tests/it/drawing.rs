//! Pictures hide nobody that must be acted on, and count everybody, whatever the answer is.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use domain::coverage::Set;
use domain::facts::{Kind, Row};
use domain::knowledge::Knowledge;
use domain::links::LinkStatus;
use domain::time::parse_day;
use proptest::prelude::*;
use supplier_graph::drawing::{
    BOUND, Class, Drawing, Line, Mark, OPENABLE, PART, Place, Shape, StandsFor, exposure_drawing, exposure_part,
    of_class, tier_drawing,
};
use supplier_graph::{
    Bound, Chain, Exposed, Exposure, HoldingVerdict, Noted, Possible, ReceiptAnswer, ReleaseVerdict, Summary, TierMap,
    Tiers, tier_map,
};

use crate::facts::{instant, row};

/// What one party of a made-up answer is like.
#[derive(Clone, Debug)]
struct Sketch {
    tier: Option<u32>,
    is_broken: bool,
    covered: bool,
    without: bool,
    /// Its givers: the originator is 0, parties from 1 on, strangers beyond them.
    givers: Vec<usize>,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let tier = proptest::option::weighted(0.9, 0..14_u32);
    let chance = |percent: f64| proptest::bool::weighted(percent);
    (tier, chance(0.03), chance(0.9), chance(0.05), proptest::collection::vec(0..400_usize, 1..4))
        .prop_map(|(tier, is_broken, covered, without, givers)| Sketch { tier, is_broken, covered, without, givers })
}

fn code(number: usize) -> String {
    if number == 0 { "OEM".to_owned() } else { format!("P-{number:03}") }
}

fn receipt(no: usize, giver: String, covered: bool) -> ReceiptAnswer {
    let at = instant("2024-01-01T00:00:00Z");
    ReceiptAnswer {
        disclosure: format!("D-{no}").into(),
        giver: giver.into(),
        at,
        via: None,
        release: ReleaseVerdict {
            covered,
            primary_reason: None,
            reasons: Set::default(),
            cause: None,
            agreement: None,
            warnings: Noted::default(),
        },
        holding: HoldingVerdict { covered, primary_reason: None, reasons: Set::default(), cause: None },
        bound: Bound { bound: covered, by: std::iter::empty::<CompactString>().collect() },
        accounted_at: None,
    }
}

fn exposed(number: usize, sketch: &Sketch) -> Exposed {
    let receipts: Vec<ReceiptAnswer> =
        sketch.givers.iter().map(|giver| receipt(number * 10, code(*giver), sketch.covered)).collect();
    Exposed {
        party: code(number).into(),
        tier: sketch.tier,
        hops: (!sketch.is_broken).then_some(1),
        chain: if sketch.is_broken { Chain::Broken } else { Chain::Complete },
        path: if sketch.is_broken { Vec::new() } else { vec![code(sketch.givers[0]).into(), code(number).into()] },
        first_received_at: receipts[0].at,
        holding: true,
        covered: sketch.covered && !sketch.is_broken,
        primary_reason: None,
        reasons: Set::default(),
        receipts,
        held_without_cover: sketch.without,
        held_reasons: Set::default(),
    }
}

fn answer(sketches: &[Sketch], reach: &[u32]) -> Exposure {
    let exposures: Vec<Exposed> =
        sketches.iter().enumerate().map(|(index, sketch)| exposed(index + 1, sketch)).collect();
    let mut possible = Vec::new();
    for (no, distance) in reach.iter().enumerate().filter(|_| !exposures.is_empty()) {
        let via = exposures[no % exposures.len()].party.clone();
        let party: CompactString = format!("M-{no:03}").into();
        let path = vec![via.clone(), party.clone()];
        possible.push(Possible {
            party,
            distance: *distance,
            path,
            via,
            links: vec![LinkStatus::Declared],
            attested: None,
        });
    }
    let summary = Summary { exposed: exposures.len(), possible: possible.len(), ..Summary::default() };
    Exposure { originator: Some("OEM".to_owned()), summary, exposures, possible }
}

fn must_be_seen(one: &Exposed) -> bool {
    !one.covered || one.held_without_cover
}

fn is_acute_row(shape: &Shape) -> bool {
    !shape.is_aside && !shape.mark.may_be_grouped()
}

fn rows(drawing: &Drawing) -> usize {
    drawing.shapes().filter(|(_, _, shape)| !shape.is_aside).map(|(_, _, shape)| shape.count()).sum()
}

fn singles(drawing: &Drawing) -> BTreeSet<&str> {
    drawing.shapes().filter_map(|(_, _, shape)| shape.code()).collect()
}

/// Each spot of an arrow has its shape, and no two arrows join the same shapes.
fn arrows_are_sound(drawing: &Drawing) {
    let mut pairs = BTreeSet::new();
    for arrow in &drawing.arrows {
        assert!(drawing.shape(arrow.from).is_some() && drawing.shape(arrow.to).is_some() && arrow.count > 0);
        assert!(pairs.insert((arrow.from, arrow.to)), "{arrow:?}");
    }
}

/// Whatever could be drawn as one is, before the picture may be larger than its bound.
fn is_no_larger_than_needed(drawing: &Drawing, opened: Option<Class>) {
    if drawing.shapes().count() <= BOUND {
        return;
    }
    let mut sizes: BTreeMap<Class, usize> = BTreeMap::new();
    for (_, place, shape) in drawing.shapes() {
        *sizes.entry(Drawing::class(place, shape)).or_default() += 1;
    }
    for (class, size) in sizes {
        assert!(size == 1 || !class.mark.may_be_grouped() || opened == Some(class), "{class:?} has {size} shapes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_is_drawn_or_counted_and_what_is_not_covered_is_drawn_by_itself(
        sketches in proptest::collection::vec(sketch(), 0..260),
        reach in proptest::collection::vec(1..7_u32, 0..120),
        only_uncovered in proptest::bool::weighted(0.3),
        opens in proptest::option::of(0..1000_usize),
    ) {
        let exposure = answer(&sketches, &reach);
        let shows = |one: &Exposed| !only_uncovered || !one.covered;
        let closed = exposure_drawing(&exposure, shows, None);
        let groups: Vec<Class> = closed
            .shapes()
            .filter(|(_, _, shape)| shape.count() > 1)
            .map(|(_, place, shape)| Drawing::class(place, shape))
            .collect();
        let opened = opens.filter(|_| !groups.is_empty()).map(|which| groups[which % groups.len()]);
        let drawing = exposure_drawing(&exposure, shows, opened);
        let shown: Vec<&Exposed> = exposure.exposures.iter().filter(|one| shows(one)).collect();
        prop_assert_eq!(rows(&drawing), shown.len() + exposure.possible.len());
        let seen = singles(&drawing);
        for one in shown.iter().filter(|one| must_be_seen(one)) {
            prop_assert!(seen.contains(one.party.as_str()), "{} is hidden", one.party);
        }
        arrows_are_sound(&drawing);
        is_no_larger_than_needed(&drawing, opened);
        let handed: usize = drawing
            .arrows
            .iter()
            .filter(|arrow| matches!(arrow.line, Line::Recorded | Line::Uncovered))
            .map(|arrow| arrow.count)
            .sum();
        prop_assert_eq!(handed, shown.iter().map(|one| one.receipts.len()).sum::<usize>());
        let again = exposure_drawing(&exposure, shows, opened);
        prop_assert_eq!(again, drawing);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn very_many_who_must_be_acted_on_are_drawn_part_by_part_each_once_and_everybody_else_in_every_part(
        sketches in proptest::collection::vec(sketch(), 0..420),
        reach in proptest::collection::vec(1..7_u32, 0..60),
        only_uncovered in proptest::bool::weighted(0.3),
    ) {
        let exposure = answer(&sketches, &reach);
        let shows = |one: &Exposed| !only_uncovered || !one.covered;
        let whole = exposure_drawing(&exposure, shows, None);
        let acute: usize = whole.shapes().filter(|(_, _, shape)| is_acute_row(shape)).count();
        let (first, part) = exposure_part(&exposure, shows, None, 0);
        prop_assert_eq!((part.number, part.of, part.acute), (1, acute.div_ceil(PART).max(1), acute));
        let mut seen = BTreeSet::new();
        for number in 1..=part.of {
            let (drawing, _) = exposure_part(&exposure, shows, None, number);
            arrows_are_sound(&drawing);
            let here: Vec<&str> =
                drawing.shapes().filter(|(_, _, shape)| is_acute_row(shape)).filter_map(|(_, _, shape)| shape.code()).collect();
            prop_assert!(here.len() <= PART);
            prop_assert_eq!(rows(&drawing) - here.len(), rows(&whole) - acute, "the others are in part {}", number);
            for code in here {
                prop_assert!(seen.insert(code.to_owned()), "{} is in two parts", code);
            }
        }
        prop_assert_eq!(seen.len(), acute);
        if part.of == 1 {
            prop_assert_eq!(first, whole);
        } else {
            prop_assert_eq!(exposure_part(&exposure, shows, None, 999).1.number, part.of);
        }
    }
}

fn plain(tier: u32) -> Sketch {
    Sketch { tier: Some(tier), is_broken: false, covered: true, without: false, givers: vec![0] }
}

#[test]
fn a_small_answer_is_drawn_whole_with_the_source_first_and_the_possible_last() {
    let mut sketches = vec![plain(2), plain(1), Sketch { covered: false, givers: vec![2], ..plain(2) }];
    sketches.push(Sketch { tier: None, is_broken: true, givers: vec![77], ..plain(1) });
    let drawing = exposure_drawing(&answer(&sketches, &[1, 5]), |_| true, None);
    let places: Vec<Place> = drawing.columns.iter().map(|column| column.place).collect();
    let expected = [
        Place::Source,
        Place::Giver,
        Place::Tier(1),
        Place::Tier(2),
        Place::NotLinked,
        Place::Possible(1),
        Place::Farther(4),
    ];
    assert_eq!(places, expected);
    assert_eq!(drawing.columns[1].shapes[0].stands_for, StandsFor::One("P-077".to_owned()));
    assert_eq!(drawing.columns[4].shapes[0].mark, Mark::BrokenChain);
    let uncovered: Vec<_> = drawing.arrows.iter().filter(|arrow| arrow.line == Line::Uncovered).collect();
    assert_eq!(uncovered.len(), 1);
    assert_eq!(drawing.shape(uncovered[0].from).unwrap().code(), Some("P-002"));
}

#[test]
fn sixty_shapes_are_drawn_and_one_more_makes_a_group_that_opens() {
    let sketches: Vec<Sketch> = (0..BOUND - 1).map(|no| plain(1 + u32::from(no > 40))).collect();
    let drawing = exposure_drawing(&answer(&sketches, &[]), |_| true, None);
    assert_eq!(drawing.shapes().count(), BOUND);
    let mut sketches = sketches;
    sketches.push(plain(1));
    let exposure = answer(&sketches, &[]);
    let drawing = exposure_drawing(&exposure, |_| true, None);
    let groups: Vec<_> = drawing.shapes().filter(|(_, _, shape)| shape.count() > 1).collect();
    assert_eq!((groups.len(), groups[0].1, groups[0].2.count()), (1, Place::Tier(1), 42));
    let class = Class { place: Place::Tier(1), mark: Mark::Covered, is_aside: false };
    assert_eq!(Class::of_name(&class.name()), Some(class));
    let opened = exposure_drawing(&exposure, |_| true, Some(class));
    assert!(singles(&opened).contains("P-001"));
    assert_eq!(rows(&opened), BOUND);
}

#[test]
fn what_is_too_large_to_open_stays_a_group_and_thousands_uncovered_are_all_drawn() {
    let sketches: Vec<Sketch> =
        (0..3000).map(|no| Sketch { covered: no % 2 == 0, givers: vec![no], ..plain(1) }).collect();
    let class = Class { place: Place::Tier(1), mark: Mark::Covered, is_aside: false };
    let drawing = exposure_drawing(&answer(&sketches, &[]), |_| true, Some(class));
    let groups: Vec<usize> =
        drawing.shapes().filter(|(_, _, shape)| shape.count() > 1).map(|(_, _, shape)| shape.count()).collect();
    assert_eq!(groups, [1500]);
    assert!(groups[0] > OPENABLE);
    assert_eq!(drawing.shapes().count(), 1502);
}

#[test]
fn a_giver_that_acted_for_its_employer_hangs_on_the_employer() {
    let mut exposure = answer(&[plain(1), plain(2)], &[]);
    exposure.exposures[1].path = ["OEM", "P-001", "LI", "P-002"].map(Into::into).to_vec();
    exposure.exposures[1].receipts = vec![receipt(2, "LI".to_owned(), true)];
    let drawing = exposure_drawing(&exposure, |_| true, None);
    let stands_in = drawing.arrows.iter().find(|arrow| arrow.line == Line::StandsIn).unwrap();
    assert_eq!(drawing.shape(stands_in.from).unwrap().code(), Some("P-001"));
    assert_eq!(drawing.shape(stands_in.to).unwrap().code(), Some("LI"));
    assert_eq!(rows(&drawing), 2);
}

#[test]
fn a_filter_keeps_the_way_to_what_it_shows_aside() {
    let sketches = [plain(1), Sketch { covered: false, givers: vec![1], ..plain(2) }, plain(1)];
    let drawing = exposure_drawing(&answer(&sketches, &[]), |one| !one.covered, None);
    let aside: Vec<&str> =
        drawing.shapes().filter(|(_, _, shape)| shape.is_aside).filter_map(|(_, _, shape)| shape.code()).collect();
    assert_eq!(aside, ["OEM", "P-001"]);
    assert_eq!(singles(&drawing).len(), 3);
}

/// A customer, a supplier, and further cells of the link between them.
type Supply<'a> = (&'a str, &'a str, &'a [(&'static str, &'static str)]);

fn supplied(links: &[Supply<'_>]) -> TierMap {
    let mut knowledge = Knowledge::default();
    let programme = [("code", "P-1"), ("name", "P-1"), ("manufacturer_code", "OEM"), ("timezone", "UTC")];
    let mut rows: Vec<Row> = vec![row(Kind::Programmes, &programme).unwrap()];
    for (customer, supplier, more) in links {
        let mut cells = vec![("customer_code", *customer), ("supplier_code", *supplier)];
        cells.extend(*more);
        rows.push(row(Kind::SupplyLinks, &cells).unwrap_or_else(|| panic!("{cells:?}")));
    }
    for row in &rows {
        knowledge.add(row).unwrap();
    }
    let (knowledge, day) = (knowledge.finish(), parse_day("2024-06-01").unwrap());
    let programme = knowledge.names().find_word("P-1").unwrap();
    tier_map(&knowledge, &Tiers::new(&knowledge, programme, day), programme, day)
}

const DECLARED: &[(&str, &str)] = &[("status", "declared")];
const CONFIRMED: &[(&str, &str)] = &[("status", "confirmed"), ("programme_code", "P-1")];
const ELSEWHERE: &[(&str, &str)] = &[("status", "confirmed"), ("programme_code", "P-2")];
const ENDED: &[(&str, &str)] = &[("status", "confirmed"), ("valid_to", "2024-05-31")];

#[test]
fn a_map_holds_the_links_of_the_day_and_programme_and_its_circles_harm_nothing() {
    let map = supplied(&[
        ("OEM", "A", CONFIRMED),
        ("OEM", "A", DECLARED),
        ("A", "B", DECLARED),
        ("B", "A", DECLARED),
        ("C", "C", DECLARED),
        ("A", "X", ELSEWHERE),
        ("A", "Y", ENDED),
    ]);
    let tiers: Vec<(&str, Option<u32>)> = map.parties.iter().map(|one| (one.code.as_str(), one.tier)).collect();
    assert_eq!(tiers, [("A", Some(1)), ("B", Some(2)), ("C", None), ("OEM", Some(0))]);
    assert_eq!(map.loops, [vec!["A".to_owned(), "B".to_owned()], vec!["C".to_owned()]]);
    let doubled = map.links.iter().find(|link| link.customer == "OEM").unwrap();
    assert_eq!((doubled.count, doubled.status), (2, LinkStatus::Confirmed));
    let drawing = tier_drawing(&map, None);
    arrows_are_sound(&drawing);
    assert_eq!(rows(&drawing), 4);
    let marks: Vec<Mark> = drawing.shapes().map(|(_, _, shape)| shape.mark).collect();
    assert_eq!(marks, [Mark::Source, Mark::Looped, Mark::Looped, Mark::Looped]);
    let class = Class { place: Place::Tier(1), mark: Mark::Looped, is_aside: false };
    assert_eq!(of_class(&map, class), ["A"]);
}

#[test]
fn a_circle_of_thousands_is_mapped_and_grouped() {
    let codes: Vec<String> = (0..5000).map(|no| format!("S-{no:04}")).collect();
    let mut links: Vec<Supply<'_>> = vec![("OEM", codes[0].as_str(), DECLARED)];
    links.extend(codes.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str(), DECLARED)));
    links.push((codes[4999].as_str(), codes[0].as_str(), DECLARED));
    let map = supplied(&links);
    assert_eq!((map.loops.len(), map.loops[0].len()), (1, 5000));
    let drawing = tier_drawing(&map, None);
    assert!(drawing.shapes().count() <= BOUND);
    assert_eq!(rows(&drawing), 5001);
    assert_eq!(tier_drawing(&TierMap::default(), None), Drawing::default());
}
