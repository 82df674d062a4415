//! The crate `sibyl` 0.7 over the Oracle Client libraries.

use super::login::{Login, Proof};
use super::note::Effect;
use super::target::Target;
use super::value::Value;
use super::{Driver, Export, oracle, python};
use crate::login::Mode;

/// The arguments of `sibyl::Environment::connect`.
pub(super) fn export(target: &Target, login: &Login) -> Export {
    let mut made = Export::new(Driver::Sibyl, target.notes());
    let mut descriptor = target.descriptor.clone();
    python::pooled(&mut descriptor, login);
    made.set("dbname", descriptor.to_string());
    made.set("username", login.user_and_schema());
    made.secrets.push("password");
    if login.mode == Mode::SysDba {
        made.set("privilege", Value::constant("SYSDBA", "connect_as_sysdba"));
    }
    oracle::libraries(target, login, &mut made);
    unsupported(login, &mut made);
    made
}

fn unsupported(login: &Login, made: &mut Export) {
    let password = "the crate logs in with user and password only";
    let asked = [
        (login.proof == Proof::Token, "a token", password),
        (login.proof == Proof::External, "external authentication", password),
        (login.new_password, "a new password", "run ALTER USER … IDENTIFIED BY after the login"),
        (login.prelim, "PRELIM", "the crate has no such mode"),
        (login.edition.is_some(), "the edition", "run ALTER SESSION SET EDITION after the login"),
        (!login.contexts.is_empty(), "application contexts", "the crate has no setting for them"),
    ];
    made.note_lost(&asked);
    if !matches!(login.mode, Mode::Default | Mode::SysDba) {
        made.note(Effect::Lost, login.mode.name(), "the crate knows SYSDBA only");
    }
    for (name, _) in login.client() {
        made.note(Effect::Lost, name, "the crate and the libraries say what they are");
    }
}
