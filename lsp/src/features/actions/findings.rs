use lsp_types::{Code, CodeActionKind};
use tns_lint::{Diagnostic, Fix, Reach, Safety, suppression};
use tns_parser::{Edit, Span};

use super::Acting;
use super::offer::{Offer, What};
use crate::diagnose::convert;
use crate::features::edits::moved;
use crate::view::View;

/// What stands behind the codes of a comment until a person says why.
const REASON: &str = "<reason>";

/// The fixes of the findings at a place, those of their rules, and comments that keep them quiet.
pub(super) fn offers(
    view: &View<'_>,
    at: Span,
    known: &[lsp_types::Diagnostic],
    acting: &Acting<'_>,
) -> Vec<Offer> {
    let (mut fixes, mut rules, mut quiet) = (Vec::new(), Vec::new(), Vec::new());
    for found in view.findings.iter().filter(|found| is_meant(view, found, at, known)) {
        let same = known.iter().filter(|known| is_same(view, found, known)).cloned();
        let mut diagnostics: Vec<_> = same.collect();
        if diagnostics.is_empty() {
            diagnostics.push(convert::one(view.document, view.uri, view.encoding, found));
        }
        let offer = |title, what, preferred| Offer {
            title,
            kind: CodeActionKind::QuickFix,
            what,
            diagnostics: diagnostics.clone(),
            preferred,
            disabled: None,
        };
        let (code, span) = (found.rule.code.to_owned(), (found.span.start, found.span.end));
        if let Some(fix) = usable(found, acting) {
            let what = What::Fix { code: code.clone(), span };
            fixes.push(offer(title(&fix.title, fix), what, fix.safety == Safety::Safe));
            let others = view.findings.iter().filter(|other| other.rule.code == code);
            if others.filter(|other| usable(other, acting).is_some()).nth(1).is_some() {
                let title = title(&format!("fix all {code} in this file"), fix);
                rules.push(offer(title, What::FixRule { code: code.clone() }, false));
            }
        }
        for (reach, place) in [(Reach::Line, "line"), (Reach::Entry, "entry"), (Reach::File, "file")] {
            if comment(view, found, reach).is_some() {
                let what = What::Ignore { code: code.clone(), span, reach };
                quiet.push(offer(format!("Ignore {code} for this {place}"), what, false));
            }
        }
    }
    rules.dedup_by(|one, other| one.what == other.what);
    [fixes, rules, quiet].into_iter().flatten().collect()
}

/// Whether a finding stands at a place, or is one that the client names.
fn is_meant(view: &View<'_>, found: &Diagnostic, at: Span, known: &[lsp_types::Diagnostic]) -> bool {
    let touches = found.span.start <= at.end && at.start <= found.span.end;
    touches || known.iter().any(|known| is_same(view, found, known))
}

fn is_same(view: &View<'_>, found: &Diagnostic, known: &lsp_types::Diagnostic) -> bool {
    matches!(&known.code, Some(Code::String(code)) if code == found.rule.code)
        && known.range == view.range(found.span)
}

/// The fix of a finding if it is more than shown.
fn usable<'a>(found: &'a Diagnostic, acting: &Acting<'_>) -> Option<&'a Fix> {
    let fix = found.fix.as_ref()?;
    (fix.safety > Safety::DisplayOnly && !fix.edits.is_empty() && (acting.wanted)(found)).then_some(fix)
}

fn title(text: &str, fix: &Fix) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let warning = if fix.safety == Safety::Safe { "" } else { " (may change what works)" };
    format!("{first}{}{warning}", letters.as_str())
}

/// The edits of the fix of a finding.
pub(super) fn fix(view: &View<'_>, code: &str, span: (u32, u32)) -> Option<Vec<Edit>> {
    let fix = find(view, code, span)?.fix.as_ref()?;
    Some(fix.edits.clone())
}

/// The comment that keeps a finding quiet.
pub(super) fn ignore(view: &View<'_>, code: &str, span: (u32, u32), reach: Reach) -> Option<Vec<Edit>> {
    comment(view, find(view, code, span)?, reach).map(|edit| vec![edit])
}

fn find<'a>(view: &View<'a>, code: &str, (start, end): (u32, u32)) -> Option<&'a Diagnostic> {
    view.findings.iter().find(|found| found.rule.code == code && found.span == Span::new(start, end))
}

/// The comment about a finding, made from the block that it goes into.
fn comment(view: &View<'_>, found: &Diagnostic, reach: Reach) -> Option<Edit> {
    let block = match reach {
        Reach::File => view.document.block_at(0),
        Reach::Line | Reach::Entry => view.document.block_at(found.span.start),
    };
    // What speaks of the file needs no place in it.
    let inner = |span: Span| match reach {
        Reach::File => Span::at(0),
        _ => Span::new(block.inner(span.start), block.inner(span.end)),
    };
    let edit = suppression(block.file(), &found.clone().moved(inner), reach, REASON)?;
    Some(moved(edit, block.start))
}
