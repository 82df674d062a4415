//! Findings in a text as findings in the file around it.

use tns_parser::{Edit, Span};

use super::{Embedded, Mapped, Outer};
use crate::diagnostic::{Diagnostic, Related};
use crate::fix::{Fix, Safety};

/// The edits of a fix in a text, by the number of the text.
#[derive(Clone, Debug)]
pub(super) struct Inner {
    pub(super) text: usize,
    pub(super) edits: Vec<Edit>,
}

/// A finding in a file, and what its fix changes in the text.
pub(super) type Lifted = (Diagnostic, Option<Inner>);

impl Outer {
    /// A finding in the text `nth`, which was read as `filled`: with something in place of
    /// its placeholders.
    pub(super) fn lift(&self, nth: usize, filled: &Mapped, mut found: Diagnostic) -> Lifted {
        let embedded = &self.texts[nth];
        let keys = embedded.keys.join("/");
        found.path = if found.path.is_empty() { keys } else { format!("{keys}:{}", found.path) };
        found.span = filled.span(found.span);
        found.message = embedded.template.restored(&found.message);
        found.help = found.help.map(|help| embedded.template.restored(&help));
        found.label = embedded.template.restored(&found.label);
        for Related { span, label } in &mut found.related {
            (*span, *label) = (filled.span(*span), embedded.template.restored(label));
        }
        let inner = found.fix.as_mut().and_then(|fix| {
            let edits = std::mem::take(&mut fix.edits);
            fix.title = embedded.template.restored(&fix.title);
            let lifted: Option<Vec<_>> = edits.iter().map(|edit| self.edit(embedded, filled, edit)).collect();
            match lifted.filter(|_| fix.safety > Safety::DisplayOnly) {
                Some(lifted) => {
                    fix.edits = lifted;
                    let edits = edits.iter().map(|edit| embedded.template.unfilled(filled, edit)).collect();
                    Some(Inner { text: nth, edits })
                }
                None => {
                    fix.safety = Safety::DisplayOnly;
                    None
                }
            }
        });
        (found, inner)
    }

    fn edit(&self, embedded: &Embedded, filled: &Mapped, edit: &Edit) -> Option<Edit> {
        if embedded.template.leaks(&edit.text) {
            return None;
        }
        embedded.style.lift(self.source.bytes(), filled, edit)
    }
}

/// Shows a fix and keeps it from being applied.
pub(super) fn display_only(found: &mut Diagnostic) {
    if let Some(fix) = &mut found.fix {
        *fix = Fix { safety: Safety::DisplayOnly, title: std::mem::take(&mut fix.title), edits: Vec::new() };
    }
}

/// Whether a finding is about what a placeholder stands for: that is not known. How the
/// parts of a JDBC URL follow each other is known.
pub(super) fn is_about_unknown(filled: &Mapped, found: &Diagnostic) -> bool {
    const ABOUT_FORM: &str = "jdbc-sid-or-service";
    let around = Span::new(found.span.start, found.span.end.max(found.span.start + 1));
    found.rule.name != ABOUT_FORM && filled.is_unknown(around)
}
