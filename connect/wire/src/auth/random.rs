use super::AuthError;

/// Where keys and salts come from.
pub trait Random {
    /// Fills all of it with bytes that nobody can guess.
    ///
    /// # Errors
    /// [`AuthError::Random`] where there are none.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), AuthError>;
}

/// The random bytes of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), AuthError> {
        getrandom::fill(bytes).map_err(|_| AuthError::Random)
    }
}

/// As many random bytes as the array holds.
pub(super) fn array<const N: usize>(random: &mut dyn Random) -> Result<[u8; N], AuthError> {
    let mut bytes = [0; N];
    random.fill(&mut bytes)?;
    Ok(bytes)
}
