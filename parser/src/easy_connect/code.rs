/// Declares an enum of findings: the doc of a variant is its message, the text
/// behind it what to do about it.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident {
        $(#[doc = $message:literal] $code:ident $(($($data:ty),*))? => $help:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = $message] $code $(($($data),*))?,)*
        }

        impl $name {
            /// The sentence of the code, without the values it holds.
            fn sentence(self) -> String {
                crate::easy_connect::code::sentence(match self { $(Self::$code { .. } => $message,)* })
            }

            /// What to write instead.
            fn remedy(self) -> &'static str {
                match self { $(Self::$code { .. } => $help,)* }
            }
        }
    };
}

pub(super) use codes;

/// A doc comment as a message: no full stop, and no capital but in a name.
pub(super) fn sentence(doc: &str) -> String {
    let text = doc.trim().trim_end_matches('.');
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(text[first.len_utf8()..].chars()).collect()
        }
        _ => text.to_owned(),
    }
}
