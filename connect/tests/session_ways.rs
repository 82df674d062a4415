//! Ways to log in one by one: privileges, names, native encryption, urgent data, odd columns.

mod planning;
mod sessions;

use planning::profile;
use sessions::{VERIFIERS, cells, database, login, password, plan_with, refused, session, start, user};
use tns_connect::connector::Connector;
use tns_connect::error::{Class, Phase};
use tns_connect::login::{AccessToken, Auth, Mode, SecretString};
use tns_connect::plan::{NativeOptions, Options, Plan};
use tns_connect::session::CallErrorKind;
use tns_connect::trace::Quiet;
use tns_dsn::Descriptor;
use tns_testbed::{Database, Ending, Native, Privilege, Running, User};
use tns_wire::native::Level::{Accepted, Rejected, Requested, Required};
use tns_wire::native::{Checksum, Encryption, Level, Wish};
use tns_wire::ttc::Profile;

const PRIVILEGES: [(Mode, Privilege, &str); 7] = [
    (Mode::SysDba, Privilege::Sysdba, "SYS"),
    (Mode::SysOper, Privilege::Sysoper, "PUBLIC"),
    (Mode::SysAsm, Privilege::Sysasm, "SYS"),
    (Mode::SysBackup, Privilege::Sysbackup, "SYSBACKUP"),
    (Mode::SysDg, Privilege::Sysdg, "SYSDG"),
    (Mode::SysKm, Privilege::Syskm, "SYSKM"),
    (Mode::SysRac, Privilege::Sysrac, "SYSRAC"),
];

#[test]
fn every_privilege_is_asked_for_and_needed() {
    assert_eq!(PRIVILEGES.len() + 1, Mode::ALL.len());
    for (mode, privilege, name) in PRIVILEGES {
        let running = start(database().user(User { privileges: vec![privilege], ..user("app") }));
        login(&running, &password("app").mode(mode)).expect("it has the privilege");
        let seen = &running.sessions()[0];
        assert_eq!((seen.user.as_deref(), seen.privilege), (Some(name), Some(privilege)));
        for who in ["scott", "app"] {
            let others = PRIVILEGES.into_iter().filter(|(other, ..)| *other != mode || who == "scott");
            for (other, ..) in others {
                let error = refused(&running, &password(who).mode(other));
                assert_eq!((error.last.phase, error.last.class), (Phase::Auth, Class::Auth), "{error:?}");
                assert_eq!(error.last.code.as_deref(), Some("ORA-01031"), "{who} {other:?}");
            }
        }
    }
}

#[test]
fn a_database_that_is_down_takes_those_who_start_it() {
    let privileges = PRIVILEGES.map(|(_, privilege, _)| privilege).to_vec();
    let running = start(database().user(User { privileges, ..user("app") }).drcp(1));
    for (mode, works) in Mode::ALL.map(|mode| (mode, matches!(mode, Mode::SysDba | Mode::SysOper))) {
        match login(&running, &password("app").mode(mode).prelim()) {
            Ok(_) => assert!(works, "{mode:?}"),
            Err(error) => {
                assert!(!works, "{mode:?}: {error:?}");
                assert_eq!((error.last.phase, error.last.class), (Phase::Plan, Class::Config), "{error:?}");
                assert!(error.to_string().contains("SYSDBA or SYSOPER"), "{error}");
            }
        }
    }
    assert_eq!(running.sessions().iter().map(|seen| seen.prelim).collect::<Vec<_>>(), [true, true]);
    let pooled = Connector::new(plan_with(&running, "(SERVER=POOLED)"));
    let error = pooled.login(&password("app").mode(Mode::SysDba).prelim(), &mut Quiet);
    let error = error.err().expect("a pooled server is of no use");
    assert_eq!((error.last.phase, error.last.class), (Phase::Plan, Class::Config), "{error:?}");
}

#[test]
fn names_that_cannot_be_meant_are_refused_with_the_reason() {
    let running = start(database());
    let one_name = "written user[schema], with one name between the brackets";
    for (auth, reason) in [
        (password("app[]"), one_name),
        (password("app[a][b]"), one_name),
        (password("app]"), one_name),
        (password("app[a]b"), one_name),
        (password("app[a").schema("b"), one_name),
        (password("app[a]").schema("a"), one_name),
        (password("[a]"), "needs a user before the brackets"),
        (password("").schema("a"), "needs a user before the brackets"),
        (password(" "), "needs a user before the brackets"),
        (Auth::external().schema("a"), "no user, no token and no wallet"),
        (Auth::token(AccessToken::new("t".to_owned())).schema("a"), "a token is only sent over TLS"),
        (Auth::external().new_password(SecretString::from("n")), "no user, no token and no wallet"),
    ] {
        let error = refused(&running, &auth);
        assert_eq!((error.last.phase, error.last.class), (Phase::Plan, Class::Config), "{error:?}");
        assert!(error.to_string().contains(reason) && error.last.hint.is_some(), "{error:?}");
    }
    assert!(running.records().is_empty(), "nobody was dialled");
    // Brackets within quotes belong to the name.
    let error = refused(&running, &password("\"app[scott]\""));
    assert_eq!(error.last.code.as_deref(), Some("ORA-01017"), "{error:?}");
}

/// A connector with these settings of native encryption.
fn with_native(running: &Running, native: NativeOptions) -> Connector {
    let descriptor: Descriptor = running.descriptor("A").expect("a listener").parse().expect("a descriptor");
    let options = Options { native, ..Options::of_process() };
    Connector::new(Plan::of_descriptor(&descriptor, &Default::default(), &options).expect("a plan"))
}

