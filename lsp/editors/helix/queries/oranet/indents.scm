[
  (entry)
  (parameter)
  (list)
  (nested)
] @indent

")" @outdent
