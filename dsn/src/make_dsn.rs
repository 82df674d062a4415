//! The function that cx_Oracle and python-oracledb call `makedsn`.

use std::fmt::Write;

/// An argument that cannot stand in a connect string.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} holds `{character}`, which has a meaning of its own in a connect string")]
pub struct InvalidArgument {
    /// The argument.
    pub name: &'static str,
    /// The character: `(`, `)` or `=`.
    pub character: char,
}

/// A connect descriptor from its parts, byte for byte what `oracledb.makedsn`
/// of python-oracledb 26.1 gives; a service wins over a SID.
///
/// ```
/// let dsn = tns_dsn::make_dsn("db1", 1521, None, Some("sales"), None, None, None)?;
/// assert_eq!(dsn, "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=sales)))");
/// # Ok::<(), tns_dsn::InvalidArgument>(())
/// ```
///
/// # Errors
/// [`InvalidArgument`] where a text holds `(`, `)` or `=`.
pub fn make_dsn(
    host: &str,
    port: u16,
    sid: Option<&str>,
    service_name: Option<&str>,
    region: Option<&str>,
    sharding_key: Option<&str>,
    super_sharding_key: Option<&str>,
) -> Result<String, InvalidArgument> {
    let parts = [
        ("service_name", "SERVICE_NAME", service_name),
        ("sid", "SID", sid.filter(|_| service_name.is_none())),
        ("region", "REGION", region),
        ("sharding_key", "SHARDING_KEY", sharding_key),
        ("super_sharding_key", "SUPER_SHARDING_KEY", super_sharding_key),
    ];
    check("host", host)?;
    let mut data = String::new();
    for (name, keyword, value) in parts {
        let Some(value) = value else { continue };
        check(name, value)?;
        // Writing to a string cannot fail.
        let _ = write!(data, "({keyword}={value})");
    }
    Ok(format!("(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST={host})(PORT={port}))(CONNECT_DATA={data}))"))
}

fn check(name: &'static str, value: &str) -> Result<(), InvalidArgument> {
    match value.chars().find(|c| matches!(c, '(' | ')' | '=')) {
        Some(character) => Err(InvalidArgument { name, character }),
        None => Ok(()),
    }
}
