//! The header of a file or sheet, checked once, and the rows that are read by it.

use domain::facts::{
    COMMON_COLUMNS, CellError, Column, ERROR_COLUMN, FileProblem, Kind, Presence, Problem, Row, SentRow, Separator,
    State,
};

pub(crate) struct Header {
    kind: Kind,
    names: Vec<String>,
    /// The columns that count, each with its place in the header.
    places: Vec<(&'static str, usize)>,
}

/// A cell that is wrong before its column is asked: its place, and what is wrong with it.
pub(crate) type Wrong = (usize, Problem);

impl Header {
    pub(crate) fn new(kind: Kind, names: Vec<String>) -> Result<Self, Vec<FileProblem>> {
        let places = places(kind, &names)?;
        Ok(Self { kind, names, places })
    }

    /// As sent.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// A row of as many cells as the header has, some of them wrong already.
    pub(crate) fn row(&self, line: u64, cells: Vec<String>, wrong: &[Wrong]) -> SentRow {
        if cells.len() != self.names.len() {
            let (expected, found) = (self.names.len(), cells.len());
            return self.unreadable(line, cells, Problem::FieldCount { expected, found });
        }
        let raw = |name: &str| self.raw(&cells, wrong, name);
        let state = State::parse(self.kind, raw);
        let of_cells = self.errors(&cells, wrong);
        let state = match state {
            Ok(state) if of_cells.is_empty() => Ok(state),
            Ok(_) => Err(of_cells),
            Err(errors) => Err(joined(errors, of_cells)),
        };
        let key = match &state {
            Ok(state) => Some(state.row.key()),
            Err(_) => self.key(&cells, wrong),
        };
        let is_history = raw("superseded_at").is_some_and(|text| !text.trim().is_empty());
        let readable = state.is_err().then(|| Row::readable(self.kind, |column| raw(column.name)));
        SentRow { line, cells, key, is_history, state, readable }
    }

    /// A row of which nothing can be read.
    pub(crate) fn unreadable(&self, line: u64, cells: Vec<String>, problem: Problem) -> SentRow {
        let is_history = self.raw(&cells, &[], "superseded_at").is_some_and(|text| !text.trim().is_empty());
        let state = Err(vec![CellError { column: "", value: None, problem }]);
        SentRow { line, cells, key: None, is_history, state, readable: None }
    }

    /// What was written in a column; nothing where the cell is wrong already.
    fn raw<'c>(&self, cells: &'c [String], wrong: &[Wrong], name: &str) -> Option<&'c str> {
        let (_, place) = self.places.iter().find(|(column, _)| *column == name)?;
        let is_wrong = wrong.iter().any(|(other, _)| other == place);
        cells.get(*place).filter(|_| !is_wrong).map(String::as_str)
    }

    /// A key of which a cell is wrong is not known.
    fn key(&self, cells: &[String], wrong: &[Wrong]) -> Option<String> {
        let place =
            |column: &Column| self.places.iter().find(|(name, _)| *name == column.name).map(|(_, place)| *place);
        let is_wrong = |column: &Column| wrong.iter().any(|(other, _)| Some(*other) == place(column));
        let is_known = !self.kind.key_columns().any(is_wrong);
        is_known.then(|| Row::key_of(self.kind, |column| self.raw(cells, wrong, column.name)))?
    }

    /// The errors of cells that are wrong already, as far as their columns count.
    fn errors(&self, cells: &[String], wrong: &[Wrong]) -> Vec<CellError> {
        let error = |(place, problem): &Wrong| {
            let (name, _) = self.places.iter().find(|(_, other)| other == place)?;
            let is_personal = self.kind.columns().iter().any(|column| column.name == *name && column.personal);
            let value = cells.get(*place).filter(|_| !is_personal).cloned();
            Some(CellError { column: name, value, problem: problem.clone() })
        };
        wrong.iter().filter_map(error).collect()
    }
}

/// What is found wrong with a cell that is wrong already says nothing new.
fn joined(errors: Vec<CellError>, of_cells: Vec<CellError>) -> Vec<CellError> {
    let is_said = |error: &CellError| of_cells.iter().any(|other| other.column == error.column);
    let further: Vec<CellError> = errors.into_iter().filter(|error| !is_said(error)).collect();
    of_cells.into_iter().chain(further).collect()
}

/// Finds each column by its exact name.
fn places(kind: Kind, header: &[String]) -> Result<Vec<(&'static str, usize)>, Vec<FileProblem>> {
    let known = || kind.columns().iter().map(|column| column.name).chain(COMMON_COLUMNS);
    if let Some(separator) = other_separator(header, |name| known().any(|column| column == name)) {
        return Err(vec![FileProblem::NotCommas(separator)]);
    }
    let mut problems = Vec::new();
    let mut places: Vec<(&'static str, usize)> = Vec::new();
    for (place, written) in header.iter().enumerate() {
        let name = written.trim();
        if header[..place].iter().any(|earlier| earlier.trim() == name) {
            problems.push(FileProblem::ColumnTwice { column: name.to_owned() });
        } else if let Some(column) = known().find(|column| *column == name) {
            places.push((column, place));
        } else if name != ERROR_COLUMN {
            problems.push(FileProblem::UnknownColumn { column: name.to_owned() });
        }
    }
    for column in kind.columns().iter().filter(|column| column.presence == Presence::Required) {
        if !places.iter().any(|(name, _)| *name == column.name) {
            problems.push(FileProblem::MissingColumn { column: column.name });
        }
    }
    if problems.is_empty() { Ok(places) } else { Err(problems) }
}

/// The separator of a header that is one field only because its names are not apart by commas.
fn other_separator(header: &[String], is_known: impl Fn(&str) -> bool) -> Option<Separator> {
    let [only] = header else { return None };
    let separators = [(';', Separator::Semicolon), ('\t', Separator::Tab)];
    let found = separators.into_iter().find(|(sign, _)| only.contains(*sign) && only.split(*sign).any(&is_known));
    found.map(|(_, separator)| separator)
}
