//! The three messages: what the client offers, what the server answers, the client's public key.

use super::field::{Field, Part, read, write};
use super::level::NONE;
use super::{NativeError, Version};

const AUTHENTICATION: u16 = 1;
const ENCRYPTION: u16 = 2;
const CHECKSUM: u16 = 3;
const SUPERVISOR: u16 = 4;

/// The four services in the order of their parts.
const ORDER: [u16; 4] = [SUPERVISOR, AUTHENTICATION, ENCRYPTION, CHECKSUM];

/// Status of the supervisor: all is well.
const WELL: u16 = 31;

/// Status of the authentication: the client can do without.
const NOT_REQUIRED: u16 = 0xFCFF;

/// Status of the authentication: none but the password.
const PASSWORD: u16 = 0xFBFF;

/// Status of the authentication: the one that is named behind it.
const CHOSEN: u16 = 0xFAFF;

/// The only authentication that is done here, by the certificate of TLS.
const TCPS: (u8, &[u8]) = (2, b"tcps");

/// A word that every client sends about authentication.
const CLIENT: u16 = 0xE0E1;

/// What stands before lists of numbers.
const LIST: [u8; 6] = [0xDE, 0xAD, 0xBE, 0xEF, 0x00, 0x03];

/// What a client offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) version: Version,
    /// Which connection this is; the server only keeps it.
    pub(super) connection: [u8; 8],
    /// The certificate of TLS may tell who the user is.
    pub(super) tcps: bool,
    pub(super) encryption: Vec<u8>,
    pub(super) checksum: Vec<u8>,
}

impl Request {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let version = Field::Version(self.version);
        let part = |service, fields: &[Field]| {
            Part::new(service, std::iter::once(&version).chain(fields).cloned().collect())
        };
        let mut authentication = vec![Field::Word(CLIENT), Field::Status(NOT_REQUIRED)];
        if self.tcps {
            authentication.extend(tcps());
        }
        let mut encryption = vec![Field::Raw(self.encryption.clone())];
        // Thin drivers leave it out, who offer nothing.
        if self.encryption != [NONE] {
            encryption.push(Field::Byte(1));
        }
        let parts = [
            part(SUPERVISOR, &[Field::Raw(self.connection.to_vec()), Field::Raw(list(&ORDER))]),
            part(AUTHENTICATION, &authentication),
            part(ENCRYPTION, &encryption),
            part(CHECKSUM, &[Field::Raw(self.checksum.clone())]),
        ];
        write(self.version, &parts)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Option<Self>, NativeError> {
        let Some(parts) = read(bytes)? else { return Ok(None) };
        let offer = |service, missing| match fields(&parts, service) {
            [Field::Version(_), Field::Raw(ids), ..] => Ok(ids.clone()),
            _ => Err(NativeError::Malformed(missing)),
        };
        let [Field::Version(version), Field::Raw(connection), ..] = fields(&parts, SUPERVISOR) else {
            return Err(NativeError::Malformed("it has no supervisor"));
        };
        Ok(Some(Self {
            version: *version,
            connection: connection.as_slice().try_into().unwrap_or_default(),
            tcps: fields(&parts, AUTHENTICATION).windows(2).any(is_tcps),
            encryption: offer(ENCRYPTION, "it offers no encryption")?,
            checksum: offer(CHECKSUM, "it offers no checksum")?,
        }))
    }
}

/// The server's half of the key exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) generator_bits: u16,
    pub(super) prime_bits: u16,
    pub(super) generator: Vec<u8>,
    pub(super) prime: Vec<u8>,
    pub(super) public: Vec<u8>,
    pub(super) iv: Vec<u8>,
}

/// What the server answers about encryption and checksum: the chosen number or an ORA error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) version: Version,
    /// The certificate of TLS tells who the user is.
    pub(super) tcps: bool,
    pub(super) encryption: Result<u8, u32>,
    pub(super) checksum: Result<u8, u32>,
    pub(super) exchange: Option<Offer>,
}

impl Reply {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut active = vec![SUPERVISOR, AUTHENTICATION];
        let is_on = |chosen: &Result<u8, u32>| matches!(chosen, Ok(1..));
        active.extend(is_on(&self.encryption).then_some(ENCRYPTION));
        active.extend(is_on(&self.checksum).then_some(CHECKSUM));
        let version = Field::Version(self.version);
        let supervisor = vec![version.clone(), Field::Status(WELL), Field::Raw(list(&active))];
        let mut checksum = self.chosen(CHECKSUM, &self.checksum);
        if let (Some(offer), 0) = (&self.exchange, checksum.error) {
            checksum.fields.extend(offer.fields());
        }
        let mut authentication = vec![version, Field::Status(if self.tcps { CHOSEN } else { PASSWORD })];
        if self.tcps {
            authentication.extend(tcps());
        }
        let parts = [
            Part::new(SUPERVISOR, supervisor),
            Part::new(AUTHENTICATION, authentication),
            self.chosen(ENCRYPTION, &self.encryption),
            checksum,
        ];
        write(Version(0), &parts)
    }

    fn chosen(&self, service: u16, chosen: &Result<u8, u32>) -> Part {
        let version = Field::Version(self.version);
        match chosen {
            Ok(id) => Part::new(service, vec![version, Field::Byte(*id)]),
            Err(error) => Part { service, error: *error, fields: vec![version] },
        }
    }

    /// Reads an answer; an error of any service is the answer, whatever stands behind it.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Option<Self>, NativeError> {
        let Some(parts) = read(bytes)? else { return Ok(None) };
        let refused = |part: &&Part| part.error != 0 && ![ENCRYPTION, CHECKSUM].contains(&part.service);
        if let Some(part) = parts.iter().find(refused) {
            return Err(refusal(part.error));
        }
        check_supervisor(&parts)?;
        let tcps = authentication(&parts)?;
        let version = match fields(&parts, CHECKSUM) {
            [Field::Version(version), ..] => *version,
            _ => return Err(NativeError::Malformed("the server says no version")),
        };
        Ok(Some(Self {
            version,
            tcps,
            encryption: chosen(&parts, ENCRYPTION)?,
            checksum: chosen(&parts, CHECKSUM)?,
            exchange: Offer::read(fields(&parts, CHECKSUM))?,
        }))
    }
}

