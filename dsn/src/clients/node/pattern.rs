//! What node-oracledb takes for an Easy Connect string: `[[protocol:]//]hosts[/service][:mode][/instance]`.

use std::iter;

/// The parts of an Easy Connect string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'t> {
    /// Before `://`.
    pub(super) protocol: Option<&'t str>,
    /// Hosts and ports, commas and semicolons between them.
    pub(super) hosts: &'t str,
    /// The service.
    pub(super) service: Option<&'t str>,
    /// The kind of server.
    pub(super) mode: Option<&'t str>,
    /// The instance.
    pub(super) instance: Option<&'t str>,
}

/// Hosts that share a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hosts<'t> {
    /// Commas between them, perhaps one more at the end.
    pub(super) names: &'t str,
    /// The digits after the colon.
    pub(super) port: Option<&'t str>,
}

/// What the client writes as `A-z` holds `[ \ ] ^ _` and the grave accent too.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'A'..=b'z').contains(&byte)
}

fn count(text: &str, what: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&byte| what(byte)).count()
}

impl<'t> Parts<'t> {
    /// The parts of a text without blanks; `None` if it is no Easy Connect string.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let protocol = &text[..count(text, is_letter)];
        let prefixed = match text[protocol.len()..].strip_prefix("://") {
            Some(rest) if !protocol.is_empty() => Some((Some(protocol), rest)),
            _ => text.strip_prefix("//").map(|rest| (None, rest)),
        };
        let with = |(protocol, rest)| Some(Parts { protocol, ..Self::after_protocol(rest)? });
        prefixed.and_then(with).or_else(|| Self::after_protocol(text))
    }

    fn after_protocol(text: &'t str) -> Option<Self> {
        let mut at = 0;
        while let Some((_, taken)) = Hosts::at_start(&text[at..]) {
            at += taken;
            match text.as_bytes().get(at) {
                None | Some(b'/' | b':') => break,
                Some(b',' | b';') => at += 1,
                Some(_) => return None,
            }
        }
        let (hosts, rest) = text.split_at(at);
        let parts = Parts { hosts, ..Parts::default() };
        if hosts.is_empty() { None } else { parts.with_target(rest) }
    }

    fn with_target(mut self, mut rest: &'t str) -> Option<Self> {
        if let Some(after) = rest.strip_prefix('/') {
            let service = &after[..count(after, |byte| is_letter(byte) || matches!(byte, b','..=b'.'))];
            // At least two characters, the first of them a letter or digit.
            let fits = service.len() > 1 && is_letter(service.as_bytes()[0]);
            self.service = fits.then_some(service);
            rest = &after[self.service.map_or(0, str::len)..];
        }
        if let Some(after) = rest.strip_prefix(':') {
            let mode = &after[..count(after, |byte| byte.is_ascii_alphabetic())];
            if !["dedicated", "shared", "pooled"].iter().any(|word| mode.eq_ignore_ascii_case(word)) {
                return None;
            }
            self.mode = Some(mode);
            rest = &after[mode.len()..];
        }
        if let Some(after) = rest.strip_prefix('/') {
            let fits = after.len() > 1 && after.bytes().all(is_letter);
            return fits.then_some(Self { instance: Some(after), ..self });
        }
        rest.is_empty().then_some(self)
    }
}

impl<'t> Hosts<'t> {
    /// All of them in one part of a list, what lies between them left away.
    pub(super) fn all(text: &'t str) -> impl Iterator<Item = Self> {
        let mut rest = text;
        iter::from_fn(move || {
            while !rest.is_empty() {
                if let Some((hosts, taken)) = Self::at_start(rest) {
                    rest = &rest[taken..];
                    return Some(hosts);
                }
                rest = rest.get(1..)?;
            }
            None
        })
    }

