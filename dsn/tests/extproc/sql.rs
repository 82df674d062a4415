//! Reads SQL as far as quotes go.

/// What SQL reads: words and marks, literals, names in quotes.
#[derive(Debug, PartialEq)]
enum Token {
    Code(String),
    Literal(String),
    Quoted(String),
}

/// Up to the closing mark, which is doubled inside; `None` where it never comes.
fn until(mark: char, chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    loop {
        match chars.next()? {
            c if c == mark && chars.peek() != Some(&mark) => return Some(text),
            c if c == mark => text.extend(chars.next()),
            c => text.push(c),
        }
    }
}

/// Reads SQL; literals joined by `||` and CHR are one.
fn tokens(sql: &str) -> Option<Vec<Token>> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' => found.push(Token::Literal(until('\'', &mut chars)?)),
            '"' => found.push(Token::Quoted(until('"', &mut chars)?)),
            c if c.is_ascii_alphanumeric() || "_$.:".contains(c) => match found.last_mut() {
                Some(Token::Code(word)) if !word.ends_with(' ') => word.push(c),
                _ => found.push(Token::Code(c.to_string())),
            },
            c if c.is_whitespace() => {
                if let Some(Token::Code(word)) = found.last_mut() {
                    word.push(' ');
                }
            }
            c => found.push(Token::Code(format!("{c} "))),
        }
    }
    Some(joined(found))
}

fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut open = false;
    while let Some(token) = tokens.next() {
        let code = match &token {
            Token::Code(code) => code.trim().to_owned(),
            _ => String::new(),
        };
        let text = match token {
            Token::Code(_) if code == "|" => {
                open = true;
                continue;
            }
            Token::Code(_) if code == "CHR" => {
                let parts: Vec<_> = tokens.by_ref().take(3).collect();
                let Token::Code(number) = &parts[1] else { panic!("{parts:?}") };
                let number = number.trim().parse().expect("a number");
                Some(char::from_u32(number).expect("a character").to_string())
            }
            Token::Literal(ref text) => Some(text.clone()),
            _ => None,
        };
        match (text, out.last_mut()) {
            (Some(text), Some(Token::Literal(before))) if open => before.push_str(&text),
            (Some(text), _) => out.push(Token::Literal(text)),
            (None, _) => out.push(token),
        }
        open = false;
    }
    out
}

/// The skeleton of statements: everything but literals and names in quotes.
pub(crate) fn skeleton(sql: &str) -> Vec<String> {
    let tokens = tokens(sql).unwrap_or_else(|| panic!("a literal is never closed: {sql}"));
    let part = |token: Token| match token {
        Token::Code(code) => code.trim().to_owned(),
        Token::Literal(_) => "'".to_owned(),
        Token::Quoted(_) => "\"".to_owned(),
    };
    tokens.into_iter().map(part).collect()
}

pub(crate) fn literals(sql: &str) -> Vec<String> {
    let literal = |token| match token {
        Token::Literal(text) => Some(text),
        _ => None,
    };
    tokens(sql).expect("closed").into_iter().filter_map(literal).collect()
}
