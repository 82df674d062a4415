//! Native network encryption and checksums: what Oracle Net does on its own, without TLS.
//!
//! After the ACCEPT both ends may negotiate: the client offers algorithms, the server chooses, both
//! exchange Diffie-Hellman keys, and from then on a [`Seal`] protects the content of every DATA
//! packet. The data flags stay outside. The key exchange is anonymous: it keeps listeners out, but
//! does not prove who the server is.
//!
//! Servers since 23ai, and older ones with the update of July 2021, derive longer keys
//! ([`Version::is_strong`]) and mix the key of the login into them ([`Seal::fold`]).
//!
//! The same message tells a server that the certificate of TLS says who the user is (the authentication
//! service `TCPS`, [`Settings::tcps`]). Thin drivers send it over TLS for such logins, and for nothing else.
//!
//! All of it is held against a second implementation and against recorded messages, and was never
//! run against a real database. DES and 3DES are refused: nothing public says enough about them.

mod agreed;
mod algorithm;
mod checksum;
mod cipher;
mod client;
mod error;
mod exchange;
mod field;
mod keys;
mod level;
mod message;
mod seal;
mod server;
mod settings;
mod step;
#[cfg(test)]
mod tests;
mod version;

pub use agreed::Agreed;
pub use algorithm::{Algorithm, Checksum, Encryption};
pub use client::NativeClient;
pub use error::{NativeError, Service};
pub use level::Level;
pub use seal::Seal;
pub use server::{NativeServer, ServerSettings};
pub use settings::{Settings, Wish};
pub use step::NativeStep;
pub use version::Version;
