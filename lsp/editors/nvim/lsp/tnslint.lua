---@brief
--- Language server of tnslint for Oracle Net configuration: `vim.lsp.enable('tnslint')`.

--- What the server calls a file, by its name.
local LANGUAGES = {
  { '^tnsnames', 'tnsnames' },
  { '^sqlnet', 'sqlnet' },
  { '^listener', 'listener' },
  { '^ldap', 'ldap-ora' },
  { '^cman', 'cman' },
}

---@type vim.lsp.Config
return {
  cmd = { 'tnslint', 'lsp' },
  filetypes = { 'oranet' },
  root_dir = function(buffer, start)
    local root = vim.fs.root(buffer, 'tnslint.toml') or vim.fs.root(buffer, '.git')
    start(root or vim.fs.dirname(vim.api.nvim_buf_get_name(buffer)))
  end,
  get_language_id = function(buffer)
    local name = vim.fs.basename(vim.api.nvim_buf_get_name(buffer)):lower()
    for _, language in ipairs(LANGUAGES) do
      if name:find(language[1]) then
        return language[2]
      end
    end
    return 'oranet'
  end,
  settings = { tnslint = vim.empty_dict() },
}
