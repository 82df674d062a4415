use tns_lint::{LintFile, Linter};
use tns_parser::{FileKind, Source, parse};
use xtask::generate::{self, Plan};
fn main() {
    let source = Source::new(generate::text(&Plan { entries: 1_800, seed: 1, broken: 0 })).unwrap();
    let file = LintFile::new(parse(source.clone(), FileKind::Tnsnames));
    let l = Linter::default();
    let mut n = 0;
    for _ in 0..500 {
        n += l.check(&file).len();
    }
    println!("{n}");
}
