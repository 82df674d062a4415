use tns_dsn::clients::Client;
use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

rule! {
    /// The path of an included file stands in quotes.
    ///
    /// ## What it does
    /// Reports, as information, quotes round the path of an IFILE.
    ///
    /// ## Why is this bad?
    /// python-oracledb takes double quotes off. For node-oracledb (NJS-505) and
    /// Oracle's Rust driver they belong to the name of the file, which does not exist
    /// then: no alias of the including file can be used.
    QUOTED_INCLUDE = "TNS820", "quoted-include", Portability, Info,
    fix: None, mistakes: [], check: Check::Params(&[Keyword::IFILE], check)
}

const KEEPING: &[Client] = &[Client::NodeThin, Client::RustThin];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let span = place.node.value_span();
    let quoted = matches!(place.file.source().slice(span).first(), Some(b'"' | b'\''));
    if place.parent.is_none() && place.file.has_descriptors() && (quoted || place.node.is_quoted()) {
        let message = "node-oracledb and Oracle's Rust driver look for a file with the quotes in its name and \
                       lose every alias of this file";
        report.at(span, message).clients(KEEPING).help("write the path without quotes");
    }
}
