//! The report for people: miette's graphical frames and a summary.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use miette::{
    Diagnostic as Frame, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeStyles,
};
use tns_lint::{Diagnostic, Safety, Severity};
use tns_parser::Span;

use super::source::FileText;
use super::{Run, plural};
use crate::output::clean;

/// Width of the report where no terminal tells.
const WIDTH: usize = 110;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let handler = handler();
    for file in run.files.iter().filter(|file| !file.found.is_empty()) {
        let name = clean(&file.input.name);
        let shown = file.input.shown();
        let text = FileText::new(&name, &shown, file.input.lines());
        for found in &file.found {
            let mut frame = String::new();
            let report = Report { found, text: &text, message: clean(&found.message) };
            if handler.render_report(&mut frame, &report).is_err() {
                frame = format!("{}: {}\n", text.place(found.span.start), report.message);
            }
            writeln!(out, "{}", frame.trim_end_matches('\n'))?;
            writeln!(out)?;
        }
    }
    if run.quiet { Ok(()) } else { summary(run, out) }
}

/// Unicode lines as on a terminal; colour is taken out where stdout is none.
pub(super) fn handler() -> GraphicalReportHandler {
    let ascii = cfg!(windows) && !io::stdout().is_terminal();
    let mut theme = if ascii { GraphicalTheme::ascii() } else { GraphicalTheme::unicode() };
    theme.styles = ThemeStyles::ansi();
    GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_context_lines(1).with_links(false)
}

fn summary(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let files = format!("{} {}", run.files.len(), plural(run.files.len(), "file"));
    let fixed: usize = run.files.iter().map(|file| file.fixed.len()).sum();
    if fixed > 0 {
        writeln!(out, "Fixed {fixed} {}.", plural(fixed, "finding"))?;
    }
    let quiet: usize = run.files.iter().map(|file| file.suppressed.len()).sum();
    if quiet > 0 {
        writeln!(out, "{quiet} {} kept quiet by comments.", plural(quiet, "finding"))?;
    }
    let known: usize = run.files.iter().map(|file| file.baselined.len()).sum();
    if known > 0 {
        writeln!(out, "{known} {} known by the baseline.", plural(known, "finding"))?;
    }
    if run.counted().next().is_none() {
        return match (run.files.is_empty(), fixed) {
            (true, _) => Ok(()),
            (false, 0) => writeln!(out, "Nothing found in {files}."),
            (false, _) => writeln!(out, "Nothing is left in {files}."),
        };
    }
    let counts =
        [Severity::Error, Severity::Warning, Severity::Info].map(|severity| (run.count(severity), severity));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<_> =
        counts.map(|&(count, severity)| format!("{count} {}", plural(count, severity.name()))).collect();
    writeln!(out, "Found {} in {files}.", words.join(", "))?;
    let omitted = run.omitted();
    if omitted > 0 {
        writeln!(
            out,
            "{omitted} more {} not shown (--max-diagnostics).",
            if omitted == 1 { "is" } else { "are" }
        )?;
    }
    let (safe, bold) = (run.fixable(Safety::Safe), run.fixable(Safety::Unsafe));
    match (safe, bold) {
        (0, 0) => Ok(()),
        (_, 0) => writeln!(out, "{safe} can be fixed with `--fix`."),
        (0, _) => writeln!(out, "{bold} can be fixed with `--fix --unsafe-fixes`."),
        (_, _) => writeln!(out, "{safe} can be fixed with `--fix`, {bold} more with `--fix --unsafe-fixes`."),
    }
}

/// A finding as miette wants it.
struct Report<'a> {
    found: &'a Diagnostic,
    text: &'a FileText<'a>,
    message: String,
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.found, f)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report<'_> {}

impl Frame for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let rule = self.found.rule;
        Some(Box::new(format!("{}[{}] {}", self.found.severity.name(), rule.code, rule.name)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.found.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.found.help.iter().cloned();
        let fix = self.found.fix.iter().map(|fix| {
            let how = match fix.safety {
                Safety::Safe => "with --fix",
                Safety::Unsafe => "with --fix --unsafe-fixes",
                Safety::DisplayOnly => "by hand",
            };
            // Where the help says the same, naming the flag is enough.
            match self.found.help.as_deref() == Some(&*fix.title) {
                true => format!("fixed {how}"),
                false => format!("fix {how}: {}", fix.title),
            }
        });
        let parts: Vec<_> = help.chain(fix).collect();
        (!parts.is_empty()).then(|| Box::new(clean(&parts.join("\n"))) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.text)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = |text: &str| (!text.is_empty()).then(|| clean(text));
        let shown = |span: Span| {
            let span = self.text.shown(span);
            (span.start as usize, span.len() as usize)
        };
        let own = self.found.span;
        let related = self.found.related.iter().filter(move |related| self.text.fit(own, related.span));
        let related = related.map(move |related| {
            let (start, len) = shown(related.span);
            LabeledSpan::new(label(&related.label), start, len)
        });
        let own = LabeledSpan::new_primary_with_span(label(&self.found.label), shown(own));
        Some(Box::new(std::iter::once(own).chain(related)))
    }
}
