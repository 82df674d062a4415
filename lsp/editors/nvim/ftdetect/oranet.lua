--- Files that make a folder one of Oracle Net, so that other `.ora` files in it are included ones.
local MARKS = { '^tnsnames.*%.ora$', '^sqlnet.*%.ora$', '^listener.*%.ora$', '^ldap.*%.ora$', '^cman.*%.ora$' }

local function is_net_file(name)
  return vim.iter(MARKS):any(function(mark)
    return name:lower():find(mark) ~= nil
  end)
end

local patterns = {}
for _, mark in ipairs(MARKS) do
  patterns['.*/' .. mark:sub(2)] = { 'oranet', { priority = 10 } }
end

vim.filetype.add({
  extension = {
    tns = 'oranet',
    ora = function(path)
      local folder = vim.fs.dirname(vim.fs.abspath(path))
      return vim.fs.find(is_net_file, { path = folder, upward = true, limit = 1 })[1] and 'oranet' or 'ora'
    end,
  },
  pattern = patterns,
})
