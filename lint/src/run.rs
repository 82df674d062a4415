mod hooks;

use rayon::prelude::*;
use tns_parser::catalog::Lookup;
use tns_parser::{FileKind, Keyword, Node};

use crate::context::{LintFile, Place};
use crate::diagnostic::Diagnostic;
use crate::project::{Member, Project};
use crate::registry::RULES;
use crate::rule::{Compare, Noting, Report, RuleInfo};
use crate::rules::route;
use crate::select::Selection;
use crate::strings::{self, noticed};
use crate::suppress::{self, Findings};
use crate::target::Target;
use crate::template;
use hooks::{Hook, Hooks, OnFile};
use tns_parser::tree::NodeKind;

/// Findings about the parameters of an entry after which its check stops: a text
/// with more of them is no configuration, and nobody reads the rest.
const ENOUGH: usize = 256;

/// Text from this size on is checked on several threads.
const PARALLEL_FROM: u32 = 1 << 20;
/// Entries that one thread takes at a time.
const ENTRIES_AT_A_TIME: usize = 1024;

/// Runs rules over files.
#[derive(Debug)]
pub struct Linter {
    hooks: Hooks,
    /// The clients that matter; empty: all.
    targets: Vec<Target>,
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
    pub fn for_targets(self, targets: &[Target]) -> Self {
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
        found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
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
        found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
        found
    }

    fn quieted(&self, file: &LintFile, found: Vec<Diagnostic>) -> Findings {
        if !self.heeds_comments {
            return Findings { active: found, suppressed: Vec::new() };
        }
        let mut findings = suppress::apply(file, found, &self.selection);
        place_in_entries(file, &mut findings.active);
        findings.active.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
        findings
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
        found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
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

    /// What the rules about connect strings find in one.
    fn string(&self, text: &str, place: strings::Place) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for noticed in noticed(text, place) {
            for &(rule, check) in &self.hooks.strings {
                check(&noticed, &mut Report { rule, found: &mut found });
            }
        }
        found
    }

    /// The value of an alias that is text: a connect string.
    fn text_entry(&self, file: &LintFile, entry: Node<'_>, found: &mut Vec<Diagnostic>) {
        for &(rule, check) in &self.hooks.text_entry {
            check(file, entry, &mut Report { rule, found: &mut *found });
        }
        let span = entry.value_span();
        // What is broken, or no text, is told by the rules about syntax.
        let text = std::str::from_utf8(file.source().slice(span)).unwrap_or_default();
        if !entry.is_broken() && !text.is_empty() && !self.hooks.strings.is_empty() {
            let place = strings::Place { at: span.start, alone: false };
            found.extend(self.string(text, place));
        }
    }

    fn entries(&self, file: &LintFile) -> Vec<Diagnostic> {
        self.compared(&[self.walk(file, file.parse().entries())])
    }

    fn entries_in_parallel(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut entries = Vec::with_capacity(file.parse().entry_count());
        entries.extend(file.parse().entries());
        let chunks = entries.par_chunks(ENTRIES_AT_A_TIME);
        let parts: Vec<_> = chunks.map(|chunk| self.walk(file, chunk.iter().copied())).collect();
        self.compared(&parts)
    }

    fn walk<'f>(&self, file: &'f LintFile, entries: impl Iterator<Item = Node<'f>>) -> Seen<'f> {
        let mut seen = Seen::new(&self.hooks);
        entries.for_each(|entry| self.entry(file, entry, &mut seen));
        seen
    }

    /// What was found in the entries, and what comparing them finds.
    fn compared(&self, parts: &[Seen<'_>]) -> Vec<Diagnostic> {
        let mut found: Vec<_> = parts.iter().flat_map(|part| part.found.iter().cloned()).collect();
        for (at, &(rule, compare)) in self.hooks.compare.iter().enumerate() {
            let notes: Vec<_> = parts.iter().flat_map(|part| part.notes[at].iter().copied()).collect();
            (compare.report)(&notes, &mut Report { rule, found: &mut found });
        }
        found
    }

    fn entry<'f>(&self, file: &'f LintFile, entry: Node<'f>, seen: &mut Seen<'f>) {
        let found = &mut seen.found;
        for &(rule, check) in &self.hooks.entry {
            check(file, entry, &mut Report { rule, found: &mut *found });
        }
        if file.has_descriptors() && !entry.is_nested() && entry.keyword() != Keyword::IFILE {
            self.text_entry(file, entry, found);
        }
        let place = Place::new(file, entry, None);
        self.place(&place, found);
        self.below(&place, found.len() + ENOUGH, found);
        for (notes, (_, compare)) in seen.notes.iter_mut().zip(&self.hooks.compare) {
            note(file, entry, compare, notes);
        }
    }

    fn below(&self, around: &Place<'_>, most: usize, found: &mut Vec<Diagnostic>) {
        for node in around.node.children().filter(|child| child.kind() == NodeKind::Param) {
            let place = Place::new(around.file, node, Some(around));
            if found.len() >= most {
                return;
            }
            self.place(&place, found);
            self.below(&place, most, found);
        }
    }

    #[inline]
    fn place(&self, place: &Place<'_>, found: &mut Vec<Diagnostic>) {
        let mut run = |hooks: &[Hook]| {
            for &(rule, check) in hooks {
                check(place, &mut Report { rule, found: &mut *found });
            }
        };
        run(self.hooks.of_keyword(place.keyword));
        if !place.node.is_word() {
            match place.node.is_nested() {
                true => run(&self.hooks.containers),
                false => run(&self.hooks.loose_values),
            }
            if place.has_no_value() {
                run(&self.hooks.empty_params);
            }
        }
        if !matches!(place.found, Lookup::Here(_)) {
            run(&self.hooks.stray_params);
        }
    }
}

/// Notes what a rule wants to compare of an entry.
fn note<'f>(file: &LintFile, entry: Node<'f>, compare: &Compare, notes: &mut Vec<(Node<'f>, u64)>) {
    let mut note = |node| notes.extend((compare.note)(node).map(|note| (node, note)));
    match compare.of {
        Noting::Aliases if file.kind() == FileKind::Tnsnames && entry.keyword() != Keyword::IFILE => {
            entry.names().for_each(note);
        }
        Noting::Entries if file.has_descriptors() => note(entry),
        Noting::Descriptions if file.has_descriptors() => route::descriptions(entry).for_each(&mut note),
        _ => {}
    }
}

/// What a walk over entries brings.
struct Seen<'f> {
    found: Vec<Diagnostic>,
    /// The notes of each rule that compares.
    notes: Vec<Vec<(Node<'f>, u64)>>,
}

impl Seen<'_> {
    fn new(hooks: &Hooks) -> Self {
        Self { found: Vec::new(), notes: vec![Vec::new(); hooks.compare.len()] }
    }
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
