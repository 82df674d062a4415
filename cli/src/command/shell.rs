//! `tnslint completions`, `tnslint man`: both are made from the arguments, so they cannot go stale.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArgs, ManArgs};
use crate::exit::Status;
use crate::output::{complain, stdout};

pub(crate) fn completions(args: &CompletionsArgs) -> io::Result<Status> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print(&script)
}

pub(crate) fn man(args: &ManArgs) -> io::Result<Status> {
    let Some(dir) = &args.dir else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
        return print(&page);
    };
    if let Err(error) = pages(dir) {
        complain(&format!("cannot write man pages to `{}`: {error}", dir.display()));
        return Ok(Status::Failed);
    }
    Ok(Status::Clean)
}

fn pages(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    clap_mangen::generate_to(Arguments::command(), dir)
}

fn print(bytes: &[u8]) -> io::Result<Status> {
    let mut out = stdout();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Status::Clean)
}
