" The language server, for all that ALE does with one: `let g:ale_linters = {'oranet': ['tnslint_lsp']}`.

call ale#Set('oranet_tnslint_executable', 'tnslint')

function! ale_linters#oranet#tnslint_lsp#Root(buffer) abort
  let l:marker = ale#path#FindNearestFile(a:buffer, 'tnslint.toml')
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  if !empty(l:marker)
    return fnamemodify(l:marker, ':h')
  endif
  return empty(l:git) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:git, ':h:h')
endfunction

call ale#linter#Define('oranet', {
\ 'name': 'tnslint_lsp',
\ 'lsp': 'stdio',
\ 'language': 'oranet',
\ 'executable': {buffer -> ale#Var(buffer, 'oranet_tnslint_executable')},
\ 'command': '%e lsp',
\ 'project_root': function('ale_linters#oranet#tnslint_lsp#Root'),
\})
