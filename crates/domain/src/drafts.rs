//! A disclosure that is thought of and not recorded: what its row would say, checked as the row of a recorded one is.

use crate::facts::{CellError, Kind, LIST_SEPARATOR, Row};

/// What a disclosure would say, but for whom it goes to. Texts as they were written; blank ones are not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub document: String,
    pub version: String,
    pub giver: String,
    /// A date, or an instant with its offset.
    pub at: String,
    /// The people who would receive it there.
    pub people: Vec<String>,
    pub manner: Manner,
}

/// How it would be handed over, as far as coverage reads it. Texts as they were written; blank ones are not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    pub purpose: String,
    pub channel: String,
    pub round: String,
    pub site: String,
    /// `yes` or `no`.
    pub encrypted: String,
    /// `yes` or `no`.
    pub marked: String,
    pub requested_by: Vec<String>,
    pub approved_by: Vec<String>,
}

/// Stands where the code of a recorded disclosure stands; a draft is never met by it.
const CODE: &str = "draft";

impl Draft {
    /// The row that would be recorded for one recipient.
    ///
    /// # Errors
    /// Every problem of every cell, in the order of the columns.
    pub fn row(&self, recipient: &str) -> Result<Row, Vec<CellError>> {
        let cells = self.cells(recipient);
        Row::parse(Kind::Disclosures, |column| named(&cells, column.name))
    }

    /// As much of that row as can be read, so that what it refers to can be checked beside what is wrong with it.
    pub fn readable(&self, recipient: &str) -> Row {
        let cells = self.cells(recipient);
        Row::readable(Kind::Disclosures, |column| named(&cells, column.name))
    }

    fn cells(&self, recipient: &str) -> Vec<(&'static str, String)> {
        let manner = &self.manner;
        let list = |codes: &[String]| codes.join(&LIST_SEPARATOR.to_string());
        let texts = [
            ("code", CODE),
            ("document_code", &self.document),
            ("version_label", &self.version),
            ("giver_code", &self.giver),
            ("recipient_code", recipient),
            ("at", &self.at),
            ("purpose", &manner.purpose),
            ("channel", &manner.channel),
            ("round_code", &manner.round),
            ("site", &manner.site),
            ("encrypted", &manner.encrypted),
            ("marked", &manner.marked),
        ];
        let lists = [
            ("people", list(&self.people)),
            ("requested_by", list(&manner.requested_by)),
            ("approved_by", list(&manner.approved_by)),
        ];
        texts.into_iter().map(|(name, text)| (name, text.to_owned())).chain(lists).collect()
    }
}

fn named<'a>(cells: &'a [(&'static str, String)], name: &str) -> Option<&'a str> {
    cells.iter().find(|(of, _)| *of == name).map(|(_, text)| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosures::DisclosureRow;
    use crate::facts::{Cells, Problem};
    use crate::handling::Channel;
    use crate::knowledge::Names;

    fn draft() -> Draft {
        Draft {
            document: "BUMPER-F".to_owned(),
            version: "v1".to_owned(),
            giver: "OEM".to_owned(),
            at: "2022-07-01".to_owned(),
            ..Draft::default()
        }
    }

    fn wrong(draft: &Draft, recipient: &str) -> Vec<(&'static str, Problem)> {
        let errors = draft.row(recipient).unwrap_err();
        errors.into_iter().map(|error| (error.column, error.problem)).collect()
    }

    #[test]
    fn a_draft_is_read_as_a_recorded_disclosure_is() {
        let manner = Manner {
            purpose: "tooling".to_owned(),
            channel: "email".to_owned(),
            encrypted: "yes".to_owned(),
            requested_by: vec!["LI".to_owned()],
            approved_by: vec!["AN".to_owned()],
            ..Manner::default()
        };
        let people = vec!["WEI".to_owned(), "BO".to_owned(), "WEI".to_owned()];
        let row = Draft { people, manner, ..draft() }.row("T1").unwrap();
        assert_eq!((row.get("people"), row.get("marked")), (Some("BO|WEI"), None));
        let (stored, mut names) = (row.stored(), Names::default());
        let read = DisclosureRow::read(Cells::new(row.kind(), &stored), &mut names).unwrap();
        let handling = read.fact.handling();
        assert!(handling.encrypted && !handling.marked && !handling.reported);
        assert_eq!(handling.channel, Channel::parse("email"));
        assert_eq!(handling.approval, crate::disclosures::Approval::Independent);
        assert_eq!(names.code(read.fact.recipient), "T1");
    }

    #[test]
    fn what_no_row_may_say_no_draft_may_say() {
        assert_eq!(wrong(&draft(), "OEM"), [("recipient_code", Problem::SameAs { column: "giver_code" })]);
        assert_eq!(wrong(&draft(), " "), [("recipient_code", Problem::Missing)]);
        let manner = Manner { channel: "pigeon".to_owned(), marked: "perhaps".to_owned(), ..Manner::default() };
        let columns: Vec<_> = wrong(&Draft { manner, ..draft() }, "T1").into_iter().map(|(column, _)| column).collect();
        assert_eq!(columns, ["channel", "marked"]);
    }
}
