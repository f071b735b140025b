//! A reply, step by step from its bytes to what it proves.

use chrono::NaiveDateTime;
use cms::cert::CertificateChoices;
use cms::cert::x509::Certificate;
use cms::cert::x509::ext::Extensions;
use cms::cert::x509::ext::pkix::ExtendedKeyUsage;
use cms::cert::x509::ext::pkix::name::GeneralName;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{Int, OctetString};
use der::oid::ObjectIdentifier;
use der::{Any, Decode, Encode, Sequence};
use domain::time::Instant;
use sha2::{Digest, Sha256};
use x509_tsp::{Accuracy, MessageImprint, TimeStampResp, TsaPolicyId};

use crate::signature::{Hash, verify};
use crate::{MOST_BYTES, Refused, SHA_256, Stamp};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// What is stamped; its time as it is written, since authorities write parts of seconds too.
#[derive(Clone, Debug, Sequence)]
struct Told {
    version: u8,
    policy: TsaPolicyId,
    message_imprint: MessageImprint,
    serial_number: Int,
    gen_time: Any,
    #[asn1(optional = "true")]
    accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    ordering: bool,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    tsa: Option<GeneralName>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    extensions: Option<Extensions>,
}

/// Checks a reply, or the token of one, against the digest that was to be stamped.
///
/// # Errors
/// By variant: the first thing that is wrong.
pub fn check(reply: &[u8], sha256: [u8; 32]) -> Result<Stamp, Refused> {
    if reply.len() > MOST_BYTES {
        return Err(Refused::NotAReply);
    }
    let token = token(reply)?;
    let content = token.encap_content_info.econtent.as_ref().ok_or(Refused::NotAReply)?;
    if token.encap_content_info.econtent_type != STAMP {
        return Err(Refused::NotAReply);
    }
    let told = Told::from_der(content.value()).map_err(|_| Refused::NotAReply)?;
    let imprint = &told.message_imprint;
    if imprint.hash_algorithm.oid != SHA_256 || imprint.hashed_message.as_bytes() != sha256 {
        return Err(Refused::OtherDigest);
    }
    let at = instant(&told.gen_time).ok_or(Refused::NotAReply)?;
    let [signer] = token.signer_infos.0.as_slice() else { return Err(Refused::NotAReply) };
    let certificate = certificate_of(&token, signer).ok_or(Refused::NoCertificate)?;
    is_signed(signer, content.value(), &certificate)?;
    may_stamp(&certificate, at)?;
    let bytes = certificate.to_der().map_err(|_| Refused::NotAReply)?;
    Ok(Stamp {
        at,
        serial: hex::encode(told.serial_number.as_bytes()),
        authority: certificate.tbs_certificate.subject.to_string(),
        certificate_sha256: hex::encode(Sha256::digest(bytes)),
    })
}

fn token(reply: &[u8]) -> Result<SignedData, Refused> {
    let found = match TimeStampResp::from_der(reply) {
        Ok(answer) => answer.time_stamp_token.ok_or(Refused::NotGranted)?,
        Err(_) => ContentInfo::from_der(reply).map_err(|_| Refused::NotAReply)?,
    };
    if found.content_type != SIGNED_DATA {
        return Err(Refused::NotAReply);
    }
    found.content.decode_as().map_err(|_| Refused::NotAReply)
}

/// `20261128091500Z`, with parts of a second or without.
fn instant(time: &Any) -> Option<Instant> {
    let text = std::str::from_utf8(time.value()).ok()?.strip_suffix('Z')?;
    let at = NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S%.f").ok()?;
    Some(Instant::from_micros(at.and_utc().timestamp_micros()))
}

fn certificate_of(token: &SignedData, signer: &SignerInfo) -> Option<Certificate> {
    let all = token.certificates.as_ref()?.0.iter().filter_map(|one| match one {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    });
    let is_signers = |certificate: &&Certificate| match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            let own = &certificate.tbs_certificate;
            own.issuer == named.issuer && own.serial_number == named.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(key) => extension(certificate, KEY_ID)
            .and_then(|value| OctetString::from_der(value).ok())
            .is_some_and(|own| own == key.0),
    };
    all.into_iter().find(is_signers).cloned()
}

/// The signature is over attributes that name the digest of what is stamped, and the certificate.
fn is_signed(signer: &SignerInfo, content: &[u8], certificate: &Certificate) -> Result<(), Refused> {
    let hash = Hash::of(signer.digest_alg.oid)?;
    let attributes = signer.signed_attrs.as_ref().ok_or(Refused::BadSignature)?;
    let digest = value(attributes, MESSAGE_DIGEST).and_then(|value| value.decode_as::<OctetString>().ok());
    let kind = value(attributes, CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
    if digest.is_none_or(|digest| digest.as_bytes() != hash.digest(content)) || kind != Some(STAMP) {
        return Err(Refused::BadSignature);
    }
    let message = attributes.to_der().map_err(|_| Refused::NotAReply)?;
    let key = &certificate.tbs_certificate.subject_public_key_info;
    verify(signer.signature_algorithm.oid, hash, key, (&message, signer.signature.as_bytes()))
}

fn value(attributes: &SignedAttributes, oid: ObjectIdentifier) -> Option<&Any> {
    attributes.iter().find(|attribute| attribute.oid == oid)?.values.iter().next()
}

fn extension(certificate: &Certificate, oid: ObjectIdentifier) -> Option<&[u8]> {
    let all = certificate.tbs_certificate.extensions.as_ref()?;
    all.iter().find(|one| one.extn_id == oid).map(|one| one.extn_value.as_bytes())
}

fn may_stamp(certificate: &Certificate, at: Instant) -> Result<(), Refused> {
    let usage = extension(certificate, KEY_USAGE).and_then(|value| ExtendedKeyUsage::from_der(value).ok());
    if !usage.is_some_and(|usage| usage.0.contains(&STAMPING)) {
        return Err(Refused::NotForStamping);
    }
    let validity = &certificate.tbs_certificate.validity;
    let [from, to] = [&validity.not_before, &validity.not_after].map(|one| one.to_unix_duration().as_secs());
    let seconds = u64::try_from(at.micros().div_euclid(1_000_000)).map_err(|_| Refused::NotValidThen)?;
    if (from..=to).contains(&seconds) { Ok(()) } else { Err(Refused::NotValidThen) }
}
