//! python-oracledb in Thin mode.

use std::path::Path;

use tns_dsn::Descriptor;
use tns_dsn::convert::python::arguments;
use tns_wire::login::Purity;

use super::ignored::{Ignored, Place, differs, lost, report};
use super::login::{Login, Proof, thin_name};
use super::note::{Effect, Note, tell};
use super::target::{Target, uses_tls};
use super::thin;
use super::value::Value;
use super::{Driver, Export};
use crate::error::Failure;
use crate::plan::settings;

const COMPRESSION: &str = "COMPRESSION_LEVELS";
const IGNORED: [Ignored; 8] = [
    lost(
        Place::Description,
        COMPRESSION,
        "the driver compresses nothing, and fails where there are two levels",
    ),
    lost(
        Place::Description,
        "CONNECT_TIMEOUT",
        "the driver waits for the answer of a listener without limit; \
         TRANSPORT_CONNECT_TIMEOUT bounds the TCP connection only",
    ),
    lost(Place::Description, "ENABLE", "set EXPIRE_TIME for probes of a quiet connection"),
    lost(Place::Security, "SSL_CIPHER_SUITES", "pass an ssl.SSLContext with these suites as ssl_context"),
    lost(Place::Security, "SSL_CERTIFICATE_ALIAS", "keep one certificate with a key in ewallet.pem"),
    lost(Place::Security, "SSL_CERTIFICATE_THUMBPRINT", "keep one certificate with a key in ewallet.pem"),
    lost(
        Place::Security,
        "SSL_ALLOW_WEAK_DN_MATCH",
        "the host has to be in the certificate; the name of the service does not count",
    ),
    differs(
        Place::ConnectData,
        "FAILOVER_MODE",
        "it is handed on, but only the Oracle Client libraries fail sessions over",
    ),
];

/// The keywords of `oracledb.connect`.
///
/// # Errors
/// Where none of the addresses can be dialled.
pub(super) fn export(target: &Target, login: &Login) -> Result<Export, Failure> {
    let mut notes = target.notes();
    let mut descriptor = thin::descriptor(target, &mut notes)?;
    report(&descriptor, &IGNORED, &mut notes);
    descriptor.descriptions.iter_mut().for_each(|one| _ = one.settings.remove(COMPRESSION));
    pooled(&mut descriptor, login);
    versions(&mut descriptor, &mut notes);
    names(&mut descriptor);
    let mut made = Export::new(Driver::Python, notes);
    user(login, &mut made);
    made.settings.extend(arguments(&descriptor).into_iter().map(|(name, value)| (name, value.into())));
    made.set_text("config_dir", target.config_dir.as_deref().and_then(Path::to_str));
    extras(login, &mut made);
    unsupported(target, login, &mut made);
    Ok(made)
}

/// The class and the purity of the login go before those of the descriptor; as for this driver the
/// descriptor goes before its keywords, they stand there.
pub(super) fn pooled(descriptor: &mut Descriptor, login: &Login) {
    let purity = match login.purity {
        Purity::Default => None,
        Purity::New => Some("NEW"),
        Purity::Reuse => Some("SELF"),
    };
    let pairs = [("POOL_CONNECTION_CLASS", login.class.as_deref()), ("POOL_PURITY", purity)];
    for (name, value) in pairs.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        for description in &mut descriptor.descriptions {
            description.connect_data.get_or_insert_default().set(name, value);
        }
    }
}

/// The driver takes one version, or leaves the choice open.
fn versions(descriptor: &mut Descriptor, notes: &mut Vec<Note>) {
    const NAME: &str = "SSL_VERSION";
    for security in descriptor.descriptions.iter_mut().filter_map(|one| one.security.as_mut()) {
        let Some(written) = security.get(NAME).cloned() else { continue };
        security.remove(NAME);
        match settings::versions(&written) {
            Some((true, false)) => security.set(NAME, "TLSv1.2"),
            Some((false, true)) => security.set(NAME, "TLSv1.3"),
            Some(_) => {}
            None => tell(notes, Effect::Lost, NAME, "the driver speaks TLS 1.2 and 1.3 only"),
        }
    }
}

/// Names are checked unless that is turned off; keywords can only say so.
fn names(descriptor: &mut Descriptor) {
    for description in descriptor.descriptions.iter_mut().filter(|one| uses_tls(one)) {
        let security = description.security.get_or_insert_default();
        if security.get("SSL_SERVER_DN_MATCH").is_none() {
            security.set("SSL_SERVER_DN_MATCH", true);
        }
    }
}

fn user(login: &Login, made: &mut Export) {
    made.set_text("user", login.user());
    made.set_text("proxy_user", login.user.client.as_deref());
    match login.proof {
        Proof::Password => made.secrets.push("password"),
        Proof::Token => {
            made.secrets.push("access_token");
            made.note(Effect::Needs, "access_token", "tokens go over TCPS only; a callable renews them");
        }
        Proof::External => {
            made.set("externalauth", true);
            let why = "a wallet with a certificate of the user, over TCPS; \
                       this driver reads no secure external password store";
            made.note(Effect::Needs, "externalauth", why);
        }
    }
    if login.new_password {
        made.secrets.push("newpassword");
    }
    let mode = thin_name(login.mode).map(|name| Value::constant(name, format!("oracledb.AUTH_MODE_{name}")));
    made.settings.extend(mode.map(|mode| ("mode", mode)));
}

fn extras(login: &Login, made: &mut Export) {
    made.set_text("edition", login.edition.as_deref());
    made.settings.extend(login.contexts().map(|contexts| ("appcontext", contexts)));
    login.client().for_each(|(name, text)| made.set(name, text));
    made.environment.extend(login.time_zone.as_deref().map(|zone| ("ORA_SDTZ", zone.into())));
}

fn unsupported(target: &Target, login: &Login, made: &mut Export) {
    if let Some(folder) = &target.wallet {
        let why = format!(
            "ewallet.pem in {}, and wallet_password where its key is encrypted; no other file of a wallet is read",
            folder.display()
        );
        made.note(Effect::Needs, "wallet_location", &why);
    }
    if login.prelim {
        made.note(Effect::Lost, "PRELIM", "it needs the Thick mode, which loads the Oracle Client libraries");
    }
    if login.sharding {
        made.note(Effect::Lost, "sharding keys", "the Thin mode refuses them (DPY-3001)");
    }
    for name in &target.native {
        let why = "the Thin mode negotiates no native encryption, and fails where the server requires it \
                   (DPY-3001): use TCPS";
        made.note(Effect::Lost, name, why);
    }
}
