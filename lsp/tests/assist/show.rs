//! Answers of the protocol as text.

use lsp_types::{
    ActiveParameter, CodeLens, CompletionItem, CompletionItemTextEdit, CompletionList, Contents, Hover,
    InlayHint, Label, ParameterInformationLabel, Range, SignatureHelp, Tooltip,
};
use tns_lsp::{Cancelled, View};

/// Items of a completion that are shown.
const SHOWN: usize = 12;

fn covered(view: &View<'_>, range: Range) -> String {
    view.document.slice(view.span(range))
}

pub(crate) fn completion(view: &View<'_>, list: Result<CompletionList, Cancelled>) -> String {
    let list = list.expect("nobody cancels");
    let mut sorted: Vec<_> = list.items.iter().collect();
    sorted.sort_by_key(|item| item.sort_text.clone());
    assert!(sorted.len() <= 200, "an answer is short");
    let shown = sorted.iter().take(SHOWN).map(|item| of_item(view, item));
    let more = sorted.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!("and {more} more\n") } else { String::new() };
    shown.collect::<String>() + &rest
}

fn of_item(view: &View<'_>, item: &CompletionItem) -> String {
    let (text, replaced) = match item.text_edit.as_ref().expect("each item has an edit") {
        CompletionItemTextEdit::TextEdit(edit) => (&edit.new_text, covered(view, edit.range)),
        CompletionItemTextEdit::InsertReplaceEdit(edit) => {
            let (insert, replace) = (view.span(edit.insert), view.span(edit.replace));
            assert!(
                insert.start == replace.start && insert.end <= replace.end,
                "a prefix of what is replaced"
            );
            let (before, all) = (covered(view, edit.insert), covered(view, edit.replace));
            (&edit.new_text, if before == all { all } else { format!("{before}|{}", &all[before.len()..]) })
        }
    };
    let tag = if item.tags.is_some() { " (withdrawn)" } else { "" };
    let detail = item.detail.as_ref().map(|detail| format!(" -- {detail}")).unwrap_or_default();
    format!(
        "{}{tag}{detail}\n    [{replaced}] -> {}\n",
        item.label,
        text.replace("\r\n", "\n").replace('\n', "\n        ")
    )
}

pub(crate) fn hover(view: &View<'_>, hover: Result<Option<Hover>, Cancelled>) -> String {
    let Some(hover) = hover.expect("nobody cancels") else { return "nothing\n".to_owned() };
    let Contents::MarkupContent(content) = hover.contents else { panic!("always a text of a kind") };
    let range = covered(view, hover.range.expect("always a range"));
    format!("[{range}] as {:?}\n\n{}\n", content.kind, content.value.trim_end())
}

pub(crate) fn signature_help(help: Result<Option<SignatureHelp>, Cancelled>) -> String {
    let Some(help) = help.expect("nobody cancels") else { return "nothing\n".to_owned() };
    let signature = &help.signatures[0];
    let parameters = signature.parameters.as_ref().expect("always some");
    let Some(ActiveParameter::Int(active)) = help.active_parameter else { panic!("always one") };
    let ParameterInformationLabel::String(active) = &parameters[active as usize].label else {
        panic!("a part of the label")
    };
    assert!(signature.label.contains(active.as_str()));
    format!("{}\n  active: {active}\n", signature.label)
}

/// The text with the hints in braces, and what they tell.
pub(crate) fn inlay_hints(view: &View<'_>, hints: Result<Vec<InlayHint>, Cancelled>) -> String {
    let mut hints = hints.expect("nobody cancels");
    hints.sort_by_key(|hint| view.offset(hint.position));
    let (mut text, mut whys) = (view.document.text(), String::new());
    for hint in hints.iter().rev() {
        let (Label::String(label), Some(Tooltip::String(why))) = (&hint.label, &hint.tooltip) else {
            panic!("plain texts")
        };
        text.insert_str(view.offset(hint.position) as usize, &format!("{{{label}}}"));
        whys = format!("{label}: {}\n{whys}", why.replace('\n', " / "));
    }
    format!("{text}\n\n{whys}")
}

pub(crate) fn code_lens(view: &View<'_>, lenses: Result<Vec<CodeLens>, Cancelled>) -> String {
    let lenses = lenses.expect("nobody cancels");
    let shown = lenses.iter().map(|lens| {
        let command = lens.command.as_ref().expect("few lenses have their commands at once");
        let arguments = serde_json::to_string(&command.arguments).expect("JSON");
        format!("[{}] {}: {} {arguments}\n", covered(view, lens.range), command.title, command.command)
    });
    shown.collect()
}
