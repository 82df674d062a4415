use std::fmt;

use serde::Serialize;
use tns_parser::{Node, Span, SyntaxCode, SyntaxError};

use crate::clients::Judged;
use crate::context::{LintFile, Place};
use crate::diagnostic::{Diagnostic, Related, Severity};
use crate::fix::{Fix, Safety};
use crate::project::{Member, Project};
use crate::strings::{Easy, Noticed};
use tns_dsn::clients::Client;
use tns_parser::catalog::Param;
use tns_parser::{Edit, Keyword};

/// What a rule is, apart from its code.
#[derive(Debug)]
pub struct RuleInfo {
    /// `TNS101`
    pub code: &'static str,
    /// `duplicate-alias`
    pub name: &'static str,
    /// The hundred of the code.
    pub group: Group,
    /// The worst severity it reports.
    pub severity: Severity,
    /// The best fix it offers.
    pub fix: Option<Safety>,
    /// The mistakes it finds, by their ids in `docs/rules/mistakes.md`.
    pub mistakes: &'static [&'static str],
    /// Release of tnslint that brought it.
    pub since: &'static str,
    /// The doc comment: the documentation page in Markdown.
    pub doc: &'static str,
    /// Where it hooks in.
    pub check: Check,
    /// Whether it runs where nothing is selected.
    pub on_by_default: bool,
}

impl RuleInfo {
    /// Whether it looks beyond one entry: at others, at the text or the files around it, or at
    /// comments. What the other rules find in an entry stands in no other.
    pub fn looks_around(&self) -> bool {
        !self.check.is_local()
    }
}

/// The groups of rules; each has a hundred of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// `TNS0..`: the text itself.
    Syntax,
    /// `TNS1..`: aliases.
    Names,
    /// `TNS2..`: which parameter stands where.
    Structure,
    /// `TNS3..`: values.
    Values,
    /// `TNS4..`: addresses, time limits, availability.
    Network,
    /// `TNS5..`: TLS, wallets, encryption, logon.
    Security,
    /// `TNS6..`: what several files say together.
    Files,
    /// `TNS7..`: layout.
    Style,
    /// `TNS8..`: what clients and releases read differently.
    Portability,
    /// `TNS9..`: the linter's own comments and settings.
    Meta,
}

impl Group {
    /// The digit behind `TNS`.
    pub const fn digit(self) -> char {
        match self {
            Self::Syntax => '0',
            Self::Names => '1',
            Self::Structure => '2',
            Self::Values => '3',
            Self::Network => '4',
            Self::Security => '5',
            Self::Files => '6',
            Self::Style => '7',
            Self::Portability => '8',
            Self::Meta => '9',
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Names => "names",
            Self::Structure => "structure",
            Self::Values => "values",
            Self::Network => "network",
            Self::Security => "security",
            Self::Files => "files",
            Self::Style => "style",
            Self::Portability => "portability",
            Self::Meta => "meta",
        }
    }
}

