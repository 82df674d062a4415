//! Who logs in, without what proves it.

use tns_wire::login::{Client, Context, ProxyUser, Purity};

use super::Value;
use crate::login::Mode;

/// Who logs in and how. Passwords and tokens are no part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Login {
    /// The user, and for whom: [`ProxyUser::parse`] reads `user[schema]`.
    pub user: ProxyUser,
    /// What proves who it is.
    pub proof: Proof,
    /// SYSDBA and the like.
    pub mode: Mode,
    /// Whether the login is one before the database is started.
    pub prelim: bool,
    /// Whether the login sets a new password.
    pub new_password: bool,
    /// The edition.
    pub edition: Option<String>,
    /// The connection class of pooled servers (DRCP).
    pub class: Option<String>,
    /// Which pooled servers will do.
    pub purity: Purity,
    /// Application contexts.
    pub contexts: Vec<Context>,
    /// What the client calls itself; empty texts are left to the driver.
    pub client: Client,
    /// The time zone of the session.
    pub time_zone: Option<String>,
    /// Whether sharding keys belong to the login.
    pub sharding: bool,
}

/// What proves who logs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// A password.
    #[default]
    Password,
    /// A token of OAuth 2 or of a cloud.
    Token,
    /// A wallet: its certificate, or its secure external password store.
    External,
}

impl Login {
    /// A login with a password.
    pub fn password(user: ProxyUser) -> Self {
        Self { user, ..Self::default() }
    }

    /// The user, unless somebody else knows it.
    pub(super) fn user(&self) -> Option<&str> {
        Some(self.user.user.as_str()).filter(|user| !user.is_empty())
    }

    /// `user[schema]`, as clients over the Oracle Client libraries take it.
    pub(super) fn user_and_schema(&self) -> String {
        match &self.user.client {
            Some(schema) => format!("{}[{schema}]", self.user.user),
            None => self.user.user.clone(),
        }
    }

    /// The application contexts, if there are any.
    pub(super) fn contexts(&self) -> Option<Value> {
        let entry = |context: &Context| {
            let Context { namespace, name, value } = context.clone();
            [namespace, name, value]
        };
        let entries: Vec<_> = self.contexts.iter().map(entry).collect();
        (!entries.is_empty()).then_some(Value::Contexts(entries))
    }

    /// What the client calls itself, without what is left to the driver.
    pub(super) fn client(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Client { program, machine, terminal, os_user, driver, .. } = &self.client;
        let named = [
            ("program", program),
            ("machine", machine),
            ("terminal", terminal),
            ("osuser", os_user),
            ("driver_name", driver),
        ];
        named.into_iter().map(|(name, text)| (name, text.as_str())).filter(|(_, text)| !text.is_empty())
    }
}

/// What thin drivers call it; none for an ordinary login.
pub(super) fn thin_name(mode: Mode) -> Option<&'static str> {
    Some(match mode {
        Mode::Default => return None,
        Mode::SysDba => "SYSDBA",
        Mode::SysOper => "SYSOPER",
        Mode::SysAsm => "SYSASM",
        Mode::SysBackup => "SYSBKP",
        Mode::SysDg => "SYSDGD",
        Mode::SysKm => "SYSKMT",
        Mode::SysRac => "SYSRAC",
    })
}
