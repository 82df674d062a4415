//! Days and dates.

/// Days before 1970 that the first of March of year 0 lies.
const TO_1970: i64 = 719_468;

/// Year, month and day (from 1) of a number of days since 1970.
pub(crate) fn civil(days: i64) -> (i64, u8, u8) {
    // Years begin in March here, so that the leap day is the last one; 400 years have 146,097 days.
    let days = days + TO_1970;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let first = (153 * month + 2) / 5;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + later, month as u8, (day - first + 1) as u8)
}

/// The number of days since 1970 of a date.
pub(crate) fn days(year: i64, month: u8, day: u8) -> i64 {
    let (month, year) =
        if month > 2 { (i64::from(month) - 3, year) } else { (i64::from(month) + 9, year - 1) };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * month + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - TO_1970
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_many_years_is_itself() {
        for day in -800_000..800_000 {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(days(2026, 11, 21), 20_778);
    }
}
