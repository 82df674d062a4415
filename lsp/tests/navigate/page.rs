//! A page of a feature: files, one of which has the cursor `$0`, a question and its answer.

use std::fs;
use std::path::{Path, PathBuf};

/// One page.
pub(crate) struct Page {
    path: PathBuf,
    /// Headings with the text below them.
    sections: Vec<(String, String)>,
}

/// The cursor.
pub(crate) const CURSOR: &str = "$0";

impl Page {
    /// All pages of a folder of `tests/features`.
    pub(crate) fn all(folder: &str) -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features").join(folder);
        let entries = fs::read_dir(&folder).expect("a folder");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        assert!(!paths.is_empty(), "no pages in {}", folder.display());
        paths.into_iter().map(Self::read).collect()
    }

    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let mut sections: Vec<(String, String)> = Vec::new();
        let mut inside = false;
        for line in text.lines() {
            match line.strip_prefix("## ") {
                _ if line == "```" => inside = !inside,
                Some(heading) if !inside => sections.push((heading.to_owned(), String::new())),
                _ if inside => {
                    let (_, body) = sections.last_mut().expect("a heading before the text");
                    *body += &format!("{line}\n");
                }
                _ => {}
            }
        }
        Self { path, sections }
    }

    /// The questions, with their answers.
    pub(crate) fn questions(&self) -> impl Iterator<Item = (&str, &str)> {
        let questions = self.sections.iter();
        questions.filter_map(|(heading, body)| Some((heading.strip_prefix("? ")?, body.as_str())))
    }

    /// The files with their texts.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.sections.iter().filter(|(heading, _)| !heading.starts_with("? "));
        files.map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Holds an answer against the page, or writes it there with `UPDATE=1`.
    pub(crate) fn check(&self, question: &str, wanted: &str, answer: &str, how: &str) {
        if std::env::var_os("UPDATE").is_some() {
            let text = fs::read_to_string(&self.path).expect("UTF-8");
            let heading = format!("## ? {question}\n");
            let at = text.find(&heading).expect("the question") + heading.len();
            let end = text[at..].find("\n## ").map_or(text.len(), |end| at + end);
            let new = format!("{}\n```\n{answer}```\n{}", &text[..at], &text[end..]);
            fs::write(&self.path, new).expect("written");
            return;
        }
        assert_eq!(wanted, answer, "{}: {question} ({how})", self.path.display());
    }
}
