/// <reference types="tree-sitter-cli/dsl" />
// Oracle Net files: tnsnames.ora, sqlnet.ora, listener.ora, ldap.ora, cman.ora, and bare descriptors.
// The scanner finds what needs columns or a look ahead, where an entry starts and where a quote ends, and it
// knows the words of the catalogue (src/words.h), so that a new parameter leaves this grammar as it is.

// A run of bytes that are no blank, mark or comment; a quote may stand inside it.
const WORD = /[^\s\u00a0()=,#"'][^\s\u00a0()=,#]*/;

module.exports = grammar({
  name: "oranet",

  extras: ($) => [/[\s\u00a0\ufeff]/, $.comment],

  externals: ($) => [
    $._entry_start,
    $._unclosed,
    $._unclosed_value,
    $.quoted,
    $.unclosed_quote,
    $._entry_keyword,
    $._parameter_keyword,
    $.constant,
    $.boolean,
  ],

  supertypes: ($) => [$._item],

  rules: {
    source_file: ($) => repeat(choice($.entry, $._group)),

    // `NAME = value`, with one name or several.
    entry: ($) =>
      prec.right(
        seq(
          $._entry_start,
          field("name", $._entry_name),
          repeat(seq(",", field("name", $._entry_name))),
          "=",
          field("value", optional(choice($.parameters, $.value))),
        ),
      ),

    _entry_name: ($) => choice(alias($._entry_keyword, $.keyword), $.name),

    // A net service name or the name of a listener; blanks inside it are a mistake that clients take.
    name: ($) => repeat1($._word),

    parameters: ($) => prec.right(repeat1($._group)),

    _group: ($) => choice($.parameter, $.list, $.nested),

    // `(NAME = value)`
    parameter: ($) =>
      seq(
        "(",
        field("name", choice(alias($._parameter_keyword, $.keyword), $._unknown_keyword)),
        "=",
        choice(
          seq(field("value", optional($.parameters)), $._close),
          seq(field("value", $.value), choice($._close, $._unclosed_value)),
        ),
      ),

    // What is a word of some value is no keyword either.
    _unknown_keyword: ($) =>
      choice(...[$.word, $.constant, $.boolean].map((word) => alias(word, $.unknown_keyword))),

    // `(TNSNAMES, EZCONNECT)`
    list: ($) => seq("(", repeat(choice($._list_item, ",")), $._close),

    // A parameter's name may be an item, too.
    _list_item: ($) => choice($._item, alias($._parameter_keyword, $.word)),

    // `((SHARDING_KEY = 1))`
    nested: ($) => seq("(", $.parameters, $._close),

    _close: ($) => choice(")", $._unclosed),

    value: ($) => prec.right(repeat1(choice($._item, ",", "="))),

    _item: ($) =>
      choice($.connect_string, $.duration, $.number, $.boolean, $.constant, $.quoted, $.unclosed_quote, $.word),

    number: (_) => token(prec(1, /\d+/)),
    duration: (_) => token(prec(1, seq(/\d+/, /[ \t]*/, /ms|s|sec|min|hr|day/i))),
    // `host:1521/service`, `tcps://host/service`, `//host`
    connect_string: (_) =>
      token(prec(1, choice(/([A-Za-z]+:)?\/\/[^\s\u00a0()=,#]+/, /[^\s\u00a0()=,#"':/]+:\d+\/[^\s\u00a0()=,#]*/))),
    word: ($) => $._word,
    _word: (_) => token(WORD),

    comment: (_) => token(/#[^\r\n]*/),
  },
});
