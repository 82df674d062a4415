(entry
  name: (_) @name) @item
