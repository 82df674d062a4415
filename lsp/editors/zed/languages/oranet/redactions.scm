; Hides passwords and where wallets lie while a screen is shared.
(parameter
  name: (_) @_name
  value: (value) @redact
  (#match? @_name "(?i)(PASSWORD|SECRET|TOKEN|DIRECTORY)"))

(entry
  name: (_) @_name
  value: (value) @redact
  (#match? @_name "(?i)(PASSWORD|SECRET|TOKEN)"))
