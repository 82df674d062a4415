//! From a name to the descriptor that a client would use.
//!
//! The search follows Oracle's own client; what single clients do otherwise is
//! told in the steps. Nothing is looked up on a network.

mod all;
mod effective;
mod names;
mod places;
mod profile;

use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_parser::easy_connect::{Kind, classify};

use crate::convert::Form;
use crate::error::Unreadable;
use crate::files::Files;
use crate::{Converted, Descriptor, Loss};

pub use all::OfName;
pub use effective::{Effective, Origin, of_entry as effective_of};
pub use names::{LoadError, NetName, TnsNames, read_entry};
pub use places::{Environment, Platform};
pub use profile::Profile;

/// What a name leads to, and how.
#[derive(Clone, Debug, Serialize)]
pub struct Resolved {
    /// The name that was asked for.
    pub name: String,
    /// The alias that was found, as written; `None` where the name itself is a connect string.
    pub alias: Option<String>,
    /// The file and the line of the alias, counted from 1.
    pub place: Option<(PathBuf, u32)>,
    /// What a client connects with.
    pub descriptor: Descriptor,
    /// What of a connect string is no part of the descriptor.
    pub lost: Vec<Loss>,
    /// What was looked at, in order.
    pub steps: Vec<String>,
    /// The values that count, with where they come from.
    pub effective: Vec<Effective>,
    /// Where each address of the descriptor is written, in the order of the text.
    #[serde(skip)]
    pub addresses: Vec<Origin>,
}

/// Why a name leads to nothing.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct ResolveError {
    /// One sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What was looked at, in order.
    pub steps: Vec<String>,
    /// What is wrong with the entry or string, where it was found.
    pub cause: Option<Unreadable>,
    /// The file that the places of `cause` are in; `None` for the name itself.
    pub file: Option<PathBuf>,
}

/// Resolves names with the files of one environment.
#[derive(Debug)]
pub struct Resolver<'f, F> {
    files: &'f F,
    environment: Environment,
}

impl<'f, F: Files> Resolver<'f, F> {
    /// A resolver that sees `files` and nothing else.
    pub fn new(files: &'f F, environment: Environment) -> Self {
        Self { files, environment }
    }

    /// What a client would use for `name`: an alias, an Easy Connect string, a
    /// descriptor or a JDBC URL.
    ///
    /// # Errors
    /// [`ResolveError`] with the steps up to the point where the search ended.
    pub fn resolve(&self, name: &str) -> Result<Resolved, ResolveError> {
        let mut search = Search { steps: Vec::new(), name };
        match classify(name) {
            Kind::Alias => self.alias(name, &mut search),
            Kind::JdbcUrl => match jdbc_alias(name) {
                Some((alias, tns_admin)) => self.jdbc_alias(alias, tns_admin, &mut search),
                None => search.string(Form::Jdbc, name),
            },
            Kind::Descriptor => search.string(Form::Descriptor, name),
            Kind::EasyConnect => match Form::EasyConnect.read(name) {
                Ok(_) => search.string(Form::EasyConnect, name),
                // A name of odd characters may be an alias all the same.
                Err(_) => self.alias(name, &mut search).or_else(|_| search.string(Form::EasyConnect, name)),
            },
            Kind::Ldap => Err(search.fail("a directory server resolves this name; that needs the network")),
            Kind::CentralConfig => {
                Err(search.fail("a configuration provider resolves this name; that needs the network"))
            }
        }
    }

    /// What sqlnet.ora says; nothing where there is none.
    pub fn profile(&self) -> Profile {
        self.sqlnet(&mut Vec::new())
    }

    fn sqlnet(&self, steps: &mut Vec<String>) -> Profile {
        self.first(&self.environment.sqlnet_places(), steps)
            .and_then(|path| Profile::load(self.files, &path))
            .unwrap_or_default()
    }

    /// All names that can be asked for, with their places.
    ///
    /// # Errors
    /// [`LoadError`] where tnsnames.ora or a file it includes cannot be read.
    pub fn names(&self) -> Result<TnsNames, LoadError> {
        self.tnsnames(&mut Vec::new())
            .map_or_else(|| Ok(TnsNames::default()), |path| TnsNames::load(self.files, &path))
    }

    /// The tnsnames.ora that counts.
    fn tnsnames(&self, steps: &mut Vec<String>) -> Option<PathBuf> {
        self.first(&self.environment.tnsnames_places(), steps)
    }

    fn first(&self, places: &[PathBuf], steps: &mut Vec<String>) -> Option<PathBuf> {
        for place in places {
            match self.files.read(place) {
                Ok(_) => {
                    steps.push(format!("{}: found", place.display()));
                    return Some(place.clone());
                }
                Err(error) => steps.push(format!("{}: {}", place.display(), reason(&error))),
            }
        }
        None
    }

    fn jdbc_alias(
        &self,
        alias: &str,
        tns_admin: Option<&str>,
        search: &mut Search<'_>,
    ) -> Result<Resolved, ResolveError> {
        search.steps.push(format!("the URL names the alias `{alias}`"));
        let environment = match tns_admin {
            Some(directory) => {
                Environment { tns_admin: Some(PathBuf::from(directory)), ..self.environment.clone() }
            }
            None => self.environment.clone(),
        };
        Resolver { files: self.files, environment }.alias(alias, search)
    }

