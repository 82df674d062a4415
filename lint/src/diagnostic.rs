use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tns_parser::Span;

use crate::fix::Fix;
use crate::rule::RuleInfo;
use tns_dsn::clients::Client;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Info,
    /// Likely wrong.
    Warning,
    /// Will fail, or can be exploited.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static RuleInfo,
    /// At most the rule's severity.
    pub severity: Severity,
    /// What is wrong and what follows from it, one sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The place it speaks of.
    pub span: Span,
    /// A few words at that place; may be empty.
    pub label: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The change that mends it.
    pub fix: Option<Fix>,
    /// The clients it matters to; empty: every one.
    pub clients: &'static [Client],
    /// Whether it is told only where one of these clients is named as a target.
    pub only_named: bool,
    /// First name of the entry it stands in.
    pub entry: Option<String>,
    /// Path of keywords down to the place: `ORCL/DESCRIPTION[0]/ADDRESS[1]/PORT[0]`.
    pub path: String,
}

impl Diagnostic {
    /// The same with all its places put elsewhere.
    #[must_use]
    pub fn moved(mut self, to: impl Fn(Span) -> Span) -> Self {
        self.span = to(self.span);
        self.related.iter_mut().for_each(|related| related.span = to(related.span));
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|edit| edit.span = to(edit.span));
        self
    }
}

/// A second place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What it has to do with it.
    pub label: String,
}

/// What stays the same of a finding when lines move: the file, the rule, the
/// path of keywords and the message, as 16 hexadecimal digits. `nth` tells
/// equal ones apart.
pub fn fingerprint(file: &str, found: &Diagnostic, nth: usize) -> String {
    digest([file, found.rule.code, &found.path, &found.message, &nth.to_string()])
}

/// Texts as 16 hexadecimal digits.
pub(crate) fn digest<const N: usize>(parts: [&str; N]) -> String {
    // FNV-1a: stable over releases and platforms, unlike the standard hasher.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{hash:016x}")
}
