; Written by `cargo run -p xtask -- gen`, a copy of tree-sitter-oranet/queries/highlights.scm.

(comment) @comment

(word) @string.special
(name) @type
(keyword) @property
(unknown_keyword) @variable

(entry name: (keyword) @keyword)

(quoted) @string
(unclosed_quote) @string
(connect_string) @string.special
(number) @number
(duration) @number
(boolean) @boolean
(constant) @constant

"=" @operator
"," @punctuation.delimiter
["(" ")"] @punctuation.bracket
