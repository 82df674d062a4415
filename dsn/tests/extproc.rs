//! Statements for remote EXTPROC endpoints: what they say, and that no value gets out of its literal.

use proptest::prelude::*;
use tns_dsn::extproc::{BadEndpoint, Download, Endpoint, Extproc, Field, Job, Reason, Statement, Step};

const URI: &str = "https://objectstorage.us-phoenix-1.oraclecloud.com/n/ns/b/bucket/o/cwallet.sso";

fn full() -> Extproc {
    let endpoint = "agent.example.com:16000".parse().expect("an endpoint");
    let mut setup = Extproc::new(endpoint, "CN=agent.example.com, O=Example");
    let download = Download { uri: URI.to_owned(), credential: "store".to_owned(), create_credential: true };
    setup.download = Some(download);
    setup.grantee = Some("app".to_owned());
    setup.job = Some(Job::new("nightly", "/tmp/load.py").argument("--all").argument("it's & more"));
    setup
}

fn sql(statements: &[Statement], step: Step) -> &str {
    let found = statements.iter().find(|statement| statement.step == step);
    found.map(|statement| statement.sql.as_str()).expect("the step is there")
}

fn reasons(change: impl FnOnce(&mut Extproc)) -> Vec<Reason> {
    let mut setup = full();
    change(&mut setup);
    setup.statements().expect_err("it is refused").reasons
}

#[test]
fn every_step_is_there_in_order_and_says_what_it_should() {
    let made = full().statements().expect("valid");
    let steps: Vec<_> = made.iter().map(|statement| statement.step.name()).collect();
    assert_eq!(
        steps.join(" "),
        "wallet-directory credential wallet-download register grant job job-arguments job-destination \
         job-enable revoke deregister"
    );
    assert_eq!(
        sql(&made, Step::WalletDirectory),
        "CREATE OR REPLACE DIRECTORY EXTPROC_WALLET_DIR AS 'extproc_wallet'"
    );
    assert_eq!(
        sql(&made, Step::Register),
        "BEGIN\n  DBMS_CLOUD_FUNCTION_ADMIN.REGISTER_REMOTE_EXECUTION_ENV(\n    \
         remote_endpoint_name => 'EXTPROC_ENDPOINT',\n    \
         remote_endpoint_url => 'agent.example.com:16000',\n    wallet_dir => 'EXTPROC_WALLET_DIR',\n    \
         remote_cert_dn => 'CN=agent.example.com, O=Example'\n  );\nEND;"
    );
    assert!(sql(&made, Step::JobArguments).contains("'it''s ' || CHR(38) || ' more'"));
    assert!(sql(&made, Step::JobDestination).contains("'REMOTE_EXTPROC:EXTPROC_ENDPOINT:WITH_CONTEXT'"));
    assert!(sql(&made, Step::Grant).contains("user_name => 'APP'"));
}

#[test]
fn the_secret_of_the_credential_is_asked_for() {
    let made = full().statements().expect("valid");
    assert!(sql(&made, Step::Credential).contains("password => :storage_secret"));
    let shown = made[1].to_string();
    assert!(shown.contains("password => '&storage_secret'") && shown.contains(" HIDE\n"), "{shown}");
    let others = made.iter().filter(|statement| statement.step != Step::Credential);
    others.for_each(|statement| assert!(!statement.to_string().contains('&'), "{statement}"));
}

#[test]
fn a_name_that_looks_like_a_variable_stays_a_name() {
    let mut setup = full();
    setup.download.as_mut().expect("there").credential = "x => :storage_secret".to_owned();
    let made = setup.statements().expect("valid");
    assert!(made[1].to_string().contains("credential_name => '\"x => :storage_secret\"'"));
}

#[test]
fn names_are_in_upper_case_or_in_quotes() {
    let cases = [
        ("dir", "DIR"),
        ("\"dir\"", "\"dir\""),
        ("\"DIR\"", "DIR"),
        ("oci$store", "OCI$STORE"),
        ("table", "\"table\""),
        ("my dir", "\"my dir\""),
        ("1st", "\"1st\""),
        ("x'; DROP USER y --", "\"x'; DROP USER y --\""),
    ];
    for (given, written) in cases {
        let mut setup = full();
        given.clone_into(&mut setup.wallet_directory);
        let made = setup.statements().expect("valid");
        let wanted = format!("CREATE OR REPLACE DIRECTORY {written} AS 'extproc_wallet'");
        assert_eq!(sql(&made, Step::WalletDirectory), wanted);
    }
}

