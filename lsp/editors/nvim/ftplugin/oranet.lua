vim.bo.commentstring = '# %s'
vim.bo.comments = ':#'
vim.opt_local.iskeyword:append({ '.', '-' })
-- Without the parser of the grammar the colours of the server remain.
pcall(vim.treesitter.start)
vim.b.undo_ftplugin = 'setlocal commentstring< comments< iskeyword<'
