autocmd BufNewFile,BufRead tnsnames*.ora,sqlnet*.ora,listener*.ora,ldap*.ora,cman*.ora,*.tns setlocal filetype=oranet
