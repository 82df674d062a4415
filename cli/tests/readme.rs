//! Every command of the README and of `docs/cli.md` does what it says on a copy of the demo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

mod support;

use support::{root, tnslint_with};

/// The lines of all `sh` blocks, comments cut.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let line = |line: &str| line.split('#').next().unwrap_or_default().trim().to_owned();
    blocks.flat_map(str::lines).map(line).filter(|line| !line.is_empty()).collect()
}

fn demo_copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (from, to) in [
        ("demo", ""),
        ("demo", "fixtures/demo"),
        ("embedded", "fixtures/embedded"),
        ("wallet/cloud", "fixtures/wallet/cloud"),
    ] {
        fs::create_dir_all(folder.join(to)).expect("a folder");
        for file in fs::read_dir(root().join("fixtures").join(from)).expect("samples") {
            let file = file.expect("an entry");
            fs::copy(file.path(), folder.join(to).join(file.file_name())).expect("a copy");
        }
    }
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    tnslint_with(folder, words, &[], b"(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=99999)))")
}

#[test]
fn every_command_of_the_readme_works() {
    let ran = run_all("README.md");
    assert!(ran > 20, "only {ran} commands");
}

#[test]
fn every_command_of_the_manual_works() {
    assert!(run_all("docs/cli.md") > 2);
}

/// Runs the commands of a page; how many there are.
fn run_all(page: &str) -> usize {
    let text = fs::read_to_string(root().join(page)).expect("the page");
    let folder = page.replace(['/', '.'], "-");
    let mut ran = 0;
    for command in commands(&text) {
        let words: Vec<_> = command
            .split_whitespace()
            .map(|word| if word == "$TNS_ADMIN" { "." } else { word.trim_matches('"') })
            .collect();
        let arguments = match words[..] {
            ["tnslint", ref arguments @ ..] => arguments,
            ["cargo", "run", "--release", "-p", "tnslint", "--", ref arguments @ ..] => arguments,
            ["cargo", "test", "--workspace"] => continue,
            _ => panic!("no test knows `{command}`"),
        };
        let output = run(&demo_copy(&folder), arguments);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {output:?}");
        let silent = ["fmt", "diff"].iter().any(|quiet| arguments.contains(quiet));
        assert!(!output.stdout.is_empty() || silent, "{command} prints nothing");
        ran += 1;
    }
    ran
}

#[test]
fn the_picture_in_the_readme_is_what_the_demo_shows() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let picture =
        readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a picture");
    let shown =
        String::from_utf8(run(&demo_copy("picture"), &["check", "fixtures/demo"]).stdout).expect("UTF-8");
    for part in picture.split("\n\n").filter(|part| !part.trim().is_empty()) {
        assert!(shown.contains(part.trim_end()), "the demo no longer shows\n{part}\nbut\n{shown}");
    }
}

#[test]
fn the_program_in_the_readme_is_the_example() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let example = fs::read_to_string(root().join("parser/examples/names.rs")).expect("the example");
    let program = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next());
    assert!(program.is_some_and(|program| example.ends_with(program)), "{program:?}");
}
