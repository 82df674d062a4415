//! The comment that keeps one finding quiet.

use serde::{Deserialize, Serialize};
use tns_parser::format::same_model;
use tns_parser::{Edit, apply_edits};

use super::add::{Way, comments, one_line};
use super::directive::directives;
use super::scope;
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::rule::Group;
use crate::select::weight;

/// What a comment speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The line of the finding, or the parameter that starts there.
    Line,
    /// Its entry.
    Entry,
    /// The file.
    File,
}

/// The edit that adds a comment, so that a finding is kept quiet and every entry keeps its
/// meaning; `None` where no comment can do that, and for findings about comments.
pub fn suppression(file: &LintFile, found: &Diagnostic, reach: Reach, reason: &str) -> Option<Edit> {
    if !file.parse().has_comments() || file.source().is_utf16() || found.rule.group == Group::Meta {
        return None;
    }
    let ways: &[Way] = match reach {
        Reach::Line => &[Way::Behind, Way::Above],
        Reach::Entry => &[Way::Entry],
        Reach::File => &[Way::File],
    };
    let edits = ways.iter().flat_map(|way| comments(file, &[found], *way, &one_line(reason)));
    edits.into_iter().find(|edit| quiets(file, found, edit))
}

/// Whether a comment keeps a finding quiet, and is nothing but a comment.
fn quiets(file: &LintFile, found: &Diagnostic, edit: &Edit) -> bool {
    let text = apply_edits(file.original(), std::slice::from_ref(edit)).ok();
    let Some(after) = text.and_then(|text| file.with_text(text).ok()) else { return false };
    let before = edit.span.start <= found.span.start;
    let place = found.span.start + if before { edit.text.len() as u32 } else { 0 };
    let all = directives(&after);
    let speaks_of = |at: usize| {
        let span = scope::of(&after, &all, at);
        let there = span.is_some_and(|span| span.start <= place && place < span.end);
        there && all[at].words.iter().any(|word| weight(&word.text, found.rule) > 0)
    };
    same_model(file.parse(), after.parse()) && (0..all.len()).any(speaks_of)
}
