//! The server name indication of USE_SNI, by which a listener of release 23.7 hands a connection on
//! before TLS begins.

use tns_dsn::Description;
use tns_parser::model::read_boolean;

/// What CONNECT_DATA may hold beside it: nothing else has a place in the name.
const KNOWN: [&str; 3] = ["SERVICE_NAME", "INSTANCE_NAME", "SERVER"];

/// `S15.svc.example.com.I5.inst1.T1.d.V3.319`, as node-oracledb writes it: each part with its
/// length, the first letter of SERVER, the version of the protocol.
pub(super) fn text(description: &Description, notes: &mut Vec<String>) -> Option<String> {
    if description.settings.text("USE_SNI").and_then(read_boolean) != Some(true) {
        return None;
    }
    let found = name(description);
    if found.is_none() {
        notes.push(
            "USE_SNI is ignored: it needs a CONNECT_DATA of SERVICE_NAME, INSTANCE_NAME and SERVER alone, \
             made of letters, digits, `_`, `-` and `.`"
                .to_owned(),
        );
    }
    found
}

fn name(description: &Description) -> Option<String> {
    let data = description.connect_data.as_ref()?;
    if !data.names().all(|name| KNOWN.contains(&name)) {
        return None;
    }
    let part = |letter, text: &str| format!("{letter}{}.{text}", text.len());
    let mut parts = vec![part('S', data.text("SERVICE_NAME").filter(|name| is_plain(name))?)];
    if let Some(instance) = data.text("INSTANCE_NAME") {
        parts.push(part('I', Some(instance).filter(|name| is_plain(name))?));
    }
    if let Some(server) = data.text("SERVER").and_then(|server| server.chars().next()) {
        parts.push(part('T', &server.to_ascii_lowercase().to_string()));
    }
    parts.push("V3.319".to_owned());
    Some(parts.join("."))
}

/// Whether a name may stand in a host name: no `-` or `.` at its ends, none of `-` beside `.`, at
/// most two `.` in a row.
fn is_plain(name: &str) -> bool {
    let edge = |c| c == '-' || c == '.';
    let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    letters
        && !name.is_empty()
        && !name.starts_with(edge)
        && !name.ends_with(edge)
        && !["-.", ".-", "..."].iter().any(|pair| name.contains(pair))
}
