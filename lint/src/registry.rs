//! All rules, one line each, sorted by code.

use crate::rule::RuleInfo;
use crate::rules::{meta, names, network, structure, style, syntax, values};

/// All rules, sorted by code.
pub static RULES: &[RuleInfo] = &[
    syntax::unclosed_parenthesis::UNCLOSED_PARENTHESIS,
    syntax::extra_parenthesis::EXTRA_PARENTHESIS,
    syntax::continuation_in_column_one::CONTINUATION_IN_COLUMN_ONE,
    syntax::indented_entry::INDENTED_ENTRY,
    syntax::missing_equals::MISSING_EQUALS,
    syntax::unclosed_quote::UNCLOSED_QUOTE,
    syntax::foreign_character::FOREIGN_CHARACTER,
    syntax::unquoted_reserved_character::UNQUOTED_RESERVED_CHARACTER,
    syntax::hash_in_value::HASH_IN_VALUE,
    syntax::missing_name::MISSING_NAME,
    syntax::stray_text::STRAY_TEXT,
    syntax::nesting_too_deep::NESTING_TOO_DEEP,
    syntax::bad_keyword::BAD_KEYWORD,
    syntax::byte_order_mark::BYTE_ORDER_MARK,
    syntax::not_utf8::NOT_UTF8,
    syntax::odd_line_end::ODD_LINE_END,
    names::duplicate_alias::DUPLICATE_ALIAS,
    names::alias_list::ALIAS_LIST,
    names::alias_characters::ALIAS_CHARACTERS,
    structure::unknown_keyword::UNKNOWN_KEYWORD,
    structure::misplaced_keyword::MISPLACED_KEYWORD,
    structure::duplicate_keyword::DUPLICATE_KEYWORD,
    structure::no_service_or_sid::NO_SERVICE_OR_SID,
    structure::service_and_sid::SERVICE_AND_SID,
    structure::pool_without_pooled::POOL_WITHOUT_POOLED,
    values::invalid_boolean::INVALID_BOOLEAN,
    values::empty_value::EMPTY_VALUE,
    values::naming_method::NAMING_METHOD,
    values::invalid_port::INVALID_PORT,
    values::server_type::SERVER_TYPE,
    values::duration_unit::DURATION_UNIT,
    values::sdu_range::SDU_RANGE,
    values::invalid_value::INVALID_VALUE,
    network::incomplete_address::INCOMPLETE_ADDRESS,
    network::protocol_port_mismatch::PROTOCOL_PORT_MISMATCH,
    network::loopback_host::LOOPBACK_HOST,
    network::host_with_port::HOST_WITH_PORT,
    network::ipv6_brackets::IPV6_BRACKETS,
    network::duplicate_address::DUPLICATE_ADDRESS,
    network::retry_pair::RETRY_PAIR,
    style::parenthesis_in_column_one::PARENTHESIS_IN_COLUMN_ONE,
    meta::unused_suppression::UNUSED_SUPPRESSION,
    meta::invalid_suppression::INVALID_SUPPRESSION,
    meta::suppression_without_reason::SUPPRESSION_WITHOUT_REASON,
];

/// The rule of a code or a name, in any case.
pub fn find_rule(word: &str) -> Option<&'static RuleInfo> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(word) || rule.name.eq_ignore_ascii_case(word))
}
