//! `tnslint ping` as a user runs it.

mod support;

use std::fs;
use std::path::PathBuf;

use support::{folder, json, stderr, stdout, tnslint};

const FILE: &str = "\
# names
SALES =
  (DESCRIPTION = (RETRY_COUNT = 2)(RETRY_DELAY = 500)(CONNECT_TIMEOUT = 1500ms)
    (ADDRESS = (PROTOCOL = TCP)(HOST = [::1])(PORT = 1521))
    (ADDRESS = (PROTOCOL = IPC)(KEY = k))
    (ADDRESS = (PROTOCOL = TCPS)(HOST = db2.example.com)(PORT = 2484)(HTTPS_PROXY = proxy))
    (CONNECT_DATA = (SERVICE_NAME = sales))
    (SECURITY = (SSL_SERVER_CERT_DN = \"CN=db2\")(PASSWORD = tiger)))
STANDBY = (DESCRIPTION_LIST = (FAILOVER = on)
  (DESCRIPTION = (ADDRESS = (HOST = a))) (DESCRIPTION = (SDU = 65536)(EXPIRE_TIME = 10)(ADDRESS = (HOST = b))))
BROKEN = (DESCRIPTION = (ADDRESS = (HOST = a)(PORT = x)))
";

fn files(name: &str) -> PathBuf {
    let dir = folder(name);
    fs::write(dir.join("tnsnames.ora"), FILE).expect("written");
    fs::write(dir.join("sqlnet.ora"), "SSL_VERSION = (1.2, 1.1)\nTCP.CONNECT_TIMEOUT = 5\n")
        .expect("written");
    dir
}

/// The report without what is different each time: the names and ids in the connect data.
fn shown(text: &str) -> String {
    let line = |line: &str| line.split("(CID=").next().map(str::to_owned).unwrap_or_default();
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_dry_run_shows_what_would_be_tried() {
    let dir = files("ping-dry");
    let output = tnslint(&dir, &["ping", "sales", "--tns-admin", ".", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let wanted = "\
sales (tnsnames.ora:2)
    1  [::1]:1521                                                tnsnames.ora:4
    2  db2.example.com:2484 over TLS through the proxy proxy:80  tnsnames.ora:6
       and again 2 times, each 500 s later
       TLS 1.2, certificates of the system, the server is CN=db2
       TCP within 5 s, the answer within 1500 ms, SDU 8192
       connect data: (DESCRIPTION=(RETRY_COUNT=2)(RETRY_DELAY=500)(CONNECT_TIMEOUT=1500ms)(ADDRESS_LIST=(ADDRESS=(PROTOCOL=tcp)(HOST=::1)(PORT=1521))(ADDRESS=(PROTOCOL=IPC)(KEY=k))(ADDRESS=(PROTOCOL=tcps)(HOST=db2.example.com)(PORT=2484)(HTTPS_PROXY=proxy)))(CONNECT_DATA=(SERVICE_NAME=sales)
  passed over:
    ORA-12538: PROTOCOL=IPC cannot be dialled from here (tnsnames.ora:5)
      help: use TCP or TCPS with HOST and PORT; other protocols need Oracle's own client
  note: SSL_VERSION: 1.1 is left out: TLS 1.2 is the oldest that is spoken
  all of it: at most 30 s";
    assert_eq!(shown(&stdout(&output)), wanted);
    assert!(!stdout(&output).contains("tiger"));
}

#[test]
fn the_seed_decides_the_order() {
    let dir = files("ping-seed");
    let first = |seed: &str| {
        let words = ["ping", "standby", "--tns-admin", ".", "--dry-run", "--seed", seed, "--output", "json"];
        let report = json(&tnslint(&dir, &words));
        let plan = &report["targets"][0]["plan"];
        assert_eq!(plan["notes"].as_array().map(Vec::len), Some(1), "{plan}");
        plan["descriptions"][0]["attempts"][0]["host"].as_str().expect("a host").to_owned()
    };
    let found: std::collections::BTreeSet<_> = (0..12).map(|seed| first(&seed.to_string())).collect();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(first("3"), first("3"));
}

#[test]
fn what_cannot_be_tried_is_exit_code_1_with_its_place() {
    let dir = files("ping-wrong");
    let words = ["ping", "broken", "nobody", "h:1/s", "--tns-admin", ".", "--dry-run"];
    let output = tnslint(&dir, &words);
    assert_eq!(output.status.code(), Some(1));
    let report = stdout(&output);
    assert!(report.contains("ORA-12533: `x` is no port number (host a) (tnsnames.ora:11)"), "{report}");
    assert!(report.contains("ORA-12154: `nobody` is not in tnsnames.ora"), "{report}");
    assert!(report.contains("    1  h:1\n"), "{report}");
    let report = json(&tnslint(&dir, &[&words[..], &["--output", "json"]].concat()));
    assert_eq!(report["version"], 1);
    let target = |nth: usize| &report["targets"][nth];
    assert_eq!(
        (&target(0)["error"]["code"], &target(0)["error"]["class"]),
        (&"ORA-12533".into(), &"config".into())
    );
    assert_eq!(target(0)["error"]["origin"]["file"]["line"], 11);
    assert_eq!((&target(1)["target"], &target(1)["error"]["phase"]), (&"nobody".into(), &"plan".into()));
    assert_eq!(target(2)["plan"]["descriptions"][0]["attempts"][0]["port"], 1);
    let syntax = tnslint(&dir, &["ping", "(DESCRIPTION=(ADDRESS=", "--dry-run"]);
    assert_eq!(syntax.status.code(), Some(1));
    assert!(stderr(&syntax).contains("<string>:1:"), "{}", stderr(&syntax));
}

#[test]
fn passwords_are_shown_nowhere() {
    let dir = files("ping-password");
    for target in
        ["scott/tiger@sales", "scott/tiger@h:1/s", "jdbc:oracle:thin:scott/tiger@h:1:s", "h/s?password=tiger"]
    {
        for form in ["text", "json"] {
            let output = tnslint(&dir, &["ping", target, "--tns-admin", ".", "--dry-run", "--output", form]);
            assert!(!(stdout(&output) + &stderr(&output)).contains("tiger"), "{target}: {output:?}");
        }
    }
}

#[test]
fn wrong_use_is_exit_code_2() {
    let dir = folder("ping-use");
    for words in [&["ping"][..], &["ping", "h:1/s", "--deadline", "0"], &["ping", "h:1/s", "--seed", "x"]] {
        let output = tnslint(&dir, words);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{words:?}");
    }
}
