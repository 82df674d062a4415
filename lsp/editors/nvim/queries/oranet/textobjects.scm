; For nvim-treesitter-textobjects: an entry is a function, a parameter a parameter.
(entry) @function.outer
(entry value: (_) @function.inner)
(parameter) @parameter.outer
(parameter value: (_) @parameter.inner)
(comment) @comment.outer
