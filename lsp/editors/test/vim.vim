" Drives the plugin with ALE in a real Vim: `vim -es -N -u vim.vim -i NONE`.
" TNSLINT names the program, TNSLINT_DEMO a copy of fixtures/demo.

let s:plugin = expand('<sfile>:p:h:h') .. '/vim'
let s:failed = 0
let s:account = []

function! s:Check(step, holds, got) abort
  let s:failed += a:holds ? 0 : 1
  call add(s:account, (a:holds ? 'ok   ' : 'FAIL ') .. a:step .. (a:holds ? '' : ' -- got ' .. string(a:got)))
endfunction

function! s:Group(text) abort
  call cursor(1, 1)
  let [l:line, l:column] = searchpos('\C' .. a:text, 'cW')
  return synIDattr(synID(l:line, l:column, 1), 'name')
endfunction

function! s:Codes() abort
  let l:found = get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
  return map(copy(l:found), {_, one -> get(one, 'code', '')})
endfunction

function! s:Lint(linter) abort
  let b:ale_linters = {'oranet': [a:linter]}
  call ale#engine#Cleanup(bufnr(''))
  ALELint
  for l:turn in range(400)
    if index(s:Codes(), 'TNS201') >= 0
      break
    endif
    sleep 50m
  endfor
  call s:Check('ALE shows what ' .. a:linter .. ' finds', index(s:Codes(), 'TNS201') >= 0, s:Codes())
endfunction

function! s:Run() abort
  execute 'edit' fnameescape($TNSLINT_DEMO .. '/sqlnet.ora')
  call s:Check('a parameter of sqlnet.ora is a keyword', s:Group('SQLNET.EXPIRE_TIME') ==# 'oranetTop', s:Group('SQLNET.EXPIRE_TIME'))
  execute 'edit' fnameescape($TNSLINT_DEMO .. '/listener.ora')
  call s:Check('a parameter of a listener is a keyword', s:Group('LOGGING_LISTENER') ==# 'oranetSuffixed', s:Group('LOGGING_LISTENER'))
  execute 'edit' fnameescape($TNSLINT_DEMO .. '/tnsnames.ora')
  call s:Check('the file has its type', &filetype ==# 'oranet', &filetype)
  for [l:text, l:group] in [['RETRY_COUNT', 'oranetKeyword'], ['POT', 'oranetParameter'], ['^ORDERS', 'oranetName'], ['TCP', 'oranetValue'], ['# Net', 'oranetComment'], ['50)', 'oranetNumber']]
    call s:Check(l:text .. ' is ' .. l:group, s:Group(l:text) ==# l:group, s:Group(l:text))
  endfor
  if !exists(':ALELint')
    call add(s:account, 'SKIPPED: ALE is not installed')
    return
  endif
  call s:Lint('tnslint')
  call s:Lint('tnslint_lsp')
  call ale#lsp#StopAll()
endfunction

execute 'set runtimepath^=' .. fnameescape(s:plugin) .. ',/usr/share/vim-ale'
let g:ale_oranet_tnslint_executable = $TNSLINT
let g:ale_lint_on_enter = 0
silent! runtime plugin/ale.vim
filetype plugin on
syntax on
try
  call s:Run()
catch
  call s:Check('no error', 0, v:exception .. ' in ' .. v:throwpoint)
endtry
call add(s:account, s:failed ? s:failed .. ' steps failed' : 'all steps passed')
call writefile(s:account, '/dev/stdout', 'a')
execute s:failed ? 'cquit!' : 'qall!'
