//! Damage, by name: what people and programs do to connect strings and to files.

pub(super) mod marks;
mod text;
mod whole;
mod words;

use std::collections::BTreeSet;

use super::case::Case;
use crate::rng::Rng;

/// One way of damage.
pub(super) struct Operator {
    pub(super) name: &'static str,
    run: Way,
}

/// What an operator works on; false where it found nothing to work on.
enum Way {
    /// A text: the input, or what stands in a file.
    Text(fn(&mut String, &mut Rng) -> bool),
    /// The whole case.
    Case(fn(&mut Case, &mut Rng) -> bool),
}

const fn text(name: &'static str, run: fn(&mut String, &mut Rng) -> bool) -> Operator {
    Operator { name, run: Way::Text(run) }
}

const fn case(name: &'static str, run: fn(&mut Case, &mut Rng) -> bool) -> Operator {
    Operator { name, run: Way::Case(run) }
}

/// All operators.
pub(super) const OPERATORS: [Operator; 36] = [
    text("characters deleted", text::delete),
    text("characters doubled", text::double),
    text("characters swapped", text::swap),
    text("a sign inserted", text::insert),
    text("truncated", text::truncate),
    text("a blank inserted", text::blank),
    text("a line end inserted", text::line_end),
    text("all blanks removed", text::unblank),
    text("a letter of another script", text::unicode),
    text("a control character", text::control),
    text("a backslash", text::backslash),
    text("a comment inserted", text::comment),
    text("lines indented", text::indent),
    text("lines unindented", text::unindent),
    text("lines glued", text::glue),
    text("other line ends", text::line_ends),
    text("a parenthesis deleted", marks::delete_parenthesis),
    text("a parenthesis doubled", marks::double_parenthesis),
    text("the last parenthesis deleted", marks::delete_last),
    text("text after the end", marks::append),
    text("an equal sign deleted", marks::delete_equal),
    text("an equal sign doubled", marks::double_equal),
    text("a quote deleted or inserted", marks::quote),
    text("a part deleted", marks::delete_part),
    text("a part doubled", marks::double_part),
    text("parts swapped", marks::swap_parts),
    text("a part put deeper", marks::nest),
    text("a value quoted", words::quote_value),
    text("a value emptied", words::empty_value),
    text("an odd value", words::odd_value),
    text("a keyword misspelt", words::misspell),
    text("the case changed", words::change_case),
    text("an unknown parameter", words::unknown),
    case("bytes that are no text", whole::invalid_bytes),
    case("a file lost", whole::lose_file),
    case("another question", whole::ask_otherwise),
];

/// Damages a case once to three times; the names of the operators that did.
pub(super) fn damage(case: &mut Case, rng: &mut Rng) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    // Some operators find nothing to work on.
    for _ in 0..1 + rng.below(3) {
        if let Some(operator) = rng.pick(&OPERATORS).filter(|operator| apply(operator, case, rng)) {
            names.insert(operator.name);
        }
    }
    names
}

fn apply(operator: &Operator, case: &mut Case, rng: &mut Rng) -> bool {
    let run = match operator.run {
        Way::Text(run) => run,
        Way::Case(run) => return run(case, rng),
    };
    let files = case.files.len();
    // Mostly the files where there are some: the input is one word then.
    if files > 0 && rng.chance(90) {
        let file = case.files.values_mut().nth(rng.below(files));
        return file.is_some_and(|bytes| on_bytes(bytes, run, rng));
    }
    case.input.as_mut().is_some_and(|input| run(input, rng))
}

/// Works on the text of a file; one that is no text stays as it is.
fn on_bytes(bytes: &mut Vec<u8>, run: fn(&mut String, &mut Rng) -> bool, rng: &mut Rng) -> bool {
    let Ok(mut text) = String::from_utf8(std::mem::take(bytes)) else { return false };
    let changed = run(&mut text, rng);
    *bytes = text.into_bytes();
    changed
}

/// A random place between two characters.
fn place(text: &str, rng: &mut Rng) -> usize {
    let mut at = rng.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A random one of the places where a condition holds for a character.
fn place_of(text: &str, rng: &mut Rng, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let found: Vec<_> = text.char_indices().filter(|(_, c)| wanted(*c)).map(|(at, _)| at).collect();
    rng.pick(&found).copied()
}

#[cfg(test)]
mod tests {
    use super::{OPERATORS, damage};
    use crate::diff::grammar;
    use crate::rng::Rng;
    use std::collections::BTreeSet;

    #[test]
    fn every_operator_finds_something_and_the_seed_decides() {
        let run = || {
            let mut rng = Rng::new(7);
            let mut names = BTreeSet::new();
            let cases: Vec<_> = (0..2_000)
                .map(|_| {
                    let (mut case, _) = grammar::case(&mut rng);
                    names.extend(damage(&mut case, &mut rng));
                    case
                })
                .collect();
            (names, cases)
        };
        let (names, cases) = run();
        assert_eq!(names, OPERATORS.iter().map(|operator| operator.name).collect());
        assert_eq!(cases, run().1);
    }
}
