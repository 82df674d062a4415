//! Oracle's own Rust driver, as of 26.0.0-beta.5.

use std::time::Duration;

use tns_dsn::Descriptor;
use tns_wire::login::Purity;

use super::ignored::{Ignored, Place, differs, lost, report};
use super::login::{Login, Proof, thin_name};
use super::note::Effect;
use super::target::{Target, each_address, remove_proxy};
use super::thin;
use super::value::Value;
use super::{Driver, Export};
use crate::error::Failure;
use crate::plan::settings;

const IGNORED: [Ignored; 17] = [
    lost(Place::Address, "HTTPS_PROXY", "the driver dials the host itself, without the proxy"),
    lost(
        Place::Description,
        "CONNECT_TIMEOUT",
        "the driver waits for the answer of a listener without limit",
    ),
    lost(Place::Description, "EXPIRE_TIME", "the driver does not turn on keep-alive of TCP"),
    lost(Place::Description, "ENABLE", "the driver does not turn on keep-alive of TCP"),
    lost(Place::Description, "USE_SNI", "the driver sends the name of the host, as every TLS client"),
    lost(
        Place::Security,
        "SSL_SERVER_CERT_DN",
        "the driver does not look at the subject: any certificate with the host in it is taken",
    ),
    differs(
        Place::Security,
        "SSL_SERVER_DN_MATCH",
        "whatever it says, the host has to be in the certificate",
    ),
    lost(Place::Security, "SSL_ALLOW_WEAK_DN_MATCH", "the host has to be in the certificate"),
    lost(Place::Security, "SSL_VERSION", "the driver speaks TLS 1.2 and 1.3"),
    lost(Place::Security, "SSL_CIPHER_SUITES", "the driver takes those of rustls"),
    lost(Place::Security, "SSL_CERTIFICATE_ALIAS", "keep one certificate with a key in ewallet.pem"),
    lost(Place::Security, "SSL_CERTIFICATE_THUMBPRINT", "keep one certificate with a key in ewallet.pem"),
    lost(Place::ConnectData, "POOL_PURITY", "the driver asks for no purity"),
    lost(Place::ConnectData, "POOL_NAME", "the driver does not send it"),
    lost(Place::ConnectData, "FAILOVER_MODE", "the driver does not send it"),
    lost(Place::ConnectData, "SHARDING_KEY", "the driver does not send it"),
    lost(Place::ConnectData, "SUPER_SHARDING_KEY", "the driver does not send it"),
];

/// The setters of `oracledb::Config`, by their names without `set_`.
///
/// # Errors
/// Where none of the addresses can be dialled.
pub(super) fn export(target: &Target, login: &Login) -> Result<Export, Failure> {
    let mut notes = target.notes();
    let mut descriptor = thin::descriptor(target, &mut notes)?;
    report(&descriptor, &IGNORED, &mut notes);
    // It writes the proxy into the connect data without a closing parenthesis.
    for description in &mut descriptor.descriptions {
        each_address(&mut description.addresses, &mut |address| _ = remove_proxy(address));
    }
    let mut made = Export::new(Driver::Oracledb, notes);
    user(login, &mut made);
    made.set("connect_string", descriptor.to_string());
    // It reads the time and the wallet of the descriptor, and takes those of its settings.
    made.settings.extend(timeout(&descriptor).map(|time| ("transport_connect_timeout", Value::Time(time))));
    let class = descriptor.descriptions.iter().find_map(|one| one.connect_text("POOL_CONNECTION_CLASS"));
    made.set_text("cclass", login.class.as_deref().or(class));
    wallet(target, &mut made);
    login.client().for_each(|(name, text)| made.set(name, text));
    made.environment.extend(login.time_zone.as_deref().map(|zone| ("ORA_SDTZ", zone.into())));
    unsupported(target, login, &mut made);
    Ok(made)
}

fn user(login: &Login, made: &mut Export) {
    made.set_text("user", login.user());
    made.secrets.push("password");
    if login.new_password {
        made.secrets.push("new_password");
    }
    let mode = thin_name(login.mode).map(|name| Value::constant(name, format!("oracledb::AUTH_MODE_{name}")));
    made.settings.extend(mode.map(|mode| ("auth_mode", mode)));
}

/// The longest one that a description asks for: there is one setting for all.
fn timeout(descriptor: &Descriptor) -> Option<Duration> {
    let texts =
        descriptor.descriptions.iter().filter_map(|one| one.settings.text("TRANSPORT_CONNECT_TIMEOUT"));
    texts.filter_map(settings::duration).max()
}

fn wallet(target: &Target, made: &mut Export) {
    let Some(folder) = &target.wallet else { return };
    let place = folder.display().to_string();
    let why = format!("ewallet.pem in {place}, and wallet_password where its key is encrypted");
    made.note(Effect::Needs, "wallet_location", &why);
    let why = "public authorities are trusted beside the wallet's, and only they are where ewallet.pem holds a private key";
    made.note(Effect::Differs, "wallet_location", why);
    made.set("wallet_location", place);
}

fn unsupported(target: &Target, login: &Login, made: &mut Export) {
    let password = "the driver logs in with user and password only";
    let asked = [
        (login.user.client.is_some(), "a proxy user", "the driver cannot log in for another user"),
        (login.proof == Proof::Token, "a token", password),
        (login.proof == Proof::External, "external authentication", password),
        (login.prelim, "PRELIM", "the driver has no such mode"),
        (login.edition.is_some(), "the edition", "run ALTER SESSION SET EDITION after the login"),
        (!login.contexts.is_empty(), "application contexts", "the driver sends none"),
        (login.purity != Purity::Default, "the purity", "the driver asks for none"),
        (login.sharding, "sharding keys", "the driver sends none"),
    ];
    made.note_lost(&asked);
    for name in &target.native {
        let why =
            "the driver negotiates no native encryption, and panics where the server requires it: use TCPS";
        made.note(Effect::Lost, name, why);
    }
}
