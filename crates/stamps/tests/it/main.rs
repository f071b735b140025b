//! Replies that a stamping authority made with OpenSSL for one digest, and others that prove nothing.

use domain::time::Instant;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use stamps::{Refused, Stamp, check, request};

const STAMPED: &[u8] = b"the manifest of a pack";

macro_rules! replies {
    ($($name:ident = $file:literal),+ $(,)?) => {
        $(const $name: &[u8] = include_bytes!(concat!("replies/", $file));)+
    };
}

replies!(
    RSA = "rsa.tsr",
    SHA_512 = "sha512.tsr",
    P_256 = "p256.tsr",
    P_384 = "p384.tsr",
    P_521 = "p521.tsr",
    TOKEN = "token.der",
    REFUSED = "refused.tsr",
    WITHOUT_CERTIFICATE = "nocert.tsr",
    OF_A_SERVER = "server.der",
    EXPIRED = "old.der",
);

fn digest() -> [u8; 32] {
    Sha256::digest(STAMPED).into()
}

#[test]
fn a_request_is_what_openssl_writes_for_the_same_digest() {
    let asked = "30390201013031300d0609608648016503040201050004202f9254f29ec4660cbe77a90e25c611745399c87827d1b32249\
                 7053cf8729dcba0101ff";
    assert_eq!(hex::encode(request(digest()).unwrap()), asked);
}

#[test]
fn a_reply_says_when_by_whom_and_under_which_number() {
    let expected = Stamp {
        at: Instant::parse("2026-11-28T09:20:53.879Z").unwrap(),
        serial: "01".to_owned(),
        authority: "CN=rsa,O=Example Time,C=CN".to_owned(),
        certificate_sha256: "206b49e20e3705cb97a1c239b3d61bb75a59d47c87ff5eafc0759b4d11afb3ca".to_owned(),
    };
    assert_eq!(check(RSA, digest()), Ok(expected));
}

#[test]
fn signatures_of_several_kinds_are_checked_and_a_bare_token_too() {
    for (reply, authority) in [(SHA_512, "CN=rsa"), (P_256, "CN=p256"), (P_384, "CN=p384"), (TOKEN, "CN=p256")] {
        let stamp = check(reply, digest()).unwrap();
        assert!(stamp.authority.starts_with(authority), "{stamp:?}");
    }
}

#[test]
fn what_proves_nothing_says_why() {
    let other: [u8; 32] = Sha256::digest("another manifest").into();
    assert_eq!(check(RSA, other), Err(Refused::OtherDigest));
    for (reply, why) in [
        (REFUSED, Refused::NotGranted),
        (WITHOUT_CERTIFICATE, Refused::NoCertificate),
        (OF_A_SERVER, Refused::NotForStamping),
        (EXPIRED, Refused::NotValidThen),
        (&b"PK\x03\x04"[..], Refused::NotAReply),
        (&[], Refused::NotAReply),
    ] {
        assert_eq!(check(reply, digest()), Err(why));
    }
    assert!(matches!(check(P_521, digest()), Err(Refused::Unsupported(_))));
    let long = [RSA, &vec![0; stamps::MOST_BYTES]].concat();
    assert_eq!(check(&long, digest()), Err(Refused::NotAReply));
}

proptest! {
    /// What is not signed may be changed; what the stamp says may not.
    #[test]
    fn no_changed_byte_changes_what_is_proved(place in 0..RSA.len(), flip in 1_u8..) {
        let whole = check(RSA, digest()).unwrap();
        let mut changed = RSA.to_vec();
        changed[place] ^= flip;
        if let Ok(stamp) = check(&changed, digest()) {
            prop_assert!(stamp.at == whole.at && stamp.serial == whole.serial, "{place}");
        }
    }
}
