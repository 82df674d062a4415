//! `tnslint connect` against stand-in databases.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::{folder, json, stderr, stdout, tnslint_with};
use tns_testbed::{Running, Script, Testbed};

const USERS: &str = r#"users = [
    { name = "scott", password = "tiger" },
    { name = "late", password = "tiger", grace_days = 3 },
    { name = "old", password = "tiger", expired = true },
    { name = "app", password = "tiger", proxy_for = ["HR"] },
    { name = "hr" },
    { name = "sys", password = "tiger", privileges = ["sysdba"] },
]
"#;

/// A database behind a listener, and a folder to work in.
struct World {
    running: Running,
    dir: PathBuf,
}

/// A database with these settings.
fn database(name: &str, settings: &str) -> World {
    world(name, "", settings)
}

fn world(name: &str, listener: &str, settings: &str) -> World {
    let script = format!("[listener.A]\n{listener}\nsteps = [\"database\"]\n[database]\n{USERS}{settings}\n");
    let running = Testbed::start(Script::parse(&script).expect("a script"));
    World { running: running.expect("loopback ports are to be had"), dir: folder(name) }
}

impl World {
    /// Connects by an Easy Connect string; the lines are what standard input has.
    fn connect(&self, user: &str, more: &[&str], lines: &str) -> Output {
        self.connect_to("127.0.0.1:{A}/svc", &[&["-u", user], more].concat(), lines)
    }

    fn connect_to(&self, target: &str, more: &[&str], lines: &str) -> Output {
        let target = self.running.fill(target);
        let words = [&["connect", &target, "--tns-admin", ".", "--password-stdin"], more].concat();
        let output = tnslint_with(&self.dir, &words, &[], lines.as_bytes());
        let all = stdout(&output) + &stderr(&output);
        assert!(!lines.lines().any(|secret| all.contains(secret)), "a password is shown: {all}");
        output
    }

    fn report(&self, user: &str, more: &[&str], lines: &str) -> Value {
        json(&self.connect(user, &[more, &["--output", "json"]].concat(), lines))
    }
}

