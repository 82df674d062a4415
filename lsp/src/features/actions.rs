mod findings;
mod offer;
mod refactorings;
mod whole;

use lsp_types::{
    ClientCapabilities, CodeAction, CodeActionContext, CodeActionDisabled, CodeActionKind,
    CodeActionTriggerKind, Range,
};
use tns_lint::Diagnostic;
use tns_parser::Edit;
use tns_parser::format::Options;

use crate::view::{Cancelled, View};
use offer::{Asked, Offer, What, is_of};

pub use offer::{FIX_ALL, KINDS};

/// What the actions of a document depend on beside its view.
#[derive(Clone, Copy)]
pub struct Acting<'a> {
    /// What the client can do with them.
    pub client: Client,
    /// The version of the document.
    pub version: i32,
    /// How a refactored entry is laid out.
    pub layout: Options,
    /// Whether the fix of a finding may be applied: what tnslint.toml says of it.
    pub wanted: &'a dyn Fn(&Diagnostic) -> bool,
}

/// What a client can do with code actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// It asks for the edits of the one that is chosen.
    pub resolves: bool,
    /// It shows those that cannot be applied, with the reason.
    pub shows_disabled: bool,
    /// It takes edits for a version of a document.
    pub versioned: bool,
}

impl From<&ClientCapabilities> for Client {
    fn from(client: &ClientCapabilities) -> Self {
        let actions = client.text_document.as_ref().and_then(|text| text.code_action.as_ref());
        let lazy = |properties: &[String]| properties.iter().any(|property| property == "edit");
        let edit = client.workspace.as_ref().and_then(|workspace| workspace.workspace_edit.as_ref());
        Self {
            resolves: actions.is_some_and(|actions| {
                let resolve = actions.resolve_support.as_ref();
                actions.data_support == Some(true) && resolve.is_some_and(|can| lazy(&can.properties))
            }),
            shows_disabled: actions.and_then(|actions| actions.disabled_support) == Some(true),
            versioned: edit.and_then(|edit| edit.document_changes) == Some(true),
        }
    }
}

/// `textDocument/codeAction`: fixes of the findings at a range, comments that keep them quiet, all
/// fixes of the file, and refactorings.
///
/// # Errors
/// [`Cancelled`].
pub fn code_actions(
    view: &View<'_>,
    range: Range,
    context: &CodeActionContext,
    acting: &Acting<'_>,
) -> Result<Vec<CodeAction>, Cancelled> {
    view.cancel.check()?;
    let span = view.span(range);
    let wanted = |kind: &CodeActionKind| {
        context.only.as_ref().is_none_or(|only| only.iter().any(|asked| is_of(kind, asked)))
    };
    let mut offers = Vec::new();
    if wanted(&CodeActionKind::QuickFix) {
        offers.extend(findings::offers(view, span, &context.diagnostics, acting));
    }
    if wanted(&FIX_ALL) {
        offers.extend(whole::offer(view, acting));
    }
    if refactorings::KINDS.iter().any(wanted) {
        view.cancel.check()?;
        offers.extend(refactorings::offers(view, span, acting));
    }
    let automatic = context.trigger_kind == Some(CodeActionTriggerKind::Automatic);
    let shown = |offer: &Offer| {
        wanted(&offer.kind) && (offer.disabled.is_none() || acting.client.shows_disabled && !automatic)
    };
    let mut actions = Vec::new();
    for offer in offers.into_iter().filter(shown) {
        view.cancel.check()?;
        actions.extend(action(view, offer, acting));
    }
    Ok(actions)
}

/// `codeAction/resolve`: adds the edits. `None` where the document has changed since, or the
/// action is none of this server.
///
/// # Errors
/// [`Cancelled`].
pub fn resolve(
    view: &View<'_>,
    action: CodeAction,
    acting: &Acting<'_>,
) -> Result<Option<CodeAction>, Cancelled> {
    view.cancel.check()?;
    let Some(asked) = asked(&action) else { return Ok(None) };
    if asked.version != acting.version || asked.uri != *view.uri {
        return Ok(None);
    }
    let edits = edits(view, &asked.what, acting);
    view.cancel.check()?;
    Ok(edits.map(|edits| CodeAction { edit: Some(offer::workspace_edit(view, edits, acting)), ..action }))
}

fn asked(action: &CodeAction) -> Option<Asked> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// An offer as an action: with its edits, or with what leads to them; `None` where nothing would change.
fn action(view: &View<'_>, offer: Offer, acting: &Acting<'_>) -> Option<CodeAction> {
    let mut action = CodeAction {
        title: offer.title,
        kind: Some(offer.kind),
        is_preferred: offer.preferred.then_some(true),
        diagnostics: (!offer.diagnostics.is_empty()).then_some(offer.diagnostics),
        ..CodeAction::default()
    };
    match offer.disabled {
        Some(reason) => action.disabled = Some(CodeActionDisabled { reason }),
        None if acting.client.resolves => {
            let asked = Asked { uri: view.uri.clone(), version: acting.version, what: offer.what };
            action.data = Some(serde_json::to_value(asked).ok()?);
        }
        None => {
            let edits = edits(view, &offer.what, acting).filter(|edits| !edits.is_empty())?;
            action.edit = Some(offer::workspace_edit(view, edits, acting));
        }
    }
    Some(action)
}

/// The edits of an action; `None` where it is not possible any more.
fn edits(view: &View<'_>, what: &What, acting: &Acting<'_>) -> Option<Vec<Edit>> {
    match what {
        What::Fix { code, span } => findings::fix(view, code, *span),
        What::Ignore { code, span, reach } => findings::ignore(view, code, *span, *reach),
        What::FixRule { code } => whole::fix_rule(view, code, acting),
        What::FixAll => whole::fix_all(view, acting),
        What::Refactor { name, span } => refactorings::edits(view, *name, *span, acting),
    }
}
