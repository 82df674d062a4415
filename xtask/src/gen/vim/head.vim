" Written by `cargo run -p xtask -- gen` from the catalogue of parameters.
if exists("b:current_syntax")
  finish
endif

syntax case ignore
syntax iskeyword @,48-57,_,.,-

syntax match oranetComment "#.*$" contains=oranetTodo,@Spell
syntax keyword oranetTodo TODO FIXME XXX contained
syntax match oranetName "^[^ \t#()='",][^#()='"]*\ze=" contains=oranetTop,oranetSuffixed,oranetOperator
syntax region oranetString start=+"+ end=+"+ end=+\ze#+ oneline
syntax region oranetString start=+'+ end=+'+ end=+\ze#+ oneline
syntax match oranetOperator "="
syntax match oranetBracket "[()]"
syntax match oranetNumber "\%(=[ \t]*\)\@<=\d\+\%([ \t]*\%(ms\|sec\|min\|hr\|day\)\)\?\ze[ \t]*\%()\|#\|$\)"
syntax match oranetParameter "(\@<=[ \t]*[^ \t#()='",]\+\ze[ \t]*=" contains=oranetKeyword
