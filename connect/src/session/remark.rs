//! What a user should know about a session that works.

use serde::Serialize;
use tns_wire::ttc::Warning;

use super::SessionInfo;
use crate::answer::readable;
use crate::plan::NameCheck;

/// Something that a user should know about a session that works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    /// `ORA-28002`: the number, where it comes from the server.
    pub code: Option<String>,
    /// One sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum About {
    /// The password expires soon.
    Password,
    /// Native encryption is weaker than it could be, or does not prove who the server is.
    Encryption,
    /// The name in the certificate was not looked at.
    Certificate,
    /// The session may do more than others, or less.
    Privilege,
    /// Resident pools (DRCP).
    Pool,
    /// Anything else that the server warns of.
    Server,
}

/// The password expires soon, or has expired and still works.
const EXPIRES: [u16; 2] = [28002, 28011];

impl Remark {
    /// A remark of one sentence.
    pub fn new(about: About, message: impl Into<String>) -> Self {
        Self { about, code: None, message: message.into(), hint: None }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    fn of_server(warning: &Warning) -> Self {
        let code = format!("ORA-{:05}", warning.number);
        let text = readable(&warning.text);
        let message = text.strip_prefix(&code).unwrap_or(&text).trim_start_matches([':', ' ']);
        let remark = match EXPIRES.contains(&warning.number) {
            true => Self::new(About::Password, message).hint(CHANGE),
            false => Self::new(About::Server, message),
        };
        Self { code: Some(code), ..remark }
    }

    fn expires(days: u32) -> Self {
        let message = match days {
            0 => "the password expires today".to_owned(),
            1 => "the password expires tomorrow".to_owned(),
            days => format!("the password expires in {days} days"),
        };
        Self::new(About::Password, message).hint(CHANGE)
    }
}

const CHANGE: &str = "change the password before it expires";

impl SessionInfo {
    /// What a user should know about the session: what the server warns of, and where its encryption
    /// does not protect as much as one might think.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks: Vec<_> = self.warnings.iter().map(Remark::of_server).collect();
        let knows_expiry = remarks.iter().any(|remark| remark.about == About::Password);
        remarks.extend(self.days_left.filter(|_| !knows_expiry).map(Remark::expires));
        let native = self.native.iter().flat_map(|native| &native.warnings);
        remarks.extend(native.map(|warning| Remark::new(About::Encryption, warning)));
        remarks.extend(self.unchecked_name());
        remarks
    }

    /// TLS with a certificate that may be anybody's.
    fn unchecked_name(&self) -> Option<Remark> {
        let is_off = self.attempt.tls.as_ref().is_some_and(|tls| tls.names == NameCheck::Off);
        let message = "the traffic is encrypted, and the server may be another one: the name in its \
                       certificate was not looked at";
        let hint = "set SSL_SERVER_DN_MATCH=TRUE, so that the certificate has to name the host";
        is_off.then(|| Remark::new(About::Certificate, message).hint(hint))
    }
}
