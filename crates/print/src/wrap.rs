//! Where a text is broken into lines: at spaces, anywhere within Chinese, and within a word only when it has to be.

use std::ops::Range;

use crate::fonts::{Letter, Set, is_han};

/// What does not begin a line of Chinese.
const CLOSING: &str = "、。，．：；！？）》」』】〕〉”’％…—·ー～,.;:!?)]}%";
/// What does not end one.
const OPENING: &str = "（《「『【〔〈“‘([{￥";

/// The lines of a set text that is `room` wide, as a part of the size of its font; at least one.
///
/// Together they hold every letter but line feeds; the spaces at which lines are broken end them.
pub(crate) fn lines(set: &Set, room: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < set.letters.len() {
        let end = end(&set.letters, start, room);
        let is_fed = set.letters.get(end).is_some_and(|letter| letter.character == '\n');
        lines.push(start..end);
        start = end + usize::from(is_fed);
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// Where the line that starts at `start` ends: at a line feed, or at the last good place before the room is used up.
fn end(letters: &[Letter], start: usize, room: f32) -> usize {
    let mut used = 0.0;
    let (mut good, mut fair) = (None, None);
    for (index, letter) in letters.iter().enumerate().skip(start) {
        if letter.character == '\n' {
            return index;
        }
        if index > start {
            let before = letters[index - 1].character;
            if may_break(before, letter.character) {
                good = Some(index);
            } else if "-/_.,;:|@".contains(before) && !letter.character.is_whitespace() {
                fair = Some(index);
            }
        }
        used += letter.advance;
        if used > room + 0.001 && index > start && !letter.character.is_whitespace() {
            return good.or(fair).unwrap_or(index);
        }
    }
    letters.len()
}

fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() {
        return false;
    }
    before.is_whitespace() || (is_han(before) || is_han(after)) && !CLOSING.contains(after) && !OPENING.contains(before)
}

/// How wide the widest piece is that is not broken of itself, as a part of the size of the font.
pub(crate) fn widest_word(letters: &[Letter]) -> f32 {
    let mut widest: f32 = 0.0;
    let mut start = 0;
    for index in 1..=letters.len() {
        let ends = letters
            .get(index)
            .is_none_or(|letter| letter.character == '\n' || may_break(letters[index - 1].character, letter.character));
        if ends {
            widest = widest.max(Set::width(&letters[start..index]));
            start = index;
        }
    }
    widest
}

/// How wide the widest line is that the text has of itself.
pub(crate) fn widest_line(letters: &[Letter]) -> f32 {
    letters.split(|letter| letter.character == '\n').map(Set::width).fold(0.0, f32::max)
}
