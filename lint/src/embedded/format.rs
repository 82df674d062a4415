use std::str::FromStr;

/// A format of files that may hold connect strings and Net files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Java's `.properties`.
    Properties,
    /// `.env`, `.env.local`, `prod.env`.
    Env,
    /// `.yaml`, `.yml`.
    Yaml,
    /// `.json`.
    Json,
    /// `.toml`.
    Toml,
    /// `.xml`.
    Xml,
}

/// A word that names no [`Format`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the format is one of properties, env, yaml, json, toml, xml")]
pub struct UnknownFormat;

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Properties, Self::Env, Self::Yaml, Self::Json, Self::Toml, Self::Xml];

    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Properties => "properties",
            Self::Env => "env",
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Xml => "xml",
        }
    }

    /// The format that a file name tells, in any case; `None` where it tells none.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        if lower.starts_with(".env.") {
            return Some(Self::Env);
        }
        match lower.rsplit_once('.')?.1 {
            "yml" => Some(Self::Yaml),
            ending => ending.parse().ok(),
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.name() == word).ok_or(UnknownFormat)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn names_tell_formats() {
        let cases = [
            ("application.yml", Some(Format::Yaml)),
            ("a.b.YAML", Some(Format::Yaml)),
            (".env", Some(Format::Env)),
            (".env.local", Some(Format::Env)),
            ("prod.env", Some(Format::Env)),
            ("appsettings.Development.json", Some(Format::Json)),
            ("tnsnames.ora", None),
            ("yaml", None),
        ];
        for (name, format) in cases {
            assert_eq!(Format::of_file_name(name), format, "{name}");
        }
    }
}
