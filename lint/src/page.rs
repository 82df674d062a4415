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
        Page { summary, sections: blocks.map(section).collect() }
    }
}

/// Takes the blank off that stands between `///` and the text.
fn unindent(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim().to_owned()
}
