//! What can go wrong with a wallet, said so that a DBA knows what to do.

use std::io;
use std::path::PathBuf;

/// Why a wallet cannot be read, changed or written.
///
/// No message holds a password, a key or another secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalletError {
    /// The file is encrypted and no password was given.
    #[error("this wallet is encrypted: give its password, or use the auto-login wallet cwallet.sso")]
    PasswordNeeded,
    /// The password does not open the file.
    #[error("wrong wallet password: give the one that was set when the wallet was made or downloaded")]
    WrongPassword,
    /// The file stops before its own structure does.
    #[error(
        "the file ends at byte {offset}, in the middle of its {what}: copy or download it again, in binary mode"
    )]
    Truncated {
        /// Where the file ends, in bytes from its start.
        offset: usize,
        /// The part that is cut.
        what: &'static str,
    },
    /// The content is none of the wallet formats.
    #[error(
        "not an Oracle wallet: neither PEM text (ewallet.pem), PKCS#12 (ewallet.p12) nor auto-login \
         (cwallet.sso); check that this is the right file"
    )]
    UnknownFormat,
    /// The file breaks the rules of its format.
    #[error("damaged wallet: {what} is not valid; restore the file from a copy, or make the wallet again")]
    Malformed {
        /// The part that cannot be read.
        what: &'static str,
    },
    /// The file uses an algorithm that is not supported.
    #[error(
        "the {what} uses {algorithm}, which is not supported: make the wallet again with a current \
         orapki or OpenSSL (AES-256)"
    )]
    UnsupportedAlgorithm {
        /// What the algorithm is for.
        what: &'static str,
        /// Its object identifier; the name in a PEM header, which has none.
        algorithm: String,
    },
    /// The password opens the file, its integrity check does not hold.
    #[error(
        "the integrity check of the wallet fails though its password is right: the file was changed or \
         damaged; restore it from a copy"
    )]
    MacMismatch,
    /// A size is over its limit.
    #[error("{what} is larger than {limit} bytes: no wallet is, check that this is the right file")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The largest size that is read.
        limit: u64,
    },
    /// The file asks for more items or nesting than any wallet has.
    #[error("the wallet holds more than {limit} {what}: it was not made by a wallet tool")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// The largest number that is read.
        limit: usize,
    },
    /// Deriving the key would cost too much time or memory.
    #[error(
        "opening the wallet would cost {what} over the limit of {limit}: make it again with the defaults \
         of orapki or OpenSSL"
    )]
    TooCostly {
        /// What is spent.
        what: &'static str,
        /// The most that may be spent on one file.
        limit: u64,
    },
    /// An auto-login-local wallet without host and user, or with others than its own.
    #[error(
        "this auto-login wallet is local: it opens only with the host and the operating system user it \
         was made for; make an ordinary one with `orapki wallet create -auto_login`, or use ewallet.p12"
    )]
    LocalWallet,
    /// The format cannot hold a part of the wallet.
    #[error("{format} cannot hold {what}: write ewallet.p12 or cwallet.sso instead")]
    NotStorable {
        /// The format that was asked for.
        format: &'static str,
        /// What it cannot hold.
        what: &'static str,
    },
    /// A credential for this connect string is there already.
    #[error("the wallet has a credential for {connect_string} already: remove it first")]
    CredentialExists {
        /// The connect string, as the wallet has it.
        connect_string: String,
    },
    /// No credential for this connect string.
    #[error("the wallet has no credential for {connect_string}: list them to see the exact names")]
    NoCredential {
        /// The connect string that was looked for.
        connect_string: String,
    },
    /// A connect string, user name or password that the store cannot hold.
    #[error("the {what} of a credential must have 1 to {limit} bytes and no control characters")]
    InvalidCredential {
        /// The part of the credential.
        what: &'static str,
        /// The largest length.
        limit: usize,
    },
    /// An entry of a downloaded archive that is refused.
    #[error("the zip holds {name:?}, {why}: it is not a wallet download, do not use it")]
    UnsafeEntry {
        /// The name of the entry.
        name: String,
        /// Why it is refused.
        why: &'static str,
    },
    /// The archive itself cannot be read.
    #[error("the zip cannot be read ({why}): download the wallet again")]
    Archive {
        /// What the zip reader says.
        why: String,
    },
    /// A file or folder cannot be read.
    #[error("{path} cannot be read: {source}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system gives no random numbers.
    #[error("the operating system gives no random numbers, so no wallet can be written: try again")]
    NoRandom,
    /// The contents cannot be encoded, which only a size can cause.
    #[error("the wallet cannot be written: its contents do not fit the format")]
    Unencodable,
}

impl WalletError {
    pub(crate) const fn malformed(what: &'static str) -> Self {
        Self::Malformed { what }
    }

    pub(crate) fn algorithm(what: &'static str, oid: impl ToString) -> Self {
        Self::UnsupportedAlgorithm { what, algorithm: oid.to_string() }
    }
}

impl From<getrandom::Error> for WalletError {
    fn from(_: getrandom::Error) -> Self {
        Self::NoRandom
    }
}
