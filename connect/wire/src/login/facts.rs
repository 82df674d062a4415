//! What a login tells about the session and the server.

use super::LoginError;
use crate::ttc::{FieldVersion, Pairs, ProtocolAnswer, ServerVersion};

/// What a login tells about the session and the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The release of the server.
    pub version: ServerVersion,
    /// What the server says about its release: `- Production`.
    pub version_text: String,
    /// The kind of system the server runs on.
    pub banner: String,
    /// SID of the session.
    pub session_id: u32,
    /// Serial number of the session.
    pub serial: u32,
    /// Number of the user.
    pub user_id: Option<u32>,
    /// Name of the (pluggable) database.
    pub database: String,
    /// Unique name of the database.
    pub unique_name: String,
    /// Domain of the database.
    pub domain: String,
    /// Name of the instance.
    pub instance: String,
    /// Name of the service.
    pub service: String,
    /// Host of the server.
    pub host: String,
    /// Process of the server.
    pub process: String,
    /// When the instance was started.
    pub started: String,
    /// The most cursors a session may have open.
    pub cursors: Option<u32>,
    /// The longest name in bytes.
    pub identifier: u32,
    /// Number of the database's character set.
    pub charset: u16,
    /// Number of the national one.
    pub national_charset: u16,
    /// The version of the fields that both sides use.
    pub fields: FieldVersion,
    /// Settings of languages: names without `AUTH_NLS_LXC`, and values.
    pub languages: Vec<(String, String)>,
}

impl Facts {
    /// Reads them from the answer to the last step. An instance that is down may leave any of them out.
    pub(super) fn read(
        pairs: &Pairs,
        protocol: &ProtocolAnswer,
        fields: FieldVersion,
        is_preliminary: bool,
    ) -> Result<Self, LoginError> {
        let text = |name: &str| pairs.text(name).unwrap_or_default().to_owned();
        let number = |name: &str| pairs.text(name).and_then(|text| text.parse().ok());
        let needed = |name: &str, what| {
            let number = number(name).or(is_preliminary.then_some(0));
            number.ok_or(LoginError::Missing(what))
        };
        let version = needed("AUTH_VERSION_NO", "version of the server")?;
        Ok(Self {
            version: ServerVersion::from_number(version, fields),
            version_text: text("AUTH_VERSION_STRING"),
            banner: protocol.banner.clone(),
            session_id: needed("AUTH_SESSION_ID", "SID")?,
            serial: needed("AUTH_SERIAL_NUM", "serial number")?,
            user_id: number("AUTH_USER_ID"),
            database: text("AUTH_DBNAME"),
            unique_name: text("AUTH_SC_DBUNIQUE_NAME"),
            domain: text("AUTH_SC_DB_DOMAIN"),
            instance: text("AUTH_INSTANCENAME"),
            service: text("AUTH_SC_SERVICE_NAME"),
            host: text("AUTH_SC_SERVER_HOST"),
            process: text("AUTH_SERVER_PID"),
            started: text("AUTH_SC_INSTANCE_START_TIME"),
            cursors: number("AUTH_MAX_OPEN_CURSORS"),
            identifier: number("AUTH_MAX_IDEN_LENGTH").unwrap_or(30),
            charset: protocol.charset,
            national_charset: protocol.national_charset,
            fields,
            languages: languages(pairs),
        })
    }
}

fn languages(pairs: &Pairs) -> Vec<(String, String)> {
    let settings = pairs.iter().filter_map(|pair| {
        let name = pair.name.trim_end_matches('\0').strip_prefix("AUTH_NLS_LX")?;
        let value = String::from_utf8_lossy(&pair.value).into_owned();
        Some((name.strip_prefix('C').unwrap_or(name).to_owned(), value))
    });
    settings.collect()
}
