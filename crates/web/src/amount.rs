//! Money as people read it on pages: thousands set apart. Files, forms and answers for programs keep the exact decimal as it is.

use domain::money::Money;

/// The amount at the beginning of a text, such as `1000000.00 CNY`, with a comma before every three digits of its whole part.
pub(crate) fn grouped(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = text.split_at(digits);
    let mut told = String::with_capacity(text.len() + digits / 3);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (digits - place) % 3 == 0 {
            told.push(',');
        }
        told.push(digit);
    }
    told + rest
}

/// An amount with the code of its currency.
pub(crate) fn of(amount: &str, currency: &str) -> String {
    format!("{} {currency}", grouped(amount)).trim_end().to_owned()
}

/// The same of an amount that was not read as text.
pub(crate) fn of_money(money: &Money) -> String {
    of(&money.to_string(), money.currency.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_and_nothing_else_changes() {
        for (exact, told) in [
            ("0.00", "0.00"),
            ("999", "999"),
            ("1000", "1,000"),
            ("50000.00 CNY", "50,000.00 CNY"),
            ("1000000.00", "1,000,000.00"),
            ("92233720368547758.07 EUR", "92,233,720,368,547,758.07 EUR"),
            ("", ""),
        ] {
            assert_eq!(grouped(exact), told);
        }
        assert_eq!((of("1000", "JPY").as_str(), of("1000.00", "").as_str()), ("1,000 JPY", "1,000.00"));
    }
}
