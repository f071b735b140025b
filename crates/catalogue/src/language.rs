//! The languages that Underwraps speaks, and which of them a reader asks for.

use fluent_templates::LanguageIdentifier;
use fluent_templates::loader::langid;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Chinese,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The tag for `<html lang>`, the database and the folder under `locales`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The name in the language itself, for switches.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The best match for an `Accept-Language` header; English when none fits. Any `zh` is answered in Chinese.
    pub fn from_accept(header: &str) -> Self {
        let mut wishes: Vec<(Self, u16)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, rest) = wish.split_once(';').unwrap_or((wish, ""));
                let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
                let language = match primary.as_str() {
                    "zh" => Self::Chinese,
                    "en" | "*" => Self::English,
                    _ => return None,
                };
                Some((language, thousandths(rest)))
            })
            .filter(|(_, weight)| *weight > 0)
            .collect();
        wishes.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        wishes.first().map_or(Self::English, |(language, _)| *language)
    }

    pub(crate) const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::Chinese => langid!("zh-CN"),
        }
    }
}

/// `q=0.8` as 800; 1000 when it is absent, 0 when it is no weight.
fn thousandths(parameters: &str) -> u16 {
    let Some(weight) = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("q=")) else {
        return 1000;
    };
    match weight.trim().split_once('.') {
        None if weight.trim() == "1" => 1000,
        Some(("1", _)) => 1000,
        Some(("0", fraction)) => format!("{fraction:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_answered_in_the_language_it_likes_best() {
        for (header, expected) in [
            ("", Language::English),
            ("zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese),
            ("en-GB,en;q=0.9,zh;q=0.8", Language::English),
            ("fr-FR, zh-TW;q=0.5, en;q=0.4", Language::Chinese),
            ("de", Language::English),
            ("en;q=0.1, zh;q=0.12", Language::Chinese),
            ("zh;q=0, en;q=0.1", Language::English),
            ("zh;q=x", Language::English),
        ] {
            assert_eq!(Language::from_accept(header), expected, "{header}");
        }
    }
}
