//! Parties that may be one and the same: suggested with what speaks for and against it, and never decided here.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::facts::fold;

/// From so many of a hundred on, names are alike.
const ALIKE: u32 = 80;
/// From so many on, the words that tell names apart differ by typing alone.
const LEAST_TELLING: u32 = 87;
/// Below this they are other words, however alike the rest is.
const LEAST_WHOLE: u32 = 75;
/// So alike are a name and another that says more.
const WITHIN: u32 = 85;
/// Names of parties in different countries are suggested from here on alone.
const ALIKE_ABROAD: u32 = 95;
/// A word that more names have than this, or more than a fiftieth of them, says nothing of a party.
const COMMON: usize = 40;
/// So many suggestions are worth a person's time.
const MOST: usize = 3;
/// Names that begin alike for so many signs are compared, whatever their words.
const START: usize = 6;
/// Of parties with the very same name or number so many are compared: more say nothing more, since few are shown.
const MOST_EQUAL: usize = 16;

/// Words for what a company is in law; they tell no two companies apart.
const FORMS: &str = "co company ltd limited llc inc incorporated corp corporation gmbh mbh ag kg ohg se sa sas sarl srl spa sl slu bv nv ab \
    oy oyj as aps plc pte pvt private pty sdn bhd jsc tbk pt cv ltda lda kft doo sro zao ooo oao kk kabushiki kaisha and the de rl";
/// Words for what a company does; many have them, so they tell little.
const TRADES: &str = "factory fty factories industry industries industrial ind manufacturing mfg manufactory manufacturer manufacture making \
    garment garments apparel apparels clothing clothes textile textiles shoe shoes footwear fashion fashions knitting knit trading trade \
    international intl int group enterprise enterprises products product technology technologies tech electronics electronic automotive auto \
    automobile parts components systems mould moulds mold molds moulding molding tooling tools precision machinery metal plastic plastics \
    engineering services solutions works plant company holding holdings city province district china vietnam india";
/// Numbers of plants where they are written as words.
const NUMBERS: &str = "ii iii iv vi vii viii ix first second third fourth one two three north south east west";
/// The same at the end of names in Chinese, longer ones first.
const CHINESE_FORMS: [&str; 6] =
    ["集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司"];

/// What is known of a party when it is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known<'a> {
    pub name: &'a str,
    pub name_local: Option<&'a str>,
    pub country: Option<&'a str>,
    pub registration_no: Option<&'a str>,
}

/// What speaks for or against two parties being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    SameRegistration,
    OtherRegistration,
    /// The same but for legal forms, case and punctuation.
    SameName,
    SimilarName {
        percent: u32,
    },
    SameCountry,
    OtherCountry,
}

/// A party that may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The number under which it was added.
    pub number: usize,
    /// How alike the names are, of a hundred.
    pub percent: u32,
    pub evidence: Vec<Evidence>,
}

/// Parties to compare with, found by words that few of them have.
#[derive(Clone, Debug, Default)]
pub struct Register {
    entries: Vec<Entry>,
    by_core: HashMap<String, Vec<usize>>,
    by_word: HashMap<String, Vec<usize>>,
    by_registration: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Entry {
    names: Vec<Name>,
    country: Option<String>,
    registration: String,
}

/// A name without what tells no two parties apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    words: Vec<String>,
    /// All its words as one.
    core: String,
    /// The words that few others have; all of them where there are no such.
    telling: Vec<String>,
    /// Its numbers, in order.
    numbers: String,
}

impl Register {
    /// Adds a party; they are numbered from 0.
    pub fn add(&mut self, known: Known<'_>) {
        let entry = Entry::of(known);
        let number = self.entries.len();
        for name in &entry.names {
            note(&mut self.by_core, name.core.clone(), number);
            for word in name.handles() {
                note(&mut self.by_word, word, number);
            }
        }
        if !entry.registration.is_empty() {
            note(&mut self.by_registration, entry.registration.clone(), number);
        }
        self.entries.push(entry);
    }

