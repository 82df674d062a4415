//! Writes a believable tnsnames.ora of any size.

use std::io::{self, Write};

use crate::rng::Rng;

/// What to write.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Number of entries.
    pub entries: u32,
    /// The same seed gives the same file.
    pub seed: u64,
    /// How many of a hundred entries are broken.
    pub broken: u32,
}

/// The shapes of ten entries: 4 single, 2 paired, 1 RAC, 3 autonomous.
const SHAPES: [fn(u32, &Names) -> String; 10] =
    [single, autonomous, paired, single, autonomous, rac, single, paired, autonomous, single];

const TEAMS: [&str; 8] = ["sales", "hr", "ledger", "billing", "stock", "crm", "audit", "dwh"];
const STAGES: [&str; 4] = ["prod", "test", "uat", "dev"];
const LEVELS: [&str; 3] = ["high", "medium", "low"];
const REGIONS: [&str; 4] = ["eu-frankfurt-1", "us-ashburn-1", "uk-london-1", "ap-tokyo-1"];

/// The words of one entry.
struct Names {
    team: &'static str,
    stage: &'static str,
    level: &'static str,
    region: &'static str,
    tenant: u64,
}

impl Names {
    fn random(rng: &mut Rng) -> Self {
        let mut word = |from: &[&'static str]| rng.pick(from).copied().unwrap_or_default();
        let (team, stage) = (word(&TEAMS), word(&STAGES));
        let (level, region) = (word(&LEVELS), word(&REGIONS));
        Self { team, stage, level, region, tenant: rng.bits() & 0xFF_FFFF_FFFF }
    }
}

/// Writes the file.
///
/// # Errors
/// Those of the writer.
pub fn write(plan: &Plan, out: &mut impl Write) -> io::Result<()> {
    let mut rng = Rng::new(plan.seed);
    writeln!(out, "# tnsnames.ora, {} entries, seed {}", plan.entries, plan.seed)?;
    for index in 0..plan.entries {
        let names = Names::random(&mut rng);
        if index % 25 == 0 {
            writeln!(out, "# {} databases of {}, block {}", names.stage, names.team, index / 25)?;
        }
        let entry = SHAPES[index as usize % SHAPES.len()](index, &names);
        let entry = if rng.chance(plan.broken) { broken(entry, &mut rng) } else { entry };
        out.write_all(entry.as_bytes())?;
    }
    Ok(())
}

/// The file in memory.
pub fn text(plan: &Plan) -> Vec<u8> {
    let mut out = Vec::with_capacity(plan.entries as usize * 305 + 100);
    // Writing to memory cannot fail.
    let _ = write(plan, &mut out);
    out
}

fn single(index: u32, names: &Names) -> String {
    let Names { team, stage, .. } = names;
    format!(
        "{}_{index:06}.EXAMPLE.COM =
  (DESCRIPTION =
    (ADDRESS = (PROTOCOL = TCP)(HOST = {team}-db{index}.{stage}.example.com)(PORT = 1521))
    (CONNECT_DATA =
      (SERVER = DEDICATED)
      (SERVICE_NAME = {team}_{index}.{stage}.example.com)
    )
  )

",
        team.to_ascii_uppercase()
    )
}

fn paired(index: u32, names: &Names) -> String {
    let team = names.team;
    format!(
        "{}_HA_{index:06} =
  (DESCRIPTION =
    (ADDRESS_LIST =
      (LOAD_BALANCE = OFF)
      (FAILOVER = ON)
      (ADDRESS = (PROTOCOL = TCP)(HOST = {team}-a{index}.example.com)(PORT = 1521))
      (ADDRESS = (PROTOCOL = TCP)(HOST = {team}-b{index}.example.com)(PORT = 1521))
    )
    (CONNECT_DATA = (SERVICE_NAME = {team}_{index}.example.com))
  )

",
        team.to_ascii_uppercase()
    )
}

fn rac(index: u32, names: &Names) -> String {
    let Names { team, stage, .. } = names;
    format!(
        "{}_RAC_{index:06} =
  (DESCRIPTION =
    (CONNECT_TIMEOUT = 90)(RETRY_COUNT = 20)(RETRY_DELAY = 3)(TRANSPORT_CONNECT_TIMEOUT = 3)
    (ADDRESS_LIST =
      (LOAD_BALANCE = ON)
      (ADDRESS = (PROTOCOL = TCP)(HOST = {team}-scan.{stage}.example.com)(PORT = 1521)))
    (ADDRESS_LIST =
      (LOAD_BALANCE = ON)
      (ADDRESS = (PROTOCOL = TCP)(HOST = {team}-standby.example.com)(PORT = 1521)))
    (CONNECT_DATA =
      (SERVICE_NAME = {team}_{index}.example.com)
      (FAILOVER_MODE=(TYPE = SELECT)(METHOD = BASIC)(DELAY = 5))))

",
        team.to_ascii_uppercase()
    )
}

fn autonomous(index: u32, names: &Names) -> String {
    let Names { team, level, region, tenant, .. } = names;
    format!(
        "{team}{index}_{level} = (description= (retry_count=20)(retry_delay=3)(address=(protocol=tcps)(port=1522)\
         (host=adb.{region}.oraclecloud.com))(connect_data=(service_name=g{tenant:010x}_{team}{index}_{level}.adb\
         .oraclecloud.com))(security=(ssl_server_dn_match=yes)(ssl_server_cert_dn=\"CN=adb.{region}\
         .oraclecloud.com, O=Oracle, C=US\")))\n\n"
    )
}

/// Breaks an entry in one of the ways people do.
fn broken(mut entry: String, rng: &mut Rng) -> String {
    match rng.below(4) {
        0 => remove(&mut entry, ')', rng),
        1 => repeat(&mut entry, ')', rng),
        2 => remove(&mut entry, '=', rng),
        _ if entry.contains('"') => remove(&mut entry, '"', rng),
        _ => repeat_as(&mut entry, '=', "=\"", rng),
    }
    entry
}

fn places(entry: &str, mark: char) -> Vec<usize> {
    entry.match_indices(mark).map(|(at, _)| at).collect()
}

fn remove(entry: &mut String, mark: char, rng: &mut Rng) {
    if let Some(&at) = rng.pick(&places(entry, mark)) {
        entry.remove(at);
    }
}

fn repeat(entry: &mut String, mark: char, rng: &mut Rng) {
    repeat_as(entry, mark, &format!("{mark}{mark}"), rng);
}

fn repeat_as(entry: &mut String, mark: char, with: &str, rng: &mut Rng) {
    if let Some(&at) = rng.pick(&places(entry, mark)) {
        entry.replace_range(at..=at, with);
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, text};
    use tns_parser::{FileKind, Source, parse};

    fn read(plan: &Plan) -> tns_parser::Parse {
        parse(Source::new(text(plan)).expect("small"), FileKind::Tnsnames)
    }

    #[test]
    fn a_clean_file_has_no_error_and_the_usual_size() {
        let plan = Plan { entries: 1_000, seed: 1, broken: 0 };
        let parse = read(&plan);
        assert_eq!(parse.errors(), []);
        assert_eq!(parse.entries().count(), 1_000);
        let size = parse.print().len() / 1_000;
        assert!((300..320).contains(&size), "{size} bytes an entry");
    }

    #[test]
    fn broken_entries_are_broken_and_the_others_are_not() {
        let parse = read(&Plan { entries: 10_000, seed: 1, broken: 1 });
        let broken = parse.entries().filter(|entry| entry.is_broken()).count();
        assert!((60..150).contains(&broken), "{broken}");
    }

    #[test]
    fn the_seed_decides() {
        let plan = Plan { entries: 100, seed: 7, broken: 10 };
        assert_eq!(text(&plan), text(&plan));
        assert_ne!(text(&plan), text(&Plan { seed: 8, ..plan }));
    }
}
