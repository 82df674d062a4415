//! One page for the browser: findings, a picture of the aliases, the pages of the rules. It needs
//! nothing from outside, and without scripts only the search box is missing.

mod findings;
mod picture;
mod rules;

use std::io::{self, Write};

use tns_lint::Severity;

use super::xml::Escaped;
use super::{Run, plural};

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/search.js");

/// What the page lets the browser run and apply: exactly this style and this script.
const STYLE_HASH: &str = "sha256-ZK/VKUCV82JzlTaoiCsKss2f9/mkaXfy3o588uS79s0=";
const SCRIPT_HASH: &str = "sha256-oN6t+I4MtiSx9ZyG2yo6b/ahKZBeKkYPwVxwOQYJSro=";

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    page(PAGE, out, |name, out| match name {
        "summary" => summary(run, out),
        "findings" => findings::write(run, out),
        "picture" => picture::write(run, out),
        _ => rules::write(run, out),
    })
}

/// Writes a page; `fill` writes what belongs in its gaps, except for style and script.
pub(super) fn page(
    template: &str,
    out: &mut dyn Write,
    fill: impl Fn(&str, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut parts = template.split("{{");
    out.write_all(parts.next().unwrap_or_default().as_bytes())?;
    for part in parts {
        let (name, rest) = part.split_once("}}").unwrap_or((part, ""));
        match name {
            "style" => out.write_all(STYLE.as_bytes())?,
            "style-hash" => out.write_all(STYLE_HASH.as_bytes())?,
            "script" => out.write_all(SCRIPT.as_bytes())?,
            "script-hash" => out.write_all(SCRIPT_HASH.as_bytes())?,
            name => fill(name, out)?,
        }
        out.write_all(rest.as_bytes())?;
    }
    Ok(())
}

fn summary(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let files = run.files.len();
    let counts = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        let count = run.count(severity);
        format!("{count} {}", plural(count, severity.name()))
    });
    write!(out, "{} in {files} {}.", counts.join(", "), plural(files, "file"))?;
    match run.omitted() {
        0 => Ok(()),
        omitted => write!(out, " {omitted} of them are not shown."),
    }
}

/// Text with what stands between backticks as code.
pub(super) fn code_words(text: &str) -> String {
    let part = |(nth, part): (usize, &str)| match nth % 2 {
        0 => Escaped(part).to_string().replace("&#10;", "\n"),
        _ => format!("<code>{}</code>", Escaped(part)),
    };
    text.split('`').enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_page_allows_its_own_style_and_script_only() {
        let hash = |text: &str| format!("sha256-{}", Base64::encode_string(&Sha256::digest(text)));
        assert_eq!(STYLE_HASH, hash(STYLE));
        assert_eq!(SCRIPT_HASH, hash(SCRIPT));
        assert!(!PAGE.contains("style=") && !PAGE.contains("http://") && !PAGE.contains("https://"));
    }
}
