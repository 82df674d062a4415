use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::super::{Address, Client, Place, Reader, Why};
use super::*;
use crate::files::Files;

fn ok(text: &str) -> Effective {
    read(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn read(text: &str) -> Result<Effective, Refusal> {
    connect_string(text).transpose().unwrap_or_else(|| Err(Refusal::plain("an alias")))
}

/// The places of a text in a line, or the answer.
fn places(text: &str) -> String {
    read(text).map_or_else(|refusal| refusal.text, |found| line(&found))
}

fn line(found: &Effective) -> String {
    let place = |address: &Address| {
        let host = address.host.as_deref().unwrap_or("-");
        format!("{}/{host}/{}", address.protocol, address.port.unwrap_or(-1))
    };
    found.addresses().map(place).collect::<Vec<_>>().join(" ")
}

/// A descriptor with this among the parameters of its description.
fn with(parameters: &str) -> String {
    format!("(DESCRIPTION={parameters}(ADDRESS=(HOST=h))(CONNECT_DATA=(SERVICE_NAME=s)))")
}

#[test]
fn descriptors() {
    for (text, wanted) in [
        ("(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1522)))", "tcp/h/1522"),
        ("(DESCRIPTION=(ADDRESS=(HOST=h)))", "tcp/h/1521"),
        ("(DESCRIPTION=(ADDRESS=anything))", "tcp/localhost/1521"),
        ("(DESCRIPTION=(ADDRESS=(HOST=a)(HOST=b)(PORT=+7)))", "tcp/b/7"),
        ("(DESCRIPTION=(ADDRESS=(HOST=\" a \")))", "tcp/ a /1521"),
        ("(DESCRIPTION=(ADDRESS=(HOST='a')))", "tcp/'a'/1521"),
        ("(DESCRIPTION=(ADDRESS=(HOST=\"a)))", "tcp/\"a/1521"),
        ("(DESCRIPTION=(ADDRESS=(HOST=a)x)y) and more", "tcp/a/1521"),
        (
            "(DESCRIPTION=(ADDRESS=(HOST=a)xy))",
            "parse error at position 33 in text (DESCRIPTION=(ADDRESS=(HOST=a)xy))",
        ),
        (
            "(DESCRIPTION=(ADDRESS=(HOST=a))",
            "parse error at position 32 in text (DESCRIPTION=(ADDRESS=(HOST=a))",
        ),
        ("(DESCRIPTION=\n(A B=1))", "parse error at position 5 in text (A B=1))"),
        ("(DESCRIPTION=(ADDRESS=(HOST=a)(PORT=65536)))", "full descriptor node port is not a valid u16"),
        ("(DESCRIPTION=(ADDRESS=(HOST=(A=1))))", "full descriptor node host is not a valid String"),
        (
            "(DESCRIPTION=(ADDRESS=))",
            "invalid connect string: (DESCRIPTION=(ADDRESS=)): description has no child address or address_list",
        ),
        (
            "(ADDRESS=(HOST=h))",
            "invalid connect string: (ADDRESS=(HOST=h)): missing description_list or description as top node",
        ),
    ] {
        assert_eq!(places(text), wanted, "{text}");
    }
}

#[test]
fn values() {
    for (text, wanted) in [
        ("(RETRY_COUNT=-1)", Some("full descriptor node retry_count is not a valid u32")),
        ("(RETRY_COUNT=4294967296)", Some("full descriptor node retry_count is not a valid u32")),
        ("(RETRY_DELAY=1ms)", Some("full descriptor node retry_delay is not a valid u64")),
        ("(SDU=8k)", Some("full descriptor node sdu is not a valid u32")),
        ("(FAILOVER=(A=1))", Some("full descriptor node failover is not a valid bool")),
        (
            "(TRANSPORT_CONNECT_TIMEOUT=1h)",
            Some("full descriptor node transport_connect_timeout is not a valid duration"),
        ),
        (
            "(TRANSPORT_CONNECT_TIMEOUT=-1)",
            Some("panic: cannot convert float seconds to Duration: value is negative"),
        ),
        (
            "(TRANSPORT_CONNECT_TIMEOUT=inf)",
            Some("panic: cannot convert float seconds to Duration: value is either too big or NaN"),
        ),
        ("(TRANSPORT_CONNECT_TIMEOUT=1.5 MIN)", None),
        ("(RETRY_COUNT=+3)(FAILOVER=maybe)", None),
    ] {
        assert_eq!(read(&with(text)).err().map(|refusal| refusal.text).as_deref(), wanted, "{text}");
    }
    assert!(read(&with("(TRANSPORT_CONNECT_TIMEOUT=nan)")).is_err_and(|refusal| refusal.is_crash));
    let found = ok(&with("(TRANSPORT_CONNECT_TIMEOUT=500 ms)(SDU=1)(RETRY_COUNT=2)"));
    let description = &found.descriptions[0];
    assert_eq!(description.transport_connect_timeout, Some(0.5));
    assert_eq!((description.sdu, description.retry_count, description.retry_delay), (512, 2, 1.0));
}

#[test]
fn easy_connect() {
    for (text, wanted) in [
        ("h/s", "tcp/h/1521"),
        ("//h:7/s", "tcp/h/7"),
        ("a,b:7,c;d/s", "tcp/a/7 tcp/b/7 tcp/c/1521 tcp/d/1521"),
        ("tcps://[::1]:7/s:any/i-x?wallet_location=/w", "tcps/::1/7"),
        ("[anything but (a closing bracket]/s", "tcp/anything but (a closing bracket/1521"),
        ("TCPS://h/s", "tcp/h/1521"),
        ("münchen/s", "tcp/ünchen/1521"),
        ("äb/s", "panic: byte index is not a char boundary in `äb`"),
        ("h", "an alias"),
        ("h:7", "an alias"),
        ("h:7/", "an alias"),
        ("h:65536/s", "an alias"),
        ("h:/s", "an alias"),
        ("a,,b/s", "an alias"),
        ("h /s", "an alias"),
        ("tcp:h/s", "an alias"),
    ] {
        assert_eq!(places(text), wanted, "{text}");
    }
    let target = ok("h/s:pooled/i-x").descriptions.remove(0).target;
    assert_eq!(target.service_name.as_deref(), Some("s"));
    assert_eq!((target.server.as_deref(), target.instance_name.as_deref()), (Some("pooled"), Some("i")));
}

#[test]
fn what_does_not_count_is_told() {
    let text = "(DESCRIPTION=(ENABLE=broken)(USE_SNI=on)(ADDRESS=(PROTOCOL=ipc)(KEY=k))\
                (CONNECT_DATA=(SID=x)(INSTANCE_NAME=i)(POOL_PURITY=self))(SECURITY=(MY_WALLET_DIRECTORY=/w)))";
    let told: Vec<_> =
        ok(text).unheeded.into_iter().map(|found| (found.section, found.name, found.why)).collect();
    let wanted = [
        ("DESCRIPTION", "ENABLE", Why::Dropped),
        ("DESCRIPTION", "USE_SNI", Why::Ignored),
        ("ADDRESS", "PROTOCOL", Why::Misread),
        ("ADDRESS", "KEY", Why::Dropped),
        ("CONNECT_DATA", "SID", Why::Ignored),
        ("CONNECT_DATA", "POOL_PURITY", Why::Ignored),
        ("SECURITY", "MY_WALLET_DIRECTORY", Why::Dropped),
    ];
    let wanted: Vec<_> = wanted.map(|(section, name, why)| (section, name.to_owned(), why)).into();
    assert_eq!(told, wanted);
}

#[test]
fn what_cannot_succeed_is_doomed() {
    for (text, wanted) in [
        ("(DESCRIPTION=(ADDRESS=(HOST=[::1])))", true),
        ("[::1]/s", false),
        ("h,[]/s", true),
        ("(DESCRIPTION=(SOURCE_ROUTE=on)(ADDRESS=(HOST=a))(ADDRESS=(HOST=[b])))", false),
        ("(DESCRIPTION=(RETRY_COUNT=4294967295)(ADDRESS=(HOST=a)))", true),
    ] {
        assert_eq!(ok(text).doomed.is_some(), wanted, "{text}");
    }
}

struct Memory(HashMap<PathBuf, &'static str>);

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let text = self.0.get(path).copied().ok_or(io::ErrorKind::NotFound)?;
        Ok(text.as_bytes().to_vec())
    }
}

fn names_of(files: &[(&str, &'static str)]) -> Result<String, String> {
    let files = files.iter().map(|&(name, text)| (Path::new("/n").join(name), text)).collect();
    let memory = Memory(files);
    let reader = Reader::new(Client::RustThin, Place::of_folder(&memory, Path::new("/n")));
    let names = reader.names().map_err(|refusal| refusal.text)?;
    Ok(names.collect::<Vec<_>>().join(" "))
}

#[test]
fn names() {
    for (text, wanted) in [
        ("A = h/s\nb=(DESCRIPTION=\n # c\n(X=1)\n)\nc=h/s\n", "a b c"),
        ("# first\nabc = h/s\nd = h/s\n", "bc d"),
        ("# one\n# two\nabc = h/s\nd = h/s\n", "d"),
        ("a = h/s\nb = h/s", "a"),
        ("a,b , c\n= h/s\n", "a b c"),
        ("some words\na = h/s\n", "a"),
        ("a =\nb = h/s\nc = h/s\n", "a c"),
        ("= x\na = h/s\nb = h/s\n", "b"),
        ("\u{feff}a = h/s\n", "\u{feff}a"),
        ("a = (X\nb = h/s\n", "a"),
    ] {
        assert_eq!(names_of(&[("tnsnames.ora", text)]).as_deref(), Ok(wanted), "{text}");
    }
}

#[test]
fn included_files() {
    for (files, wanted) in [
        (vec![("tnsnames.ora", "ifile = i.ora\nb = h/s\n"), ("i.ora", "a = h/s\n")], Ok("a b")),
        (
            vec![("tnsnames.ora", "ifile = x/i.ora\n"), ("x/i.ora", "ifile=j.ora\n"), ("j.ora", "a=h/s\n")],
            Ok("a"),
        ),
        (vec![("tnsnames.ora", "ifile=i.ora\nifile=i.ora\n"), ("i.ora", "a = h/s\n")], Ok("a")),
        (
            vec![("tnsnames.ora", "ifile = i.ora\r\n"), ("i.ora", "a = h/s\n")],
            Err("stream operation failed: entity not found"),
        ),
        (vec![("tnsnames.ora", "a,ifile = i.ora\n")], Ok("a ifile")),
        (
            vec![("tnsnames.ora", "ifile = i.ora\n"), ("i.ora", "ifile = tnsnames.ora\n")],
            Err("file \"/n/i.ora\" includes file \"/n/tnsnames.ora\" which forms a cycle"),
        ),
    ] {
        assert_eq!(names_of(&files), wanted.map(str::to_owned).map_err(str::to_owned), "{files:?}");
    }
}

#[test]
fn any_depth_is_read() {
    let depth = 200_000;
    let text = with(&format!("{}{}", "(A=".repeat(depth), ")".repeat(depth)));
    assert_eq!(places(&text), "tcp/h/1521");
}

proptest! {
    #[test]
    fn nothing_is_too_much(text in "[(A=)\"\\n #:/,;?\\[\\]é🚀a-c]{0,60}") {
        let _ = connect_string(&text);
        let _ = tnsnames_of(text);
    }
}

fn tnsnames_of(text: String) -> Result<Names, Refusal> {
    struct One(String);
    impl Files for One {
        fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
            Ok(self.0.clone().into_bytes())
        }
    }
    load(Some(&Place::of_folder(&One(text), Path::new("/n"))))
}
