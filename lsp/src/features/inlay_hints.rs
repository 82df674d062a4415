use lsp_types::{InlayHint, InlayHintKind, Label, Range, Tooltip};
use tns_dsn::in_force::{InForce, in_force};

use super::profile::profile;
use crate::{Block, Cancelled, View};

/// `textDocument/inlayHint`: defaults in force and units of bare numbers, in a range.
///
/// # Errors
/// [`Cancelled`] once nobody waits any more.
pub fn inlay_hints(view: &View<'_>, range: Range) -> Result<Vec<InlayHint>, Cancelled> {
    if !view.settings.inlay_hints.defaults {
        return Ok(Vec::new());
    }
    let (span, profile) = (view.span(range), profile(view));
    let of_profile = |name: &str| profile.text(name).map(str::to_owned);
    let mut hints = Vec::new();
    for block in view.document.blocks_in(span) {
        view.cancel.check()?;
        let found = block.parse().entries().flat_map(|entry| in_force(entry, &of_profile));
        let inside = found.filter(|shown| (span.start..=span.end).contains(&(block.start + shown.at)));
        hints.extend(inside.map(|shown| hint(view, block, shown)));
    }
    Ok(hints)
}

fn hint(view: &View<'_>, block: Block<'_>, shown: InForce) -> InlayHint {
    // A unit reads on from its number; anything else keeps a distance.
    let reads_on = shown.text.starts_with([' ', ':']);
    InlayHint {
        position: view.position(block.start + shown.at),
        label: Label::String(shown.text),
        kind: Some(InlayHintKind::Parameter),
        text_edits: None,
        tooltip: Some(Tooltip::String(shown.why)),
        padding_left: Some(!reads_on),
        padding_right: None,
        data: None,
    }
}
