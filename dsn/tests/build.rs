//! What is built is what a client reads; what cannot be is a typed error.

use std::time::Duration;

use tns_dsn::Descriptor;
use tns_dsn::build::{
    BuildError, Builder, Drcp, FailoverMode, Group, Ipc, Purity, Security, Server, Tcp, Tls,
};

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

#[test]
fn every_part_has_its_place() {
    let built = Builder::new()
        .group(Group::new().address(Tls::new("a", 1)).address(Tls::new("b", 2)).load_balance(true))
        .group(Group::new().address(Tls::new("c", 3)).failover(false))
        .failover(true)
        .load_balance(false)
        .connect_timeout(seconds(90))
        .expire_time(10)
        .sdu(65_535)
        .service("s")
        .server(Server::Dedicated)
        .instance("i")
        .sharding_key("k")
        .super_sharding_key("sk")
        .failover_mode(FailoverMode::select().preconnect("STANDBY").retry(5, seconds(2)))
        .security(Security::new().cert_dn("CN=db,O=Example").without_name_check())
        .build()
        .expect("all of it is valid");
    let text = built.to_string();
    assert_eq!(
        text,
        "(DESCRIPTION=(FAILOVER=ON)(LOAD_BALANCE=OFF)(CONNECT_TIMEOUT=90)(EXPIRE_TIME=10)(SDU=65535)\
         (ADDRESS_LIST=(LOAD_BALANCE=ON)(ADDRESS=(PROTOCOL=TCPS)(HOST=a)(PORT=1))(ADDRESS=(PROTOCOL=TCPS)(HOST=b)(PORT=2)))\
         (ADDRESS_LIST=(FAILOVER=OFF)(ADDRESS=(PROTOCOL=TCPS)(HOST=c)(PORT=3)))\
         (CONNECT_DATA=(SERVICE_NAME=s)(SERVER=DEDICATED)(INSTANCE_NAME=i)(SHARDING_KEY=k)(SUPER_SHARDING_KEY=sk)\
         (FAILOVER_MODE=(TYPE=SELECT)(METHOD=PRECONNECT)(BACKUP=STANDBY)(RETRIES=5)(DELAY=2)))\
         (SECURITY=(SSL_SERVER_DN_MATCH=OFF)(SSL_SERVER_CERT_DN=\"CN=db,O=Example\")))"
    );
    assert_eq!(text.parse::<Descriptor>().as_ref(), Ok(&built));
    let local = Builder::new().address(Ipc::new("EXTPROC1")).sid("PLSExtProc").build().expect("valid");
    let ipc = "(DESCRIPTION=(ADDRESS=(PROTOCOL=IPC)(KEY=EXTPROC1))(CONNECT_DATA=(SID=PLSExtProc)))";
    assert_eq!(local.to_string(), ipc);
    let pooled = Builder::new().address(Tcp::new("h", 1)).service("s").drcp(Drcp::new().purity(Purity::New));
    assert!(pooled.build().expect("valid").to_string().contains("(SERVER=POOLED)(POOL_PURITY=NEW)"));
}

#[test]
fn what_no_client_accepts_is_a_typed_error() {
    let base = || Builder::new().address(Tcp::new("h", 1521)).service("s");
    let cases = [
        (Builder::new().service("s").build(), BuildError::NoAddress),
        (base().security(Security::new()).build(), BuildError::SecurityWithoutTls),
        (Builder::new().address(Tcp::new("", 1)).service("s").build(), BuildError::Empty { name: "HOST" }),
        (
            Builder::new().address(Tcp::new("h", 0)).service("s").build(),
            BuildError::OutOfRange { name: "PORT", min: 1, max: 65535 },
        ),
        (base().instance("a\"b'c").build(), BuildError::Unquotable { name: "INSTANCE_NAME" }),
        (base().sdu(100).build(), BuildError::OutOfRange { name: "SDU", min: 512, max: 2_097_152 }),
        (
            base().retry(1, Duration::from_millis(500)).build(),
            BuildError::WholeSeconds { name: "RETRY_DELAY" },
        ),
        (base().connect_timeout(Duration::ZERO).build(), BuildError::Time { name: "CONNECT_TIMEOUT" }),
        (
            base().failover_mode(FailoverMode::session().preconnect("")).build(),
            BuildError::Empty { name: "BACKUP" },
        ),
    ];
    for (built, error) in cases {
        assert_eq!(built, Err(error));
    }
}
