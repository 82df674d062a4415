//! Parameters whose value names entries of tnsnames.ora.

/// One parameter whose value names entries of tnsnames.ora.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// Its name, upper case.
    pub name: &'static str,
    /// Where it stands.
    pub place: ReferencePlace,
    /// Where the fact comes from.
    pub source: &'static str,
}

/// Where a parameter stands that names entries of tnsnames.ora.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferencePlace {
    /// In a connect descriptor, inside this parameter.
    Within(&'static str),
    /// Among the initialization parameters of a database, of which comments of Net files speak.
    Database,
}

/// Every such parameter.
pub const REFERENCES: &[Reference] = &[
    Reference {
        name: "BACKUP",
        place: ReferencePlace::Within("FAILOVER_MODE"),
        source: "Net Services Reference 11.2, 19c, chapter 6, FAILOVER_MODE",
    },
    Reference {
        name: "LOCAL_LISTENER",
        place: ReferencePlace::Database,
        source: "Net Services Reference, overview of local naming parameters; Database Reference",
    },
    Reference {
        name: "REMOTE_LISTENER",
        place: ReferencePlace::Database,
        source: "Net Services Reference, overview of local naming parameters; Database Reference",
    },
];

/// The row of a parameter of a descriptor, in any case, by the name of the parameter around it.
pub fn reference_within(name: &str, parent: &str) -> Option<&'static Reference> {
    let fits = |row: &&Reference| match row.place {
        ReferencePlace::Within(place) => place.eq_ignore_ascii_case(parent),
        ReferencePlace::Database => false,
    };
    REFERENCES.iter().filter(fits).find(|row| row.name.eq_ignore_ascii_case(name))
}

/// The row of an initialization parameter, in any case, also behind the name of an instance:
/// `*.local_listener`.
pub fn reference_of_database(name: &str) -> Option<&'static Reference> {
    let last = name.rsplit('.').next().unwrap_or(name);
    let rows = REFERENCES.iter().filter(|row| row.place == ReferencePlace::Database);
    rows.into_iter().find(|row| row.name.eq_ignore_ascii_case(last))
}
