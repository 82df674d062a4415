//! `tnslint ping` against stand-in listeners.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::{folder, json, stderr, stdout, tnslint};
use tns_testbed::{Running, Script, Testbed, Wallet};

fn start(script: &str) -> Running {
    Testbed::start(Script::parse(script).expect("a script")).expect("loopback ports are to be had")
}

/// A closed port, one that refuses, one that accepts, one that is silent.
fn four() -> Running {
    start(
        "[listener.CLOSED]\nstate = \"closed\"\n\
         [listener.NO]\nsteps = [{ refuse = 12514 }]\n\
         [listener.YES]\nsteps = [{ accept = \"19c\" }]\n\
         [listener.MUTE]\nsteps = [\"silence\"]\n",
    )
}

fn entry(name: &str, running: &Running, listeners: &[&str]) -> String {
    let address = |listener: &&str| format!("(ADDRESS=(HOST=127.0.0.1)(PORT={{{listener}}}))");
    let addresses = listeners.iter().map(address).collect::<String>();
    let text = format!("{name} = (DESCRIPTION={addresses}(CONNECT_DATA=(SERVICE_NAME=svc)))\n");
    running.fill(&text)
}

fn names(dir: &Path, text: &str) {
    fs::write(dir.join("tnsnames.ora"), text).expect("written");
}

/// Lines without what is different each time, and without blanks at their start.
fn steps(text: &str, running: &Running) -> Vec<String> {
    let mut text = text.to_owned();
    for name in ["CLOSED", "NO", "YES", "MUTE"] {
        text = text.replace(&running.port(name).expect("a port").to_string(), name);
    }
    let word = |word: &str| word.parse::<f64>().map_or_else(|_| word.to_owned(), |_| "N".to_owned());
    let line = |line: &str| line.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect()
}