    /// The hosts that a text begins with and the length of them with their port.
    fn at_start(text: &'t str) -> Option<(Self, usize)> {
        let names = &text[..names(text)];
        if names.is_empty() {
            return None;
        }
        let rest = &text[names.len()..];
        let Some(after) = rest.strip_prefix(':') else {
            return Some((Self { names, port: None }, names.len()));
        };
        let port = &after[..count(after, |byte| byte.is_ascii_digit())];
        // A colon that begins `:dedicated` is none of theirs.
        let is_port = matches!(after.as_bytes().get(port.len()), None | Some(b',' | b';' | b'/' | b':'));
        let taken = names.len() + if is_port { 1 + port.len() } else { 0 };
        let port = (is_port && !port.is_empty()).then_some(port);
        Some((Self { names, port }, taken))
    }
}

/// The length of the hosts, commas within, that a text begins with.
fn names(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let taken = bracketed(rest).unwrap_or_else(|| bare(rest));
        if taken == 0 {
            return at;
        }
        at += taken + usize::from(rest.as_bytes().get(taken) == Some(&b','));
    }
}

/// The length of an address in brackets; the last bracket that could end it does.
fn bracketed(text: &str) -> Option<usize> {
    let after = text.strip_prefix('[')?;
    let run = &after[..count(after, |byte| is_letter(byte) || byte == b':')];
    run.rfind(']').filter(|&end| end > 0).map(|end| end + 2)
}

/// The length of a host name of at least two characters.
fn bare(text: &str) -> usize {
    let run = count(text, |byte| is_letter(byte) || matches!(byte, b'.' | b'-'));
    if run > 1 && is_letter(text.as_bytes()[0]) { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        let parts = Parts::of(text)?;
        let mut out = parts.protocol.unwrap_or_default().to_owned() + "|";
        for list in parts.hosts.split(';') {
            for hosts in Hosts::all(list) {
                out += &format!("{}:{} ", hosts.names, hosts.port.unwrap_or_default());
            }
            out += ";";
        }
        let part = |part: Option<&str>| format!("|{}", part.unwrap_or_default());
        Some(out + &part(parts.service) + &part(parts.mode) + &part(parts.instance))
    }

    #[test]
    fn what_is_one() {
        let table = [
            ("h1/svc", "|h1: ;|svc||"),
            ("//h1:1521/svc:pooled/i1", "|h1:1521 ;|svc|pooled|i1"),
            ("tcps://h1:1521,h2,h3:1522/svc", "tcps|h1:1521 h2,h3:1522 ;|svc||"),
            ("h1:/", "|h1: ;|||"),
            ("h1:Dedicated", "|h1: ;||Dedicated|"),
            ("h1//inst", "|h1: ;|||inst"),
            ("[::1]:1521/svc", "|[::1]:1521 ;|svc||"),
            ("[a]:[b]/svc", "|[a]:[b]: ;|svc||"),
            ("[ab/svc", "|[ab: ;|svc||"),
            ("[ab]cd/svc", "|[ab]cd: ;|svc||"),
            ("h1,h2,/svc", "|h1,h2,: ;|svc||"),
            ("h1,:15/svc", "|h1,:15 ;|svc||"),
            ("h1,h2;h3:7;/svc", "|h1,h2: ;h3:7 ;;|svc||"),
            ("a.b://ho", "|a.b: ;|||ho"),
            ("tcp:/svc", "|tcp: ;|svc||"),
            ("h1/a,b-c.d^`", "|h1: ;|a,b-c.d^`||"),
            ("h1", "|h1: ;|||"),
            ("[]/svc", "|[]: ;|svc||"),
        ];
        for (text, wanted) in table {
            assert_eq!(shown(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "",
            "h/svc",
            "tcp://h/svc",
            "/svc",
            "://h1/svc",
            "h1/s",
            "h1/svc/",
            "h1/svc/i",
            "h1/svc/i-1",
            "h1:x/svc",
            "h1:1:2/svc",
            "h1;h/svc",
            "h1;;h2/svc",
            "h1:-1/svc",
            "u@h1/svc",
            "hôte/svc",
            "h1/svc:poole",
            "h1/.svc",
            "[::1%eth0]/svc",
            "h1/svc?x=y",
            "http:h1//",
            "h1:15x",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
