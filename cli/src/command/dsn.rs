//! `tnslint dsn`

use std::io;

use tns_dsn::{Address, Description, Descriptor, Place, Section, preset};

use super::write;
use crate::args::{DsnArgs, Preset};
use crate::exit::Status;
use crate::output::complain;
use crate::render::problem;

pub(crate) fn run(args: &DsnArgs) -> io::Result<Status> {
    let descriptor = match build(args) {
        Ok(description) => Descriptor::from(description),
        Err(message) => {
            complain(&message);
            return Ok(Status::Failed);
        }
    };
    // What was put together has to be what a client accepts.
    let text = descriptor.to_string();
    match text.parse::<Descriptor>() {
        Ok(read) if read == descriptor => write::run(&args.written, &descriptor, &[]),
        Ok(_) => {
            complain("a value holds characters that a descriptor cannot hold: both kinds of quotes");
            Ok(Status::Found)
        }
        Err(error) => {
            problem::complain("<descriptor>", &text, &error);
            Ok(Status::Found)
        }
    }
}

fn build(args: &DsnArgs) -> Result<Description, String> {
    let mut made = match args.preset {
        Some(preset) => of_preset(args, preset),
        None => {
            Description::new().address(Address::new(&args.protocol.to_uppercase(), &args.host, args.port))
        }
    };
    for text in &args.addresses {
        made = made.address(address(args, text)?);
    }
    let parts = [
        ("SERVICE_NAME", &args.service_name),
        ("SID", &args.sid),
        ("REGION", &args.region),
        ("SHARDING_KEY", &args.sharding_key),
        ("SUPER_SHARDING_KEY", &args.super_sharding_key),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            made = made.connect(name, value.as_str());
        }
    }
    args.settings.iter().try_for_each(|setting| set(&mut made, setting))?;
    Ok(made)
}

fn of_preset(args: &DsnArgs, preset: Preset) -> Description {
    let service = args.service_name.as_deref().unwrap_or_default();
    let wallet = args.wallet.as_deref().unwrap_or_default();
    let standby = args.standby.as_deref().unwrap_or_default();
    match preset {
        Preset::RacScan => preset::rac_scan(&args.host, args.port, service),
        Preset::DataGuard => preset::data_guard(&args.host, standby, args.port, service),
        Preset::CloudMtls => preset::cloud_mtls(&args.host, service, wallet),
        Preset::CloudTls => preset::cloud_tls(&args.host, service),
    }
}

/// `host`, `host:port` or `[::1]:port`.
fn address(args: &DsnArgs, text: &str) -> Result<Address, String> {
    let easy = tns_parser::easy_connect::parse(text).map_err(|errors| {
        let reasons: Vec<_> = errors.iter().map(ToString::to_string).collect();
        format!("--address {text}: {}", reasons.join("; "))
    })?;
    match (&easy.lists[..], &easy.service) {
        ([hosts], None) if hosts.len() == 1 => {
            let port = hosts[0].port.map_or(args.port, |port| port.value);
            Ok(Address::new(&args.protocol.to_uppercase(), hosts[0].host.value, port))
        }
        _ => Err(format!("--address {text}: one HOST or HOST:PORT is wanted")),
    }
}

/// `PATH=VALUE`: a section, if any, and the keyword.
fn set(made: &mut Description, setting: &str) -> Result<(), String> {
    let (path, value) = setting.split_once('=').ok_or_else(|| format!("--set {setting}: `=` is missing"))?;
    let upper = path.to_uppercase();
    let (section, name) = upper.rsplit_once('.').unwrap_or(("DESCRIPTION", &upper));
    match section {
        "DESCRIPTION" => made.settings.set(name, value),
        "CONNECT_DATA" => made.connect_data.get_or_insert_default().set(name, value),
        "SECURITY" => made.security.get_or_insert_default().set(name, value),
        "CONNECT_DATA.FAILOVER_MODE" => {
            let data = made.connect_data.get_or_insert_default();
            let mut mode = data.nested("FAILOVER_MODE").cloned().unwrap_or_default();
            mode.set(name, value);
            data.set("FAILOVER_MODE", mode);
        }
        "ADDRESS" => each(&mut made.addresses, &|address: &mut Section| address.set(name, value)),
        _ => return Err(format!("--set {setting}: `{section}` is no section of a descriptor")),
    }
    Ok(())
}

fn each(places: &mut [Place], change: &dyn Fn(&mut Section)) {
    for place in places {
        match place {
            Place::Address(address) => change(&mut address.settings),
            Place::List(list) => each(&mut list.addresses, change),
        }
    }
}
