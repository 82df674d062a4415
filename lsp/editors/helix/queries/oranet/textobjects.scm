(entry) @entry.around
(entry value: (_) @entry.inside)
(parameter) @parameter.around
(parameter value: (_) @parameter.inside)
(comment) @comment.around