#[test]
fn each_step_has_its_line_until_somebody_answers() {
    let (dir, running) = (folder("ping-live"), four());
    names(&dir, &entry("SALES", &running, &["CLOSED", "NO", "YES"]));
    let output = tnslint(&dir, &["ping", "sales", "--tns-admin", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines = steps(&stdout(&output), &running);
    let wanted = [
        "sales (tnsnames.ora:1)",
        "N 127.0.0.1:CLOSED tnsnames.ora:1",
        "failed ORA-12541: 127.0.0.1:CLOSED refused the connection (tnsnames.ora:1), after N ms",
        "N 127.0.0.1:NO tnsnames.ora:1",
        "tcp 127.0.0.1:NO N ms",
        "tns > CONNECT, N bytes",
        "tns < REFUSE, N bytes",
        "N 127.0.0.1:YES tnsnames.ora:1",
        "tns < ACCEPT, N bytes",
        "answered: 127.0.0.1:YES accepted: protocol N SDU N N ms",
    ];
    let mut rest = lines.iter().map(|line| line.replace("318,", "N").replace("8192,", "N"));
    for wanted in wanted {
        assert!(rest.any(|line| line == wanted), "{wanted}: {lines:#?}");
    }
}

#[test]
fn a_failure_ends_with_a_diagnosis() {
    let (dir, running) = (folder("ping-no"), four());
    names(&dir, &entry("SALES", &running, &["CLOSED", "NO"]));
    let output = tnslint(&dir, &["ping", "SALES", "--tns-admin", "."]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    let (_, diagnosis) = text.split_once("no answer: 2 attempts failed\n").expect("a diagnosis");
    let (refused, closed) = (diagnosis.find("ORA-12514").expect("a number"), diagnosis.find("ORA-12541"));
    assert!(closed.is_some_and(|closed| refused < closed), "the furthest first: {diagnosis}");
    for part in ["means:", "likely:", "help:", "(tnsnames.ora:1)"] {
        assert!(diagnosis.contains(part), "{part}: {diagnosis}");
    }
}

#[test]
fn json_holds_every_step_and_every_failure() {
    let (dir, running) = (folder("ping-json"), four());
    names(&dir, &(entry("GOOD", &running, &["NO", "YES"]) + &entry("BAD", &running, &["CLOSED"])));
    let output = tnslint(&dir, &["ping", "good", "bad", "none", "--tns-admin", ".", "--output", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report = json(&output);
    assert_eq!(report["version"], 1);
    assert_eq!((&report["summary"]["targets"], &report["summary"]["answered"]), (&3.into(), &1.into()));
    let [good, bad, none] = [0, 1, 2].map(|nth| &report["targets"][nth]);
    assert_eq!((&good["answered"], &good["answer"]["attempt"]), (&true.into(), &2.into()));
    assert_eq!(good["answer"]["accept"]["sdu"], 8192);
    let events: Vec<_> = good["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| event["event"].as_str())
        .collect();
    assert_eq!((events.first(), events.last()), (Some(&"attempt_start"), Some(&"accepted")));
    assert!(good["events"][1]["took"].is_f64(), "{}", good["events"][1]);
    assert_eq!((&bad["answered"], &bad["error"]["code"]), (&false.into(), &"ORA-12541".into()));
    assert_eq!(bad["error"]["findings"][0]["phase"], "tcp");
    assert_eq!(none["error"]["code"], "ORA-12154");
}

#[test]
fn a_deadline_holds_for_all_targets() {
    let (dir, running) = (folder("ping-late"), four());
    names(&dir, &(entry("A", &running, &["MUTE", "YES"]) + &entry("B", &running, &["YES"])));
    let start = Instant::now();
    let output = tnslint(&dir, &["ping", "a", "b", "--tns-admin", ".", "--deadline", "800ms"]);
    assert!(start.elapsed() < Duration::from_millis(800 + 1_000), "{:?}", start.elapsed());
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("there was no time for further attempts: --deadline is 800 ms"), "{text}");
    assert!(text.contains("answered: "), "the second one has its share: {text}");
}

#[test]
fn tls_alone_is_looked_at() {
    let running = start(
        "[listener.T]\ntls = \"client-certificate\"\nsteps = [\"silence\"]\n[listener.P]\nsteps = [\"silence\"]\n",
    );
    let dir = folder("ping-tls");
    let target = running.fill("localhost:{T}");
    let wallet = running.wallet(Wallet::Full).display().to_string();
    let output = tnslint(&dir, &["ping", "--tls", &target, "--wallet", &wallet, "--deadline", "5s"]);
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("our certificate was shown") && text.contains("CN=localhost"), "{text}");
    assert!(text.contains("can be reached, TLSv1.3") && !text.contains("CONNECT"), "{text}");
    let output = tnslint(&dir, &["ping", "--tls", &target, "--deadline", "5s", "--output", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["targets"][0]["error"]["findings"][0]["phase"], "tls");
    let plain = running.fill("localhost:{P}");
    let output = tnslint(&dir, &["ping", "--tls", &plain, "--deadline", "300ms"]);
    assert_eq!(output.status.code(), Some(1), "a port without TLS: {}", stdout(&output));
}

#[test]
fn many_pings_give_percentiles() {
    let (dir, running) = (folder("ping-count"), four());
    names(&dir, &(entry("A", &running, &["YES"]) + &entry("B", &running, &["NO"])));
    let words = ["ping", "a", "b", "--tns-admin", ".", "--count", "5"];
    let output = tnslint(&dir, &words);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("  5 of 5 answered; min ") && text.contains("  0 of 5 answered\n"), "{text}");
    let report = json(&tnslint(&dir, &[&words[..], &["--output", "json"]].concat()));
    let [a, b] = [0, 1].map(|nth| &report["targets"][nth]);
    assert_eq!((&a["asked"], &a["answered"], &b["answered"]), (&5.into(), &5.into(), &0.into()));
    assert!(a["ms"]["p90"].as_f64() >= a["ms"]["p50"].as_f64());
    assert!(b["error"].as_str().is_some_and(|error| error.starts_with("ORA-12514")), "{b}");
}

#[test]
fn a_record_tells_all_but_who_asked() {
    let (dir, running) = (folder("ping-record"), four());
    names(&dir, &entry("A", &running, &["NO", "YES"]));
    let output = tnslint(&dir, &["ping", "a", "--tns-admin", ".", "--record", "record.jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let text = fs::read_to_string(dir.join("record.jsonl")).expect("a record");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(
        lines.len() > 8 && lines.iter().all(|line| line["target"] == "a" && line["at"].is_f64()),
        "{text}"
    );
    let connect = lines.iter().find(|line| line["kind"] == "CONNECT").expect("a CONNECT");
    assert!(connect["body"].as_str().is_some_and(|body| body.len() > 100), "{connect}");
    assert!(text.contains("(CID=(PROGRAM=*******)"), "{text}");
    let hex: String = b"PROGRAM=tnslint".iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(!text.contains("PROGRAM=tnslint") && !text.contains(&hex), "{text}");
}

#[test]
fn all_names_are_asked_within_the_deadline() {
    let (dir, running) = (folder("ping-all"), four());
    let mut text = String::new();
    for nth in 0..500 {
        let listener = ["YES", "NO", "CLOSED", "MUTE", "MUTE"][nth % 5];
        text.push_str(&entry(&format!("N{nth}"), &running, &[listener]));
    }
    let _ = writeln!(text, "BROKEN = (DESCRIPTION = (ADDRESS = (PROTOCOL = IPC)(KEY = k)))");
    names(&dir, &text);
    let start = Instant::now();
    let words = ["ping", "--all", "--tns-admin", ".", "--deadline", "5s", "--output", "json"];
    let output = tnslint(&dir, &words);
    assert!(start.elapsed() < Duration::from_millis(5_000 + 1_000), "{:?}", start.elapsed());
    assert_eq!(output.status.code(), Some(1));
    let report = json(&output);
    let targets = report["targets"].as_array().expect("targets");
    assert_eq!(targets.len(), 501);
    let code = |nth: usize| targets[nth]["error"]["code"].as_str().unwrap_or("answered").to_owned();
    for nth in 0..500 {
        let wanted = ["answered", "ORA-12514", "ORA-12541", "ORA-12170", "ORA-12170"][nth % 5];
        assert_eq!(code(nth), wanted, "N{nth}: {}", targets[nth]);
    }
    assert_eq!(code(500), "ORA-12538");
    assert_eq!(report["summary"]["answered"], 100);
}

#[test]
fn the_table_has_a_line_for_each_name_and_a_sum() {
    let (dir, running) = (folder("ping-table"), four());
    names(&dir, &(entry("FIRST", &running, &["YES"]) + &entry("SECOND", &running, &["CLOSED", "NO"])));
    let output = tnslint(&dir, &["ping", "--all", "--tns-admin", ".", "-j", "2"]);
    let text = stdout(&output);
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[0].starts_with("FIRST   answered  127.0.0.1:"), "{text}");
    assert!(lines[1].starts_with("SECOND  failed    ORA-12514: "), "{text}");
    assert!(lines[2].starts_with("2 names: 1 answered, 1 did not (1 ORA-12514), "), "{text}");
    assert_eq!(output.status.code(), Some(1));
    let none = tnslint(&folder("ping-nothing"), &["ping", "--all", "--tns-admin", "."]);
    assert_eq!(none.status.code(), Some(2));
    assert!(stderr(&none).contains("--tns-admin"), "{}", stderr(&none));
    let words = ["ping", "--all", "--tns-admin", ".", "--output", "json"];
    assert!(json(&tnslint(&folder("ping-nothing"), &words))["error"].is_string());
}

#[cfg(unix)]
#[test]
fn a_terminal_shows_how_far_it_is() {
    use std::fs::File;
    use std::io::Read;
    use std::os::fd::OwnedFd;
    use std::process::{Command, Stdio};

    let (dir, running) = (folder("ping-progress"), four());
    names(&dir, &(0..20).map(|nth| entry(&format!("N{nth}"), &running, &["MUTE"])).collect::<String>());
    let pair = rustix_openpty::openpty(None, None).expect("a terminal");
    let (controller, user): (OwnedFd, OwnedFd) = (pair.controller, pair.user);
    let mut command = Command::new(env!("CARGO_BIN_EXE_tnslint"));
    command.args(["ping", "--all", "--tns-admin", ".", "--deadline", "1500ms", "-j", "2"]).current_dir(&dir);
    command.env("TERM", "xterm").env_remove("NO_COLOR").stderr(Stdio::from(user)).stdout(Stdio::piped());
    let child = command.spawn().expect("it starts");
    // The terminal ends when nobody holds its other side any more.
    drop(command);
    let reader = std::thread::spawn(move || {
        let mut shown = Vec::new();
        // Linux tells the end of a terminal by an error.
        let _ = File::from(controller).read_to_end(&mut shown);
        String::from_utf8_lossy(&shown).into_owned()
    });
    let report = stdout(&child.wait_with_output().expect("it ends"));
    let shown = reader.join().expect("read");
    assert!(shown.contains("/20 names"), "{shown:?}");
    assert!(report.contains("20 names: 0 answered") && !report.contains("/20"), "{report}");
}
