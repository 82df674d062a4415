//! No secret is told: not to observers, not in errors, panics and `Debug`, not on the wire in clear.

mod sessions;

use std::error::Error;
use std::fmt::Debug;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};

use base64ct::{Base64, Encoding as _};
use sessions::{VERIFIERS, cells, connector, database, start};
use tns_connect::connector::Connector;
use tns_connect::dial::Setup;
use tns_connect::error::ConnectError;
use tns_connect::login::{AccessToken, Auth, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::pool::{Config, Pool, Sessions};
use tns_connect::session::Session;
use tns_connect::trace::{Event, Quiet};
use tns_dsn::files::OsFiles;
use tns_dsn::resolve::{Environment, Resolver};
use tns_testbed::{Database, Does, Fault, LoginFault, Native, Running, ServerProof, Tls, User};
use tns_wallet::{Secret, Wallet};
use tns_wire::auth::SigningKey;
use tns_wire::login::{Client, Credential, Login, LoginConfig, ProxyUser, Token, TokenProof};
use tns_wire::native::{Level, Wish};
use tns_wire::ttc::Profile;
use tns_wire::{Accept, Framer};

const PASSWORD: &str = "the first secret of all";
const NEW: &str = "another one that comes later";
const STORED: &str = "a third one in the wallet";
const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJzZWNyZXQiOjF9.of-a-token";
const KEY: &str = include_str!("../wire/tests/data/token_key.pem");
const PUBLIC: &str = include_str!("data/token_key_public.pem");

/// A line of the key.
fn key_line() -> &'static str {
    KEY.lines().nth(2).expect("a line of the key")
}

/// What must be found nowhere: every secret as it is, in UTF-16, in hexadecimal digits, in base64.
fn forms() -> Vec<(String, Vec<u8>)> {
    let forms = [PASSWORD, NEW, STORED, TOKEN, key_line()].into_iter().flat_map(|secret| {
        let plain = secret.as_bytes().to_vec();
        let utf16 = |bytes: fn(u16) -> [u8; 2]| secret.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
        let hex = |upper: bool| plain.iter().map(move |byte| hex(*byte, upper)).collect::<String>();
        // The characters of a text in base64 hang on where it begins; those at its ends on its neighbours.
        let base64 = |before: usize| {
            let text = Base64::encode_string(&[&[0; 2][..before], &plain].concat());
            text.as_bytes()[4..text.len() - 4].to_vec()
        };
        let numbers = format!("{plain:?}").trim_matches(['[', ']']).as_bytes().to_vec();
        let coded =
            [hex(true).into_bytes(), hex(false).into_bytes(), base64(0), base64(1), base64(2), numbers];
        let all = [plain.clone(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)].into_iter().chain(coded);
        all.map(|form| (secret[..8].to_owned(), form)).collect::<Vec<_>>()
    });
    forms.collect()
}

fn hex(byte: u8, upper: bool) -> String {
    if upper { format!("{byte:02X}") } else { format!("{byte:02x}") }
}

/// The first secret that is found, if any, and where.
fn found(told: &[u8]) -> Option<String> {
    let is_in = |form: &Vec<u8>| told.windows(form.len()).any(|window| window == form);
    forms()
        .into_iter()
        .find(|(_, form)| is_in(form))
        .map(|(secret, form)| format!("`{secret}…` as {}", String::from_utf8_lossy(&form)))
}

fn check(told: &[u8], what: &str) {
    assert_eq!(found(told), None, "{what}");
}

/// All that an observer is told, as text, as JSON, and as packets.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<u8>>>);

impl Told {
    fn observer(&self) -> impl FnMut(&Event<'_>) + use<> {
        let told = self.clone();
        move |event| {
            let mut all = told.0.lock().expect("nobody panicked");
            all.extend(format!("{event:?}\n{event:#?}\n").bytes());
            all.extend(serde_json::to_vec(event).expect("JSON"));
            if let Event::Sent { packet, .. } | Event::Received { packet, .. } = event {
                all.extend(&packet.body);
            }
        }
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.lock().expect("nobody panicked").clone()
    }
}

/// Everything that an error says.
fn said(error: &ConnectError) -> Vec<u8> {
    let mut said = format!("{error}\n{error:?}\n{error:#?}\n");
    let mut source: Option<&dyn Error> = error.source();
    while let Some(cause) = source {
        said += &format!("{cause}\n{cause:?}\n");
        source = cause.source();
    }
    said += &serde_json::to_string(error).expect("JSON");
    said.into_bytes()
}

fn password() -> Auth {
    Auth::password("app[scott]", SecretString::from(PASSWORD)).new_password(SecretString::from(NEW))
}

fn token() -> Auth {
    Auth::token(AccessToken::new(TOKEN.to_owned()).with_private_key(KEY.to_owned()))
}

/// Somebody who works for another one, and somebody with a token.
fn users(database: Database) -> Database {
    let app = User { proxy_for: vec!["scott".to_owned()], ..User::new("app", PASSWORD) };
    let token_key = Some(PUBLIC.to_owned());
    let tim = User { token: Some(TOKEN.into()), token_key, ..User::without_password("tim") };
    database.user(app).user(tim)
}

