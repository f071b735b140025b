//! Countries as people write them become two letters of ISO 3166-1, where that is certain.

use isocountry::CountryCode;

/// Everyday names that the standard writes otherwise.
const EVERYDAY: &[(&str, &str)] = &[
    ("bolivia", "BO"),
    ("czech republic", "CZ"),
    ("great britain", "GB"),
    ("hong kong", "HK"),
    ("iran", "IR"),
    ("korea", "KR"),
    ("macau", "MO"),
    ("moldova", "MD"),
    ("russia", "RU"),
    ("south korea", "KR"),
    ("taiwan", "TW"),
    ("tanzania", "TZ"),
    ("the netherlands", "NL"),
    ("turkey", "TR"),
    ("uk", "GB"),
    ("united kingdom", "GB"),
    ("united states", "US"),
    ("venezuela", "VE"),
    ("vietnam", "VN"),
];

/// The two letters of a country that is given as two or three letters or by its name.
pub(super) fn alpha2(text: &str) -> Option<&'static str> {
    let folded = text.to_lowercase();
    let of_letters = CountryCode::for_alpha2_caseless(text).or_else(|_| CountryCode::for_alpha3_caseless(text));
    if let Ok(country) = of_letters {
        return Some(country.alpha2());
    }
    if let Some((_, letters)) = EVERYDAY.iter().find(|(name, _)| *name == folded) {
        return Some(letters);
    }
    CountryCode::iter().find(|country| country.name().to_lowercase() == folded).map(CountryCode::alpha2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_names_are_read_and_nothing_is_guessed() {
        for (text, letters) in [
            ("US", Some("US")),
            ("usa", Some("US")),
            ("China", Some("CN")),
            ("Korea", Some("KR")),
            ("Viet Nam", Some("VN")),
            ("Vietnam", Some("VN")),
            ("Atlantis", None),
            ("China;Japan", None),
            ("", None),
        ] {
            assert_eq!(alpha2(text), letters, "{text}");
        }
    }
}
