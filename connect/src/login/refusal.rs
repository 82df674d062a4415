//! Failures of a login.

use tns_wire::auth::AuthError;
use tns_wire::login::{LoginError, Refusal, RefusalKind};
use tns_wire::{SessionError, WireError};

use crate::answer::readable;
use crate::error::{Class, Failure, Phase};

impl Failure {
    /// A login at `to` that failed while `phase` was going on.
    pub(crate) fn login(to: &str, phase: Phase, error: &LoginError) -> Self {
        match error {
            LoginError::Refused(refusal) => refused(to, phase, refusal),
            LoginError::Auth(error) => unproven(to, phase, error),
            LoginError::Native(_) | LoginError::Encryption => native(to, error),
            LoginError::Session(error) => broken(to, phase, error),
            LoginError::Missing(_) => protocol(to, phase, error),
            LoginError::User(_)
            | LoginError::TokenWithoutTls
            | LoginError::NewPasswordWithoutOld
            | LoginError::PrelimPrivilege
            | LoginError::PrelimPooled => Self::new(Phase::Plan, Class::Config, None, error.to_string()),
        }
    }

    /// The same for a login by certificate, which knows no password; `agreed` where the server said that
    /// it takes one.
    pub(crate) fn of_certificate(self, to: &str, agreed: bool) -> Self {
        if self.refusal() != Some(RefusalKind::WrongPassword) {
            return self;
        }
        let message = format!("{to} refused the login (ORA-01017): the certificate stands for no user");
        Self { message, ..self }.hint(match agreed {
            true => {
                "compare the name in the certificate with that of the user: \
                 CREATE USER … IDENTIFIED EXTERNALLY AS 'CN=…'"
            }
            false => {
                "the server did not agree to take the certificate for the user: its sqlnet.ora needs \
                 SQLNET.AUTHENTICATION_SERVICES=(TCPS)"
            }
        })
    }

    /// Why the server refused the login, where that is what happened.
    #[must_use]
    pub fn refusal(&self) -> Option<RefusalKind> {
        let number = self.code.as_deref()?.strip_prefix("ORA-")?.parse().ok()?;
        let is_refusal = self.phase >= Phase::Auth && matches!(self.class, Class::Auth | Class::Busy);
        is_refusal.then(|| RefusalKind::of(number))
    }
}

fn refused(to: &str, phase: Phase, refusal: &Refusal) -> Failure {
    let class = match refusal.kind {
        RefusalKind::NotOpen | RefusalKind::TooMany => Class::Busy,
        _ => Class::Auth,
    };
    let code = format!("ORA-{:05}", refusal.number);
    let message = format!("{to} refused the login ({code}): {}", meaning(refusal.kind));
    let failure = Failure::new(phase, class, Some(&code), message).caused_by(readable(&refusal.to_string()));
    match hint(refusal.kind) {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

fn meaning(kind: RefusalKind) -> &'static str {
    match kind {
        RefusalKind::WrongPassword => "the user or the password is wrong",
        RefusalKind::Expired => "the password has expired",
        RefusalKind::Locked => "the account is locked",
        RefusalKind::NewPassword => "the new password is not good enough",
        RefusalKind::NotAllowed => "the user may not create a session",
        RefusalKind::ProxyNotAllowed => "the user may not work for the other one",
        RefusalKind::Privilege => "the user has not the privilege, or only that one",
        RefusalKind::Verifier => "the server allows none of the ways in which the password is kept",
        RefusalKind::Token => "the token is not accepted",
        RefusalKind::Edition => "there is no such edition",
        RefusalKind::NotOpen => "the database is not open",
        RefusalKind::TooMany => "there are too many sessions or processes",
        RefusalKind::Other => "the server says why",
    }
}

/// Advice where something of ours answers it.
fn hint(kind: RefusalKind) -> Option<&'static str> {
    Some(match kind {
        RefusalKind::WrongPassword => "check user, password and service; passwords know upper and lower case",
        RefusalKind::Expired => "log in once with a new password",
        RefusalKind::Locked => "let an administrator unlock it: ALTER USER … ACCOUNT UNLOCK",
        RefusalKind::NewPassword => "choose another one that fits the profile of the user",
        RefusalKind::NotAllowed => "let an administrator grant CREATE SESSION",
        RefusalKind::ProxyNotAllowed => {
            "let an administrator say ALTER USER schema GRANT CONNECT THROUGH user"
        }
        RefusalKind::Privilege => "log in with the mode that the user needs, such as SYSDBA, or without it",
        RefusalKind::Token => "check that the token is for this database and still holds",
        RefusalKind::Edition => "check the name of the edition",
        _ => return None,
    })
}

fn unproven(to: &str, phase: Phase, error: &AuthError) -> Failure {
    match error {
        AuthError::Impostor => {
            let message = format!("{to} does not know the password that it asks for: it is an impostor");
            Failure::new(Phase::Auth, Class::Impostor, None, message).caused_by(error).hint(
                "do not log in there again before you know who answers: something on the way took the \
                 connection over, or HOST leads elsewhere; what it was told lets it try passwords at its \
                 leisure, so change one that can be guessed",
            )
        }
        AuthError::Verifier10g | AuthError::Verifier(_) => {
            let message = format!("{to} keeps the password in a way that cannot be proven here");
            Failure::new(Phase::Auth, Class::Auth, Some("ORA-28040"), message)
                .caused_by(error)
                .hint("let the owner set the password again: the server then keeps a 12c verifier")
        }
        AuthError::PrivateKey | AuthError::Random => {
            Failure::new(Phase::Auth, Class::Config, None, error.to_string())
        }
        _ => protocol(to, phase, error),
    }
}

fn native(to: &str, error: &LoginError) -> Failure {
    let code = error.code().map(|code| format!("ORA-{code:05}"));
    let message = format!("{to}: {error}");
    Failure::new(Phase::Native, Class::Native, code.as_deref(), message)
}

fn broken(to: &str, phase: Phase, error: &SessionError) -> Failure {
    match error {
        SessionError::Wire(WireError::Ended { .. }) => {
            let message = format!("{to} closed the connection during the login");
            Failure::new(phase, Class::Lost, Some("ORA-12537"), message).caused_by(error)
        }
        SessionError::Notification { code } => {
            let code = format!("ORA-{code:05}");
            Failure::new(phase, Class::Lost, Some(&code), format!("{to} ended the session ({code})"))
        }
        SessionError::Seal(error) => native(to, &LoginError::Native(error.clone())),
        _ => protocol(to, phase, error),
    }
}

fn protocol(to: &str, phase: Phase, error: &dyn std::error::Error) -> Failure {
    let message = format!("{to} answered the login with something that cannot be understood");
    Failure::new(phase, Class::Protocol, Some("ORA-12592"), message).caused_by(readable(&error.to_string()))
}