/// A connector whose wallet knows user and password.
fn with_wallet(running: &Running, folder: &tempfile::TempDir) -> Connector {
    let path = folder.path().to_owned();
    let entry = format!("sales = {}\n", running.descriptor("A").expect("a listener"));
    std::fs::write(path.join("tnsnames.ora"), entry).expect("written");
    let mut wallet = Wallet::new();
    wallet.add_credential("sales", "store", Secret::from(STORED)).expect("added");
    std::fs::write(path.join("cwallet.sso"), wallet.to_auto_login(None).expect("a wallet")).expect("written");
    let environment = Environment { tns_admin: Some(path.clone()), ..Environment::of_process() };
    let resolver = Resolver::new(&OsFiles, environment);
    let resolved = resolver.resolve("sales").expect("an alias");
    let options = Options { default_wallet: Some(path), ..Options::of_process() };
    Connector::new(Plan::new(&resolved, &Default::default(), &options).expect("a plan"))
}

/// Logs in, uses the session, and leaves; what an observer was told and the session knows.
fn visit(connector: &Connector, auth: &Auth) -> Result<Vec<u8>, ConnectError> {
    let told = Told::default();
    let mut session = connector.login(auth, &mut told.observer())?;
    session.query("select user from dual", &[]).expect("a row");
    let info = format!("{:?}{:#?}", session.info(), session.info());
    session.close().expect("closed");
    Ok([told.bytes(), info.into_bytes()].concat())
}

#[test]
fn the_search_finds_what_is_there() {
    for (at, (_, form)) in forms().into_iter().enumerate() {
        let text = [b"before ".as_slice(), &form, b" behind"].concat();
        assert!(found(&text).is_some(), "{at}");
    }
    check(b"nothing", "nothing");
}

#[test]
fn observers_are_told_no_secret() {
    for profile in Profile::ALL {
        let sealed = Database { encryption: Some(Native(Wish::new(Level::Required))), ..database() };
        for database in [database(), sealed] {
            let running = start(users(database).profile(profile));
            check(&visit(&connector(&running), &password()).expect("a session"), "a password");
        }
        let running = users(database().profile(profile)).start_tls(Tls::Good).expect("a testbed");
        check(&visit(&connector(&running), &token()).expect("a session"), "a token");
        let running = start(database().profile(profile).user(User::new("store", STORED)));
        let folder = tempfile::tempdir().expect("a folder");
        let connector = with_wallet(&running, &folder);
        check(&visit(&connector, &Auth::external()).expect("a session"), "a wallet");
    }
}

/// All ways in which a login goes wrong.
fn failing() -> Vec<Database> {
    let all = [Does::Cut, Does::Half, Does::ThenCut, Does::Reset, Does::Garbage];
    let at = |does: Does| (1..=4).map(move |message| database().fault(Fault::new(message, does)));
    let faults = all.into_iter().flat_map(at);
    let codes = [1017, 28000, 28001, 28003, 1045, 1033, 25708, 600].map(|code| {
        [false, true].map(|breaks| database().login_fault(LoginFault { breaks, ..LoginFault::new(code) }))
    });
    let proofs = [ServerProof::Wrong, ServerProof::Missing, ServerProof::Short];
    let liars = proofs.map(|proof| Database { proof, ..database() });
    let impostor = Database { impostor: true, ..database() };
    faults.chain(codes.into_iter().flatten()).chain(liars).chain([impostor]).collect()
}

#[test]
fn failures_tell_no_secret() {
    let mut failed = 0;
    for (profile, database) in [Profile::V19, Profile::V23].into_iter().flat_map(|profile| {
        failing().into_iter().map(move |database| (profile, users(database.profile(profile))))
    }) {
        let what = format!("{profile:?} {:?} {:?}", database.faults, database.login_faults);
        for (running, auth) in [
            (start(database.clone()), password()),
            (database.clone().start_tls(Tls::Good).expect("a testbed"), token()),
        ] {
            let told = Told::default();
            if let Err(error) = connector(&running).login(&auth, &mut told.observer()) {
                failed += 1;
                check(&[said(&error), told.bytes()].concat(), &what);
            }
        }
    }
    assert!(failed > 80, "{failed} logins failed");
    let running = start(database());
    let wrong_key = AccessToken::new(TOKEN.to_owned()).with_private_key(PASSWORD.to_owned());
    for auth in [token(), Auth::token(wrong_key), password().schema("hr"), password().prelim()] {
        let error = connector(&running).login(&auth, &mut Quiet).err().expect("it cannot work");
        check(&said(&error), "what cannot work");
    }
}

