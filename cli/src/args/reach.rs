//! How listeners are reached: arguments that several commands have.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use tns_parser::catalog::UNITS;

use super::TextOrJson;
use super::network::NetworkArgs;

#[derive(Debug, Args)]
pub(crate) struct ReachArgs {
    /// The directory of tnsnames.ora and sqlnet.ora, in place of TNS_ADMIN.
    #[arg(long, value_name = "DIR")]
    pub(crate) tns_admin: Option<PathBuf>,
    /// Show what would be tried, in which order, and try nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How long all of it may take: 30s, 500ms, 2min. Each target gets its share of what is left.
    #[arg(long, value_name = "DURATION", value_parser = duration, default_value = "30s")]
    pub(crate) deadline: Duration,
    /// Write every step and packet into a file, a line of JSON each; names of users and machines,
    /// folders and passwords are blanked out.
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub(crate) record: Option<PathBuf>,
    /// The folder of the wallet, whatever the texts say.
    #[arg(long, value_name = "DIR")]
    pub(crate) wallet: Option<PathBuf>,
    /// Decides the order of addresses that are balanced; else any order is as likely.
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

/// A number with a unit of the catalogue, or with its first letter; seconds where there is none.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, word) = text.split_at(digits);
    let unit = match word.trim() {
        "" | "s" => Some("sec"),
        "m" => Some("min"),
        "h" => Some("hr"),
        word => Some(word),
    };
    let known = UNITS.iter().find(|known| Some(known.name) == unit);
    let seconds =
        known.zip(number.parse::<f64>().ok()).map(|(known, number)| number * known.millis as f64 / 1e3);
    let found = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    found.filter(|time| !time.is_zero()).ok_or_else(|| "it is a time such as 30s, 500ms or 2min".to_owned())
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn times_have_units() {
        let millis = |text| duration(text).map(|time| time.as_millis()).ok();
        let cases = [
            ("30", 30_000),
            ("30s", 30_000),
            ("0.5 sec", 500),
            ("500ms", 500),
            ("2min", 120_000),
            ("1h", 3_600_000),
        ];
        for (text, wanted) in cases {
            assert_eq!(millis(text), Some(wanted), "{text}");
        }
        for text in ["", "0", "-1s", "5 days", "s", "1e9999", "99999999999999999999h"] {
            assert_eq!(millis(text), None, "{text}");
        }
    }
}
