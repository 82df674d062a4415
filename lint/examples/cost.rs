use std::time::Instant;
use tns_lint::{LintFile, Linter, Selection};
use tns_parser::{FileKind, Source, parse};
use xtask::generate::{self, Plan};
fn best(n: u32, mut f: impl FnMut()) -> f64 {
    (0..n)
        .map(|_| {
            let t = Instant::now();
            f();
            t.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min)
}
fn main() {
    let source = Source::new(generate::text(&Plan { entries: 1_800, seed: 1, broken: 0 })).unwrap();
    println!("{} bytes", source.len());
    let p = best(60, || {
        std::hint::black_box(parse(source.clone(), FileKind::Tnsnames));
    });
    let file = LintFile::new(parse(source.clone(), FileKind::Tnsnames));
    let t = |l: &Linter| {
        best(60, || {
            std::hint::black_box(l.check(&file));
        }) / p
    };
    let all = t(&Linter::default());
    println!(
        "parse 1.0 ({:.0} us); check all {all:.2}; findings {}",
        p * 1e6,
        Linter::default().check(&file).len()
    );
    let one = |code: &str| t(&Linter::new(&Selection::new(&[code.to_owned()], &[]).unwrap()));
    let base = one("TNS901");
    println!("base (TNS901) {base:.3}");
    let mut v: Vec<_> = tns_lint::RULES
        .iter()
        .filter(|r| r.on_by_default)
        .map(|r| (one(r.code) - base, r.code, r.name))
        .collect();
    v.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut sum = 0.0;
    for (c, code, name) in &v {
        sum += c;
        println!("{c:8.4} {sum:8.3} {code} {name} ");
    }
}
