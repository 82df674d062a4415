//! Random edits of real files: after each of them a document under edit is what its text says.

use std::io::{self, Write};

use tns_lint::{Diagnostic, LintFile, Linter};
use tns_lsp::{Carried, Document, Known};
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Node, Parse, Source, Span, SyntaxError, parse};

use super::{Amount, ENOUGH};
use crate::inputs::{self, Input};
use crate::rng::Rng;

/// Files up to this size are edited: what goes wrong shows in small ones.
const LARGEST: usize = 32 << 10;

/// Edits of a file before another one's turn.
const EDITS: u64 = 64;

/// Edits between two looks at findings, which cost more than the rest.
const FINDINGS: u64 = 8;

/// What is typed beside pieces of other files: everything that starts, ends or hides an entry.
const TYPED: [&str; 16] = [
    "(",
    ")",
    "=",
    ",",
    "#",
    "\"",
    "'",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\u{FEFF}",
    "é漢😀",
    "A = (B = c)\n",
    "\nX",
    "\t",
];

/// Edits real files; true where nothing ever differed.
pub(super) fn random_edits(amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
    let files: Vec<_> = inputs::corpus()?.into_iter().filter(|file| file.bytes.len() <= LARGEST).collect();
    let (mut rng, linter) = (Rng::new(amount.seed), Linter::default());
    let (mut done, mut failures) = (0, 0);
    while done < amount.count && failures < ENOUGH {
        let Some(file) = rng.pick(&files) else {
            return Err(io::Error::new(io::ErrorKind::NotFound, "there is nothing to edit"));
        };
        let mut session = Session::new(file, &linter);
        for _ in 0..EDITS.min(amount.count - done) {
            done += 1;
            let (span, new) = session.edit(&files, &mut rng);
            let findings = done % FINDINGS == 0;
            if let Err(what) = session.check(&linter, findings) {
                writeln!(log, "edit {done}, {}: {what} after {span:?} became {new:?}", file.name)?;
                failures += 1;
                break;
            }
        }
    }
    writeln!(log, "lsp-edits: {done} edits, seed {}, {failures} failures", amount.seed)?;
    Ok(failures == 0)
}

/// A file under edit, twice: as a text, and as the server keeps it.
struct Session {
    text: String,
    kind: FileKind,
    document: Document,
    known: Known,
}

impl Session {
    fn new(file: &Input, linter: &Linter) -> Self {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let document = Document::new(&text, file.kind, &Default::default()).expect("the file is small");
        let (whole, mut known) = (document.lint_file(), Known::default());
        // What entries say by themselves is what has to stay true of it.
        known.settle(known.mark(), linter.alone(&whole).into(), Carried::of(&whole).into());
        Self { text, kind: file.kind, document, known }
    }

    /// Replaces a part by a piece of another file or by something that is typed.
    fn edit(&mut self, files: &[Input], rng: &mut Rng) -> (Span, String) {
        let start = self.text.floor_char_boundary(rng.below(self.text.len() + 1));
        let removed = if rng.chance(50) { 0 } else { rng.below(24) };
        let end = self.text.floor_char_boundary(start + removed);
        let new = match rng.pick(files).filter(|_| rng.chance(25)) {
            Some(other) => {
                let from = rng.below(other.bytes.len() + 1);
                let to = (from + rng.below(120)).min(other.bytes.len());
                String::from_utf8_lossy(&other.bytes[from..to]).into_owned()
            }
            None => rng.pick(&TYPED).copied().unwrap_or_default().to_owned(),
        };
        let span = Span::new(start as u32, end as u32);
        let touched = self.document.edit(span, &new).expect("the file is small");
        self.known.edited(&self.document, span, new.len() as u32, touched);
        self.text.replace_range(start..end, &new);
        (span, new)
    }

    /// Compares it with what the text says.
    fn check(&self, linter: &Linter, findings: bool) -> Result<(), &'static str> {
        let source = Source::new(self.text.as_str()).expect("the file is small");
        let whole = parse(source, self.kind);
        if self.document.text() != self.text {
            return Err("the text differs");
        }
        let blocks = || self.document.blocks_in(self.document.whole());
        let nodes = blocks().flat_map(|block| {
            nodes(block.parse())
                .map(move |(kind, keyword, at, value)| (kind, keyword, block.outer(at), block.outer(value)))
        });
        if !nodes.eq(self::nodes(&whole)) {
            return Err("the tree differs");
        }
        let errors = blocks().flat_map(|block| {
            block.parse().errors().iter().map(move |error| SyntaxError {
                at: block.outer(error.at),
                related: error.related.map(|span| block.outer(span)),
                ..*error
            })
        });
        if !errors.eq(whole.errors().iter().copied()) {
            return Err("the syntax errors differ");
        }
        // Settings are read beside each other, and are checked as a whole.
        match findings && self.kind == FileKind::Tnsnames && !self.text.contains("tnslint:") {
            true => self.check_findings(linter, whole),
            false => Ok(()),
        }
    }

    fn check_findings(&self, linter: &Linter, whole: Parse) -> Result<(), &'static str> {
        let now = self.known.now(&self.document, linter).ok_or("nothing is known")?;
        let told = |found: &Diagnostic| (found.rule.code, found.span, found.message.clone());
        let scratch = linter.alone(&LintFile::new(whole));
        if now.iter().map(told).eq(scratch.iter().map(told)) { Ok(()) } else { Err("the findings differ") }
    }
}

/// What is compared of each node.
fn nodes(parse: &Parse) -> impl Iterator<Item = (NodeKind, Keyword, Span, Span)> {
    let nodes = parse.entries().flat_map(Node::descendants);
    nodes.map(|node| (node.kind(), node.keyword(), node.span(), node.value_span()))
}
