//! What a failed handshake means.

use std::io::{self, ErrorKind};

use rustls::{AlertDescription, Error, PeerIncompatible};

use super::own::Own;
use crate::error::{Class, Failure, Phase};

/// The failure behind an error of a TLS connection to `to`. `own` knows whether the server asked
/// for a certificate: servers that want one say so in many ways, or just hang up.
pub(super) fn of(error: &io::Error, to: &str, own: &Own) -> Failure {
    let failure = match below(error) {
        Some(Error::AlertReceived(alert)) => of_alert(*alert, to, own),
        Some(Error::PeerIncompatible(reason)) => incompatible(reason, to),
        Some(Error::InvalidMessage(_) | Error::InappropriateMessage { .. }) => {
            failure("ORA-28860", format!("{to} does not speak TLS"))
                .hint("check PROTOCOL and PORT: this may be a port for PROTOCOL=tcp")
        }
        Some(_) => failure("ORA-28860", format!("the TLS handshake with {to} failed")),
        None => return of_system(error, to, own),
    };
    failure.caused_by(error)
}

/// Whether TLS itself failed, not what is below it.
pub(super) fn is_tls(error: &io::Error) -> bool {
    below(error).is_some()
}

fn below(error: &io::Error) -> Option<&Error> {
    error.get_ref().and_then(|inner| inner.downcast_ref())
}

fn of_system(error: &io::Error, to: &str, own: &Own) -> Failure {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Failure::lost(Phase::Tls, to, error),
        _ if own.was_asked() && !own.was_shown() => certificate_wanted(to, own).caused_by(error),
        _ if own.was_shown() => certificate_refused(to, own).caused_by(error),
        _ => failure("ORA-28865", format!("{to} closed the connection during the TLS handshake"))
            .caused_by(error)
            .hint("check whether this is a TLS port: PROTOCOL, PORT, and SSL_VERSION at both ends"),
    }
}

fn of_alert(alert: AlertDescription, to: &str, own: &Own) -> Failure {
    use AlertDescription as Alert;
    match alert {
        Alert::CertificateRequired => certificate_wanted(to, own),
        Alert::ProtocolVersion => version(to),
        Alert::HandshakeFailure
        | Alert::BadCertificate
        | Alert::UnsupportedCertificate
        | Alert::CertificateUnknown
        | Alert::AccessDenied
            if own.was_asked() && !own.was_shown() =>
        {
            certificate_wanted(to, own)
        }
        Alert::BadCertificate
        | Alert::UnsupportedCertificate
        | Alert::CertificateRevoked
        | Alert::CertificateExpired
        | Alert::CertificateUnknown
        | Alert::UnknownCA
        | Alert::AccessDenied
        | Alert::DecryptError
            if own.was_shown() =>
        {
            certificate_refused(to, own)
        }
        Alert::HandshakeFailure | Alert::InsufficientSecurity => cipher(to),
        Alert::UnrecognisedName => failure("ORA-28860", format!("{to} does not know the name of USE_SNI"))
            .hint("turn USE_SNI off, or check the service name"),
        _ => failure("ORA-28860", format!("{to} refused the TLS handshake")),
    }
}

fn incompatible(reason: &PeerIncompatible, to: &str) -> Failure {
    match reason {
        PeerIncompatible::ServerDoesNotSupportTls12Or13
        | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
        | PeerIncompatible::Tls12NotOffered
        | PeerIncompatible::Tls12NotOfferedOrEnabled => version(to),
        PeerIncompatible::NoCipherSuitesInCommon => cipher(to),
        _ => failure("ORA-28860", format!("{to} speaks a TLS that cannot be spoken here")),
    }
}

fn version(to: &str) -> Failure {
    failure("ORA-28860", format!("no version of TLS is spoken both here and by {to}"))
        .hint("check SSL_VERSION at both ends; only TLS 1.2 and 1.3 are spoken here")
}

fn cipher(to: &str) -> Failure {
    failure("ORA-28860", format!("{to} accepts no cipher suite that is offered"))
        .hint("check SSL_CIPHER_SUITES at both ends; leave it out for a test")
}

/// Mutual TLS is required, and we have nothing to show.
fn certificate_wanted(to: &str, own: &Own) -> Failure {
    let message = format!("{to} requires mutual TLS: it wants a client certificate, and there is none");
    let from = match own.wanted() {
        wanted if wanted.is_empty() => String::new(),
        wanted => format!(" and a certificate from {}", wanted.join(" or ")),
    };
    failure("ORA-28860", message).hint(format!(
        "name a wallet with a private key{from} in WALLET_LOCATION, or use a port for one-way TLS"
    ))
}

fn certificate_refused(to: &str, own: &Own) -> Failure {
    let text = own.text.as_deref().unwrap_or_default();
    let from = match own.wanted() {
        wanted if wanted.is_empty() => String::new(),
        wanted => format!("; it takes those from {}", wanted.join(" or ")),
    };
    failure("ORA-28860", format!("{to} refused our certificate {text}"))
        .hint(format!("the server's wallet has to trust its issuer, and it must not have expired{from}"))
}

fn failure(code: &str, message: String) -> Failure {
    Failure::new(Phase::Tls, Class::Tls, Some(code), message)
}
