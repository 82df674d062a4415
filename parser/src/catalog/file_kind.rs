use std::fmt;
use std::str::FromStr;

/// Kind of an Oracle Net text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum FileKind {
    /// tnsnames.ora: net service names and their descriptors.
    Tnsnames,
    /// sqlnet.ora: the profile of a client or a server.
    Sqlnet,
    /// listener.ora: listeners, their endpoints and static services.
    Listener,
    /// ldap.ora and dsi.ora: directory servers.
    Ldap,
    /// cman.ora: Connection Manager.
    Cman,
    /// A connect descriptor by itself.
    Descriptor,
}

impl FileKind {
    pub(crate) const COUNT: usize = 6;

    /// Every kind.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Tnsnames, Self::Sqlnet, Self::Listener, Self::Ldap, Self::Cman, Self::Descriptor];

    /// The word for `--kind`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tnsnames => "tnsnames",
            Self::Sqlnet => "sqlnet",
            Self::Listener => "listener",
            Self::Ldap => "ldap",
            Self::Cman => "cman",
            Self::Descriptor => "descriptor",
        }
    }

    /// The kind that a file name tells, in any case: `tnsnames.ora`,
    /// `tnsnames_prod.ora`, `prod-sqlnet.ora`, `dsi.ora`; `None` where it tells nothing.
    pub fn of_file_name(name: &str) -> Option<Self> {
        const WORDS: [(&str, FileKind); 6] = [
            ("tnsnames", FileKind::Tnsnames),
            ("sqlnet", FileKind::Sqlnet),
            ("listener", FileKind::Listener),
            ("cman", FileKind::Cman),
            ("ldap", FileKind::Ldap),
            ("dsi", FileKind::Ldap),
        ];
        let lower = name.to_ascii_lowercase();
        let stem = lower.strip_suffix(".ora")?;
        WORDS.iter().find(|(word, _)| stem.contains(word)).map(|&(_, kind)| kind)
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no [`FileKind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the kind is one of tnsnames, sqlnet, listener, ldap, cman, descriptor")
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for FileKind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(word)).ok_or(UnknownKind)
    }
}
