mod hooks;
mod judge;
mod walk;

use rayon::prelude::*;
use tns_parser::Node;

use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::project::{Member, Project};
use crate::registry::RULES;
use crate::rule::{Check, Report, RuleInfo};
use crate::select::Selection;
use crate::strings;
use crate::suppress::{self, Findings};
use crate::template;
use hooks::{Hooks, OnFile};
use tns_dsn::clients::Client;

/// Text from this size on is checked on several threads.
const PARALLEL_FROM: u32 = 1 << 16;
/// Runs rules over files.
#[derive(Debug)]
pub struct Linter {
    hooks: Hooks,
    /// The clients that matter; empty: all.
    targets: Vec<Client>,
    /// Whether comments keep findings quiet.
    heeds_comments: bool,
    selection: Selection,
}

impl Default for Linter {
    /// The rules that are on by default.
    fn default() -> Self {
        Self::new(&Selection::default())
    }
}

impl Linter {
    /// The rules of a selection.
    pub fn new(selection: &Selection) -> Self {
        let mut hooks = Hooks::default();
        for rule in RULES.iter().filter(|rule| selection.contains(rule)) {
            hooks.add(rule);
        }
        Self { hooks, targets: Vec::new(), heeds_comments: true, selection: selection.clone() }
    }

    /// Rules of a test.
    #[cfg(test)]
    pub(crate) fn of_rules(rules: &[&'static RuleInfo]) -> Self {
        let mut hooks = Hooks::default();
        rules.iter().for_each(|rule| hooks.add(rule));
        Self { hooks, targets: Vec::new(), selection: Selection::default(), heeds_comments: true }
    }

    /// Only findings that matter to one of these clients; none given: to any.
    #[must_use]
    pub fn for_targets(self, targets: &[Client]) -> Self {
        Self { targets: targets.to_vec(), ..self }
    }

    /// Whether comments may keep findings quiet.
    #[must_use]
    pub fn heeding_comments(self, heeds_comments: bool) -> Self {
        Self { heeds_comments, ..self }
    }

    /// Whether a rule runs.
    pub(crate) fn runs(&self, rule: &RuleInfo) -> bool {
        self.selection.contains(rule)
    }

    fn matters(&self, found: &Diagnostic) -> bool {
        let any = found.clients.is_empty() || self.targets.is_empty() && !found.only_named;
        any || found.clients.iter().any(|client| self.targets.contains(client))
    }

    /// Checks a file; the findings come in the order of the text. What a comment
    /// keeps quiet is left out.
    pub fn check(&self, file: &LintFile) -> Vec<Diagnostic> {
        self.findings(file).active
    }

    /// Checks a file, and tells what its comments keep quiet.
    pub fn findings(&self, file: &LintFile) -> Findings {
        self.quieted(file, self.everything(file))
    }

    /// Checks a file of a project: by itself, and beside the others.
    pub fn findings_in(&self, project: &Project<'_>, member: &Member<'_>) -> Findings {
        self.quieted(member.file, self.everything_in(project, member))
    }

    /// [`Linter::findings_in`] whatever comments say.
    pub fn everything_in(&self, project: &Project<'_>, member: &Member<'_>) -> Vec<Diagnostic> {
        let mut found = self.everything(member.file);
        let beside =
            project.whatever_stands_in_templates(member, |project, member| self.beside(project, member));
        found.extend(beside);
        found.retain(|found| self.matters(found));
        place_in_entries(member.file, &mut found);
        in_order(&mut found);
        found
    }

    /// What the rules that look at several files find.
    fn beside(&self, project: &Project<'_>, member: &Member<'_>) -> Vec<Diagnostic> {
        let hooks = match member.file.is_string() {
            true => &self.hooks.string_in_project,
            false => &self.hooks.project,
        };
        let mut found = Vec::new();
        for &(rule, check) in hooks {
            check(project, member, &mut Report { rule, found: &mut found });
        }
        found
    }

    /// Checks the environment of a project, where it is known. Places are those of
    /// [`Environment::text`](crate::Environment::text).
    pub fn environment(&self, project: &Project<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if project.environment.is_known() {
            for &(rule, check) in &self.hooks.environment {
                check(project, &mut Report { rule, found: &mut found });
            }
        }
        found.retain(|found| self.matters(found));
        in_order(&mut found);
        found
    }

    fn quieted(&self, file: &LintFile, found: Vec<Diagnostic>) -> Findings {
        if !self.heeds_comments {
            return Findings { active: found, suppressed: Vec::new() };
        }
        let mut findings = suppress::apply(file, found, &self.selection);
        place_in_entries(file, &mut findings.active);
        in_order(&mut findings.active);
        findings
    }

    /// What is wrong with the entries of a text each by itself: for an editor, while one types.
    /// Rules that compare entries, or look at the text or the files around it as a whole, are silent
    /// (see [`RuleInfo::looks_around`]), and so are those about suppressions. Comments of the text count.
    pub fn alone(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut found = self.syntax(file);
        found.extend(self.walk(file, file.parse().entries()).found);
        found.retain(|found| self.matters(found));
        place_in_entries(file, &mut found);
        in_order(&mut found);
        let mut active = self.quieted(file, found).active;
        active.retain(|found| !matches!(found.rule.check, Check::Comments));
        active
    }

    /// Checks a file whatever its comments say.
    pub fn everything(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut found = self.as_it_stands(file);
        for twin in file.twins() {
            found = template::agreed(found, &self.as_it_stands(twin));
        }
        found.retain(|found| !file.is_due_to_placeholder(found));
        found
    }

    /// Checks a file, placeholders filled in.
    fn as_it_stands(&self, file: &LintFile) -> Vec<Diagnostic> {
        let (mut found, entries) = match file.source().len() < PARALLEL_FROM {
            true if file.is_string() => {
                (self.string(&file.text(file.whole()), strings::Place { at: 0, alone: true }), Vec::new())
            }
            true => (self.file(file), self.entries(file)),
            false => rayon::join(|| self.file_in_parallel(file), || self.entries_in_parallel(file)),
        };
        found.extend(entries);
        found.retain(|found| self.matters(found));
        place_in_entries(file, &mut found);
        in_order(&mut found);
        found
    }

    /// What the rules that look at the file as a whole find.
    fn file(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut found = self.syntax(file);
        for &(rule, check) in &self.hooks.file {
            check(file, &mut Report { rule, found: &mut found });
        }
        found
    }

    /// The same, a rule a thread.
    fn file_in_parallel(&self, file: &LintFile) -> Vec<Diagnostic> {
        let one = |&(rule, check): &(&'static RuleInfo, OnFile)| {
            let mut found = Vec::new();
            check(file, &mut Report { rule, found: &mut found });
            found
        };
        let (syntax, parts) = rayon::join(
            || self.syntax(file),
            || self.hooks.file.par_iter().with_max_len(1).map(one).collect::<Vec<_>>(),
        );
        [vec![syntax], parts].concat().concat()
    }

    /// What the rules about syntax errors find.
    fn syntax(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for error in file.parse().errors() {
            for &(rule, codes, check) in &self.hooks.syntax {
                if codes.contains(&error.code) {
                    check(file, error, &mut Report { rule, found: &mut found });
                }
            }
        }
        found
    }
}

/// Sorts findings by their places, those of one place by their codes.
pub fn in_order(found: &mut [Diagnostic]) {
    found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
}

/// Adds to each finding the entry and the path of keywords it stands in.
fn place_in_entries(file: &LintFile, found: &mut [Diagnostic]) {
    for found in found.iter_mut().filter(|found| found.path.is_empty()) {
        if let Some(entry) = file.parse().entry_at(found.span.start) {
            found.entry = entry.names().next().map(|name| name.name().into_owned());
            found.path = path(entry, found.span.start);
        }
    }
}

fn path(entry: Node<'_>, offset: u32) -> String {
    let mut path = entry.name().to_ascii_uppercase();
    let mut around = entry;
    let holds = |node: &Node<'_>| node.span().start <= offset && offset < node.span().end;
    while let Some(node) = around.params().find(holds) {
        let name = node.name().to_ascii_uppercase();
        let before = around.params().take_while(|other| other.index() < node.index());
        let nth = before.filter(|other| other.name().eq_ignore_ascii_case(&name)).count();
        path.push_str(&format!("/{name}[{nth}]"));
        around = node;
    }
    path
}
