//! Writes what is generated from the code: rule pages and tables.

mod config;
mod outputs;
mod textmate;
mod treesitter;
mod vim;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use tns_lint::{RULES, RuleInfo};
use tns_parser::FileKind;
use tns_parser::catalog::params;

/// Generated files by their path from the root of the project.
fn files(root: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for rule in RULES {
        files.insert(format!("docs/rules/{}-{}.md", rule.code, rule.name), page(rule));
    }
    files.insert("docs/rules/README.md".into(), rules_table());
    files.insert("docs/rules/mistakes.md".into(), mistakes_table());
    files.insert("docs/parameters.md".into(), parameters());
    files.insert("docs/outputs.md".into(), outputs::page(root)?);
    files.insert("schemas/tnslint.schema.json".into(), config::schema_text());
    files.insert(textmate::PATH.into(), textmate::grammar());
    files.insert(treesitter::WORDS.into(), treesitter::words());
    files.insert(vim::SYNTAX.into(), vim::syntax());
    files.extend(treesitter::copied_queries(root)?);
    let page = fs::read_to_string(root.join(config::PAGE))?;
    files.insert(
        config::PAGE.into(),
        config::with_keys(&page).ok_or_else(|| {
            io::Error::other(format!("the marks around the keys are not in {}", config::PAGE))
        })?,
    );
    Ok(files)
}

/// Writes the files, or, with `check`, names those that are not up to date.
///
/// # Errors
/// Where a file cannot be read or written, or is stale.
pub fn run(root: &Path, check: bool) -> io::Result<()> {
    let mut stale = Vec::new();
    for (name, text) in files(root)? {
        let path = root.join(&name);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        stale.push(name);
        if !check {
            fs::create_dir_all(path.parent().unwrap_or(root))?;
            fs::write(&path, text)?;
        }
    }
    for name in left_over(root)? {
        stale.push(format!("docs/rules/{name}"));
        if !check {
            fs::remove_file(root.join("docs/rules").join(&name))?;
        }
    }
    match (check, stale.is_empty()) {
        (true, false) => Err(io::Error::other(format!(
            "not up to date, run `cargo run -p xtask -- gen`: {}",
            stale.join(", ")
        ))),
        _ => Ok(()),
    }
}

/// Pages of rules that are gone.
fn left_over(root: &Path) -> io::Result<Vec<String>> {
    let wanted = files(root)?;
    let Ok(folder) = fs::read_dir(root.join("docs/rules")) else { return Ok(Vec::new()) };
    let names = folder.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    let names: Vec<_> = names.collect::<io::Result<_>>()?;
    Ok(names.into_iter().filter(|name| !wanted.contains_key(&format!("docs/rules/{name}"))).collect())
}

fn page(rule: &RuleInfo) -> String {
    let parsed = rule.page();
    let fix = rule.fix.map_or("none", |fix| fix.name());
    let mut text = format!("# {} {}\n\n{}\n\n", rule.code, rule.name, parsed.summary);
    let (group, severity) = (rule.group.name(), rule.severity.name());
    let _ =
        writeln!(text, "Group: {group}. Severity: {severity} at most. Fix: {fix}. Since: {}.", rule.since);
    for section in parsed.sections {
        let _ = write!(text, "\n## {}\n\n{}\n", section.title, section.text);
    }
    let _ = write!(text, "\nExamples: [fixtures](../../fixtures/rules/{}-{}.md)\n", rule.code, rule.name);
    text
}

fn rules_table() -> String {
    let mut text =
        "# Rules\n\n| code | name | severity | fix | what it reports |\n|---|---|---|---|---|\n".to_owned();
    for rule in RULES {
        let (code, name, fix) = (rule.code, rule.name, rule.fix.map_or("", |fix| fix.name()));
        let (severity, summary) = (rule.severity.name(), rule.page().summary);
        let _ = writeln!(text, "| [{code}]({code}-{name}.md) | {name} | {severity} | {fix} | {summary} |");
    }
    text + "\nThe severity is the worst that a rule reports; a finding may be milder.\n"
}

/// Mistakes that no rule looks for, and why.
const WITHOUT_RULE: [(&str, &str); 1] = [(
    "J05",
    "no rule: a JDBC URL over TLS whose jars lack oraclepki.jar; which jars a program has stands in build files, which are not read",
)];

/// Which rule finds which mistake, by the ids that `tnslint explain` uses.
fn mistakes_table() -> String {
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for rule in RULES {
        for mistake in rule.mistakes {
            let link = format!("[{}]({}-{}.md)", rule.code, rule.code, rule.name);
            rules.entry(mistake).or_default().push(link);
        }
    }
    let mut text = "# Mistakes and their rules\n\nThe letter is the group: S syntax, N names, A addresses, C connect data, \
                    T time limits, W wallets and TLS, \
                    E encryption, logon and listeners, Z Easy Connect, J JDBC, F files, X several files.\n\n| mistake | rules |\n|---|---|\n"
        .to_owned();
    for (mistake, reason) in WITHOUT_RULE {
        rules.entry(mistake).or_default().push(reason.to_owned());
    }
    for (mistake, rules) in rules {
        let _ = writeln!(text, "| {mistake} | {} |", rules.join(", "));
    }
    text
}

fn parameters() -> String {
    let mut text =
        "# Parameters\n\nEvery parameter of the catalogue; `tnslint param NAME` prints all that is known.\n"
            .to_owned();
    for kind in [FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Listener, FileKind::Ldap, FileKind::Cman] {
        let _ = write!(
            text,
            "\n## {kind}.ora\n\n| name | stands in | default | what it does |\n|---|---|---|---|\n"
        );
        for param in params(kind) {
            let cell = |text: &str| text.replace('|', "\\|").replace('<', "&lt;");
            let (name, within) = (cell(param.name), cell(&param.within.join(", ")));
            let default = cell(param.default.unwrap_or_default());
            let _ = writeln!(text, "| {name} | {within} | {default} | {} |", cell(param.doc));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{WITHOUT_RULE, mistakes_table};

    #[test]
    fn each_mistake_has_a_rule_or_a_reason() {
        let groups = [
            ('S', 14),
            ('N', 13),
            ('A', 12),
            ('C', 10),
            ('T', 13),
            ('W', 20),
            ('E', 25),
            ('Z', 12),
            ('J', 11),
            ('F', 12),
            ('X', 6),
        ];
        let table = mistakes_table();
        for (group, last) in groups {
            for number in 1..=last {
                let row = format!("| {group}{number:02} | ");
                assert_eq!(table.matches(&row).count(), 1, "{row}");
            }
        }
        for (mistake, _) in WITHOUT_RULE {
            assert!(table.contains(&format!("| {mistake} | no rule")), "{mistake} has a rule by now");
        }
    }
}