/// A server's refusal of everything.
pub(super) fn write_refusal(version: Version, error: u32) -> Vec<u8> {
    let fields = vec![Field::Version(version)];
    write(Version(0), &[Part { service: SUPERVISOR, error, fields }])
}

/// The error that an ORA number of the server's means.
pub(super) fn refusal(code: u32) -> NativeError {
    match code {
        12269 => NativeError::WeakClient,
        code => NativeError::Refused { code },
    }
}

impl Offer {
    fn fields(&self) -> [Field; 6] {
        let raw = |bytes: &[u8]| Field::Raw(bytes.to_vec());
        [
            Field::Word(self.generator_bits),
            Field::Word(self.prime_bits),
            raw(&self.generator),
            raw(&self.prime),
            raw(&self.public),
            raw(&self.iv),
        ]
    }

    fn read(fields: &[Field]) -> Result<Option<Self>, NativeError> {
        use Field::{Raw, Word};
        match fields {
            [
                _,
                _,
                Word(generator_bits),
                Word(prime_bits),
                Raw(generator),
                Raw(prime),
                Raw(public),
                Raw(iv),
            ] => Ok(Some(Self {
                generator_bits: *generator_bits,
                prime_bits: *prime_bits,
                generator: generator.clone(),
                prime: prime.clone(),
                public: public.clone(),
                iv: iv.clone(),
            })),
            fields if fields.len() <= 2 => Ok(None),
            _ => Err(NativeError::Malformed("the key exchange is not complete")),
        }
    }
}

/// The client's public key as a message.
pub(super) fn write_public(version: Version, public: &[u8]) -> Vec<u8> {
    write(version, &[Part::new(CHECKSUM, vec![Field::Raw(public.to_vec())])])
}

/// Reads the client's public key.
pub(super) fn read_public(bytes: &[u8]) -> Result<Option<Vec<u8>>, NativeError> {
    let Some(parts) = read(bytes)? else { return Ok(None) };
    match fields(&parts, CHECKSUM) {
        [Field::Raw(public)] => Ok(Some(public.clone())),
        _ => Err(NativeError::Malformed("it has no public key")),
    }
}

fn tcps() -> [Field; 2] {
    let (id, name) = TCPS;
    [Field::Byte(id), Field::Text(name.to_vec())]
}

fn is_tcps(named: &[Field]) -> bool {
    matches!(named, [Field::Byte(_), Field::Text(name)] if name.eq_ignore_ascii_case(TCPS.1))
}

fn list(numbers: &[u16]) -> Vec<u8> {
    let count = (numbers.len() as u32).to_be_bytes();
    let numbers = numbers.iter().flat_map(|number| number.to_be_bytes());
    LIST.into_iter().chain(count).chain(numbers).collect()
}

fn fields(parts: &[Part], service: u16) -> &[Field] {
    parts.iter().find(|part| part.service == service).map_or(&[], |part| &part.fields)
}

fn chosen(parts: &[Part], service: u16) -> Result<Result<u8, u32>, NativeError> {
    let part = parts.iter().find(|part| part.service == service);
    match part.map(|part| (part.error, part.fields.as_slice())) {
        Some((0, [Field::Version(_), Field::Byte(id), ..])) => Ok(Ok(*id)),
        Some((error @ 1.., _)) => Ok(Err(error)),
        _ => Err(NativeError::Malformed("the server chose nothing")),
    }
}

fn check_supervisor(parts: &[Part]) -> Result<(), NativeError> {
    match fields(parts, SUPERVISOR) {
        [Field::Version(_), Field::Status(WELL), ..] => Ok(()),
        _ => Err(NativeError::Malformed("the supervisor says that something is wrong")),
    }
}

/// Whether the server chose the certificate of TLS.
fn authentication(parts: &[Part]) -> Result<bool, NativeError> {
    match fields(parts, AUTHENTICATION) {
        [Field::Version(_), Field::Status(PASSWORD)] => Ok(false),
        [Field::Version(_), Field::Status(CHOSEN), named @ ..] if is_tcps(named) => Ok(true),
        [Field::Version(_), Field::Status(_), Field::Byte(_), Field::Text(name), ..] => {
            Err(NativeError::Authentication { name: String::from_utf8_lossy(name).into_owned() })
        }
        _ => Err(NativeError::Malformed("the server says nothing about authentication")),
    }
}
