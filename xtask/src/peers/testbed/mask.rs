//! Takes out of a text what differs from run to run: ports, identifiers, names of this machine.

/// Ports and the listeners that have them.
pub(super) type Ports = Vec<(String, String)>;

/// The ports in a connect string, by the names that stand in its template.
pub(super) fn ports(template: &str, connect: &str) -> Ports {
    let mut found = Ports::new();
    let mut pieces = template.split('{');
    let mut rest = pieces.next().and_then(|literal| connect.strip_prefix(literal));
    for piece in pieces {
        let (Some(text), Some((name, literal))) = (rest, piece.split_once('}')) else { break };
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        found.push((text[..digits].to_owned(), name.to_owned()));
        rest = text[digits..].strip_prefix(literal);
    }
    found
}

/// The text with masks.
pub(super) fn mask(text: &str, ports: &Ports) -> String {
    let mut text = text.to_owned();
    for (port, name) in ports {
        text = number(&text, port, &format!("{{{name}}}"));
    }
    for before in ["(PORT=", "_PORT=", "port ", "127.0.0.1:", "::1]:"] {
        text = after(&text, before, |c| !c.is_ascii_digit(), "#");
    }
    let closes = |c| c == ')';
    for (before, instead) in
        [("(CONNECTION_ID=", "*"), ("(PROGRAM=", "*"), ("(USER=", "*"), ("(_ssl.c:", "*")]
    {
        text = after(&text, before, closes, instead);
    }
    text = after(&text, "(PROGRAM=*)(HOST=", closes, "*");
    // The name server of this machine.
    text = after(&text, " on ", |c| c == ' ', "*:");
    text.replace("(CID)", "(CONNECTION_ID=*)")
}

/// Puts a name in place of a whole number.
fn number(text: &str, number: &str, name: &str) -> String {
    if number.is_empty() {
        return text.to_owned();
    }
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (mut masked, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(number) {
        let (before, behind) = (&rest[..at], &rest[at + number.len()..]);
        masked.push_str(before);
        let part = is_digit(masked.chars().last()) || is_digit(behind.chars().next());
        masked.push_str(if part { number } else { name });
        rest = behind;
    }
    masked + rest
}

/// Puts a mask in place of what stands behind a text, up to the end that a character makes.
fn after(text: &str, before: &str, ends: impl Fn(char) -> bool, instead: &str) -> String {
    let (mut masked, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(before) {
        let (head, behind) = rest.split_at(at + before.len());
        masked.push_str(head);
        let end = behind.find(&ends).unwrap_or(behind.len());
        masked.push_str(if end == 0 { "" } else { instead });
        rest = &behind[end..];
    }
    masked + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_found_by_their_place_in_the_template() {
        let found = ports("(HOST=x)(PORT={A}))(PORT={B})", "(HOST=x)(PORT=4711))(PORT=815)");
        assert_eq!(found, [("4711".to_owned(), "A".to_owned()), ("815".to_owned(), "B".to_owned())]);
        assert_eq!(ports("nothing", "else"), []);
    }

    #[test]
    fn only_what_differs_from_run_to_run_is_masked() {
        let ports = vec![("4711".to_owned(), "A".to_owned())];
        for (text, masked) in [
            ("(PORT=4711)(SDU=47110) port 815.", "(PORT={A})(SDU=47110) port #."),
            ("(CID=(PROGRAM=a)(HOST=b)(USER=c))(HOST=d)", "(CID=(PROGRAM=*)(HOST=*)(USER=*))(HOST=d)"),
            ("failed (CONNECTION_ID=x/y==).", "failed (CONNECTION_ID=*)."),
            ("failed (CID).", "failed (CONNECTION_ID=*)."),
            ("ends early (CONNECTION_ID=x", "ends early (CONNECTION_ID=*"),
            ("127.0.0.1:4711/svc [::1]:815", "127.0.0.1:{A}/svc [::1]:#"),
        ] {
            assert_eq!(mask(text, &ports), masked);
        }
    }
}