/// Where a rule hooks into the one walk over a file.
pub enum Check {
    /// Once for the file.
    File(fn(&LintFile, &mut Report<'_>)),
    /// For each entry.
    Entry(fn(&LintFile, Node<'_>, &mut Report<'_>)),
    /// For each entry of tnsnames.ora or a connect descriptor whose value is
    /// text, no parameters.
    TextEntry(fn(&LintFile, Node<'_>, &mut Report<'_>)),
    /// Over the entries of a file, to compare them.
    Compare(Compare),
    /// For each parameter of these keywords, entries included.
    Params(&'static [Keyword], fn(&Place<'_>, &mut Report<'_>)),
    /// For each parameter of the first keywords that holds a parameter of one of the second ones:
    /// costs nothing where it does not.
    Holding(&'static [Keyword], &'static [Keyword], fn(&Place<'_>, &mut Report<'_>)),
    /// For each parameter that stands where a row of the catalogue wants it, if
    /// the rule asks for such rows; entries included.
    ParamsLike(fn(&Param) -> bool, fn(&Place<'_>, &mut Report<'_>)),
    /// For each parameter and each entry that the catalogue does not know, or not there.
    StrayParams(fn(&Place<'_>, &mut Report<'_>)),
    /// For each parameter and each entry with nothing behind its `=`, or nothing
    /// between its quotes.
    EmptyParams(fn(&Place<'_>, &mut Report<'_>)),
    /// For each parameter and each entry with a value that is text, but more
    /// than one word: quoted, broken into lines, with blanks or signs.
    LooseValues(fn(&Place<'_>, &mut Report<'_>)),
    /// For each entry and each parameter that holds parameters.
    Containers(fn(&Place<'_>, &mut Report<'_>)),
    /// At several places.
    Each(&'static [Self]),
    /// On the comments for the linter, after all other rules.
    Comments,
    /// On a file of another program that connect strings are looked for in.
    Outer,
    /// For each file of a run, with the others at hand.
    Project(fn(&Project<'_>, &Member<'_>, &mut Report<'_>)),
    /// For each connect string of a run, with the files at hand.
    StringInProject(fn(&Project<'_>, &Member<'_>, &mut Report<'_>)),
    /// Once for the environment of a run, where it is known. Places are those of
    /// [`Environment::text`](crate::Environment::text).
    Environment(fn(&Project<'_>, &mut Report<'_>)),
    /// For each thing that is noticed in a connect string.
    Strings(fn(&Noticed, &mut Report<'_>)),
    /// For each connect string that is Easy Connect, alone or as the value of an alias.
    Easy(fn(&Easy<'_>, &mut Report<'_>)),
    /// For each client that is named as a target and each alias, descriptor or connect string.
    Clients(fn(&Judged<'_>, &mut Report<'_>)),
    /// For each syntax error of these kinds.
    Syntax(&'static [SyntaxCode], fn(&LintFile, &SyntaxError, &mut Report<'_>)),
}

/// How a rule compares what stands in many entries: it notes something of each
/// while they pass by, and looks at its notes in the end. An entry is not read
/// a second time that way, which is what a large file would make slow.
#[derive(Clone, Copy, Debug)]
pub struct Compare {
    /// What is noted of.
    pub of: Noting,
    /// The note on a node; `None` where it is of no interest.
    pub note: fn(Node<'_>) -> Option<u64>,
    /// Looks at all notes, in the order of the text.
    pub report: fn(&[(Node<'_>, u64)], &mut Report<'_>),
}

/// What [`Compare`] notes something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noting {
    /// Each name of an entry of tnsnames.ora, IFILE left out.
    Aliases,
    /// Each entry of a file with connect descriptors.
    Entries,
    /// Each DESCRIPTION of an entry without a syntax error, in a file with
    /// connect descriptors.
    Descriptions,
}

impl Check {
    /// Whether some of it looks at one entry by itself.
    fn is_local(&self) -> bool {
        match self {
            Self::File(_)
            | Self::Compare(_)
            | Self::Comments
            | Self::Outer
            | Self::Project(_)
            | Self::StringInProject(_)
            | Self::Environment(_) => false,
            Self::Each(checks) => checks.iter().any(Self::is_local),
            _ => true,
        }
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File(_) => "File",
            Self::Entry(_) => "Entry",
            Self::TextEntry(_) => "TextEntry",
            Self::Compare(_) => "Compare",
            Self::Params(..) => "Params",
            Self::Holding(..) => "Holding",
            Self::ParamsLike(..) => "ParamsLike",
            Self::StrayParams(_) => "StrayParams",
            Self::EmptyParams(_) => "EmptyParams",
            Self::LooseValues(_) => "LooseValues",
            Self::Containers(_) => "Containers",
            Self::Each(_) => "Each",
            Self::Comments => "Comments",
            Self::Outer => "Outer",
            Self::Project(_) => "Project",
            Self::StringInProject(_) => "StringInProject",
            Self::Environment(_) => "Environment",
            Self::Strings(_) => "Strings",
            Self::Easy(_) => "Easy",
            Self::Clients(_) => "Clients",
            Self::Syntax(..) => "Syntax",
        })
    }
}

/// Declares a rule: its doc comment is its page.
///
/// ```text
/// rule! {
///     /// One sentence that sums it up.
///     ///
///     /// ## What it does
///     /// …
///     DUPLICATE_ALIAS = "TNS101", "duplicate-alias", Names, Error, fix: Some(Safety::Safe), mistakes: ["N01"],
///     check: Check::File(check)
/// }
/// ```
macro_rules! rule {
    ($(#[doc = $doc:literal])* $id:ident = $code:literal, $name:literal, $group:ident, $severity:ident,
     fix: $fix:expr, mistakes: [$($mistake:literal),*], check: $check:expr $(, off_by_default: $off:literal)? $(,)?) => {
        $(#[doc = $doc])*
        pub(crate) const $id: $crate::rule::RuleInfo = $crate::rule::RuleInfo {
            code: $code,
            name: $name,
            group: $crate::rule::Group::$group,
            severity: $crate::diagnostic::Severity::$severity,
            fix: $fix,
            mistakes: &[$($mistake),*],
            since: "0.1.0",
            doc: concat!($($doc, "\n"),*),
            check: $check,
            on_by_default: true $(&& !$off)?,
        };
    };
}
pub(crate) use rule;

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Report<'a> {
    pub(crate) rule: &'static RuleInfo,
    pub(crate) found: &'a mut Vec<Diagnostic>,
}

impl Report<'_> {
    /// Reports a finding at `span`; the rest is added on what it returns.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        self.found.push(Diagnostic {
            rule: self.rule,
            severity: self.rule.severity,
            message: message.into(),
            help: None,
            span,
            label: String::new(),
            related: Vec::new(),
            fix: None,
            clients: &[],
            only_named: false,
            entry: None,
            path: String::new(),
        });
        Finding(self.found.last_mut())
    }
}

/// A finding that is being described.
#[derive(Debug)]
pub struct Finding<'a>(Option<&'a mut Diagnostic>);

impl Finding<'_> {
    fn with(mut self, change: impl FnOnce(&mut Diagnostic)) -> Self {
        if let Some(found) = self.0.as_deref_mut() {
            change(found);
        }
        self
    }

    /// A lower severity than the rule's own.
    pub fn severity(self, severity: Severity) -> Self {
        self.with(|found| found.severity = severity.min(found.rule.severity))
    }

    /// What to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.with(|found| found.help = Some(help.into()))
    }

    /// The only clients it matters to; where others are the target, it is left out.
    pub fn clients(self, clients: &'static [Client]) -> Self {
        self.with(|found| found.clients = clients)
    }

    /// The only clients it matters to; it is left out unless one of them is named as a target.
    pub fn only_for(self, clients: &'static [Client]) -> Self {
        self.with(|found| (found.clients, found.only_named) = (clients, true))
    }

    /// A few words at the place.
    pub fn label(self, label: impl Into<String>) -> Self {
        self.with(|found| found.label = label.into())
    }

    /// Another place that belongs to it.
    pub fn related(self, span: Span, label: impl Into<String>) -> Self {
        self.with(|found| found.related.push(Related { span, label: label.into() }))
    }

    /// The change that mends it; `title` reads after "fix:".
    pub fn fix(self, safety: Safety, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.with(|found| found.fix = Some(Fix { safety, title: title.into(), edits }))
    }
}
