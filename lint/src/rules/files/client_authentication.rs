use tns_parser::{FileKind, Node};

use crate::context::LintFile;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

use super::places;

rule! {
    /// Who shows a certificate is set differently at two places.
    ///
    /// ## What it does
    /// Reports SSL_CLIENT_AUTHENTICATION or TLS_CLIENT_AUTHENTICATION of a
    /// listener.ora if the sqlnet.ora beside it says otherwise; TRUE is the default of
    /// both. In a sqlnet.ora without a listener.ora beside it, reports the wallet of a
    /// client that holds no certificate of its own, unless the value is FALSE or
    /// OPTIONAL.
    ///
    /// ## Why is this bad?
    /// One end waits for a certificate that the other does not show: the handshake
    /// fails (ORA-28860, ORA-29024, ORA-28865).
    CLIENT_AUTHENTICATION = "TNS608", "client-authentication", Files, Warning,
    fix: None, mistakes: ["W14"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let beside = |kind| project.beside(member, kind).next().map(|other| other.file);
    match member.file.kind() {
        FileKind::Listener => {
            if let Some(profile) = beside(FileKind::Sqlnet) {
                at_listener(member.file, profile, report);
            }
        }
        FileKind::Sqlnet => match beside(FileKind::Listener) {
            Some(listener) => at_profile(member.file, listener, report),
            None => client(project, member, report),
        },
        _ => {}
    }
}

/// The setting that counts: the TLS spelling where both stand.
fn setting(file: &LintFile) -> Option<Node<'_>> {
    file.setting("TLS_CLIENT_AUTHENTICATION").or_else(|| file.setting("SSL_CLIENT_AUTHENTICATION"))
}

fn value(setting: Option<Node<'_>>) -> String {
    let word = setting.map_or("TRUE".into(), |node| node.value()).to_ascii_uppercase();
    match word.as_str() {
        "YES" | "ON" | "1" => "TRUE".to_owned(),
        "NO" | "OFF" | "0" => "FALSE".to_owned(),
        _ => word,
    }
}

/// The listener's own value, where it has one.
fn at_listener(listener: &LintFile, profile: &LintFile, report: &mut Report<'_>) {
    let (Some(node), other) = (setting(listener), setting(profile)) else { return };
    let wanted = value(other);
    if value(Some(node)) == wanted || !speaks_tls(listener) {
        return;
    }
    let set = if other.is_some() { "" } else { " by default" };
    let message =
        format!("the sqlnet.ora beside it has {wanted}{set}: the handshake fails (ORA-28860, ORA-29024)");
    report.at(node.value_span(), message).help(format!("write `{wanted}` in both files"));
}

/// The value of the sqlnet.ora, where the listener has only the default.
fn at_profile(profile: &LintFile, listener: &LintFile, report: &mut Report<'_>) {
    let Some(node) = setting(profile).filter(|_| setting(listener).is_none()) else { return };
    let own = value(Some(node));
    if own != "TRUE" && speaks_tls(listener) {
        let message =
            "the listener.ora beside it has TRUE by default: the handshake fails (ORA-28860, ORA-29024)";
        report.at(node.value_span(), message).help(format!("write `{} = {own}` there as well", node.name()));
    }
}

fn speaks_tls(listener: &LintFile) -> bool {
    let mut nodes = listener.parse().entries().flat_map(|entry| entry.descendants().collect::<Vec<_>>());
    nodes
        .any(|node| node.name().eq_ignore_ascii_case("PROTOCOL") && node.value().eq_ignore_ascii_case("TCPS"))
}

/// A client that is to show a certificate and has none.
fn client(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if value(setting(member.file)) != "TRUE" {
        return;
    }
    let Some((node, _, summary)) = places::own_wallet(project, member) else { return };
    // Oracle's client opens these.
    let opened = summary.wallets().filter(|(name, _)| matches!(*name, "cwallet.sso" | "ewallet.p12"));
    let mut wallets = opened.map(|(_, wallet)| wallet).peekable();
    let has_none = wallets.peek().is_some()
        && wallets.all(|wallet| {
            !wallet.locked && wallet.error.is_none() && !wallet.private_key && wallet.credentials.is_empty()
        });
    if has_none {
        let message = "this wallet holds no certificate of the client, which a server may ask for by default \
                       (ORA-28860, ORA-29024)";
        report
            .at(node.value_span(), message)
            .help("write `SSL_CLIENT_AUTHENTICATION = FALSE` where the server asks for none, or import one");
    }
}
