use lsp_types::{Code, CodeAction, CodeActionContext, CodeActionKind, CodeActionTriggerKind, Diagnostic};
use proptest::prelude::*;
use tns_lsp::features::actions::{Client, FIX_ALL, KINDS, code_actions, resolve};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, Span};

use super::support::{ENCODINGS, Opened, acting, read, texts};

const BROKEN: &str = "# é漢😀\r\nGUT = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = 漢)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\r\n\
    SÄLES =\r\n\t(DESCRIPTION = (ADDRES = (PROTOCOL = TCP)(HOST = 😀)(PORT = 1521))\r\n\t  (CONNECT_DATA = (SERVICE_NAME = s))))\r\n\
    B = (DESCRIPTION = (ADDRES = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\r\n";

fn at(text: &str) -> Span {
    Span::at(BROKEN.find(text).expect("there") as u32)
}

fn titles(actions: &[CodeAction]) -> Vec<&str> {
    actions.iter().map(|action| action.title.as_str()).collect()
}

fn asked(opened: &Opened, at: Span, context: CodeActionContext) -> Vec<CodeAction> {
    let view = opened.view(Encoding::Utf16);
    let client = Client { shows_disabled: true, ..Client::default() };
    code_actions(&view, view.range(at), &context, &acting(client)).expect("not cancelled")
}

#[test]
fn a_misspelt_keyword_is_mended() {
    let opened = Opened::names(BROKEN);
    let actions = opened.actions(at("ADDRES ="), Encoding::Utf16);
    let fix = &actions[0];
    assert_eq!(fix.kind, Some(CodeActionKind::QuickFix));
    let after = opened.act(at("ADDRES ="), &fix.title);
    assert_eq!(after, BROKEN.replacen("ADDRES =", "ADDRESS =", 1));
}

#[test]
fn all_findings_of_a_rule_are_mended_at_once() {
    let opened = Opened::names(BROKEN);
    let actions = opened.actions(at("ADDRES ="), Encoding::Utf16);
    let all =
        titles(&actions).into_iter().find(|title| title.starts_with("Fix all TNS")).expect("two of them");
    assert_eq!(opened.act(at("ADDRES ="), all), BROKEN.replace("ADDRES =", "ADDRESS ="));
}

#[test]
fn all_safe_fixes_leave_nothing_that_is_safe_to_fix() {
    let opened = Opened::names(BROKEN);
    let title = "Fix all that tnslint can fix safely";
    let after = opened.act(Span::at(0), title);
    assert!(after.starts_with("# é漢😀\r\nGUT = ("));
    let again = Opened::names(&after).actions(Span::at(0), Encoding::Utf16);
    assert!(!titles(&again).contains(&title), "{after}");
    // What is not to be fixed stays.
    let unwanted = tns_lsp::features::actions::Acting { wanted: &|_| false, ..acting(Client::default()) };
    let view = opened.view(Encoding::Utf16);
    let none = code_actions(&view, view.range(Span::at(0)), &CodeActionContext::default(), &unwanted);
    assert!(none.expect("not cancelled").iter().all(|action| action.kind != Some(FIX_ALL)));
}

#[test]
fn a_finding_can_be_ignored_on_its_line_in_its_entry_and_its_file() {
    let opened = Opened::names(BROKEN);
    let place = at("ADDRES =");
    let code = opened.view(Encoding::Utf8).findings.iter().find(|found| found.span.start == place.start);
    let code = code.expect("a finding").rule.code;
    let line = opened.act(place, &format!("Ignore {code} for this line"));
    let entry = opened.act(place, &format!("Ignore {code} for this entry"));
    let file = opened.act(place, &format!("Ignore {code} for this file"));
    assert!(line.contains(&format!("(PORT = 1521)) # tnslint: ignore[{code}] <reason>\r\n")), "{line}");
    assert!(entry.contains(&format!("\r\n# tnslint: ignore[{code}] <reason>\r\nSÄLES =")), "{entry}");
    assert!(file.starts_with(&format!("# tnslint: file-ignore[{code}] <reason>\r\n# é漢😀")), "{file}");
    let left = |text: &str| {
        let opened = Opened::names(text);
        opened.view(Encoding::Utf8).findings.iter().filter(|found| found.rule.code == code).count()
    };
    assert_eq!([BROKEN, &line, &entry, &file].map(left), [2, 1, 1, 0]);
}

