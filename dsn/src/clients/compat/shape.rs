use std::ops::Range;

/// A text with the values of HOST, PORT, SERVICE_NAME and SID left open where they are plain: no
/// client reads a text in another way because a plain host or service has another name.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The text with a mark in place of each of those values.
    pub(super) text: Vec<u8>,
    /// Where they stand.
    pub(super) values: Vec<Range<usize>>,
}

/// Texts from here on may meet a limit in length.
const LONGEST: usize = 2048;

impl Shape {
    /// Takes the shape of a text; `None` where nothing is known of such texts.
    pub(super) fn read(&mut self, text: &[u8]) -> Option<()> {
        self.text.clear();
        self.values.clear();
        // The marks must not stand for themselves.
        let least = text.iter().fold(u8::MAX, |least, byte| least.min(*byte));
        if text.len() > LONGEST || least < b'\t' {
            return None;
        }
        let mut done = 0;
        for at in memchr::memchr_iter(b'(', text) {
            if let Some((value, mark)) = value(text, at + 1) {
                self.text.extend_from_slice(&text[done..value.start]);
                self.text.push(mark);
                done = value.end;
                self.values.push(value);
            }
        }
        self.text.extend_from_slice(&text[done..]);
        Some(())
    }

    /// Whether two texts have the same values in the same order.
    pub(super) fn same_values(&self, own: &[u8], other: &Self, others: &[u8]) -> bool {
        let pairs = self.values.iter().zip(&other.values);
        self.values.len() == other.values.len()
            && pairs.into_iter().all(|(mine, theirs)| own[mine.clone()] == others[theirs.clone()])
    }
}

/// The plain value of a parameter that starts here, and the mark of its kind.
fn value(text: &[u8], at: usize) -> Option<(Range<usize>, u8)> {
    let word = run(text, at, |byte| byte.is_ascii_alphabetic() || byte == b'_');
    let is = |name: &[u8]| text[word.clone()].eq_ignore_ascii_case(name);
    let kind = match word.len() {
        4 if is(b"HOST") => Kind::Host,
        4 if is(b"PORT") => Kind::Port,
        12 if is(b"SERVICE_NAME") => Kind::Name,
        3 if is(b"SID") => Kind::Name,
        _ => return None,
    };
    let blank = run(text, word.end, |byte| byte == b' ');
    if text.get(blank.end) != Some(&b'=') {
        return None;
    }
    let start = run(text, blank.end + 1, |byte| byte == b' ').end;
    let value = run(text, start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let mark = kind.mark(&text[value.clone()])?;
    (text.get(value.end) == Some(&b')')).then_some((value, mark))
}

fn run(text: &[u8], at: usize, belongs: impl Fn(u8) -> bool) -> Range<usize> {
    let count = text[at..].iter().take_while(|byte| belongs(**byte)).count();
    at..at + count
}

/// What a value is.
#[derive(Clone, Copy)]
enum Kind {
    Host,
    Port,
    Name,
}

impl Kind {
    /// The mark of a plain value: names of one character and those that begin with a digit are
    /// kinds of their own.
    fn mark(self, value: &[u8]) -> Option<u8> {
        match self {
            Self::Port => is_port(value).then_some(1),
            _ if value.len() < 2 => None,
            Self::Host | Self::Name if value[0].is_ascii_alphabetic() => Some(2),
            Self::Host | Self::Name if value[0].is_ascii_digit() => Some(3),
            Self::Host | Self::Name => None,
        }
    }
}

/// 1 to 65535, without zeros in front.
fn is_port(value: &[u8]) -> bool {
    let digits = value.first().is_some_and(|first| *first != b'0') && value.len() <= 5;
    let number = value.iter().try_fold(0_u32, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    });
    digits && number.is_some_and(|number| number <= 65_535)
}

/// The kind of an alias, as far as a client could read it in another way; `None` where nothing is
/// known of such names.
pub(super) fn class(alias: &str) -> Option<u8> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let first = alias.bytes().next()?;
    let bits = [alias.len() == 1, first.is_ascii_digit(), alias.contains('-'), alias.contains('.')];
    let class = bits.into_iter().fold(0, |class, bit| class << 1 | u8::from(bit));
    (alias.bytes().all(plain) && first.is_ascii_alphanumeric() && !alias.ends_with('.')).then_some(class)
}
