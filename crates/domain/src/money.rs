//! Money as it is written in agreements: an exact amount in whole minor units of an ISO 4217 currency.

pub use iso_currency::Currency;
use thiserror::Error;

/// An amount of money: whole minor units (cents, fen) of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// Why a text is no amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    #[error("not a plain decimal number such as 1000000.00")]
    NotADecimal,
    #[error("more than {allowed} decimal places")]
    TooPrecise { allowed: u16 },
    #[error("negative")]
    Negative,
    #[error("larger than can be kept")]
    TooLarge,
}

/// The number of decimal places of a currency; 0 where the standard names none.
pub fn decimals(currency: Currency) -> u16 {
    currency.exponent().unwrap_or(0)
}

impl Money {
    /// Parses an exact decimal such as `1000000` or `1000000.00`; no grouping, no exponent, not negative.
    ///
    /// # Errors
    /// One variant for each way in which the text is no such amount.
    pub fn parse(raw: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = raw.trim();
        if text.starts_with('-') {
            return Err(MoneyError::Negative);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let shaped = !whole.is_empty() && digits(whole) && digits(fraction) && !text.ends_with('.');
        if !shaped {
            return Err(MoneyError::NotADecimal);
        }
        let allowed = decimals(currency);
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > usize::from(allowed) {
            return Err(MoneyError::TooPrecise { allowed });
        }
        let padded = format!("{whole}{fraction:0<width$}", width = usize::from(allowed));
        padded.parse().map(|minor| Self { minor, currency }).map_err(|_| MoneyError::TooLarge)
    }
}

impl Money {
    /// An amount and the code of its currency with a blank between, such as `700000 CNY`, as it is typed.
    pub fn with_currency(text: &str) -> Option<Self> {
        let (amount, currency) = text.trim().rsplit_once(' ')?;
        Self::parse(amount, Currency::from_code(currency)?).ok()
    }
}

impl std::fmt::Display for Money {
    /// The amount with all decimals of its currency and without its code: `1000000.00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let places = u32::from(decimals(self.currency));
        if places == 0 {
            return write!(f, "{}", self.minor);
        }
        let unit = 10_i64.pow(places);
        write!(f, "{}.{:0>width$}", self.minor / unit, self.minor % unit, width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_know_the_places_of_their_currency() {
        let yuan = |raw| Money::parse(raw, Currency::CNY).map(|money| (money.minor, money.to_string()));
        assert_eq!(yuan("1000000"), Ok((100_000_000, "1000000.00".to_owned())));
        assert_eq!(yuan("0.5"), Ok((50, "0.50".to_owned())));
        assert_eq!(yuan("0.05"), Ok((5, "0.05".to_owned())));
        assert_eq!(yuan("1.005"), Err(MoneyError::TooPrecise { allowed: 2 }));
        assert_eq!(yuan("1,000"), Err(MoneyError::NotADecimal));
        assert_eq!(yuan("1e6"), Err(MoneyError::NotADecimal));
        assert_eq!(yuan("-1"), Err(MoneyError::Negative));
        assert_eq!(yuan("99999999999999999999"), Err(MoneyError::TooLarge));
        assert_eq!(Money::parse("100", Currency::JPY).unwrap().to_string(), "100");
    }
}
