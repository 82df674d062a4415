//! Logins with blocking calls: who gets in, who does not, and what is told.

mod sessions;

use sessions::{
    PASSWORD, cells, connector, database, login, password, plan_with, refused, session, start, user,
};
use tns_connect::connector::Connector;
use tns_connect::error::{Class, ConnectError, Phase};
use tns_connect::login::{AccessToken, Auth, Mode, Purity, RefusalKind, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::trace::{Event, Quiet};
use tns_dsn::files::OsFiles;
use tns_dsn::resolve::{Environment, Resolver};
use tns_dsn::{Address, Description, Descriptor};
use tns_testbed::{Authentication, Database, Ending, LoginFault, Native, Privilege, ServerProof, Tls, User};
use tns_wallet::{Secret, Wallet};
use tns_wire::auth::Verifier;
use tns_wire::native::{Level, Wish};
use tns_wire::ttc::Profile;

/// Phase, class and number.
fn short(error: &ConnectError) -> (Phase, Class, Option<&str>) {
    (error.last.phase, error.last.class, error.last.code.as_deref())
}

#[test]
fn everybody_logs_in_and_leaves() {
    for database in cells() {
        let running = start(database);
        let mut session = session(&running);
        session.ping().expect("it answers");
        let info = session.info();
        assert_eq!(info.facts.version, running.script().database.as_ref().expect("one").profile.version());
        assert!(info.facts.session_id > 0 && info.warnings.is_empty() && !info.is_encrypted());
        assert!(info.peer.is_some() && info.timings.login.as_nanos() > 0);
        session.close().expect("it hears of it");
        running.settled(std::time::Duration::from_secs(5));
        let seen = running.sessions();
        assert_eq!((seen[0].user.as_deref(), seen[0].ending), (Some("SCOTT"), Some(Ending::Logoff)));
        assert_eq!(seen[0].trouble, None);
        // The CONNECT, then all at once and the proof since 23ai, else four messages.
        let profile = running.script().database.as_ref().expect("one").profile;
        let trips = if profile == Profile::V23 { 3 } else { 5 };
        assert_eq!(seen[0].login.expect("it came that far").round_trips, trips, "{profile:?}");
    }
}

#[test]
fn an_impostor_is_refused_everywhere() {
    let mut seen = 0;
    for database in cells() {
        let proofs = [ServerProof::Wrong, ServerProof::Missing, ServerProof::Short];
        let liars = proofs.map(|proof| Database { proof, ..database.clone() });
        for database in liars.into_iter().chain([Database { impostor: true, ..database }]) {
            let error = refused(&start(database), &password("scott"));
            assert_eq!(short(&error), (Phase::Auth, Class::Impostor, None), "{error:?}");
            assert!(error.last.hint.as_deref().is_some_and(|hint| hint.contains("do not log in there")));
            seen += 1;
        }
    }
    assert_eq!(seen, Profile::ALL.len() * 3 * 4);
}

#[test]
fn refusals_are_told_apart_and_final() {
    let users =
        [User { locked: true, ..user("locked") }, User { expired: true, ..user("expired") }, user("plain")];
    let database = users.into_iter().fold(database(), Database::user);
    for (code, who, class, kind) in [
        ("ORA-01017", "nobody", Class::Auth, RefusalKind::WrongPassword),
        ("ORA-28000", "locked", Class::Auth, RefusalKind::Locked),
        ("ORA-28001", "expired", Class::Auth, RefusalKind::Expired),
        ("ORA-28150", "plain[scott]", Class::Auth, RefusalKind::ProxyNotAllowed),
    ] {
        let running = start(database.clone());
        let error = refused(&running, &password(who));
        assert_eq!(short(&error), (Phase::Auth, class, Some(code)), "{error:?}");
        assert_eq!(error.last.refusal(), Some(kind));
        assert!(error.last.hint.is_some() && error.last.cause.is_some() && error.attempts.len() == 1);
    }
    for (code, class) in [(1033, Class::Busy), (18, Class::Busy), (1045, Class::Auth), (28040, Class::Auth)] {
        for breaks in [false, true] {
            let fault = LoginFault { breaks, ..LoginFault::new(code) };
            let error = refused(&start(database.clone().login_fault(fault)), &password("scott"));
            let code = format!("ORA-{code:05}");
            assert_eq!((error.last.class, error.last.code.as_deref()), (class, Some(&*code)));
        }
    }
    let running = start(database);
    let other = Auth::password("scott", SecretString::from("wrong"));
    let twice = plan_with(&running, "").descriptions[0].clone();
    let mut plan = plan_with(&running, "");
    plan.descriptions.push(twice);
    let error = Connector::new(plan).login(&other, &mut Quiet).err().expect("the password is wrong");
    assert_eq!((error.attempts.len(), running.sessions().len()), (1, 1), "it is not tried elsewhere");
}

#[test]
fn a_verifier_of_10g_cannot_be_proven() {
    let error = refused(&start(database().verifier(Verifier::V10g)), &password("scott"));
    assert_eq!(short(&error), (Phase::Auth, Class::Auth, Some("ORA-28040")));
    assert!(error.last.cause.as_deref().is_some_and(|cause| cause.contains("10g verifier")), "{error:?}");
}

#[test]
fn passwords_are_changed_with_the_login_and_later() {
    let running = start(database().user(User { expired: true, ..user("old") }));
    let session = login(&running, &password("old").new_password(SecretString::from("lion")));
    let mut session = session.expect("a new password helps");
    let [lion, hyena] = ["lion", "hyena"].map(SecretString::from);
    session.change_password(&lion, &hyena).expect("changed");
    session.ping().expect("the session stays");
    assert!(session.change_password(&lion, &hyena).is_err());
    login(&running, &Auth::password("old", hyena)).expect("it counts");
}

#[test]
fn grace_is_a_warning() {
    let running = start(database().user(User { grace_days: Some(7), ..user("grace") }));
    let session = login(&running, &password("grace")).expect("a session");
    assert_eq!(session.info().days_left, Some(7));
    assert_eq!(session.info().warnings[0].number, 28002);
}

#[test]
fn modes_proxies_and_settings_arrive() {
    let privileges = vec![Privilege::Sysdba, Privilege::Sysoper];
    let database = Database { editions: vec!["E2".to_owned()], ..database() };
    let proxy = User { proxy_for: vec!["scott".to_owned()], privileges, ..user("app") };
    let running = start(database.user(proxy));
    for (at, auth) in [
        password("app[scott]"),
        password("app").schema("scott"),
        password("app").mode(Mode::SysDba),
        password("scott").edition("E2").context("CTX", "K", "v").time_zone("+05:30"),
    ]
    .into_iter()
    .enumerate()
    {
        login(&running, &auth).unwrap_or_else(|error| panic!("{at}: {error:?}"));
    }
    let seen = running.sessions();
    for session in &seen[..2] {
        assert_eq!((session.user.as_deref(), session.proxy.as_deref()), (Some("SCOTT"), Some("APP")));
    }
    assert_eq!((seen[2].user.as_deref(), seen[2].privilege), (Some("SYS"), Some(Privilege::Sysdba)));
    assert_eq!(seen[3].edition, "E2");
    assert_eq!(seen[3].contexts.get("CTX.K").map(String::as_str), Some("v"));
    let driver = &seen[3].client["SESSION_CLIENT_DRIVER_NAME"];
    assert!(driver.starts_with("tns-connect : "), "{driver}");
}

#[test]
fn what_cannot_work_is_refused_before_anybody_is_asked() {
    let running = start(database());
    for (auth, part) in [
        (password("app[scott"), "user[schema]"),
        (password("[scott]"), "needs a user"),
        (password("app[scott]").schema("hr"), "user[schema]"),
        (Auth::external(), "operating system"),
        (Auth::token(AccessToken::new(String::from("t"))), "only sent over TLS"),
        (password("scott").prelim(), "SYSDBA or SYSOPER"),
    ] {
        let error = refused(&running, &auth);
        assert_eq!((error.last.phase, error.last.class), (Phase::Plan, Class::Config), "{error:?}");
        assert!(error.to_string().contains(part), "{error}");
    }
    let port = running.port("A").expect("a port");
    let description = Description::new().address(Address::tcp("127.0.0.1", port)).service_name("svc");
    let descriptor = Descriptor::from(description.connect("POOL_PURITY", "maybe"));
    let plan = Plan::of_descriptor(&descriptor, &Default::default(), &Options::of_process()).expect("a plan");
    let error = Connector::new(plan).login(&password("scott"), &mut Quiet).err().expect("no purity");
    assert!(error.to_string().contains("neither NEW nor SELF"), "{error}");
    assert!(running.records().is_empty(), "nobody was dialled");
}

#[test]
fn a_pooled_server_is_asked_for_as_the_descriptor_says() {
    let running = start(database().drcp(2));
    for (more, auth, class, purity) in [
        ("", password("scott"), Some(""), Some(1)),
        ("", password("scott").of_pool(), Some(""), Some(2)),
        ("(POOL_CONNECTION_CLASS=c)(POOL_PURITY=self)", password("scott"), Some("c"), Some(2)),
        ("(POOL_CONNECTION_CLASS=c)", password("scott").class("d").purity(Purity::New), Some("d"), Some(1)),
    ] {
        let plan = plan_with(&running, &format!("(SERVER=POOLED){more}"));
        let mut session = Connector::new(plan).login(&auth, &mut Quiet).expect("a session");
        session.ping().expect("it answers");
        session.release().expect("given back");
        session.ping().expect("it answers again");
        session.close().expect("closed");
        let seen = running.sessions().pop().expect("a session");
        assert_eq!((seen.class.as_deref(), seen.purity), (class, purity), "{more}");
    }
}

#[test]
fn certificates_and_tokens_go_over_tls() {
    let text = "eyJ.e30.x";
    let database = database()
        .user(User { external: true, ..User::without_password("cert") })
        .user(User { token: Some(text.into()), ..User::without_password("tok") });
    let running = database.start_tls(Tls::ClientCertificate).expect("a testbed");
    let session = login(&running, &Auth::external()).expect("the certificate will do");
    assert!(session.info().is_encrypted() && session.info().tls.as_ref().is_some_and(|tls| tls.mutual));
    let asked = std::sync::Arc::new(std::sync::Mutex::new(0));
    let count = std::sync::Arc::clone(&asked);
    let source = move |_: bool| {
        *count.lock().expect("nobody panicked") += 1;
        Ok(AccessToken::new(text.to_owned()))
    };
    let auth = Auth::token(source);
    for _ in 0..2 {
        login(&running, &auth).expect("the token will do");
    }
    assert_eq!(*asked.lock().expect("nobody panicked"), 2, "each login asks for a token");
    let seen = running.sessions();
    let by = |at: usize| (seen[at].user.as_deref(), seen[at].authentication);
    assert_eq!(by(0), (Some("CERT"), Some(Authentication::Certificate)));
    assert_eq!(by(1), (Some("TOK"), Some(Authentication::Token)));
}

#[test]
fn the_wallet_knows_user_and_password() {
    let proxy = User { proxy_for: vec!["scott".to_owned()], ..user("app") };
    let running = start(database().user(proxy));
    let folder = tempfile::tempdir().expect("a folder");
    let entry = |alias: &str| format!("{alias} = {}\n", running.descriptor("A").expect("a listener"));
    let entries = ["sales", "proxy", "other"].map(entry).concat();
    std::fs::write(folder.path().join("tnsnames.ora"), entries).expect("written");
    let mut wallet = Wallet::new();
    for (alias, user) in [("SALES", "scott"), ("proxy", "app")] {
        wallet.add_credential(alias, user, Secret::from(PASSWORD)).expect("added");
    }
    let file = wallet.to_auto_login(None).expect("a wallet");
    std::fs::write(folder.path().join("cwallet.sso"), file).expect("written");
    let environment = Environment { tns_admin: Some(folder.path().to_owned()), ..Environment::of_process() };
    let resolver = Resolver::new(&OsFiles, environment);
    let options = Options { default_wallet: Some(folder.path().to_owned()), ..Options::of_process() };
    let login = |alias: &str, auth: &Auth| {
        let resolved = resolver.resolve(alias).expect("an alias");
        let plan = Plan::new(&resolved, &Default::default(), &options).expect("a plan");
        Connector::new(plan).login(auth, &mut Quiet)
    };
    login("sales", &Auth::external()).expect("the wallet knows");
    login("proxy", &Auth::external().schema("scott")).expect("and who works for whom");
    let error = login("other", &Auth::external()).err().expect("nobody knows");
    assert!(error.to_string().contains("no credential for other, only for others"), "{error}");
    let seen = running.sessions();
    let who = |at: usize| (seen[at].user.as_deref(), seen[at].proxy.as_deref());
    assert_eq!((seen.len(), who(0), who(1)), (2, (Some("SCOTT"), None), (Some("SCOTT"), Some("APP"))));
}

#[test]
fn native_encryption_that_a_server_requires_is_told() {
    let database = Database {
        encryption: Some(Native(Wish::new(Level::Required))),
        checksum: Some(Native(Wish::new(Level::Required))),
        ..database()
    };
    let running = start(database);
    let mut told = Vec::new();
    let mut observer = |event: &Event<'_>| {
        if let Event::NativeAgreed(facts) = event {
            told.push((*facts).clone());
        }
    };
    let mut session = connector(&running).login(&password("scott"), &mut observer).expect("a session");
    session.ping().expect("it answers");
    let native = session.info().native.clone().expect("it was negotiated");
    assert!(native.encryption.is_some() && native.checksum.is_some() && !native.warnings.is_empty());
    assert_eq!((told, session.info().is_encrypted()), (vec![native], true));
    let error = refused(&running, &Auth::password("scott", SecretString::from("wrong")));
    assert_eq!(error.last.code.as_deref(), Some("ORA-01017"));
}

