//! The tunnel through an HTTPS proxy.

use std::env;
use std::io::{self, Read as _, Write as _};

use base64ct::{Base64, Encoding as _};
use tns_wallet::Secret;

use crate::dial;
use crate::error::{Class, Failure, Phase};
use crate::plan::Attempt;
use crate::stream::Socket;

/// The environment variable with user and password for proxies: `user:password`.
pub const LOGIN_VARIABLE: &str = "TNSLINT_PROXY_LOGIN";

/// The longest answer that is read; proxies explain themselves in pages behind it.
const MOST: usize = 16 * 1024;

/// The longest status line that is shown.
const MOST_SHOWN: usize = 200;

/// User and password for proxies, sent as basic authentication. It has no `Debug`.
#[derive(Clone)]
pub struct ProxyLogin(Secret);

impl ProxyLogin {
    /// Takes `user:password`; the password may hold further colons. Nothing where there is no colon.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        let text = Secret::new(text);
        text.expose().contains(':').then_some(Self(text))
    }

    /// What [`LOGIN_VARIABLE`] says.
    #[must_use]
    pub fn from_environment() -> Option<Self> {
        env::var(LOGIN_VARIABLE).ok().and_then(Self::new)
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to the address of `attempt`, and gives
/// its status line.
///
/// # Errors
/// What the proxy says instead of 2xx, or that it is silent, gone, or no proxy.
pub(crate) fn tunnel(
    socket: &mut Socket,
    attempt: &Attempt,
    login: Option<&ProxyLogin>,
) -> Result<String, Failure> {
    let Some(request) = request(attempt, login) else {
        let message = format!("no proxy can be asked for the host {:?}", attempt.host);
        return Err(Failure::new(Phase::Proxy, Class::Config, Some("ORA-12545"), message));
    };
    let proxy = named(attempt);
    let lost = |error: io::Error| Failure::lost(Phase::Proxy, &format!("the proxy {proxy}"), &error);
    socket.write_all(request.expose().as_bytes()).map_err(lost)?;
    let answer = answer(socket).map_err(lost)?;
    let line = String::from_utf8_lossy(answer.split(|byte| *byte == b'\n').next().unwrap_or_default());
    let line: String = line.trim().chars().filter(|c| !c.is_control()).take(MOST_SHOWN).collect();
    match status(&line) {
        Some(200..=299) if is_whole(&answer) => Ok(line),
        Some(200..=299) => {
            Err(failure(format!("the answer of the proxy {proxy} has no end")).caused_by(line))
        }
        Some(code) => Err(refused(&proxy, code, login.is_some()).caused_by(line)),
        None => Err(failure(format!("{proxy} does not answer as an HTTP proxy does"))
            .caused_by(line)
            .hint("check HTTPS_PROXY and HTTPS_PROXY_PORT: is it a proxy for the method CONNECT?")),
    }
}

fn refused(proxy: &str, code: u16, with_login: bool) -> Failure {
    let host = "HOST and PORT";
    match (code, with_login) {
        (407, false) => failure(format!("the proxy {proxy} wants a user and a password (407)"))
            .hint(format!("set the environment variable {LOGIN_VARIABLE} to user:password")),
        (407, true) => failure(format!("the proxy {proxy} does not accept the user and the password (407)"))
            .hint(format!("check {LOGIN_VARIABLE}; only basic authentication is spoken here")),
        (502..=504, _) => failure(format!("the proxy {proxy} does not reach the server ({code})"))
            .hint(format!("check {host}: the proxy looks up the name, and connects")),
        _ => failure(format!("the proxy {proxy} refused the tunnel ({code})"))
            .hint(format!("ask who runs it whether CONNECT to {host} of the address is allowed")),
    }
}

fn failure(message: String) -> Failure {
    Failure::new(Phase::Proxy, Class::Proxy, Some("ORA-12560"), message)
}

fn named(attempt: &Attempt) -> String {
    attempt.proxy.as_ref().map(|proxy| dial::endpoint(&proxy.host, proxy.port)).unwrap_or_default()
}

/// What python-oracledb sends, and the login where there is one. Nothing for a host that could
/// be read as more than a host.
fn request(attempt: &Attempt, login: Option<&ProxyLogin>) -> Option<Secret> {
    let breaks = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '/' | '@' | '?' | '#');
    if attempt.host.is_empty() || attempt.host.contains(breaks) {
        return None;
    }
    let target = dial::endpoint(&attempt.host, attempt.port);
    let login = login.map(|login| Secret::new(Base64::encode_string(login.0.expose().as_bytes())));
    // Of its full size at once: a text that grows leaves its old copy behind.
    let size = 2 * target.len() + login.as_ref().map_or(0, |login| login.expose().len()) + 128;
    let mut request = String::with_capacity(size);
    request.extend(["CONNECT ", &target, " HTTP/1.1\r\nHost: ", &target, "\r\n"]);
    if let Some(login) = login {
        request.extend(["Proxy-Authorization: Basic ", login.expose(), "\r\n"]);
    }
    request.push_str("\r\n");
    Some(Secret::new(request))
}

/// The head of the answer up to its empty line, or as much of it as is read at most. Byte by
/// byte: what follows the empty line belongs to the server.
fn answer(socket: &mut Socket) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let mut byte = [0];
    while answer.len() < MOST && !is_whole(&answer) {
        match socket.read(&mut byte)? {
            0 if answer.is_empty() => return Err(io::ErrorKind::UnexpectedEof.into()),
            0 => break,
            _ => answer.push(byte[0]),
        }
    }
    Ok(answer)
}

/// Whether the empty line behind the head is there.
fn is_whole(answer: &[u8]) -> bool {
    answer.ends_with(b"\r\n\r\n") || answer.ends_with(b"\n\n")
}

/// The number in `HTTP/1.1 200 OK`.
fn status(line: &str) -> Option<u16> {
    let mut words = line.split_ascii_whitespace();
    words.next().filter(|word| word.starts_with("HTTP/"))?;
    words.next().filter(|word| word.len() == 3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_is_a_number_behind_the_version() {
        let cases = [("HTTP/1.1 200 OK", Some(200)), ("HTTP/1.0 407", Some(407)), ("HTTP/1.1 20 OK", None)];
        for (line, wanted) in cases.into_iter().chain([("SSH-2.0-x", None), ("", None), ("HTTP/1.1", None)]) {
            assert_eq!(status(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_login_needs_a_colon() {
        assert!(ProxyLogin::new("scott:ti:ger".to_owned()).is_some());
        assert!(ProxyLogin::new("scott".to_owned()).is_none());
    }
}
