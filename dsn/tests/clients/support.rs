//! Files in memory, and short views of a reading.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tns_dsn::clients::{Client, Effective, Place, Reader, Refusal};
use tns_dsn::files::Files;
use tns_dsn::{Address, AddressList, Description, Descriptor};

/// Files by their paths.
pub(super) struct Disk(HashMap<PathBuf, Vec<u8>>);

impl Disk {
    /// Files below `/admin`, unless their paths begin at the root.
    pub(super) fn of<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Self {
        let place = |path: &str| Path::new("/admin").join(path);
        Self(files.iter().map(|(path, text)| (place(path), text.as_ref().to_vec())).collect())
    }

    /// A client whose TNS_ADMIN is `/admin`.
    pub(super) fn reader(&self, client: Client) -> Reader<'_> {
        Reader::new(client, Place::of_folder(self, Path::new("/admin")))
    }
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

pub(super) fn read(client: Client, text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(client).read(text)
}

/// What is read of a text that has to be readable.
pub(super) fn of(client: Client, text: &str) -> Effective {
    read(client, text).unwrap_or_else(|error| panic!("{client}: {text}: {error}"))
}

/// The number of the error that a text ends with.
pub(super) fn code(client: Client, text: &str) -> Option<&'static str> {
    read(client, text).expect_err(text).code
}

/// `protocol://host:port` of every address.
pub(super) fn places(effective: &Effective) -> Vec<String> {
    let place = |address: &tns_dsn::clients::Address| {
        let (host, port) = (address.host.as_deref().unwrap_or("-"), address.port.unwrap_or(-1));
        format!("{}://{host}:{port}", address.protocol)
    };
    effective.addresses().map(place).collect()
}

/// Descriptors of our own builder that say nothing which clients disagree about.
pub(super) fn plain_descriptors() -> impl Strategy<Value = Descriptor> {
    let address = (prop_oneof!["TCP", "TCPS"], "[a-z][a-z0-9]{0,8}(\\.[a-z]{2,5})?", 1..=65535u16)
        .prop_map(|(protocol, host, port)| Address::new(&protocol, &host, port));
    let list = prop::collection::vec(address, 1..4);
    (list, "[a-z][a-z0-9_.]{0,12}", 0..9u32, any::<bool>()).prop_map(
        |(addresses, service, retries, in_list)| {
            let start = Description::new().with("RETRY_COUNT", retries).service_name(&service);
            match in_list {
                true => start.address_list(AddressList::of(addresses)),
                false => addresses.into_iter().fold(start, Description::address),
            }
            .into()
        },
    )
}

/// The same places, target and retries as the builder was told.
pub(super) fn assert_reads_back(client: Client, descriptor: &Descriptor) {
    let effective = of(client, &descriptor.to_string());
    let wanted = descriptor.addresses().map(|address| {
        let (host, port) = (address.host().unwrap_or_default(), address.port().unwrap_or_default());
        format!("{}://{host}:{port}", address.protocol().to_lowercase())
    });
    assert_eq!(places(&effective), wanted.collect::<Vec<_>>());
    let description = &descriptor.descriptions[0];
    let read = &effective.descriptions[0];
    assert_eq!(read.target.service_name.as_deref(), description.connect_text("SERVICE_NAME"));
    assert_eq!(effective.doomed, None);
}

/// Texts near to what clients are given.
pub(super) fn near_texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("(DESCRIPTION=".to_owned()),
        Just("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))".to_owned()),
        Just("(ADDRESS_LIST=".to_owned()),
        Just("(CONNECT_DATA=(SERVICE_NAME=s))".to_owned()),
        Just("(SECURITY=(TLS_SERVER_DN_MATCH=on))".to_owned()),
        Just("jdbc:oracle:thin:@".to_owned()),
        Just("tcps://".to_owned()),
        Just("h1,[::1]:1521/s".to_owned()),
        Just("?sdu=9&connStr=".to_owned()),
        Just("Data Source=".to_owned()),
        "[()=\"'@/:?&%;,# \\n\\[\\]é東a-z0-9]{0,6}",
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}
