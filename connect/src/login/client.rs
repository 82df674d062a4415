//! Who the client is, where nobody says so.

use tns_wire::login::Client;

use crate::process::names;

/// Who this process is, as V$SESSION shows it. The terminal is `unknown`, as other drivers say.
#[must_use]
pub fn client_of_process() -> Client {
    let names = names();
    let program = if names.program.is_empty() { "unknown" } else { &names.program };
    let version = |text: &str| text.parse().unwrap_or_default();
    Client {
        program: program.to_owned(),
        machine: names.host.clone(),
        terminal: "unknown".to_owned(),
        os_user: names.user.clone(),
        pid: std::process::id(),
        driver: concat!("tns-connect : ", env!("CARGO_PKG_VERSION")).to_owned(),
        version: [
            version(env!("CARGO_PKG_VERSION_MAJOR")),
            version(env!("CARGO_PKG_VERSION_MINOR")),
            version(env!("CARGO_PKG_VERSION_PATCH")),
        ],
    }
}

/// The time zone of this process: ORA_SDTZ, else what its clock differs from UTC now (`+02:00`).
#[must_use]
pub fn time_zone_of_process() -> String {
    let given = std::env::var("ORA_SDTZ").ok().filter(|zone| !zone.is_empty());
    given.unwrap_or_else(|| offset(jiff::Zoned::now().offset().seconds()))
}

fn offset(seconds: i32) -> String {
    let minutes = seconds.abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_written_as_time_zones() {
        let written = [0, 7200, -12_600, 20_700].map(offset);
        assert_eq!(written, ["+00:00", "+02:00", "-03:30", "+05:45"]);
    }

    #[test]
    fn the_process_has_a_name() {
        let client = client_of_process();
        assert!(!client.program.is_empty() && client.pid > 0 && !client.program.contains('/'));
        assert!(client.driver.starts_with("tns-connect : "), "{}", client.driver);
    }
}
