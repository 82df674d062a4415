//! The arguments of what the program says about itself: completions and man pages.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Where each shell looks for completions.
const INSTALL: &str = "\
Install them, then start a new shell:
  bash        tnslint completions bash > ~/.local/share/bash-completion/completions/tnslint
  zsh         tnslint completions zsh > \"${fpath[1]}/_tnslint\"
  fish        tnslint completions fish > ~/.config/fish/completions/tnslint.fish
  powershell  tnslint completions powershell >> $PROFILE
  elvish      tnslint completions elvish >> ~/.config/elvish/rc.elv

The deb and rpm packages bring those of bash, zsh and fish along.";

#[derive(Debug, Args)]
#[command(after_help = INSTALL)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Read one with `tnslint man | man -l -`. The deb and rpm packages bring all of them along."
)]
pub(crate) struct ManArgs {
    /// Write the main page and one for each subcommand into this directory, which is made if it is
    /// missing; without it the main page goes to stdout.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}