    /// The parties with this registration number, in the order in which they were added.
    pub fn registered(&self, registration_no: &str) -> &[usize] {
        let registration = plain_registration(registration_no);
        if registration.is_empty() {
            return &[];
        }
        self.by_registration.get(&registration).map(Vec::as_slice).unwrap_or_default()
    }

    /// The parties that may be this one, the likeliest first; at most three.
    pub fn candidates(&self, known: Known<'_>) -> Vec<Candidate> {
        let entry = Entry::of(known);
        let mut met: Vec<usize> = Vec::new();
        met.extend(self.by_registration.get(&entry.registration).into_iter().flatten().take(MOST_EQUAL));
        for name in &entry.names {
            met.extend(self.by_core.get(&name.core).into_iter().flatten().take(MOST_EQUAL));
            let common = COMMON.max(self.entries.len() / 50);
            let rare = |numbers: &&Vec<usize>| numbers.len() <= common;
            met.extend(name.handles().filter_map(|word| self.by_word.get(&word)).filter(rare).flatten());
        }
        met.sort_unstable();
        met.dedup();
        let compared = |number: usize| self.entries.get(number).and_then(|other| entry.compared(other, number));
        let mut found: Vec<Candidate> = met.into_iter().filter_map(compared).collect();
        let is_registered = |one: &Candidate| one.evidence.contains(&Evidence::SameRegistration);
        found.sort_by_key(|one| (!is_registered(one), std::cmp::Reverse(one.percent), one.number));
        found.truncate(MOST);
        found
    }
}

