-- Drives the plugin in a real Neovim: `nvim --headless --clean -u neovim/init.lua -l neovim.lua`.
-- TNSLINT names the program, TNSLINT_DEMO a copy of fixtures/demo that may be changed.

local demo = assert(vim.env.TNSLINT_DEMO, 'TNSLINT_DEMO is not set')
local PATIENCE = 20000
local failed = 0

local function check(step, holds, got)
  if not holds then
    failed = failed + 1
  end
  local note = holds and '' or (' -- got ' .. vim.inspect(got):sub(1, 2000))
  io.stdout:write(('%s %s%s\n'):format(holds and 'ok  ' or 'FAIL', step, note))
end

--- Runs a step; an error in it is a failure of this step only.
local function step(name, run)
  local fine, problem = pcall(run)
  if not fine then
    check(name, false, problem)
  end
end

local function wait(condition)
  return vim.wait(PATIENCE, condition, 20)
end

local function open(name)
  vim.cmd.edit(vim.fn.fnameescape(demo .. '/' .. name))
  assert(wait(function()
    return #vim.lsp.get_clients({ bufnr = 0, name = 'tnslint' }) == 1
  end), 'the server did not start for ' .. name)
  return vim.api.nvim_get_current_buf()
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, true), '\n')
end

--- Puts the cursor on the first match of a pattern, `offset` bytes behind its start.
local function go(pattern, offset)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  local line, column = unpack(vim.fn.searchpos(pattern, 'cW'))
  assert(line > 0, pattern .. ' is not in the file')
  vim.api.nvim_win_set_cursor(0, { line, column - 1 + (offset or 0) })
end

local function client()
  return vim.lsp.get_clients({ bufnr = 0, name = 'tnslint' })[1]
end

--- Asks the server and waits for its answer.
local function ask(method, params)
  local answer, problem = client():request_sync(method, params, PATIENCE, 0)
  assert(answer and not answer.err, method .. ': ' .. vim.inspect(problem or answer))
  return answer.result
end

local function here()
  return vim.lsp.util.make_position_params(0, client().offset_encoding)
end

local function document()
  return { textDocument = vim.lsp.util.make_text_document_params() }
end

local function codes(buffer)
  return vim.iter(vim.diagnostic.get(buffer)):map(function(found)
    return found.code
  end):totable()
end

local names = open('tnsnames.ora')

step('the file has its type and its language', function()
  check('the file type is oranet', vim.bo.filetype == 'oranet', vim.bo.filetype)
  check('the language id is tnsnames', client().get_language_id(names, 'oranet') == 'tnsnames')
  check('the root is the folder of the file', vim.fs.normalize(client().root_dir) == vim.fs.normalize(demo), client().root_dir)
end)

step('diagnostics appear', function()
  wait(function()
    return vim.tbl_contains(codes(names), 'TNS201')
  end)
  check('diagnostics appear', vim.tbl_contains(codes(names), 'TNS201'), codes(names))
  local found = vim.iter(vim.diagnostic.get(names)):find(function(one)
    return one.code == 'TNS201'
  end)
  local word = vim.api.nvim_buf_get_text(names, found.lnum, found.col, found.end_lnum, found.end_col, {})[1]
  check('the finding covers the misspelt keyword', word == 'POT', word)
end)

