//! Characters as Python sorts them; outside ASCII, Rust's own classes differ.

use std::ops::RangeInclusive;

use unicode_general_category::{GeneralCategory, get_general_category};

/// Digits for `str.isdigit` that are none for `int`: superscripts, numbers in circles and the like.
const OTHER_DIGITS: [RangeInclusive<char>; 20] = [
    '\u{b2}'..='\u{b3}',
    '\u{b9}'..='\u{b9}',
    '\u{1369}'..='\u{1371}',
    '\u{19da}'..='\u{19da}',
    '\u{2070}'..='\u{2070}',
    '\u{2074}'..='\u{2079}',
    '\u{2080}'..='\u{2089}',
    '\u{2460}'..='\u{2468}',
    '\u{2474}'..='\u{247c}',
    '\u{2488}'..='\u{2490}',
    '\u{24ea}'..='\u{24ea}',
    '\u{24f5}'..='\u{24fd}',
    '\u{24ff}'..='\u{24ff}',
    '\u{2776}'..='\u{277e}',
    '\u{2780}'..='\u{2788}',
    '\u{278a}'..='\u{2792}',
    '\u{10a40}'..='\u{10a43}',
    '\u{10e60}'..='\u{10e68}',
    '\u{11052}'..='\u{1105a}',
    '\u{1f100}'..='\u{1f10a}',
];

/// `str.isalpha`: the letters, without the marks and numerals that Rust counts as alphabetic.
pub(super) fn is_alpha(c: char) -> bool {
    use GeneralCategory::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    let category = get_general_category(c);
    matches!(category, UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter)
}

/// `str.isdigit`
pub(super) fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    is_decimal(c) || OTHER_DIGITS.iter().any(|range| range.contains(&c))
}

/// The digit that `int` and `float` take this character for.
pub(super) fn digit_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    // The digits of a script stand in a row from 0 to 9, and rows next to each other are whole.
    let before = |c: &char| char::from_u32(*c as u32 - 1).filter(|&c| is_decimal(c));
    let place = std::iter::successors(Some(c).filter(|&c| is_decimal(c)), before).count().checked_sub(1)?;
    u8::try_from(place % 10).ok()
}

fn is_decimal(c: char) -> bool {
    get_general_category(c) == GeneralCategory::DecimalNumber
}

/// `str.isspace`: the separators of ASCII are blanks too.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

/// Where `str.splitlines` ends a line.
pub(super) fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `str.strip`
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// A character that `repr` shows as it is.
pub(super) fn is_printable(c: char) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, SpaceSeparator, Surrogate, Unassigned,
    };
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    !matches!(
        get_general_category(c),
        Control
            | Format
            | LineSeparator
            | ParagraphSeparator
            | PrivateUse
            | SpaceSeparator
            | Surrogate
            | Unassigned
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_python() {
        // Alphabetic for Rust: a letter in a circle, a Roman numeral, a vowel sign.
        assert_eq!(['a', 'é', 'ß', 'ホ', 'ª'].map(is_alpha), [true; 5]);
        assert_eq!(['5', '_', 'Ⓐ', 'Ⅷ', '\u{93e}', '🚀'].map(is_alpha), [false; 6]);
    }

    #[test]
    fn digits_have_the_value_of_their_place() {
        let values = ['0', '9', '٣', '\u{1d7ce}', '\u{1d7ff}'].map(digit_value);
        assert_eq!(values, [Some(0), Some(9), Some(3), Some(0), Some(9)]);
        assert_eq!(['²', '①', '½', 'x'].map(digit_value), [None; 4]);
        assert_eq!(['²', '①', '½', 'x'].map(is_digit), [true, true, false, false]);
    }

    #[test]
    fn blanks_and_lines() {
        assert_eq!(trim("\u{1c}\u{a0} a b\u{2029}\u{85}"), "a b");
        assert_eq!(trim("\u{feff}a\u{200b}"), "\u{feff}a\u{200b}");
        assert!("\n\u{b}\u{c}\r\u{1c}\u{1d}\u{1e}\u{85}\u{2028}".chars().all(is_line_break));
        assert!(!"\t \u{1f}\u{a0}".chars().any(is_line_break));
    }
}
