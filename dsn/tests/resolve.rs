//! From a name to a descriptor, as a client finds it.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::Files;
use tns_dsn::resolve::{Environment, Platform, ResolveError, Resolved, Resolver};

/// Files in memory.
struct Disk(HashMap<PathBuf, Vec<u8>>);

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn disk(files: &[(&str, &str)]) -> Disk {
    Disk(files.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())).collect())
}

fn admin() -> Environment {
    Environment { tns_admin: Some("/admin".into()), ..Environment::default() }
}

fn entry(name: &str, host: &str) -> String {
    format!(
        "{name} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = {host})(PORT = 1521))(CONNECT_DATA = (SID = s)))\n"
    )
}

fn resolve(files: &[(&str, &str)], environment: Environment, name: &str) -> Result<Resolved, ResolveError> {
    Resolver::new(&disk(files), environment).resolve(name)
}

/// The host that a name leads to.
fn host(files: &[(&str, &str)], environment: Environment, name: &str) -> String {
    let resolved = resolve(files, environment, name).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let host = resolved.descriptor.addresses().next().and_then(|address| address.host()).map(str::to_owned);
    host.expect("an address with a host")
}

fn fails(files: &[(&str, &str)], name: &str) -> ResolveError {
    resolve(files, admin(), name).err().unwrap_or_else(|| panic!("{name} resolves"))
}

#[test]
fn the_first_file_of_the_documented_places_counts() {
    let environment = Environment {
        tns_admin: Some("/admin".into()),
        oracle_home: Some("/home".into()),
        oracle_base_home: Some("/base".into()),
        home: Some("/users/me".into()),
        platform: Platform::Unix,
    };
    let places = [
        ("/users/me/.tnsnames.ora", "own"),
        ("/admin/tnsnames.ora", "admin"),
        ("/etc/tnsnames.ora", "etc"),
        ("/base/network/admin/tnsnames.ora", "base"),
        ("/home/network/admin/tnsnames.ora", "home"),
    ];
    let texts: Vec<_> = places.iter().map(|(path, host)| (*path, entry("A", host))).collect();
    let files: Vec<_> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
    for first in 0..places.len() {
        assert_eq!(host(&files[first..], environment.clone(), "a"), places[first].1);
    }
    let windows = Environment { platform: Platform::Windows, ..environment.clone() };
    assert_eq!(host(&files, windows, "A"), "admin", "Windows has no file of the user");
    let solaris = Environment { platform: Platform::Solaris, tns_admin: None, home: None, ..environment };
    assert_eq!(host(&[("/var/opt/oracle/tnsnames.ora", &entry("A", "var"))], solaris, "A"), "var");
}

#[test]
fn names_have_no_case_and_the_last_of_two_counts() {
    let text = entry("Sales", "old") + &entry("SALES, alias2", "new");
    let files = [("/admin/tnsnames.ora", text.as_str())];
    assert_eq!(host(&files, admin(), "sAlEs"), "new");
    assert_eq!(host(&files, admin(), "ALIAS2"), "new");
    let resolved = resolve(&files, admin(), "sales").expect("it resolves");
    assert_eq!(resolved.place, Some((PathBuf::from("/admin/tnsnames.ora"), 2)));
}

#[test]
fn the_default_domain_is_added_to_names_without_one() {
    let text = entry("sales.example.com", "full") + &entry("sales", "short") + &entry("other", "other");
    let with = [
        ("/admin/tnsnames.ora", text.as_str()),
        ("/admin/sqlnet.ora", "NAMES.DEFAULT_DOMAIN = example.com\n"),
    ];
    assert_eq!(host(&with, admin(), "sales"), "full");
    assert_eq!(host(&with, admin(), "sales."), "short", "a dot at the end keeps the domain away");
    let lost = fails(&with, "other");
    assert!(lost.message.contains("other.example.com"), "{lost}");
    assert!(lost.help.is_some_and(|help| help.contains("other.")));
    assert_eq!(host(&with[..1], admin(), "sales"), "short");
}

#[test]
fn included_files_are_followed() {
    let main = "IFILE = more.ora\nIFILE = /abs/third.ora\n".to_owned() + &entry("A", "main");
    let (more, third) = (entry("B", "more"), entry("C", "third"));
    let files =
        [("/admin/tnsnames.ora", main.as_str()), ("/admin/more.ora", &more), ("/abs/third.ora", &third)];
    for (name, wanted) in [("a", "main"), ("b", "more"), ("c", "third")] {
        assert_eq!(host(&files, admin(), name), wanted);
    }
}

