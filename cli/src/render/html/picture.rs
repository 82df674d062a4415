//! Aliases on the left, addresses on the right, and what leads where.

use std::collections::HashMap;
use std::io::{self, Write};

use tns_lint::Severity;
use tns_parser::{FileKind, Keyword, Node, parse};

use super::super::xml::Escaped;
use super::super::{Checked, Run};

/// Aliases that are drawn: of more a picture says nothing.
const MOST: usize = 200;

/// Sizes in the units of the picture.
const ROW: usize = 34;
const BOX: (usize, usize) = (330, 26);
const RIGHT: usize = 620;
const WIDTH: usize = RIGHT + BOX.0 + 10;

/// One entry of a file of aliases.
struct Alias {
    name: String,
    severity: Option<Severity>,
    /// Which addresses it has, by their place in the list of all.
    addresses: Vec<usize>,
}

/// What is drawn.
#[derive(Default)]
struct Picture {
    aliases: Vec<Alias>,
    addresses: Vec<String>,
    known: HashMap<String, usize>,
    /// Aliases that are not drawn.
    more: usize,
}

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut picture = Picture::default();
    run.files.iter().for_each(|file| picture.add_file(file));
    if picture.aliases.is_empty() {
        return writeln!(out, "<p>No alias was checked.</p>");
    }
    picture.draw(out)?;
    match picture.more {
        0 => Ok(()),
        more => writeln!(
            out,
            "<p>{more} more {} not drawn: the picture ends after {MOST}.</p>",
            if more == 1 { "entry is" } else { "entries are" }
        ),
    }
}

impl Picture {
    fn add_file(&mut self, file: &Checked) {
        // Of a huge file only the lines around findings are at hand.
        if !file.input.pieces.is_empty() {
            return;
        }
        let parsed = parse(file.input.source.clone(), file.input.kind);
        let is_list = file.input.kind == FileKind::Tnsnames;
        let entries = parsed.entries().filter(|entry| is_list && entry.keyword() != Keyword::IFILE);
        for entry in entries {
            match self.aliases.len() < MOST {
                true => self.add(file, entry),
                false => self.more += 1,
            }
        }
    }

    fn add(&mut self, file: &Checked, entry: Node<'_>) {
        let names: Vec<_> = entry.names().map(|name| name.name().into_owned()).collect();
        let inside = |start: u32| entry.span().start <= start && start < entry.span().end;
        let found = file.found.iter().filter(|found| inside(found.span.start));
        let severity = found.map(|found| found.severity).max();
        let mut places: Vec<_> = addresses(entry).into_iter().map(|place| self.number(place)).collect();
        places.dedup();
        self.aliases.push(Alias { name: names.join(", "), severity, addresses: places });
    }

    /// The number of an address, which is drawn once.
    fn number(&mut self, place: String) -> usize {
        let next = self.addresses.len();
        let number = *self.known.entry(place.clone()).or_insert(next);
        if number == next {
            self.addresses.push(place);
        }
        number
    }

    fn draw(&self, out: &mut dyn Write) -> io::Result<()> {
        let height = self.aliases.len().max(self.addresses.len()) * ROW + 10;
        writeln!(
            out,
            "<svg viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-label=\"aliases and their addresses\">"
        )?;
        for (row, alias) in self.aliases.iter().enumerate() {
            for &address in &alias.addresses {
                let (from, to) = (row * ROW + 18, address * ROW + 18);
                writeln!(out, "<line x1=\"{}\" y1=\"{from}\" x2=\"{RIGHT}\" y2=\"{to}\"/>", BOX.0 + 5)?;
            }
        }
        for (row, alias) in self.aliases.iter().enumerate() {
            boxed(out, alias.severity.map_or("", Severity::name), (5, row * ROW + 5), &alias.name)?;
        }
        for (row, address) in self.addresses.iter().enumerate() {
            boxed(out, "", (RIGHT, row * ROW + 5), address)?;
        }
        writeln!(out, "</svg>")
    }
}

/// `host:port` of each address of an entry, also where no client could use it.
fn addresses(node: Node<'_>) -> Vec<String> {
    let text = |of: Node<'_>, keyword| {
        let param = of.params().find(|param| param.keyword() == keyword)?;
        Some(of.source().text(param.value_span()).trim_matches('"').to_owned())
    };
    let one = |param: Node<'_>| match param.keyword() {
        Keyword::ADDRESS => {
            let port = text(param, Keyword::PORT).unwrap_or_else(|| "1521".to_owned());
            text(param, Keyword::HOST).map(|host| format!("{host}:{port}")).into_iter().collect()
        }
        _ => addresses(param),
    };
    node.params().flat_map(one).collect()
}

/// A box with a text that is cut where it is too long; the whole of it shows on pointing at it.
fn boxed(out: &mut dyn Write, class: &str, at: (usize, usize), text: &str) -> io::Result<()> {
    let ((x, y), (width, height)) = (at, BOX);
    let cut: String =
        if text.chars().count() > 37 { text.chars().take(36).chain(['…']).collect() } else { text.into() };
    writeln!(
        out,
        "<g class=\"{class}\"><title>{}</title><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"5\"/><text x=\"{}\" y=\"{}\">{}</text></g>",
        Escaped(text),
        x + 8,
        y + 18,
        Escaped(&cut)
    )
}
