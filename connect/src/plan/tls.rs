//! What TLS has to hold for the addresses with PROTOCOL=TCPS.

use serde::Serialize;
use tns_dsn::Description;
use tns_dsn::resolve::Profile;

use super::address::tell;
use super::refusal::refuse;
use super::security::Security;
use super::{Failure, Options, sni, wallet};

/// What TLS has to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tls {
    /// What to trust, and who we are.
    pub trust: Trust,
    /// How the server is recognised.
    pub names: NameCheck,
    /// The versions that may be spoken.
    pub versions: Versions,
    /// SSL_CIPHER_SUITES, names as written; empty: all that are safe.
    pub cipher_suites: Vec<String>,
    /// The server name indication of USE_SNI; `None`: none is sent.
    pub sni: Option<String>,
    /// SSL_CERTIFICATE_ALIAS: which certificate of the wallet is ours.
    pub certificate_alias: Option<String>,
    /// SSL_CERTIFICATE_THUMBPRINT, as written.
    pub certificate_thumbprint: Option<String>,
}

/// Whose certificates are trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// Those of the system.
    System,
    /// Those of the wallet in a folder, which also holds our own certificate.
    Wallet(std::path::PathBuf),
}

/// How the server's certificate is checked beyond its chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameCheck {
    /// SSL_SERVER_CERT_DN: exactly this distinguished name, whatever the order of its parts.
    Dn(String),
    /// The host name that was asked for has to be in it.
    Host,
    /// The host name or the service name, as SSL_ALLOW_WEAK_DN_MATCH wants it.
    HostOrService(String),
    /// SSL_SERVER_DN_MATCH is off: any name.
    Off,
}

/// The versions of TLS that SSL_VERSION allows; TLS 1.2 and 1.3 only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Versions {
    /// TLS 1.2.
    pub tls12: bool,
    /// TLS 1.3.
    pub tls13: bool,
}

/// What a description says about TLS, whether it is used or not.
pub(super) struct Read {
    /// Whether an address uses it.
    pub(super) used: bool,
    tls: Result<Tls, Failure>,
}

impl Read {
    /// # Errors
    /// The [`Failure`] of settings that allow no version which is spoken here.
    pub(super) fn tls(&self) -> Result<Tls, Failure> {
        self.tls.clone()
    }

    /// Whether a name is looked for in the certificate.
    pub(super) fn checks_names(&self) -> bool {
        self.tls.as_ref().is_ok_and(|tls| tls.names != NameCheck::Off)
    }
}

/// Reads SECURITY, the settings of sqlnet.ora behind it, and the options before it.
pub(super) fn read(
    description: &Description,
    profile: &Profile,
    options: &Options,
    notes: &mut Vec<String>,
) -> Read {
    let used =
        description.all_addresses().iter().any(|address| address.protocol().eq_ignore_ascii_case("TCPS"));
    let security = Security { section: description.security.as_ref(), profile };
    let mut told = Vec::new();
    let tls = versions(security, &mut told).map(|versions| Tls {
        trust: wallet::trust(security, options, &mut told),
        names: names(security, description, &mut told),
        versions,
        cipher_suites: security.words("CIPHER_SUITES"),
        sni: sni::text(description, &mut told),
        certificate_alias: security.text("CERTIFICATE_ALIAS").map(str::to_owned),
        certificate_thumbprint: security.text("CERTIFICATE_THUMBPRINT").map(str::to_owned),
    });
    if used {
        told.iter().for_each(|note| tell(notes, note));
    }
    Read { used, tls }
}

fn names(security: Security<'_>, description: &Description, notes: &mut Vec<String>) -> NameCheck {
    let name = security.text("SERVER_CERT_DN");
    if !security.is_on("SERVER_DN_MATCH", true) {
        let ignored = if name.is_some() { ", SSL_SERVER_CERT_DN is ignored" } else { "" };
        notes.push(format!(
            "SSL_SERVER_DN_MATCH is off{ignored}: any server with a trusted certificate is taken"
        ));
        return NameCheck::Off;
    }
    match (name, description.connect_text("SERVICE_NAME")) {
        (Some(name), _) => NameCheck::Dn(name.to_owned()),
        (None, Some(service)) if !service.is_empty() && security.is_on("ALLOW_WEAK_DN_MATCH", false) => {
            NameCheck::HostOrService(service.to_owned())
        }
        (None, _) => NameCheck::Host,
    }
}

/// `1.2`, `TLSv1.3`, `1.2+`, lists of them, and `undetermined`, which is all.
pub(super) fn versions(security: Security<'_>, notes: &mut Vec<String>) -> Result<Versions, Failure> {
    let words = security.words("VERSION");
    let mut found = Versions { tls12: words.is_empty(), tls13: words.is_empty() };
    for word in &words {
        let lower = word.to_ascii_lowercase();
        match lower.trim_start_matches("tlsv").trim_start_matches("sslv") {
            "1.2" => found.tls12 = true,
            "1.3" | "1.3+" => found.tls13 = true,
            "1.2+" | "1.1+" | "1.0+" | "1+" | "3.0+" | "undetermined" | "0" => {
                found = Versions { tls12: true, tls13: true };
            }
            "1.1" | "1.0" | "1" | "3" | "3.0" | "2.0" => {
                notes.push(format!("SSL_VERSION: {word} is left out: TLS 1.2 is the oldest that is spoken"));
            }
            _ => return Err(no_version(&format!("SSL_VERSION: `{word}` is no version of TLS"))),
        }
    }
    match found.tls12 || found.tls13 {
        true => Ok(found),
        false => Err(no_version(&format!("SSL_VERSION={} allows no version that is safe", words.join(",")))),
    }
}

fn no_version(message: &str) -> Failure {
    refuse(Some("ORA-28860"), message, "write TLSv1.2, TLSv1.3 or both: (SSL_VERSION=(TLSv1.2,TLSv1.3))")
}
