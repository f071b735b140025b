//! Cuts words so that they stay inside their shape; a Chinese character is as wide as two letters.

/// Widths that fit into a shape, in letters.
pub(super) const NAME: usize = 20;
pub(super) const CODE: usize = 23;
pub(super) const WORD: usize = 20;

/// The words, or as many of their characters as fit with an ellipsis after them.
pub(super) fn cut(words: &str, fits: usize) -> String {
    if words.chars().map(width).sum::<usize>() <= fits {
        return words.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for letter in words.chars() {
        used += width(letter);
        if used > fits {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

fn width(letter: char) -> usize {
    if ('\u{1100}'..='\u{115f}').contains(&letter)
        || ('\u{2e80}'..='\u{ff60}').contains(&letter)
        || letter > '\u{1f000}'
    {
        2
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_by_their_width_and_not_inside_a_character() {
        assert_eq!(cut("Jinlu Mould", 11), "Jinlu Mould");
        assert_eq!(cut("Jinlu Mould Works", 12), "Jinlu Mould…");
        assert_eq!(cut("金炉模具制造有限公司", 20), "金炉模具制造有限公司");
        assert_eq!(cut("金炉模具制造有限公司", 11), "金炉模具制…");
        assert_eq!(cut("", 5), "");
    }
}
