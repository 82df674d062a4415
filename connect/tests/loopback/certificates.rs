use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, SigningKey as _};
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::ring;
use rustls::pki_types::{
    CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, SignatureVerificationAlgorithm,
    SubjectPublicKeyInfoDer, UnixTime,
};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{NoServerSessionStorage, WebPkiClientVerifier};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, ServerConfig,
    SignatureScheme, SupportedProtocolVersion,
};
use tempfile::TempDir;
use tns_connect::plan::Trust;
use tns_wallet::{Certificate, PrivateKey, Secret, Wallet};

/// One who signs certificates.
pub(crate) struct Ca {
    pub(crate) der: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate with its key.
pub(crate) struct Identity {
    pub(crate) chain: Vec<CertificateDer<'static>>,
    pub(crate) key: Vec<u8>,
}

impl Ca {
    pub(crate) fn new(name: &str) -> Self {
        let (params, key) = (ca_params(name), key());
        let der = params.self_signed(&key).expect("a certificate").der().clone();
        Self { der, issuer: Issuer::new(params, key) }
    }

    /// Another one, vouched for by this one.
    pub(crate) fn below(&self, name: &str, edit: impl FnOnce(&mut CertificateParams)) -> Self {
        let (mut params, key) = (ca_params(name), key());
        edit(&mut params);
        let der = params.signed_by(&key, &self.issuer).expect("a certificate").der().clone();
        Self { der, issuer: Issuer::new(params, key) }
    }

    /// A certificate for `CN=localhost,O=Example Corp,C=US` and the host `localhost`.
    pub(crate) fn sign(&self, edit: impl FnOnce(&mut CertificateParams)) -> Identity {
        self.sign_key(key(), edit)
    }

    pub(crate) fn sign_key(&self, key: KeyPair, edit: impl FnOnce(&mut CertificateParams)) -> Identity {
        let mut params = params();
        edit(&mut params);
        let der = params.signed_by(&key, &self.issuer).expect("a certificate").der().clone();
        Identity { chain: vec![der], key: key.serialize_der() }
    }

    /// The same as a certificate of version 1, which has no extensions.
    pub(crate) fn sign_old(&self) -> Identity {
        let identity = self.sign(|_| {});
        let signed = |body: &[u8]| self.issuer.key().sign(body).expect("a signature");
        let der = version_1(&identity.chain[0], &signed);
        Identity { chain: vec![der.into()], ..identity }
    }
}

/// A certificate that vouches for itself, as wallet tools make them.
pub(crate) fn self_signed(edit: impl FnOnce(&mut CertificateParams)) -> Identity {
    let (mut params, key) = (params(), key());
    edit(&mut params);
    let der = params.self_signed(&key).expect("a certificate").der().clone();
    Identity { chain: vec![der], key: key.serialize_der() }
}

fn key() -> KeyPair {
    KeyPair::generate().expect("a key")
}

fn ca_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new([]).expect("no names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

fn params() -> CertificateParams {
    let mut params = CertificateParams::new(["localhost".to_owned()]).expect("names");
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CountryName, "US");
    params.distinguished_name.push(DnType::OrganizationName, "Example Corp");
    params.distinguished_name.push(DnType::CommonName, "localhost");
    params
}

/// The certificate without what version 1 does not have, signed anew.
fn version_1(der: &[u8], sign: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let parts = Certificate::from_der(der).and_then(|one| one.parts()).expect("a certificate");
    // The validity stands between the names, and has no equal in length there.
    let after_issuer = place(&parts.body, &parts.issuer) + parts.issuer.len();
    let validity = &parts.body[after_issuer..place(&parts.body, &parts.subject)];
    let serial = [2, 1, 7];
    let body = sequence(
        0x30,
        &[&serial, &parts.algorithm, &parts.issuer, validity, &parts.subject, &parts.public_key],
    );
    let bits = sequence(0x03, &[&[0], &sign(&body)]);
    sequence(0x30, &[&body, &parts.algorithm, &bits])
}

fn place(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).expect("the part")
}

fn sequence(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let head = match u16::try_from(content.len()).expect("a short one").to_be_bytes() {
        [0, length @ ..0x80] => vec![tag, length],
        [0, length] => vec![tag, 0x81, length],
        [high, low] => vec![tag, 0x82, high, low],
    };
    [head, content].concat()
}

/// The configuration of a server that shows `identity`, and wants a certificate of `clients`.
pub(crate) fn server(
    identity: &Identity,
    clients: Option<&Ca>,
    versions: &[&'static SupportedProtocolVersion],
) -> ServerConfig {
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_protocol_versions(versions).expect("versions");
    let builder = match clients {
        Some(ca) => builder.with_client_cert_verifier(verifier(ca, false)),
        None => builder.with_no_client_auth(),
    };
    let mut config = builder.with_cert_resolver(Arc::new(resolver(identity)));
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config
}

/// A server that asks for a certificate of `clients` and does without.
pub(crate) fn server_with_option(identity: &Identity, clients: &Ca) -> ServerConfig {
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    let builder = builder.with_client_cert_verifier(verifier(clients, true));
    builder.with_cert_resolver(Arc::new(resolver(identity)))
}

fn verifier(ca: &Ca, may_be_none: bool) -> Arc<dyn ClientCertVerifier> {
    let mut roots = RootCertStore::empty();
    roots.add(ca.der.clone()).expect("a root");
    let provider = Arc::new(ring::default_provider());
    let builder = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
    let builder = if may_be_none { builder.allow_unauthenticated() } else { builder };
    builder.build().expect("a verifier")
}

/// Shows the certificate without reading it, so that it may be of version 1.
fn resolver(identity: &Identity) -> SingleCertAndKey {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key.as_slice()));
    let key = ring::sign::any_supported_type(&key).expect("a key");
    CertifiedKey::new(identity.chain.clone(), key).into()
}

