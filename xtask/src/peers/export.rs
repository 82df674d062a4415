//! Keywords that we export for python-oracledb, as its `ConnectParams` takes them.

use std::io;

use serde_json::{Value as Json, json};
use tns_connect::export::{Context, Driver, Login, Mode, Proof, ProxyUser, Purity, Target, export};
use tns_connect::plan::Options;
use tns_dsn::resolve::Profile;
use tns_dsn::{Descriptor, Place, Section};
use tns_parser::model::read_boolean;

use super::compare::{Cases, Outcome, Report, compare};
use super::process::Process;
use super::python::Installation;
use super::read_back::{random, smaller};
use crate::rng::Rng;
use crate::soak::Amount;

/// Names and values that people use, and some that are hard to quote.
const WORDS: [&str; 8] = ["hr", "WEB", "it's", "a \"b\"", "c:\\x", "naïve", "x=(y)", "line\nbreak"];

/// One export.
#[derive(Clone)]
struct Case {
    descriptor: Descriptor,
    login: Login,
}

/// Compares as many exports as asked for.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let mut python = installation.start(include_str!("export.py"))?;
    let cases = Cases { make: Case::random, smaller: Case::smaller };
    compare(&cases, amount, |case| case.outcome(&mut python))
}

impl Case {
    fn random(rng: &mut Rng) -> Self {
        let mut descriptor = random::descriptor(rng);
        descriptor.descriptions.iter_mut().for_each(|one| one.addresses.iter_mut().for_each(dialled));
        Self { descriptor, login: login(rng) }
    }

    fn smaller(&self) -> Vec<Self> {
        let shorter = smaller::descriptors(&self.descriptor).into_iter();
        shorter.map(|descriptor| Self { descriptor, login: self.login.clone() }).collect()
    }

    fn outcome(&self, python: &mut Process) -> io::Result<Outcome> {
        if let Some(reason) = unreadable(&self.descriptor) {
            return Ok(Outcome { difference: None, listed: vec![reason] });
        }
        // A path that begins with `?` stays as it is.
        let variables = [("ORACLE_HOME".to_owned(), "?".to_owned())].into();
        let options = Options { variables, ..Options::default() };
        let target = Target::of_descriptor(&self.descriptor, &Profile::default(), &options);
        let made = export(Driver::Python, &target, &self.login).map_err(io::Error::other)?;
        let document = serde_json::to_value(&made)?;
        let question = json!({
            "descriptor": self.wanted().to_string(),
            "settings": document["settings"],
            "source": made.source(),
        });
        let answer = match python.ask(&question)? {
            Ok(answer) => answer,
            Err(error) => return Ok(differs(format!("{error}, in {question}"))),
        };
        let same = |place: &str| {
            ["text", "facts"].iter().all(|part| answer[place][part] == answer["descriptor"][part])
                && answer[place]["login"] == self.facts()
        };
        let good = same("settings") && same("source") && answer["secrets"] == document["secrets"];
        match good {
            true => Ok(Outcome::default()),
            false => Ok(differs(format!("{answer} of {question}, wanted {}", self.facts()))),
        }
    }

    /// The descriptor as it is to be understood: with the class and the purity of the login, the order
    /// of its descriptions, of which the driver has another default, and without names and forms that
    /// the driver does not know.
    fn wanted(&self) -> Descriptor {
        let mut made = self.descriptor.clone();
        let purity = match self.login.purity {
            Purity::Default => None,
            Purity::New => Some("NEW"),
            Purity::Reuse => Some("SELF"),
        };
        for description in &mut made.descriptions {
            description.settings.remove("COMPRESSION_LEVELS");
            if description
                .all_addresses()
                .iter()
                .any(|address| address.protocol().eq_ignore_ascii_case("TCPS"))
            {
                description.security.iter_mut().for_each(known_names);
            }
            let pairs = [("POOL_CONNECTION_CLASS", self.login.class.as_deref()), ("POOL_PURITY", purity)];
            for (name, value) in pairs.into_iter().filter_map(|(name, value)| Some((name, value?))) {
                description.connect_data.get_or_insert_default().set(name, value);
            }
        }
        let routed = made.settings.text("SOURCE_ROUTE").and_then(read_boolean) == Some(true);
        let unsaid = made.settings.get("LOAD_BALANCE").is_none() && !routed;
        if made.list && unsaid && made.descriptions.len() > 1 {
            made.settings.set("LOAD_BALANCE", true);
        }
        made
    }

