//! Hides passwords in texts that are shown.

/// The same text with `*` in place of what may be a password, byte for byte as
/// long, so that spans still hold: what stands before `@`, and the values of
/// parameters whose names speak of a password.
pub fn mask(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    credentials(text, &mut bytes);
    for word in ["password", "passwd", "pwd"] {
        values(text, word, &mut bytes);
    }
    // Whole characters were replaced by as many asterisks as they have bytes.
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `user/password@…`, also behind `jdbc:oracle:thin:` and `scheme://`.
fn credentials(text: &str, bytes: &mut [u8]) {
    if text.trim_start().starts_with('(') {
        return;
    }
    let target = text.find('(').unwrap_or(text.len());
    let before = match text[..target].rfind('@') {
        Some(at) => &text[..at],
        // Without `@` nobody knows what is a password.
        None if text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("jdbc:")) => &text[..target],
        None => return,
    };
    let start = before.find("://").map_or(0, |at| at + 3);
    let secret = before[start..].find('/').or_else(|| before[start..].find(':').filter(|_| start > 0));
    if let Some(at) = secret {
        bytes[start + at + 1..before.len()].fill(b'*');
    }
}

/// The value behind `word=`, up to where a parameter ends.
fn values(text: &str, word: &str, bytes: &mut [u8]) {
    let lower = text.to_ascii_lowercase();
    for (at, _) in lower.match_indices(word) {
        let rest = &lower[at + word.len()..];
        let gap = rest.len() - rest.trim_start_matches(['"', '\'', ' ', ':']).len();
        let Some(value) =
            rest[gap..].strip_prefix('=').or_else(|| rest[..gap].contains(':').then(|| &rest[gap..]))
        else {
            continue;
        };
        let start = text.len() - value.len();
        let end = value.find(['&', ';', ')', ',', '\n']).unwrap_or(value.len());
        bytes[start..start + end].fill(b'*');
    }
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn passwords_are_hidden_and_places_stay() {
        let cases = [
            ("scott/tiger@//h:1521/s", "scott/*****@//h:1521/s"),
            ("jdbc:oracle:thin:scott/ti@ger@h:1521:o", "jdbc:oracle:thin:scott/******@h:1521:o"),
            ("oracle://scott:tiger@h:1521/s", "oracle://scott:*****@h:1521/s"),
            ("jdbc:oracle:thin:scott/tiger", "jdbc:oracle:thin:scott/*****"),
            ("Data Source=h/s;Password=tiger;X=1", "Data Source=h/s;Password=*****;X=1"),
            ("h:1521/s?password=tigér&a=b", "h:1521/s?password=******&a=b"),
            ("(DESCRIPTION=(A=b@c))", "(DESCRIPTION=(A=b@c))"),
            ("h:1521/s", "h:1521/s"),
        ];
        for (text, shown) in cases {
            assert_eq!(mask(text), shown);
            assert_eq!(mask(text).len(), text.len());
        }
    }
}
