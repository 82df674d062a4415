//! The shape of a catalogue row.

/// One parameter as the catalogue knows it. Rows are written as
/// `Param { name: "…", value: …, doc: "…", source: "…", ..Param::BASE }`.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Canonical spelling, upper case. A name in angle brackets
    /// (`<listener_name>`) stands for a name that the file chooses.
    pub name: &'static str,
    /// Other spellings that mean the same, upper case.
    pub aliases: &'static [&'static str],
    /// Names of the parameters it may stand in; empty at the top level.
    pub within: &'static [&'static str],
    /// Whether `_<listener name>` is appended to the name in listener.ora.
    pub suffix: bool,
    /// What a value has to look like.
    pub value: ValueType,
    /// The value in force where the parameter is absent (newest release).
    pub default: Option<&'static str>,
    /// Defaults of older releases: (release, default).
    pub defaults: &'static [(&'static str, &'static str)],
    /// First release that knows it.
    pub since: Option<&'static str>,
    /// Release that deprecated it.
    pub deprecated: Option<&'static str>,
    /// Release that no longer obeys it.
    pub desupported: Option<&'static str>,
    /// What to write instead.
    pub replacement: Option<&'static str>,
    /// Name in the `?name=value` part of an Easy Connect Plus string.
    pub easy_connect: Option<&'static str>,
    /// Connection property or URL spelling of the JDBC driver.
    pub jdbc: Option<&'static str>,
    /// Which end reads it.
    pub side: Side,
    /// Whether it may stand several times in one place.
    pub repeatable: bool,
    /// Whether its container is useless without it.
    pub required: bool,
    /// What single clients do with it, where that is known.
    pub clients: ClientNotes,
    /// What it does, in one or two sentences.
    pub doc: &'static str,
    /// Facts about its values, platform or interplay; may be empty.
    pub notes: &'static str,
    /// Why a value matters for security; empty where it does not.
    pub security: &'static str,
    /// Where the facts come from.
    pub source: &'static str,
    /// Whether the facts were read in a text or only recalled.
    pub basis: Basis,
    /// How far the row can be relied on.
    pub trust: Trust,
}

impl Param {
    /// A row with everything unknown, to be filled by `..Param::BASE`.
    pub const BASE: Self = Self {
        name: "",
        aliases: &[],
        within: &[],
        suffix: false,
        value: ValueType::Text,
        default: None,
        defaults: &[],
        since: None,
        deprecated: None,
        desupported: None,
        replacement: None,
        easy_connect: None,
        jdbc: None,
        side: Side::Client,
        repeatable: false,
        required: false,
        clients: ClientNotes::UNKNOWN,
        doc: "",
        notes: "",
        security: "",
        source: "",
        basis: Basis::Read,
        trust: Trust::High,
    };

    /// The unit of a bare number, where it counts time.
    pub fn unit(&self) -> Option<&'static str> {
        /// Whole numbers that count time, as their manuals say.
        const COUNTED: [(&str, &str); 3] = [("DELAY", "sec"), ("EXPIRE_TIME", "min"), ("RETRY_DELAY", "sec")];
        match self.value {
            ValueType::Duration { unit, .. } => Some(unit),
            ValueType::Integer { .. } => COUNTED.iter().find(|(name, _)| *name == self.name).map(|row| row.1),
            _ => None,
        }
    }

    /// Whether its value is a password, which is shown nowhere.
    pub fn is_secret(&self) -> bool {
        self.name.contains("PASSWORD") && matches!(self.value, ValueType::Text | ValueType::List)
    }

    /// Whether a release has deprecated it or no longer obeys it.
    pub const fn is_withdrawn(&self) -> bool {
        self.deprecated.is_some() || self.desupported.is_some()
    }

    /// Whether a rule may call a violation of this row an error: facts that
    /// are uncertain or only recalled inform a hint at most.
    pub const fn reliable(&self) -> bool {
        matches!(self.trust, Trust::High | Trust::Medium) && matches!(self.basis, Basis::Read)
    }
}

