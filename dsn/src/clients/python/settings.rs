//! Which parameters count where, in the order in which the driver looks at them: the first wrong
//! value decides about the error.

use super::args::Args;
use super::tree::Value;
use crate::clients::{Address, Description, Navigation, Refusal};

/// What the client sends along or connects by, though it is no part of the reading.
#[derive(Clone, Debug, Default)]
pub(super) struct Extras {
    /// Whether a parameter that it does not know stands twice, by the section it is in. No text can
    /// be made of that.
    pub(super) is_double: Doubles,
    /// Whether the first packet goes out with the handshake of TCP.
    pub(super) is_fast_open: bool,
}

/// By section.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Doubles {
    pub(super) description: bool,
    pub(super) connect_data: bool,
    pub(super) security: bool,
}

pub(super) fn navigation(args: &Args<'_, '_>, navigation: &mut Navigation) {
    args.flag("failover", &mut navigation.failover);
    args.flag("load_balance", &mut navigation.load_balance);
    args.flag("source_route", &mut navigation.source_route);
}

pub(super) fn description(
    args: &Args<'_, '_>,
    to: &mut Description,
    extras: &mut Extras,
) -> Result<(), Refusal> {
    args.number("expire_time", &mut to.expire_time)?;
    navigation(args, &mut to.navigation);
    args.number("retry_count", &mut to.retry_count)?;
    let mut retry_delay = 1;
    args.number("retry_delay", &mut retry_delay)?;
    if args.get("retry_delay").is_some() {
        to.retry_delay = f64::from(u32::try_from(retry_delay).unwrap_or(u32::MAX));
    }
    args.flag("use_sni", &mut to.use_sni);
    args.number("sdu", &mut to.sdu)?;
    to.sdu = to.sdu.clamp(512, 2_097_152);
    args.duration("tcp_connect_timeout", &mut to.transport_connect_timeout)?;
    args.check_rest()?;
    extras.is_double.description = is_double(args);
    Ok(())
}

pub(super) fn connect_data(
    args: &Args<'_, '_>,
    to: &mut Description,
    extras: &mut Extras,
) -> Result<(), Refusal> {
    args.text("service_name", &mut to.target.service_name)?;
    args.text("instance_name", &mut to.target.instance_name)?;
    args.text("sid", &mut to.target.sid)?;
    // Of the two only this one is sent (26.1.0).
    if to.target.instance_name.is_some() {
        to.target.sid = None;
    }
    if let Some(server) = server_type(args)? {
        to.target.server = Some(server);
    }
    args.check_text("cclass")?;
    args.member("purity", &["DEFAULT", "NEW", "SELF"], |number| number <= 2)?;
    args.check_text("pool_boundary")?;
    args.check_text("pool_name")?;
    args.check_text("connection_id_prefix")?;
    args.flag("use_tcp_fast_open", &mut extras.is_fast_open);
    extras.is_double.connect_data = is_double(args);
    Ok(())
}

fn server_type(args: &Args<'_, '_>) -> Result<Option<String>, Refusal> {
    args.choice("server_type", &SERVER_TYPES, unknown_server)
}

/// What SERVER may be.
pub(super) const SERVER_TYPES: [&str; 3] = ["dedicated", "pooled", "shared"];

/// The refusal of another one.
pub(super) fn unknown_server(given: &str) -> Refusal {
    Refusal::coded("DPY-4028", format!("SERVER cannot be `{given}`"))
}

pub(super) fn security(
    args: &Args<'_, '_>,
    to: &mut Description,
    extras: &mut Extras,
) -> Result<(), Refusal> {
    args.flag("ssl_server_dn_match", &mut to.security.dn_match);
    args.text("ssl_server_cert_dn", &mut to.security.cert_dn)?;
    args.check_tls_version("ssl_version")?;
    args.text("wallet_location", &mut to.security.wallet)?;
    extras.is_double.security = is_double(args);
    Ok(())
}

fn is_double(args: &Args<'_, '_>) -> bool {
    args.rest().any(|value| args.tree.holds_list(value))
}

/// A port above 65535 is taken; the connection then goes to its lower 16 bits.
pub(super) fn address(args: &Args<'_, '_>, to: &mut Address) -> Result<(), Refusal> {
    args.text("host", &mut to.host)?;
    if let Some(port) = &mut to.port {
        args.number("port", port)?;
    }
    if let Some(protocol) = args.choice("protocol", &PROTOCOLS, unknown_protocol)? {
        to.protocol = protocol;
    }
    proxy(args, to)
}

pub(super) fn proxy(args: &Args<'_, '_>, to: &mut Address) -> Result<(), Refusal> {
    args.text("https_proxy", &mut to.https_proxy)?;
    let mut port = to.https_proxy_port.unwrap_or(0);
    args.number("https_proxy_port", &mut port)?;
    to.https_proxy_port = Some(port).filter(|&port| port != 0);
    Ok(())
}

/// What PROTOCOL may be.
pub(super) const PROTOCOLS: [&str; 2] = ["tcp", "tcps"];

/// The refusal of another one.
pub(super) fn unknown_protocol(given: &str) -> Refusal {
    Refusal::coded("DPY-4021", format!("PROTOCOL cannot be `{given}`"))
}

/// The parameters behind `?` that are about the program and not about the connection.
pub(super) fn check_program(args: &Args<'_, '_>) -> Result<(), Refusal> {
    const MODES: [&str; 9] =
        ["DEFAULT", "PRELIM", "SYSASM", "SYSBKP", "SYSDBA", "SYSDGD", "SYSKMT", "SYSOPER", "SYSRAC"];
    args.member("mode", &MODES, |_| true)?;
    args.number("stmtcachesize", &mut 0)?;
    ["program", "machine", "osuser"].into_iter().try_for_each(|name| check_network_name(args, name))
}

/// Names that every server can read: letters and digits of ASCII and a few signs, without quotes at
/// the ends.
fn check_network_name(args: &Args<'_, '_>, name: &str) -> Result<(), Refusal> {
    let Some(Value::Text(text)) = args.get(name) else { return Ok(()) };
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "\"'<>/\\,.:;-_$+*#&!%?@".contains(c);
    let quotes = ['\'', '"'];
    let is_plain = !text.starts_with(quotes) && !text.ends_with(quotes) && !text.ends_with('\\');
    match is_plain && text.chars().all(is_allowed) {
        true => Ok(()),
        false => Err(Refusal::coded("DPY-3029", format!("{} has characters that are not allowed", name))),
    }
}
