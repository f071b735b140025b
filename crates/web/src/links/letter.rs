//! The mail that brings a link, in its contact's language; and the one that asks again.

use catalogue::{Language, Words};
use domain::staff::{Scope, StaffId};
use domain::time::Instant;
use persistence::contacts::Contact;
use persistence::links::{self, Link, NewLink, Signing};
use persistence::outbox::SECRET;
use persistence::outbox::actions::{NewMail, put};
use persistence::staff;
use sea_orm::DatabaseTransaction;

use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::outbox::message_id;

/// What a link is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// The codes of what the contact's party was handed; none where it is asked to sign.
    pub(crate) disclosures: &'a [String],
    pub(crate) asks_to_attest: bool,
    pub(crate) signs: Option<&'a Signing>,
}

impl<'a> About<'a> {
    /// The same as another link.
    pub(super) fn of(link: &'a Link) -> Self {
        Self { disclosures: &link.disclosures, asks_to_attest: link.asks_to_attest, signs: link.signs.as_ref() }
    }
}

/// On whose behalf a mail goes out.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) id: StaffId,
    pub(crate) scope: Scope,
}

impl Sender {
    pub(crate) fn by(by: &By) -> Self {
        Self { id: by.id(), scope: by.scope.clone() }
    }

    /// Whoever made a link; none once they have left: nobody asks in their name.
    pub(super) async fn of(txn: &DatabaseTransaction, link: &Link) -> Result<Option<Self>, PageError> {
        let member = staff::find(txn, link.made_by).await?.filter(|member| member.disabled_at.is_none());
        Ok(member.map(|member| Self { id: member.id, scope: member.scope }))
    }
}

/// Asks those again, once, who were asked to attest or to sign and have not opened their link for some days; says how many. The
/// caller holds the job of the day and commits.
pub(crate) async fn ask_again(txn: &DatabaseTransaction, house: &House) -> Result<u64, PageError> {
    let Some(origin) = &house.settings.public_origin else { return Ok(0) };
    let mut asked = 0;
    for link in links::silent(txn, house.clock.now()).await? {
        let Some(sender) = Sender::of(txn, &link).await? else { continue };
        mail(txn, house, origin.as_str(), (&link.contact, About::of(&link)), &sender).await?;
        asked += 1;
    }
    Ok(asked)
}

/// Makes a link and puts the mail that brings it into the outbox.
pub(crate) async fn mail(
    txn: &DatabaseTransaction,
    house: &House,
    origin: &str,
    (contact, about): (&Contact, About<'_>),
    sender: &Sender,
) -> Result<(), PageError> {
    let now = house.clock.now();
    let token = chance::token()?;
    let new = NewLink {
        contact: contact.id,
        disclosures: about.disclosures,
        asks_to_attest: about.asks_to_attest,
        signs: about.signs,
        token: &token,
        made_by: sender.id,
    };
    let link = links::make(txn, &new, now).await?;
    let language = Language::parse(&contact.language).unwrap_or_default();
    let w = Words::new(language);
    let (subject, what) = match about {
        About { signs: Some(_), .. } => ("link-mail-subject-sign", "link-mail-sign"),
        About { asks_to_attest: true, .. } => ("link-mail-subject", "link-mail-attest"),
        _ => ("link-mail-subject", "link-mail-received"),
    };
    let until = Instant::from_micros(now.micros() + links::LIFE).to_utc().format("%Y-%m-%d").to_string();
    let lines = [w.t("mail-greeting"), String::new(), w.t(what), String::new(), SECRET.to_owned(), String::new()];
    // Whoever doubts the mail asks a person.
    let from = staff::find(txn, sender.id).await?;
    let from = from.map(|one| w.t2("link-mail-from", "name", one.name.as_str(), "email", one.email.as_str()));
    let after = [w.t1("link-mail-until", "day", until), w.t("link-mail-once"), w.t("mail-nothing-named")];
    let body = lines.into_iter().chain(after).chain(from).collect::<Vec<_>>().join("\n") + "\n";
    put(
        txn,
        &NewMail {
            reminder: &format!("link {link}"),
            recipient: sender.id,
            walls: &sender.scope,
            language: language.code(),
            subject: &w.t(subject),
            body: &body,
            message_id: &message_id(&chance::token()?, house.settings.public_origin.as_ref()),
            reminds_of: &[],
            to_contact: Some((contact.id, &format!("{origin}/link/{token}"))),
        },
        now,
    )
    .await?;
    Ok(())
}
