//! The crate `oracle` 0.6 over the Oracle Client libraries.

use std::path::Path;

use tns_wire::login::Purity;

use super::login::{Login, Proof};
use super::note::Effect;
use super::target::Target;
use super::value::Value;
use super::{Driver, Export};
use crate::login::Mode;

/// The arguments and setters of `oracle::Connector`.
pub(super) fn export(target: &Target, login: &Login) -> Export {
    let mut made = Export::new(Driver::Oracle, target.notes());
    made.set("username", login.user_and_schema());
    if login.proof == Proof::Password {
        made.secrets.push("password");
    }
    made.set("connect_string", target.descriptor.to_string());
    settings(login, &mut made);
    libraries(target, login, &mut made);
    if login.proof == Proof::Token {
        made.note(Effect::Lost, "a token", "the crate has no setting for tokens");
    }
    for (name, _) in login.client().filter(|(name, _)| *name != "driver_name") {
        made.note(Effect::Lost, name, "the libraries find it out themselves");
    }
    made
}

fn settings(login: &Login, made: &mut Export) {
    if login.proof == Proof::External {
        made.set("external_auth", true);
    }
    if login.new_password {
        made.secrets.push("new_password");
    }
    if let Some(name) = privilege(login.mode) {
        made.set(
            "privilege",
            Value::constant(&name.to_ascii_uppercase(), format!("oracle::Privilege::{name}")),
        );
    }
    if login.prelim {
        made.set("prelim_auth", true);
    }
    match login.purity {
        Purity::Default => {}
        Purity::New => made.set("purity", Value::constant("NEW", "oracle::conn::Purity::New")),
        Purity::Reuse => made.set("purity", Value::constant("SELF", "oracle::conn::Purity::Self_")),
    }
    made.set_text("connection_class", login.class.as_deref());
    made.set_text("edition", login.edition.as_deref());
    made.settings.extend(login.contexts().map(|contexts| ("app_context", contexts)));
    let driver = login.client().find(|(name, _)| *name == "driver_name");
    made.set_text("driver_name", driver.map(|(_, text)| text));
}

fn privilege(mode: Mode) -> Option<&'static str> {
    Some(match mode {
        Mode::Default => return None,
        Mode::SysDba => "Sysdba",
        Mode::SysOper => "Sysoper",
        Mode::SysAsm => "Sysasm",
        Mode::SysBackup => "Sysbackup",
        Mode::SysDg => "Sysdg",
        Mode::SysKm => "Syskm",
        Mode::SysRac => "Sysrac",
    })
}

/// What every program over the Oracle Client libraries needs, and cannot do.
pub(super) fn libraries(target: &Target, login: &Login, made: &mut Export) {
    made.note(Effect::Needs, "Oracle Client", "its libraries have to be installed where the program runs");
    let folder = target.config_dir.as_deref().and_then(Path::to_str);
    made.environment.extend(folder.map(|folder| ("TNS_ADMIN", folder.into())));
    made.environment.extend(login.time_zone.as_deref().map(|zone| ("ORA_SDTZ", zone.into())));
    if let Some(folder) = &target.wallet {
        let why = format!("cwallet.sso in {}: the libraries ask for no password", folder.display());
        made.note(Effect::Needs, "MY_WALLET_DIRECTORY", &why);
    }
    if login.proof == Proof::External {
        let why = "a login of the operating system, a certificate, or the secure external password store of the \
                   wallet that sqlnet.ora names";
        made.note(Effect::Needs, "external authentication", why);
    }
    if target.config_dir.is_none() {
        for name in &target.native {
            made.note(Effect::Needs, name, "TNS_ADMIN names the folder of the sqlnet.ora that says so");
        }
    }
    if login.sharding {
        made.note(Effect::Lost, "sharding keys", "the crate has no setting for them");
    }
}
