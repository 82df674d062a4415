; For the indentation of nvim-treesitter.
[
  (entry)
  (parameter)
  (list)
  (nested)
] @indent.begin

")" @indent.branch @indent.end

(comment) @indent.ignore
