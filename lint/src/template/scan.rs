//! Where the placeholders of template engines stand.

use tns_parser::Span;

use crate::placeholder::{Marks, at_start};

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A value, a name, or a part of one.
    Value,
    /// Parameters or a keyword: nobody can tell what the entry around it holds.
    Anything,
    /// No text of its own: a loop, a condition, a comment.
    Statement,
    /// A statement before which and behind which only one text counts.
    Alternative,
}

/// A placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hole {
    pub(crate) span: Span,
    pub(crate) role: Role,
}

/// Opening and closing marks; the longer of two with the same start stands first.
const MARKS: [Marks; 7] = [
    (b"{{{", b"}}}"),
    (b"{{", b"}}"),
    (b"{%", b"%}"),
    (b"{#", b"#}"),
    (b"<%", b"%>"),
    (b"${", b"}"),
    (b"%{", b"}"),
];

/// The words that start a statement in `{{ }}`, as Go's and Handlebars' templates have it.
const STATEMENTS: [&str; 7] = ["if", "end", "range", "with", "define", "block", "break"];
/// The words that start the other branch of a condition.
const ALTERNATIVES: [&str; 5] = ["else", "elif", "elsif", "elseif", "when"];

/// The placeholders, in the order of the text.
pub(crate) fn holes(bytes: &[u8]) -> Vec<Hole> {
    let mut holes = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memchr3(b'{', b'<', b'@', &bytes[at..]).map(|next| at + next) {
        // The sign before the brace belongs to it in two of the forms.
        let before = next.checked_sub(1).filter(|&before| before >= at && b"$%".contains(&bytes[before]));
        let found = before.and_then(|start| hole(bytes, start)).or_else(|| hole(bytes, next));
        at = found.map_or(next + 1, |hole| hole.span.end as usize);
        holes.extend(found);
    }
    holes
}

fn hole(bytes: &[u8], start: usize) -> Option<Hole> {
    let (open, length) = at_start(&bytes[start..], &MARKS)?;
    let role = statement(open, &bytes[start + open.len()..start + length])
        .unwrap_or_else(|| role_of_value(bytes, start, length));
    Some(Hole { span: span(start, length), role })
}

fn span(start: usize, length: usize) -> Span {
    Span::new(start as u32, (start + length) as u32)
}

/// What a statement is; nothing where it is none.
fn statement(open: &[u8], inner: &[u8]) -> Option<Role> {
    let text = String::from_utf8_lossy(inner);
    let text = text.trim_start_matches(['-', '~']).trim_start();
    let word =
        text.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let is_other_branch = ALTERNATIVES.contains(&word) || text.starts_with('^');
    let is_statement = match open {
        b"{%" | b"{#" | b"%{" => true,
        b"<%" => !text.starts_with('='),
        b"{{" => text.starts_with(['#', '/', '!', '^']) || is_other_branch || STATEMENTS.contains(&word),
        _ => false,
    };
    let role = if is_other_branch { Role::Alternative } else { Role::Statement };
    is_statement.then_some(role)
}

/// A placeholder beside parentheses, or alone on its line, stands for whole parameters.
fn role_of_value(bytes: &[u8], start: usize, length: usize) -> Role {
    let (before, behind) = (&bytes[..start], &bytes[start + length..]);
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let any = |byte: &&u8| byte.is_ascii_whitespace();
    let line_before = before.iter().rev().find(|byte| !blank(byte));
    let line_behind = behind.iter().find(|byte| !blank(byte));
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let last = before.iter().rev().find(|byte| !any(byte));
    let next = behind.iter().find(|byte| !any(byte));
    let alone = ends(line_before) && ends(line_behind) && last != Some(&b'=');
    let keyword = last == Some(&b'(') && next == Some(&b'=');
    let beside = last == Some(&b')') && !ends(line_before) || next == Some(&b'(') && !ends(line_behind);
    if alone || keyword || beside { Role::Anything } else { Role::Value }
}

#[cfg(test)]
mod tests {
    use super::{Role, holes};

    fn found(text: &str) -> Vec<(&str, Role)> {
        holes(text.as_bytes()).into_iter().map(|hole| (&text[hole.span.range()], hole.role)).collect()
    }

    #[test]
    fn every_kind_of_mark_is_known() {
        for text in ["{{ a }}", "{{{ a }}}", "<%= a %>", "${a}", "@A_B@", "{{ .Values.if }}"] {
            assert_eq!(found(&format!("(PORT = {text})")), [(text, Role::Value)], "{text}");
        }
        for text in [
            "{% for a in b %}",
            "{# note #}",
            "<% if a %>",
            "<%# note %>",
            "%{ if a }",
            "{{- range .a }}",
            "{{/* a */}}",
            "{{#each a}}",
        ] {
            assert_eq!(found(&format!("A = b\n{text}\n")), [(text, Role::Statement)], "{text}");
        }
        for text in ["{% else %}", "{{ else }}", "<% else %>", "{{^}}", "%{ else }", "{%- elif a %}"] {
            assert_eq!(found(text), [(text, Role::Alternative)], "{text}");
        }
    }

    #[test]
    fn what_may_be_parameters_is_anything() {
        for text in ["(A={{ a }} (B=1))", "(A=(B=1){{ a }})", "({{ a }}=1)", "A=\n (B=1)\n {{ a }}\n"] {
            assert_eq!(found(text), [("{{ a }}", Role::Anything)], "{text}");
        }
    }

    #[test]
    fn other_text_is_none() {
        for text in ["a@b", "a@b@", "@a b@", "{ a }", "{{ a", "$HOME", "%PATH%", "<a>", "@", "${", ""] {
            assert!(found(text).iter().all(|(found, _)| *found == "@b@") && found(text).is_empty(), "{text}");
        }
    }
}
