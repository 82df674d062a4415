use tns_parser::Span;
use tns_parser::jdbc::{self, JdbcUrl, Target};

use super::easy_read::{apply, problems};
use super::plain::{Asked, Plain};
use super::same::says_all;
use super::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

/// A driver property that is a keyword of the descriptor, in seconds there and
/// in milliseconds here where `millis`.
struct Property {
    name: &'static str,
    section: &'static str,
    keyword: &'static str,
    millis: bool,
}

const fn property(name: &'static str, section: &'static str, keyword: &'static str) -> Property {
    Property { name, section, keyword, millis: false }
}

/// Properties of Oracle's JDBC driver with a twin in the descriptor.
const PROPERTIES: &[Property] = &[
    Property {
        millis: true,
        ..property("oracle.net.CONNECT_TIMEOUT", "DESCRIPTION", "TRANSPORT_CONNECT_TIMEOUT")
    },
    Property {
        millis: true,
        ..property("oracle.net.OUTBOUND_CONNECT_TIMEOUT", "DESCRIPTION", "CONNECT_TIMEOUT")
    },
    property("oracle.net.networkCompression", "DESCRIPTION", "COMPRESSION"),
    property("oracle.net.useSNI", "DESCRIPTION", "USE_SNI"),
    property("oracle.net.httpsProxyHost", "ADDRESS", "HTTPS_PROXY"),
    property("oracle.net.httpsProxyPort", "ADDRESS", "HTTPS_PROXY_PORT"),
    property("oracle.net.ssl_server_dn_match", "SECURITY", "SSL_SERVER_DN_MATCH"),
    property("oracle.net.ssl_server_cert_dn", "SECURITY", "SSL_SERVER_CERT_DN"),
    property("oracle.net.ssl_version", "SECURITY", "SSL_VERSION"),
    property("oracle.net.connectionIdPrefix", "CONNECT_DATA", "CONNECTION_ID_PREFIX"),
    property("oracle.jdbc.DRCPConnectionClass", "CONNECT_DATA", "POOL_CONNECTION_CLASS"),
    property("oracle.jdbc.DRCPConnectionPurity", "CONNECT_DATA", "POOL_PURITY"),
];

impl Descriptor {
    /// Reads a JDBC URL that holds all of its target itself.
    ///
    /// # Errors
    /// [`Unreadable`] where it is broken, or leads to something that only a
    /// lookup can tell: an alias, a directory, a configuration provider.
    pub fn read_jdbc(text: &str) -> Result<Converted<Self>, Unreadable> {
        let url = jdbc::parse(text).map_err(|errors| problems(&errors, 0))?;
        let mut made = of_target(&url, text)?;
        if url.credentials.is_some() {
            made.lost.push(Loss::new("user and password", "no part of a descriptor"));
        }
        let tls = made.value.addresses().any(|address| address.protocol().eq_ignore_ascii_case("TCPS"));
        if let [description] = &mut made.value.descriptions[..] {
            let mut inner = Converted { value: std::mem::take(description), lost: Vec::new() };
            for property in &url.properties {
                add(property.name.value, property.value.value, tls, &mut inner);
            }
            *description = inner.value;
            made.lost.extend(inner.lost);
        }
        Ok(made)
    }

    /// The JDBC Thin URL: an Easy Connect string or `host:port:sid` where that
    /// says all, else the descriptor.
    pub fn to_jdbc(&self) -> Converted<String> {
        let url = |target| format!("jdbc:oracle:thin:@{target}");
        let easy = self.to_easy_connect().ok().filter(|easy| easy.lost.is_empty()).map(|easy| easy.value);
        let short = easy.into_iter().chain(self.host_port_sid()).map(url);
        let short = short.into_iter().find(|url| says_all(Self::read_jdbc(url), self));
        Converted::whole(short.unwrap_or_else(|| url(self.to_string())))
    }

    /// `host:port:sid`
    fn host_port_sid(&self) -> Option<String> {
        let plain = Plain::of(self)?;
        let (Asked::Sid(sid), &[(host, port)]) = (plain.target, &plain.hosts[..]) else { return None };
        Some(match host.contains(':') {
            true => format!("[{host}]:{port}:{sid}"),
            false => format!("{host}:{port}:{sid}"),
        })
    }
}

fn of_target(url: &JdbcUrl<'_>, text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    match &url.target {
        Target::EasyConnect(easy) => Ok(Descriptor::from_easy_connect(easy)),
        Target::Descriptor(span) => descriptor(*span, text),
        Target::HostPortSid { host, sid } => {
            let port = host.port.map_or(1521, |port| port.value);
            let description = Description::new().address(Address::tcp(host.host.value, port));
            Ok(match url.driver.value.is_oci() {
                false => Converted::whole(description.sid(sid.value).into()),
                true => Converted {
                    value: description.service_name(sid.value).into(),
                    lost: vec![Loss::new(
                        sid.value,
                        "taken as a service: the guide's form for oci; thin takes a SID there",
                    )],
                },
            })
        }
        other => Err(elsewhere(other, text)),
    }
}

fn descriptor(span: Span, text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let shift = |span_in: Span| Span::new(span_in.start + span.start, span_in.end + span.start);
    let read: Result<Descriptor, Unreadable> = text[span.range()].parse();
    read.map(Converted::whole).map_err(|mut error| {
        error.problems.iter_mut().for_each(|problem| problem.span = shift(problem.span));
        error
    })
}

/// Targets that are valid but not to be found in the URL itself.
fn elsewhere(target: &Target<'_>, text: &str) -> Unreadable {
    let whole = Span::new(0, text.len() as u32);
    let (span, message, help) = match target {
        Target::Alias { name, .. } => (
            name.span,
            "the URL names an alias of tnsnames.ora",
            "`tnslint resolve` looks it up, with the directory as --tns-admin",
        ),
        Target::Ldap(_) => {
            (whole, "a directory server resolves this URL", "ask the directory for its descriptor")
        }
        Target::Config(_) => (
            whole,
            "a configuration provider resolves this URL",
            "take `connect_descriptor` from the provider's entry",
        ),
        Target::Bequeath => {
            (whole, "the URL leads to a local database without a network", "there is no descriptor for it")
        }
        _ => (whole, "the URL leads to the session it runs in", "there is no descriptor for it"),
    };
    Unreadable::one(span, message, Some(help.to_owned()))
}

/// Adds a driver property that has a twin in the descriptor.
pub(super) fn add(name: &str, value: &str, tls: bool, made: &mut Converted<Description>) {
    let Some(known) = PROPERTIES.iter().find(|known| known.name.eq_ignore_ascii_case(name)) else {
        made.lost.push(Loss::new(name, "a driver property, no part of a descriptor"));
        return;
    };
    if known.section == "ADDRESS" && !tls {
        made.lost.push(Loss::new(name, "a proxy works with tcps only"));
        return;
    }
    match (known.millis, value.parse::<u64>()) {
        (true, Ok(millis)) => {
            apply(known.section, known.keyword, &millis.div_ceil(1000).to_string(), tls, made);
        }
        (true, Err(_)) => made.lost.push(Loss::new(name, "is no number of milliseconds")),
        (false, _) => apply(known.section, known.keyword, value, tls, made),
    }
}
