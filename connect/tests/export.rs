//! Settings for other drivers: what each case becomes for each driver is kept in `fixtures/export`.
//! `UPDATE=1` writes them again.

mod planning;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use tns_connect::export::{
    Context, Driver, Effect, Export, Login, Mode, Proof, ProxyUser, Purity, Target, export,
};
use tns_connect::plan::Options;
use tns_dsn::files::Files;
use tns_dsn::resolve::{Environment, Profile, Resolver};

/// The files of `/net`.
struct Net<'a> {
    tnsnames: &'a str,
    sqlnet: &'a str,
}

impl Files for Net<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path.to_str() {
            Some("/net/tnsnames.ora") => Ok(self.tnsnames.into()),
            Some("/net/sqlnet.ora") => Ok(self.sqlnet.into()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

struct Case {
    name: &'static str,
    /// What is resolved: `sales` stands in tnsnames.ora, if that is not empty.
    target: &'static str,
    tnsnames: &'static str,
    sqlnet: &'static str,
    login: Login,
}

impl Case {
    fn new(name: &'static str, target: &'static str) -> Self {
        Self { name, target, tnsnames: "", sqlnet: "", login: Login::password(user("scott")) }
    }

    fn target(&self) -> Target {
        let files = Net { tnsnames: self.tnsnames, sqlnet: self.sqlnet };
        let environment = Environment { tns_admin: Some("/net".into()), ..Environment::default() };
        let resolver = Resolver::new(&files, environment);
        let resolved = resolver.resolve(self.target).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        Target::new(&resolved, &resolver.profile(), &Options::default())
    }

    fn export(&self, driver: Driver) -> Export {
        export(driver, &self.target(), &self.login).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// Source, JSON and notes of each driver.
    fn report(&self) -> String {
        let Self { target, tnsnames, sqlnet, login, .. } = self;
        let mut made =
            format!("target: {target}\ntnsnames.ora: {tnsnames}\nsqlnet.ora: {sqlnet}\n{login:?}\n");
        for driver in Driver::ALL {
            let export = self.export(driver);
            let json = serde_json::to_string(&export).expect("JSON");
            _ = write!(made, "\n== {driver}\n{}\n{json}\n", export.source());
            export.notes.iter().for_each(|note| _ = writeln!(made, "{note}"));
        }
        made
    }
}

fn user(text: &str) -> ProxyUser {
    ProxyUser::parse(text).expect("a user")
}

/// Everything that a login can ask for.
fn demanding() -> Login {
    let context = |name: &str, value: &str| Context {
        namespace: "CLIENTCONTEXT".to_owned(),
        name: name.to_owned(),
        value: value.to_owned(),
    };
    let mut login = Login::password(user("proxy[\"Sales App\"]"));
    login.mode = Mode::SysDg;
    login.new_password = true;
    login.edition = Some("E2".to_owned());
    login.class = Some("WEB".to_owned());
    login.purity = Purity::Reuse;
    login.contexts = vec![context("tier", "web \"1\""), context("path", "c:\\x")];
    login.client.program = "loader".to_owned();
    login.client.driver = "ours : 1".to_owned();
    login.time_zone = Some("+02:00".to_owned());
    login.prelim = true;
    login.sharding = true;
    login
}

const SECURE: &str = "sales = (DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=1500ms)(ENABLE=BROKEN)
  (ADDRESS=(PROTOCOL=TCPS)(HOST=[2001:db8::7])(PORT=2484)(HTTPS_PROXY=proxy.example.com)(HTTPS_PROXY_PORT=8080))
  (ADDRESS=(PROTOCOL=TCPS)(HOST=db2)(PORT=2484))
  (CONNECT_DATA=(SERVICE_NAME=sales)(FAILOVER_MODE=(TYPE=select)))
  (SECURITY=(TLS_SERVER_CERT_DN=\"CN=db,O=Sales\")(SSL_SERVER_CERT_DN=\"CN=old\")(SSL_VERSION=1.3)))";
const SQLNET: &str = "TCP.CONNECT_TIMEOUT=4
SQLNET.OUTBOUND_CONNECT_TIMEOUT=9
SQLNET.EXPIRE_TIME=10
DEFAULT_SDU_SIZE=65535
SQLNET.ENCRYPTION_CLIENT=required
SSL_CIPHER_SUITES=(TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256)
WALLET_LOCATION=(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=/net/wallet)))
";

fn cases() -> Vec<Case> {
    let token = Login { proof: Proof::Token, ..Login::default() };
    let external = Login { proof: Proof::External, user: user("[hr]"), ..Login::default() };
    let dba = Login { mode: Mode::SysDba, ..Login::password(user("sys")) };
    vec![
        Case::new("plain", "db1.example.com:1521/sales"),
        Case {
            login: demanding(),
            ..Case::new("demanding", "db1:1522/sales:pooled?pool_connection_class=OLD")
        },
        Case { tnsnames: SECURE, sqlnet: SQLNET, ..Case::new("secure", "sales") },
        Case { login: token, ..Case::new("token", "tcps://db1:2484/sales?wallet_location=/w&https_proxy=p") },
        Case { tnsnames: SECURE, sqlnet: SQLNET, login: external, ..Case::new("external", "sales") },
        Case {
            login: dba,
            ..Case::new("sysdba", "(DESCRIPTION=(ADDRESS=(HOST=::1)(PORT=1))(CONNECT_DATA=(SID=x)))")
        },
        Case::new(
            "lists",
            "(DESCRIPTION_LIST=(DESCRIPTION=(ADDRESS=(PROTOCOL=IPC)(KEY=k))\
             (ADDRESS_LIST=(ADDRESS=(HOST=a)(PORT=1))(ADDRESS_LIST=(ADDRESS=(HOST=b)(PORT=2))))\
             (CONNECT_DATA=(SERVICE_NAME=s)))(DESCRIPTION=(ADDRESS=(HOST=c)(PORT=3))(CONNECT_DATA=(SERVICE_NAME=s))))",
        ),
    ]
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/export")
}

fn kept(name: &str) -> PathBuf {
    folder().join(name).with_extension("txt")
}

#[test]
fn each_driver_gets_what_it_can_use() {
    for case in cases() {
        let (made, path) = (case.report(), kept(case.name));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &made).expect("the sample is written");
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(made, wanted, "{}: UPDATE=1 writes it again", path.display());
    }
}

#[test]
fn no_sample_is_left_over() {
    let names: Vec<_> = cases().iter().map(|case| format!("{}.txt", case.name)).collect();
    for file in std::fs::read_dir(folder()).expect("the samples") {
        let name = file.expect("a sample").file_name().into_string().expect("UTF-8");
        assert!(names.contains(&name), "{name:?} belongs to no case");
    }
}

#[test]
fn what_sqlnet_says_stands_in_the_descriptor() {
    let case = Case { tnsnames: SECURE, sqlnet: SQLNET, ..Case::new("", "sales") };
    let target = case.target();
    let description = &target.descriptor().descriptions[0];
    let settings = [
        ("TRANSPORT_CONNECT_TIMEOUT", "1500ms"),
        ("CONNECT_TIMEOUT", "9"),
        ("SDU", "65535"),
        ("EXPIRE_TIME", "10"),
    ];
    for (name, value) in settings {
        assert_eq!(description.settings.text(name), Some(value), "{name}");
    }
    assert_eq!(description.security_text("SSL_SERVER_CERT_DN"), Some("CN=db,O=Sales"), "the twin wins");
    assert_eq!(description.security_text("MY_WALLET_DIRECTORY"), Some("/net/wallet"));
}

#[test]
fn a_proxy_that_is_switched_off_is_not_exported() {
    let sqlnet = "SQLNET.USE_HTTPS_PROXY=off\n";
    let case = Case { tnsnames: SECURE, sqlnet, ..Case::new("", "sales") };
    assert!(!case.export(Driver::Python).source().to_ascii_lowercase().contains("https_proxy"));
}

#[test]
fn what_only_oracle_client_can_dial_is_refused_by_thin_drivers() {
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=IPC)(KEY=k))(CONNECT_DATA=(SERVICE_NAME=s)))";
    let target = Target::of_descriptor(
        &planning::descriptor(text).expect("a descriptor"),
        &Profile::default(),
        &Options::default(),
    );
    for driver in [Driver::Python, Driver::Oracledb] {
        let failure = export(driver, &target, &Login::default()).expect_err("nothing is left");
        assert_eq!(failure.code.as_deref(), Some("ORA-12538"));
    }
    let export = export(Driver::Oracle, &target, &Login::default()).expect("the libraries can");
    assert_eq!(export.text("connect_string"), Some(text));
}

#[test]
fn every_wish_is_a_setting_a_secret_or_a_note() {
    let case = Case { login: demanding(), ..Case::new("", "db1/sales") };
    for driver in Driver::ALL {
        let export = case.export(driver);
        let all = serde_json::to_string(&export).expect("JSON").to_lowercase();
        for wish in
            ["sales app", "sysdg", "new", "edition", "web", "context", "loader", "sdtz", "prelim", "sharding"]
        {
            let other = match wish {
                "sales app" => "proxy user",
                "loader" => "program",
                wish => wish,
            };
            assert!(all.contains(wish) || all.contains(other), "{driver}: {wish} got lost in {all}");
        }
    }
}

#[test]
fn names_are_read_back() {
    for driver in Driver::ALL {
        assert_eq!(driver.name().parse(), Ok(driver));
    }
    let error = "perl".parse::<Driver>().expect_err("no driver");
    assert_eq!(error.to_string(), "there is no driver `perl`: it is one of python, oracledb, oracle, sibyl");
    let notes = Case::new("", "db1/sales").export(Driver::Sibyl).notes;
    assert_eq!(notes[0].effect, Effect::Needs);
}
