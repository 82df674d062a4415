//! Single values of a descriptor.

use tns_parser::Keyword;
use tns_parser::model::{Duration, Setting, Value, ValueError};

use crate::clients::{Description, Navigation};

/// Units of a time span (Net Services Reference 18c and later, CONNECT_TIMEOUT).
const UNITS: [&str; 3] = ["ms", "sec", "min"];

/// A size outside the range moves to its end.
pub(super) fn clamped_sdu(setting: &Setting<'_>) -> Option<i64> {
    match setting.value {
        Value::Invalid(ValueError::OutOfRange { number, .. }) if setting.keyword == Keyword::SDU => {
            Some(number.clamp(512, 2_097_152))
        }
        _ => None,
    }
}

/// Takes a setting of DESCRIPTION that counts.
pub(super) fn take(setting: &Setting<'_>, made: &mut Description) {
    if navigation(setting, &mut made.navigation) {
        return;
    }
    match (setting.keyword.text(), &setting.value) {
        ("USE_SNI", Value::Boolean(on)) => made.use_sni = *on,
        ("RETRY_COUNT", Value::Integer(count)) => made.retry_count = *count,
        ("RETRY_DELAY", Value::Integer(delay)) => made.retry_delay = *delay as f64,
        ("SDU", Value::Size(size)) => made.sdu = i64::try_from(*size).unwrap_or(made.sdu),
        ("EXPIRE_TIME", Value::Integer(minutes)) => made.expire_time = *minutes,
        ("EXPIRE_TIME", Value::Duration(span)) => made.expire_time = span.millis / 60_000,
        ("TRANSPORT_CONNECT_TIMEOUT", Value::Duration(span)) => made.transport_connect_timeout = limit(*span),
        ("CONNECT_TIMEOUT", Value::Duration(span)) => made.connect_timeout = limit(*span),
        _ => {}
    }
}

fn limit(span: Duration) -> Option<f64> {
    (span.millis >= 0).then_some(span.millis as f64 / 1000.0)
}

/// Takes LOAD_BALANCE, FAILOVER and SOURCE_ROUTE; whether it is one of them.
pub(super) fn navigation(setting: &Setting<'_>, to: &mut Navigation) -> bool {
    let place = match setting.keyword {
        Keyword::LOAD_BALANCE => &mut to.load_balance,
        Keyword::FAILOVER => &mut to.failover,
        Keyword::SOURCE_ROUTE => &mut to.source_route,
        _ => return false,
    };
    *place = boolean(setting).unwrap_or(*place);
    true
}

/// A word that is no boolean counts as off.
pub(super) fn boolean(setting: &Setting<'_>) -> Option<bool> {
    match setting.value {
        Value::Boolean(on) => Some(on),
        Value::Invalid(ValueError::NotBoolean) => Some(false),
        _ => None,
    }
}

/// Seconds of a time span of sqlnet.ora.
pub(super) fn seconds(text: &str) -> Option<f64> {
    Duration::parse(text, "sec", &UNITS).ok().and_then(limit)
}

/// Whether a protocol, in lower case, is one over TLS.
pub(super) fn is_tls(protocol: Option<&str>) -> bool {
    matches!(protocol, Some("tcps" | "wss"))
}

/// The text of a setting that has one.
pub(super) fn text_of(setting: &Setting<'_>) -> Option<String> {
    setting.text().map(std::borrow::Cow::into_owned)
}

/// DIRECTORY, however deep.
pub(super) fn folder(settings: &[Setting<'_>]) -> Option<String> {
    settings.iter().find_map(|setting| match &setting.value {
        Value::Nested(inner) => folder(inner),
        _ if setting.keyword == Keyword::DIRECTORY => Some(setting.node.value().into_owned()),
        _ => None,
    })
}