fn note(index: &mut HashMap<String, Vec<usize>>, key: String, number: usize) {
    let numbers = index.entry(key).or_default();
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

impl Entry {
    fn of(known: Known<'_>) -> Self {
        let mut names: Vec<Name> = Vec::new();
        for name in [Some(known.name), known.name_local].into_iter().flatten().map(Name::of) {
            if !name.core.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        Self {
            names,
            country: known.country.map(str::to_owned),
            registration: plain_registration(known.registration_no.unwrap_or_default()),
        }
    }

    fn compared(&self, other: &Self, number: usize) -> Option<Candidate> {
        let pairs = self.names.iter().flat_map(|one| other.names.iter().map(move |two| one.likeness(two)));
        let percent = pairs.max().unwrap_or_default();
        let mut evidence = Vec::new();
        let has_registrations = !self.registration.is_empty() && !other.registration.is_empty();
        let same_registration = has_registrations && self.registration == other.registration;
        if has_registrations {
            evidence.push(if same_registration { Evidence::SameRegistration } else { Evidence::OtherRegistration });
        }
        match percent {
            100 => evidence.push(Evidence::SameName),
            ALIKE.. => evidence.push(Evidence::SimilarName { percent }),
            _ => {}
        }
        let abroad = match (&self.country, &other.country) {
            (Some(one), Some(two)) => {
                evidence.push(if one == two { Evidence::SameCountry } else { Evidence::OtherCountry });
                one != two
            }
            _ => false,
        };
        let least = if abroad { ALIKE_ABROAD } else { ALIKE };
        let is_likely = same_registration || (percent >= least && !(has_registrations && percent < 100));
        is_likely.then_some(Candidate { number, percent, evidence })
    }
}

impl Name {
    fn of(written: &str) -> Self {
        let folded: String = fold(written).nfd().filter(|sign| !is_combining_mark(*sign)).nfc().collect();
        let spaced: String = folded
            .chars()
            .filter(|sign| !matches!(sign, '.' | '\'' | '’' | '\u{25a1}' | '\u{fffd}'))
            .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
            .collect();
        let spaced = joined_letters(&spaced);
        let all: Vec<&str> =
            spaced.split_whitespace().map(without_chinese_form).filter(|word| !word.is_empty()).collect();
        let telling: Vec<&str> = all.iter().copied().filter(|word| !holds(FORMS, word)).collect();
        let words: Vec<String> =
            if telling.is_empty() { all } else { telling }.into_iter().map(str::to_owned).collect();
        let is_telling = |word: &&String| !holds(TRADES, word);
        let telling: Vec<String> = words.iter().filter(is_telling).cloned().collect();
        let telling = if telling.is_empty() { words.clone() } else { telling };
        let digits = |word: &String| word.chars().filter(char::is_ascii_digit).collect::<String>();
        let number = |word: &String| if holds(NUMBERS, word) { word.clone() } else { digits(word) };
        Self { core: words.concat(), numbers: words.iter().map(number).collect(), telling, words }
    }

    /// What it is found by: its words, pairs of Chinese signs, and how it begins.
    fn handles(&self) -> impl Iterator<Item = String> {
        let signs: Vec<char> = self.core.chars().collect();
        let pairs: Vec<String> = signs
            .windows(2)
            .filter(|pair| pair.iter().all(|sign| is_chinese(*sign)))
            .map(|pair| pair.iter().collect())
            .collect();
        let start = (signs.len() >= START).then(|| format!("^{}", signs.iter().take(START).collect::<String>()));
        let words = self.words.iter().filter(|word| word.len() >= 3).cloned();
        // Letters that changed places leave a word the same letters.
        let letters = self.telling.iter().filter(|word| word.len() >= 5).map(|word| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            format!("~{}", letters.into_iter().collect::<String>())
        });
        words.chain(pairs).chain(start).chain(letters).collect::<Vec<_>>().into_iter()
    }

    /// How alike two names are, of a hundred. Names whose numbers differ are of two plants.
    fn likeness(&self, other: &Self) -> u32 {
        if self.core == other.core {
            return 100;
        }
        let is_short = |name: &Self| name.core.chars().count() < if name.core.is_ascii() { 5 } else { 3 };
        if self.numbers != other.numbers || is_short(self) || is_short(other) {
            return 0;
        }
        let (mut one, mut two) = (self.words.clone(), other.words.clone());
        one.sort_unstable();
        two.sort_unstable();
        if one == two {
            return 99;
        }
        let (one, two) = (self.telling.concat(), other.telling.concat());
        let whole = hundredths(strsim::sorensen_dice(&self.core, &other.core));
        let telling = hundredths(strsim::normalized_damerau_levenshtein(&one, &two));
        let is_typing = telling >= LEAST_TELLING && one.chars().count().min(two.chars().count()) >= 5;
        let best = [is_typing.then_some(telling), (self.is_within(other) || other.is_within(self)).then_some(WITHIN)];
        let best = best.into_iter().flatten().max().unwrap_or_default();
        // Long words that many have make names alike that are not.
        let whole = if telling >= LEAST_WHOLE { whole } else { 0 };
        best.max(whole).min(99)
    }

    /// Whether all telling words of this one, two at least, stand in the other, one letter apart at most.
    fn is_within(&self, other: &Self) -> bool {
        let is_near = |one: &String, two: &String| {
            one == two || (one.len() >= 5 && two.len() >= 5 && strsim::damerau_levenshtein(one, two) <= 1)
        };
        let is_there = |one: &String| other.telling.iter().any(|two| is_near(one, two));
        self.telling.len() >= 2 && self.telling.iter().all(is_there)
    }
}

/// Single letters in a row made one word, so that `S. A.` is `SA`.
fn joined_letters(text: &str) -> String {
    let mut joined = String::new();
    let mut was_letter = false;
    for word in text.split_whitespace() {
        let is_letter = word.len() == 1 && word.bytes().all(|sign| sign.is_ascii_alphabetic());
        if !(joined.is_empty() || was_letter && is_letter) {
            joined.push(' ');
        }
        joined.push_str(word);
        was_letter = is_letter;
    }
    joined
}

fn hundredths(share: f64) -> u32 {
    // Rounded down, and never outside 0 to 100.
    (0..=100).rev().find(|percent| f64::from(*percent) <= share * 100.0).unwrap_or_default()
}

fn holds(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

fn without_chinese_form(word: &str) -> &str {
    CHINESE_FORMS.iter().find_map(|form| word.strip_suffix(form)).unwrap_or(word)
}

fn is_chinese(sign: char) -> bool {
    matches!(u32::from(sign), 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

fn plain_registration(written: &str) -> String {
    fold(written).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(name: &'a str, country: &'a str, registration: &'a str) -> Known<'a> {
        let given = |text: &'a str| Some(text).filter(|text| !text.is_empty());
        Known { name, name_local: None, country: given(country), registration_no: given(registration) }
    }

    fn against(one: Known<'_>, other: Known<'_>) -> Option<Candidate> {
        let mut register = Register::default();
        register.add(other);
        register.candidates(one).into_iter().next()
    }

    #[test]
    fn names_that_differ_in_legal_forms_case_and_signs_are_the_same_name() {
        for (one, other) in [
            ("Oak Plating Co., Ltd.", "OAK PLATING LIMITED"),
            ("Müller Guss GmbH & Co. KG", "Muller Guss GMBH"),
            ("北京模塑科技有限公司", "北京模塑科技股份有限公司"),
            ("Société Exemple S.A.S.", "SOCIETE EXEMPLE"),
            ("Industrias Roble S.A. de C.V.", "Industrias Roble S. A. de C. V."),
            ("Oak\u{25a1} Plating", "oak plating pvt ltd"),
        ] {
            let found = against(known(one, "CN", ""), known(other, "CN", "")).unwrap();
            assert_eq!(found.evidence, [Evidence::SameName, Evidence::SameCountry], "{one} {other}");
        }
    }

    #[test]
    fn similar_names_are_suggested_and_numbered_plants_and_strangers_are_not() {
        let similar =
            against(known("Dongguan Luyang Shoes", "CN", ""), known("Dongguan Lu Yang Shoe Co.", "CN", "")).unwrap();
        assert!(
            matches!(similar.evidence.as_slice(), [Evidence::SimilarName { .. }, Evidence::SameCountry]),
            "{similar:?}"
        );
        for (one, other) in [
            ("Eypllon Styles", "Epyllon Styles Ltd."),
            ("Northlake Jiatu (Aolun) Shoes Factory", "NORHTLAKE JIATU SHOES CO.,LTD"),
            ("BAI NA SHOES INDUSTRY", "Baina Shoe Factory"),
            ("Glory Lakeside", "Glory Industrial Lakeside - Demak"),
        ] {
            assert!(against(known(one, "CN", ""), known(other, "CN", "")).is_some(), "{one} {other}");
        }
        for (one, other) in [
            ("Oak Plant No. 1", "Oak Plant No. 2"),
            ("Garment Factory Alpha", "Garment Factory Omega"),
            ("Ash", "Asp"),
            ("Harbour Plating", "Coastal Plating"),
            ("Lakeside Rising Garments", "Lakeside Ruiyang Garment"),
            ("Oak Moulds II", "Oak Moulds Demak"),
            ("Oak Valley South", "Oak Valley North"),
        ] {
            assert_eq!(against(known(one, "CN", ""), known(other, "CN", "")), None, "{one} {other}");
        }
    }

    #[test]
    fn numbers_and_countries_speak_for_and_against() {
        let same = against(known("Oak", "CN", "9131-0000"), known("Quite Another", "DE", "91310000")).unwrap();
        assert_eq!(same.evidence, [Evidence::SameRegistration, Evidence::OtherCountry]);
        let other = against(known("Oak Plating", "CN", "1"), known("Oak Plating Ltd", "CN", "2")).unwrap();
        assert_eq!(other.evidence, [Evidence::OtherRegistration, Evidence::SameName, Evidence::SameCountry]);
        assert_eq!(against(known("Oak Platings", "CN", ""), known("Oak Plating", "DE", "")), None);
        let mut register = Register::default();
        register.add(known("Oak", "CN", "91 31"));
        assert_eq!((register.registered("9131"), register.registered("")), ([0].as_slice(), [].as_slice()));
    }
}