#[test]
fn what_the_database_would_refuse_is_told() {
    let with_uri = |uri: &str| {
        let uri = uri.to_owned();
        reasons(|setup| setup.download.as_mut().expect("there").uri = uri)
    };
    assert_eq!(with_uri(&URI.replace("cwallet.sso", "ewallet.p12")), [Reason::NotTheWallet]);
    assert_eq!(with_uri(&URI.replace("/o/", "/o/old.")), [Reason::NotTheWallet]);
    assert_eq!(with_uri(&URI.replace("https", "http")), [Reason::NotHttps]);
    assert_eq!(with_uri(&URI.replace("/n/", "/p/tokentoken/n/")), [Reason::SecretInUri]);
    assert_eq!(with_uri(&format!("{URI}?X-Amz-Signature=1")), [Reason::SecretInUri]);
    assert_eq!(with_uri(&URI.replace("//", "//user:secret@")), [Reason::SecretInUri]);
    assert_eq!(with_uri(""), [Reason::Missing(Field::WalletUri)]);
    assert_eq!(reasons(|setup| setup.cert_dn = "agent".to_owned()), [Reason::NotADn]);
    assert_eq!(reasons(|setup| setup.cert_dn.clear()), [Reason::Missing(Field::CertDn)]);
    assert_eq!(reasons(|setup| setup.name = "a:b".to_owned()), [Reason::NotSimple(Field::Name)]);
    let long = reasons(|setup| setup.wallet_directory = "d".repeat(129));
    assert_eq!(long, [Reason::TooLong { field: Field::WalletDirectory, len: 129, max: 128 }]);
    let quote = reasons(|setup| setup.grantee = Some("a\"b".to_owned()));
    assert_eq!(quote, [Reason::Character { field: Field::Grantee, character: '"' }]);
    let many = reasons(|setup| setup.job.as_mut().expect("there").arguments = vec![String::new(); 256]);
    assert_eq!(many, [Reason::TooManyArguments(256)]);
}

#[test]
fn an_encoded_folder_may_stand_before_the_wallet() {
    let mut setup = full();
    setup.download.as_mut().expect("there").uri = URI.replace("/o/", "/o/extproc%2F");
    assert!(setup.statements().is_ok());
}

#[test]
fn endpoints_are_host_and_port() {
    let bad = |text: &str| text.parse::<Endpoint>().expect_err("no endpoint");
    assert_eq!(bad("agent"), BadEndpoint::NoPort);
    assert_eq!(bad("agent:+1"), BadEndpoint::Port);
    assert_eq!(bad("agent:0"), BadEndpoint::Port);
    assert_eq!(bad("agent:70000"), BadEndpoint::Port);
    assert_eq!(bad(":1"), BadEndpoint::NoHost);
    assert_eq!(bad("a'b:1"), BadEndpoint::Host);
    assert_eq!(bad("::1:1"), BadEndpoint::Host);
    let good = "[::1]:16000".parse::<Endpoint>().expect("an endpoint");
    assert_eq!((good.host(), good.port()), ("[::1]", 16000));
}

/// What SQL reads: words and marks, literals, names in quotes.
#[derive(Debug, PartialEq)]
enum Token {
    Code(String),
    Literal(String),
    Quoted(String),
}

/// Up to the closing mark, which is doubled inside; `None` where it never comes.
fn until(mark: char, chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    loop {
        match chars.next()? {
            c if c == mark && chars.peek() != Some(&mark) => return Some(text),
            c if c == mark => text.extend(chars.next()),
            c => text.push(c),
        }
    }
}

/// Reads SQL; literals joined by `||` and CHR are one.
fn tokens(sql: &str) -> Option<Vec<Token>> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' => found.push(Token::Literal(until('\'', &mut chars)?)),
            '"' => found.push(Token::Quoted(until('"', &mut chars)?)),
            c if c.is_ascii_alphanumeric() || "_$.:".contains(c) => match found.last_mut() {
                Some(Token::Code(word)) if !word.ends_with(' ') => word.push(c),
                _ => found.push(Token::Code(c.to_string())),
            },
            c if c.is_whitespace() => {
                if let Some(Token::Code(word)) = found.last_mut() {
                    word.push(' ');
                }
            }
            c => found.push(Token::Code(format!("{c} "))),
        }
    }
    Some(joined(found))
}

fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut open = false;
    while let Some(token) = tokens.next() {
        let code = match &token {
            Token::Code(code) => code.trim().to_owned(),
            _ => String::new(),
        };
        let text = match token {
            Token::Code(_) if code == "|" => {
                open = true;
                continue;
            }
            Token::Code(_) if code == "CHR" => {
                let parts: Vec<_> = tokens.by_ref().take(3).collect();
                let Token::Code(number) = &parts[1] else { panic!("{parts:?}") };
                let number = number.trim().parse().expect("a number");
                Some(char::from_u32(number).expect("a character").to_string())
            }
            Token::Literal(ref text) => Some(text.clone()),
            _ => None,
        };
        match (text, out.last_mut()) {
            (Some(text), Some(Token::Literal(before))) if open => before.push_str(&text),
            (Some(text), _) => out.push(Token::Literal(text)),
            (None, _) => out.push(token),
        }
        open = false;
    }
    out
}

