use std::fmt::Write as _;

use tns_parser::catalog::ErrorInfo;

use crate::config::options_of;
use crate::registry::RULES;
use crate::rule::RuleInfo;

/// The documentation page of a rule, taken from its doc comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Code and name.
    pub title: String,
    /// The worst severity, and what kind of fix there is.
    pub facts: String,
    /// The first sentence.
    pub summary: String,
    /// What stands under `##` headings.
    pub sections: Vec<Section>,
}

/// One section of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Markdown text.
    pub text: String,
}

impl RuleInfo {
    /// Its page.
    pub fn page(&self) -> Page {
        let mut blocks = self.doc.split("\n ## ");
        let summary = unindent(blocks.next().unwrap_or_default());
        let section = |block: &str| {
            let (title, text) = block.split_once('\n').unwrap_or((block, ""));
            Section { title: title.trim().to_owned(), text: unindent(text) }
        };
        let sections = blocks.map(section).chain(self.options_section()).chain(self.benchmarks_section());
        let fix = self.fix.map_or("none", |fix| fix.name());
        Page {
            title: format!("{} {}", self.code, self.name),
            facts: format!("Severity: {}. Fix: {fix}.", self.severity.name()),
            summary,
            sections: sections.collect(),
        }
    }
}

impl Page {
    /// As Markdown, which reads well as plain text too.
    pub fn text(&self) -> String {
        let mut text = format!("# {}\n\n{}\n\n{}\n", self.title, self.summary, self.facts);
        for section in &self.sections {
            let _ = write!(text, "\n## {}\n\n{}\n", section.title, section.text);
        }
        text
    }
}

impl RuleInfo {
    /// What can be set for it in the configuration.
    fn options_section(&self) -> Option<Section> {
        let lines: Vec<_> = options_of(self.name)
            .into_iter()
            .map(|key| {
                let name = key.path.rsplit('.').next().unwrap_or_default();
                let default =
                    key.default.as_ref().map_or(String::new(), |default| format!(", `{default}` by default"));
                format!("- `{name}` ({}{default}): {}", key.kind, key.doc)
            })
            .collect();
        let text = || format!("In `[rules.{}]` of tnslint.toml:\n\n{}", self.name, lines.join("\n"));
        (!lines.is_empty()).then(|| Section { title: "Options".to_owned(), text: text() })
    }

    /// The items of security benchmarks that ask for it.
    fn benchmarks_section(&self) -> Option<Section> {
        let lines: Vec<_> = self.benchmarks().map(|item| format!("- {item}")).collect();
        (!lines.is_empty()).then(|| Section { title: "Benchmarks".to_owned(), text: lines.join("\n") })
    }
}

/// Takes the blank off that stands between `///` and the text.
fn unindent(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim().to_owned()
}

/// The page of an error number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// Number and meaning.
    pub title: String,
    /// The message, where there is no number.
    pub message: &'static str,
    /// Causes, checks, rules, parameters, other numbers; none is empty.
    pub lists: Vec<(&'static str, Vec<String>)>,
}

impl ErrorPage {
    /// The page of a row of the catalogue.
    pub fn of(error: &ErrorInfo) -> Self {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let lists: [(_, Vec<String>); 5] = [
            ("Likely causes", words(error.causes)),
            ("Check", words(error.check)),
            ("Rules that find such mistakes", rules_behind(error).map(|rule| rule.page().title).collect()),
            ("Parameters", words(error.keywords)),
            ("See also", words(error.related)),
        ];
        Self {
            title: format!("{}: {}", error.code, error.meaning),
            message: error.text,
            lists: lists.into_iter().filter(|(_, items)| !items.is_empty()).collect(),
        }
    }

    /// As Markdown, which reads well as plain text too.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        if !self.message.is_empty() {
            let _ = writeln!(text, "Message: {}", self.message);
        }
        for (title, items) in &self.lists {
            let _ = writeln!(text, "\n{title}:");
            items.iter().for_each(|item| text.push_str(&format!("  - {item}\n")));
        }
        text
    }
}

/// The rules that find the mistakes behind an error number.
pub fn rules_behind(error: &ErrorInfo) -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter().filter(|rule| rule.mistakes.iter().any(|mistake| error.mistakes.contains(mistake)))
}
