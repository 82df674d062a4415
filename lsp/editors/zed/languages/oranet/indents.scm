(parameter ")" @end) @indent
(list ")" @end) @indent
(nested ")" @end) @indent