/// The skeleton of statements: everything but literals and names in quotes.
fn skeleton(sql: &str) -> Vec<String> {
    let tokens = tokens(sql).unwrap_or_else(|| panic!("a literal is never closed: {sql}"));
    let part = |token: Token| match token {
        Token::Code(code) => code.trim().to_owned(),
        Token::Literal(_) => "'".to_owned(),
        Token::Quoted(_) => "\"".to_owned(),
    };
    tokens.into_iter().map(part).collect()
}

fn literals(sql: &str) -> Vec<String> {
    let literal = |token| match token {
        Token::Literal(text) => Some(text),
        _ => None,
    };
    tokens(sql).expect("closed").into_iter().filter_map(literal).collect()
}

/// Texts with everything that has a meaning in SQL or SQL*Plus.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("'".to_owned()),
        Just("''".to_owned()),
        Just("\"".to_owned()),
        Just("&x".to_owned()),
        Just("\n/\n".to_owned()),
        Just("); DROP USER a; --".to_owned()),
        Just("q'[".to_owned()),
        Just("/*".to_owned()),
        Just(":storage_secret".to_owned()),
        "[a-zA-Z0-9_=, ]{1,8}",
        "\\PC{1,4}",
    ];
    prop::collection::vec(pieces, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_value_gets_out_of_its_place(
        texts in prop::collection::vec(hostile(), 7),
        arguments in prop::collection::vec(hostile(), 2),
    ) {
        let mut setup = full();
        let plain = setup.statements().expect("valid");
        let keep = |text: &String| text.replace('\n', " ");
        setup.cert_dn = format!("CN={}", keep(&texts[0]).replace([',', ';'], "."));
        setup.wallet_directory = format!("\"d{}\"", keep(&texts[1]).replace(['"', '&'], "."));
        setup.wallet_path = keep(&texts[2]).replace('&', ".") + "p";
        setup.grantee = Some(format!("\"u{}\"", keep(&texts[3]).replace(['"', '&'], ".")));
        if let Some(job) = &mut setup.job {
            job.name = format!("\"j{}\"", keep(&texts[4]).replace(['"', '&'], "."));
            job.script = keep(&texts[5]) + "s";
            job.arguments = arguments.clone();
        }
        let made = setup.statements().map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (made, plain) in made.iter().zip(&plain) {
            let wanted = skeleton(&plain.sql).join(" ");
            let got = skeleton(&made.sql).join(" ");
            let got = got.replace("DIRECTORY \"", "DIRECTORY EXTPROC_WALLET_DIR");
            prop_assert_eq!(got, wanted, "{}", made.sql);
            let shown = made.to_string();
            if made.step != Step::Credential {
                prop_assert!(!shown.contains('&'));
            }
            let ends = shown.lines().filter(|line| matches!(line.trim(), "/" | "." | "")).count();
            prop_assert_eq!(ends, usize::from(made.step != Step::WalletDirectory), "{}", shown);
        }
        let set = literals(sql(&made, Step::JobArguments));
        prop_assert_eq!([&set[1], &set[3]], [&arguments[0], &arguments[1]]);
        prop_assert_eq!(&literals(sql(&made, Step::Register))[3], &setup.cert_dn);
        prop_assert_eq!(&literals(sql(&made, Step::Job))[2], &setup.job.as_ref().expect("there").script);
    }

    #[test]
    fn any_text_in_any_field_is_refused_or_harmless(texts in prop::collection::vec("\\PC{0,12}|[\"'&\n;/a=.]{0,9}", 9)) {
        let mut setup = full();
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        setup.cert_dn = next();
        setup.name = next();
        setup.wallet_directory = next();
        setup.wallet_path = next();
        setup.grantee = Some(next());
        setup.download = Some(Download { uri: next(), credential: next(), create_credential: true });
        setup.job = Some(Job::new(&next(), "s").argument(&next()));
        if let Ok(made) = setup.statements() {
            made.iter().for_each(|statement| drop(skeleton(&statement.sql)));
        }
    }
}

#[test]
fn a_long_argument_is_broken_over_lines_and_stays_one() {
    let mut setup = full();
    let long = "it's & ".repeat(500);
    setup.job = Some(Job::new("j", "s").argument(&long));
    let made = setup.statements().expect("valid");
    let text = sql(&made, Step::JobArguments);
    assert!(text.lines().all(|line| line.len() < 2400));
    assert_eq!(literals(text)[1], long);
}
