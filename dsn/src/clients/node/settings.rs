//! What follows the question mark of an Easy Connect string.

use std::borrow::Cow;

use super::super::Refusal;
use super::script::{is_blank, trim};

/// The settings by the name that they get in the descriptor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Settings<'t> {
    /// Those that the client knows, where they stood first, with the value that stood last.
    known: Vec<(&'static str, Cow<'t, str>)>,
    /// The names of the others.
    pub(super) others: Vec<Cow<'t, str>>,
}

/// The names that the client knows, and what it writes for them.
const NAMES: [(&str, &str); 28] = [
    ("enable", "ENABLE"),
    ("compression", "COMPRESSION"),
    ("failover", "FAILOVER"),
    ("load_balance", "LOAD_BALANCE"),
    ("recv_buf_size", "RECV_BUF_SIZE"),
    ("send_buf_size", "SEND_BUF_SIZE"),
    ("sdu", "SDU"),
    ("source_route", "SOURCE_ROUTE"),
    ("retry_count", "RETRY_COUNT"),
    ("retry_delay", "RETRY_DELAY"),
    ("https_proxy", "HTTPS_PROXY"),
    ("https_proxy_port", "HTTPS_PROXY_PORT"),
    ("connect_timeout", "CONNECT_TIMEOUT"),
    ("transport_connect_timeout", "TRANSPORT_CONNECT_TIMEOUT"),
    ("recv_timeout", "RECV_TIMEOUT"),
    ("ssl_server_cert_dn", "SSL_SERVER_CERT_DN"),
    ("ssl_server_dn_match", "SSL_SERVER_DN_MATCH"),
    ("tls_server_cert_dn", "SSL_SERVER_CERT_DN"),
    ("tls_server_dn_match", "SSL_SERVER_DN_MATCH"),
    ("ssl_allow_weak_dn_match", "SSL_ALLOW_WEAK_DN_MATCH"),
    ("tls_allow_weak_dn_match", "SSL_ALLOW_WEAK_DN_MATCH"),
    ("wallet_location", "MY_WALLET_DIRECTORY"),
    ("pool_connection_class", "POOL_CONNECTION_CLASS"),
    ("pool_purity", "POOL_PURITY"),
    ("service_tag", "SERVICE_TAG"),
    ("connection_id_prefix", "CONNECTION_ID_PREFIX"),
    ("pool_boundary", "POOL_BOUNDARY"),
    ("use_sni", "USE_SNI"),
];

impl<'t> Settings<'t> {
    /// Parts a text at its first question mark outside parentheses; all of it is the address where the
    /// mark is followed by no setting.
    ///
    /// # Errors
    /// NJS-515; a quote that is not closed is an error that nobody meant.
    pub(super) fn split(text: &'t str) -> Result<(&'t str, Self), Refusal> {
        let Some(at) = mark(text) else { return Ok((text, Self::default())) };
        let settings = Self::read(text, &text[at + 1..])?;
        let is_empty = settings.known.is_empty() && settings.others.is_empty();
        Ok((if is_empty { text } else { &text[..at] }, settings))
    }

    /// What the setting of this name in the descriptor was given.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.known.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
    }

    /// Names and values of what the client knows.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.known.iter().map(|(name, value)| (*name, value.as_ref()))
    }

    fn read(text: &str, mut rest: &'t str) -> Result<Self, Refusal> {
        let mut settings = Self::default();
        let mut name = None;
        let mut word = Word::default();
        let broken =
            || Refusal::coded("NJS-515", super::easy_connect::error("unable to parse, invalid syntax", text));
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            match c {
                '"' => {
                    let (quoted, after) = after.split_once('"').ok_or_else(unclosed)?;
                    word.push(quoted);
                    rest = after;
                    continue;
                }
                '=' if name.is_none() => name = Some(word.take()),
                '&' => settings.add(name.take().ok_or_else(broken)?, word.take()),
                '=' => return Err(broken()),
                c if is_blank(c) => {}
                _ => word.push(&rest[..c.len_utf8()]),
            }
            rest = after;
        }
        if let Some(name) = name {
            settings.add(name, word.take());
        }
        Ok(settings)
    }

    fn add(&mut self, name: Cow<'t, str>, value: Cow<'t, str>) {
        let Some(&(_, known)) = NAMES.iter().find(|(word, _)| name.eq_ignore_ascii_case(word)) else {
            return self.others.push(name);
        };
        match self.known.iter_mut().find(|(there, _)| *there == known) {
            Some((_, there)) => *there = value,
            None => self.known.push((known, value)),
        }
    }
}

/// A name or a value, put together of what stands between blanks and quotes.
#[derive(Default)]
struct Word<'t> {
    text: Cow<'t, str>,
}

impl<'t> Word<'t> {
    fn push(&mut self, part: &'t str) {
        if self.text.is_empty() {
            self.text = Cow::Borrowed(part);
        } else {
            self.text.to_mut().push_str(part);
        }
    }

    /// The word without blanks at its edges. Characters beyond the basic plane take two places, of which
    /// the client counts one, so that the end of the word is lost.
    fn take(&mut self) -> Cow<'t, str> {
        let text = std::mem::take(&mut self.text);
        if text.bytes().any(|byte| byte >= 0xf0) {
            let units: Vec<u16> = text.encode_utf16().take(text.chars().count()).collect();
            return Cow::Owned(trim(&String::from_utf16_lossy(&units)).to_owned());
        }
        match text {
            Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
            Cow::Owned(text) => Cow::Owned(trim(&text).to_owned()),
        }
    }
}

/// The first question mark outside parentheses; more closed than opened hide it too.
fn mark(text: &str) -> Option<usize> {
    let mut depth = 0_i64;
    text.bytes().position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        byte == b'?' && depth == 0
    })
}

fn unclosed() -> Refusal {
    Refusal::crash("Cannot read properties of undefined (reading '1')")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, Option<&'static str>> {
        let (before, settings) = Settings::split(text).map_err(|refusal| refusal.code)?;
        let known: Vec<_> = settings.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Ok(format!("{before}|{}|{}", known.join(","), settings.others.join(",")))
    }

    #[test]
    fn what_is_read() {
        let table = [
            ("h1/s?sdu=1&SDU= 2 &x=3", "h1/s|SDU=2|x"),
            ("h1/s?retry_count=\" 1 2 \"", "h1/s|RETRY_COUNT=1 2|"),
            ("h1/s?s\"d\"u=8 1 9 2", "h1/s|SDU=8192|"),
            ("h1/s?sdu=1&", "h1/s|SDU=1|"),
            ("h1/s?sdu=1&rest", "h1/s|SDU=1|"),
            ("h1/s?rest", "h1/s?rest||"),
            ("h1/s?", "h1/s?||"),
            ("h1/s)?sdu=1", "h1/s)?sdu=1||"),
            ("h1/(?)s?sdu=1?", "h1/(?)s|SDU=1?|"),
            ("h1/s?=1", "h1/s||"),
            ("h1/s?enable=\u{1f600}bc", "h1/s|ENABLE=\u{1f600}b|"),
        ];
        for (text, wanted) in table {
            assert_eq!(shown(text).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_refused() {
        for text in ["h1/s?a=b=c", "h1/s?&", "h1/s?a&b=c"] {
            assert_eq!(shown(text), Err(Some("NJS-515")), "{text}");
        }
        assert_eq!(shown("h1/s?sdu=\"1"), Err(None));
    }
}
