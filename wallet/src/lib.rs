//! Reads and writes Oracle wallets.
//!
//! A wallet is one file in one of three formats: `ewallet.pem` (text), `ewallet.p12`
//! (PKCS#12) or `cwallet.sso` (auto-login). [`Wallet::open`] tells them apart by
//! their content, so a renamed file opens too. [`WalletFiles`] looks at what lies
//! around it, in a folder or in the zip that was downloaded.
//!
//! ```
//! use tns_wallet::{Secret, Wallet, WalletError, WalletFormat};
//!
//! let mut wallet = Wallet::new();
//! wallet.add_credential("SALES", "scott", Secret::from("tiger"))?;
//! let file = wallet.to_auto_login(None)?;
//! assert_eq!(WalletFormat::of(&file), Some(WalletFormat::AutoLogin));
//!
//! let wallet = Wallet::open(&file, None)?;
//! let credential = wallet.credential("sales").expect("it was added");
//! assert_eq!(credential.user_name, Some("scott"));
//! # Ok::<(), WalletError>(())
//! ```
//!
//! # Limits
//!
//! A file may have [`MAX_FILE`] bytes and [`MAX_ITEMS`] certificates, keys and secrets. The
//! key derivations that it asks for may take [`MAX_ITERATIONS`] rounds together, and
//! [`MAX_SCRYPT_MEMORY`] bytes each. Over a limit, opening it is an error.
//!
//! # Secrets
//!
//! Passwords and keys have no `Debug`, `Display` or `Serialize`, no error shows one, and
//! their memory is wiped when it is no longer used.

mod asn1;
mod cert;
mod contents;
mod crypto;
mod error;
mod facts;
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

pub use cert::{
    Certificate, CertificateFacts, CertificateParts, CertificateRequest, Validity, distinguished_name,
};
pub use error::WalletError;
pub use facts::Wallets;
pub use folder::{WalletFile, WalletFileKind, WalletFiles};
pub use key::PrivateKey;
pub use limits::{MAX_FILE, MAX_ITEMS, MAX_ITERATIONS, MAX_SCRYPT_MEMORY};
pub use secret::Secret;
pub use sso::LocalLogin;
pub use store::{Credential, MAX_CREDENTIAL};
pub use wallet::{Wallet, WalletFormat};

/// The examples of the page about this crate.
#[cfg(doctest)]
#[doc = include_str!("../../docs/wallet.md")]
struct Page;
