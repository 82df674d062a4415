//! Passwords do not stay in memory.

#![cfg(target_os = "linux")]

#[path = "../shared/memory.rs"]
mod search;

use secrecy::{ExposeSecret as _, SecretString};
use tns_wire::auth::Verifier;
use tns_wire::login::{Credential, LoginConfig};
use tns_wire::ttc::Profile;

use crate::server::Server;
use crate::talk::{config, talk};
use search::{found, secret};

#[test]
fn a_finished_login_leaves_no_password_behind() {
    let kept = secret(3);
    assert!(found(3) > 0, "the search finds what is there");
    drop(kept);
    for verifier in [Verifier::V11g2, Verifier::V12c] {
        let mut server = Server::new(Profile::V19, verifier, SecretString::from(secret(5)).expose_secret());
        let credential = Credential::Password(SecretString::from(secret(5)));
        let config = LoginConfig { credential, new_password: Some(secret(9).into()), ..config("scott", "") };
        let (outcome, ..) = talk(config, &mut server);
        let done = outcome.expect("logged in");
        drop(server);
        assert_eq!(found(5), 0, "{verifier:?}: the password");
        assert_eq!(found(9), 0, "{verifier:?}: the new password");
        drop(done);
    }
}
