//! `cargo run -p xtask -- COMMAND`: development tasks.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use xtask::generate::{self, Plan};
use xtask::soak::{self, Amount};
use xtask::{clients, conformance, diff, fuzz, r#gen, inputs, peers, schemas, targets};

/// Development tasks.
#[derive(Parser)]
#[command(name = "xtask")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes what is generated from the code: rule pages and tables
    Gen {
        /// Writes nothing; fails where a file is not up to date
        #[arg(long)]
        check: bool,
    },
    /// Writes a tnsnames.ora of any size
    GenTns {
        /// Number of entries
        #[arg(long)]
        entries: u32,
        /// The same seed gives the same file
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many of a hundred entries are broken
        #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=100))]
        broken: u32,
        /// Where to; `-` is standard output
        #[arg(long, default_value = "-")]
        out: PathBuf,
    },
    /// Runs one property over many inputs
    Soak {
        /// corpus-mutations, string-mutations, wallet-mutations, wire-answers, wire-sessions, lsp-messages, lsp-process
        name: String,
        /// Number of inputs
        #[arg(long)]
        count: Option<u64>,
        /// The same seed makes the same inputs
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Compares our reading of connect strings with that of real clients
    Conformance,
    /// Compares the models of clients with what was recorded of the clients
    Clients,
    /// Compares the models of clients with the real drivers, on random connect strings and files
    DiffClients {
        /// Number of cases
        #[arg(long, default_value_t = 2_000)]
        cases: u64,
        /// The same seed makes the same cases
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The only client: python-thin, node-thin or rust-thin; all of them without it
        #[arg(long)]
        client: Option<tns_dsn::clients::Client>,
    },
    /// Compares our library with real clients
    Peers {
        /// make-dsn, read-back, export, wallet, testbed, accept, native; all of them without a name
        names: Vec<String>,
        /// Number of cases of each
        #[arg(long)]
        count: Option<u64>,
        /// The same seed makes the same cases
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Holds the samples of XML and HTML reports against their schemas
    Schemas,
    /// Drives the fuzz targets with mutated inputs
    Fuzz {
        /// For how long, all targets together
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// The only target; all of them without it
        #[arg(long)]
        target: Option<String>,
        /// The same seed makes the same inputs
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Gen { check } => r#gen::run(inputs::root(), check).map(|()| true),
        Command::GenTns { entries, seed, broken, out } => gen_tns(&Plan { entries, seed, broken }, &out),
        Command::Soak { name, count, seed } => run_soak(&name, count, seed),
        Command::Conformance => run_conformance(),
        Command::Clients => run_clients(),
        Command::DiffClients { cases, seed, client } => {
            diff::run(&diff::Plan { cases, seed, client }, &mut io::stdout())
        }
        Command::Peers { names, count, seed } => run_peers(&names, count, seed),
        Command::Schemas => schemas::run(&mut io::stdout()),
        Command::Fuzz { seconds, target, seed } => run_fuzz(seconds, target.as_deref(), seed),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "xtask: {error}");
            ExitCode::from(2)
        }
    }
}

fn gen_tns(plan: &Plan, out: &PathBuf) -> io::Result<bool> {
    let target: Box<dyn Write> = match out.as_os_str() == "-" {
        true => Box::new(io::stdout().lock()),
        false => Box::new(File::create(out)?),
    };
    let mut writer = BufWriter::new(target);
    generate::write(plan, &mut writer)?;
    writer.flush()?;
    Ok(true)
}

fn run_soak(name: &str, count: Option<u64>, seed: u64) -> io::Result<bool> {
    let soak = soak::by_name(name).ok_or_else(|| {
        let known: Vec<_> =
            soak::SOAKS.iter().map(|soak| format!("{} ({})", soak.name, soak.about)).collect();
        unknown("soak", name, &known)
    })?;
    let amount = Amount { count: count.unwrap_or(soak.count), seed };
    soak.run(amount, &mut io::stdout())
}

fn run_conformance() -> io::Result<bool> {
    let page = std::fs::read_to_string(inputs::root().join("docs/conformance.md"))?;
    conformance::run(&inputs::shared(), &page, &mut io::stdout())
}

fn run_clients() -> io::Result<bool> {
    let page = std::fs::read_to_string(inputs::root().join("docs/clients.md"))?;
    clients::vectors::run(&inputs::shared(), &page, &mut io::stdout())
}

fn run_peers(names: &[String], count: Option<u64>, seed: u64) -> io::Result<bool> {
    let known =
        || peers::PEERS.iter().map(|peer| format!("{} ({})", peer.name, peer.about)).collect::<Vec<_>>();
    let named = |name: &String| peers::by_name(name).ok_or_else(|| unknown("peer", name, &known()));
    let chosen: Vec<_> = match names {
        [] => peers::PEERS.iter().collect(),
        names => names.iter().map(named).collect::<Result<_, _>>()?,
    };
    peers::run(&chosen, count, seed, &mut io::stdout())
}

fn run_fuzz(seconds: u64, target: Option<&str>, seed: u64) -> io::Result<bool> {
    let chosen: Vec<_> = targets::TARGETS
        .into_iter()
        .filter(|known| target.is_none_or(|wanted| wanted == known.name))
        .collect();
    if chosen.is_empty() {
        let known: Vec<_> = targets::TARGETS.iter().map(|known| known.name.to_owned()).collect();
        return Err(unknown("target", target.unwrap_or_default(), &known));
    }
    let time = Duration::from_secs(seconds) / chosen.len() as u32;
    let mut good = true;
    for target in chosen {
        good &= fuzz::run(target, fuzz::Run { time, seed }, &mut io::stdout())?;
    }
    Ok(good)
}

fn unknown(what: &str, name: &str, known: &[String]) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        format!("there is no {what} `{name}`, only {}", known.join(", ")),
    )
}
