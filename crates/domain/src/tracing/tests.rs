//! The worked examples of the rules of tracing, on exact fractions, and the properties beside them.

use std::collections::BTreeSet;

use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use proptest::prelude::*;

use super::*;

fn f(top: i64, bottom: i64) -> BigRational {
    BigRational::new(top.into(), bottom.into())
}

fn pow(base: &BigRational, times: u32) -> BigRational {
    (0..times).fold(BigRational::one(), |product, _| product * base.clone())
}

/// An artefact that these of `count` candidates held alike.
fn held(by: &[usize], count: usize, outside: &BigRational) -> Artefact<BigRational> {
    let weight = |one| if by.contains(&one) { BigRational::one() } else { BigRational::zero() };
    Artefact { weights: (0..count).map(weight).collect(), outside: outside.clone() }
}

fn even(count: usize, nobody: &BigRational) -> Prior<BigRational> {
    Prior {
        weights: vec![BigRational::one(); count],
        nobody: nobody.clone(),
        evidence: vec![BigRational::one(); count],
        evidence_for_nobody: BigRational::one(),
    }
}

fn day(day: i64) -> Instant {
    Instant::from_micros(day * 86_400_000_000)
}

#[test]
fn w1_three_objects_and_two_holders() {
    let p = f(1, 5);
    let all = [held(&[0, 1], 2, &p), held(&[0], 2, &p), held(&[1], 2, &p)];
    assert_eq!(all[0].shares(), [f(2, 5), f(2, 5)]);
    assert_eq!(index(&all, 2), [f(22, 25), f(22, 25)]);
    assert_eq!(index(&all[..2], 2), [f(22, 25), f(2, 5)], "W1b");
}

#[test]
fn w2_many_objects() {
    for p in [f(1, 10), f(1, 5), f(1, 2), f(9, 10)] {
        for second in [0, 4, 8, 12, 16] {
            let artefacts: Vec<_> =
                (0..16).map(|object| held(if object < second { &[0, 1] } else { &[0] }, 2, &p)).collect();
            let both = (BigRational::one() + p.clone()) / f(2, 1);
            let second = u32::try_from(second).unwrap();
            let expected = [
                BigRational::one() - pow(&p, 16 - second) * pow(&both, second),
                BigRational::one() - pow(&both, second),
            ];
            assert_eq!(index(&artefacts, 2), expected);
        }
    }
    let rounded = |number: &BigRational| (number.to_f64().unwrap() * 1e6).round() / 1e6;
    let eight = |p: BigRational| {
        let artefacts: Vec<_> = (0..16).map(|object| held(if object < 8 { &[0, 1] } else { &[0] }, 2, &p)).collect();
        rounded(&index(&artefacts, 2)[1])
    };
    for (p, second) in [(f(1, 10), 0.991_627), (f(1, 5), 0.983_204), (f(1, 2), 0.899_887), (f(9, 10), 0.336_58)] {
        assert!((eight(p) - second).abs() < 1e-9);
    }
    for (holders, each) in [(2, 0.999_718), (4, 0.971_853), (8, 0.814_698)] {
        let all: Vec<usize> = (0..holders).collect();
        let artefacts: Vec<_> = (0..16).map(|_| held(&all, holders, &f(1, 5))).collect();
        assert!(index(&artefacts, holders).iter().all(|one| (rounded(one) - each).abs() < 1e-9), "{holders}");
    }
}

/// Two of the manufacturer, the first tier, the mould shop, a bidder that gave everything back, and one who came too late.
fn founding_case() -> Artefact<BigRational> {
    let of = [(10, None), (10, None), (40, None), (60, None), (30, Some(80)), (101, None)];
    let weight =
        |(received, back): (i64, Option<i64>)| Custody::of(day(received), back.map(day), day(100), 0).weight(f(1, 4));
    Artefact { weights: of.map(weight).to_vec(), outside: f(1, 20) }
}

#[test]
fn w3_and_w4_the_founding_case() {
    let artefact = founding_case();
    let shares = artefact.shares();
    assert_eq!(shares[..4], [f(19, 85), f(19, 85), f(19, 85), f(19, 85)]);
    assert_eq!(shares[4..], [f(19, 340), f(0, 1)]);
    assert_eq!(sum(&shares) + artefact.outside_share(), f(1, 1));
    assert_eq!(
        index_of_group(std::slice::from_ref(&artefact), &[2, 3]),
        f(38, 85),
        "W4: the first tier with whom it passed it on to"
    );
    // It passed on one of two documents alone: of the other its own share counts.
    let both = [artefact.clone(), artefact];
    let tree = index_of_tree(&both, [&[2, 3][..], &[2]].into_iter());
    assert_eq!(tree, f(1, 1) - f(47, 85) * f(66, 85));
}

