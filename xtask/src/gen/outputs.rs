//! What each report format looks like.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The formats with a word on who reads them, their sample and its language in Markdown.
const FORMATS: [(&str, &str, &str, &str); 12] = [
    ("human", "People, on a terminal; with colour there.", "human.txt", "text"),
    ("concise", "One line a finding: editors and problem matchers.", "concise.txt", "text"),
    ("grouped", "People with many files.", "grouped.txt", "text"),
    ("json", "Programs; `schemas/report.schema.json` is its schema.", "json.json", "json"),
    ("json-lines", "Programs that read a finding at a time.", "json-lines.jsonl", "json"),
    ("sarif", "Code scanning of GitHub and others: SARIF 2.1.0.", "sarif.sarif", "json"),
    ("github", "Annotations in GitHub Actions.", "github.txt", "text"),
    ("gitlab", "Code quality reports of GitLab.", "gitlab.json", "json"),
    ("junit", "Whatever shows test results.", "junit.xml", "xml"),
    ("checkstyle", "Jenkins and others.", "checkstyle.xml", "xml"),
    ("rdjson", "reviewdog.", "rdjson.json", "json"),
    ("azure", "Azure Pipelines.", "azure.txt", "text"),
];

/// Lines of a sample that are shown.
const MOST: usize = 60;

/// The page; the samples are those that the tests hold the program against.
pub(super) fn page(root: &Path) -> io::Result<String> {
    let mut text = "# Report formats\n\nThe same findings in each format of `tnslint check --output FORMAT`. `html`, a page with a search \
                    box and a picture, is best looked at in a browser.\n"
        .to_owned();
    for (name, readers, file, language) in FORMATS {
        let sample = fs::read_to_string(root.join("fixtures/formats").join(file))?;
        let lines: Vec<_> = sample.lines().take(MOST).collect();
        let more = sample.lines().count().saturating_sub(MOST);
        let _ = write!(text, "\n## {name}\n\n{readers}\n\n```{language}\n{}\n```\n", lines.join("\n"));
        if more > 0 {
            let _ = write!(text, "\n{more} more lines: [the whole sample](../fixtures/formats/{file}).\n");
        }
    }
    Ok(text)
}
