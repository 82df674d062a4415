use tns_parser::catalog::{Lookup, ValueType};
use tns_parser::model::{Value, ValueError};
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};

rule! {
    /// A session data unit is no number from 512 to 2097152.
    ///
    /// ## What it does
    /// Reports SDU in descriptors and listeners, and DEFAULT_SDU_SIZE in
    /// sqlnet.ora, where the size is out of range or no number.
    ///
    /// ## Why is this bad?
    /// A size out of range is silently replaced by the nearest limit, so the
    /// file promises a gain that never comes; a text makes python-oracledb
    /// refuse the descriptor (DPY-4018).
    ///
    /// ## Fix
    /// Unsafe: the nearest limit is written.
    SDU_RANGE = "TNS307", "sdu-range", Values, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["T12"],
    check: Check::Params(&[Keyword::SDU, Keyword::DEFAULT_SDU_SIZE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    if !matches!(param.value, ValueType::Size { .. } | ValueType::Integer { .. }) {
        return;
    }
    let name = place.keyword.text();
    let span = place.node.value_span();
    match place.value() {
        Some(Value::Invalid(ValueError::OutOfRange { number, wanted }))
            if let (Some(min), Some(max)) = wanted.range() =>
        {
            let limit = number.clamp(min, max).to_string();
            let message = format!("{name} {number} is outside {min} to {max}: {limit} counts instead");
            let edit = Edit::set_value(place.node, limit.clone());
            let finding = report.at(span, message).help(format!("write `{limit}`"));
            finding.fix(Safety::Unsafe, format!("write `{limit}`"), vec![edit]);
        }
        Some(Value::Invalid(ValueError::NotANumber)) => {
            let message = format!(
                "`{}` is no number of bytes: python-oracledb refuses it (DPY-4018)",
                shorten(&place.node.value())
            );
            report.at(span, message).help(format!("{name} takes a number from 512 to 2097152"));
        }
        _ => {}
    }
}
