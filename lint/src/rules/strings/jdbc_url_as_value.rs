use tns_dsn::Form;
use tns_parser::easy_connect::{Kind, classify};
use tns_parser::{Edit, Node};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// A JDBC URL is the value of an alias.
    ///
    /// ## What it does
    /// Reports an alias of a tnsnames.ora whose value starts with `jdbc:`.
    ///
    /// ## Why is this bad?
    /// Only JDBC drivers take such a URL, and they do not look it up in
    /// tnsnames.ora: the alias is of no use to any client (ORA-12154, DPY-4018).
    ///
    /// ## Fix
    /// Unsafe: the descriptor that the URL stands for, without user and password.
    JDBC_URL_AS_VALUE = "TNS041", "jdbc-url-as-value", Syntax, Error,
    fix: Some(Safety::Unsafe), mistakes: ["Z03"], check: Check::TextEntry(check)
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let text = file.text(entry.value_span());
    if !file.has_descriptors() || entry.names().next().is_none() || classify(&text) != Kind::JdbcUrl {
        return;
    }
    let message = "a JDBC URL is no value of an alias: no client can use it (ORA-12154, DPY-4018)";
    let finding = report.at(entry.value_span(), message).help("write the descriptor that the URL stands for");
    if let Ok(read) = Form::Jdbc.read(&text) {
        let edits = vec![Edit::set_value(entry, read.value.to_string())];
        finding.fix(Safety::Unsafe, "write the descriptor", edits);
    }
}
