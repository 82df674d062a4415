use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::{LintFile, Place};
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};

rule! {
    /// The settings of a directory cannot find it as meant.
    ///
    /// ## What it does
    /// Reports in ldap.ora a DEFAULT_ADMIN_CONTEXT without quotes or one that
    /// begins with cn=OracleContext, DIRECTORY_SERVERS with 636, the TLS port, as first
    /// port, and DIRECTORY_SERVERS without DIRECTORY_SERVER_TYPE.
    ///
    /// ## Why is this bad?
    /// Clients put cn=OracleContext before the context themselves and find
    /// nothing below a second one. The first port is asked without TLS, so the
    /// server closes the connection. Without its kind no directory is asked.
    /// Names are not resolved (TNS-04404, TNS-04414, ORA-12154).
    ///
    /// ## Fix
    /// Unsafe: the context is put in double quotes.
    LDAP_SETTINGS = "TNS311", "ldap-settings", Values, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["N13"],
    check: Check::Params(&[Keyword::DEFAULT_ADMIN_CONTEXT, Keyword::DIRECTORY_SERVERS], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.file.kind() != FileKind::Ldap || place.parent.is_some() {
        return;
    }
    match place.keyword {
        Keyword::DIRECTORY_SERVERS => servers(place, report),
        _ => context(place.node, report),
    }
}

fn context(node: Node<'_>, report: &mut Report<'_>) {
    let value = node.value();
    if !node.is_quoted() && !node.is_nested() && value.contains(',') {
        let message =
            "this distinguished name is not quoted, so it may be cut at its first comma (ORA-12154)";
        let finding = report.at(node.value_span(), message).help("put it in double quotes");
        let edit = Edit::set_value(node, format!("\"{value}\""));
        finding.fix(Safety::Unsafe, "add quotes", vec![edit]);
    }
    let first = value.split(',').next().unwrap_or_default();
    let Some((attribute, name)) = first.split_once('=') else { return };
    if attribute.trim().eq_ignore_ascii_case("cn") && name.trim().eq_ignore_ascii_case("OracleContext") {
        let message = "clients put cn=OracleContext before this themselves: nothing is found (ORA-12154)";
        report.at(node.value_span(), message).help("write the entry above it only, as \"dc=example,dc=com\"");
    }
}

fn servers(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let items: Vec<_> = node.items().collect();
    let items = if items.is_empty() { vec![node] } else { items };
    for item in items {
        let text = item.value();
        for server in text.split(',').map(str::trim) {
            let Some((host, "636")) = first_port(server) else { continue };
            let shown = shorten(server);
            let message = format!("`{shown}`: the first port is asked without TLS, 636 is the port with TLS");
            report.at(item.value_span(), message).help(format!("write `{}:389:636`", shorten(host)));
        }
    }
    if !node.value_span().is_empty() && !has_kind(place.file) {
        let message = "DIRECTORY_SERVER_TYPE is missing: no directory is asked (TNS-04414, ORA-12154)";
        report.at(node.name_span(), message).help("add DIRECTORY_SERVER_TYPE = OID, or AD");
    }
}

/// The host and the first port of `host:port:sslport`; none for an IPv6
/// address without brackets.
fn first_port(server: &str) -> Option<(&str, &str)> {
    let bracket = server.find(']').unwrap_or(0);
    let (host, ports) = server.split_at(bracket + server[bracket..].find(':')?);
    let mut ports = ports.split(':').skip(1);
    let port = ports.next()?;
    (ports.count() <= 1).then_some((host, port))
}

/// Whether the kind is given, or may be in an included file.
fn has_kind(file: &LintFile) -> bool {
    let words = [Keyword::DIRECTORY_SERVER_TYPE, Keyword::IFILE];
    file.parse().entries().any(|entry| words.contains(&entry.keyword()))
}
