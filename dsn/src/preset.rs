//! Descriptors for usual cases, as the manuals recommend them.

use crate::{Address, AddressList, Description, Section};

/// Seconds and counts that Oracle's high-availability papers recommend.
fn patient() -> Description {
    Description::new()
        .with("CONNECT_TIMEOUT", 90)
        .with("RETRY_COUNT", 50)
        .with("RETRY_DELAY", 3)
        .with("TRANSPORT_CONNECT_TIMEOUT", 3)
}

fn balanced(host: &str, port: u16) -> AddressList {
    AddressList::of([Address::tcp(host, port)]).with("LOAD_BALANCE", true)
}

/// A cluster behind its SCAN name.
pub fn rac_scan(scan: &str, port: u16, service: &str) -> Description {
    patient().address_list(balanced(scan, port)).service_name(service)
}

/// A Data Guard pair: the primary is tried first, then the standby; the service
/// runs where the primary role is.
pub fn data_guard(primary: &str, standby: &str, port: u16, service: &str) -> Description {
    patient()
        .address_list(balanced(primary, port))
        .address_list(balanced(standby, port))
        .service_name(service)
}

/// A cloud database with TLS both ways: the wallet directory holds the client's key.
pub fn cloud_mtls(host: &str, service: &str, wallet: &str) -> Description {
    cloud(host, 1522, service).secure("WALLET_LOCATION", wallet_of(wallet))
}

/// A cloud database with TLS one way: no wallet, only the system's trusted certificates.
pub fn cloud_tls(host: &str, service: &str) -> Description {
    cloud(host, 1521, service)
}

fn cloud(host: &str, port: u16, service: &str) -> Description {
    Description::new()
        .with("RETRY_COUNT", 20)
        .with("RETRY_DELAY", 3)
        .address(Address::tcps(host, port))
        .service_name(service)
        .secure("SSL_SERVER_DN_MATCH", "yes")
}

pub(crate) fn wallet_of(directory: &str) -> Section {
    let mut data = Section::default();
    data.set("DIRECTORY", directory);
    let mut source = Section::default();
    source.set("METHOD", "FILE");
    source.set("METHOD_DATA", data);
    let mut wallet = Section::default();
    wallet.set("SOURCE", source);
    wallet
}

/// The entry by which a database reaches its external procedures.
pub fn extproc(key: &str, sid: &str) -> Description {
    Description::new()
        .address(Address::default().with("PROTOCOL", "IPC").with("KEY", key))
        .sid(sid)
        .connect("PRESENTATION", "RO")
}
