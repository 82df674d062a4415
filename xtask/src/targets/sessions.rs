//! What a server may send to a client that logs in and works.

mod stand;

use secrecy::SecretString;
use tns_parser::FileKind;
use tns_wire::auth::{AuthError, Random};
use tns_wire::login::{Client, Credential, Login, LoginConfig, LoginError, LoginStep, ProxyUser, Token};
use tns_wire::native::Level::{Accepted, Rejected, Required};
use tns_wire::native::{NativeClient, Settings, Wish};
use tns_wire::ttc::{
    Answer, AuthAnswer, Caps, DataTypesAnswer, Execute, FieldVersion, Function, ProtocolAnswer, Reader,
    Request, Results, Value,
};
use tns_wire::{Accept, Framer, Session, SessionError, SessionStep};

use crate::inputs::Input;
use stand::Stand;

/// Steps after which a machine that has not ended never will.
const STEPS: usize = 5000;

/// The password of both sides.
const PASSWORD: &str = "tiger";

/// Random bytes that are always the same: what a server once answered is the right answer again.
struct Same(u8);

impl Random for Same {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), AuthError> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(5).wrapping_add(7);
            *byte = self.0;
        }
        Ok(())
    }
}

/// Logins and calls end, in the same way however the bytes are cut; any bytes are messages or errors.
pub(super) fn check(bytes: &[u8]) {
    let (head, tail) = bytes.split_at(bytes.len() / 3);
    let negotiating = [Accepted, Required].map(|level| stand::with_native(stand::accept(false), level));
    for accept in [stand::accept(true), stand::accept(false)].into_iter().chain(negotiating) {
        for with_token in [false, true] {
            let whole = talk(&accept, with_token, &[bytes]);
            let cut = talk(&accept, with_token, &[head, tail]);
            assert_eq!(cut, whole, "what comes of a login depends on how the bytes are cut");
        }
    }
    read_all(bytes);
}

/// Reads the bytes as messages of all kinds.
fn read_all(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let fields = FieldVersion(first % 26);
    let _ = Request::read(&mut Reader::new(rest), fields);
    let _ = Answer::read(*first, &mut Reader::new(rest), fields, "an answer");
    let _ = ProtocolAnswer::read(&mut Reader::new(rest));
    let _ = DataTypesAnswer::read(&mut Reader::new(rest), &Caps::client(false));
    let _ = AuthAnswer::read(&mut Reader::new(rest));
    let mut results = Results::default();
    let mut read = Reader::new(rest);
    while let Ok(kind) = read.u8("kind") {
        if results.read(kind, &mut read, fields) != Ok(true) {
            break;
        }
    }
}

fn config(with_token: bool) -> LoginConfig {
    let (user, credential) = match with_token {
        true => ("", Credential::Token(Token { text: SecretString::from("token"), proof: None })),
        false => ("scott", Credential::Password(SecretString::from(PASSWORD))),
    };
    let user = ProxyUser::parse(user).expect("no brackets");
    LoginConfig { tls: true, ..LoginConfig::new(user, credential, Client::default()) }
}

/// What is offered of native encryption. Keys are new each time, so that nobody may choose ciphers
/// without checksums: what they make of odd bytes would never be the same twice.
fn native(accept: &Accept) -> Option<NativeClient> {
    let checksum = if accept.requires_native_encryption() { Required } else { Rejected };
    let settings =
        Settings { encryption: Wish::new(Rejected), checksum: Wish::new(checksum), ..Settings::default() };
    let client = NativeClient::new(settings).expect("no legacy algorithm is listed");
    accept.wants_native_encryption().then_some(client)
}

fn login(accept: &Accept, with_token: bool) -> Login {
    let login = Login::new(config(with_token), accept, Framer::default(), native(accept));
    login.expect("nothing speaks against it").with_random(Box::new(Same(1)))
}

/// What comes of a login and of two calls, as text.
fn talk(accept: &Accept, with_token: bool, pieces: &[&[u8]]) -> Vec<String> {
    let (mut login, mut pieces) = (login(accept, with_token), pieces.iter());
    for _ in 0..STEPS {
        match login.step() {
            LoginStep::Send(_) | LoginStep::Urgent => {}
            LoginStep::Receive => match pieces.next() {
                Some(piece) => login.received(piece),
                None => login.ended(),
            },
            LoginStep::Done(done) => {
                let mut said = vec![format!("{:?} {:?}", done.facts, done.warnings)];
                said.extend(work(done.session, &mut pieces));
                return said;
            }
            // Which packet is not what it should be hangs on keys that are new each time.
            LoginStep::Failed(LoginError::Session(SessionError::Seal(_))) => return Vec::new(),
            LoginStep::Failed(error) => return vec![error.to_string()],
        }
    }
    panic!("the login never ends")
}

/// A query, and whether the session is alive.
fn work<'a>(mut session: Session, pieces: &mut impl Iterator<Item = &'a &'a [u8]>) -> Vec<String> {
    let query = Execute::new("select x from dual", 2, vec![Value::Null]);
    let mut said = Vec::new();
    for function in [Function::Execute(Box::new(query)), Function::Ping] {
        if let Err(error) = session.begin(function) {
            said.push(error.to_string());
            break;
        }
        said.push(call(&mut session, pieces));
    }
    said
}

fn call<'a>(session: &mut Session, pieces: &mut impl Iterator<Item = &'a &'a [u8]>) -> String {
    for _ in 0..STEPS {
        match session.step() {
            SessionStep::Send(_) => {}
            SessionStep::Receive => match pieces.next() {
                Some(piece) => session.received(piece),
                None => session.ended(),
            },
            SessionStep::Done(outcome) => return format!("{outcome:?}"),
            SessionStep::Failed(error) => return error.to_string(),
        }
    }
    panic!("the call never ends")
}

/// What servers of all releases answer.
pub(super) fn seeds() -> Vec<Input> {
    let mut seeds = Vec::new();
    for stand in Stand::all() {
        for with_token in [false, true] {
            let name = format!("{stand:?}, token: {with_token}");
            let bytes = answers(stand.clone(), with_token);
            seeds.push(Input { name, kind: FileKind::Tnsnames, bytes });
        }
    }
    seeds
}

/// All bytes that a server sends from the ACCEPT on.
fn answers(mut stand: Stand, with_token: bool) -> Vec<u8> {
    let (mut login, mut all, mut last) = (login(&stand.accept(), with_token), Vec::new(), Vec::new());
    loop {
        match login.step() {
            LoginStep::Send(bytes) => last = stand.received(&bytes),
            LoginStep::Receive if last.is_empty() => return all,
            LoginStep::Receive => {
                login.received(&last);
                all.append(&mut last);
            }
            LoginStep::Done(_) => break,
            LoginStep::Urgent | LoginStep::Failed(_) => return all,
        }
    }
    all.extend(stand.rows());
    all
}