#[test]
fn no_secret_is_told() {
    for profile in [Profile::V12_1, Profile::V23] {
        let running = start(database().profile(profile));
        let auth = password("scott").new_password(SecretString::from("lion at the gate"));
        let mut told = String::new();
        let mut observer = |event: &Event<'_>| {
            told.push_str(&format!("{event:?}\n"));
            if let Event::Sent { packet, .. } | Event::Received { packet, .. } = event {
                told.push_str(&String::from_utf8_lossy(&packet.body));
            }
        };
        let session = connector(&running).login(&auth, &mut observer).expect("a session");
        let error = refused(&running, &password("scott"));
        told.push_str(&format!("{:?}{error:?}{error}", session.info()));
        for shown in ["AUTH_PASSWORD", "AUTH_SESSKEY", "Challenge { verifier: \"12c", "LoggedIn"] {
            assert!(told.contains(shown), "{shown}");
        }
        assert!(!told.contains(PASSWORD) && !told.contains("lion at the gate"));
        // What is sent behind the names of secrets is starred out.
        for part in told.split("AUTH_PASSWORD").skip(1).chain(told.split("AUTH_SESSKEY").skip(1)) {
            assert!(part.chars().take(40).filter(|sign| *sign == '*').count() >= 30, "{profile:?}");
        }
    }
}
