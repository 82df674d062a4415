(source_file) @local.scope
(entry name: (name) @local.definition)
