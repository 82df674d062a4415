use tns_parser::Span;
use tns_parser::catalog::EasyConnectParam;
use tns_parser::easy_connect::{self, EasyConnect, Host, Param, StringError};

use super::{Converted, Loss};
use crate::error::{Problem, Unreadable};
use crate::{Address, AddressList, Description, Descriptor};

impl Descriptor {
    /// Reads an Easy Connect string; `host` and `host:port` ask for an empty service.
    ///
    /// # Errors
    /// [`Unreadable`] with every mistake in its place.
    pub fn read_easy_connect(text: &str) -> Result<Converted<Self>, Unreadable> {
        let easy = easy_connect::parse(text).map_err(|errors| problems(&errors, 0))?;
        Ok(Self::from_easy_connect(&easy))
    }

    /// The descriptor that an Easy Connect string stands for. Several hosts in
    /// one group share the load; TLS checks the server's name unless told not to.
    pub fn from_easy_connect(easy: &EasyConnect<'_>) -> Converted<Self> {
        let mut made = Converted::whole(Description::new());
        addresses(easy, &mut made.value);
        target(easy, &mut made.value);
        for (at, param) in easy.params.iter().enumerate() {
            let overruled = easy.params[at + 1..].iter().any(|later| same_name(later, param));
            let name = param.name.value;
            let of_python = name.strip_prefix("pyo.").and_then(EasyConnectParam::of);
            if let (false, Some(row)) = (overruled, param.row.or(of_python)) {
                apply(row.section, row.descriptor[0], param.value.value, easy.is_tls(), &mut made);
            }
            let why = match of_python {
                Some(_) => "only python-oracledb reads it; the descriptor sets it for every client",
                None => "a driver's own parameter, no part of a descriptor",
            };
            if !overruled && param.row.is_none() {
                made.lost.push(Loss::new(format!("?{name}"), why));
            }
        }
        let description = &mut made.value;
        if easy.is_tls() && description.security_text("SSL_SERVER_DN_MATCH").is_none() {
            let security = description.security.get_or_insert_default();
            security.0.insert(0, crate::Setting { name: "SSL_SERVER_DN_MATCH".into(), value: "TRUE".into() });
        }
        made.map(Self::from)
    }
}

fn same_name(one: &Param<'_>, other: &Param<'_>) -> bool {
    one.name.value.eq_ignore_ascii_case(other.name.value)
}

/// What is wrong with a string, `shift` bytes further in the text around it.
pub(super) fn problems(errors: &[StringError], shift: u32) -> Unreadable {
    let problem = |error: &StringError| Problem {
        message: error.message(),
        help: Some(error.help()),
        span: Span::new(error.span.start + shift, error.span.end + shift),
    };
    Unreadable { problems: errors.iter().map(problem).collect() }
}

fn addresses(easy: &EasyConnect<'_>, description: &mut Description) {
    let protocol = easy.protocol.map_or_else(|| "TCP".to_owned(), |name| name.value.to_ascii_uppercase());
    let made = |host: &Host<'_>, port: u16| Address::new(&protocol, host.host.value, port);
    let ports = easy.effective_ports();
    let groups = easy.lists.iter().zip(&ports).map(|(hosts, ports)| {
        hosts.iter().zip(ports).map(|(host, &port)| made(host, port)).collect::<Vec<_>>()
    });
    let groups: Vec<_> = groups.collect();
    let mut made = std::mem::take(description);
    match <[Vec<Address>; 1]>::try_from(groups) {
        Ok([single]) => {
            if single.len() > 1 && easy.param("load_balance").is_none() {
                made = made.with("LOAD_BALANCE", true);
            }
            made = single.into_iter().fold(made, Description::address);
        }
        Err(groups) => {
            for group in groups {
                let several = group.len() > 1;
                let list = AddressList::of(group);
                made = made.address_list(if several { list.with("LOAD_BALANCE", true) } else { list });
            }
        }
    }
    *description = made;
}

fn target(easy: &EasyConnect<'_>, description: &mut Description) {
    let data = description.connect_data.get_or_insert_default();
    data.set("SERVICE_NAME", easy.service.map_or("", |service| service.value));
    for (name, part) in [("SERVER", &easy.server), ("INSTANCE_NAME", &easy.instance)] {
        if let Some(part) = part {
            data.set(name, part.value);
        }
    }
}

/// Puts a parameter where the descriptor has it. SECURITY means something with TLS only.
pub(super) fn apply(section: &str, keyword: &str, value: &str, tls: bool, made: &mut Converted<Description>) {
    let description = &mut made.value;
    match section {
        "ADDRESS" => each_address(description, |address| address.settings.set(keyword, value)),
        "CONNECT_DATA" => description.connect_data.get_or_insert_default().set(keyword, value),
        "SECURITY" if tls => description.security.get_or_insert_default().set(keyword, value),
        "SECURITY" => made.lost.push(Loss::new(keyword, "means nothing without tcps")),
        _ => description.settings.set(keyword, value),
    }
}

fn each_address(description: &mut Description, change: impl Fn(&mut Address)) {
    for place in &mut description.addresses {
        match place {
            crate::Place::Address(address) => change(address),
            crate::Place::List(list) => list.addresses.iter_mut().for_each(|place| {
                if let crate::Place::Address(address) = place {
                    change(address);
                }
            }),
        }
    }
}
