//! Entries change as told and nothing else does; what differs is found again.

use tns_dsn::diff::{What, diff};
use tns_dsn::edit::{Action, EditFailure, edit};
use tns_parser::{FileKind, Parse, Source, parse};

fn read(text: &str) -> Parse {
    parse(Source::new(text).expect("small"), FileKind::Tnsnames)
}

fn set(path: &str, value: &str) -> Action {
    Action::Set { path: path.to_owned(), value: value.to_owned() }
}

fn edited(text: &str, pattern: &str, actions: &[Action]) -> String {
    let edited = edit(&read(text), pattern, actions).expect("it can be changed");
    String::from_utf8(edited.text).expect("UTF-8")
}

const ADDRESS: &str = "(ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))";

#[test]
fn a_parameter_is_set_where_it_stands_or_beside_its_neighbours() {
    let cases = [
        (
            "A = (DESCRIPTION = (RETRY_COUNT = 5)@(CONNECT_DATA = (SID = s)))",
            "RETRY_COUNT",
            "A = (DESCRIPTION = (RETRY_COUNT = 7)@(CONNECT_DATA = (SID = s)))",
        ),
        ("A = (DESCRIPTION = (SDU=9000)@)", "RETRY_COUNT", "A = (DESCRIPTION = (SDU=9000)(RETRY_COUNT=7)@)"),
        (
            "A =\r\n  (DESCRIPTION =\r\n    @)\r\n",
            "RETRY_COUNT",
            "A =\r\n  (DESCRIPTION =\r\n    (RETRY_COUNT = 7)\r\n    @)\r\n",
        ),
        (
            "A = (DESCRIPTION = @)",
            "ADDRESS.PORT",
            "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 7)))",
        ),
        ("A = (DESCRIPTION = @)", "SECURITY.X", "A = (DESCRIPTION = @(SECURITY = (X = 7)))"),
        (
            "A = (DESCRIPTION = @(CONNECT_DATA = (SID = s)))",
            "CONNECT_DATA.FAILOVER_MODE.RETRIES",
            "A = (DESCRIPTION = @(CONNECT_DATA = (SID = s)(FAILOVER_MODE = (RETRIES = 7))))",
        ),
    ];
    for (before, path, after) in cases {
        let (before, after) = (before.replace('@', ADDRESS), after.replace('@', ADDRESS));
        assert_eq!(edited(&before, "a", &[set(path, "7")]), after, "{path}");
    }
}

#[test]
fn patterns_choose_and_other_entries_keep_every_byte() {
    let text = format!(
        "A1 = (DESCRIPTION = {ADDRESS})  # one\nB1 = (DESCRIPTION={ADDRESS})\n\tA22=(DESCRIPTION={ADDRESS})\n"
    );
    let after = edited(&text, "a?", &[set("SDU", "9000")]);
    assert_eq!(after.replacen("(SDU = 9000)", "", 1), text);
    let names: Vec<_> = diff(&read(&text), &read(&after)).into_iter().map(|change| change.name).collect();
    assert_eq!(names, ["A1"]);
    let all = edited(&text, "*", &[set("SDU", "9000")]);
    assert_eq!(diff(&read(&text), &read(&all)).len(), 3);
    let back = edited(&all, "*", &[Action::Unset { path: "SDU".to_owned() }]);
    assert_eq!(diff(&read(&text), &read(&back)), []);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let text = format!("A, B = (DESCRIPTION = {ADDRESS})\nC = (DESCRIPTION = (X\n");
    let refused =
        |pattern: &str, action: Action| edit(&read(&text), pattern, &[action]).expect_err("refused");
    assert!(matches!(refused("Z", Action::Delete), EditFailure::NoMatch(_)));
    assert!(matches!(refused("A", Action::Delete), EditFailure::Shared(_)));
    assert!(matches!(
        refused("*", Action::Rename("N".into())),
        EditFailure::Broken(_) | EditFailure::Ambiguous(..)
    ));
    assert!(matches!(refused("C", set("SDU", "1")), EditFailure::Broken(_)));
    assert!(matches!(refused("A", set("NOWHERE.X", "1")), EditFailure::NoSection { .. }));
    assert!(matches!(refused("A", Action::Rename("N (".into())), EditFailure::WouldBreak));
}

#[test]
fn differences_are_of_meaning_only() {
    let old = format!(
        "A = (DESCRIPTION = {ADDRESS}(CONNECT_DATA = (SID = s)(SERVER = shared)))\nGONE = (DESCRIPTION = {ADDRESS})"
    );
    let same = "a=(description=(connect_data=(server=shared)(sid=s))\n # moved\n (address=(host=h)(port=1521)(protocol=TCP)))\nGONE=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1521)))";
    assert_eq!(diff(&read(&old), &read(same)), []);
    let new = old.replace("SERVER = shared", "SERVER = pooled").replace("GONE", "NEW");
    let changes = diff(&read(&old), &read(&new));
    let names: Vec<_> = changes.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(names, ["A", "GONE", "NEW"]);
    let What::Changed { values } = &changes[0].what else { panic!("{changes:?}") };
    assert_eq!(
        (values[0].path.as_str(), values[0].new.as_deref()),
        ("DESCRIPTION.CONNECT_DATA.SERVER", Some("pooled"))
    );
}
