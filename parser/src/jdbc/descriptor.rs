use super::Driver;
use crate::catalog::{FileKind, Keyword};
use crate::easy_connect::{NoteCode, Report, StringCode};
use crate::model;
use crate::text::{Source, Span};

/// Where a descriptor ends: at the first `?` outside parentheses.
pub(super) fn end_of_descriptor(text: &str) -> usize {
    let mut depth = 0_usize;
    let end = text.char_indices().find(|&(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '?' && depth == 0
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// Reports what is wrong with a descriptor, syntax first.
pub(super) fn check_descriptor(text: &str, driver: Driver, report: &mut Report<'_>) {
    let start = report.span(text).start;
    let moved = |span: Span| Span::new(span.start + start, span.end + start);
    if text.contains(['\n', '\r']) {
        report.note(NoteCode::LineBreak, text);
    }
    let Ok(source) = Source::new(text) else { return };
    let parse = crate::parse(source, FileKind::Descriptor);
    for error in parse.errors().iter().filter(|error| error.code.is_fatal()) {
        report.error_at(StringCode::BadDescriptor(error.code), moved(error.at));
    }
    if !parse.errors().is_empty() {
        return;
    }
    for entry in model::file(&parse).entries {
        if let Some(unusable) = entry.unusable {
            report.error_at(StringCode::UnusableDescriptor, moved(unusable.span));
        }
        let protocols = entry.node.descendants().filter(|node| node.keyword() == Keyword::PROTOCOL);
        for protocol in protocols.filter(|_| driver == Driver::Thin) {
            if ["beq", "ipc", "nmp"].iter().any(|local| protocol.value().eq_ignore_ascii_case(local)) {
                report.note_at(NoteCode::ThinTransport, moved(protocol.value_span()));
            }
        }
    }
}
