use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use tns_dsn::clients::Client;

rule! {
    /// A file is included that managed ODP.NET does not read.
    ///
    /// ## What it does
    /// Where managed ODP.NET is named as a target, reports IFILE.
    ///
    /// ## Why is this bad?
    /// The managed driver does not follow IFILE: it finds none of the aliases of the
    /// included file (ORA-12154), which other clients find.
    UNREAD_INCLUDE = "TNS809", "unread-include", Portability, Warning,
    fix: None, mistakes: ["N11"], check: Check::Params(&[Keyword::IFILE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.parent.is_some() || !place.file.has_descriptors() {
        return;
    }
    let message = "managed ODP.NET does not follow IFILE: the aliases of that file are not found (ORA-12154)";
    let finding = report.at(place.node.span(), message).only_for(&[Client::OdpnetManaged]);
    finding.help("copy its entries into this file");
}
