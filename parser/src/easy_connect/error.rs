use std::fmt;

use super::code::codes;
use crate::error::SyntaxCode;
use crate::model::ValueError;
use crate::text::Span;

/// Why a text is no Easy Connect string or JDBC URL, and where. It holds no
/// part of the text, so no password either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StringError {
    /// What is wrong.
    pub code: StringCode,
    /// Where.
    pub span: Span,
}

impl StringError {
    /// One sentence without position.
    pub fn message(&self) -> String {
        let sentence = self.code.sentence();
        match self.code {
            StringCode::Character(c) => format!("{sentence}: {c:?}"),
            StringCode::Value(keyword, error) => format!("{sentence}: {}", refusal(keyword, error)),
            StringCode::BadDescriptor(syntax) => format!("{sentence}: {}", syntax.message()),
            _ => sentence,
        }
    }

    /// What to write instead.
    pub fn help(&self) -> String {
        match self.code {
            StringCode::Character('%') => {
                "nothing is percent-decoded here: write the character itself, or use a descriptor".to_owned()
            }
            code => code.remedy().to_owned(),
        }
    }
}

impl fmt::Display for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for StringError {}

/// Why a value does not fit its keyword, without the value.
pub(super) fn refusal(keyword: &str, error: ValueError) -> String {
    match error {
        ValueError::NotBoolean => format!("{keyword} is on/yes/true or off/no/false"),
        ValueError::NotANumber => format!("{keyword} is a number"),
        ValueError::NotAllowed { allowed } => format!("{keyword} is one of {}", allowed.join(", ")),
        ValueError::UnknownUnit { units: [] } => format!("{keyword} is a number without a unit"),
        ValueError::UnknownUnit { units } => format!("{keyword} takes the units {}", units.join(", ")),
        ValueError::Empty | ValueError::OutOfRange { .. } => format!("{keyword}: {}", error.message("")),
    }
}

codes! {
    /// Kinds of errors. The first half is about Easy Connect, the second about JDBC URLs.
    StringCode {
        /// The connect identifier is empty.
        Empty => "write `host:port/service`",
        /// The text is longer than any connect identifier.
        TooLong => "pass the connect identifier alone, not a whole file",
        /// This is a descriptor, not an Easy Connect string.
        Descriptor => "read it as a descriptor; Easy Connect has no parentheses",
        /// This is a JDBC URL, not an Easy Connect string.
        JdbcUrl => "drop everything up to and with the `@`",
        /// A directory server resolves this name; it cannot be read offline.
        Ldap => "pass it to a client as it is (Oracle Client 23.4 or later, or JDBC)",
        /// A configuration provider resolves this name; it cannot be read offline.
        CentralConfig => "pass it to a client that has the provider, or use its `connect_descriptor`",
        /// The quote round the whole text is not closed.
        OuterQuote => "remove the quote: it belongs to the shell or the tool",
        /// There is no such protocol.
        UnknownProtocol => "write `tcp://` or `tcps://`",
        /// This protocol exists in descriptors only.
        DescriptorProtocol => "write `(DESCRIPTION=(ADDRESS=(PROTOCOL=…)…)…)`, or `tcp://` or `tcps://`",
        /// A protocol stands once, before the first host, with `://` behind it.
        HalfProtocol => "write `tcps://host1,host2:port/service`",
        /// User and password are no part of a connect identifier.
        Credentials => "remove everything up to and with the `@`, and pass user and password separately",
        /// A host is missing.
        EmptyHost => "write a host name or an IP address, or remove the separator beside it",
        /// An IPv6 address needs brackets.
        Ipv6Brackets => "write `[2001:db8::1]:1521/service`",
        /// This bracket is never closed.
        UnclosedBracket => "write `[address]` with both brackets",
        /// Only `:port` may follow a bracket.
        AfterBracket => "write `[address]:port`",
        /// A blank stands inside the connect identifier.
        Blank => "remove the blank",
        /// This character is not allowed here.
        Character(char) => "use letters, digits, `.`, `-` and `_`; other names need a descriptor",
        /// The port is no number from 1 to 65535.
        Port => "write `host:1521/service`: digits behind `:`, the service behind `/`",
        /// There is no `host:port:sid` in Easy Connect.
        SidForm => "write `host:port/service`; a SID needs a descriptor or a JDBC URL",
        /// The server type is unknown.
        Server => "write `dedicated`, `shared` or `pooled`, or nothing",
        /// There is too much behind the instance.
        ExtraPart => "write `host:port/service:server/instance` and no more",
        /// No parameter follows the `?`.
        NoParameter => "write `?name=value`, or remove the `?`",
        /// A parameter has no `=`.
        NoEquals => "write `name=value`",
        /// A parameter name holds only letters, digits, `_` and `.`.
        ParamName => "write the name without quotes and blanks: `?retry_count=3`",
        /// This double quote is never closed.
        UnclosedQuote => "write `name=\"value\"`",
        /// A double quote stands beside other text.
        QuoteInValue => "put the whole value in double quotes; it cannot hold one itself",
        /// A `&` stands before the first parameter.
        Ampersand => "write `?` before the first parameter and `&` before the others",
        /// The escape of `&` stands between two parameters.
        EscapedAmpersand => "write `&`; the escape belongs into XML and HTML",
        /// A `;` does not separate parameters.
        Semicolon => "write `?name=value&name=value`; `;` separates lists of hosts, before the `/`",
        /// A second parameter follows with the wrong separator.
        SecondMark => "separate parameters with `&`, or put the value in double quotes",
        /// A value that no client takes.
        Value(&'static str, ValueError) => "write a value the parameter takes, or remove it",

        /// The URL does not start with `jdbc:oracle:`.
        UrlPrefix => "write `jdbc:oracle:thin:@//host:port/service`",
        /// The driver type is missing or unknown.
        Driver => "write `jdbc:oracle:thin:@…`; the types are thin, oci and kprb",
        /// A `:` is missing behind the driver type.
        DriverColon => "write `jdbc:oracle:thin:@…`",
        /// The `@` before the database is missing.
        MissingAt => "write `jdbc:oracle:thin:@//host:port/service`",
        /// A second `@` follows: the first one ended user and password.
        SecondAt => "put a password that holds `@` in double quotes, or pass it outside the URL",
        /// Nothing follows the `@`.
        EmptyTarget => "write `@//host:port/service` or `@alias?TNS_ADMIN=/directory`",
        /// The forms with SID and with service are mixed.
        SidAndService => "write `@host:port:sid` for a SID, or `@//host:port/service` for a service",
        /// The descriptor is not well-formed.
        BadDescriptor(SyntaxCode) => "write `@(DESCRIPTION=…)` on one line, with a `)` for each `(`",
        /// The descriptor cannot be used.
        UnusableDescriptor => "give each ADDRESS its PROTOCOL, HOST and PORT, with values they take",
        /// The property is spelt TNS_ADMIN.
        TnsAdminName => "write `?TNS_ADMIN=/directory`",
        /// TNS_ADMIN is a directory, not a file.
        TnsAdminFile => "write the directory that holds tnsnames.ora",
        /// The path holds a control character.
        MangledPath => "write `/` for each `\\`: `\\t` and `\\n` became a tab and a line end",
        /// This is no LDAP URL.
        LdapUrl => "write `ldap://host:port/name,cn=OracleContext,dc=example,dc=com`",
        /// The LDAP name is in no OracleContext.
        LdapContext => "write `name,cn=OracleContext,dc=example,dc=com`",
        /// This names no configuration provider.
        ConfigUrl => "write `config-provider://path?key=name`",
    }
}
