//! Who supplies whom, in which programme.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::NaiveDate;

use super::parties::Parties;
use super::report::Report;
use super::{Programmes, given};

/// The programme of everything whose scope names none.
const NETWORK: &str = "NETWORK";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) supplier: u32,
    pub(super) customer: u32,
    pub(super) programme: u32,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) source: Source,
}

/// Where a link is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A scope of the file, by its number.
    Scope(u32),
    /// To a manufacturer that was added.
    Added,
}

#[derive(Clone, Debug)]
pub(super) struct Programme {
    pub(super) code: String,
    /// Chosen after everything is read.
    pub(super) manufacturer: u32,
}

#[derive(Debug, Default)]
pub(super) struct Network {
    pub(super) links: Vec<Link>,
    pub(super) programmes: Vec<Programme>,
    pub(super) scopes: Vec<String>,
}

impl Network {
    pub(super) fn read(path: &Path, wish: Programmes, parties: &Parties, report: &mut Report) -> anyhow::Result<Self> {
        let mut network = Self::default();
        let (mut programmes, mut scopes) = (HashMap::new(), HashMap::new());
        let mut known: HashSet<(u32, u32, u32, Option<NaiveDate>)> = HashSet::new();
        given::each(path, &["from_id", "to_id", "scope", "from_date", "to_date"], |row| {
            let Some((supplier, customer)) = parties.number(row.cell(0)).zip(parties.number(row.cell(1))) else {
                report.problem("links left out, that name a party which is not there", || row.place());
                return Ok(());
            };
            if supplier == customer {
                report.problem("links left out, from a party to itself", || row.place());
                return Ok(());
            }
            let Some((from, to)) = period(row.cell(3), row.cell(4)) else {
                report.problem("links left out, whose dates are none or end before they start", || row.place());
                return Ok(());
            };
            let scope = row.cell(2);
            let names_programme = wish == Programmes::EachScope && given::is_code(scope);
            if wish == Programmes::EachScope && !names_programme {
                report.problem("links put into the programme NETWORK, whose scope can be no code", || row.place());
            }
            let code = if names_programme { scope } else { NETWORK };
            let programme = numbered(&mut programmes, code);
            if !known.insert((customer, supplier, programme, from)) {
                report.problem("links left out, the same parties from the same day in the same programme", || {
                    row.place()
                });
                return Ok(());
            }
            let source = Source::Scope(numbered(&mut scopes, scope));
            network.links.push(Link { supplier, customer, programme, from, to, source });
            Ok(())
        })?;
        network.scopes = in_order(scopes);
        let programme = |code| Programme { code, manufacturer: 0 };
        network.programmes = in_order(programmes).into_iter().map(programme).collect();
        let (links, programmes) = (network.links.len(), network.programmes.len());
        report.tell(format!("{links} supply links in {programmes} programmes"));
        Ok(network)
    }

    /// The code of a programme of everything, for networks without links.
    pub(super) fn open_programme(&mut self) -> u32 {
        self.programmes.push(Programme { code: NETWORK.to_owned(), manufacturer: 0 });
        0
    }

    /// The programme to which transferred items belong: the only one, or the first where there are several.
    pub(super) fn programme_of_items(&self) -> &str {
        self.programmes.first().map_or(NETWORK, |programme| programme.code.as_str())
    }
}

/// The first and the last day; `None` when one is no date, or the period ends before it starts.
fn period(from: &str, to: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let day = |text: &str| {
        if text.is_empty() { Ok(None) } else { NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some) }
    };
    let (from, to) = (day(from).ok()?, day(to).ok()?);
    if from.zip(to).is_some_and(|(from, to)| to < from) { None } else { Some((from, to)) }
}

fn numbered(numbers: &mut HashMap<String, u32>, text: &str) -> u32 {
    if let Some(number) = numbers.get(text) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers.insert(text.to_owned(), number);
    number
}

fn in_order(numbers: HashMap<String, u32>) -> Vec<String> {
    let mut texts: Vec<(u32, String)> = numbers.into_iter().map(|(text, number)| (number, text)).collect();
    texts.sort_unstable();
    texts.into_iter().map(|(_, text)| text).collect()
}
