//! The secure external password store: credentials for `/@alias`, kept in the wallet.
//!
//! Each is three entries with a number: `oracle.security.client.connect_string1`,
//! `…username1` and `…password1`. Other entries stand beside them untouched.

use std::collections::BTreeMap;

use crate::contents::Entry;
use crate::key::Label;
use crate::limits::MAX_ITEMS;
use crate::{Secret, Wallet, WalletError};

const CONNECT_STRING: &str = "oracle.security.client.connect_string";
const USER_NAME: &str = "oracle.security.client.username";
const PASSWORD: &str = "oracle.security.client.password";
/// The longest connect string, user name or password that is stored, in bytes.
pub const MAX_CREDENTIAL: usize = 4_096;

/// One credential of the store.
#[derive(Clone, Copy, Default)]
pub struct Credential<'a> {
    /// The number in the names of its entries.
    pub number: u32,
    /// What a client connects to, as it writes it behind `/@`.
    pub connect_string: Option<&'a str>,
    /// The database user.
    pub user_name: Option<&'a str>,
    /// The password of that user.
    pub password: Option<&'a Secret>,
}

impl Wallet {
    /// The names of all entries of the secret store, in the order of the file; never their values.
    pub fn entry_names(&self) -> impl Iterator<Item = &str> {
        self.contents.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The value of the entry that is called `name`.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Secret> {
        self.contents.entries.iter().find(|entry| entry.name == name).map(|entry| &entry.value)
    }

    /// The credentials by number. A part that the wallet lacks is nothing.
    #[must_use]
    pub fn credentials(&self) -> Vec<Credential<'_>> {
        self.by_number().into_values().collect()
    }

    fn by_number(&self) -> BTreeMap<u32, Credential<'_>> {
        let mut found = BTreeMap::new();
        for entry in &self.contents.entries {
            let Some((part, number)) = part_of(&entry.name) else { continue };
            let credential = found.entry(number).or_insert(Credential { number, ..Credential::default() });
            match part {
                CONNECT_STRING => credential.connect_string = Some(entry.value.expose()),
                USER_NAME => credential.user_name = Some(entry.value.expose()),
                _ => credential.password = Some(&entry.value),
            }
        }
        found
    }

    /// The credential for `connect_string`; the case of ASCII letters does not count, as in alias names.
    #[must_use]
    pub fn credential(&self, connect_string: &str) -> Option<Credential<'_>> {
        let is_it = |found: &str| found.eq_ignore_ascii_case(connect_string);
        self.by_number().into_values().find(|credential| credential.connect_string.is_some_and(is_it))
    }

    /// Adds a credential under the lowest free number and gives that number.
    ///
    /// # Errors
    /// [`WalletError::CredentialExists`], [`WalletError::InvalidCredential`], or
    /// [`WalletError::TooMany`] where the wallet is full.
    pub fn add_credential(
        &mut self,
        connect_string: &str,
        user_name: &str,
        password: Secret,
    ) -> Result<u32, WalletError> {
        check("connect string", connect_string)?;
        check("user name", user_name)?;
        check("password", password.expose())?;
        if let Some(text) = self.credential(connect_string).and_then(|found| found.connect_string) {
            return Err(WalletError::CredentialExists { connect_string: text.to_owned() });
        }
        if self.contents.entries.len() + 3 > MAX_ITEMS {
            return Err(WalletError::TooMany { what: "items", limit: MAX_ITEMS });
        }
        let number = self.free_number();
        let mut push = |part, value| {
            let name = format!("{part}{number}");
            self.contents.entries.push(Entry { name, value, label: Label::default() });
        };
        push(CONNECT_STRING, Secret::from(connect_string));
        push(USER_NAME, Secret::from(user_name));
        push(PASSWORD, password);
        Ok(number)
    }

    /// The lowest: some readers stop at the first number that is missing.
    fn free_number(&self) -> u32 {
        let used = self.by_number();
        (1..).find(|number| !used.contains_key(number)).unwrap_or(1)
    }

    /// Removes the credential for `connect_string`; other entries keep their numbers.
    ///
    /// # Errors
    /// [`WalletError::NoCredential`] where there is none.
    pub fn remove_credential(&mut self, connect_string: &str) -> Result<(), WalletError> {
        let found = self.credential(connect_string).map(|credential| credential.number);
        let number =
            found.ok_or_else(|| WalletError::NoCredential { connect_string: connect_string.to_owned() })?;
        self.contents.entries.retain(|entry| part_of(&entry.name).is_none_or(|(_, found)| found != number));
        Ok(())
    }
}

/// The part and number in the name of a credential's entry.
fn part_of(name: &str) -> Option<(&'static str, u32)> {
    [CONNECT_STRING, USER_NAME, PASSWORD].into_iter().find_map(|part| {
        let digits = name.strip_prefix(part)?;
        let plain = digits.bytes().all(|digit| digit.is_ascii_digit());
        Some((part, digits.parse().ok().filter(|_| plain)?))
    })
}

fn check(what: &'static str, text: &str) -> Result<(), WalletError> {
    match text.is_empty() || text.len() > MAX_CREDENTIAL || text.chars().any(char::is_control) {
        true => Err(WalletError::InvalidCredential { what, limit: MAX_CREDENTIAL }),
        false => Ok(()),
    }
}
