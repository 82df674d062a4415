use super::properties::{self, Property};
use super::{credentials, is_credential, lose, r2dbc, span, starts_with, unreadable, yaml};
use crate::Descriptor;
use crate::convert::{Converted, Impossible, Loss};
use crate::error::Unreadable;

const PLACEHOLDER: &str = "${";

/// Reads the URL of a .properties file or, where the first line opens a
/// mapping, of a YAML file; of several the last one.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_yaml = lines.find(|line| *line != "---").is_some_and(|line| line.ends_with(':'));
    let properties = if is_yaml { yaml::read(text)? } else { properties::read(text)? };
    let url = properties.iter().rev().find(|property| is_url(&property.name)).ok_or_else(|| {
        let help = "add `spring.datasource.url=jdbc:oracle:thin:@host:port/service`";
        unreadable(span(0, text.len()), "no property holds a URL", help)
    })?;
    let mut made = of_url(url)?;
    let last = |property: &Property| property.name.rsplit('.').next().is_some_and(is_credential);
    if properties.iter().any(last) {
        lose(&mut made.lost, credentials());
    }
    Ok(made)
}

/// `spring.datasource.url`, `spring.datasource.hikari.jdbc-url`, `spring.r2dbc.url`
fn is_url(name: &str) -> bool {
    let (place, last) = name.rsplit_once('.').unwrap_or_default();
    let place = place.to_ascii_lowercase();
    let url = ["url", "jdbcurl"].iter().any(|url| url.eq_ignore_ascii_case(&last.replace('-', "")));
    url && ["datasource", "r2dbc"].iter().any(|known| place.replace('-', "").contains(known))
}

fn of_url(url: &Property) -> Result<Converted<Descriptor>, Unreadable> {
    let given = url.value.text.as_str();
    let read = match () {
        () if given.contains(PLACEHOLDER) => {
            let help = "write the value in its place";
            let message = "the URL holds a placeholder, which only the running program knows";
            return Err(unreadable(url.value.whole(), message, help));
        }
        () if starts_with(given.trim_start(), "r2dbc") => r2dbc::read(given),
        () => Descriptor::read_jdbc(given),
    };
    read.map_err(|error| url.value.lift(error))
}

/// Writes `spring.datasource.url=…`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Result<Converted<String>, Impossible> {
    let url = descriptor.to_jdbc();
    match url.value.contains(PLACEHOLDER) {
        false => Ok(url.map(|url| format!("spring.datasource.url={}", properties::escaped(&url)))),
        true => {
            let reasons = vec![Loss::new("`${`", "Spring takes it for the start of a placeholder")];
            Err(Impossible { form: "a Spring property", reasons })
        }
    }
}