#[test]
fn panics_tell_no_secret() {
    let said = Arc::new(Mutex::new(String::new()));
    let hook = panic::take_hook();
    let heard = Arc::clone(&said);
    panic::set_hook(Box::new(move |info| {
        if let Ok(mut said) = heard.lock() {
            said.push_str(&format!("{info}\n"));
        }
    }));
    let running = start(users(database()));
    let mut panicked = 0;
    for nth in 0..40 {
        let mut count = 0;
        let mut observer = |event: &Event<'_>| {
            count += 1;
            assert!(count <= nth, "at {event:?}");
        };
        let auth = Auth::password("app[scott]", SecretString::from(PASSWORD));
        let login = || connector(&running).login(&auth, &mut observer).is_ok();
        panicked += usize::from(panic::catch_unwind(AssertUnwindSafe(login)).is_err());
    }
    panic::set_hook(hook);
    assert!(panicked > 5, "{panicked} observers panicked");
    let said = said.lock().expect("nobody panics within the hook");
    assert!(said.contains("at Accepted"), "{said}");
    check(said.as_bytes(), "panics");
}

/// `Debug` of a value, where its type has it.
struct Probe<'a, T>(&'a T);

impl<T: Debug> Probe<'_, T> {
    fn shown(&self) -> Option<String> {
        Some(format!("{0:?}{0:#?}", self.0))
    }
}

/// For types without; a method of the type itself comes first.
trait Silent {
    fn shown(&self) -> Option<String> {
        None
    }
}

impl<T> Silent for Probe<'_, T> {}

#[test]
fn types_with_secrets_are_not_printed() {
    let running = start(users(database()));
    let (connector, auth) = (connector(&running), password());
    let mut session: Session = connector.login(&auth, &mut Quiet).expect("a session");
    let auth = Auth::password("app[scott]", SecretString::from(NEW));
    let config = Config { min: 1, ..Config::default() };
    let pool = Pool::of_sessions(connector.clone(), auth.clone(), config.clone()).expect("a pool");
    let lease = pool.acquire().expect("a session");
    let setup = Setup { wallet_password: Some(Secret::from(STORED)), ..Setup::default() };
    let manager = Sessions::new(connector.clone(), auth.clone());
    let secret = AccessToken::new(TOKEN.to_owned()).with_private_key(KEY.to_owned());
    assert_eq!([Probe(&auth).shown(), Probe(&secret).shown(), Probe(&setup).shown()], [None, None, None]);
    let shown = [
        Probe(&connector).shown(),
        Probe(connector.plan()).shown(),
        Probe(&session).shown(),
        Probe(session.info()).shown(),
        Probe(&session.canceller()).shown(),
        Probe(&pool).shown(),
        Probe(&lease).shown(),
        Probe(&manager).shown(),
        Probe(&config).shown(),
    ];
    assert!(shown.iter().flatten().count() >= 3, "{shown:?}");
    check(shown.into_iter().flatten().collect::<String>().as_bytes(), "Debug");
}

#[test]
fn types_of_the_protocol_with_secrets_are_not_printed() {
    let user = ProxyUser { user: "app".to_owned(), client: None };
    let key = SigningKey::from_pem(KEY).expect("a key");
    let proof = TokenProof { key, time: 0, service: String::new(), host: String::new() };
    let token = Token { text: SecretString::from(TOKEN), proof: Some(Box::new(proof)) };
    let config = LoginConfig {
        new_password: Some(SecretString::from(NEW)),
        ..LoginConfig::new(user, Credential::Password(SecretString::from(PASSWORD)), Client::default())
    };
    let proof = token.proof.as_deref().expect("one");
    let shown = [Probe(&config).shown(), Probe(&config.credential).shown(), Probe(&token).shown()];
    assert_eq!(shown, [None, None, None]);
    assert_eq!([Probe(proof).shown(), Probe(&proof.key).shown()], [None, None]);
    let login = Login::new(config, &Accept::new(319, 8192), Framer::default(), None);
    let Ok(login) = login else { panic!("it can begin") };
    check(Probe(&login).shown().unwrap_or_default().as_bytes(), "Debug of a login");
}

/// A stream, and what went through it.
struct Tapped(TcpStream, Arc<Mutex<Vec<u8>>>);

impl Read for Tapped {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.0.read(buffer)?;
        self.1.lock().expect("nobody panicked").extend(&buffer[..len]);
        Ok(len)
    }
}

impl Write for Tapped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let len = self.0.write(bytes)?;
        self.1.lock().expect("nobody panicked").extend(&bytes[..len]);
        Ok(len)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[test]
fn passwords_do_not_go_over_the_wire() {
    let mut seen = 0;
    for database in cells() {
        let running = start(users(database));
        let tap = Arc::new(Mutex::new(Vec::new()));
        let stream = TcpStream::connect(("127.0.0.1", running.port("A").expect("a port"))).expect("open");
        let stream = Tapped(stream, Arc::clone(&tap));
        let mut session = connector(&running).login_on(stream, &password(), &mut Quiet).expect("a session");
        let [new, old] = [NEW, PASSWORD].map(SecretString::from);
        session.change_password(&new, &old).expect("changed");
        session.close().expect("closed");
        let bytes = tap.lock().expect("nobody panicked").clone();
        assert!(bytes.windows(13).any(|name| name == b"AUTH_PASSWORD"), "the tap sees the login");
        check(&bytes, "the wire");
        seen += 1;
    }
    assert_eq!(seen, Profile::ALL.len() * VERIFIERS.len());
}