step('pull diagnostics answer', function()
  local report = ask('textDocument/diagnostic', document())
  check('pull diagnostics answer', report.kind == 'full' and #report.items > 0, report)
  local again = ask('textDocument/diagnostic', vim.tbl_extend('error', document(), { previousResultId = report.resultId }))
  check('an unchanged file is said to be unchanged', again.kind == 'unchanged', again.kind)
end)

step('hover on RETRY_COUNT explains it', function()
  go('RETRY_COUNT', 2)
  local hover = ask('textDocument/hover', here())
  check('hover on RETRY_COUNT explains it', hover.contents.value:find('RETRY_COUNT') ~= nil, hover)
end)

step('completion inside (CONNECT_DATA=( offers SERVICE_NAME first', function()
  go('(CONNECT_DATA = (SERVICE_NAME = whtest', #'(CONNECT_DATA = (')
  local answer = ask('textDocument/completion', here())
  local items = answer.items or answer
  table.sort(items, function(a, b)
    return (a.sortText or a.label) < (b.sortText or b.label)
  end)
  check('completion inside (CONNECT_DATA=( offers SERVICE_NAME first', items[1].label == 'SERVICE_NAME', items[1])
end)

step('go to definition from a listener name', function()
  open('listener.ora')
  go('LOGGING_LISTENER', #'LOGGING_LIS')
  vim.lsp.buf.definition()
  local arrived = wait(function()
    return vim.api.nvim_get_current_line() == 'LISTENER ='
  end)
  check('go to definition from a listener name', arrived, vim.api.nvim_get_current_line())
  vim.api.nvim_set_current_buf(names)
end)

step('go to definition from an alias used elsewhere', function()
  go('BACKUP = WAREHOUSE', #'BACKUP = WARE')
  vim.lsp.buf.definition()
  local arrived = wait(function()
    return vim.api.nvim_get_current_line() == 'WAREHOUSE ='
  end)
  check('go to definition from an alias used elsewhere', arrived, vim.api.nvim_get_current_line())
  vim.api.nvim_set_current_buf(names)
end)

step('rename of an alias changes all uses', function()
  go('^WAREHOUSE =', 2)
  vim.lsp.buf.rename('DEPOT')
  local included = vim.fn.bufadd(demo .. '/more.ora')
  wait(function()
    return text(names):find('BACKUP = DEPOT', 1, true) and vim.api.nvim_buf_is_loaded(included)
  end)
  check('rename changes the entry', text(names):find('\nDEPOT =', 1, true) ~= nil)
  check('rename changes the use in the same file', text(names):find('BACKUP = DEPOT', 1, true) ~= nil)
  check('rename changes the use in the included file', text(included):find('BACKUP = DEPOT', 1, true) ~= nil, text(included))
  check('rename leaves longer names alone', text(names):find('\nWAREHOUSE_BATCH =', 1, true) ~= nil)
end)

step('quick fix repairs a misspelt keyword', function()
  go('(POT = ', 1)
  wait(function()
    return #vim.diagnostic.get(names, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 }) > 0
  end)
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { 'quickfix' }, diagnostics = {} },
    filter = function(action)
      return vim.iter(action.diagnostics or {}):any(function(one)
        return one.code == 'TNS201'
      end) and action.isPreferred ~= false
    end,
  })
  local repaired = wait(function()
    return text(names):find('(PORT = 1526)', 1, true) ~= nil
  end)
  check('quick fix repairs a misspelt keyword', repaired, vim.api.nvim_get_current_line())
end)

step('inlay hints, semantic tokens, folding, symbols and links answer', function()
  local lines = vim.api.nvim_buf_line_count(names)
  local range = { start = { line = 0, character = 0 }, ['end'] = { line = lines, character = 0 } }
  local hints = ask('textDocument/inlayHint', vim.tbl_extend('error', document(), { range = range }))
  check('inlay hints answer', type(hints) == 'table', hints)
  local tokens = ask('textDocument/semanticTokens/full', document())
  check('semantic tokens answer', #tokens.data > 0 and #tokens.data % 5 == 0, #tokens.data)
  check('folding answers', #ask('textDocument/foldingRange', document()) > 5)
  check('symbols answer', #ask('textDocument/documentSymbol', document()) > 5)
  check('the lens does not dial by itself', not vim.inspect(ask('textDocument/codeLens', document())):find('tnslint.ping', 1, true))
end)

step('format keeps comments', function()
  local function comments()
    return vim.iter(vim.split(text(names), '\n')):map(function(line)
      return line:match('#.*')
    end):totable()
  end
  local before, was = comments(), text(names)
  vim.lsp.buf.format({ timeout_ms = PATIENCE })
  check('format changes the layout', text(names) ~= was)
  check('format keeps comments', vim.deep_equal(before, comments()), comments())
end)

step('a change is checked at once', function()
  go('(PORT = 1526)', 1)
  vim.api.nvim_set_current_line((vim.api.nvim_get_current_line():gsub('PORT = 1526', 'PORTT = 1526')))
  local found = wait(function()
    return vim.tbl_contains(codes(names), 'TNS201')
  end)
  check('a change is checked at once', found, codes(names))
end)

step('the commands of the lenses run in a terminal', function()
  local function run(name)
    local command = { command = name, arguments = { { name = 'ORDERS', tnsAdmin = demo } } }
    vim.lsp.commands[name](command, { client_id = client().id })
    return vim.api.nvim_get_current_buf()
  end
  local terminal = run('tnslint.resolve')
  local shown = wait(function()
    return text(terminal):find('orders_rw.example.com', 1, true) ~= nil
  end)
  check('tnslint.resolve shows the descriptor in a terminal', shown and vim.bo.buftype == 'terminal', text(terminal))
  vim.cmd.bwipeout({ bang = true })
  vim.api.nvim_set_current_buf(names)
end)

step('the server ends with the editor', function()
  local id = client().id
  vim.lsp.stop_client(id)
  check('the server ends when it is told to', wait(function()
    return vim.lsp.get_client_by_id(id) == nil
  end))
end)

io.stdout:write(failed == 0 and 'all steps passed\n' or ('%d steps failed\n'):format(failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
