use tns_parser::easy_connect::{self, EasyConnect};
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// The value of an alias is an Easy Connect string.
    ///
    /// ## What it does
    /// Reports an entry of tnsnames.ora whose value is no descriptor but a text
    /// such as `tcps://db1/sales`, as information.
    ///
    /// ## Why is this bad?
    /// Oracle does not document it. Oracle's client, JDBC, python-oracledb and
    /// node-oracledb from 6.5 on take it; an older node-oracledb then fails for
    /// every alias of the file (TypeError, NJS-514).
    ///
    /// ## Fix
    /// Unsafe: a string with one host, a service and no parameters is written
    /// as a descriptor.
    EASY_CONNECT_VALUE = "TNS104", "easy-connect-value", Names, Info,
    fix: Some(Safety::Unsafe), mistakes: ["N09"], check: Check::TextEntry(check)
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let is_text = !entry.is_nested() && !entry.value_span().is_empty();
    let stands = file.kind() == FileKind::Tnsnames && entry.keyword() != Keyword::IFILE;
    if !is_text || !stands || entry.is_broken() || ask::is_placeholder(entry.value().as_bytes()) {
        return;
    }
    let text = entry.value();
    let Ok(easy) = easy_connect::parse(&text) else { return };
    if easy.service.is_none() && !text.contains(':') {
        return;
    }
    let message = format!(
        "`{}` is an Easy Connect string: with it node-oracledb before 6.5 reads no alias of this file (NJS-514)",
        shorten(&text)
    );
    let finding = report.at(entry.value_span(), message).help("write a descriptor");
    if let Some(descriptor) = descriptor(&easy) {
        let edit = Edit::set_value(entry, descriptor);
        finding.fix(Safety::Unsafe, "write it as a descriptor", vec![edit]);
    }
}

/// The same as a connect descriptor, where it is simple enough.
fn descriptor(easy: &EasyConnect<'_>) -> Option<String> {
    let [list] = easy.lists.as_slice() else { return None };
    let [host] = list.as_slice() else { return None };
    let service = easy.service.filter(|service| !service.value.is_empty())?;
    if !easy.params.is_empty() || easy.instance.is_some() {
        return None;
    }
    let protocol = if easy.is_tls() { "TCPS" } else { "TCP" };
    let port = easy.effective_ports()[0][0];
    let server = easy.server.map(|server| format!("(SERVER={})", server.value)).unwrap_or_default();
    Some(format!(
        "(DESCRIPTION=(ADDRESS=(PROTOCOL={protocol})(HOST={})(PORT={port}))(CONNECT_DATA=(SERVICE_NAME={}){server}))",
        host.host.value, service.value
    ))
}
