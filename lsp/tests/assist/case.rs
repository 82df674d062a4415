//! Reads and writes the files of cases.

/// One case.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: String,
    /// JSON of the settings; empty for the usual ones.
    pub(crate) settings: String,
    /// Whether the client can do nothing but show plain text.
    pub(crate) plain: bool,
    /// Names and texts; the place is marked `$0` in one of them.
    pub(crate) files: Vec<(String, String)>,
    pub(crate) answer: String,
}

const HEADING: &str = "## ";
const FENCE: &str = "```";
/// Around an answer: Markdown in it has fences of its own.
const ANSWER: &str = "~~~text";
const ANSWER_END: &str = "~~~";

/// The cases of a text.
pub(crate) fn pages(text: &str) -> Vec<Page> {
    starts(text).map(page).collect()
}

/// The texts of the cases; a heading inside an answer starts none.
fn starts(text: &str) -> impl Iterator<Item = &str> {
    let mut in_answer = false;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            ANSWER => in_answer = true,
            ANSWER_END => in_answer = false,
            line if !in_answer && line.starts_with(HEADING) => starts.push(offset(text, line)),
            _ => {}
        }
    }
    let ends = starts.clone().into_iter().skip(1).chain([text.len()]);
    starts.into_iter().zip(ends).map(|(start, end)| &text[start + HEADING.len()..end])
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

fn page(text: &str) -> Page {
    let mut lines = text.lines();
    let mut page = Page { title: lines.next().unwrap_or_default().to_owned(), ..Page::default() };
    while let Some(line) = lines.next() {
        let mut block = |end: &str| {
            let inside: Vec<_> = lines.by_ref().take_while(|line| *line != end).collect();
            inside.iter().map(|line| format!("{line}\n")).collect::<String>()
        };
        if line == ANSWER {
            page.answer = block(ANSWER_END);
        } else if let Some(name) = line.strip_prefix(FENCE) {
            page.files.push((name.to_owned(), block(FENCE)));
        } else if let Some(json) = line.strip_prefix("settings: ") {
            page.settings = json.to_owned();
        } else if line == "client: plain" {
            page.plain = true;
        }
    }
    page
}

/// The text with new answers.
pub(crate) fn written(text: &str, pages: &[Page]) -> String {
    let mut out = text.split("\n## ").next().unwrap_or_default().to_owned();
    for page in pages {
        out.push_str(&format!("\n## {}\n\n", page.title));
        if !page.settings.is_empty() {
            out.push_str(&format!("settings: {}\n\n", page.settings));
        }
        if page.plain {
            out.push_str("client: plain\n\n");
        }
        for (name, text) in &page.files {
            out.push_str(&format!("{FENCE}{name}\n{text}{FENCE}\n"));
        }
        out.push_str(&format!("{ANSWER}\n{}{ANSWER_END}\n", page.answer));
    }
    out
}
