//! Reads a very large tnsnames.ora in stretches, so that its tree never stands in
//! memory as a whole.

mod doubles;
mod passes;

use std::io::{self, Read};

use memchr::memchr2_iter;
use tns_parser::{FileKind, Source, Span, last_entry_start, parse};

use crate::context::LintFile;
use crate::suppress::{Verb, directives};

use doubles::{Doubles, Suspects};
pub use passes::{Passes, Placing};

/// Bytes of a stretch, at least; an entry that is longer makes it longer.
const STRETCH: usize = 4 << 20;

/// A part of a file that starts and ends between two entries.
#[derive(Debug)]
pub struct Stretch {
    /// Its text, behind the comments of earlier stretches that still count.
    pub file: LintFile,
    /// Bytes of those comments.
    pub carried: u32,
    /// Where it starts in the file.
    pub from: u32,
    /// The number of its first line in the file; the first line is 0.
    pub line: u32,
}

impl Stretch {
    /// The place in the file of a place in its text; `None` for what is carried along.
    pub fn in_file(&self, span: Span) -> Option<Span> {
        let start = span.start.checked_sub(self.carried)?;
        Some(Span::new(self.from + start, self.from + span.end.checked_sub(self.carried)?))
    }

    /// Its own bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.file.source().bytes()[self.carried as usize..]
    }
}

/// The stretches of a tnsnames.ora, one after the other.
#[derive(Debug)]
pub struct Stretches<R> {
    reader: R,
    /// What was read and is not handed out yet.
    rest: Vec<u8>,
    from: u64,
    line: u32,
    /// Comments that speak of everything behind them.
    carried: Vec<u8>,
    ended: bool,
    size: usize,
}

impl<R: Read> Stretches<R> {
    /// Reads from the start of a file.
    pub fn new(reader: R) -> Self {
        Self::of_size(reader, STRETCH)
    }

    fn of_size(reader: R, size: usize) -> Self {
        Self { reader, rest: Vec::new(), from: 0, line: 0, carried: Vec::new(), ended: false, size }
    }

    /// Reads on until the text can be cut; gives where.
    fn fill(&mut self) -> io::Result<usize> {
        let mut wanted = self.size;
        loop {
            let missing = wanted.saturating_sub(self.rest.len()) as u64;
            let read = (&mut self.reader).take(missing).read_to_end(&mut self.rest)?;
            self.ended = (read as u64) < missing;
            if self.ended {
                return Ok(self.rest.len());
            }
            if let Some(cut) = last_entry_start(&self.rest).filter(|cut| *cut > 0) {
                return Ok(cut);
            }
            wanted *= 2;
        }
    }

    fn next_stretch(&mut self) -> io::Result<Option<Stretch>> {
        let cut = self.fill()?;
        if cut == 0 {
            return Ok(None);
        }
        let rest = self.rest.split_off(cut);
        let own = std::mem::replace(&mut self.rest, rest);
        let too_large = || io::Error::new(io::ErrorKind::FileTooLarge, "the file has 4 GiB or more");
        let from = u32::try_from(self.from).map_err(|_| too_large())?;
        let carried = self.carried.len() as u32;
        let source = Source::new([&self.carried, &own[..]].concat()).map_err(|_| too_large())?;
        let stretch = Stretch {
            file: LintFile::new(parse(source, FileKind::Tnsnames)),
            carried,
            from,
            line: self.line,
        };
        self.from += own.len() as u64;
        self.line += line_ends(&own);
        self.carried = carried_on(&stretch.file);
        Ok(Some(stretch))
    }
}

impl<R: Read> Iterator for Stretches<R> {
    type Item = io::Result<Stretch>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.next_stretch().transpose()
    }
}

/// How many lines end: with LF, CR LF or a lone CR.
fn line_ends(text: &[u8]) -> u32 {
    let ends = |at: usize| text[at] == b'\n' || text.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', text).filter(|&at| ends(at)).count() as u32
}

/// The comments that speak of what follows, too: those of the whole file, and those that
/// nothing has ended yet.
fn carried_on(file: &LintFile) -> Vec<u8> {
    let mut open = Vec::new();
    for directive in directives(file) {
        let words = |other: &crate::suppress::Directive| {
            other.words.iter().map(|word| &word.text).eq(directive.words.iter().map(|word| &word.text))
        };
        match directive.verb {
            Some(Verb::FileIgnore | Verb::Disable) => open.push(directive),
            Some(Verb::Enable) => open.retain(|other| other.verb != Some(Verb::Disable) || !words(other)),
            _ => {}
        }
    }
    let lines = open.iter().flat_map(|directive| {
        file.source().slice(directive.span).iter().copied().chain([b'\n']).collect::<Vec<_>>()
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Linter;

    const TEXT: &str = "# tnslint: disable[TNS304] not yet\n\
        A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = a)(PORT = 99999))(CONNECT_DATA = (SID = a)))\n\
        # tnslint: enable[TNS304]\n\
        B = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = b)(POT = 1))(CONNECT_DATA = (SERVICE_NAME = b)))\r\n\
        C,\n D = (DESCRIPTION =\n (ADDRESS = (PROTOCOL = TCP)(HOST = b)(PORT = 0))\n";

    /// Whatever the size, the findings about single entries and their places are those of the whole.
    #[test]
    fn stretches_find_what_the_whole_does() {
        let linter = Linter::default();
        let local = |code: &str| !matches!(code, "TNS901" | "TNS902");
        let text = TEXT.repeat(5);
        let whole = LintFile::new(parse(Source::new(text.as_str()).expect("small"), FileKind::Tnsnames));
        let mut wanted: Vec<_> =
            linter.check(&whole).into_iter().map(|found| (found.span, found.rule.code)).collect();
        wanted.retain(|(_, code)| local(code) && *code != "TNS101");
        for size in [64, 200, 333, 1 << 20] {
            let mut found = Vec::new();
            for stretch in Stretches::of_size(text.as_bytes(), size) {
                let stretch = stretch.expect("memory can be read");
                let findings = linter.check(&stretch.file).into_iter();
                found.extend(findings.filter_map(|one| Some((stretch.in_file(one.span)?, one.rule.code))));
                let before = &text.as_bytes()[..stretch.from as usize];
                assert_eq!(stretch.line, line_ends(before), "at {}", stretch.from);
            }
            found.retain(|(_, code)| local(code) && *code != "TNS101");
            found.sort();
            wanted.sort();
            assert_eq!(found, wanted, "in stretches of {size}");
        }
    }
}