    /// What `ConnectParams` is to say about the login.
    fn facts(&self) -> Json {
        let Login { user, proof, edition, contexts, client, .. } = &self.login;
        let mode = match self.login.mode {
            Mode::SysDba => "SYSDBA",
            Mode::SysBackup => "SYSBKP",
            _ => "DEFAULT",
        };
        let entry = |Context { namespace, name, value }: &Context| json!([namespace, name, value]);
        let contexts = contexts.iter().map(entry).collect::<Vec<_>>();
        json!({
            "user": Some(&user.user).filter(|user| !user.is_empty()),
            "proxy_user": user.client,
            "mode": mode,
            "edition": edition,
            "appcontext": Some(contexts).filter(|all| !all.is_empty()),
            "externalauth": *proof == Proof::External,
            "program": client.program,
            "driver_name": client.driver,
        })
    }
}

/// A proxy goes with TLS only; an address that has one without it is left out of exports.
fn dialled(place: &mut Place) {
    match place {
        Place::Address(address) if !address.protocol().eq_ignore_ascii_case("TCPS") => {
            address.settings.remove("HTTPS_PROXY");
            address.settings.remove("HTTPS_PROXY_PORT");
        }
        Place::Address(_) => {}
        Place::List(list) => list.addresses.iter_mut().for_each(dialled),
    }
}

/// `TLS_x` wins over its twin; a wallet is a folder.
fn known_names(security: &mut Section) {
    let twins: Vec<_> =
        security.names().filter_map(|name| name.strip_prefix("TLS_")).map(str::to_owned).collect();
    for name in twins {
        let value = security.get(&format!("TLS_{name}")).cloned();
        security.remove(&format!("TLS_{name}"));
        value.into_iter().for_each(|value| security.set(&format!("SSL_{name}"), value));
    }
    let location = security.nested("WALLET_LOCATION").and_then(|section| section.nested("SOURCE"));
    let folder = location.and_then(|section| section.nested("METHOD_DATA")?.text("DIRECTORY"));
    if let Some(folder) = folder.map(str::to_owned) {
        security.set("WALLET_LOCATION", folder);
    }
}

fn differs(text: String) -> Outcome {
    Outcome { difference: Some(text), listed: Vec::new() }
}

/// What the driver cannot read, so that there is nothing to compare with.
fn unreadable(descriptor: &Descriptor) -> Option<&'static str> {
    let is_list = |place: &Place| place.as_address().is_none();
    let nested = |place: &Place| matches!(place, Place::List(list) if list.addresses.iter().any(is_list));
    if descriptor.descriptions.iter().any(|one| one.addresses.iter().any(nested)) {
        return Some("it knows no list in a list, which the export makes flat");
    }
    let quoted = descriptor.to_string().contains("='");
    quoted.then_some("it knows no single quotes, which a value with double quotes needs")
}

/// What somebody may want of a login.
fn login(rng: &mut Rng) -> Login {
    let mut login = Login { proof: proof(rng), ..Login::default() };
    if login.proof == Proof::Password {
        login.user = ProxyUser { user: "scott".to_owned(), client: word(rng) };
        login.new_password = rng.chance(30);
    }
    login.mode = [Mode::Default, Mode::SysDba, Mode::SysBackup][rng.below(3)];
    login.purity = [Purity::Default, Purity::New, Purity::Reuse][rng.below(3)];
    login.class = rng.chance(40).then(|| "WEB".to_owned());
    login.edition = word(rng);
    login.client.program = "loader".to_owned();
    login.client.driver = word(rng).unwrap_or_else(|| "ours : 1".to_owned());
    let context = |rng: &mut Rng| Context {
        namespace: "CLIENTCONTEXT".to_owned(),
        name: word(rng).unwrap_or_default(),
        value: word(rng).unwrap_or_default(),
    };
    login.contexts = (0..rng.below(3)).map(|_| context(rng)).collect();
    login
}

fn proof(rng: &mut Rng) -> Proof {
    [Proof::Password, Proof::Password, Proof::External][rng.below(3)]
}

fn word(rng: &mut Rng) -> Option<String> {
    let word = rng.chance(40).then(|| rng.pick(&WORDS).copied()).flatten();
    word.map(str::to_owned)
}
