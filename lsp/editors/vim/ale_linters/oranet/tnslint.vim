" Findings of `tnslint check`, as one types.

call ale#Set('oranet_tnslint_executable', 'tnslint')

function! ale_linters#oranet#tnslint#Command(buffer) abort
  return '%e check --output concise --fail-on never --stdin-filename %s -'
endfunction

" tnsnames.ora:7:91: info[TNS804] `1000ms` has a unit
function! ale_linters#oranet#tnslint#Handle(buffer, lines) abort
  let l:pattern = '\v^.{-}:(\d+):(\d+): (error|warning|info)\[(TNS\d+)\] (.*)$'
  let l:kinds = {'error': 'E', 'warning': 'W', 'info': 'I'}
  return map(ale#util#GetMatches(a:lines, l:pattern), {_, found -> {
  \ 'lnum': str2nr(found[1]),
  \ 'col': str2nr(found[2]),
  \ 'type': l:kinds[found[3]],
  \ 'code': found[4],
  \ 'text': found[5],
  \}})
endfunction

call ale#linter#Define('oranet', {
\ 'name': 'tnslint',
\ 'executable': {buffer -> ale#Var(buffer, 'oranet_tnslint_executable')},
\ 'command': function('ale_linters#oranet#tnslint#Command'),
\ 'callback': 'ale_linters#oranet#tnslint#Handle',
\})
