use std::time::Instant;
use tns_lint::{LintFile, Linter};
use tns_parser::{FileKind, Source, parse};
use xtask::generate::{self, Plan};
fn main() {
    let source = Source::new(generate::text(&Plan { entries: 100_000, seed: 1, broken: 0 })).unwrap();
    let l = Linter::default();
    let (mut p, mut c) = (f64::MAX, f64::MAX);
    let file = LintFile::new(parse(source.clone(), FileKind::Tnsnames));
    for _ in 0..25 {
        let t = Instant::now();
        let x = parse(source.clone(), FileKind::Tnsnames);
        p = p.min(t.elapsed().as_secs_f64());
        drop(x);
        let t = Instant::now();
        std::hint::black_box(l.check(&file));
        c = c.min(t.elapsed().as_secs_f64());
    }
    println!("parse {:.1} ms check {:.1} ms ratio {:.2}", p * 1e3, c * 1e3, c / p);
}
