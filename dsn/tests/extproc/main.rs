//! Statements for remote EXTPROC endpoints: what they say, and that no value gets out of its literal.

mod random;
mod sql;

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

fn sql_of(statements: &[Statement], step: Step) -> &str {
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
        sql_of(&made, Step::WalletDirectory),
        "CREATE OR REPLACE DIRECTORY EXTPROC_WALLET_DIR AS 'extproc_wallet'"
    );
    assert_eq!(
        sql_of(&made, Step::Register),
        "BEGIN\n  DBMS_CLOUD_FUNCTION_ADMIN.REGISTER_REMOTE_EXECUTION_ENV(\n    \
         remote_endpoint_name => 'EXTPROC_ENDPOINT',\n    \
         remote_endpoint_url => 'agent.example.com:16000',\n    wallet_dir => 'EXTPROC_WALLET_DIR',\n    \
         remote_cert_dn => 'CN=agent.example.com, O=Example'\n  );\nEND;"
    );
    assert!(sql_of(&made, Step::JobArguments).contains("'it''s ' || CHR(38) || ' more'"));
    assert!(sql_of(&made, Step::JobDestination).contains("'REMOTE_EXTPROC:EXTPROC_ENDPOINT:WITH_CONTEXT'"));
    assert!(sql_of(&made, Step::Grant).contains("user_name => 'APP'"));
}

#[test]
fn the_secret_of_the_credential_is_asked_for() {
    let made = full().statements().expect("valid");
    assert!(sql_of(&made, Step::Credential).contains("password => :storage_secret"));
    let shown = made[1].to_string();
    assert!(shown.contains("password => '&storage_secret'") && shown.contains(" HIDE\n"), "{shown}");
    assert!(shown.contains("SET VERIFY OFF\n"), "the tool would echo the secret: {shown}");
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
        assert_eq!(sql_of(&made, Step::WalletDirectory), wanted);
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

#[test]
fn a_long_argument_is_broken_over_lines_and_stays_one() {
    let mut setup = full();
    let long = "it's & ".repeat(500);
    setup.job = Some(Job::new("j", "s").argument(&long));
    let made = setup.statements().expect("valid");
    let text = sql_of(&made, Step::JobArguments);
    assert!(text.lines().all(|line| line.len() < 2400));
    assert_eq!(sql::literals(text)[1], long);
}
