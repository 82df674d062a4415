//! Where to connect to: one descriptor that says everything.

use std::path::{Path, PathBuf};

use tns_dsn::resolve::{Profile, Resolved};
use tns_dsn::{Address, Description, Descriptor, Place, Section};
use tns_parser::model::read_boolean;

use super::note::{Effect, Note, tell};
use crate::plan::{Options, Trust, settings};

/// Parameters of DESCRIPTION, and where sqlnet.ora has them.
const LIMITS: [(&str, &str); 4] = [
    ("TRANSPORT_CONNECT_TIMEOUT", "TCP.CONNECT_TIMEOUT"),
    ("CONNECT_TIMEOUT", "SQLNET.OUTBOUND_CONNECT_TIMEOUT"),
    ("SDU", "DEFAULT_SDU_SIZE"),
    ("EXPIRE_TIME", "SQLNET.EXPIRE_TIME"),
];
/// Parameters of SECURITY without `SSL_` or `TLS_`.
const SECURITY: [&str; 7] = [
    "SERVER_DN_MATCH",
    "SERVER_CERT_DN",
    "ALLOW_WEAK_DN_MATCH",
    "VERSION",
    "CIPHER_SUITES",
    "CERTIFICATE_ALIAS",
    "CERTIFICATE_THUMBPRINT",
];
/// The names of the folder of the wallet, the one that more clients know first.
const WALLET: [&str; 2] = ["MY_WALLET_DIRECTORY", "WALLET_LOCATION"];
/// The levels of native encryption and checksums in sqlnet.ora.
const NATIVE: [&str; 2] = ["SQLNET.ENCRYPTION_CLIENT", "SQLNET.CRYPTO_CHECKSUM_CLIENT"];

/// Where to connect to. What sqlnet.ora and the options say stands in the descriptor, by the names
/// that most clients know: `SSL_x` for `TLS_x`, MY_WALLET_DIRECTORY for the folder of the wallet.
#[derive(Clone, Debug)]
pub struct Target {
    pub(super) descriptor: Descriptor,
    /// The folder of the wallet where there is one for all descriptions.
    pub(super) wallet: Option<PathBuf>,
    pub(super) config_dir: Option<PathBuf>,
    /// The parameters of sqlnet.ora about native encryption that ask for it.
    pub(super) native: Vec<&'static str>,
    notes: Vec<String>,
}

impl Target {
    /// What a name resolves to. `profile` is sqlnet.ora; of the options, those about wallets count.
    /// The folder of the configuration is that of the file which holds the name.
    pub fn new(resolved: &Resolved, profile: &Profile, options: &Options) -> Self {
        let folder = resolved.place.as_ref().and_then(|(path, _)| path.parent());
        let made = Self::of_descriptor(&resolved.descriptor, profile, options);
        Self { config_dir: folder.map(Path::to_owned), ..made }
    }

    /// A descriptor of which nobody knows where it is written.
    pub fn of_descriptor(descriptor: &Descriptor, profile: &Profile, options: &Options) -> Self {
        let mut made = Self {
            descriptor: descriptor.clone(),
            wallet: None,
            config_dir: None,
            native: native(profile),
            notes: Vec::new(),
        };
        let mut descriptions = std::mem::take(&mut made.descriptor.descriptions);
        descriptions.iter_mut().for_each(|description| made.complete(description, profile, options));
        made.descriptor.descriptions = descriptions;
        made
    }

    /// The same with another folder for tnsnames.ora and sqlnet.ora.
    #[must_use]
    pub fn config_dir(self, folder: &Path) -> Self {
        Self { config_dir: Some(folder.to_owned()), ..self }
    }

    /// The descriptor with everything in it.
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// What is odd about the wallet.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        self.notes.iter().for_each(|why| tell(&mut notes, Effect::Lost, "the wallet", why));
        notes
    }

    fn complete(&mut self, description: &mut Description, profile: &Profile, options: &Options) {
        for (name, in_profile) in LIMITS {
            let said = description.settings.text(name).is_some_and(|text| !text.is_empty());
            if let Some(text) = profile.text(in_profile).filter(|text| !said && !text.is_empty()) {
                description.settings.set(name, text);
            }
        }
        if profile.text("SQLNET.USE_HTTPS_PROXY").and_then(read_boolean) == Some(false) {
            each_address(&mut description.addresses, &mut |address| _ = remove_proxy(address));
        }
        if uses_tls(description) {
            self.secure(description, profile, options);
        }
    }

    fn secure(&mut self, description: &mut Description, profile: &Profile, options: &Options) {
        let trust = settings::trust(description, profile, options, &mut self.notes);
        let mut made = description.security.take().unwrap_or_default();
        for name in SECURITY {
            let written = [format!("SSL_{name}"), format!("TLS_{name}")];
            let found = settings::security(&made, profile, name);
            written.iter().for_each(|name| _ = made.remove(name));
            if let Some(value) = found {
                made.set(&written[0], value);
            }
        }
        let [older, newer] = WALLET.map(|name| made.remove(name));
        match trust {
            Trust::Wallet(folder) => {
                made.set(WALLET[0], folder.to_string_lossy().into_owned());
                self.wallet = Some(folder);
            }
            Trust::System if older || newer => made.set(WALLET[0], "SYSTEM"),
            Trust::System => {}
        }
        description.security = Some(made).filter(|section: &Section| !section.is_empty());
    }
}

/// Those that ask for it: ACCEPTED leaves it to the server, and is the default.
fn native(profile: &Profile) -> Vec<&'static str> {
    let asks = |level: &str| ["REQUESTED", "REQUIRED"].iter().any(|word| level.eq_ignore_ascii_case(word));
    NATIVE.into_iter().filter(|name| profile.text(name).is_some_and(asks)).collect()
}

/// Whether one of its addresses asks for TLS.
pub(super) fn uses_tls(description: &Description) -> bool {
    description.all_addresses().iter().any(|address| address.protocol().eq_ignore_ascii_case("TCPS"))
}

/// Every address, those in lists included.
pub(super) fn each_address(places: &mut [Place], change: &mut impl FnMut(&mut Address)) {
    for place in places {
        match place {
            Place::Address(address) => change(address),
            Place::List(list) => each_address(&mut list.addresses, change),
        }
    }
}

/// HTTPS_PROXY and its port.
pub(super) fn remove_proxy(address: &mut Address) -> bool {
    let port = address.settings.remove("HTTPS_PROXY_PORT");
    address.settings.remove("HTTPS_PROXY") || port
}