/// What a value has to look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Nested parameters: `(A=…)(B=…)`.
    Container,
    /// on/yes/true or off/no/false.
    Boolean,
    /// A whole number between the bounds, both included.
    Integer {
        /// Smallest allowed number.
        min: Option<i64>,
        /// Largest allowed number.
        max: Option<i64>,
    },
    /// A time span; a bare number counts in `unit` (`ms`, `sec`, `min`, `hr`, `day`).
    Duration {
        /// Unit of a number without one.
        unit: &'static str,
        /// Units that may be written, empty where only a bare number is allowed.
        units: &'static [&'static str],
        /// Smallest allowed number in `unit`.
        min: Option<i64>,
        /// Largest allowed number in `unit`.
        max: Option<i64>,
    },
    /// A number of bytes.
    Size {
        /// Smallest allowed number of bytes.
        min: Option<i64>,
        /// Largest allowed number of bytes.
        max: Option<i64>,
    },
    /// One word of a fixed set; words of `removed` were once allowed.
    Enum {
        /// Allowed words.
        allowed: &'static [&'static str],
        /// Words that a release has deprecated or removed.
        removed: &'static [&'static str],
    },
    /// A list of words of a fixed set, in parentheses or bare.
    EnumList {
        /// Allowed words.
        allowed: &'static [&'static str],
        /// Words that a release has deprecated or removed.
        removed: &'static [&'static str],
    },
    /// A list of free words.
    List,
    /// A file or directory.
    Path,
    /// An X.500 distinguished name.
    DistinguishedName,
    /// A host name or an IP address.
    Host,
    /// A TCP port, 1 to 65535.
    Port,
    /// Free text.
    Text,
}

impl ValueType {
    /// The smallest and the largest number allowed, where it is a number; a
    /// duration counts in its own unit.
    pub const fn range(&self) -> (Option<i64>, Option<i64>) {
        match *self {
            Self::Integer { min, max } | Self::Size { min, max } | Self::Duration { min, max, .. } => {
                (min, max)
            }
            Self::Port => (Some(1), Some(65535)),
            _ => (None, None),
        }
    }

    /// Whether any text fits.
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Path | Self::DistinguishedName | Self::Host | Self::Container)
    }
}

/// Which end of a connection reads a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The connecting end.
    Client,
    /// The database or the listener.
    Server,
    /// Both ends.
    Both,
}

/// Whether the facts of a row were read in a text or only recalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Checked against a text or an observed client.
    Read,
    /// From memory: never the reason for an error.
    Recalled,
}

/// How far a row can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Checked in a manual or seen in a client.
    High,
    /// Plausible, one source.
    Medium,
    /// Uncertain.
    Low,
}

/// What single clients do with a parameter; `None` where that is not known.
/// The texts are short: `obeyed`, `ignored`, `passed on`, or a half-sentence.
#[derive(Clone, Copy, Debug)]
pub struct ClientNotes {
    /// python-oracledb in Thin mode.
    pub python_thin: Option<&'static str>,
    /// node-oracledb in Thin mode.
    pub node_thin: Option<&'static str>,
    /// Oracle's Go driver.
    pub go_oracledb: Option<&'static str>,
    /// The JDBC Thin driver.
    pub jdbc_thin: Option<&'static str>,
    /// Managed ODP.NET.
    pub odpnet_managed: Option<&'static str>,
}

impl ClientNotes {
    /// Nothing is known.
    pub const UNKNOWN: Self =
        Self { python_thin: None, node_thin: None, go_oracledb: None, jdbc_thin: None, odpnet_managed: None };
    /// The thin drivers do not read the file this parameter stands in.
    pub const FILE_NOT_READ: Self = Self {
        python_thin: Some("ignored (file not read)"),
        node_thin: Some("ignored (file not read)"),
        go_oracledb: None,
        jdbc_thin: Some("ignored (file not read)"),
        odpnet_managed: None,
    };
}
