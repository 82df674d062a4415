use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// An alias that databases register with names a service.
    ///
    /// ## What it does
    /// Reports CONNECT_DATA with a service or SID in entries of tnsnames.ora that are called LISTENER,
    /// LISTENER_… or LISTENERS_…, the names that LOCAL_LISTENER and REMOTE_LISTENER
    /// of a database usually refer to.
    ///
    /// ## Why is this bad?
    /// A database takes the addresses of such an entry to tell the listener what it
    /// offers. A service in it means that the entry was made for clients: whoever
    /// then removes or changes it as an alias of clients takes the listener from the
    /// database (ORA-00119, ORA-00132; later ORA-12514).
    LISTENER_ALIAS = "TNS217", "listener-alias", Structure, Info,
    fix: None, mistakes: ["X04"], check: Check::Params(&[Keyword::CONNECT_DATA], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let text = |span| place.file.source().slice(span);
    let Some(name) = place.entry.names().find(|name| is_for_registration(text(name.span()))) else { return };
    let service = [Keyword::SERVICE_NAME, Keyword::SID].iter().any(|word| place.node.param(*word).is_some());
    // An empty CONNECT_DATA is what `no-service-or-sid` tells.
    if !service || place.file.kind() != FileKind::Tnsnames || !route::is_in_descriptor(place) {
        return;
    }
    let message = format!(
        "`{}` sounds like the addresses that a database registers with, which take no CONNECT_DATA",
        name.name()
    );
    let finding = report.at(place.node.name_span(), message);
    finding.help("keep an entry of addresses only for LOCAL_LISTENER, and give clients another alias");
}

/// `LISTENER`, `LISTENER_…`, `LISTENERS_…`, with or without a domain.
fn is_for_registration(alias: &[u8]) -> bool {
    let word = b"LISTENER";
    let Some((start, rest)) = alias.split_at_checked(word.len()) else { return false };
    let ends = matches!(rest, [] | [b'_' | b'.', ..] | [b's' | b'S', b'_', ..]);
    ends && start.eq_ignore_ascii_case(word)
}