/// Lines with one blank between words.
fn lines(output: &Output) -> Vec<String> {
    stdout(output).lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Looks for lines that begin so, in this order.
fn assert_in_order(output: &Output, wanted: &[&str]) {
    let lines = lines(output);
    let mut rest = lines.iter();
    for wanted in wanted {
        assert!(rest.any(|line| line.starts_with(wanted)), "{wanted}: {lines:#?}\n{}", stderr(output));
    }
}

const QUERY: &str = "select 1 n, 'hello' word, null nothing, date '2026-01-31' day from dual";

#[test]
fn a_login_shows_steps_facts_and_rows() {
    let world = database("connect-good", "");
    let output = world.connect("scott", &["--query", QUERY], "tiger\n");
    assert_in_order(
        &output,
        &[
            "127.0.0.1:",
            "1 127.0.0.1:",
            "tcp 127.0.0.1:",
            "tns accepted: protocol ",
            "auth the password is kept as 12c (0x4815) ",
            "login session ",
            "logged in after ",
            "server Oracle Database 19.",
            "instance ",
            "service svc",
            "database ",
            "session SID ",
            "user SCOTT, by PASSWORD",
            "traffic not encrypted",
            "trip ",
            "N WORD NOTHING DAY",
            "- ----- ------- -------------------",
            "1 hello NULL 2026-01-31 00:00:00",
            "1 row, ",
        ],
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn json_has_the_session_and_typed_rows() {
    let world = database("connect-json", "");
    let report = world.report("scott", &["--query", QUERY], "tiger\n");
    assert_eq!((&report["version"], &report["connected"]), (&1.into(), &true.into()));
    let session = &report["session"];
    assert!(session["server"]["version"].as_str().is_some_and(|text| text.starts_with("19.")), "{session}");
    assert_eq!((&session["service"], &session["user"]["user"]), (&"svc".into(), &"SCOTT".into()));
    assert!(
        session["sid"].as_u64().is_some_and(|sid| sid > 0) && session["ms"]["login"].is_f64(),
        "{session}"
    );
    let query = &report["query"];
    assert_eq!(query["rows"], serde_json::json!([[1, "hello", null, "2026-01-31T00:00:00"]]));
    assert_eq!((&query["columns"][0]["name"], &query["columns"][0]["type"]), (&"N".into(), &"NUMBER".into()));
    let names: Vec<_> = report["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| event["event"].as_str())
        .collect();
    assert_eq!((names.first(), names.last()), (Some(&"attempt_start"), Some(&"logged_in")));
    assert!(names.contains(&"challenge"), "{names:?}");
}

#[test]
fn a_wrong_password_is_explained_and_not_tried_again() {
    let world = database("connect-wrong", "");
    let twice = "(DESCRIPTION=(ADDRESS=(HOST=127.0.0.1)(PORT={A}))(ADDRESS=(HOST=127.0.0.1)(PORT={A}))\
                 (CONNECT_DATA=(SERVICE_NAME=svc)))";
    let output = world.connect_to(twice, &["-u", "scott"], "lion\n");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(
        &output,
        &[
            "failed ORA-01017",
            "no session: the attempt failed",
            "ORA-01017: ",
            "phase: login",
            "means:",
            "likely:",
            "help:",
        ],
    );
    assert_eq!(world.running.settled(Duration::from_secs(5)).len(), 1, "one attempt");
    let report = world.report("scott", &[], "lion\n");
    assert_eq!((&report["connected"], &report["error"]["phase"]), (&false.into(), &"auth".into()));
    assert_eq!(report["error"]["code"], "ORA-01017");
    assert!(report["session"].is_null() && report["error"]["findings"][0]["causes"].is_array(), "{report}");
}

#[test]
fn passwords_that_expire_are_told_and_changed() {
    let world = database("connect-expired", "");
    let output = world.connect("late", &[], "tiger\n");
    assert_eq!(output.status.code(), Some(0));
    assert_in_order(&output, &["warning: ORA-28002: ", "help: change the password"]);
    assert_eq!(world.report("late", &[], "tiger\n")["warnings"][0]["about"], "password");
    let output = world.connect("old", &[], "tiger\n");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["no session", "ORA-28001: ", "here: --new-password "]);
    let output = world.connect("old", &["--new-password"], "tiger\npuma\n");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(world.connect("old", &[], "puma\n").status.code(), Some(0), "the new one counts");
}

#[test]
fn one_works_for_another_and_as_administrator() {
    let world = database("connect-as", "");
    for words in [&["-u", "app[hr]"][..], &["-u", "app", "--proxy-user", "hr"]] {
        let output = world.connect_to("127.0.0.1:{A}/svc", words, "tiger\n");
        assert_in_order(&output, &["user HR, through APP, by PASSWORD"]);
    }
    let output = world.connect("sys", &["--as", "sysdba"], "tiger\n");
    assert_in_order(&output, &["user SYS", "warning: this is an administrative session: SYSDBA "]);
    let output = world.connect("scott", &["--as", "sysdba"], "tiger\n");
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
}

#[test]
fn an_impostor_is_refused() {
    let world = database("connect-impostor", "impostor = true");
    let output = world.connect("scott", &["--query", QUERY], "tiger\n");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["no session", "127.0.0.1:", "help: do not log in there again"]);
    assert!(stdout(&output).contains("impostor"), "{}", stdout(&output));
}

#[test]
fn the_deadline_holds_for_login_and_query() {
    let times = |name: &str, message: u32| {
        let fault = format!("faults = [{{ message = {message}, does = \"silence\" }}]");
        let (world, start) = (database(name, &fault), Instant::now());
        let more = ["--deadline", "1500ms", "--query", "select 7 from dual"];
        let output = world.connect("scott", &more, "tiger\n");
        assert!(start.elapsed() < Duration::from_millis(1_500 + 1_000), "{name}: {:?}", start.elapsed());
        assert_eq!(output.status.code(), Some(1), "{name}");
        stdout(&output)
    };
    let login = times("connect-late-login", 3);
    assert!(login.contains("no session") && login.contains("no more time: --deadline is 1500 ms"), "{login}");
    // Two negotiations, two messages of the login, who it is, and the query.
    let query = times("connect-late-query", 6);
    assert!(query.contains("logged in after") && query.contains("the query failed"), "{query}");
    assert!(query.contains("--deadline is 1500 ms"), "{query}");
}

#[test]
fn a_query_that_fails_leaves_the_facts() {
    let world = database("connect-query", "");
    let more = ["--query", "select 1 from nowhere"];
    let output = world.connect("scott", &more, "tiger\n");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["logged in after", "user SCOTT", "the query failed after", "ORA-00942: "]);
    let report = world.report("scott", &more, "tiger\n");
    assert_eq!((&report["connected"], &report["error"]["phase"]), (&true.into(), &"query".into()));
    assert_eq!(report["error"]["code"], "ORA-00942");
    assert_eq!(world.report("scott", &["--query", "drop table t"], "tiger\n")["error"]["kind"], "input");
}

#[test]
fn pooled_servers_have_a_class() {
    let world = database("connect-drcp", "drcp = { servers = 2 }");
    let more = ["-u", "scott", "--class", "SHOP", "--purity", "self"];
    let output = world.connect_to("127.0.0.1:{A}/svc:pooled", &more, "tiger\n");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_in_order(&output, &["session SID", "traffic"]);
    assert!(stdout(&output).contains("pooled server (DRCP)"), "{}", stdout(&output));
    let output = world.connect_to("127.0.0.1:{A}/svc", &more, "tiger\n");
    assert_in_order(&output, &["warning: the session has a server of its own"]);
}

#[test]
fn tls_and_its_name_check_are_told() {
    let world = world("connect-tls", "tls = \"wrong-name\"", "");
    let entry = |check: &str| {
        format!(
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=localhost)(PORT={{A}}))(CONNECT_DATA=(SERVICE_NAME=svc))\
             (SECURITY=(SSL_SERVER_DN_MATCH={check})(WALLET_LOCATION={{TRUST}})))"
        )
    };
    let output = world.connect_to(&entry("off"), &["-u", "scott"], "tiger\n");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_in_order(
        &output,
        &[
            "tls TLSv1.3",
            "login",
            "traffic encrypted by TLSv1.3",
            "warning: the traffic is encrypted, and the server may be another",
        ],
    );
    let output = world.connect_to(&entry("on"), &["-u", "scott"], "tiger\n");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["no session", "ORA-"]);
}

