use std::fmt;

use super::code::codes;
use super::error::refusal;
use crate::model::ValueError;
use crate::text::Span;

/// Something usable but worth telling. It holds no part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub code: NoteCode,
    /// Where.
    pub span: Span,
}

impl Note {
    /// One sentence without position.
    pub fn message(&self) -> String {
        let sentence = self.code.sentence();
        match self.code {
            NoteCode::BadValue(keyword, error) => format!("{sentence}: {}", refusal(keyword, error)),
            _ => sentence,
        }
    }

    /// What to write instead.
    pub fn help(&self) -> String {
        self.code.remedy().to_owned()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

codes! {
    /// Kinds of notes. The first half is about Easy Connect, the second about JDBC URLs.
    NoteCode {
        /// The quotes round the text belong to the calling tool.
        OuterQuotes => "pass the text without them",
        /// Blanks stand round the text.
        OuterBlanks => "remove them",
        /// Blanks stand round a parameter name or value.
        ParameterBlanks => "remove them: only some clients skip them",
        /// No port follows the `:`.
        EmptyPort => "write the port; 1521 is taken",
        /// No service is named.
        NoService => "write `host:port/service`: some clients look this text up as an alias",
        /// Lists of hosts are split by `;`.
        SeveralLists => "write one list, `host1,host2:port/service`, or a descriptor",
        /// The service is empty.
        EmptyService => "write `host:port/service`: the listener needs a default service otherwise",
        /// The server type behind `:` is empty.
        EmptyServer => "remove the `:`, or write `dedicated`, `shared` or `pooled`",
        /// A server type or instance stands without a service.
        NoServiceBefore => "write `host:port/service/instance`; a single `/` starts the service",
        /// A name holds letters outside ASCII.
        NonAscii => "use the ASCII form of the name: some clients refuse others",
        /// No client knows this parameter.
        UnknownParameter => "see the list of `?name=value` parameters: clients drop unknown ones silently",
        /// The parameter is given again: the last one wins.
        DuplicateParameter => "remove the earlier one",
        /// Nothing stands between two `&`, or beside one.
        EmptyParameter => "remove the `&`: some clients refuse it",
        /// The value is empty.
        EmptyValue => "write a value, or remove the parameter",
        /// A value that the parameter does not take.
        BadValue(&'static str, ValueError) => "write a value it takes: clients fall back to a default",
        /// The parameter has a meaning with TLS only.
        NeedsTls => "write `tcps://`, or remove the parameter",
        /// A distinguished name with commas stands without double quotes.
        UnquotedName => "write `ssl_server_cert_dn=\"cn=…,o=…\"`: some clients refuse it otherwise",
        /// Single quotes are part of the value here.
        SingleQuotes => "use double quotes",
        /// A percent escape is not decoded.
        PercentEscape => "write the character itself, in double quotes where needed",

        /// The prefix is in upper case.
        PrefixCase => "write `jdbc:oracle:` and the driver type in lower case",
        /// The URL holds user and password.
        CredentialsInUrl => "pass them outside the URL, which ends up in logs",
        /// The URL holds the password of a wallet or key store.
        WalletPassword => "use an auto-login wallet (cwallet.sso), or pass the password outside the URL",
        /// What follows the internal driver is ignored.
        Ignored => "end the URL behind `kprb`",
        /// The driver type `oci8` is outdated.
        Oci8 => "write `oci`",
        /// An alias without TNS_ADMIN in the URL.
        NoTnsAdmin => "write `?TNS_ADMIN=/directory`, or set oracle.net.tns_admin",
        /// TNS_ADMIN is spelt in upper case.
        TnsAdminCase => "write `TNS_ADMIN`",
        /// The path is relative.
        RelativePath => "write an absolute path: the working directory is rarely the one meant",
        /// The path has backslashes.
        Backslash => "write `/`: in properties, JSON and YAML files a `\\` is an escape",
        /// The property counts in milliseconds.
        Milliseconds => "write 10000 for ten seconds",
        /// The host expects TLS.
        PlainToTls => "write `@tcps://host:port/service`",
        /// The SID looks like a service name.
        DottedSid => "write `@//host:port/service` if it is a service",
        /// The OCI driver takes the third part as a service.
        OciService => "write `@//host:port/service`",
        /// The thin driver has no such transport.
        ThinTransport => "use PROTOCOL=TCP or TCPS, or the oci driver",
        /// The descriptor is broken over several lines.
        LineBreak => "write the URL on one line",
        /// The configuration provider is unknown.
        UnknownProvider => "check the name; the provider has to be on the class path",
    }
}
