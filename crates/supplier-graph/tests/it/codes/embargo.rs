//! 90: what was published before the lift that had last been notified to whoever published it.

use domain::coverage::{Published, published};
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use proptest::prelude::*;

use crate::engine::known;
use crate::facts::{World, instant};

/// An event with three people of two outlets; J and K come for the one, L for the other.
const BASE: &str = "
    parties code=OEM name=OEM kind=manufacturer
    parties code=MED name=MED kind=media
    parties code=NEW name=NEW kind=media
    people code=J name=? employer_code=MED
    people code=K name=? employer_code=MED
    people code=L name=? employer_code=NEW
    people code=X name=? employer_code=MED
    programmes code=P-1 name=P-1 manufacturer_code=OEM timezone=Asia/Shanghai
    events code=E title=E kind=test_drive programme_code=P-1 starts_at=2024-03-16T09:00:00+08:00
    invitees event_code=E person_code=J invited_at=2024-03-08
    invitees event_code=E person_code=K invited_at=2024-03-08
    invitees event_code=E person_code=L invited_at=2024-03-08
";

const EMBARGO: &str = "embargoes code=M-1 event_code=E lifts_at=2024-03-27T10:00:00+08:00 \
                       notified_at=2024-03-16T08:30:00+08:00";
const PUBLICATION: &str = "publications code=PUB event_code=E publisher_code=J contents=film \
                           published_at=2024-03-26T22:00:00+08:00";

fn add(world: World, line: &str) -> World {
    let mut words = line.split_whitespace();
    let kind = Kind::of_table(words.next().unwrap()).unwrap();
    let cells: Vec<(&str, &str)> = words.map(|cell| cell.split_once('=').unwrap()).collect();
    world.with(kind, &cells)
}

/// The base with further lines; a line that begins with a word for many cells replaces what follows it.
fn world(lines: &[String]) -> Knowledge {
    let base = BASE.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    let all = base.chain(lines.iter().cloned()).fold(World::default(), |world, line| add(world, &line));
    known(&all.states, instant("2030-01-01T00:00:00Z")).0
}

fn told(found: &Published<'_>) -> String {
    let contents = found.contents.iter().map(|one| format!("{} {}", one.content.as_str(), one.outcome.as_str()));
    contents.collect::<Vec<_>>().join(", ")
}

/// `embargo` and `published` begin lines whose cells replace those of [`EMBARGO`] and [`PUBLICATION`].
fn line(text: &str) -> String {
    let text = text.trim();
    let (base, given) = match text.split_once(' ').unwrap_or((text, "")) {
        ("embargo", given) => (EMBARGO, given),
        ("published", given) => (PUBLICATION, given),
        _ => return text.to_owned(),
    };
    let given: Vec<(&str, &str)> = given.split_whitespace().map(|cell| cell.split_once('=').unwrap()).collect();
    let kept = base.split_whitespace().filter(|cell| {
        let name = cell.split_once('=').map_or("", |(name, _)| name);
        !given.iter().any(|(replaced, _)| *replaced == name)
    });
    let given = given.iter().map(|(name, cell)| format!("{name}={cell}"));
    kept.map(str::to_owned).chain(given).collect::<Vec<_>>().join(" ")
}

/// What each world says of its publication: each content with its outcome, and what stands against it.
fn check(cases: &[(&str, &str, bool)]) {
    for (given, expected, is_covered) in cases {
        let lines: Vec<String> = given.split(';').map(line).collect();
        let knowledge = world(&lines);
        let [publication] = knowledge.publications() else { panic!("{given}") };
        let found = published(&knowledge, publication);
        assert_eq!(told(&found), *expected, "{given}");
        let reasons: Vec<&str> = found.reasons.iter().map(domain::coverage::Code::as_str).collect();
        assert_eq!(reasons, if *is_covered { vec![] } else { vec!["EMBARGO_BREACH"] }, "{given}");
        let is_unclear = expected.contains("unclear");
        assert_eq!(found.warnings.iter().count(), usize::from(is_unclear), "{given}");
    }
}

#[test]
fn vector_12_a_video_before_the_lift_that_was_notified_breaks_the_embargo() {
    check(&[
        ("embargo; published", "film early", false),
        // The same video, after a lift that was notified to one invitee and not to another.
        (
            "embargo; embargo code=M-2 lifts_at=2024-03-26T21:00:00+08:00 notified_at=2024-03-25 people=L; published",
            "film early",
            false,
        ),
        (
            "embargo; embargo code=M-2 lifts_at=2024-03-26T21:00:00+08:00 notified_at=2024-03-25 people=L; \
             published publisher_code=L",
            "film lifted",
            true,
        ),
    ]);
}

