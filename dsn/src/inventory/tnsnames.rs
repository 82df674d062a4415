use tns_parser::format::{Options, format_text};
use tns_parser::{FileKind, Keyword, Parse, Source, Span, parse};

use super::collect::Collector;
use super::{DefectKind, Inventory, InventoryEntry, Location, Rejected};
use crate::Descriptor;
use crate::convert::{Converted, Impossible, Loss};

impl Inventory {
    /// The entries of a tnsnames.ora. Comments and IFILE lines have no place in
    /// an inventory: they are told as [`Loss`].
    ///
    /// # Errors
    /// [`Rejected`] with the span of each entry that is broken or no
    /// descriptor, of each second definition of a name, and of text that
    /// belongs to no entry.
    pub fn from_tnsnames(parsed: &Parse) -> Result<Converted<Self>, Rejected> {
        let mut found = Collector::default();
        if parsed.source().is_utf16() {
            found.defect(Location::Span(Span::at(0)), DefectKind::NotUtf8);
        }
        for entry in parsed.entries() {
            if entry.keyword() == Keyword::IFILE {
                let what = format!("IFILE = {}", entry.value());
                found.lost.push(Loss::new(what, "the entries of that file are not taken over"));
                continue;
            }
            let names = entry.names().map(|name| (name.name().into_owned(), Location::Span(name.span())));
            let names: Vec<_> = names.collect();
            let descriptor =
                Descriptor::from_entry(entry).map_err(|error| found.unusable(error, Location::Span));
            found.add(Location::Span(entry.span()), names, descriptor.ok());
        }
        outside(parsed, &mut found);
        found.lost.extend(comments(parsed));
        found.defects.sort_by_key(|defect| match defect.location {
            Location::Span(span) => span.start,
            _ => 0,
        });
        found.finish()
    }

    /// A whole tnsnames.ora: one entry after the other, a blank line between them.
    ///
    /// # Errors
    /// [`Impossible`] with each entry that a tnsnames.ora cannot hold: `#`
    /// starts a comment there, also in quotes.
    pub fn to_tnsnames(&self) -> Result<String, Impossible> {
        let lost = |entry: &InventoryEntry| {
            let name = entry.names.first().cloned().unwrap_or_default();
            let why = "a value with `#`, a line break or both kinds of quotes, or its name cannot be written";
            Loss::new(format!("`{name}`"), why)
        };
        let texts: Vec<_> = self.entries.iter().map(text).collect();
        let each = self.entries.iter().zip(&texts);
        let reasons: Vec<_> =
            each.filter(|(entry, text)| !says(text, entry)).map(|(entry, _)| lost(entry)).collect();
        let source = Source::new(texts.join("\n"));
        match source {
            Ok(source) if reasons.is_empty() => {
                let text = format_text(&parse(source, FileKind::Tnsnames), &Options::default());
                Ok(String::from_utf8_lossy(&text).into_owned())
            }
            Ok(_) => Err(Impossible { form: "a tnsnames.ora", reasons }),
            Err(error) => {
                let reasons = vec![Loss::new("the inventory", error.to_string())];
                Err(Impossible { form: "a tnsnames.ora", reasons })
            }
        }
    }
}

/// Syntax errors that belong to no broken entry.
fn outside(parsed: &Parse, found: &mut Collector) {
    for error in parsed.errors().iter().filter(|error| error.code.is_fatal()) {
        let told = parsed.entry_at(error.at.start).is_some_and(|entry| entry.is_broken());
        if !told {
            let kind = DefectKind::Syntax(error.code.message().to_owned());
            found.defect(Location::Span(error.at), kind);
        }
    }
}

/// `#` starts a comment everywhere.
fn comments(parsed: &Parse) -> Option<Loss> {
    let lines = parsed.source().bytes().split(|&byte| byte == b'\n');
    let count = lines.filter(|line| line.contains(&b'#')).count();
    let (what, why) = match count {
        0 => return None,
        1 => ("1 comment".to_owned(), "has no place in an inventory"),
        _ => (format!("{count} comments"), "have no place in an inventory"),
    };
    Some(Loss::new(what, why))
}

fn text(entry: &InventoryEntry) -> String {
    format!("{} = {}\n", entry.names.join(", "), entry.descriptor)
}

/// Whether a text, read as a file, is the entry.
fn says(text: &str, entry: &InventoryEntry) -> bool {
    let Ok(source) = Source::new(text) else { return false };
    let parsed = parse(source, FileKind::Tnsnames);
    let read = Inventory::from_tnsnames(&parsed);
    read.is_ok_and(|read| read.lost.is_empty() && read.value.entries == [entry.clone()])
}
