use tns_parser::catalog::{Lookup, Param, Side};
use tns_parser::{FileKind, Keyword, Node};

use crate::clients::THIN;
use crate::context::LintFile;
use crate::lines::and_more;
use crate::rule::{Check, Report, rule};

rule! {
    /// Settings stand in a sqlnet.ora that thin drivers do not read.
    ///
    /// ## What it does
    /// Where a thin driver is named as a target, reports the first setting for
    /// clients in a sqlnet.ora, once a file, and what JDBC and connect strings call
    /// the settings. NAMES.DIRECTORY_PATH is left alone: thin drivers need none.
    ///
    /// ## Why is this bad?
    /// Encryption, time limits or a wallet that are set there do not exist for
    /// JDBC Thin, python-oracledb, node-oracledb and the Go drivers, and nothing
    /// tells so.
    UNREAD_SETTINGS = "TNS808", "unread-settings", Portability, Info,
    fix: None, mistakes: ["X01", "J09"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.kind() != FileKind::Sqlnet {
        return;
    }
    let settings: Vec<_> = file.parse().entries().filter_map(for_clients).collect();
    let Some((first, param)) = settings.first() else { return };
    let more = and_more(settings.len() - 1, "setting", "settings");
    let message = format!("`{}`{more}: thin drivers do not read sqlnet.ora", param.name);
    let finding = report.at(first.name_span(), message).only_for(THIN);
    let mut told: Vec<_> = settings.iter().filter_map(|(_, param)| elsewhere(param)).collect();
    told.dedup();
    finding.help(match told.is_empty() {
        true => "set in the program or in the descriptor what they have for it".to_owned(),
        false => format!("set it where they look: {}", told.join("; ")),
    });
}

/// A setting that a client would obey.
fn for_clients(entry: Node<'_>) -> Option<(Node<'_>, &'static Param)> {
    let keyword = entry.keyword();
    let Lookup::Here(param) = keyword.param(FileKind::Sqlnet, Keyword::TOP) else { return None };
    let other = matches!(keyword, Keyword::IFILE | Keyword::NAMES_DIRECTORY_PATH);
    (!other && !matches!(param.side, Side::Server)).then_some((entry, param))
}

/// What a setting is called where thin drivers find it.
fn elsewhere(param: &Param) -> Option<String> {
    let names = [
        param.easy_connect.map(|name| format!("`?{name}=`")),
        param.jdbc.map(|name| format!("{name} in JDBC")),
    ];
    let names: Vec<_> = names.into_iter().flatten().collect();
    (!names.is_empty()).then(|| format!("{}: {}", param.name, names.join(", ")))
}
