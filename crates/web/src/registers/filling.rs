//! A form for one fact while it is filled in: from the fact to its fields, and from what was typed back to a row.

use std::collections::BTreeMap;

use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{CellError, Column, Kind, LIST_SEPARATOR, Row, Value};
use domain::lives;

use super::control::{Control, Typed, control};
use super::{Pairs, first, moment, words};
use crate::parts::{Choice, Field};

/// What stands in a form's fields.
#[derive(Clone, Debug)]
pub(crate) struct Filling {
    kind: Kind,
    typed: BTreeMap<&'static str, Typed>,
    pub(crate) zone: Tz,
}

impl Filling {
    /// What was sent.
    pub(crate) fn read(kind: Kind, pairs: &Pairs) -> Self {
        let of = |column: &'static Column| {
            let values = pairs.iter().filter(|(name, _)| name == column.name).map(|(_, value)| value.clone());
            let time = first(pairs, &format!("{}.time", column.name)).to_owned();
            (column.name, Typed { values: values.collect(), time })
        };
        let typed = kind.columns().iter().map(of).collect();
        Self { kind, typed, zone: first(pairs, "zone").parse().unwrap_or(Tz::UTC) }
    }

    /// The fields for a row as it stands.
    pub(crate) fn of_row(row: &Row, zone: Tz) -> Self {
        let of = |column: &'static Column| {
            let cell = row.get(column.name).unwrap_or_default();
            let typed = match column.value {
                Value::When => {
                    let (date, time) = moment::parts(cell, zone);
                    Typed { values: vec![date], time }
                }
                _ if column.is_list() => Typed { values: entries(cell), ..Typed::default() },
                _ => Typed { values: vec![cell.to_owned()], ..Typed::default() },
            };
            (column.name, typed)
        };
        Self { kind: row.kind(), typed: row.kind().columns().iter().map(of).collect(), zone }
    }

    /// The row that the fields describe; what a fact is known by is taken from `base`, where there is one.
    ///
    /// # Errors
    /// Everything that is wrong, cell by cell.
    pub(crate) fn row(&self, base: Option<&Row>) -> Result<Row, Vec<CellError>> {
        let cells: Vec<String> = self.kind.columns().iter().map(|column| self.cell(column, base)).collect();
        let places = |column: &Column| self.kind.position(column.name).and_then(|at| cells.get(at));
        Row::parse(self.kind, |column| places(column).map(String::as_str))
    }

    fn cell(&self, column: &'static Column, base: Option<&Row>) -> String {
        let before = base.and_then(|row| row.get(column.name));
        if base.is_some() && is_kept(self.kind, column) {
            return before.unwrap_or_default().to_owned();
        }
        let Some(typed) = self.typed.get(column.name) else { return String::new() };
        let one = typed.values.first().map(String::as_str).unwrap_or_default();
        match column.value {
            Value::When => match before {
                // Seconds that the form does not show are kept as long as nobody changes it.
                Some(before) if moment::parts(before, self.zone) == (one.to_owned(), typed.time.clone()) => {
                    before.to_owned()
                }
                _ => moment::cell(one, &typed.time, self.zone),
            },
            _ if column.is_list() => {
                let entries = typed.values.iter().flat_map(|value| value.lines()).map(str::trim);
                entries.collect::<Vec<_>>().join(&LIST_SEPARATOR.to_string())
            }
            _ => one.to_owned(),
        }
    }

    /// A cell as it was typed, for a comparison.
    pub(crate) fn shown(&self, column: &'static Column) -> String {
        self.cell(column, None)
    }

    /// The controls of the columns that may be typed, with what is wrong beside each.
    pub(crate) fn controls(&self, w: Words, has_key: bool, errors: &[CellError]) -> Vec<Control> {
        let is_open = |column: &&Column| {
            if has_key { !lives::begins_blank(self.kind, column.name) } else { !is_kept(self.kind, column) }
        };
        let open = self.kind.columns().iter().filter(is_open);
        let blank = Typed::default();
        open.map(|column| {
            let about = errors.iter().filter(|error| error.column == column.name);
            let problems: Vec<String> = about.map(|error| words::problem(w, self.kind, error)).collect();
            let problem = (!problems.is_empty()).then(|| problems.join(" "));
            control(w, self.kind, column, self.typed.get(column.name).unwrap_or(&blank), problem)
        })
        .collect()
    }

    /// In which zone times of day are meant; none where the kind has no times.
    pub(crate) fn zone_field(&self, w: Words, offered: &[Tz]) -> Option<Field> {
        let has_times = self.kind.columns().iter().any(|column| column.value == Value::When);
        let mut zones: Vec<Tz> = offered.to_vec();
        if !zones.contains(&self.zone) {
            zones.push(self.zone);
        }
        let choices = zones.into_iter().map(|zone| Choice::new(zone.name(), zone.name(), zone == self.zone)).collect();
        has_times.then(|| Field::select("zone", w.t("register-zone"), choices).hint(w.t("register-zone-hint")))
    }
}

/// What steps in its life write, so that nobody types it over.
pub(crate) fn of_its_life(kind: Kind, column: &Column) -> bool {
    lives::columns(kind).contains(&column.name)
}

/// A correction leaves it as it is.
fn is_kept(kind: Kind, column: &Column) -> bool {
    column.key || of_its_life(kind, column)
}

fn entries(cell: &str) -> Vec<String> {
    cell.split(LIST_SEPARATOR).filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(fields: &[(&str, &str)]) -> Pairs {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    const SENT: &[(&str, &str)] = &[
        ("zone", "Asia/Shanghai"),
        ("code", "H-1"),
        ("document_code", "D"),
        ("version_label", "v1"),
        ("giver_code", "OEM"),
        ("recipient_code", "T1"),
        ("people", "LI"),
        ("people", ""),
        ("people", "AN"),
        ("at", "2022-07-01"),
        ("at.time", "10:00"),
    ];

    #[test]
    fn what_was_typed_becomes_a_row_and_stands_in_the_form_again() {
        let row = Filling::read(Kind::Disclosures, &pairs(SENT)).row(None).unwrap();
        assert_eq!((row.get("at"), row.get("people")), (Some("2022-07-01T02:00:00Z"), Some("AN|LI")));
        let again = Filling::of_row(&row, Tz::Asia__Shanghai);
        assert_eq!(again.row(None).as_ref(), Ok(&row));
        assert_eq!(again.row(Some(&row)), Ok(row));
    }

    #[test]
    fn a_correction_keeps_the_key_and_the_seconds_that_nobody_touched() {
        let cells = [("code", "H-1"), ("document_code", "D"), ("version_label", "v1"), ("giver_code", "OEM")];
        let more = [("recipient_code", "T1"), ("at", "2022-07-01T02:00:00.123456Z")];
        let cell = |name: &str| cells.iter().chain(&more).find(|(at, _)| *at == name).map(|(_, text)| *text);
        let base = Row::parse(Kind::Disclosures, |column| cell(column.name)).unwrap();
        let shown = Filling::of_row(&base, Tz::Asia__Shanghai);
        assert_eq!(shown.row(Some(&base)), Ok(base.clone()));
        let other = Filling::read(Kind::Disclosures, &pairs(&[SENT, &[("code", "H-2")]].concat()));
        assert_eq!(other.row(Some(&base)).unwrap().get("code"), Some("H-1"));
    }
}
