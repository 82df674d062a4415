//! Sharding keys of the options, in place of those of the descriptor.

use std::borrow::Cow;

use tns_dsn::Description;

use super::address::tell;
use super::refusal::refuse;
use super::{Failure, Options};

/// A description with the keys of the options in its connect data.
///
/// # Errors
/// Where a key cannot be written.
pub(super) fn with_keys<'d>(
    description: &'d Description,
    options: &Options,
    notes: &mut Vec<String>,
) -> Result<Cow<'d, Description>, Failure> {
    let mut made = Cow::Borrowed(description);
    for (name, key) in [("SHARDING_KEY", &options.shard), ("SUPER_SHARDING_KEY", &options.super_shard)] {
        let Some(key) = key else { continue };
        let value = key.value().map_err(|error| {
            refuse(None, format!("{name}: {error}"), "give texts without quotes, numbers, bytes or dates")
        })?;
        if !key.is_documented() {
            tell(notes, &format!("{name} is written in a form that no manual shows: it is experimental"));
        }
        made = Cow::Owned(made.into_owned().connect(name, value));
    }
    Ok(made)
}