    fn alias(&self, name: &str, search: &mut Search<'_>) -> Result<Resolved, ResolveError> {
        let profile = self.sqlnet(&mut search.steps);
        search.steps.extend(profile.describe_methods());
        let Some(path) = self.tnsnames(&mut search.steps) else {
            let help = "set TNS_ADMIN, or name the directory with --tns-admin";
            return Err(search.fail("no tnsnames.ora was found").with_help(help));
        };
        let names = TnsNames::load(self.files, &path).map_err(|error| search.fail(error.to_string()))?;
        search.steps.extend(names.describe());
        let full = full_name(name, &profile);
        match names.find(&full) {
            Some(found) => search.found(found, names.count(&found.text()), &profile),
            None if names.find(name).is_some() => Err(search.without_domain(name, &full)),
            None => Err(search.unknown(name, &names, &profile)),
        }
    }
}

/// The name to look for: one without a domain gets the default one, unless a
/// dot at its end says that it has none (Net Services Reference, NAMES.DEFAULT_DOMAIN).
pub fn full_name(name: &str, profile: &Profile) -> String {
    let domain = profile.text("NAMES.DEFAULT_DOMAIN").filter(|domain| !domain.is_empty());
    match (name.strip_suffix('.'), domain) {
        (Some(short), _) => short.to_owned(),
        (None, Some(domain)) if !name.contains('.') => format!("{name}.{domain}"),
        (None, _) => name.to_owned(),
    }
}

fn jdbc_alias(url: &str) -> Option<(&str, Option<&str>)> {
    match tns_parser::jdbc::parse(url).ok()?.target {
        tns_parser::jdbc::Target::Alias { name, tns_admin } => {
            Some((name.value, tns_admin.map(|directory| directory.value)))
        }
        _ => None,
    }
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "absent".to_owned(),
        _ => error.to_string(),
    }
}

/// One search with its steps.
struct Search<'a> {
    steps: Vec<String>,
    name: &'a str,
}

impl Search<'_> {
    fn fail(&self, message: impl Into<String>) -> ResolveError {
        ResolveError {
            message: message.into(),
            help: None,
            steps: self.steps.clone(),
            cause: None,
            file: None,
        }
    }

    fn broken(&self, message: String, cause: Unreadable, file: Option<&Path>) -> ResolveError {
        ResolveError { cause: Some(cause), file: file.map(Path::to_owned), ..self.fail(message) }
    }

    /// The name is a connect string itself.
    fn string(&mut self, form: Form, text: &str) -> Result<Resolved, ResolveError> {
        self.steps.push("the name is a connect string itself: no file is read".to_owned());
        match form.read(text) {
            Ok(read) => Ok(self.done(read, None, |descriptor| {
                (effective::of_string(descriptor), descriptor.addresses().map(|_| Origin::Text).collect())
            })),
            Err(cause) => {
                Err(self.broken(format!("the connect string cannot be used: {cause}"), cause, None))
            }
        }
    }

    /// The entry that counts for a name which stands there `count` times.
    fn found(
        &mut self,
        found: NetName<'_>,
        count: usize,
        profile: &Profile,
    ) -> Result<Resolved, ResolveError> {
        let (path, line) = (found.path().to_owned(), found.line());
        let path_of = path.clone();
        self.steps.push(format!("`{}` is in {}:{line}", found.text(), path.display()));
        if count > 1 {
            self.steps.push(format!("the name stands there {} times more, the last one counts", count - 1));
        }
        let read = found.read().map_err(|cause| {
            self.broken(
                format!("the entry of `{}` cannot be used: {cause}", found.text()),
                cause,
                Some(&path),
            )
        })?;
        let place = Some((found.text(), path, line));
        Ok(self.done(read, place, |descriptor| {
            let line = |span| found.line_of(span);
            let effective = effective::of_entry(descriptor, found.entry(), &path_of, &line, profile);
            (effective, effective::addresses_of(descriptor, found.entry(), &path_of, &line))
        }))
    }

    fn done(
        &self,
        read: Converted<Descriptor>,
        place: Option<(String, PathBuf, u32)>,
        places: impl FnOnce(&Descriptor) -> (Vec<Effective>, Vec<Origin>),
    ) -> Resolved {
        let (effective, addresses) = places(&read.value);
        let (alias, place) = place.map(|(alias, path, line)| (alias, (path, line))).unzip();
        Resolved {
            name: self.name.to_owned(),
            alias,
            place,
            effective,
            addresses,
            descriptor: read.value,
            lost: read.lost,
            steps: self.steps.clone(),
        }
    }

    /// The file has the name, but not with the domain that is added to it.
    fn without_domain(&self, name: &str, full: &str) -> ResolveError {
        let message = format!("`{name}` is looked up as `{full}`, which is not in tnsnames.ora (ORA-12154)");
        let help = format!(
            "write `{full}` in tnsnames.ora, or ask for `{name}.`; thin drivers read no sqlnet.ora and find `{name}`"
        );
        self.fail(message).with_help(&help)
    }

    fn unknown(&self, name: &str, names: &TnsNames, profile: &Profile) -> ResolveError {
        let near = names.nearest(name);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if profile.methods().iter().any(|method| method == "LDAP") => {
                "sqlnet.ora names LDAP as well: a directory may know it, which needs the network".to_owned()
            }
            None => "write the host as `host:port/service` to connect without an alias".to_owned(),
        };
        self.fail(format!("`{name}` is not in tnsnames.ora (ORA-12154)")).with_help(&help)
    }
}

impl ResolveError {
    fn with_help(self, help: &str) -> Self {
        Self { help: Some(help.to_owned()), ..self }
    }
}