#[test]
fn only_kinds_that_are_asked_for_are_answered() {
    let opened = Opened::names(BROKEN);
    let only = |kind: &'static str| {
        let context = CodeActionContext {
            only: Some(vec![CodeActionKind::from(kind)]),
            ..CodeActionContext::default()
        };
        let actions = asked(&opened, at("ADDRES ="), context);
        let mut kinds: Vec<_> =
            actions.into_iter().map(|action| String::from(action.kind.expect("a kind"))).collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(only("source"), ["source.fixAll.tnslint"]);
    assert_eq!(only("source.fixAll.tnslint"), ["source.fixAll.tnslint"]);
    assert_eq!(only("quickfix"), ["quickfix"]);
    assert_eq!(only("source.fix"), [""; 0]);
    assert_eq!(only("refactor.inline"), [""; 0]);
    let announced = KINDS.map(String::from);
    for action in opened.actions(at("GUT"), Encoding::Utf8) {
        let kind = String::from(action.kind.expect("a kind"));
        assert!(announced.iter().any(|known| kind.starts_with(known)), "{kind}");
    }
}

#[test]
fn actions_name_the_findings_of_the_client() {
    let opened = Opened::names(BROKEN);
    let view = opened.view(Encoding::Utf16);
    let found =
        view.findings.iter().find(|found| found.span.start == at("ADDRES =").start).expect("a finding");
    let known = Diagnostic {
        range: view.range(found.span),
        code: Some(Code::String(found.rule.code.to_owned())),
        ..Diagnostic::default()
    };
    // The cursor is elsewhere: the client asks about the finding.
    let context = CodeActionContext { diagnostics: vec![known.clone()], ..CodeActionContext::default() };
    let actions = asked(&opened, Span::at(0), context);
    assert_eq!(actions[0].diagnostics, Some(vec![known]));
    assert_eq!(actions[0].kind, Some(CodeActionKind::QuickFix));
}

#[test]
fn what_cannot_be_applied_is_shown_on_request_only() {
    let opened = Opened::names(
        "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))(CONNECT_DATA = (SID = s)))\n",
    );
    let reasons = |trigger| {
        let context = CodeActionContext { trigger_kind: Some(trigger), ..CodeActionContext::default() };
        let actions = asked(&opened, Span::at(0), context);
        actions
            .into_iter()
            .filter_map(|action| action.disabled)
            .map(|disabled| disabled.reason)
            .collect::<Vec<_>>()
    };
    assert_eq!(reasons(CodeActionTriggerKind::Automatic), [""; 0]);
    let [reason] = &reasons(CodeActionTriggerKind::Invoked)[..] else { panic!("one") };
    assert!(reason.contains("SID"), "{reason}");
}

#[test]
fn an_action_of_another_version_is_not_resolved() {
    let opened = Opened::names(BROKEN);
    let view = opened.view(Encoding::Utf16);
    let client = Client { resolves: true, ..Client::default() };
    let context = CodeActionContext::default();
    let actions =
        code_actions(&view, view.range(at("ADDRES =")), &context, &acting(client)).expect("not cancelled");
    assert_eq!(actions[0].data.as_ref().expect("data")["uri"], view.uri.as_str());
    let later = tns_lsp::features::actions::Acting { version: 8, ..acting(client) };
    assert_eq!(resolve(&view, actions[0].clone(), &later), Ok(None));
    assert_eq!(resolve(&view, CodeAction::default(), &acting(client)), Ok(None));
}

proptest! {
    #[test]
    fn no_action_brings_a_syntax_error(
        text in texts(),
        at in any::<prop::sample::Index>(),
        length in 0usize..80,
        kind in prop::sample::select(vec![FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Listener, FileKind::Descriptor]),
        encoding in prop::sample::select(ENCODINGS.to_vec()),
    ) {
        let opened = Opened::new(&text, kind);
        let boundary = |at| text.floor_char_boundary(at) as u32;
        let start = at.index(text.len() + 1);
        let span = Span::new(boundary(start), boundary(start + length));
        let before = read(&text, kind).errors().len();
        let (eager, lazy) = (opened.actions(span, encoding), opened.resolved(span, encoding));
        for action in eager.iter().filter(|action| action.disabled.is_none()) {
            let after = opened.after(action, encoding);
            prop_assert!(after != text, "{} changes nothing", action.title);
            // The fix of one finding may uncover an error that another one hid.
            let is_fix = action.kind == Some(CodeActionKind::QuickFix) && !action.title.starts_with("Ignore");
            let errors = read(&after, kind).errors().len();
            prop_assert!(is_fix || errors <= before, "{}: {after}", action.title);
            let same = lazy.iter().find(|other| other.title == action.title);
            prop_assert!(same.is_some());
        }
    }
}
