//! How times, addresses and failures are written.

use std::time::Duration;

use tns_connect::error::Failure;
use tns_dsn::resolve::Origin;

/// `500 ms`, `20 s`, `10 min`: times that somebody has set.
pub(crate) fn time(time: Duration) -> String {
    match time.as_millis() {
        millis if !millis.is_multiple_of(1_000) => format!("{millis} ms"),
        millis if millis >= 120_000 && millis.is_multiple_of(60_000) => format!("{} min", millis / 60_000),
        millis => format!("{} s", millis / 1_000),
    }
}

/// `12.3 ms`: times that were measured.
pub(crate) fn took(time: Duration) -> String {
    format!("{:.1} ms", millis(time))
}

/// Milliseconds, with thousandths.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_micros() as f64 / 1e3
}

/// `host:port`, with brackets where the host is an IPv6 address.
pub(crate) fn endpoint(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

/// `ORA-12541: the message (tnsnames.ora:3)`
pub(crate) fn sentence(failure: &Failure) -> String {
    let code = failure.code.as_deref().unwrap_or_default();
    let mut text = match code {
        "" => failure.message.clone(),
        // Some messages have the number in them.
        _ => format!("{code}: {}", failure.message.replacen(&format!(" ({code})"), "", 1)),
    };
    text.push_str(&place(failure.origin.as_ref(), " (", ")"));
    text
}

/// Where something is written in a file, with this before and behind it.
pub(crate) fn place(origin: Option<&Origin>, before: &str, behind: &str) -> String {
    match origin {
        Some(origin @ Origin::File { .. }) => format!("{before}{origin}{behind}"),
        _ => String::new(),
    }
}
