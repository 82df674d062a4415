//! `ewallet.p12`: PKCS#12 (RFC 7292) with Oracle's bags for requests and secrets.

mod bags;
mod label;
mod mac;
mod write;

use der::asn1::{AnyRef, OctetStringRef};

use crate::asn1::{self, ContentInfo, EncryptedData, Pfx};
use crate::contents::Contents;
use crate::limits::Budget;
use crate::{Secret, WalletError, crypto, oid};
pub(crate) use write::{MODERN, ORAPKI, write};

const WHAT: &str = "the PKCS#12 structure";

/// Whether `bytes` start as PKCS#12 does: a SEQUENCE whose first element is version 3.
pub(crate) fn is_pkcs12(bytes: &[u8]) -> bool {
    let head = match bytes {
        [0x30, length @ 0x81..=0x84, ..] => 2 + usize::from(length & 0x7f),
        [0x30, ..] => 2,
        _ => return false,
    };
    let version = bytes.get(head..).unwrap_or_default();
    version.iter().zip([2, 1, 3]).all(|(found, expected)| *found == expected)
}

/// Reads a file that starts at `offset` of what the user knows.
pub(crate) fn read(bytes: &[u8], offset: usize, password: &Secret) -> Result<Contents, WalletError> {
    let pfx: Pfx<'_> = asn1::read(asn1::whole(bytes, offset, WHAT)?, WHAT)?;
    if pfx.version != 3 {
        return Err(WalletError::malformed("the version of the PKCS#12 structure"));
    }
    if pfx.safes.kind != oid::DATA {
        return Err(WalletError::algorithm("integrity check", pfx.safes.kind));
    }
    let safes: &OctetStringRef = content(&pfx.safes)?;
    let mut budget = Budget::new();
    let intact = pfx.mac.map(|mac| mac::verify(&mac, safes.as_bytes(), password, &mut budget)).transpose()?;
    let mut reader = Reader { password, budget, contents: Contents::default(), decrypted: false };
    let result = reader.safes(safes.as_bytes());
    match (intact, result) {
        // The check fails for a wrong password and for changed bytes: decrypting tells which.
        (Some(false), Ok(())) if reader.decrypted => Err(WalletError::MacMismatch),
        (Some(false), Ok(()) | Err(WalletError::Malformed { .. })) => Err(WalletError::WrongPassword),
        (_, result) => result.map(|()| reader.contents),
    }
}

fn content<'a, T>(info: &ContentInfo<'a>) -> Result<T, WalletError>
where
    T: der::Choice<'a> + der::DecodeValue<'a>,
{
    asn1::read_any(info.content.ok_or(WalletError::malformed(WHAT))?, WHAT)
}

/// Gathers the contents of one file.
struct Reader<'p> {
    password: &'p Secret,
    budget: Budget,
    contents: Contents,
    /// Whether something could be decrypted.
    decrypted: bool,
}

impl Reader<'_> {
    fn safes(&mut self, bytes: &[u8]) -> Result<(), WalletError> {
        let safes: AnyRef<'_> = asn1::read(bytes, WHAT)?;
        for info in asn1::elements::<ContentInfo<'_>>(safes.value(), WHAT) {
            let info = info?;
            self.budget.item()?;
            match info.kind {
                oid::DATA => self.bags(content::<&OctetStringRef>(&info)?.as_bytes(), 0)?,
                oid::ENCRYPTED_DATA => self.encrypted(&content(&info)?)?,
                other => return Err(WalletError::algorithm("encryption", other)),
            }
        }
        Ok(())
    }

    fn encrypted(&mut self, data: &EncryptedData<'_>) -> Result<(), WalletError> {
        let encrypted = data.content.data.ok_or(WalletError::malformed(WHAT))?.as_bytes();
        let algorithm = &data.content.algorithm;
        let bags = crypto::decrypt(algorithm, self.password, encrypted, &mut self.budget)?;
        // The padding may fit by chance; a structure does not come out by chance.
        asn1::read::<AnyRef<'_>>(&bags, WHAT).map_err(|_| WalletError::WrongPassword)?;
        self.bags(&bags, 0)?;
        self.decrypted = true;
        Ok(())
    }
}
