//! Breaks and cuts words so that they stay inside their shape, by how wide a wide bold font draws each letter.

/// Rooms for words in a shape, in hundredths of the size of their letters.
pub(super) const NAME: usize = 1_280;
pub(super) const WORD: usize = 1_240;
/// The room for a code, in letters, which are all equally wide.
pub(super) const CODE: usize = 23;

/// Marks that start no line, and those that end none.
const CLOSING: &str = "，。、；：！？）》】」』%,.;:!?)";
const OPENING: &str = "（《【「『(";
/// Chinese words of names of organisations inside which no line ends.
const WHOLE: [&str; 10] = ["有限责任公司", "有限公司", "股份", "集团", "科技", "技术", "工业", "汽车", "模具", "饰件"];

/// The words, or as many of their characters as fit with an ellipsis after them.
pub(super) fn cut(words: &str, fits: usize) -> String {
    if wide(words) <= fits {
        return words.to_owned();
    }
    let kept = fitting(words, fits.saturating_sub(width('…')));
    format!("{}…", words[..kept].trim_end())
}

/// As [`cut`], of letters that are all equally wide; a Chinese character is as wide as two.
pub(super) fn cut_code(code: &str, fits: usize) -> String {
    let width = |letter| if is_square(letter) { 2 } else { 1 };
    if code.chars().map(width).sum::<usize>() <= fits {
        return code.to_owned();
    }
    let mut used = 1;
    let fits_still = |letter: &char| {
        used += width(*letter);
        used <= fits
    };
    format!("{}…", code.chars().take_while(fits_still).collect::<String>().trim_end())
}

/// The words on one line, or on two of which the second is cut; they part at a space or beside a Chinese character, and inside
/// a word only where it is longer than a line.
pub(super) fn lines(words: &str, fits: usize) -> (String, String) {
    if wide(words) <= fits {
        return (words.to_owned(), String::new());
    }
    let most = fitting(words, fits);
    let mut at = words.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && *at <= most);
    let at = at.rfind(|at| may_part(words, *at)).unwrap_or(most);
    let (first, second) = words.split_at(at);
    (first.trim_end().to_owned(), cut(second.trim_start(), fits))
}

/// How many bytes of the words fit; a space at the end takes no room.
fn fitting(words: &str, fits: usize) -> usize {
    let mut used = 0;
    for (at, letter) in words.char_indices() {
        used += width(letter);
        if used > fits && letter != ' ' {
            return at;
        }
    }
    words.len()
}

/// Whether a line may end before the character at `at`.
fn may_part(words: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (words[..at].chars().next_back(), words[at..].chars().next()) else {
        return false;
    };
    let is_apart = before == ' ' || before == '-' || is_square(before) || is_square(after);
    is_apart && after != ' ' && !CLOSING.contains(after) && !OPENING.contains(before) && !is_inside_a_word(words, at)
}

fn is_inside_a_word(words: &str, at: usize) -> bool {
    WHOLE.into_iter().any(|word| words.match_indices(word).any(|(start, _)| start < at && at < start + word.len()))
}

fn wide(words: &str) -> usize {
    words.chars().map(width).sum()
}

/// The width of a letter in hundredths of its size, in a font that is wider than most.
fn width(letter: char) -> usize {
    match letter {
        letter if is_square(letter) => 100,
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | '\'' | '|' | ':' | ';' => 39,
        'f' | 't' | 'r' | '-' | '(' | ')' => 49,
        'm' | 'w' | 'M' | 'W' | '…' | '—' | '@' | '%' => 107,
        letter if letter.is_uppercase() || letter == '&' => 82,
        _ => 71,
    }
}

fn is_square(letter: char) -> bool {
    ('\u{1100}'..='\u{115f}').contains(&letter) || ('\u{2e80}'..='\u{ff60}').contains(&letter) || letter > '\u{1f000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_by_their_width_and_not_inside_a_character() {
        assert_eq!(cut("Jinlu Mould", 800), "Jinlu Mould");
        assert_eq!(cut("Jinlu Mould Works", 900), "Jinlu Mould…");
        assert_eq!(cut("金炉模具制造有限公司", 1000), "金炉模具制造有限公司");
        assert_eq!(cut("金炉模具制造有限公司", 620), "金炉模具制…");
        assert_eq!((cut("", 500), cut("MMMM", 430)), (String::new(), "MMMM".to_owned()));
        assert_eq!(
            (cut_code("D-2023-0001", 11), cut_code("D-2023-0001", 8)),
            ("D-2023-0001".into(), "D-2023-…".into())
        );
        assert_eq!(cut_code("逐个显示 20", 8), "逐个显…");
    }

    #[test]
    fn a_long_name_goes_on_a_second_line_and_is_cut_only_there() {
        let both = |words: &str| lines(words, NAME);
        let told = |first: &str, second: &str| (first.to_owned(), second.to_owned());
        assert_eq!(both("Jinlu Mould Proofing"), told("Jinlu Mould Proofing", ""));
        assert_eq!(both("Chengyao Moulding Technology"), told("Chengyao Moulding", "Technology"));
        assert_eq!(both("Brennhausen Formenbau und Werkzeugtechnik GmbH"), told("Brennhausen", "Formenbau und We…"));
        assert_eq!(both("布伦豪森模具与工装技术有限公司"), told("布伦豪森模具与工装技术", "有限公司"));
        assert_eq!(both("锦川（北方）表面处理技术（第二）厂"), told("锦川（北方）表面处理技术", "（第二）厂"));
        assert_eq!(both("Donaudampfschifffahrtsgesellschaft"), told("Donaudampfschifffah", "rtsgesellschaft"));
        for name in
            ["Mr W. W. Wimmelmann and Company Manufacturing", "一二三四五六七八九十一、二三四五六七八九十一二三四五"]
        {
            let (first, second) = both(name);
            assert!(wide(&first) <= NAME && wide(&second) <= NAME, "{first} / {second}");
            assert!(!second.starts_with(|letter| CLOSING.contains(letter)), "{second}");
        }
    }
}
