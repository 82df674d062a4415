-- What docs/editors/neovim.md tells a user to write, with the program that is tested.
vim.opt.runtimepath:prepend(assert(vim.env.TNSLINT_PLUGIN, 'TNSLINT_PLUGIN is not set'))
vim.lsp.config('tnslint', { cmd = { assert(vim.env.TNSLINT, 'TNSLINT is not set'), 'lsp' } })
vim.lsp.enable('tnslint')
