use tns_parser::catalog::Lookup;
use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// Parameters of a server pool stand in a descriptor that asks for no pool.
    ///
    /// ## What it does
    /// Reports POOL_CONNECTION_CLASS, POOL_PURITY, POOL_BOUNDARY and POOL_NAME
    /// in a CONNECT_DATA whose SERVER is not POOLED.
    ///
    /// ## Why is this bad?
    /// Without `(SERVER=POOLED)` the session gets a server process of its own
    /// and the pool parameters do nothing: the database runs out of processes
    /// although the pool was set up (ORA-12520, ORA-00020).
    ///
    /// ## Fix
    /// Unsafe: `(SERVER=POOLED)` is written. The pool has to be started in the
    /// database.
    POOL_WITHOUT_POOLED = "TNS206", "pool-without-pooled", Structure, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["C08"],
    check: Check::Holding(&[Keyword::CONNECT_DATA], &POOL, check)
}

const POOL: [Keyword; 4] =
    [Keyword::POOL_CONNECTION_CLASS, Keyword::POOL_PURITY, Keyword::POOL_BOUNDARY, Keyword::POOL_NAME];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !place.file.has_descriptors() || !matches!(place.found, Lookup::Here(_)) {
        return;
    }
    let Some(pool) = place.node.params().find(|param| POOL.contains(&param.keyword())) else { return };
    let server = place.node.param(Keyword::SERVER);
    if server.is_some_and(|server| server.value().eq_ignore_ascii_case("POOLED")) {
        return;
    }
    let name = pool.keyword().text();
    let message = format!("`{name}` does nothing here: SERVER is not POOLED, so no pooled server is used");
    let finding = report.at(pool.name_span(), message).help("write `(SERVER=POOLED)`");
    let finding = match server {
        Some(server) => finding.related(server.span(), "asks for another kind of server"),
        None => finding,
    };
    if !place.node.is_broken() {
        finding.fix(Safety::Unsafe, "write `(SERVER=POOLED)`", vec![pooled(server, pool)]);
    }
}

fn pooled(server: Option<Node<'_>>, pool: Node<'_>) -> Edit {
    match server {
        Some(server) => Edit::set_value(server, "POOLED"),
        None => Edit::insert_after(pool, "(SERVER=POOLED)"),
    }
}
