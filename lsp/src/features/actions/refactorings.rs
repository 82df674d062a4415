use lsp_types::CodeActionKind;
use serde::{Deserialize, Serialize};
use tns_dsn::refactor::{self, Kind};
use tns_parser::format::{Lines, Options, format_part, reshape};
use tns_parser::{Edit, Parse, Source, Span, apply_edits, parse};

use super::Acting;
use super::offer::{Offer, What};
use crate::features::edits::{difference, moved};
use crate::view::View;

/// The kinds of refactorings.
pub(super) const KINDS: [CodeActionKind; 3] =
    [CodeActionKind::RefactorRewrite, CodeActionKind::RefactorExtract, CodeActionKind::RefactorInline];

/// Bytes above which a selection is no place of a refactoring.
const MOST: u32 = 1 << 20;

/// What a refactoring is called between server and client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", untagged)]
pub(super) enum Name {
    /// One of descriptors and names.
    Meaning(Kind),
    /// One of white space.
    Layout(Shape),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Shape {
    OneLine,
    SeveralLines,
}

/// The entries at a place and the next one, read together.
struct Region {
    start: u32,
    parse: Parse,
    line_end: &'static str,
}

impl Region {
    fn around(view: &View<'_>, at: Span) -> Option<Self> {
        let line_end = view.document.line_ends().usual()?;
        let start = view.document.block_at(at.start).start;
        let last = view.document.block_at(at.end).span().end;
        let end = view.document.block_at(last).span().end;
        if end - start > MOST {
            return None;
        }
        let source = Source::new(view.document.slice(Span::new(start, end))).ok()?;
        Some(Self { start, parse: parse(source, view.document.kind()), line_end })
    }

    fn inner(&self, at: Span) -> Span {
        Span::new(at.start - self.start, at.end - self.start)
    }

    /// Every refactoring here, with its edits or the reason against it.
    fn all(&self, at: Span, layout: &Options) -> Vec<(Name, Result<Vec<Edit>, String>)> {
        let at = self.inner(at);
        let offers = refactor::offers(&self.parse, at).into_iter();
        let mut all: Vec<_> = offers.map(|offer| (Name::Meaning(offer.kind), offer.outcome)).collect();
        if let Some(entry) = self.parse.entry_at(at.start) {
            let shaped = |lines| reshape(entry, lines, layout, self.line_end);
            let is_long = self.parse.source().slice(entry.span()).contains(&b'\n');
            let one = is_long.then(|| shaped(Lines::One)).flatten();
            let several = shaped(Lines::Several).filter(|edits| edits.iter().any(|edit| self.breaks(edit)));
            all.extend(one.map(|edits| (Name::Layout(Shape::OneLine), Ok(edits))));
            all.extend(several.map(|edits| (Name::Layout(Shape::SeveralLines), Ok(edits))));
        }
        all
    }

    /// Whether an edit brings a line end.
    fn breaks(&self, edit: &Edit) -> bool {
        edit.text.contains('\n') && !self.parse.source().text(edit.span).contains('\n')
    }

    /// The edits, with the entries that they change laid out evenly, as edits of the document.
    fn laid_out(&self, edits: &[Edit], layout: &Options) -> Option<Vec<Edit>> {
        let source = self.parse.source();
        let changed = Source::new(apply_edits(source, edits).ok()?).ok()?;
        let places = places(edits);
        let new = parse(changed, self.parse.kind());
        let mut shaped = format_part(&new, layout, self.line_end);
        let touched =
            |span: Span| places.iter().any(|place| span.start <= place.end && place.start <= span.end);
        shaped.retain(|edit| {
            let entry = new.entry_at(edit.span.start).filter(|entry| entry.span().contains(edit.span));
            entry.is_some_and(|entry| touched(entry.span()))
        });
        let text = String::from_utf8(apply_edits(new.source(), &shaped).ok()?).ok()?;
        let old = source.text(Span::new(0, source.len()));
        Some(difference(&old, &text).into_iter().map(|edit| moved(edit, self.start)).collect())
    }
}

/// Where the new texts of edits stand after them.
fn places(edits: &[Edit]) -> Vec<Span> {
    let mut sorted: Vec<_> = edits.iter().collect();
    sorted.sort_unstable();
    let (mut removed, mut added) = (0, 0);
    let mut place = |edit: &Edit| {
        let start = edit.span.start + added - removed;
        removed += edit.span.len();
        added += edit.text.len() as u32;
        Span::new(start, start + edit.text.len() as u32)
    };
    sorted.into_iter().map(&mut place).collect()
}

/// The refactorings at a place.
pub(super) fn offers(view: &View<'_>, at: Span, acting: &Acting<'_>) -> Vec<Offer> {
    let Some(region) = Region::around(view, at) else { return Vec::new() };
    let offer = |(name, outcome): (Name, Result<Vec<Edit>, String>)| Offer {
        title: title(name).to_owned(),
        kind: kind(name),
        what: What::Refactor { name, span: (at.start, at.end) },
        diagnostics: Vec::new(),
        preferred: false,
        disabled: outcome.err(),
    };
    region.all(at, &acting.layout).into_iter().map(offer).collect()
}

/// The edits of a refactoring at a place.
pub(super) fn edits(
    view: &View<'_>,
    name: Name,
    (start, end): (u32, u32),
    acting: &Acting<'_>,
) -> Option<Vec<Edit>> {
    let at = Span::new(start, end.max(start));
    let region = Region::around(view, at)?;
    let mut all = region.all(at, &acting.layout).into_iter();
    let edits = all.find(|(other, _)| *other == name)?.1.ok()?;
    match name {
        Name::Meaning(_) => region.laid_out(&edits, &acting.layout),
        Name::Layout(_) => Some(edits.into_iter().map(|edit| moved(edit, region.start)).collect()),
    }
}

fn title(name: Name) -> &'static str {
    match name {
        Name::Meaning(kind) => kind.title(),
        Name::Layout(Shape::OneLine) => "Write the entry on one line",
        Name::Layout(Shape::SeveralLines) => "Write the entry on several lines",
    }
}

fn kind(name: Name) -> CodeActionKind {
    match name {
        Name::Meaning(Kind::ExtractAddressList) => CodeActionKind::RefactorExtract,
        Name::Meaning(Kind::InlineAddressList) => CodeActionKind::RefactorInline,
        _ => CodeActionKind::RefactorRewrite,
    }
}
