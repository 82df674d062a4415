--- Commands of the code lenses: they run the program in a terminal below the file.

--- Runs the program of the server in a split.
---@param client_id integer
---@param arguments string[]
local function run(client_id, arguments)
  local client = assert(vim.lsp.get_client_by_id(client_id), 'the language server is gone')
  local program = client.config.cmd[1]
  vim.cmd('botright 12new')
  vim.fn.jobstart(vim.list_extend({ program }, arguments), { term = true })
end

--- Takes the lens's argument apart: the name and, where it is known, the folder of its files.
---@param command lsp.Command
---@return string[]
local function target(command)
  local lens = command.arguments[1]
  local folder = lens.tnsAdmin and { '--tns-admin', lens.tnsAdmin } or {}
  return vim.list_extend({ lens.name }, folder)
end

vim.lsp.commands['tnslint.ping'] = function(command, context)
  run(context.client_id, vim.list_extend({ 'ping' }, target(command)))
end

vim.lsp.commands['tnslint.resolve'] = function(command, context)
  run(context.client_id, vim.list_extend(vim.list_extend({ 'resolve' }, target(command)), { '--explain' }))
end