#[test]
fn circles_and_absent_files_are_told_with_their_place() {
    let main = "IFILE = more.ora\n".to_owned() + &entry("A", "main");
    let circle =
        [("/admin/tnsnames.ora", main.as_str()), ("/admin/more.ora", "\nIFILE = /admin/tnsnames.ora\n")];
    let error = fails(&circle, "a").to_string();
    assert!(error.contains("includes itself") && error.contains("/admin/more.ora:2"), "{error}");
    let error = fails(&circle[..1], "a").to_string();
    assert!(error.contains("/admin/more.ora") && error.contains("/admin/tnsnames.ora:1"), "{error}");
}

#[test]
fn strings_need_no_file() {
    for (name, wanted) in [
        ("db.example.com/sales", "db.example.com"),
        ("(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=s)))", "h"),
        ("jdbc:oracle:thin:@//j:1521/s", "j"),
    ] {
        assert_eq!(host(&[], Environment::default(), name), wanted);
    }
    let files = [("/wallet/tnsnames.ora", &*entry("high", "cloud"))];
    assert_eq!(host(&files, Environment::default(), "jdbc:oracle:thin:@high?TNS_ADMIN=/wallet"), "cloud");
}

#[test]
fn what_does_not_resolve_says_why_and_what_to_do() {
    let text =
        entry("SALES", "h") + "EMPTY =\n" + "BROKEN = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)\n";
    let files = [("/admin/tnsnames.ora", text.as_str())];
    let unknown = fails(&files, "salse");
    assert!(unknown.help.is_some_and(|help| help.contains("SALES")), "did you mean");
    let broken = fails(&files, "broken");
    assert_eq!(broken.file, Some(PathBuf::from("/admin/tnsnames.ora")));
    assert!(broken.cause.is_some_and(|cause| !cause.problems.is_empty()));
    assert!(fails(&files, "empty").cause.is_some());
    let nothing = fails(&[], "sales");
    assert!(nothing.message.contains("no tnsnames.ora"), "{nothing}");
    assert!(nothing.steps.iter().any(|step| step.contains("/admin/tnsnames.ora")), "{:?}", nothing.steps);
    for name in ["ldap://oid:389/s,cn=OracleContext,dc=x", "config-file:///x.json"] {
        assert!(fails(&files, name).message.contains("network"), "{name}");
    }
    let methods = [("/admin/sqlnet.ora", "NAMES.DIRECTORY_PATH = (LDAP)\n"), files[0]];
    let steps = resolve(&methods, admin(), "sales").map_or_else(|error| error.steps, |found| found.steps);
    assert!(steps.iter().any(|step| step.to_uppercase().contains("LDAP")), "{steps:?}");
}

#[test]
fn every_value_tells_where_it_comes_from() {
    let text = "A = (DESCRIPTION =\n  (RETRY_COUNT = 7)\n  (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n  (CONNECT_DATA = (SID = s)))\n";
    let files = [
        ("/admin/tnsnames.ora", text),
        ("/admin/sqlnet.ora", "# first\nSQLNET.OUTBOUND_CONNECT_TIMEOUT = 9\n"),
    ];
    let resolved = resolve(&files, admin(), "a").expect("it resolves");
    let origin = |name: &str| {
        let found = resolved.effective.iter().find(|value| value.name.eq_ignore_ascii_case(name));
        found.map(|value| (value.value.clone(), value.origin.to_string()))
    };
    assert_eq!(origin("RETRY_COUNT"), Some(("7".to_owned(), "/admin/tnsnames.ora:2".to_owned())));
    let timeout = origin("SQLNET.OUTBOUND_CONNECT_TIMEOUT");
    assert_eq!(timeout, Some(("9".to_owned(), "/admin/sqlnet.ora:2".to_owned())));
    assert!(resolved.effective.iter().any(|value| value.origin.to_string().contains("default")));
}

#[test]
fn all_names_are_resolved_in_the_order_of_the_text() {
    let text = entry("SALES", "old") + &entry("HR, hr.example.com", "h") + &entry("sales", "new") + "BAD =\n";
    let files = [("/admin/tnsnames.ora", text.as_str())];
    let found = Resolver::new(&disk(&files), admin()).all().expect("the file can be read");
    let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["HR", "hr.example.com", "sales", "BAD"]);
    let (_, Ok(sales)) = &found[2] else { panic!("{:?}", found[2]) };
    assert_eq!(sales.descriptor.addresses().next().and_then(|address| address.host()), Some("new"));
    assert!(sales.steps.iter().any(|step| step.contains("1 times more")), "{:?}", sales.steps);
    assert!(found[3].1.is_err());
    assert!(Resolver::new(&disk(&[]), admin()).all().expect("nothing is no error").is_empty());
}