/// A wallet that trusts `trusted`, with our own certificate.
pub(crate) fn wallet(trusted: &[&CertificateDer<'_>], own: Option<&Identity>) -> Wallet {
    let mut wallet = Wallet::new();
    if let Some(own) = own {
        wallet.set_private_key(PrivateKey::from_pkcs8(&own.key).expect("a key"));
    }
    let own = own.iter().flat_map(|own| &own.chain);
    for der in own.chain(trusted.iter().copied()) {
        wallet.add_certificate(Certificate::from_der(der).expect("a certificate"));
    }
    wallet
}

/// A folder with such a wallet as `ewallet.pem`.
pub(crate) fn folder(trusted: &[&CertificateDer<'_>], own: Option<&Identity>) -> (TempDir, Trust) {
    let text = wallet(trusted, own).to_pem(None).expect("a wallet");
    folder_of("ewallet.pem", text.as_bytes())
}

/// A folder with one file.
pub(crate) fn folder_of(name: &str, content: &[u8]) -> (TempDir, Trust) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), content).expect("a file");
    let trust = Trust::Wallet(folder.path().to_owned());
    (folder, trust)
}

/// The same wallet in every format, with the password that it needs.
pub(crate) fn formats(wallet: &Wallet, password: &Secret) -> Vec<(&'static str, Vec<u8>, Option<Secret>)> {
    let text = |password| wallet.to_pem(password).expect("a wallet").as_bytes().to_vec();
    vec![
        ("ewallet.pem", text(None), None),
        ("ewallet.pem", text(Some(password)), Some(password.clone())),
        ("ewallet.p12", wallet.to_pkcs12(password).expect("a wallet"), Some(password.clone())),
        ("cwallet.sso", wallet.to_auto_login(None).expect("a wallet"), None),
    ]
}

/// An RSA key that `openssl` makes; nothing where the program is absent.
pub(crate) fn rsa_key() -> Option<KeyPair> {
    let arguments = "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048";
    let output = std::process::Command::new("openssl").args(arguments.split(' ')).output();
    let Ok(output) = output.map_err(|_| eprintln!("skipped: openssl is absent")) else { return None };
    let text = String::from_utf8(output.stdout).expect("a text");
    Some(KeyPair::from_pem(&text).expect("a key"))
}

/// Key and certificate as a PKCS#12 file of `openssl`, which gives them a name.
pub(crate) fn pkcs12(text: &str, alias: &str, password: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.pem");
    std::fs::write(&path, text).expect("a file");
    let mut command = std::process::Command::new("openssl");
    command.args(["pkcs12", "-export", "-name", alias, "-passout", &format!("pass:{password}"), "-in"]);
    let Ok(output) = command.arg(&path).output().map_err(|_| eprintln!("skipped: openssl is absent")) else {
        return None;
    };
    Some(output.stdout)
}

/// A server that shows `identity` and wants the certificate of `client` and no other, of whatever
/// version it is; the flag tells whether it has checked a signature with it.
pub(crate) fn server_for(
    identity: &Identity,
    client: &Identity,
    version: &'static SupportedProtocolVersion,
) -> (ServerConfig, Arc<AtomicBool>) {
    let seen = Arc::new(AtomicBool::new(false));
    let verifier = OnlyOne { wanted: client.chain[0].clone(), seen: Arc::clone(&seen) };
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_protocol_versions(&[version]).expect("versions");
    let builder = builder.with_client_cert_verifier(Arc::new(verifier));
    (builder.with_cert_resolver(Arc::new(resolver(identity))), seen)
}

/// Takes one certificate, without reading more of it than its key.
#[derive(Debug)]
struct OnlyOne {
    wanted: CertificateDer<'static>,
    seen: Arc<AtomicBool>,
}

impl OnlyOne {
    fn check(
        &self,
        message: &[u8],
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let parts = Certificate::from_der(&self.wanted).and_then(|one| one.parts()).expect("a certificate");
        let key = SubjectPublicKeyInfoDer::from(parts.public_key);
        let key = webpki::RawPublicKeyEntity::try_from(&key).expect("a key");
        let algorithms = ring::default_provider().signature_verification_algorithms;
        let (_, candidates) =
            algorithms.mapping.iter().find(|(scheme, _)| *scheme == signed.scheme).expect("a scheme");
        let is_right = |one: &&dyn SignatureVerificationAlgorithm| {
            key.verify_signature(*one, message, signed.signature()).is_ok()
        };
        let right = candidates.iter().any(is_right);
        self.seen.store(right, Ordering::SeqCst);
        right.then(HandshakeSignatureValid::assertion).ok_or(CertificateError::BadSignature.into())
    }
}

impl ClientCertVerifier for OnlyOne {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let right = end_entity.as_ref() == self.wanted.as_ref();
        right.then(ClientCertVerified::assertion).ok_or(CertificateError::UnknownIssuer.into())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        _: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.check(message, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        _: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.check(message, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}
