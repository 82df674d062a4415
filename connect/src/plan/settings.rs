//! Single settings, for those who hand them on to another client.

use std::time::Duration;

use tns_dsn::resolve::Profile;
use tns_dsn::{Address, Description, Descriptor, Section, Value};

use super::address::Of;
use super::security::Security;
use super::source::Source;
use super::{Failure, Options, Trust, limits, native, refusal, tls, wallet};

/// Whose certificates count for a description, as for a plan.
pub(crate) fn trust(
    description: &Description,
    profile: &Profile,
    options: &Options,
    notes: &mut Vec<String>,
) -> Trust {
    wallet::trust(Security { section: description.security.as_ref(), profile }, options, notes)
}

/// A setting of SECURITY by its name without prefix, lists with commas; else that of sqlnet.ora.
pub(crate) fn security(section: &Section, profile: &Profile, name: &str) -> Option<String> {
    let security = Security { section: Some(section), profile };
    let listed = || Some(security.words(name).join(",")).filter(|words| !words.is_empty());
    security.text(name).map(str::to_owned).or_else(listed)
}

/// Whether TLS 1.2 and TLS 1.3 are allowed by SSL_VERSION; nothing where neither is.
pub(crate) fn versions(written: &Value) -> Option<(bool, bool)> {
    let section: Section = [("SSL_VERSION".to_owned(), written.clone())].into_iter().collect();
    let profile = Profile::default();
    let security = Security { section: Some(&section), profile: &profile };
    let found = tls::versions(security, &mut Vec::new()).ok()?;
    Some((found.tls12, found.tls13))
}

/// TRANSPORT_CONNECT_TIMEOUT as it is written.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    limits::time(text)
}

/// # Errors
/// Why an address cannot be dialled from a program that speaks TCP and TLS only.
pub(crate) fn dials(address: &Address) -> Result<(), Failure> {
    let (profile, options, mut notes) = (Profile::default(), Options::default(), Vec::new());
    let (description, descriptor) = (Description::default(), Descriptor::default());
    let tls = tls::read(&description, &profile, &options, &mut notes);
    let native = native::read(&description, &profile, &Source::of_descriptor(&descriptor), &options);
    let of = Of { address, origin: None, tls: &tls, native: &native, profile: &profile };
    of.read(&mut notes).map(|_| ())
}

/// The failure of a plan without any address.
pub(crate) fn nothing_left(skipped: Vec<Failure>) -> Failure {
    refusal::nothing_left(skipped)
}
