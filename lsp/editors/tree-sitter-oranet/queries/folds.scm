[
  (entry)
  (parameter)
] @fold
