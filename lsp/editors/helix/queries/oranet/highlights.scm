(comment) @comment

(word) @string.special
(name) @type
(keyword) @variable.other.member
(unknown_keyword) @variable

(entry name: (keyword) @keyword)

(quoted) @string
(unclosed_quote) @string
(connect_string) @string.special.url
(number) @constant.numeric.integer
(duration) @constant.numeric
(boolean) @constant.builtin.boolean
(constant) @constant

"=" @operator
"," @punctuation.delimiter
["(" ")"] @punctuation.bracket
