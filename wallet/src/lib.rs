//! Oracle wallets.

mod asn1;
mod cert;
mod contents;
mod crypto;
mod error;
mod folder;
mod key;
mod limits;
mod oid;
mod pem;
mod pkcs12;
mod secret;
mod sso;
mod store;
mod wallet;

pub use cert::{Certificate, CertificateFacts, CertificateRequest, Validity};
pub use error::WalletError;
pub use folder::{ClientMode, WalletFile, WalletFileKind, WalletFiles};
pub use key::PrivateKey;
pub use limits::{MAX_FILE, MAX_ITEMS, MAX_ITERATIONS, MAX_SCRYPT_MEMORY};
pub use secret::Secret;
pub use sso::LocalLogin;
pub use store::{Credential, MAX_CREDENTIAL};
pub use wallet::{Wallet, WalletFormat};
