//! Every reason and warning has its words, in the order of the rule and with the labels that lawyers know.

use std::collections::BTreeSet;

use catalogue::{Language, SpokenFact, Words};
use domain::coverage::{Cause, Code, Remedy, Warning};
use domain::links::LinkStatus;

use crate::messages::messages;

const ENGLISH: Words = Words::new(Language::English);
const CHINESE: Words = Words::new(Language::Chinese);

#[test]
fn the_catalogue_names_exactly_the_reasons_and_warnings_that_are_judged() {
    let mut needed = BTreeSet::new();
    for code in Code::ALL {
        needed.extend(["", "-says", "-cure"].iter().map(|part| format!("reason-{}{part}", code.as_str())));
    }
    for warning in Warning::ALL {
        needed.extend(["", "-says"].iter().map(|part| format!("warning-{}{part}", warning.as_str())));
    }
    needed.extend(["", "-says"].iter().map(|part| format!("warning-WAIVED{part}")));
    needed.extend(["", "-says"].iter().map(|part| format!("cause-{}{part}", Cause::ReturnContradicted.as_str())));
    for language in Language::ALL {
        let held: BTreeSet<_> = messages(language.code())
            .into_keys()
            .filter(|key| ["reason-", "warning-", "cause-"].iter().any(|family| key.starts_with(family)))
            .collect();
        let differing: Vec<_> = needed.symmetric_difference(&held).collect();
        assert!(differing.is_empty(), "{}: missing or left over: {differing:#?}", language.code());
    }
}

#[test]
fn every_reason_and_warning_speaks_words_and_not_its_key() {
    for words in [ENGLISH, CHINESE] {
        let reasons = Code::ALL.into_iter().flat_map(|code| {
            [words.reason(code), words.reason_says(code), words.reason_cure(code), words.cause(Cause::Code(code))]
        });
        let warnings =
            Warning::ALL.into_iter().flat_map(|warning| [words.warning(warning), words.warning_says(warning)]);
        let causes = [words.cause(Cause::ReturnContradicted), words.cause_says(Cause::ReturnContradicted)];
        for text in reasons.chain(warnings).chain(causes) {
            let is_key = ["reason-", "warning-", "cause-"].iter().any(|family| text.starts_with(family));
            assert!(!is_key && !text.is_empty(), "{text:?} in {}", words.language.code());
        }
    }
}

#[test]
fn the_fact_of_every_check_and_every_remedy_is_told_in_both_languages() {
    for words in [ENGLISH, CHINESE] {
        for code in Code::ALL {
            for there in [true, false] {
                let told = words.fact(code, &SpokenFact { there, ..SpokenFact::default() });
                assert!(!told.starts_with("fact-") && !told.is_empty(), "{told:?} in {}", words.language.code());
            }
        }
        for remedy in Remedy::ALL {
            let told = words.remedy(remedy.as_str());
            assert!(!told.starts_with("remedy-") && !told.is_empty(), "{told:?} in {}", words.language.code());
        }
    }
}

#[test]
fn two_reasons_never_share_a_label() {
    for words in [ENGLISH, CHINESE] {
        let labels: BTreeSet<String> = Code::ALL.into_iter().map(|code| words.reason(code)).collect();
        assert_eq!(labels.len(), Code::ALL.len(), "{labels:?}");
    }
}

#[test]
fn a_missing_consent_reads_as_the_rule_prints_it() {
    assert_eq!(ENGLISH.reason(Code::ConsentMissing), "Consent missing");
    assert_eq!(CHINESE.reason(Code::ConsentMissing), "缺少转披露同意");
    assert_eq!(ENGLISH.cause(Cause::Code(Code::Expired)), "Agreement expired");
    assert_eq!(CHINESE.cause(Cause::Code(Code::Expired)), "协议已到期");
}

#[test]
fn verdicts_and_places_read_as_words() {
    for (english, chinese, says) in [
        ("Covered", "已覆盖", &(|words: Words| words.covered(true)) as &dyn Fn(Words) -> String),
        ("Not covered", "未覆盖", &|words| words.covered(false)),
        ("Bound", "受约束", &|words| words.bound(true)),
        ("Not bound", "不受约束", &|words| words.bound(false)),
        ("Holding", "持有", &|words| words.holding(true)),
        ("No longer holding", "已不再持有", &|words| words.holding(false)),
        ("Chain complete", "链条完整", &|words| words.chain(true)),
        ("Chain broken", "链条断裂", &|words| words.chain(false)),
        ("Manufacturer", "主机厂", &|words| words.tier(Some(0))),
        ("Tier 2", "二级", &|words| words.tier(Some(2))),
        ("Tier 12", "12 级", &|words| words.tier(Some(12))),
        ("Not linked", "无供应关系", &|words| words.tier(None)),
        ("0 hops", "转手 0 次", &|words| words.hops(Some(0))),
        ("1 hop", "转手 1 次", &|words| words.hops(Some(1))),
        ("3 hops", "转手 3 次", &|words| words.hops(Some(3))),
        ("Hops unknown", "转手次数不详", &|words| words.hops(None)),
        ("Declared", "已申报", &|words| words.link_status(LinkStatus::Declared)),
        ("Confirmed", "已确认", &|words| words.link_status(LinkStatus::Confirmed)),
        ("Inferred", "推断", &|words| words.link_status(LinkStatus::Inferred)),
    ] {
        assert_eq!((says(ENGLISH).as_str(), says(CHINESE).as_str()), (english, chinese));
    }
}
