//! The web's only source of randomness: tokens and passwords that nobody can guess.

/// No letter or digit here looks like another.
const LEGIBLE: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// 256 random bits as 64 hexadecimal digits.
pub(crate) fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(hex::encode(bytes))
}

/// Groups of five legible characters, 25 bits each, to be read aloud or copied by hand.
pub(crate) fn legible(groups: usize) -> Result<String, getrandom::Error> {
    let mut bytes = vec![0; groups * 5];
    getrandom::fill(&mut bytes)?;
    let legible = |byte: &u8| LEGIBLE.get(usize::from(byte % 32)).copied().map_or('a', char::from);
    Ok(bytes.chunks(5).map(|group| group.iter().map(legible).collect::<String>()).collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_and_differ() {
        assert_eq!(token().unwrap().len(), 64);
        assert_ne!(token().unwrap(), token().unwrap());
        let code = legible(4).unwrap();
        assert_eq!(code.len(), 23);
        assert_eq!(code.split('-').count(), 4);
    }
}
