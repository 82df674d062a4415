//! One ADDRESS: what is dialled, or why nothing can be.

use tns_dsn::Address;
use tns_dsn::resolve::{Origin, Profile};
use tns_parser::model::read_boolean;

use super::refusal::refuse;
use super::{Failure, Native, Proxy, Tls, native, tls};

/// The port of a proxy where HTTPS_PROXY_PORT says nothing, as in node-oracledb and ODP.NET.
const PROXY_PORT: u16 = 80;

/// What an address is read with.
pub(super) struct Of<'a> {
    pub(super) address: &'a Address,
    pub(super) origin: Option<Origin>,
    pub(super) tls: &'a tls::Read,
    pub(super) native: &'a native::Read,
    pub(super) profile: &'a Profile,
}

/// What is dialled.
pub(super) struct Dialled {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Option<Tls>,
    pub(super) native: Option<Native>,
    pub(super) proxy: Option<Proxy>,
    pub(super) origin: Option<Origin>,
}

impl Of<'_> {
    /// # Errors
    /// Why the address cannot be dialled.
    pub(super) fn read(self, notes: &mut Vec<String>) -> Result<Dialled, Failure> {
        self.dialled(notes).map_err(|failure| match failure.origin {
            Some(_) => failure,
            None => failure.at(self.origin.clone()),
        })
    }

    fn dialled(&self, notes: &mut Vec<String>) -> Result<Dialled, Failure> {
        let tls = self.is_tls()?;
        let host = host(self.address.host().unwrap_or_default(), "HOST")?;
        let Some(port) = self.address.port().filter(|port| *port > 0) else {
            let written = self.address.settings.text("PORT").unwrap_or_default();
            return Err(no_port(&host, written));
        };
        let tls = tls.then(|| self.tls.tls()).transpose()?;
        let proxy = self.proxy(tls.is_some(), notes)?;
        let native = self.native.of(tls.is_some(), notes)?;
        Ok(Dialled { host, port, tls, native, proxy, origin: self.origin.clone() })
    }

    fn is_tls(&self) -> Result<bool, Failure> {
        match self.address.protocol().to_ascii_uppercase().as_str() {
            "TCP" | "" => Ok(false),
            "TCPS" => Ok(true),
            other => Err(refuse(
                Some("ORA-12538"),
                format!("PROTOCOL={other} cannot be dialled from here"),
                "use TCP or TCPS with HOST and PORT; other protocols need Oracle's own client",
            )),
        }
    }

    fn proxy(&self, is_tls: bool, notes: &mut Vec<String>) -> Result<Option<Proxy>, Failure> {
        let settings = &self.address.settings;
        let Some(name) = settings.text("HTTPS_PROXY").filter(|name| !name.is_empty()) else {
            return Ok(None);
        };
        if self.profile.text("SQLNET.USE_HTTPS_PROXY").and_then(read_boolean) == Some(false) {
            tell(notes, "HTTPS_PROXY is ignored: SQLNET.USE_HTTPS_PROXY is off in sqlnet.ora");
            return Ok(None);
        }
        if !is_tls {
            let hint = "set PROTOCOL=TCPS, or remove HTTPS_PROXY";
            return Err(refuse(Some("ORA-12533"), "HTTPS_PROXY needs PROTOCOL=TCPS", hint));
        }
        let host = host(name, "HTTPS_PROXY")?;
        let port = match settings.text("HTTPS_PROXY_PORT").filter(|port| !port.is_empty()) {
            None => PROXY_PORT,
            Some(written) => match written.parse() {
                Ok(port) if port > 0 => port,
                _ => return Err(no_port(&host, written)),
            },
        };
        Ok(Some(Proxy { host, port }))
    }
}

/// Brackets round an address of IPv6 are no part of it. A host with blanks or control characters
/// is none, and must never get into the request to a proxy.
fn host(written: &str, parameter: &str) -> Result<String, Failure> {
    let host = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(written);
    if host.is_empty() {
        return Err(refuse(
            Some("ORA-12533"),
            format!("the ADDRESS has no {parameter}"),
            "set HOST and PORT",
        ));
    }
    if host.chars().any(|c| c.is_whitespace() || c.is_control()) {
        let message = format!("{parameter}: `{}` is no name of a host", host.escape_debug());
        return Err(refuse(Some("ORA-12545"), message, "write one host name or IP address"));
    }
    Ok(host.to_owned())
}

fn no_port(host: &str, written: &str) -> Failure {
    let message = format!("`{}` is no port number (host {host})", written.escape_debug());
    refuse(Some("ORA-12533"), message, "write the number, 1 to 65535: names of services are not looked up")
}

/// Says it once.
pub(super) fn tell(notes: &mut Vec<String>, note: &str) {
    if !notes.iter().any(|told| told == note) {
        notes.push(note.to_owned());
    }
}
