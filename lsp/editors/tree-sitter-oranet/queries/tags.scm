(entry name: (name) @name) @definition.constant
