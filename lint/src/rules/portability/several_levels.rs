use tns_dsn::clients::Client;
use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// COMPRESSION_LEVELS names several levels.
    ///
    /// ## What it does
    /// Reports, as information, two LEVELs or more in the COMPRESSION_LEVELS of a
    /// descriptor.
    ///
    /// ## Why is this bad?
    /// That is the documented form, and Oracle's client and node-oracledb read it.
    /// python-oracledb ends with an error of its own (DPY-4018) for every parameter
    /// that it does not know and that stands there twice: the alias cannot be used.
    SEVERAL_LEVELS = "TNS819", "several-levels", Portability, Info,
    fix: None, mistakes: [], check: Check::Params(&[Keyword::COMPRESSION_LEVELS], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let mut levels = place.node.params().filter(|param| param.name().eq_ignore_ascii_case("LEVEL"));
    if let (true, Some(second)) = (route::is_in_descriptor(place), levels.nth(1)) {
        let message = "python-oracledb refuses a descriptor with a second LEVEL (DPY-4018)";
        let finding = report.at(second.name_span(), message).clients(&[Client::PythonThin]);
        finding.help("keep one level, or set the levels in sqlnet.ora");
    }
}
