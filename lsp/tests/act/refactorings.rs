use tns_dsn::Descriptor;
use tns_parser::text::Encoding;
use tns_parser::{FileKind, Span};

use super::support::{Opened, read};

const LONG: &str = "# é漢😀\r\nSÄLES =\r\n\t(DESCRIPTION = # 😀\r\n\t\t(ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521))\r\n\t\t(ADDRESS = (PROTOCOL = TCP)(HOST = db2)(PORT = 1521))\r\n\t\t(CONNECT_DATA = (SERVICE_NAME = sales))\r\n\t)\r\n";

/// The text after a refactoring at the mark.
fn after(marked: &str, title: &str) -> String {
    let (opened, at) = Opened::marked(marked);
    opened.act(Span::at(at), title)
}

/// Why it cannot be done at the mark.
fn refused(marked: &str, title: &str) -> String {
    let (opened, at) = Opened::marked(marked);
    let actions = opened.actions(Span::at(at), Encoding::Utf16);
    let action = actions.into_iter().find(|action| action.title == title).expect("an offer");
    action.disabled.expect("disabled").reason
}

#[test]
fn a_descriptor_becomes_an_easy_connect_string_and_back() {
    let tls = "é$0漢 = (DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=db1)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=sales))\
        (SECURITY=(SSL_SERVER_DN_MATCH=ON))) # 😀\n";
    let easy = after(tls, "Write as Easy Connect string");
    assert_eq!(easy, "é漢 = tcps://db1:2484/sales # 😀\n");
    let back = after(&easy.replacen('é', "é$0", 1), "Write as connect descriptor");
    let descriptor = |text: &str| {
        let parse = read(text, FileKind::Tnsnames);
        Descriptor::from_entry(parse.entries().next().expect("an entry"))
            .expect("a descriptor")
            .to_easy_connect()
    };
    assert_eq!(descriptor(&back), descriptor(&tls.replace("$0", "")));
    assert!(back.starts_with("é漢 =\n  (DESCRIPTION =\n") && back.ends_with("  ) # 😀\n"), "{back}");
}

#[test]
fn a_jdbc_url_becomes_what_clients_read() {
    let url = "A$0 = jdbc:oracle:thin:@//db1:1521/sales\n";
    assert_eq!(after(url, "Write as Easy Connect string"), "A = db1:1521/sales\n");
    assert!(after(url, "Write as connect descriptor").contains("(SERVICE_NAME = sales)"));
}

#[test]
fn what_would_be_lost_is_said() {
    let sid = "A$0=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1521))(CONNECT_DATA=(SID=s)))\n";
    assert!(refused(sid, "Write as Easy Connect string").contains("SID"));
    let comment = "A$0=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1521)) # why\n  (CONNECT_DATA=(SERVICE_NAME=s)))\n";
    assert_eq!(refused(comment, "Write as Easy Connect string"), "a comment would be lost");
    let balanced = "A$0=(DESCRIPTION=(ADDRESS_LIST=(LOAD_BALANCE=on)(ADDRESS=(HOST=h)(PORT=1)(PROTOCOL=TCP)))(CONNECT_DATA=(SID=s)))\n";
    assert_eq!(
        refused(balanced, "Take the addresses out of the ADDRESS_LIST"),
        "LOAD_BALANCE of the list would be lost"
    );
}

#[test]
fn addresses_move_into_a_list_and_out_of_it() {
    let marked = LONG.replacen("HOST = db1", "HOST = $0db1", 1);
    let listed = after(&marked, "Put the addresses into an ADDRESS_LIST");
    assert!(
        listed.contains("(ADDRESS_LIST =\r\n      (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521))\r\n"),
        "{listed}"
    );
    assert!(listed.contains("(DESCRIPTION = # 😀\r\n"));
    let out = after(
        &listed.replacen("HOST = db2", "HOST = $0db2", 1),
        "Take the addresses out of the ADDRESS_LIST",
    );
    assert!(!out.contains("ADDRESS_LIST"));
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(plain(&out), plain(LONG));
}

#[test]
fn names_are_split_and_entries_joined() {
    let list = "é,$0 漢, C = (X = 😀) # one\r\nD = (X = y)\r\n";
    let split = after(list, "Write one entry for each name");
    assert_eq!(split, "é = (X = 😀) # one\r\n漢 = (X = 😀)\r\nC = (X = 😀)\r\nD = (X = y)\r\n");
    let opened = Opened::names(&split);
    let all = Span::new(0, split.find("D =").expect("there") as u32);
    let joined = opened.act(all, "Join the entries with the same value");
    assert_eq!(joined, list.replace("$0", ""));
    // From a cursor the next entry is meant.
    let two = after(&split.replacen('é', "é$0", 1), "Join the entries with the same value");
    assert_eq!(two, "é, 漢 = (X = 😀) # one\r\nC = (X = 😀)\r\nD = (X = y)\r\n");
    let titles: Vec<_> = opened
        .actions(Span::at(split.find("C =").expect("there") as u32), Encoding::Utf8)
        .into_iter()
        .map(|action| action.title)
        .collect();
    assert!(!titles.iter().any(|title| title.starts_with("Join")), "{titles:?}");
}

#[test]
fn parameters_get_the_usual_order() {
    let odd = "A$0=(DESCRIPTION=(CONNECT_DATA=(SERVER=pooled)(SERVICE_NAME=s))(ADDRESS=(PORT=1521)(HOST=漢)(PROTOCOL=TCP))\
        (ADDRESS=(HOST=b)(PROTOCOL=TCP)(PORT=1))(RETRY_COUNT=3)(CONNECT_TIMEOUT=9))\n";
    let sorted = after(odd, "Put the parameters in the usual order");
    let expected = "A=(DESCRIPTION=(CONNECT_TIMEOUT=9)(RETRY_COUNT=3)(ADDRESS=(PROTOCOL=TCP)(HOST=漢)(PORT=1521))\
        (ADDRESS=(PROTOCOL=TCP)(HOST=b)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)(SERVER=pooled)))";
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(plain(&sorted), expected);
    let opened = Opened::names(&sorted);
    assert!(opened.actions(Span::at(0), Encoding::Utf8).iter().all(|action| !action.title.contains("order")));
}

#[test]
fn an_entry_is_written_on_one_line_or_several() {
    let short = "é=(DESCRIPTION=(ADDRESS=(HOST=😀))(CONNECT_DATA=(SID=s)))\n";
    let long = after(&short.replacen('é', "$0é", 1), "Write the entry on several lines");
    assert_eq!(
        long,
        "é =\n  (DESCRIPTION =\n    (ADDRESS = (HOST = 😀))\n    (CONNECT_DATA = (SID = s))\n  )\n"
    );
    let one = after(&long.replacen('é', "$0é", 1), "Write the entry on one line");
    assert_eq!(one, "é = (DESCRIPTION = (ADDRESS = (HOST = 😀))(CONNECT_DATA = (SID = s)))\n");
}
