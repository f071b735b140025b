//! Time stamps of an authority (RFC 3161): the request for a digest, and what its reply proves.
//!
//! A stamp says that a digest was there at a time, in the word of somebody who is neither party. What is checked here needs
//! nothing but the reply: that it is about this digest, that its signature holds, and that its certificate is one for stamping
//! and was valid then. Whether that certificate leads to a root that a court trusts is not judged: `openssl ts -verify` does,
//! with the roots that the reader trusts.

mod reply;
mod signature;

use der::asn1::OctetString;
use der::oid::ObjectIdentifier;
use der::{Any, Encode};
use domain::time::Instant;
use thiserror::Error;
use x509_tsp::{MessageImprint, TimeStampReq, TspVersion};

pub use reply::check;

/// The media types of requests and replies.
pub const REQUEST_TYPE: &str = "application/timestamp-query";
pub const REPLY_TYPE: &str = "application/timestamp-reply";

/// No reply is larger, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;

const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// What a reply proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When the authority saw the digest.
    pub at: Instant,
    /// The number that the authority gave the stamp, in hexadecimal.
    pub serial: String,
    /// Who the certificate says that the authority is.
    pub authority: String,
    /// Of the certificate, in hexadecimal: by it a reader knows which authority it is.
    pub certificate_sha256: String,
}

/// Why a reply proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    #[error("this is no reply of a time-stamping authority")]
    NotAReply,
    #[error("the authority refused to stamp")]
    NotGranted,
    #[error("the stamp is about something else")]
    OtherDigest,
    #[error("the reply holds no certificate of its signer")]
    NoCertificate,
    #[error("the signature or its digest is of a kind that is not checked here: {0}")]
    Unsupported(String),
    #[error("the signature does not hold: the reply was changed")]
    BadSignature,
    #[error("the certificate is none for stamping")]
    NotForStamping,
    #[error("the certificate was not valid then")]
    NotValidThen,
}

impl Refused {
    /// The word in the catalogue.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotAReply => "not-a-reply",
            Self::NotGranted => "not-granted",
            Self::OtherDigest => "other-digest",
            Self::NoCertificate => "no-certificate",
            Self::Unsupported(_) => "unsupported",
            Self::BadSignature => "bad-signature",
            Self::NotForStamping => "not-for-stamping",
            Self::NotValidThen => "not-valid-then",
        }
    }
}

/// The bytes of a request to stamp a SHA-256; the reply is to hold the certificate of its signer. The same digest gives the same
/// request.
///
/// # Errors
/// Whatever the encoder says; no digest is at fault.
pub fn request(sha256: [u8; 32]) -> Result<Vec<u8>, der::Error> {
    let hash_algorithm = cms::cert::x509::spki::AlgorithmIdentifier { oid: SHA_256, parameters: Some(Any::null()) };
    let message_imprint = MessageImprint { hash_algorithm, hashed_message: OctetString::new(sha256)? };
    let request = TimeStampReq {
        version: TspVersion::V1,
        message_imprint,
        req_policy: None,
        nonce: None,
        cert_req: true,
        extensions: None,
    };
    request.to_der()
}