#[test]
fn w5_two_pictures_and_one_who_held_both() {
    let p = f(1, 5);
    let artefacts = [held(&[0, 1, 2, 3], 5, &p), held(&[3, 4], 5, &p)];
    assert_eq!(index(&artefacts, 5), [f(1, 5), f(1, 5), f(1, 5), f(13, 25), f(2, 5)]);
    let found = ranking(&even(5, &p), &artefacts);
    assert_eq!(found.candidates, [f(32, 296), f(32, 296), f(32, 296), f(160, 296), f(32, 296)]);
    assert_eq!(found.nobody, f(8, 296));
}

#[test]
fn w6_people_or_organisations_first() {
    let of = ["X", "X", "X", "X", "Y"];
    let artefact = |is_first| Artefact { weights: weights_inside(&of, is_first), outside: f(1, 10) };
    let x = [0, 1, 2, 3];
    assert_eq!(index_of_group(&[artefact(false)], &x), f(18, 25));
    assert_eq!(index_of_group(&[artefact(true)], &x), f(9, 20));
    assert_eq!(index(&[artefact(true)], 5)[4], f(9, 20));
    assert_eq!(index_of_group(&[artefact(false), held(&[0, 4], 5, &f(1, 10))], &x), f(846, 1000), "W6b");
}

#[test]
fn w7_three_incidents() {
    let p = f(1, 5);
    let incidents = [held(&[0, 1, 2], 6, &p), held(&[0, 3, 4], 6, &p), held(&[0, 5], 6, &p)];
    let indexes = index(&incidents, 6);
    let first = f(1, 1) - pow(&f(11, 15), 2) * f(3, 5);
    assert_eq!(indexes, [first, f(4, 15), f(4, 15), f(4, 15), f(4, 15), f(2, 5)]);
    let found = ranking(&even(6, &p), &incidents);
    let all = f(2, 15) * (f(1, 1) + f(5, 25)) + f(1, 625);
    assert_eq!(found.candidates[0], f(2, 15) / all.clone());
    assert!(found.candidates[1..].iter().all(|one| *one == f(2, 375) / all.clone()));
    assert_eq!(found.nobody, f(1, 625) / all);
    for (share, chance) in [(f(1, 10), f(1, 1000)), (f(1, 2), f(1, 8)), (f(9, 10), f(729, 1000))] {
        assert_eq!(held_by_chance(3, 3, &share), chance, "W7b");
    }
    assert_eq!(held_by_chance(5, 4, &f(3, 10)), f(3078, 100_000), "W7c");
}

#[test]
fn w8_marks_are_evidence_about_copies() {
    assert!((mark_threshold(1000, 4, 1e-6) - 6.650_2).abs() < 1e-3);
    assert!((mark_p_value(-1.0, 4) - 1.0).abs() < 1e-12);
    let evidence = |scores: &[f64]| scores.iter().map(|score| mark_evidence(*score, 4)).collect::<Vec<f64>>();
    let rank = |evidence: Vec<f64>| {
        let artefact = Artefact { weights: vec![1.0; 4], outside: 0.05 };
        let prior = Prior { weights: vec![1.0; 4], nobody: 0.05, evidence, evidence_for_nobody: 1.0 };
        ranking(&prior, &[artefact])
    };
    let all = evidence(&[0.4, -0.8, 6.7, 1.1]);
    assert!(all[..2].iter().all(|one| (one - 0.5).abs() < 1e-12));
    let found = rank(all);
    assert!((found.candidates[2] - 0.999_919).abs() < 1e-6, "{found:?}");
    assert!((found.candidates[0] - 2.7e-5).abs() < 1e-6 && (found.nobody - 1e-6).abs() < 1e-6);
    assert!((mark_evidence(30.0, 4) - MOST_EVIDENCE).abs() < 1e-6);
    // A copy that was passed on without a mark of its own: both who had it are as likely.
    let found = rank(evidence(&[0.4, 9.0, 9.0, -0.2]));
    assert!((found.candidates[1] - found.candidates[2]).abs() < 1e-12 && found.candidates[1] > 0.499_9, "W8b");
}

#[test]
fn w9_who_holds_the_same_cannot_be_told_apart() {
    let p = f(1, 5);
    let of = |one: &[usize], other: &[usize]| Allocation {
        holdings: [one, other].map(|objects| objects.iter().copied().collect::<BTreeSet<usize>>()).to_vec(),
    };
    for (allocation, apart, total, most) in [
        (of(&[1, 2], &[1, 2]), f(0, 1), f(2, 1), (2, 2)),
        (of(&[1, 2], &[1, 3]), f(12, 25), f(1, 1), (1, 2)),
        (of(&[1, 2], &[3, 4]), f(24, 25), f(0, 1), (0, 2)),
    ] {
        assert_eq!(told_apart(&allocation, 0, 1, &p), apart);
        assert_eq!(allocation.overlaps::<BigRational>(), (total, Some(most)));
    }
    // A variant of its own for one of them is the same as a mark.
    assert_eq!(told_apart(&of(&[1, 9], &[1]), 0, 1, &p), f(12, 25));
}

