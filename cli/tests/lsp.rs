//! `tnslint lsp` as an editor starts it.

mod support;

use std::process::Output;

use support::{folder, stderr, stdout, tnslint_with};

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

const INITIALIZE: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
const OPEN: &str = r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:1","languageId":"tnsnames","version":1,"text":"A = (ADDRESS = (PROTOCOL = TCP)(HOST = secret)(PORT = 99999))\n"}}}"#;
const SHUTDOWN: &str = r#"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#;
const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

fn talk(name: &str, input: &str) -> Output {
    let variables = [("TNSLINT_LOG", "debug")];
    tnslint_with(&folder(name), &["lsp", "--stdio"], &variables, input.as_bytes())
}

#[test]
fn an_editor_is_served_and_the_log_never_quotes_it() {
    let bodies = [INITIALIZE, OPEN, SHUTDOWN, EXIT];
    let output = talk("lsp-order", &bodies.map(framed).concat());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let (out, err) = (stdout(&output), stderr(&output));
    assert!(out.starts_with("Content-Length: ") && out.contains("\"serverInfo\""), "{out}");
    assert!(err.contains("tnslint lsp: debug: notification: \"textDocument/didOpen\""), "{err}");
    assert!(!err.contains("secret") && !err.contains("99999"), "{err}");
}

#[test]
fn garbage_is_answered_and_read_past() {
    let input = [
        "nonsense\r\n\r\n",
        &framed("{"),
        &framed(INITIALIZE),
        &framed("[]"),
        &framed(SHUTDOWN),
        &framed(EXIT),
    ];
    let output = talk("lsp-garbage", &input.concat());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let out = stdout(&output);
    assert!(out.contains("-32700") && out.contains("-32600") && out.contains("\"serverInfo\""), "{out}");
}

#[test]
fn an_input_that_ends_early_ends_the_server() {
    let whole = framed(INITIALIZE);
    for input in
        ["", "Content-Length: 10", &whole[..whole.len() - 5], &whole, &[&whole[..], &framed(EXIT)].concat()]
    {
        let output = talk("lsp-early", input);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(!stderr(&output).contains("panic"), "{output:?}");
    }
    let output = talk("lsp-shutdown", &[INITIALIZE, SHUTDOWN].map(framed).concat());
    assert_eq!(output.status.code(), Some(0), "the client went away after `shutdown`: {output:?}");
}
