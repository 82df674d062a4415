/// A login that the arithmetic does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthError {
    /// A pair that has to be there.
    #[error("{0} is missing in the login")]
    Missing(&'static str),
    /// A pair whose value is not what it has to be.
    #[error("{0} has a value that a login cannot use")]
    Malformed(&'static str),
    /// A number of rounds that is too small to protect the password, or too large to be waited for.
    #[error("{name} asks for {rounds} rounds; {least} to {most} are accepted")]
    Rounds {
        /// The pair.
        name: &'static str,
        /// Its value.
        rounds: u32,
        /// The fewest that are accepted.
        least: u32,
        /// The most that are accepted.
        most: u32,
    },
    /// A password that is only kept in the way of release 10g.
    #[error(
        "the database keeps this password only as a 10g verifier, which no client without Oracle's \
         libraries can prove; let its owner set the password again, with SQLNET.ALLOWED_LOGON_VERSION_SERVER \
         at 11 or higher"
    )]
    Verifier10g,
    /// A password that is kept in a way nobody here knows.
    #[error(
        "the database keeps this password as verifier 0x{0:04X}; 11g (0xB152, 0x1B25) and 12c (0x4815) are known"
    )]
    Verifier(u32),
    /// The server does not know the password either.
    #[error("the server could not prove that it knows the password: it is not the database it claims to be")]
    Impostor,
    /// What the client sent does not come from the right password.
    #[error("the password is wrong")]
    WrongPassword,
    /// The system has no random bytes.
    #[error("the system gives no random bytes")]
    Random,
    /// The private key of a token cannot be used.
    #[error("the private key of the token is not an RSA key of at least 2048 bits in PKCS#8 form")]
    PrivateKey,
}
