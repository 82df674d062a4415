//! tnsnames.ora and what it includes.

use tns_dsn::clients::Client;

use super::super::support::Disk;
use super::{code, shown};

/// Reads a name with this tnsnames.ora and `x.ora`, `y.ora` beside it.
pub(super) fn look_up(files: &[(&str, &[u8])], name: &str) -> String {
    let disk = Disk::of(files);
    shown(&disk.reader(Client::PythonThin).read(name))
}

fn names(files: &[(&str, &[u8])]) -> String {
    let disk = Disk::of(files);
    let reader = disk.reader(Client::PythonThin);
    let names = reader.names().map(|names| names.collect::<Vec<_>>().join(" "));
    names.unwrap_or_else(|refusal| code(&refusal))
}

#[test]
fn a_file_of_many_forms_is_read() {
    let text = b"# note\na, B = h/s # comment\r\n  ind =\n(DESCRIPTION= # here\n(ADDRESS=(HOST=i))\n)\n\
                 junk\nc.d = (ADDRESS=(HOST=d)\nb = h2/t\n(x=1)\n= no\nlast = h/l";
    let files: &[(&str, &[u8])] = &[("tnsnames.ora", text)];
    // The parenthesis that is missing takes the rest with it.
    assert_eq!(names(files), "A B IND C.D");
    let found = ["a", " B\n", "ind", "last", "ß"].map(|name| look_up(files, name));
    assert_eq!(found, ["tcp h 1521/s", "tcp h 1521/s", "tcp i 1521/", "DPY-4000", "DPY-4000"]);
}

#[test]
fn a_name_without_a_value_swallows_the_next_line() {
    let files: &[(&str, &[u8])] = &[("tnsnames.ora", b"a =\nb = h/s\nc = h/t\n")];
    assert_eq!(names(files), "A C");
    assert_eq!(look_up(files, "a"), "DPY-4018");
}

#[test]
fn one_broken_entry_leaves_the_others() {
    let files: &[(&str, &[u8])] = &[("tnsnames.ora", b"a = (DESCRIPTION=)x\nb = h/s\n")];
    assert_eq!(["a", "b"].map(|name| look_up(files, name)), ["DPY-2049", "tcp h 1521/s"]);
}

#[test]
fn a_byte_order_mark_hides_the_first_alias() {
    let files: &[(&str, &[u8])] = &[("tnsnames.ora", "\u{feff}a = h/s\nb = h/t".as_bytes())];
    assert_eq!(["a", "b"].map(|name| look_up(files, name)), ["DPY-4000", "tcp h 1521/t"]);
}

#[test]
fn the_last_of_equal_aliases_counts() {
    let files: &[(&str, &[u8])] = &[("tnsnames.ora", b"a = h/1\nb = h/2\nA = h/3")];
    assert_eq!((names(files), look_up(files, "a")), ("A B".to_owned(), "tcp h 1521/3".to_owned()));
}

#[test]
fn text_that_is_not_utf_8_or_names_nothing_ends_the_reading() {
    for text in [b"a = h/\xff\n".as_slice(), b"a,,b = h/s\n"] {
        let files: &[(&str, &[u8])] = &[("tnsnames.ora", text)];
        assert_eq!((names(files), look_up(files, "a")), ("crash".to_owned(), "DPY-4018".to_owned()));
    }
}

#[test]
fn an_included_file_is_looked_for_beside_the_file_that_includes_it() {
    let files: &[(&str, &[u8])] = &[
        ("tnsnames.ora", b"IFILE = \"sub/x.ora\"\nb = h/own\n"),
        ("sub/x.ora", b"a = h/x\nb = h/x\nifile=y.ora"),
        ("sub/y.ora", b"c = h/y"),
    ];
    assert_eq!(names(files), "A B C");
    assert_eq!(["b", "c"].map(|name| look_up(files, name)), ["tcp h 1521/own", "tcp h 1521/y"]);
}

#[test]
fn an_included_file_is_read_once() {
    let files: &[(&str, &[u8])] =
        &[("tnsnames.ora", b"IFILE=x.ora\na = h/own\nIFILE=x.ora\n"), ("x.ora", b"a = h/x")];
    assert_eq!(look_up(files, "a"), "tcp h 1521/own");
}

#[test]
fn cycles_and_missing_files_end_the_reading() {
    let one: &[(&str, &[u8])] =
        &[("tnsnames.ora", b"a = h/s\nIFILE=x.ora"), ("x.ora", b"IFILE=tnsnames.ora")];
    assert_eq!((names(one), look_up(one, "a")), ("DPY-4030".to_owned(), "DPY-4030".to_owned()));
    // A relative path is spelt anew each time, until it is too long.
    assert_eq!(names(&[("tnsnames.ora", b"a = h/s\nIFILE=./tnsnames.ora")]), "DPY-4026");
    assert_eq!(names(&[("tnsnames.ora", b"a = h/s\nIFILE=/admin/./tnsnames.ora")]), "DPY-4030");
    assert_eq!(names(&[("tnsnames.ora", b"a = h/s\nIFILE=none.ora")]), "DPY-4026");
    assert_eq!((names(&[]), look_up(&[], "a")), ("DPY-4026".to_owned(), "DPY-4026".to_owned()));
}

#[test]
fn files_may_include_files_at_any_depth() {
    let texts: Vec<_> =
        (0..60).map(|n| (format!("{n}.ora"), format!("IFILE={}.ora\nn{n} = h/s", n + 1))).collect();
    let mut files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (&**name, text.as_bytes())).collect();
    files.extend([("60.ora", b"deep = h/s".as_slice()), ("tnsnames.ora", b"IFILE=0.ora")]);
    assert_eq!(look_up(&files, "deep"), "tcp h 1521/s");
}

#[test]
fn a_configuration_file_leads_to_a_connect_string() {
    let files: &[(&str, &[u8])] = &[
        ("tnsnames.ora", b"a = config-file://c.json?key=k"),
        ("c.json", br#"{"k": {"connect_descriptor": "tcps://h/s"}, "p": {"connect_descriptor": "h/s", "password": "x"}}"#),
        ("loop.json", br#"{"connect_descriptor": "config-file://loop.json"}"#),
    ];
    let texts = [
        "a",
        "config-file://c.json",
        "config-file://c.json?key=p",
        "config-file://loop.json",
        "config-file://n",
    ];
    let found = texts.map(|text| look_up(files, text));
    assert_eq!(found, ["tcps h 1521/s", "DPY-2056", "DPY-2056", "DPY-2056", "DPY-2056"]);
}

#[test]
fn a_protocol_before_an_alias_counts_for_its_addresses() {
    let files: &[(&str, &[u8])] = &[("tnsnames.ora", b"tcps://a = (ADDRESS=(HOST=h))\n")];
    assert_eq!(look_up(files, "tcps://a"), "tcps h 1521/");
}
