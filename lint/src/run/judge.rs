//! What the clients that are named as targets make of a text.

use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::clients::Place;
use tns_dsn::clients::compat::{Reading, of_entry, of_text};
use tns_dsn::files::Files;
use tns_parser::{FileKind, Keyword, Node, Span};

use super::Linter;
use crate::clients::Judged;
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::rule::Report;

impl Linter {
    /// Whether a rule wants to know what clients make of texts.
    fn asks_clients(&self) -> bool {
        !self.targets.is_empty() && !self.hooks.clients.is_empty()
    }

    /// An entry of tnsnames.ora, read by itself, or a descriptor.
    pub(super) fn judged_entry(&self, file: &LintFile, entry: Node<'_>, found: &mut Vec<Diagnostic>) {
        // What a broken entry is to a client depends on the entries around it.
        if !self.asks_clients() || entry.keyword() == Keyword::IFILE || entry.is_broken() {
            return;
        }
        let text = |span: Span| file.source().text(span).into_owned();
        let name = entry.names().next().filter(|name| !name.name().is_empty());
        match (file.kind(), name) {
            (FileKind::Tnsnames, Some(name)) => {
                let place = Place::of_file(&Nothing, PathBuf::from("tnsnames.ora"));
                let readings = of_entry(&text(entry.span()), &name.name(), &place, &self.targets);
                self.judged(&readings, name.span(), found);
            }
            (FileKind::Descriptor, None) => {
                let readings = of_text(&text(entry.span()), None, &self.targets);
                let outer = entry.params().next();
                self.judged(&readings, outer.map_or(entry.span(), Node::name_span), found);
            }
            _ => {}
        }
    }

    /// A connect string by itself.
    pub(super) fn judged_string(&self, text: &str, found: &mut Vec<Diagnostic>) {
        if self.asks_clients() {
            let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
            self.judged(&of_text(text, None, &self.targets), Span::new(0, end), found);
        }
    }

    fn judged(&self, readings: &[Reading], span: Span, found: &mut Vec<Diagnostic>) {
        for Reading { client, verdict, .. } in readings {
            let judged = Judged { client: *client, verdict, span };
            for &(rule, check) in &self.hooks.clients {
                check(&judged, &mut Report { rule, found: &mut *found });
            }
        }
    }
}

/// No file beside the entry.
struct Nothing;

impl Files for Nothing {
    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }
}
