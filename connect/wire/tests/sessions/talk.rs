//! A client and a server that talk.

use secrecy::SecretString;
use tns_wire::Framer;
use tns_wire::auth::{SessionKeys, Verifier};
use tns_wire::login::{
    Client, Credential, LoggedIn, Login, LoginConfig, LoginError, LoginStep, ProxyUser, Token, TokenProof,
};
use tns_wire::native::NativeClient;
use tns_wire::ttc::{AuthRequest, Call, Function, Profile, Request};

use crate::server::Server;

pub(crate) const VERIFIERS: [Verifier; 3] = [Verifier::V11g1, Verifier::V11g2, Verifier::V12c];

pub(crate) fn client() -> Client {
    Client {
        program: "tnslint".to_owned(),
        machine: "here".to_owned(),
        terminal: "unknown".to_owned(),
        os_user: "ada".to_owned(),
        pid: 1234,
        driver: "tnslint".to_owned(),
        version: [0, 1, 0],
    }
}

pub(crate) fn config(user: &str, password: &str) -> LoginConfig {
    let user = ProxyUser::parse(user).expect("a user");
    LoginConfig::new(user, Credential::Password(SecretString::from(password)), client())
}

pub(crate) fn external(user: &str, credential: Credential) -> LoginConfig {
    let config = LoginConfig::new(ProxyUser::parse(user).expect("a user"), credential, client());
    LoginConfig { tls: true, ..config }
}

pub(crate) fn token(proof: Option<TokenProof>) -> Credential {
    Credential::Token(Token { text: SecretString::from("eyJ.token.x"), proof: proof.map(Box::new) })
}

/// What came of a login.
pub(crate) type Talked = Result<Box<LoggedIn>, LoginError>;

/// Lets a client and a server talk; gives the outcome, how often the client waited, and what it sent.
pub(crate) fn talk(config: LoginConfig, server: &mut Server) -> (Talked, u32, Vec<u8>) {
    talk_native(config, server, None)
}

/// The same where the client negotiates native encryption.
pub(crate) fn talk_native(
    config: LoginConfig,
    server: &mut Server,
    native: Option<NativeClient>,
) -> (Talked, u32, Vec<u8>) {
    match Login::new(config, &server.accept, Framer::default(), native) {
        Ok(login) => talk_on(login, server),
        Err(error) => (Err(error), 0, Vec::new()),
    }
}

pub(crate) fn talk_on(mut login: Login, server: &mut Server) -> (Talked, u32, Vec<u8>) {
    let (mut answers, mut waits, mut sent) = (Vec::new(), 0, Vec::new());
    loop {
        match login.step() {
            LoginStep::Send(bytes) => {
                sent.extend_from_slice(&bytes);
                answers.extend(server.received(&bytes));
            }
            LoginStep::Urgent => server.urgent += 1,
            LoginStep::Receive if answers.is_empty() => login.ended(),
            LoginStep::Receive => {
                waits += 1;
                login.received(&std::mem::take(&mut answers));
            }
            LoginStep::Done(done) => return (Ok(done), waits, sent),
            LoginStep::Failed(error) => return (Err(error), waits, sent),
        }
    }
}

/// The steps of a login that the server saw.
pub(crate) fn steps(server: &Server) -> Vec<&AuthRequest> {
    fn of(request: &Request) -> Option<&AuthRequest> {
        match request {
            Request::FastAuth(fast) => Some(&fast.auth),
            Request::Call(Call {
                function: Function::FirstStep(auth) | Function::SecondStep(auth), ..
            }) => Some(auth),
            _ => None,
        }
    }
    server.requests.iter().filter_map(of).collect()
}

pub(crate) fn cells() -> impl Iterator<Item = (Profile, Verifier, SessionKeys)> {
    Profile::ALL.into_iter().flat_map(|profile| {
        let cell =
            move |verifier| [SessionKeys::Short, SessionKeys::Long].map(|keys| (profile, verifier, keys));
        VERIFIERS.into_iter().flat_map(cell)
    })
}