#[test]
fn embargo_breach_before_the_lift_and_not_at_it() {
    check(&[
        ("embargo; published published_at=2024-03-27T09:59:59.999999+08:00", "film early", false),
        ("embargo; published published_at=2024-03-27T10:00:00+08:00", "film lifted", true),
        ("embargo; published published_at=2024-03-27T02:00:00Z", "film lifted", true),
        ("embargo lifts_at=2024-03-27; published published_at=2024-03-26T23:59:59+08:00", "film early", false),
        ("embargo; published published_at=2024-03-26", "film early", false),
        ("embargo; published published_at=2024-03-28", "film lifted", true),
        ("embargo lifts_at=2024-03-27; published published_at=2024-03-27", "film lifted", true),
        // Only the order within the day would say: no breach is claimed.
        ("embargo; published published_at=2024-03-27", "film unclear", true),
        ("embargo lifts_at=2024-03-27; published published_at=2024-03-27T00:00:00+08:00", "film lifted", true),
    ]);
}

#[test]
fn embargo_breach_by_what_was_notified_by_then() {
    check(&[
        ("published", "film free", true),
        ("embargo notified_at=2024-03-26T22:00:00+08:00; published", "film early", false),
        ("embargo notified_at=2024-03-26T22:00:00.000001+08:00; published", "film free", true),
        ("embargo notified_at=2024-03-26; published", "film unclear", true),
        ("embargo notified_at=2024-03-25; published", "film early", false),
        // Moved, and told: the last notice counts, whichever way it was moved.
        (
            "embargo; embargo code=M-2 lifts_at=2024-03-26T22:00:00+08:00 notified_at=2024-03-20; published",
            "film lifted",
            true,
        ),
        ("embargo lifts_at=2024-03-20; embargo code=M-2 notified_at=2024-03-21; published", "film early", false),
        (
            "embargo; embargo code=M-2 lifts_at=2024-03-20 notified_at=2024-03-26T22:00:01+08:00; published",
            "film early",
            false,
        ),
        // Two at once that contradict each other: no breach is claimed.
        ("embargo; embargo code=M-2 lifts_at=2024-03-20; published", "film unclear", true),
    ]);
}

#[test]
fn embargo_breach_by_those_who_were_notified() {
    check(&[
        ("embargo people=L; published", "film free", true),
        ("embargo people=J; published", "film early", false),
        // X was not invited: a notice to everybody does not reach X, one by name does.
        ("embargo; published publisher_code=X", "film free", true),
        ("embargo people=X; published publisher_code=X", "film early", false),
        // Invited only after everybody was notified.
        (
            "people code=Y name=?; invitees event_code=E person_code=Y invited_at=2024-03-17; embargo; published publisher_code=Y",
            "film free",
            true,
        ),
    ]);
}

#[test]
fn embargo_breach_by_outlets_through_those_who_came_for_them() {
    check(&[
        // An outlet knows what the people know who came for it; the last notice to any of them counts.
        ("embargo; published publisher_code=MED", "film early", false),
        ("embargo people=L; published publisher_code=MED", "film free", true),
        (
            "embargo; embargo code=M-2 lifts_at=2024-03-26 notified_at=2024-03-25 people=K; published publisher_code=MED",
            "film lifted",
            true,
        ),
        (
            "embargo; embargo code=M-2 lifts_at=2024-03-26 notified_at=2024-03-25 people=K; published",
            "film early",
            false,
        ),
        // For whom somebody came is said at the invitation.
        (
            "people code=Z name=? employer_code=OEM; \
             invitees event_code=E person_code=Z invited_at=2024-03-08 employer_code=NEW; \
             embargo people=Z; published publisher_code=NEW",
            "film early",
            false,
        ),
        (
            "people code=Z name=? employer_code=OEM; \
             invitees event_code=E person_code=Z invited_at=2024-03-08 employer_code=NEW; \
             embargo people=Z; published publisher_code=OEM",
            "film free",
            true,
        ),
        // Only the order within a day would say whether somebody was invited when everybody was notified.
        (
            "people code=Y name=?; invitees event_code=E person_code=Y invited_at=2024-03-16; embargo; published publisher_code=Y",
            "film unclear",
            true,
        ),
        (
            "people code=Y name=?; invitees event_code=E person_code=Y invited_at=2024-03-15; embargo; published publisher_code=Y",
            "film early",
            false,
        ),
        // An outlet knows what those knew who worked for it when they were notified, not those whom it hired later.
        (
            "people code=Y name=? employer_code=MED employed_to=2024-03-20; \
             employments person_code=Y employer_code=OEM from_date=2024-03-21; \
             invitees event_code=E person_code=Y invited_at=2024-03-08; embargo people=Y; published publisher_code=OEM",
            "film free",
            true,
        ),
        (
            "people code=Y name=? employer_code=MED employed_to=2024-03-20; \
             employments person_code=Y employer_code=OEM from_date=2024-03-21; \
             invitees event_code=E person_code=Y invited_at=2024-03-08; embargo people=Y; published publisher_code=MED",
            "film early",
            false,
        ),
        // A commitment of another event says nothing of this one.
        (
            "events code=F title=F kind=shoot programme_code=P-1 starts_at=2024-03-01; \
             embargo event_code=F people=J; published",
            "film free",
            true,
        ),
    ]);
}