#[test]
fn native_encryption_is_told_with_what_it_does_not_prove() {
    let settings = "encryption = { level = \"required\", types = [\"AES256\"] }\n\
                    checksum = { level = \"required\", types = [\"SHA256\"] }";
    let world = database("connect-native", settings);
    let output = world.connect("scott", &["--query", "select 7 seven from dual"], "tiger\n");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_in_order(
        &output,
        &[
            "native AES256, checksums by SHA256",
            "traffic encrypted by AES256, checksums by SHA256 (native)",
            "warning: the key exchange of native encryption is anonymous",
            "SEVEN",
            "7",
        ],
    );
}

#[test]
fn levels_on_the_command_line_count() {
    let world = database("connect-levels", "encryption = { level = \"accepted\" }");
    let output = world.connect("scott", &["--encryption", "REQUIRED"], "tiger\n");
    assert_in_order(&output, &["native AES256", "traffic encrypted by AES256 (native)"]);
    let world = database("connect-level-rejected", "encryption = { level = \"required\" }");
    let output = world.connect("scott", &["--encryption", "rejected", "--checksum", "rejected"], "tiger\n");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["failed ORA-12660", "no session", "ORA-12660: "]);
}

#[test]
fn a_token_logs_in_over_tls_only() {
    let users = "users = [{ name = \"cloud\", token = \"e30.e30.x\" }]";
    let script = format!("[listener.A]\ntls = \"good\"\nsteps = [\"database\"]\n[database]\n{users}\n");
    let running = Testbed::start(Script::parse(&script).expect("a script")).expect("ports");
    let world = World { running, dir: folder("connect-token") };
    fs::write(world.dir.join("token"), "e30.e30.x\n").expect("written");
    let secure = world.running.descriptor("A").expect("a descriptor");
    let output = world.connect_to(&secure, &["--token-file", "token"], "");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_in_order(&output, &["user CLOUD"]);
    let output = world.connect_to("127.0.0.1:{A}/svc", &["--token-file", "token"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["no session: nothing could be tried", "a token is only sent over TLS"]);
}

#[test]
fn a_record_has_no_secret_and_no_name_in_it() {
    a_record_is_clean("connect-record", &[], "tiger\n");
    a_record_is_clean("connect-record-new", &["--new-password"], "tiger\nlion gate\n");
    a_record_is_clean("connect-record-wrong", &["--new-password"], "lion gate\ntiger\n");
}

/// Records a login of `scott`, and looks for what no record may have in it.
fn a_record_is_clean(folder: &str, more: &[&str], passwords: &str) {
    let world = database(folder, "");
    world.connect("scott", &[&["--record", "record.jsonl"], more].concat(), passwords);
    let text = fs::read_to_string(world.dir.join("record.jsonl")).expect("a record");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let of_kind = |kind: &str| lines.iter().filter(|line| line["kind"] == kind).collect::<Vec<_>>();
    assert!(of_kind("CONNECT").iter().all(|line| line["body"].is_string()), "{text}");
    let login = of_kind("DATA");
    assert!(login.len() >= 4 && login.iter().all(|line| line["body"].is_null()), "{text}");
    for secret in ["tiger", "lion", "scott", "SCOTT"] {
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!text.contains(secret) && !text.contains(&hex), "{secret}: {text}");
    }
}

