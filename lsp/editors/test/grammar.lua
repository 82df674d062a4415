-- Holds the tree-sitter grammar against the parser: `nvim --headless --clean -l grammar.lua PARSER.so`.
-- For each fixture both have to find the same names and the same parameters at the same places.

local root = vim.fs.abspath(vim.fs.joinpath(vim.fs.dirname(arg[0]), '../../..'))
local program = assert(vim.env.TNSLINT, 'TNSLINT is not set')
local failed = 0

local function check(name, holds, note)
  if not holds then
    failed = failed + 1
    io.stdout:write(('FAIL %s: %s\n'):format(name, note))
  end
end

assert(vim.treesitter.language.add('oranet', { path = assert(arg[1], 'the compiled grammar is not named') }))

--- Names and parameters with their places, as `tnslint parse` finds them.
local function by_parser(path, kind)
  local command = { program, 'parse', '--to', 'tree', '--kind', kind, path }
  local output = vim.system(command, { text = true }):wait()
  assert(output.code ~= 2, output.stderr)
  local found = {}
  for line in vim.gsplit(output.stdout, '\n') do
    local name, start = line:match('^%s*Name "(.*)" (%d+)%.%.%d+$')
    if name then
      table.insert(found, ('name %s %s'):format(start, name))
    end
    local parameter, rest = line:match('^%s*Param ([^%s]+)(.*)$')
    if parameter then
      table.insert(found, ('parameter %s %s'):format(rest:match('(%d+)%.%.%d+$'), parameter))
    end
  end
  table.sort(found)
  return found
end

local QUERY = [[
  (entry name: (_) @name)
  (parameter name: (_) @keyword) @parameter
]]

--- The same, as the grammar finds them.
local function by_grammar(text)
  local tree = vim.treesitter.get_string_parser(text, 'oranet'):parse()[1]:root()
  local query = vim.treesitter.query.parse('oranet', QUERY)
  local found = {}
  for _, match in query:iter_matches(tree, text) do
    local node = {}
    for id, nodes in pairs(match) do
      node[query.captures[id]] = nodes[1]
    end
    local written = vim.treesitter.get_node_text(node.name or node.keyword, text)
    local _, _, start = (node.name or node.parameter):start()
    table.insert(found, ('%s %d %s'):format(node.name and 'name' or 'parameter', start, written))
  end
  table.sort(found)
  return found, tree
end

local function difference(wanted, found)
  return vim.diff(table.concat(wanted, '\n') .. '\n', table.concat(found, '\n') .. '\n')
end

local function kind_of(path)
  local folder = vim.fs.basename(vim.fs.dirname(vim.fs.dirname(path)))
  local name = vim.fs.basename(path):match('^(%a+)')
  return folder == 'fixtures' and name or folder
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

local count = 0
for _, pattern in ipairs({ '*/valid/*', 'demo/*.ora', '*/broken/*' }) do
  for _, path in ipairs(vim.fn.glob(root .. '/fixtures/' .. pattern, false, true)) do
    local name = path:sub(#root + 2)
    local text = read(path)
    local found, tree = by_grammar(text)
    local wanted = by_parser(path, kind_of(path))
    if not name:find('/broken/') then
      check(name, not tree:has_error(), 'the grammar finds an error in it')
    end
    check(name, vim.deep_equal(found, wanted), difference(wanted, found))
    count = count + 1
  end
end
for _, path in ipairs(vim.fn.glob(root .. '/fixtures/hostile/*', false, true)) do
  local _, tree = by_grammar(read(path))
  check(path:sub(#root + 2), tree:type() == 'source_file', 'the grammar gave no tree')
  count = count + 1
end

-- Every query of the plugin has to fit the grammar.
vim.opt.runtimepath:prepend(root .. '/lsp/editors/nvim')
for _, name in ipairs({ 'highlights', 'folds', 'indents', 'textobjects' }) do
  local fits, problem = pcall(vim.treesitter.query.get, 'oranet', name)
  check(name .. '.scm', fits and problem ~= nil, tostring(problem))
end

assert(count > 20, 'the fixtures were not found')
io.stdout:write(('%d files: %s\n'):format(count, failed == 0 and 'grammar and parser agree' or failed .. ' differences'))
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
