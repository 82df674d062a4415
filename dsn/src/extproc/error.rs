use std::fmt;

/// Why no statements are made; never without a reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Refused {
    /// Every reason.
    pub reasons: Vec<Reason>,
}

/// Something that the database would refuse, or that must not be in a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// A value is empty.
    #[error("{0} is missing")]
    Missing(Field),
    /// A value is longer than the database takes.
    #[error("{field} is {len} bytes long: {max} is the most the database takes")]
    TooLong {
        /// The value.
        field: Field,
        /// Its length in bytes.
        len: usize,
        /// The greatest length.
        max: usize,
    },
    /// A character has no place in a value.
    #[error("{field} holds {character:?}, which cannot stand there")]
    Character {
        /// The value.
        field: Field,
        /// The first such character.
        character: char,
    },
    /// The name of the registration needs quotes, but the destination of a job has none.
    #[error("{0} has to start with a letter and hold only letters, digits and `_`")]
    NotSimple(Field),
    /// The distinguished name is none.
    #[error("the certificate DN has to be a list of NAME=value, such as CN=agent.example.com")]
    NotADn,
    /// The address of the wallet does not start with `https://` and a host.
    #[error("the object storage URI has to start with https:// and a host")]
    NotHttps,
    /// The wallet has another name than the database looks for.
    #[error("the object storage URI has to end in cwallet.sso: the database opens no other file")]
    NotTheWallet,
    /// The address of the wallet would give away who may read it.
    #[error(
        "the object storage URI holds a secret (user, query or pre-authenticated request): \
         use the plain address and a credential"
    )]
    SecretInUri,
    /// A job has more arguments than the scheduler takes.
    #[error("the job has {0} arguments: the scheduler takes at most 255")]
    TooManyArguments(usize),
}

/// A value of the setup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The distinguished name in the certificate.
    CertDn,
    /// The name of the registration.
    Name,
    /// The directory object.
    WalletDirectory,
    /// The path of the directory.
    WalletPath,
    /// The address of the wallet.
    WalletUri,
    /// The credential object.
    Credential,
    /// The user who is granted the endpoint.
    Grantee,
    /// The name of the job.
    Job,
    /// The path of the script.
    Script,
    /// An argument of the job, counted from 1.
    Argument(usize),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CertDn => "the certificate DN",
            Self::Name => "the name of the endpoint",
            Self::WalletDirectory => "the name of the wallet directory",
            Self::WalletPath => "the path of the wallet directory",
            Self::WalletUri => "the object storage URI",
            Self::Credential => "the name of the credential",
            Self::Grantee => "the user to grant to",
            Self::Job => "the name of the job",
            Self::Script => "the path of the script",
            Self::Argument(at) => return write!(f, "argument {at} of the job"),
        })
    }
}
