//! Keeps and checks passwords by argon2id, a few at a time, in equal time for accounts that do and do not exist.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;
use tokio::sync::Semaphore;

/// As many hashes at once; each takes the whole memory of its cost.
const AT_ONCE: usize = 2;

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Default for Cost {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3 }
    }
}

/// Why a password was neither kept nor checked; no fault of its owner.
#[derive(Debug, Error)]
pub enum PasswordError {
    #[error("argon2 refused its parameters")]
    Cost(#[from] argon2::Error),
    #[error("argon2 failed: {0}")]
    Hash(String),
    #[error("the thread that hashed was stopped")]
    Stopped,
}

/// Keeps and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    argon2: Argon2<'static>,
    permits: Arc<Semaphore>,
    /// Checked when there is no account, so that its absence takes as long as a wrong password.
    nobodys: Arc<str>,
}

impl Passwords {
    /// Ready to check, the hash for accounts that do not exist made already.
    ///
    /// # Errors
    /// `Cost` when argon2 refuses the parameters.
    pub fn new(cost: Cost) -> Result<Self, PasswordError> {
        let params = Params::new(cost.memory_kib, cost.passes, 1, None)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobodys = hash(&argon2, "the password of nobody")?.into();
        Ok(Self { argon2, permits: Arc::new(Semaphore::new(AT_ONCE)), nobodys })
    }

    /// The hash to store; blocks, so that only the command line calls it.
    ///
    /// # Errors
    /// `Hash` when argon2 fails.
    pub fn hash_here(&self, password: &str) -> Result<String, PasswordError> {
        hash(&self.argon2, password)
    }

    /// The hash to store.
    ///
    /// # Errors
    /// `Hash` when argon2 fails, `Stopped` when the server stops meanwhile.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let permit = self.permits.clone().acquire_owned().await.map_err(|_| PasswordError::Stopped)?;
        let argon2 = self.argon2.clone();
        let hashed = actix_web::web::block(move || {
            let _permit = permit;
            hash(&argon2, &password)
        });
        hashed.await.map_err(|_| PasswordError::Stopped)?
    }

    /// Whether `password` is the one whose hash is `stored`; never when there is none.
    ///
    /// # Errors
    /// `Stopped` when the server stops meanwhile.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, PasswordError> {
        let permit = self.permits.clone().acquire_owned().await.map_err(|_| PasswordError::Stopped)?;
        let (argon2, nobodys) = (self.argon2.clone(), self.nobodys.clone());
        let verified = actix_web::web::block(move || {
            let _permit = permit;
            let against = stored.as_deref().unwrap_or(&nobodys);
            let matches =
                PasswordHash::new(against).is_ok_and(|hash| argon2.verify_password(password.as_bytes(), &hash).is_ok());
            matches && stored.is_some()
        });
        verified.await.map_err(|_| PasswordError::Stopped)
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Result<String, PasswordError> {
    let hashed = argon2.hash_password(password.as_bytes()).map_err(|error| PasswordError::Hash(error.to_string()))?;
    Ok(hashed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_password_is_known_again_and_nobody_has_one() {
        let passwords = Passwords::new(Cost { memory_kib: 64, passes: 1 }).unwrap();
        let stored = passwords.hash("a good password".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
        assert!(passwords.verify("a good password".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!passwords.verify("a bad password".to_owned(), Some(stored)).await.unwrap());
        assert!(!passwords.verify("the password of nobody".to_owned(), None).await.unwrap());
        assert!(passwords.nobodys.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "nobody costs as much as somebody");
    }
}