#[test]
fn embargo_breach_by_the_contents_that_are_held_back() {
    check(&[
        ("embargo contents=photos|price; published", "film free", true),
        ("embargo contents=photos|film; published", "film early", false),
        ("embargo contents=photos; published contents=film|photos", "photos early, film free", false),
        // A later notice on some contents leaves the others as they were.
        (
            "embargo; embargo code=M-2 contents=photos lifts_at=2024-03-20 notified_at=2024-03-19; \
             published contents=photos|film",
            "photos lifted, film early",
            false,
        ),
        (
            "embargo; embargo code=M-2 contents=photos lifts_at=2024-03-20 notified_at=2024-03-19; \
             published contents=photos",
            "photos lifted",
            true,
        ),
    ]);
}

/// A time of three days in March, to the hour or as a day alone.
fn time() -> impl Strategy<Value = (u32, Option<u32>)> {
    (24..27_u32, proptest::option::weighted(0.6, 0..24_u32))
}

fn text((day, hour): (u32, Option<u32>)) -> String {
    hour.map_or_else(|| format!("2024-03-{day}"), |hour| format!("2024-03-{day}T{hour:02}:30:00+08:00"))
}

/// The minutes at which a time can have been, as far as the order of the others can tell: between them, and at the very minute at which
/// one of `others` was.
fn possible((day, hour): (u32, Option<u32>), others: &[(u32, Option<u32>)]) -> Vec<u32> {
    let at = |minute: u32| day * 1440 + minute;
    if let Some(hour) = hour {
        return vec![at(hour * 60 + 30)];
    }
    let same = others.iter().filter(|(other, _)| *other == day).filter_map(|(_, hour)| Some((*hour)? * 60 + 30));
    let between = (0..24).flat_map(|hour| [hour * 60 + 10, hour * 60 + 50]);
    // Three times that nobody told to the hour may stand in any order before the first and after the last that somebody did.
    let ends = [5, 20, 23 * 60 + 40, 23 * 60 + 55];
    let mut minutes: Vec<u32> = between.chain(same).chain(ends).map(at).collect();
    minutes.sort_unstable();
    minutes.dedup();
    minutes
}

/// A lift on a day is at its first instant.
fn first((day, hour): (u32, Option<u32>)) -> u32 {
    day * 1440 + hour.map_or(0, |hour| hour * 60 + 30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A breach is claimed exactly when every order of events within the days that are not told to the hour is one; and what
    /// some order would make a breach is never passed without a warning.
    #[test]
    fn a_breach_is_claimed_when_every_order_within_the_days_is_one(
        notices in proptest::collection::vec((time(), time()), 0..3),
        published_at in time(),
    ) {
        let mut lines: Vec<String> = Vec::new();
        for (number, (notified, lifts)) in notices.iter().enumerate() {
            let (notified, lifts) = (text(*notified), text(*lifts));
            lines.push(line(&format!("embargo code=M-{number} lifts_at={lifts} notified_at={notified}")));
        }
        lines.push(line(&format!("published published_at={}", text(published_at))));
        let knowledge = world(&lines);
        let found = published(&knowledge, &knowledge.publications()[0]);

        let mut verdicts: Vec<bool> = Vec::new();
        let others: Vec<_> = notices.iter().map(|(notified, _)| *notified).chain([published_at]).collect();
        for at in possible(published_at, &others) {
            // For each notice: when it was notified, and whether it would make this a breach.
            let mut orders: Vec<Vec<(u32, bool)>> = vec![Vec::new()];
            for (notified, lifts) in &notices {
                let choices: Vec<(u32, bool)> = possible(*notified, &others)
                    .into_iter()
                    .map(|told| (told, at < first(*lifts)))
                    .collect();
                let mut few = choices;
                few.sort_unstable();
                few.dedup();
                orders = orders.iter().flat_map(|order| few.iter().map(move |one| [order.as_slice(), &[*one]].concat())).collect();
            }
            for order in orders {
                let by_then = order.iter().filter(|(told, _)| *told <= at);
                let Some(last) = by_then.clone().map(|(told, _)| *told).max() else {
                    verdicts.push(false);
                    continue;
                };
                verdicts.extend(by_then.filter(|(told, _)| *told == last).map(|(_, early)| *early));
            }
        }
        let (all, any) = (verdicts.iter().all(|early| *early), verdicts.iter().any(|early| *early));
        prop_assert_eq!(!found.reasons.is_empty(), all, "{:?}", lines);
        prop_assert_eq!(any && !all, !found.warnings.is_empty(), "a warning: {:?}", lines);
    }
}
