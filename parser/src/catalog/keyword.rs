//! Keywords as numbers: every name of the catalogue has a two-byte id, so
//! that the tree stores and the rules compare integers.

use std::sync::OnceLock;

use super::{FileKind, Param, tables};

/// The id of a name of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Keyword(u16);

macro_rules! keywords {
    ($($id:ident = $text:literal),* $(,)?) => {
        /// The names that code refers to, in the order of their ids.
        const NAMED: &[&str] = &[$($text),*];

        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the ids are spelt as the keywords")]
        enum Ordinal { UNKNOWN, $($id),* }

        impl Keyword {
            /// No name of the catalogue.
            pub const UNKNOWN: Self = Self(Ordinal::UNKNOWN as u16);
            $(#[doc = concat!("`", $text, "`")] pub const $id: Self = Self(Ordinal::$id as u16);)*
        }
    };
}

keywords! {
    ADDRESS = "ADDRESS",
    ADDRESS_LIST = "ADDRESS_LIST",
    BACKUP = "BACKUP",
    COLOCATION_TAG = "COLOCATION_TAG",
    COMPRESSION = "COMPRESSION",
    COMPRESSION_LEVELS = "COMPRESSION_LEVELS",
    CONNECT_DATA = "CONNECT_DATA",
    CONNECT_TIMEOUT = "CONNECT_TIMEOUT",
    DELAY = "DELAY",
    DESCRIPTION = "DESCRIPTION",
    DESCRIPTION_LIST = "DESCRIPTION_LIST",
    ENABLE = "ENABLE",
    EXPIRE_TIME = "EXPIRE_TIME",
    FAILOVER = "FAILOVER",
    FAILOVER_MODE = "FAILOVER_MODE",
    GLOBAL_NAME = "GLOBAL_NAME",
    HOST = "HOST",
    HS = "HS",
    HTTPS_PROXY = "HTTPS_PROXY",
    HTTPS_PROXY_PORT = "HTTPS_PROXY_PORT",
    IFILE = "IFILE",
    INSTANCE_NAME = "INSTANCE_NAME",
    KEY = "KEY",
    LOAD_BALANCE = "LOAD_BALANCE",
    METHOD = "METHOD",
    NAMES_DEFAULT_DOMAIN = "NAMES.DEFAULT_DOMAIN",
    NAMES_DIRECTORY_PATH = "NAMES.DIRECTORY_PATH",
    PIPE = "PIPE",
    POOL_BOUNDARY = "POOL_BOUNDARY",
    POOL_CONNECTION_CLASS = "POOL_CONNECTION_CLASS",
    POOL_NAME = "POOL_NAME",
    POOL_PURITY = "POOL_PURITY",
    PORT = "PORT",
    PROGRAM = "PROGRAM",
    PROTOCOL = "PROTOCOL",
    RECV_BUF_SIZE = "RECV_BUF_SIZE",
    RETRIES = "RETRIES",
    RETRY_COUNT = "RETRY_COUNT",
    RETRY_DELAY = "RETRY_DELAY",
    SDU = "SDU",
    SECURITY = "SECURITY",
    SEND_BUF_SIZE = "SEND_BUF_SIZE",
    SERVER = "SERVER",
    SERVICE_NAME = "SERVICE_NAME",
    SHARDING_KEY = "SHARDING_KEY",
    SID = "SID",
    SOURCE_ROUTE = "SOURCE_ROUTE",
    SUPER_SHARDING_KEY = "SUPER_SHARDING_KEY",
    TRANSPORT_CONNECT_TIMEOUT = "TRANSPORT_CONNECT_TIMEOUT",
    TUNNEL_SERVICE_NAME = "TUNNEL_SERVICE_NAME",
    TYPE = "TYPE",
    TYPE_OF_SERVICE = "TYPE_OF_SERVICE",
    UR = "UR",
    WALLET_LOCATION = "WALLET_LOCATION",
}

impl Keyword {
    /// The place outside every entry, as a parent.
    pub const TOP: Self = Self(u16::MAX);

    /// The keyword of a name in any case; [`Keyword::UNKNOWN`] where the catalogue lacks it.
    #[inline]
    pub fn of(name: &[u8]) -> Self {
        dictionary().find(name)
    }

    /// The canonical spelling, upper case; empty for [`Keyword::UNKNOWN`].
    pub fn text(self) -> &'static str {
        dictionary().names.get(self.index()).copied().unwrap_or_default()
    }

    /// The row that says what the keyword means in a file of `kind`: at the top
    /// level ([`Keyword::TOP`]), inside an entry whose name the file chose
    /// ([`Keyword::UNKNOWN`]), or inside the parameter `parent`.
    pub fn param(self, kind: FileKind, parent: Self) -> Lookup {
        dictionary().lookup(self, kind, parent)
    }

    /// The id as a number, for tables by keyword.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the catalogue says about a keyword in a place.
#[derive(Clone, Copy, Debug)]
pub enum Lookup {
    /// It belongs there.
    Here(&'static Param),
    /// It belongs elsewhere: see [`Param::within`].
    Misplaced(&'static Param),
    /// Files of this kind do not know it.
    Unknown,
}

impl Lookup {
    /// The row, whether the keyword is in its place or not.
    pub fn param(self) -> Option<&'static Param> {
        match self {
            Self::Here(param) | Self::Misplaced(param) => Some(param),
            Self::Unknown => None,
        }
    }
}

struct Row {
    param: &'static Param,
    within: Vec<Keyword>,
}

/// All names with their ids, and for each id the rows of each file kind.
struct Dictionary {
    names: Vec<&'static str>,
    /// Open addressing; a power of two, less than a quarter full.
    slots: Vec<u16>,
    rows: Vec<[Vec<Row>; FileKind::COUNT]>,
}

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(Dictionary::build)
}

impl Dictionary {
    fn build() -> Self {
        let mut all = Self { names: vec![""], slots: vec![0; 4096], rows: Vec::new() };
        for &name in NAMED {
            all.intern(name);
        }
        for param in FileKind::ALL.iter().flat_map(|&kind| tables(kind)).flat_map(|table| *table) {
            all.intern(param.name);
            param.aliases.iter().for_each(|alias| all.intern(alias));
        }
        all.rows.resize_with(all.names.len(), || std::array::from_fn(|_| Vec::new()));
        for kind in FileKind::ALL {
            for param in tables(kind).iter().flat_map(|table| *table) {
                all.add_row(kind, param);
            }
        }
        all
    }

    fn add_row(&mut self, kind: FileKind, param: &'static Param) {
        // `<listener_name>` and the like are names that the file chooses.
        let parent = |name: &&str| if name.starts_with('<') { Keyword::UNKNOWN } else { self.find(name.as_bytes()) };
        let within: Vec<_> = param.within.iter().map(parent).collect();
        for name in std::iter::once(&param.name).chain(param.aliases) {
            let id = self.find(name.as_bytes()).index();
            self.rows[id][kind as usize].push(Row { param, within: within.clone() });
        }
    }

    fn intern(&mut self, name: &'static str) {
        if self.find(name.as_bytes()) == Keyword::UNKNOWN {
            let mut slot = self.first_slot(name.as_bytes());
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = self.names.len() as u16;
            self.names.push(name);
        }
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Keyword {
        let mut slot = self.first_slot(name);
        loop {
            let id = self.slots[slot];
            if id == 0 || self.names[id as usize].as_bytes().eq_ignore_ascii_case(name) {
                return Keyword(id);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    #[inline]
    fn first_slot(&self, name: &[u8]) -> usize {
        hash(name) as usize & (self.slots.len() - 1)
    }

    fn lookup(&self, keyword: Keyword, kind: FileKind, parent: Keyword) -> Lookup {
        let Some(rows) = self.rows.get(keyword.index()) else { return Lookup::Unknown };
        let rows = &rows[kind as usize];
        let fits = |row: &&Row| match row.within.is_empty() {
            true => parent == Keyword::TOP,
            false => row.within.contains(&parent),
        };
        match rows.iter().find(fits) {
            Some(row) => Lookup::Here(row.param),
            None => rows.first().map_or(Lookup::Unknown, |row| Lookup::Misplaced(row.param)),
        }
    }
}

/// A hash of the length and the first and last eight bytes, blind to case.
#[inline]
fn hash(name: &[u8]) -> u64 {
    let (head, tail) = match name.len() {
        8.. => (load(&name[..8]), load(&name[name.len() - 8..])),
        _ => (load(name), 0),
    };
    // Clearing bit 5 folds ASCII letters; what else it folds, the comparison tells apart.
    let folded = (head & !0x2020_2020_2020_2020) ^ (tail & !0x2020_2020_2020_2020).rotate_left(23);
    let mixed = (folded ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed >> 40
}

#[inline]
fn load(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}
