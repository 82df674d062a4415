use tns_parser::catalog::{Param, params};
use tns_parser::{FileKind, Keyword, Node, SyntaxCode, SyntaxError};

use crate::clients::Judged;
use crate::context::{LintFile, Place};
use crate::project::{Member, Project};
use crate::rule::{Check, Compare, Report, RuleInfo};
use crate::strings::{Easy, Noticed};

pub(super) type OnFile = fn(&LintFile, &mut Report<'_>);
type OnEntry = fn(&LintFile, Node<'_>, &mut Report<'_>);
type OnPlace = fn(&Place<'_>, &mut Report<'_>);
type OnProject = fn(&Project<'_>, &Member<'_>, &mut Report<'_>);
type OnEnvironment = fn(&Project<'_>, &mut Report<'_>);
type OnString = fn(&Noticed, &mut Report<'_>);
type OnEasy = fn(&Easy<'_>, &mut Report<'_>);
type OnClients = fn(&Judged<'_>, &mut Report<'_>);
type OnSyntax = fn(&LintFile, &SyntaxError, &mut Report<'_>);

/// The marks of a rule that runs whatever stands below.
const ANYTHING: u64 = u64::MAX;

/// One of 64 marks for a keyword. Some share one: a mark that is absent tells for certain, one that is
/// there does not.
#[inline]
pub(super) fn mark(keyword: Keyword) -> u64 {
    1 << (keyword.index() % 64)
}

/// A rule and what it does at a place.
pub(super) type Hook = (&'static RuleInfo, OnPlace);

/// The selected rules, sorted by where they hook in.
#[derive(Debug, Default)]
pub(super) struct Hooks {
    pub(super) file: Vec<(&'static RuleInfo, OnFile)>,
    pub(super) entry: Vec<(&'static RuleInfo, OnEntry)>,
    pub(super) text_entry: Vec<(&'static RuleInfo, OnEntry)>,
    pub(super) compare: Vec<(&'static RuleInfo, Compare)>,
    pub(super) containers: Vec<Hook>,
    pub(super) empty_params: Vec<Hook>,
    pub(super) loose_values: Vec<Hook>,
    pub(super) stray_params: Vec<Hook>,
    /// By keyword, with the marks of what has to stand below; most keywords have none.
    params: Vec<Vec<(u64, Hook)>>,
    pub(super) syntax: Vec<(&'static RuleInfo, &'static [SyntaxCode], OnSyntax)>,
    pub(super) strings: Vec<(&'static RuleInfo, OnString)>,
    pub(super) easy: Vec<(&'static RuleInfo, OnEasy)>,
    pub(super) clients: Vec<(&'static RuleInfo, OnClients)>,
    pub(super) project: Vec<(&'static RuleInfo, OnProject)>,
    pub(super) string_in_project: Vec<(&'static RuleInfo, OnProject)>,
    pub(super) environment: Vec<(&'static RuleInfo, OnEnvironment)>,
}

impl Hooks {
    /// Hooks a rule in.
    pub(super) fn add(&mut self, rule: &'static RuleInfo) {
        self.hook(rule, &rule.check);
    }

    /// Whether a rule looks at connect strings.
    pub(super) fn looks_at_strings(&self) -> bool {
        !(self.strings.is_empty() && self.easy.is_empty())
    }

    /// The hooks of a keyword.
    #[inline]
    pub(super) fn of_keyword(&self, keyword: Keyword) -> &[(u64, Hook)] {
        self.params.get(keyword.index()).map_or(&[], Vec::as_slice)
    }

    fn hook(&mut self, rule: &'static RuleInfo, check: &'static Check) {
        match *check {
            Check::File(check) => self.file.push((rule, check)),
            Check::Entry(check) => self.entry.push((rule, check)),
            Check::TextEntry(check) => self.text_entry.push((rule, check)),
            Check::Compare(compare) => self.compare.push((rule, compare)),
            Check::Containers(check) => self.containers.push((rule, check)),
            Check::LooseValues(check) => self.loose_values.push((rule, check)),
            Check::EmptyParams(check) => self.empty_params.push((rule, check)),
            Check::StrayParams(check) => self.stray_params.push((rule, check)),
            Check::Comments | Check::Outer => {}
            Check::Project(check) => self.project.push((rule, check)),
            Check::StringInProject(check) => self.string_in_project.push((rule, check)),
            Check::Environment(check) => self.environment.push((rule, check)),
            Check::Strings(check) => self.strings.push((rule, check)),
            Check::Easy(check) => self.easy.push((rule, check)),
            Check::Clients(check) => self.clients.push((rule, check)),
            Check::Syntax(codes, check) => self.syntax.push((rule, codes, check)),
            Check::Params(keywords, check) => {
                keywords.iter().for_each(|&keyword| self.on_keyword(keyword, ANYTHING, (rule, check)));
            }
            Check::Holding(keywords, below, check) => {
                let marks = below.iter().fold(0, |marks, keyword| marks | mark(*keyword));
                keywords.iter().for_each(|&keyword| self.on_keyword(keyword, marks, (rule, check)));
            }
            Check::ParamsLike(wanted, check) => {
                let keywords = keywords_of(wanted).into_iter();
                keywords.for_each(|keyword| self.on_keyword(keyword, ANYTHING, (rule, check)));
            }
            Check::Each(checks) => checks.iter().for_each(|check| self.hook(rule, check)),
        }
    }

    fn on_keyword(&mut self, keyword: Keyword, marks: u64, hook: Hook) {
        let index = keyword.index();
        if self.params.len() <= index {
            self.params.resize_with(index + 1, Vec::new);
        }
        self.params[index].push((marks, hook));
    }
}

/// The keywords with such a row for a file of any kind, each once.
fn keywords_of(wanted: fn(&Param) -> bool) -> Vec<Keyword> {
    let rows = FileKind::ALL.into_iter().flat_map(params).filter(|param| wanted(param));
    let names = rows.flat_map(|row| std::iter::once(row.name).chain(row.aliases.iter().copied()));
    let mut keywords: Vec<_> = names.map(|name| Keyword::of(name.as_bytes())).collect();
    keywords.sort_by_key(|keyword| keyword.index());
    keywords.dedup();
    keywords
}
