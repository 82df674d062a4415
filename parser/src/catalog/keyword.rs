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
    ACCEPT_MD5_CERTS = "ACCEPT_MD5_CERTS",
    ACCEPT_SHA1_CERTS = "ACCEPT_SHA1_CERTS",
    ACT = "ACT",
    ADDRESS = "ADDRESS",
    ADDRESS_LIST = "ADDRESS_LIST",
    BACKUP = "BACKUP",
    CID = "CID",
    COLOCATION_TAG = "COLOCATION_TAG",
    COMPRESSION = "COMPRESSION",
    COMPRESSION_LEVELS = "COMPRESSION_LEVELS",
    CONFIGURATION = "CONFIGURATION",
    CONNECT_DATA = "CONNECT_DATA",
    CONNECT_TIMEOUT = "CONNECT_TIMEOUT",
    DEFAULT_ADMIN_CONTEXT = "DEFAULT_ADMIN_CONTEXT",
    DEFAULT_SDU_SIZE = "DEFAULT_SDU_SIZE",
    DELAY = "DELAY",
    DESCRIPTION = "DESCRIPTION",
    DESCRIPTION_LIST = "DESCRIPTION_LIST",
    DIAG_ADR_ENABLED = "DIAG_ADR_ENABLED",
    DIRECTORY = "DIRECTORY",
    DIRECTORY_SERVERS = "DIRECTORY_SERVERS",
    DIRECTORY_SERVER_TYPE = "DIRECTORY_SERVER_TYPE",
    DST = "DST",
    ENABLE = "ENABLE",
    EXPIRE_TIME = "EXPIRE_TIME",
    FAILOVER = "FAILOVER",
    FAILOVER_MODE = "FAILOVER_MODE",
    GLOBAL_DBNAME = "GLOBAL_DBNAME",
    GLOBAL_NAME = "GLOBAL_NAME",
    HOST = "HOST",
    HS = "HS",
    HTTPS_PROXY = "HTTPS_PROXY",
    HTTPS_PROXY_PORT = "HTTPS_PROXY_PORT",
    IFILE = "IFILE",
    INBOUND_CONNECT_TIMEOUT = "INBOUND_CONNECT_TIMEOUT",
    INSTANCE_NAME = "INSTANCE_NAME",
    KEY = "KEY",
    LOAD_BALANCE = "LOAD_BALANCE",
    LOCAL = "LOCAL",
    LOG_DIRECTORY = "LOG_DIRECTORY",
    LOG_DIRECTORY_CLIENT = "LOG_DIRECTORY_CLIENT",
    LOG_DIRECTORY_SERVER = "LOG_DIRECTORY_SERVER",
    LOG_FILE = "LOG_FILE",
    LOG_FILE_CLIENT = "LOG_FILE_CLIENT",
    LOG_FILE_SERVER = "LOG_FILE_SERVER",
    METHOD = "METHOD",
    METHOD_DATA = "METHOD_DATA",
    NAMESCTL_SERVER_PASSWORD = "NAMESCTL.SERVER_PASSWORD",
    NAMES_DEFAULT_DOMAIN = "NAMES.DEFAULT_DOMAIN",
    NAMES_DIRECTORY_PATH = "NAMES.DIRECTORY_PATH",
    ORACLE_HOME = "ORACLE_HOME",
    PARAMETER_LIST = "PARAMETER_LIST",
    PASSWORD = "PASSWORD",
    PASSWORDS = "PASSWORDS",
    PIPE = "PIPE",
    POOL_BOUNDARY = "POOL_BOUNDARY",
    POOL_CONNECTION_CLASS = "POOL_CONNECTION_CLASS",
    POOL_NAME = "POOL_NAME",
    POOL_PURITY = "POOL_PURITY",
    PORT = "PORT",
    PRESENTATION = "PRESENTATION",
    PROGRAM = "PROGRAM",
    PROTOCOL = "PROTOCOL",
    RDB_DATABASE = "RDB_DATABASE",
    RECV_BUF_SIZE = "RECV_BUF_SIZE",
    RECV_TIMEOUT = "RECV_TIMEOUT",
    REGISTRATION_EXCLUDED_NODES = "REGISTRATION_EXCLUDED_NODES",
    REGISTRATION_INVITED_NODES = "REGISTRATION_INVITED_NODES",
    RETRIES = "RETRIES",
    RETRY_COUNT = "RETRY_COUNT",
    RETRY_DELAY = "RETRY_DELAY",
    RULE = "RULE",
    RULE_GROUP = "RULE_GROUP",
    RULE_LIST = "RULE_LIST",
    SDU = "SDU",
    SECURITY = "SECURITY",
    SEND_BUF_SIZE = "SEND_BUF_SIZE",
    SERVER = "SERVER",
    SERVICE_NAME = "SERVICE_NAME",
    SHARDING_KEY = "SHARDING_KEY",
    SID = "SID",
    SID_DESC = "SID_DESC",
    SID_LIST = "SID_LIST",
    SID_NAME = "SID_NAME",
    SOURCE = "SOURCE",
    SOURCE_ROUTE = "SOURCE_ROUTE",
    SQLNET_ALLOWED_LOGON_VERSION = "SQLNET.ALLOWED_LOGON_VERSION",
    SQLNET_ALLOWED_LOGON_VERSION_CLIENT = "SQLNET.ALLOWED_LOGON_VERSION_CLIENT",
    SQLNET_ALLOWED_LOGON_VERSION_SERVER = "SQLNET.ALLOWED_LOGON_VERSION_SERVER",
    SQLNET_ALLOW_WEAK_CRYPTO = "SQLNET.ALLOW_WEAK_CRYPTO",
    SQLNET_ALLOW_WEAK_CRYPTO_CLIENTS = "SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS",
    SQLNET_AUTHENTICATION_SERVICES = "SQLNET.AUTHENTICATION_SERVICES",
    SQLNET_CRYPTO_CHECKSUM_CLIENT = "SQLNET.CRYPTO_CHECKSUM_CLIENT",
    SQLNET_CRYPTO_CHECKSUM_SERVER = "SQLNET.CRYPTO_CHECKSUM_SERVER",
    SQLNET_CRYPTO_CHECKSUM_TYPES_CLIENT = "SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT",
    SQLNET_CRYPTO_CHECKSUM_TYPES_SERVER = "SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER",
    SQLNET_ENCRYPTION_CLIENT = "SQLNET.ENCRYPTION_CLIENT",
    SQLNET_ENCRYPTION_SERVER = "SQLNET.ENCRYPTION_SERVER",
    SQLNET_ENCRYPTION_TYPES_CLIENT = "SQLNET.ENCRYPTION_TYPES_CLIENT",
    SQLNET_ENCRYPTION_TYPES_SERVER = "SQLNET.ENCRYPTION_TYPES_SERVER",
    SQLNET_EXPIRE_TIME = "SQLNET.EXPIRE_TIME",
    SQLNET_IDENTIX_FINGERPRINT_DATABASE_PASSWORD = "SQLNET.IDENTIX_FINGERPRINT_DATABASE_PASSWORD",
    SQLNET_IGNORE_ANO_ENCRYPTION_FOR_TCPS = "SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS",
    SQLNET_INBOUND_CONNECT_TIMEOUT = "SQLNET.INBOUND_CONNECT_TIMEOUT",
    SQLNET_KERBEROS5_CONF_MIT = "SQLNET.KERBEROS5_CONF_MIT",
    SQLNET_OUTBOUND_CONNECT_TIMEOUT = "SQLNET.OUTBOUND_CONNECT_TIMEOUT",
    SQLNET_RECV_TIMEOUT = "SQLNET.RECV_TIMEOUT",
    SRC = "SRC",
    SRV = "SRV",
    SSL_ALLOW_MD5_CERTS = "SSL_ALLOW_MD5_CERTS",
    SSL_ALLOW_SHA1_CERTS = "SSL_ALLOW_SHA1_CERTS",
    SSL_ALLOW_WEAK_DN_MATCH = "SSL_ALLOW_WEAK_DN_MATCH",
    SSL_CERTIFICATE_ALIAS = "SSL_CERTIFICATE_ALIAS",
    SSL_CERTIFICATE_THUMBPRINT = "SSL_CERTIFICATE_THUMBPRINT",
    SSL_CERT_REVOCATION = "SSL_CERT_REVOCATION",
    SSL_CIPHER_SUITES = "SSL_CIPHER_SUITES",
    SSL_CLIENT_AUTHENTICATION = "SSL_CLIENT_AUTHENTICATION",
    SSL_CRL_FILE = "SSL_CRL_FILE",
    SSL_CRL_PATH = "SSL_CRL_PATH",
    SSL_DISABLE_WEAK_EC_CURVES = "SSL_DISABLE_WEAK_EC_CURVES",
    SSL_ENABLE_WEAK_CIPHERS = "SSL_ENABLE_WEAK_CIPHERS",
    SSL_EXTENDED_KEY_USAGE = "SSL_EXTENDED_KEY_USAGE",
    SSL_SERVER_CERT_DN = "SSL_SERVER_CERT_DN",
    SSL_SERVER_DN_MATCH = "SSL_SERVER_DN_MATCH",
    SSL_VERSION = "SSL_VERSION",
    SUPER_SHARDING_KEY = "SUPER_SHARDING_KEY",
    TCP_CONNECT_TIMEOUT = "TCP.CONNECT_TIMEOUT",
    TCP_EXCLUDED_NODES = "TCP.EXCLUDED_NODES",
    TCP_INVITED_NODES = "TCP.INVITED_NODES",
    TCP_VALIDNODE_CHECKING = "TCP.VALIDNODE_CHECKING",
    TLS_ALLOW_WEAK_DN_MATCH = "TLS_ALLOW_WEAK_DN_MATCH",
    TLS_CERTIFICATE_ALIAS = "TLS_CERTIFICATE_ALIAS",
    TLS_CERTIFICATE_THUMBPRINT = "TLS_CERTIFICATE_THUMBPRINT",
    TLS_CERT_REVOCATION = "TLS_CERT_REVOCATION",
    TLS_CIPHER_SUITES = "TLS_CIPHER_SUITES",
    TLS_CLIENT_AUTHENTICATION = "TLS_CLIENT_AUTHENTICATION",
    TLS_CRL_FILE = "TLS_CRL_FILE",
    TLS_CRL_PATH = "TLS_CRL_PATH",
    TLS_DISABLE_WEAK_EC_CURVES = "TLS_DISABLE_WEAK_EC_CURVES",
    TLS_ENABLE_WEAK_CIPHERS = "TLS_ENABLE_WEAK_CIPHERS",
    TLS_EXTENDED_KEY_USAGE = "TLS_EXTENDED_KEY_USAGE",
    TLS_SERVER_CERT_DN = "TLS_SERVER_CERT_DN",
    TLS_SERVER_DN_MATCH = "TLS_SERVER_DN_MATCH",
    TLS_VERSION = "TLS_VERSION",
    TRACE_DIRECTORY = "TRACE_DIRECTORY",
    TRACE_DIRECTORY_CLIENT = "TRACE_DIRECTORY_CLIENT",
    TRACE_DIRECTORY_SERVER = "TRACE_DIRECTORY_SERVER",
    TRACE_FILE = "TRACE_FILE",
    TRACE_FILE_CLIENT = "TRACE_FILE_CLIENT",
    TRACE_FILE_SERVER = "TRACE_FILE_SERVER",
    TRACE_LEVEL = "TRACE_LEVEL",
    TRACE_LEVEL_CLIENT = "TRACE_LEVEL_CLIENT",
    TRACE_LEVEL_SERVER = "TRACE_LEVEL_SERVER",
    TRANSPORT_CONNECT_TIMEOUT = "TRANSPORT_CONNECT_TIMEOUT",
    TUNNEL_SERVICE_NAME = "TUNNEL_SERVICE_NAME",
    TYPE = "TYPE",
    TYPE_OF_SERVICE = "TYPE_OF_SERVICE",
    UR = "UR",
    VALID_NODE_CHECKING_REGISTRATION = "VALID_NODE_CHECKING_REGISTRATION",
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

    /// All keywords of the catalogue, by [`Keyword::index`]; the first is [`Keyword::UNKNOWN`].
    pub fn all() -> impl Iterator<Item = Self> {
        (0..dictionary().names.len()).map(|index| Self(index as u16))
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

/// A row, and one of the places it may stand in: [`Keyword::TOP`] is outside every entry.
type Home = (Keyword, &'static Param);

/// All names with their ids, and for each id its places in files of each kind.
struct Dictionary {
    names: Vec<&'static str>,
    /// Open addressing; a power of two, less than a quarter full.
    slots: Vec<(Shape, u16)>,
    homes: Vec<Home>,
    /// Where the places of a keyword begin and end in `homes`, by the kind of file.
    ranges: Vec<[(u16, u16); FileKind::COUNT]>,
}

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(Dictionary::build)
}

impl Dictionary {
    fn build() -> Self {
        let slots = vec![(Shape::default(), 0); 4096];
        let mut all = Self { names: vec![""], slots, homes: Vec::new(), ranges: Vec::new() };
        for &name in NAMED {
            all.intern(name);
        }
        for param in FileKind::ALL.iter().flat_map(|&kind| tables(kind)).flat_map(|table| *table) {
            all.intern(param.name);
            param.aliases.iter().for_each(|alias| all.intern(alias));
        }
        all.ranges.resize(all.names.len(), [(0, 0); FileKind::COUNT]);
        FileKind::ALL.into_iter().for_each(|kind| all.add_homes(kind));
        all
    }

    /// The places of all keywords in files of a kind, one keyword after the other.
    fn add_homes(&mut self, kind: FileKind) {
        let mut homes = vec![Vec::new(); self.names.len()];
        for param in tables(kind).iter().flat_map(|table| *table) {
            for name in std::iter::once(&param.name).chain(param.aliases) {
                homes[self.find(name.as_bytes()).index()].extend(self.homes_of(param));
            }
        }
        for (id, homes) in homes.into_iter().enumerate() {
            let start = self.homes.len() as u16;
            self.homes.extend(homes);
            self.ranges[id][kind as usize] = (start, self.homes.len() as u16);
        }
    }

    fn homes_of(&self, param: &'static Param) -> Vec<Home> {
        // `<listener_name>` and the like are names that the file chooses.
        let parent =
            |name: &&str| if name.starts_with('<') { Keyword::UNKNOWN } else { self.find(name.as_bytes()) };
        match param.within {
            [] => vec![(Keyword::TOP, param)],
            within => within.iter().map(|name| (parent(name), param)).collect(),
        }
    }

    fn intern(&mut self, name: &'static str) {
        if self.find(name.as_bytes()) == Keyword::UNKNOWN {
            let shape = Shape::of(name.as_bytes());
            let mut slot = shape.slot(self.slots.len());
            while self.slots[slot].1 != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = (shape, self.names.len() as u16);
            self.names.push(name);
        }
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Keyword {
        let shape = Shape::of(name);
        let mut slot = shape.slot(self.slots.len());
        loop {
            let (known, id) = self.slots[slot];
            let equal = known == shape
                && (name.len() <= Shape::WHOLE
                    || self.names[id as usize].as_bytes().eq_ignore_ascii_case(name));
            if id == 0 || equal {
                return Keyword(id);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn lookup(&self, keyword: Keyword, kind: FileKind, parent: Keyword) -> Lookup {
        let Some(ranges) = self.ranges.get(keyword.index()) else { return Lookup::Unknown };
        let (start, end) = ranges[kind as usize];
        let homes = &self.homes[usize::from(start)..usize::from(end)];
        match homes.iter().find(|(container, _)| *container == parent) {
            Some((_, param)) => Lookup::Here(param),
            None => homes.first().map_or(Lookup::Unknown, |(_, param)| Lookup::Misplaced(param)),
        }
    }
}

/// The first and last eight bytes of a name in upper case, and its length: all
/// of a name up to 16 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shape {
    head: u64,
    tail: u64,
    len: usize,
}

impl Shape {
    /// Names up to this length are known by their shape alone.
    const WHOLE: usize = 16;

    #[inline(always)]
    fn of(name: &[u8]) -> Self {
        // Fixed widths: a load of eight bytes is one instruction, a copy of `n` is a call.
        let (head, tail) = match (name.first_chunk(), name.last_chunk()) {
            (Some(&head), Some(&tail)) => (u64::from_le_bytes(head), u64::from_le_bytes(tail)),
            _ => Self::short(name),
        };
        Self { head: upper(head), tail: upper(tail), len: name.len() }
    }

    /// Fewer than eight bytes: two halves that overlap, or up to three bytes.
    #[inline(always)]
    fn short(name: &[u8]) -> (u64, u64) {
        match (name.first_chunk(), name.last_chunk()) {
            (Some(&head), Some(&tail)) => (u32::from_le_bytes(head).into(), u32::from_le_bytes(tail).into()),
            _ => (name.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0),
        }
    }

    #[inline(always)]
    fn slot(self, slots: usize) -> usize {
        let mixed =
            (self.head ^ self.tail.rotate_left(23) ^ self.len as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize & (slots - 1)
    }
}

/// Eight bytes in upper case at once: bit 5 goes where a byte is `a` to `z`.
#[inline(always)]
const fn upper(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = word & (0x7F * ONES);
    let from_a = low + (0x80 - b'a' as u64) * ONES;
    let after_z = low + (0x7F - b'z' as u64) * ONES;
    let letters = (from_a & !after_z & !word) & (0x80 * ONES);
    word & !(letters >> 2)
}
