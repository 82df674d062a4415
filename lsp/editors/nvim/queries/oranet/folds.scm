; Written by `cargo run -p xtask -- gen`, a copy of tree-sitter-oranet/queries/folds.scm.

[
  (entry)
  (parameter)
] @fold
