//! The signatures that authorities use: RSA and ECDSA over the curves P-256 and P-384, with SHA-256, SHA-384 or SHA-512.

use cms::cert::x509::spki::SubjectPublicKeyInfoOwned;
use der::oid::ObjectIdentifier;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::{Refused, SHA_256};

const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_WITH: [(ObjectIdentifier, Hash); 3] = [
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"), Hash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"), Hash::Sha512),
];
const ECDSA_WITH: [(ObjectIdentifier, Hash); 2] = [
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"), Hash::Sha384),
];
const P_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");

/// A digest that is checked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(crate) fn of(oid: ObjectIdentifier) -> Result<Self, Refused> {
        match oid {
            SHA_256 => Ok(Self::Sha256),
            SHA_384 => Ok(Self::Sha384),
            SHA_512 => Ok(Self::Sha512),
            other => Err(Refused::Unsupported(other.to_string())),
        }
    }

    pub(crate) fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

/// Whether the signature over the message holds under the key.
pub(crate) fn verify(
    algorithm: ObjectIdentifier,
    hash: Hash,
    key: &SubjectPublicKeyInfoOwned,
    (message, signature): (&[u8], &[u8]),
) -> Result<(), Refused> {
    let unsupported = || Refused::Unsupported(algorithm.to_string());
    let named = |all: &[(ObjectIdentifier, Hash)]| all.iter().find(|(oid, _)| *oid == algorithm).map(|(_, hash)| *hash);
    let rsa = if algorithm == RSA { Some(hash) } else { named(&RSA_WITH) };
    let checked: &dyn VerificationAlgorithm = match (rsa, named(&ECDSA_WITH)) {
        (Some(Hash::Sha256), _) => &RSA_PKCS1_2048_8192_SHA256,
        (Some(Hash::Sha384), _) => &RSA_PKCS1_2048_8192_SHA384,
        (Some(Hash::Sha512), _) => &RSA_PKCS1_2048_8192_SHA512,
        (None, Some(hash)) => match (curve(key).ok_or_else(unsupported)?, hash) {
            (P_256, Hash::Sha256) => &ECDSA_P256_SHA256_ASN1,
            (P_256, Hash::Sha384) => &ECDSA_P256_SHA384_ASN1,
            (P_384, Hash::Sha256) => &ECDSA_P384_SHA256_ASN1,
            (P_384, Hash::Sha384) => &ECDSA_P384_SHA384_ASN1,
            _ => return Err(unsupported()),
        },
        (None, None) => return Err(unsupported()),
    };
    let bytes = key.subject_public_key.raw_bytes();
    UnparsedPublicKey::new(checked, bytes).verify(message, signature).map_err(|_| Refused::BadSignature)
}

fn curve(key: &SubjectPublicKeyInfoOwned) -> Option<ObjectIdentifier> {
    key.algorithm.parameters.as_ref()?.decode_as().ok()
}
