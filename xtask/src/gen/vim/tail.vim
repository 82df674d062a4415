
highlight default link oranetComment Comment
highlight default link oranetTodo Todo
highlight default link oranetName Identifier
highlight default link oranetTop Keyword
highlight default link oranetSuffixed Keyword
highlight default link oranetKeyword Keyword
highlight default link oranetValue Constant
highlight default link oranetBoolean Boolean
highlight default link oranetNumber Number
highlight default link oranetString String
highlight default link oranetOperator Operator
highlight default link oranetBracket Delimiter

let b:current_syntax = "oranet"
