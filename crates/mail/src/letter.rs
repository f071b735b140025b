//! A letter in plain text, and the message that is made of it: the same letter always makes the same message.

use chrono::{DateTime, Utc};
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};

use crate::NotSent;

/// What is sent to one person.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The address alone.
    pub recipient: &'a str,
    pub subject: &'a str,
    /// Plain text in lines.
    pub body: &'a str,
    /// Without angle brackets.
    pub message_id: &'a str,
    /// When it was written.
    pub written_at: DateTime<Utc>,
}

impl Letter<'_> {
    /// The message. Whatever the parts hold, they add no header and no recipient: each is encoded as what it is.
    pub(crate) fn message(&self, sender: &Mailbox) -> Result<Message, NotSent> {
        let recipient = self.recipient.parse().map_err(|error| NotSent::because(&error))?;
        let builder: MessageBuilder = Message::builder()
            .from(sender.clone())
            .to(Mailbox::new(None, recipient))
            .subject(on_one_line(self.subject))
            .message_id(Some(format!("<{}>", on_one_line(self.message_id))))
            .date(self.written_at.into())
            // RFC 3834: so that nobody's absence is told to a machine.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN);
        builder.body(self.body.to_owned()).map_err(|error| NotSent::because(&error))
    }
}

fn on_one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(recipient: &str, subject: &str, body: &str) -> Result<String, NotSent> {
        let letter = Letter {
            recipient,
            subject,
            body,
            message_id: "1f@oem.example",
            written_at: DateTime::from_timestamp(1_772_442_000, 0).unwrap(),
        };
        let sender = "Underwraps <underwraps@oem.example>".parse().unwrap();
        letter.message(&sender).map(|message| String::from_utf8(message.formatted()).unwrap())
    }

    #[test]
    fn the_same_letter_makes_the_same_message() {
        let once = message("ada@oem.example", "3 papers end soon", "Hello\n\n- NDA1").unwrap();
        assert_eq!(once, message("ada@oem.example", "3 papers end soon", "Hello\n\n- NDA1").unwrap());
        for line in [
            "Message-ID: <1f@oem.example>",
            "To: ada@oem.example",
            "Subject: 3 papers end soon",
            "Auto-Submitted: auto-generated",
            "Date: Mon, 02 Mar 2026 09:00:00 +0000",
        ] {
            assert!(once.lines().any(|found| found == line), "{line}: {once}");
        }
    }

    #[test]
    fn no_part_of_a_letter_adds_a_header_or_a_recipient() {
        let subject = "One\r\nBcc: eve@elsewhere.example\r\n\r\nbody";
        let told = message("ada@oem.example", subject, "Hello\r\n.\r\nBcc: eve@elsewhere.example").unwrap();
        let (head, _) = told.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
        assert_eq!(head.lines().filter(|line| line.starts_with("To:")).count(), 1);
        for recipient in ["ada@oem.example\r\nBcc: eve@elsewhere.example", "ada", "a@b, c@d", ""] {
            assert!(message(recipient, "One", "Hello").is_err(), "{recipient:?}");
        }
    }
}
