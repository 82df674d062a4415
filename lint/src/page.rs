use crate::config::options_of;
use crate::rule::RuleInfo;

/// The documentation page of a rule, taken from its doc comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
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
        Page { summary, sections: sections.collect() }
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
