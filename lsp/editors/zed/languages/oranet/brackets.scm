; Written by `cargo run -p xtask -- gen`, a copy of tree-sitter-oranet/queries/brackets.scm.

("(" @open ")" @close)