/// Levels of client and server for encryption or checksums, of which the client's are REJECTED where the
/// other service is looked at.
fn levels(of: Of, client: (Level, usize), server: (Level, usize)) -> (NativeOptions, Database) {
    let mut native =
        NativeOptions { encryption: Some(Rejected), checksum: Some(Rejected), ..NativeOptions::default() };
    let mut database = database();
    match of {
        Of::Encryption => {
            let types = [Encryption::Aes128, Encryption::Aes256].map(|one| vec![one]);
            (native.encryption, native.encryption_types) = (Some(client.0), types[client.1].clone());
            database.encryption = Some(Native(Wish::of(server.0, types[server.1].clone())));
        }
        Of::Checksum => {
            let types = [Checksum::Sha256, Checksum::Sha512].map(|one| vec![one]);
            (native.checksum, native.checksum_types) = (Some(client.0), types[client.1].clone());
            database.checksum = Some(Native(Wish::of(server.0, types[server.1].clone())));
        }
    }
    (native, database)
}

#[derive(Clone, Copy, Debug)]
enum Of {
    Encryption,
    Checksum,
}

#[test]
fn two_ends_that_cannot_agree_say_so() {
    for of in [Of::Encryption, Of::Checksum] {
        for (client, server, code) in [
            ((Required, 0), (Rejected, 0), "ORA-12660"),
            ((Rejected, 0), (Required, 0), "ORA-12660"),
            ((Required, 0), (Accepted, 1), "ORA-12650"),
            ((Accepted, 0), (Required, 1), "ORA-12650"),
            ((Required, 0), (Required, 1), "ORA-12650"),
            ((Requested, 0), (Required, 1), "ORA-12650"),
        ] {
            let what = format!("{of:?}: {client:?} {server:?}");
            let (native, database) = levels(of, client, server);
            let running = start(database);
            let error = with_native(&running, native).login(&password("scott"), &mut Quiet);
            let error = error.err().unwrap_or_else(|| panic!("{what}"));
            assert_eq!(error.last.class, Class::Native, "{what}: {error:?}");
            assert_eq!(error.last.code.as_deref(), Some(code), "{what}: {error:?}");
            assert!(error.to_string().contains(code), "{what}: {error}");
            running.settled(std::time::Duration::from_secs(5));
            let seen = &running.sessions()[0];
            assert!(seen.user.is_none() && seen.ending != Some(Ending::Logoff), "{what}: {seen:?}");
        }
    }
}

#[test]
fn two_ends_that_can_agree_do() {
    for of in [Of::Encryption, Of::Checksum] {
        for (client, server, is_on) in [
            ((Required, 0), (Accepted, 0), true),
            ((Accepted, 0), (Required, 0), true),
            ((Requested, 1), (Accepted, 1), true),
            ((Requested, 0), (Accepted, 1), false),
            ((Accepted, 0), (Accepted, 0), false),
            ((Rejected, 0), (Requested, 0), false),
        ] {
            let what = format!("{of:?}: {client:?} {server:?}");
            let (native, database) = levels(of, client, server);
            let running = start(database);
            let session = with_native(&running, native).login(&password("scott"), &mut Quiet);
            session.unwrap_or_else(|error| panic!("{what}: {error:?}")).ping().expect("it answers");
            let seen = &running.sessions()[0];
            assert_eq!(seen.encryption.is_some() || seen.checksum.is_some(), is_on, "{what}");
        }
    }
}

#[test]
fn an_impostor_is_refused_behind_native_encryption_as_well() {
    let mut seen = 0;
    for database in cells() {
        let encryption = Some(Native(Wish::new(Required)));
        let database = Database { encryption, checksum: Some(Native(Wish::new(Required))), ..database };
        let running = start(Database { impostor: true, ..database });
        let error = refused(&running, &password("scott"));
        assert_eq!((error.last.phase, error.last.class), (Phase::Auth, Class::Impostor), "{error:?}");
        assert!(running.sessions().iter().any(|session| session.encryption.is_some()));
        seen += 1;
    }
    assert_eq!(seen, Profile::ALL.len() * VERIFIERS.len());
}

#[test]
fn sqlnet_ora_forbids_urgent_data() {
    for (sqlnet, urgent) in [("", 1), ("DISABLE_OOB = ON\n", 0), ("DISABLE_OOB = OFF\n", 1)] {
        let running = start(Database { urgent: Some(true), ..database() });
        let text = running.descriptor("A").expect("a listener");
        let descriptor: Descriptor = text.parse().expect("a descriptor");
        let plan = Plan::of_descriptor(&descriptor, &profile(sqlnet), &Options::of_process());
        let connector = Connector::new(plan.expect("a plan"));
        connector.login(&password("scott"), &mut Quiet).expect("a session").ping().expect("it answers");
        assert_eq!(running.sessions()[0].urgent, urgent, "{sqlnet}");
    }
}

#[test]
fn a_column_that_cannot_be_read_leaves_the_session() {
    for database in cells().step_by(3) {
        let running = start(database);
        let mut session = session(&running);
        for sql in
            ["select 1 one, to_clob(null) long_text from dual", "select to_clob(null) long_text from dual"]
        {
            let error = session.query(sql, &[]).expect_err("a large object");
            assert_eq!(error.kind, CallErrorKind::Unreadable, "{error:?}");
            let named = error.message.contains("LONG_TEXT") && error.message.contains("CLOB");
            assert!(named, "{error:?}");
            assert_eq!(session.query("select 7 from dual", &[]).expect("a row").rows[0][0].to_string(), "7");
        }
        session.ping().expect("it answers");
        session.close().expect("closed");
        running.settled(std::time::Duration::from_secs(5));
        assert_eq!(running.sessions()[0].trouble, None);
        assert_eq!(running.sessions()[0].ending, Some(Ending::Logoff));
    }
}