#[test]
fn a_wallet_says_who_logs_in() {
    let world = database("connect-external", "");
    let make = |words: &[&str]| {
        let variables =
            [("TNSLINT_WALLET_PASSWORD", "Wallet#1234"), ("TNSLINT_CREDENTIAL_PASSWORD", "tiger")];
        let variables = [&variables[..], &[("TNSLINT_NEW_WALLET_PASSWORD", "Wallet#1234")]].concat();
        let output = tnslint_with(&world.dir, words, &variables, b"");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    };
    fs::create_dir(world.dir.join("store")).expect("a folder");
    make(&["wallet", "create", "store/cwallet.sso"]);
    make(&["wallet", "credential", "add", "store", "--connect-string", "SALES", "--user", "scott"]);
    let entry = "{N} = (DESCRIPTION=(ADDRESS=(HOST=127.0.0.1)(PORT={A}))(CONNECT_DATA=(SERVICE_NAME=svc)))\n";
    let names = ["SALES", "OTHER"].map(|name| world.running.fill(&entry.replace("{N}", name)));
    fs::write(world.dir.join("tnsnames.ora"), names.concat()).expect("written");
    let sqlnet = "WALLET_LOCATION = (SOURCE = (METHOD = FILE)(METHOD_DATA = (DIRECTORY = store)))\n";
    fs::write(world.dir.join("sqlnet.ora"), sqlnet).expect("written");
    let output = world.connect_to("sales", &["--external"], "");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_in_order(&output, &["sales (tnsnames.ora:1)", "user SCOTT, by PASSWORD"]);
    let output = world.connect_to("other", &["--external"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_in_order(&output, &["no session", "ORA-01017: the wallet has no credential for "]);
}
