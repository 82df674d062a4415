use rayon::prelude::*;
use tns_parser::{Keyword, Node, SyntaxCode, SyntaxError};

use crate::context::{LintFile, Place};
use crate::diagnostic::Diagnostic;
use crate::project::{Member, Project};
use crate::registry::RULES;
use crate::rule::{Check, Report, RuleInfo};
use crate::select::Selection;
use crate::strings::{self, Noticed, noticed};
use crate::suppress::{self, Findings};
use crate::target::Target;
use tns_parser::tree::NodeKind;

/// Findings about the parameters of an entry after which its check stops: a text
/// with more of them is no configuration, and nobody reads the rest.
const ENOUGH: usize = 256;

/// Text from this size on is checked on several threads.
const PARALLEL_FROM: u32 = 1 << 20;
/// Entries that one thread takes at a time.
const ENTRIES_AT_A_TIME: usize = 1024;

type OnFile = fn(&LintFile, &mut Report<'_>);
type OnEntry = fn(&LintFile, Node<'_>, &mut Report<'_>);
type OnPlace = fn(&Place<'_>, &mut Report<'_>);
type OnProject = fn(&Project<'_>, &Member<'_>, &mut Report<'_>);
type OnEnvironment = fn(&Project<'_>, &mut Report<'_>);
type OnString = fn(&Noticed, &mut Report<'_>);
type OnSyntax = fn(&LintFile, &SyntaxError, &mut Report<'_>);

/// The selected rules, sorted by where they hook in.
#[derive(Debug, Default)]
struct Hooks {
    file: Vec<(&'static RuleInfo, OnFile)>,
    entry: Vec<(&'static RuleInfo, OnEntry)>,
    every_param: Vec<(&'static RuleInfo, OnPlace)>,
    /// By keyword; most keywords have none.
    params: Vec<Vec<(&'static RuleInfo, OnPlace)>>,
    syntax: Vec<(&'static RuleInfo, &'static [SyntaxCode], OnSyntax)>,
    strings: Vec<(&'static RuleInfo, OnString)>,
    project: Vec<(&'static RuleInfo, OnProject)>,
    string_in_project: Vec<(&'static RuleInfo, OnProject)>,
    environment: Vec<(&'static RuleInfo, OnEnvironment)>,
}

/// Runs rules over files.
#[derive(Debug)]
pub struct Linter {
    hooks: Hooks,
    /// The clients that matter; empty: all.
    targets: Vec<Target>,
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
        Self { hooks, targets: Vec::new(), selection: selection.clone() }
    }

    /// Only findings that matter to one of these clients; none given: to any.
    #[must_use]
    pub fn for_targets(self, targets: &[Target]) -> Self {
        Self { targets: targets.to_vec(), ..self }
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
        let hooks = match member.file.is_string() {
            true => &self.hooks.string_in_project,
            false => &self.hooks.project,
        };
        for &(rule, check) in hooks {
            check(project, member, &mut Report { rule, found: &mut found });
        }
        found.retain(|found| self.matters(found));
        place_in_entries(member.file, &mut found);
        found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
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
        let mut findings = suppress::apply(file, found, &self.selection);
        place_in_entries(file, &mut findings.active);
        findings.active.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
        findings
    }

    /// Checks a file whatever its comments say.
    pub fn everything(&self, file: &LintFile) -> Vec<Diagnostic> {
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
        parts.into_iter().fold(syntax, |mut all, part| {
            all.extend(part);
            all
        })
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

    /// The value of an alias that is a connect string.
    fn value(&self, file: &LintFile, entry: Node<'_>, found: &mut Vec<Diagnostic>) {
        let span = entry.value_span();
        // What is broken, or no text, is told by the rules about syntax.
        let text = std::str::from_utf8(file.source().slice(span)).unwrap_or_default();
        let is_text = !entry.is_broken() && !entry.is_nested() && !text.is_empty();
        if is_text
            && file.has_descriptors()
            && entry.keyword() != Keyword::IFILE
            && !self.hooks.strings.is_empty()
        {
            let place = strings::Place { at: span.start, alone: false };
            found.extend(self.string(text, place));
        }
    }

    fn entries(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        file.parse().entries().for_each(|entry| self.entry(file, entry, &mut found));
        found
    }

    fn entries_in_parallel(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut entries = Vec::with_capacity(file.parse().entry_count());
        entries.extend(file.parse().entries());
        let check = |chunk: &[Node<'_>]| {
            let mut found = Vec::new();
            chunk.iter().for_each(|&entry| self.entry(file, entry, &mut found));
            found
        };
        let parts: Vec<_> = entries.par_chunks(ENTRIES_AT_A_TIME).map(check).collect();
        parts.concat()
    }

    fn entry(&self, file: &LintFile, entry: Node<'_>, found: &mut Vec<Diagnostic>) {
        for &(rule, check) in &self.hooks.entry {
            check(file, entry, &mut Report { rule, found: &mut *found });
        }
        self.value(file, entry, found);
        let place = Place::new(file, entry, None);
        self.place(&place, found);
        self.below(&place, found.len() + ENOUGH, found);
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

    fn place(&self, place: &Place<'_>, found: &mut Vec<Diagnostic>) {
        let own = self.hooks.params.get(place.keyword.index()).into_iter().flatten();
        for &(rule, check) in self.hooks.every_param.iter().chain(own) {
            check(place, &mut Report { rule, found: &mut *found });
        }
    }
}

impl Hooks {
    fn add(&mut self, rule: &'static RuleInfo) {
        match rule.check {
            Check::File(check) => self.file.push((rule, check)),
            Check::Entry(check) => self.entry.push((rule, check)),
            Check::EveryParam(check) => self.every_param.push((rule, check)),
            Check::Comments => {}
            Check::Project(check) => self.project.push((rule, check)),
            Check::StringInProject(check) => self.string_in_project.push((rule, check)),
            Check::Environment(check) => self.environment.push((rule, check)),
            Check::Strings(check) => self.strings.push((rule, check)),
            Check::Syntax(codes, check) => self.syntax.push((rule, codes, check)),
            Check::Params(keywords, check) => {
                keywords.iter().for_each(|keyword| self.on_keyword(*keyword).push((rule, check)));
            }
        }
    }

    fn on_keyword(&mut self, keyword: Keyword) -> &mut Vec<(&'static RuleInfo, OnPlace)> {
        let index = keyword.index();
        if self.params.len() <= index {
            self.params.resize_with(index + 1, Vec::new);
        }
        &mut self.params[index]
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
