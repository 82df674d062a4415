//! What JavaScript makes of text: its blanks, its cases, its numbers.

/// What its `\s` and its `trim` take for a blank: the byte order mark is one, NEXT LINE is none.
pub(super) fn is_blank(c: char) -> bool {
    match c {
        '\u{feff}' => true,
        '\u{85}' => false,
        _ => c.is_whitespace(),
    }
}

/// The text without blanks at its edges.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Whether the text is this word once it is in upper case: `ſdu` is SDU.
pub(super) fn is_word(text: &str, upper: &str) -> bool {
    text.eq_ignore_ascii_case(upper) || (!text.is_ascii() && text.to_uppercase() == upper)
}

/// What a table says of a word.
pub(super) fn look_up<T: Copy>(text: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(word, _)| is_word(text, word)).map(|&(_, value)| value)
}

/// The number that a text is, NaN where it is none; nothing at all is 0.
pub(super) fn number(text: &str) -> f64 {
    let text = trim(text);
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return 0.0;
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        return text.parse().unwrap_or(f64::NAN);
    }
    if let [b'0', mark, digits @ ..] = bytes
        && let Some(base) = base(*mark)
    {
        return whole(digits, base).filter(|&(_, taken)| taken == digits.len()).map_or(f64::NAN, |(n, _)| n);
    }
    match text {
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        // Rust reads `inf` and `nan` besides what JavaScript reads.
        _ if bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) => {
            text.parse().unwrap_or(f64::NAN)
        }
        _ => f64::NAN,
    }
}

/// The whole number at the start of a text, NaN where there is none.
pub(super) fn leading_integer(text: &str) -> f64 {
    let text = text.trim_start_matches(is_blank).as_bytes();
    let (sign, text) = match text {
        [b'-', rest @ ..] => (-1.0, rest),
        [b'+', rest @ ..] => (1.0, rest),
        _ => (1.0, text),
    };
    let found = match text {
        [b'0', b'x' | b'X', digits @ ..] => whole(digits, 16),
        _ => whole(text, 10),
    };
    found.map_or(f64::NAN, |(number, _)| sign * number)
}

/// The base that a letter after a zero stands for.
fn base(mark: u8) -> Option<u32> {
    match mark {
        b'x' | b'X' => Some(16),
        b'o' | b'O' => Some(8),
        b'b' | b'B' => Some(2),
        _ => None,
    }
}

/// The number that digits make, and how many of them there are.
fn whole(text: &[u8], base: u32) -> Option<(f64, usize)> {
    let digits = text.iter().map_while(|&byte| char::from(byte).to_digit(base));
    let (number, taken) = digits
        .fold((0.0, 0), |(number, taken), digit| (number * f64::from(base) + f64::from(digit), taken + 1));
    (taken > 0).then_some((number, taken))
}

/// Whether a switch is on.
pub(super) fn is_yes(text: &str) -> bool {
    ["yes", "on", "true"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let table = [
            ("1521", 1521.0),
            ("", 0.0),
            (" \u{feff}7\u{2003}", 7.0),
            ("0x5F1", 1521.0),
            ("0B11", 3.0),
            ("0o17", 15.0),
            ("1e3", 1000.0),
            ("1521.5", 1521.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("+5", 5.0),
            ("-5", -5.0),
            ("-Infinity", f64::NEG_INFINITY),
        ];
        for (text, wanted) in table {
            assert_eq!(number(text), wanted, "{text}");
        }
        for text in ["x", "inf", "nan", "1_0", "-0x5", "0x", "0xg", "1e", ".", "1 2", "infinity", "١"] {
            assert!(number(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn integers_at_the_start() {
        for (text, wanted) in
            [("12x", 12.0), (" -3.9", -3.0), ("0x2000", 8192.0), ("0b11", 0.0), ("1e5", 1.0), ("+7", 7.0)]
        {
            assert_eq!(leading_integer(text), wanted, "{text}");
        }
        for text in ["", "x", "-", ".5", "Infinity", "0x"] {
            assert!(leading_integer(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn words_and_blanks() {
        assert!(is_word("ſdu", "SDU") && is_word("Sdu", "SDU") && !is_word("SDU ", "SDU"));
        assert_eq!(trim("\u{feff} a\u{85}\u{a0}"), "a\u{85}");
        assert!(is_yes("YeS") && !is_yes("y"));
    }
}
