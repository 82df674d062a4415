//! Rules over Oracle Net configuration: diagnostics, fixes, selection.
//!
//! A rule is one file below `rules/`, whose doc comment is its documentation
//! page, one line in [`registry`], and one fixture page.
//!
//! ```
//! use tns_lint::{Linter, LintFile};
//! use tns_parser::{FileKind, Source, parse};
//!
//! let source = Source::new("A = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 99999))")?;
//! let diagnostics = Linter::default().check(&LintFile::new(parse(source, FileKind::Tnsnames)));
//! assert!(diagnostics.iter().any(|found| found.rule.name == "invalid-port"));
//! # Ok::<(), tns_parser::TooLarge>(())
//! ```

pub mod baseline;
mod benchmarks;
mod clients;
pub mod config;
mod context;
mod diagnostic;
pub mod embedded;
mod environment;
mod fix;
mod lines;
mod page;
mod placeholder;
mod project;
pub mod registry;
mod rule;
mod rules;
mod run;
mod select;
mod stretch;
mod strings;
mod suggest;
mod suppress;
mod template;

pub use benchmarks::{BENCHMARKS, Benchmark};
pub use clients::{Judged, OCI, THIN};
pub use context::{LintFile, Place};
pub use diagnostic::{Diagnostic, Related, Severity, fingerprint};
pub use environment::Environment;
pub use fix::{Fix, FixError, Fixed, Fixing, Job, Mended, Safety, fix_project, fix_some, fix_text};
pub use page::{ErrorPage, Page, Section, rules_behind};
pub use project::{Member, Project};
pub use registry::{RULES, find_rule};
pub use rule::{Check, Group, Report, RuleInfo};
pub use rules::files::ifile_target::{is_known as is_known_path, target as ifile_target};
pub use rules::names::alias_characters::describe as alias_objection;
pub use run::{Linter, in_order};
pub use select::{Selection, SelectionError};
pub use stretch::{Passes, Placing, Stretch, Stretches};
pub use strings::{Easy, Noticed, What};
pub use suggest::nearest;
pub use suppress::{
    Directive, Findings, Quieted, Reach, Suppressed, Verb, Word, add_suppressions, directives, suppression,
};
pub use tns_dsn::clients::{Client, UnknownClient};