/// Every way in which the pictures may have come about, with how likely it is: for each who was the source of any.
fn by_enumeration(artefacts: &[Artefact<BigRational>], candidates: usize) -> Vec<BigRational> {
    let mut found = vec![BigRational::zero(); candidates];
    let mut ways: Vec<(BTreeSet<usize>, BigRational)> = vec![(BTreeSet::new(), BigRational::one())];
    for artefact in artefacts {
        let shares = artefact.shares();
        let next = ways.iter().flat_map(|(sources, chance)| {
            let outside = (sources.clone(), chance.clone() * artefact.outside.clone());
            let one = |(place, share): (usize, &BigRational)| {
                let mut sources = sources.clone();
                sources.insert(place);
                (sources, chance.clone() * share.clone())
            };
            shares.iter().enumerate().map(one).chain([outside]).collect::<Vec<_>>()
        });
        ways = next.collect();
    }
    for (sources, chance) in ways {
        for source in sources {
            found[source] += chance.clone();
        }
    }
    found
}

fn some_artefacts() -> impl Strategy<Value = Vec<Artefact<BigRational>>> {
    let artefact = (proptest::collection::vec(0_i64..5, 4), 0_i64..=10).prop_map(|(weights, outside)| Artefact {
        weights: weights.into_iter().map(|weight| f(weight, 4)).collect(),
        outside: f(outside, 10),
    });
    proptest::collection::vec(artefact, 1..4)
}

proptest! {
    #[test]
    fn w10_the_index_is_what_enumeration_says(artefacts in some_artefacts()) {
        let custody = artefacts.iter().all(|one| !sum(&one.weights).is_zero());
        if custody {
            prop_assert_eq!(index(&artefacts, 4), by_enumeration(&artefacts, 4));
        }
    }

    #[test]
    fn shares_and_rankings_sum_to_one_in_any_order(artefacts in some_artefacts(), nobody in 0_i64..=10) {
        for artefact in &artefacts {
            prop_assert_eq!(sum(&artefact.shares()) + artefact.outside_share(), BigRational::one());
        }
        let prior = even(4, &f(nobody, 10));
        let found = ranking(&prior, &artefacts);
        prop_assert_eq!(sum(&found.candidates) + found.nobody.clone(), BigRational::one());
        let turned: Vec<_> = artefacts.iter().rev().cloned().collect();
        prop_assert_eq!(ranking(&prior, &turned), found);
        prop_assert_eq!(index(&turned, 4), index(&artefacts, 4));
    }

    #[test]
    fn another_holder_raises_nobody_elses_share(artefacts in some_artefacts()) {
        for artefact in artefacts {
            let before = artefact.shares();
            let mut more = artefact.clone();
            more.weights.push(BigRational::one());
            let had = !sum(&artefact.weights).is_zero();
            prop_assert!(!had || more.shares().iter().zip(&before).all(|(after, before)| after <= before));
        }
    }

    #[test]
    fn evidence_for_one_lowers_all_others(artefacts in some_artefacts(), times in 2_i64..1000) {
        let mut prior = even(4, &f(1, 10));
        let before = ranking(&prior, &artefacts);
        prior.evidence[2] = f(times, 1);
        let after = ranking(&prior, &artefacts);
        prop_assert!(after.candidates[2] >= before.candidates[2] && after.nobody <= before.nobody);
        prop_assert!([0, 1, 3].iter().all(|one| after.candidates[*one] <= before.candidates[*one]));
    }
}

#[test]
fn at_the_edges() {
    let [none, all] = [f(0, 1), f(1, 1)];
    assert!(index(&[held(&[0], 1, &all)], 1)[0].is_zero());
    assert!(index(&[held(&[0], 1, &none)], 1)[0].is_one());
    let nobody = held(&[], 2, &f(1, 5));
    assert_eq!((nobody.shares(), nobody.outside_share()), (vec![none.clone(), none.clone()], all.clone()));
    assert_eq!(ranking(&even(0, &f(1, 5)), &[]).nobody, all);
    assert_eq!(
        ranking(&even(1, &none), &[held(&[], 1, &none)]).nobody,
        f(1, 1),
        "nothing was possible: nobody recorded"
    );
    let word = |first: Option<f64>, pointed| {
        let nobody = 1.0 - first.unwrap_or_default();
        Clarity::of(first, nobody, pointed).as_str()
    };
    assert_eq!([word(None, true), word(Some(0.0), false), word(Some(0.05), true)], ["none", "none", "none"]);
    assert_eq!([word(Some(0.999), true), word(Some(0.999), false)], ["exact", "high"]);
    assert_eq!([word(Some(0.5), true), word(Some(0.5), false)], ["inconclusive", "inconclusive"]);
}
