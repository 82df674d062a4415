// Finds what a context-free grammar cannot: the start of an entry, which depends on the column and on what
// follows the word, and the end of a quote, which a comment or the next entry cuts off. It also knows the words
// of the catalogue: in the grammar they would make the lexer a hundred times as large.

#include "tree_sitter/parser.h"
#include "words.h"

#include <string.h>

enum Token {
  ENTRY_START,
  UNCLOSED,
  UNCLOSED_VALUE,
  QUOTED,
  UNCLOSED_QUOTE,
  ENTRY_KEYWORD,
  PARAMETER_KEYWORD,
  CONSTANT,
  BOOLEAN
};

static bool is_line_end(int32_t c) { return c == '\n' || c == '\r'; }

static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == 0x0b || c == 0x0c || c == 0xa0 || c == 0xfeff; }

static bool ends_word(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  return lexer->eof(lexer) || is_blank(c) || is_line_end(c) || c == '(' || c == ')' || c == '=' || c == ',' || c == '#';
}

static bool at_quote(TSLexer *lexer) { return lexer->lookahead == '"' || lexer->lookahead == '\''; }

// Whether a word, or with `several` a run of words on one line, stands here with `=` or `,` behind it.
static bool at_entry(TSLexer *lexer, bool several) {
  if (ends_word(lexer) || at_quote(lexer)) return false;
  do {
    while (!ends_word(lexer)) lexer->advance(lexer, false);
    while (is_blank(lexer->lookahead)) lexer->advance(lexer, false);
  } while (several && !ends_word(lexer) && !at_quote(lexer));
  return !lexer->eof(lexer) && (lexer->lookahead == '=' || lexer->lookahead == ',');
}

// Whether a parameter opens here, before the one around its value is closed: `(NAME =`.
static bool at_parameter(TSLexer *lexer) {
  lexer->advance(lexer, false);
  while (is_blank(lexer->lookahead) || is_line_end(lexer->lookahead)) lexer->advance(lexer, false);
  if (ends_word(lexer) || at_quote(lexer)) return false;
  while (!ends_word(lexer)) lexer->advance(lexer, false);
  while (is_blank(lexer->lookahead) || is_line_end(lexer->lookahead)) lexer->advance(lexer, false);
  return lexer->lookahead == '=';
}

// Takes a quote up to its twin, or up to the end of its line where a comment or the next entry comes first.
static bool scan_quote(TSLexer *lexer, const bool *valid) {
  int32_t quote = lexer->lookahead;
  bool first_line = true;
  lexer->advance(lexer, false);
  while (!lexer->eof(lexer) && lexer->lookahead != '#') {
    if (lexer->lookahead == quote) {
      lexer->advance(lexer, false);
      lexer->mark_end(lexer);
      lexer->result_symbol = QUOTED;
      return valid[QUOTED];
    }
    if (!is_line_end(lexer->lookahead)) {
      lexer->advance(lexer, false);
      continue;
    }
    if (first_line) lexer->mark_end(lexer);
    first_line = false;
    lexer->advance(lexer, false);
    if (at_entry(lexer, false)) break;
  }
  if (first_line) lexer->mark_end(lexer);
  lexer->result_symbol = UNCLOSED_QUOTE;
  return valid[UNCLOSED_QUOTE];
}

// What the word is, any case; 0 where the catalogue does not have it.
static unsigned kinds_of(const char *word) {
  size_t low = 0, high = sizeof WORDS / sizeof *WORDS;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(word, WORDS[middle].text);
    if (order == 0) return WORDS[middle].kinds;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return 0;
}

// Whether the name of a listener stands behind a known keyword: `LOGGING_LISTENER`.
static bool is_of_listener(char *word, size_t length) {
  while (length-- > 1) {
    if (word[length] != '_' || word[length + 1] == 0) continue;
    word[length] = 0;
    if (kinds_of(word) & OF_LISTENER) return true;
  }
  return false;
}

// Takes a word of the catalogue that may stand here.
static bool scan_word(TSLexer *lexer, const bool *valid) {
  char word[128];
  size_t length = 0;
  for (; !ends_word(lexer); lexer->advance(lexer, false)) {
    int32_t c = lexer->lookahead;
    if (c <= 0 || c > 0x7e || length + 1 == sizeof word) return false;
    word[length++] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  word[length] = 0;
  lexer->mark_end(lexer);
  unsigned kinds = kinds_of(word);
  if (valid[PARAMETER_KEYWORD] && kinds & OF_PARAMETER) lexer->result_symbol = PARAMETER_KEYWORD;
  else if (valid[CONSTANT] && kinds & OF_VALUE) lexer->result_symbol = CONSTANT;
  else if (valid[BOOLEAN] && kinds & OF_BOOLEAN) lexer->result_symbol = BOOLEAN;
  else if (valid[ENTRY_KEYWORD] && (kinds & OF_ENTRY || is_of_listener(word, length)))
    lexer->result_symbol = ENTRY_KEYWORD;
  else return false;
  return true;
}

void *tree_sitter_oranet_external_scanner_create(void) { return NULL; }

void tree_sitter_oranet_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_oranet_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}

void tree_sitter_oranet_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

bool tree_sitter_oranet_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  bool column_one = lexer->get_column(lexer) == 0;
  bool first_on_line = column_one;
  while (is_blank(lexer->lookahead) || is_line_end(lexer->lookahead)) {
    column_one = is_line_end(lexer->lookahead);
    first_on_line = first_on_line || column_one;
    lexer->advance(lexer, true);
  }
  if (lexer->eof(lexer)) {
    lexer->result_symbol = UNCLOSED;
    return valid[UNCLOSED];
  }
  if (at_quote(lexer) && (valid[QUOTED] || valid[UNCLOSED_QUOTE])) return scan_quote(lexer, valid);
  // Both are valid only while the parser recovers from an error; then it looks for the next entry.
  bool recovers = valid[UNCLOSED] && valid[ENTRY_START];
  bool inside = valid[UNCLOSED] && !recovers;
  if (lexer->lookahead == '(' && valid[UNCLOSED_VALUE] && !recovers) {
    lexer->mark_end(lexer);
    lexer->result_symbol = UNCLOSED_VALUE;
    return at_parameter(lexer);
  }
  // Inside parentheses only a word in column one starts an entry, and closes what is open before.
  if (inside ? column_one : first_on_line && valid[ENTRY_START]) {
    lexer->mark_end(lexer);
    lexer->result_symbol = inside ? UNCLOSED : ENTRY_START;
    return at_entry(lexer, !inside);
  }
  bool wants_word = valid[ENTRY_KEYWORD] || valid[PARAMETER_KEYWORD] || valid[CONSTANT] || valid[BOOLEAN];
  return wants_word && !recovers && scan_word(lexer, valid);
}
