use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, readers};

rule! {
    /// WALLET_LOCATION is not built as SOURCE, METHOD, METHOD_DATA, DIRECTORY.
    ///
    /// ## What it does
    /// Reports a wallet location without SOURCE, and one with METHOD=FILE
    /// that has no METHOD_DATA or no DIRECTORY in it. A path alone, which
    /// descriptors take, is a warning in sqlnet.ora and listener.ora.
    ///
    /// ## Why is this bad?
    /// The place of the wallet is not found: connections over TLS fail
    /// (ORA-28759), and so do logons with passwords from the wallet.
    ///
    /// ## Fix
    /// Unsafe: METHOD_DATA is put around a DIRECTORY that stands in SOURCE,
    /// and a path alone gets its containers.
    WALLET_LOCATION_FORM = "TNS511", "wallet-location-form", Security, Error,
    fix: Some(Safety::Unsafe), mistakes: ["W03"],
    check: Check::Params(&[Keyword::WALLET_LOCATION], check)
}

const HELP: &str = "write `(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=…)))`";

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let kinds = [FileKind::Sqlnet, FileKind::Listener, FileKind::Cman];
    if !counts(place)
        || !kinds.contains(&place.file.kind())
        || node.is_broken()
        || node.value_span().is_empty()
    {
        return;
    }
    let finding = match (node.is_nested(), node.param(Keyword::SOURCE)) {
        (false, _) => return path_alone(place, report),
        (true, None) if ask::is_misspelt_in(node, "SOURCE") => return,
        (true, None) => report.at(node.name_span(), "a wallet without SOURCE is not found (ORA-28759)"),
        (true, Some(source)) => return in_source(place, source, report),
    };
    finding.clients(readers(place)).help(HELP);
}

fn path_alone(place: &Place<'_>, report: &mut Report<'_>) {
    let path = place.node.value();
    if path.eq_ignore_ascii_case("SYSTEM") || ask::is_placeholder(path.as_bytes()) {
        return;
    }
    let message = "a path alone is no wallet location here: the wallet is not found (ORA-28759)";
    let finding =
        report.at(place.node.value_span(), message).severity(Severity::Warning).clients(readers(place));
    let written = place.file.text(place.node.value_span());
    let value = format!("(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY={written})))");
    let edit = Edit::set_value(place.node, value);
    finding.help(HELP).fix(Safety::Unsafe, "put SOURCE and METHOD_DATA around it", vec![edit]);
}

fn in_source(place: &Place<'_>, source: Node<'_>, report: &mut Report<'_>) {
    let is_file =
        source.param(Keyword::METHOD).is_some_and(|method| method.value().eq_ignore_ascii_case("FILE"));
    let data = source.param(Keyword::METHOD_DATA);
    if !is_file || data.is_none() && ask::is_misspelt_in(source, "METHOD_DATA") {
        return;
    }
    match (data, source.param(Keyword::DIRECTORY)) {
        (None, Some(directory)) => {
            let message = "DIRECTORY outside METHOD_DATA is not read: the wallet is not found (ORA-28759)";
            let written = format!("(METHOD_DATA={})", place.file.text(directory.span()));
            let edit = Edit::replace(directory.span(), written);
            let finding = report.at(directory.name_span(), message).clients(readers(place)).help(HELP);
            finding.fix(Safety::Unsafe, "put METHOD_DATA around it", vec![edit]);
        }
        (None, None) => {
            let message =
                "METHOD=FILE without METHOD_DATA names no directory: the wallet is not found (ORA-28759)";
            report.at(source.name_span(), message).clients(readers(place)).help(HELP);
        }
        (Some(data), _) => without_directory(place, data, report),
    }
}

fn without_directory(place: &Place<'_>, data: Node<'_>, report: &mut Report<'_>) {
    if data.param(Keyword::DIRECTORY).is_some() || ask::is_misspelt_in(data, "DIRECTORY") {
        return;
    }
    let message = "METHOD_DATA without DIRECTORY: the wallet is not found (ORA-28759)";
    report.at(data.name_span(), message).clients(readers(place)).help(HELP);
}
