//! Signs that say nothing, as they get into lists that went from program to program.

use unicode_normalization::UnicodeNormalization;

/// A text on one line, without the boxes, blanks of no width and broken signs that other programs leave; what is said stays.
pub fn clean(text: &str) -> String {
    let kept = text.chars().filter(|sign| !says_nothing(*sign)).map(|sign| if sign.is_control() { ' ' } else { sign });
    let kept: String = kept.collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether more is wrong with a text than blanks around it.
pub fn is_unclean(text: &str) -> bool {
    clean(text) != text.trim()
}

fn says_nothing(sign: char) -> bool {
    matches!(sign, '\u{25a1}' | '\u{25a0}' | '\u{fffd}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A text as words are compared: full-width signs like half-width ones, in lower case, letters and digits alone.
pub fn bare(text: &str) -> String {
    clean(text).nfkc().flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_goes_and_the_rest_stays() {
        assert_eq!(clean(" ACME\u{25a1}\n Co.,\u{a0}Ltd\u{200b} "), "ACME Co., Ltd");
        assert_eq!(clean("北京模塑（中国）有限公司"), "北京模塑（中国）有限公司");
        assert!(is_unclean("A\u{25a1}") && is_unclean("A\nB") && !is_unclean(" A B "));
        assert_eq!(bare("Ｎｏ． 12-B"), "no12b");
    }
}
