//! What a list's address or search form asks: words, filters, order and page; the words never stand in an address.

use domain::facts::{Kind, Value};
use domain::time::{Instant, When};
use persistence::known::Known;
use persistence::lists::{Filter, Query, Referring, Sort, Test, View};

use super::{Pairs, address, first};

/// The numbers of rows that a page may have.
pub(super) const SIZES: [u64; 3] = [25, 50, 100];

/// Whether facts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Standing {
    #[default]
    Counting,
    Void,
    Retracted,
    All,
}

/// What is asked of a register; what cannot be read counts as not asked.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    pub(super) kind: Kind,
    pub(super) words: String,
    pub(super) choices: Vec<(&'static str, String)>,
    /// The fact to which the listed ones refer, by kind and number.
    pub(super) of: Option<(Kind, i64)>,
    pub(super) through: Option<&'static str>,
    pub(super) standing: Standing,
    pub(super) view: Option<View>,
    pub(super) sort: Option<(&'static str, bool)>,
    pub(super) page: u64,
    pub(super) size: u64,
    /// As typed; blank for now.
    pub(super) known_at: String,
}

impl Standing {
    pub(super) const ALL: [Self; 4] = [Self::Counting, Self::Void, Self::Retracted, Self::All];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Counting => "counting",
            Self::Void => "void",
            Self::Retracted => "retracted",
            Self::All => "all",
        }
    }
}

impl Asking {
    /// Everything that counts, from the first page on.
    pub(crate) fn of(kind: Kind) -> Self {
        Self {
            kind,
            words: String::new(),
            choices: Vec::new(),
            of: None,
            through: None,
            standing: Standing::default(),
            view: None,
            sort: None,
            page: 1,
            size: 50,
            known_at: String::new(),
        }
    }

    /// The same with search words.
    pub(crate) fn searching(self, words: &str) -> Self {
        Self { words: words.to_owned(), ..self }
    }

    /// The same with so many rows on a page.
    pub(crate) fn sized(self, size: u64) -> Self {
        Self { size, ..self }
    }

    pub(crate) fn viewed(kind: Kind, view: View) -> Self {
        Self { view: Some(view), ..Self::of(kind) }
    }

    /// What counts and refers to a fact through a column.
    pub(super) fn referring(kind: Kind, to: (Kind, i64), through: &'static str) -> Self {
        Self { of: Some(to), through: Some(through), ..Self::of(kind) }
    }

    pub(super) fn read(kind: Kind, pairs: &Pairs) -> Self {
        let column = |name: &str| kind.columns().iter().find(|column| column.name == name).map(|column| column.name);
        let choices = kind.columns().iter().filter_map(|declared| {
            let wanted = first(pairs, declared.name);
            allowed(declared.value, wanted).then(|| (declared.name, wanted.to_owned()))
        });
        let sort = first(pairs, "sort");
        let (name, down) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
        let size = first(pairs, "size").parse().ok().filter(|size| SIZES.contains(size));
        Self {
            words: first(pairs, "q").trim().to_owned(),
            choices: choices.collect(),
            of: reference(first(pairs, "of")),
            through: column(first(pairs, "through")),
            standing: Standing::ALL.into_iter().find(|one| one.name() == first(pairs, "counts")).unwrap_or_default(),
            view: View::of_name(kind, first(pairs, "view")),
            sort: column(name).map(|name| (name, down)),
            page: first(pairs, "page").parse().unwrap_or(1).clamp(1, 1_000_000),
            size: size.unwrap_or(50),
            known_at: first(pairs, "known_at").trim().to_owned(),
            kind,
        }
    }

    /// The same to be kept under a name, with its search words, from the first page on; `None` when its time cannot be read.
    pub(crate) fn to_keep(kind: Kind, pairs: &Pairs, words: &str) -> Option<Self> {
        let asking = Self { words: words.to_owned(), page: 1, ..Self::read(kind, pairs) };
        asking.known().map(|_| asking)
    }

    /// As known at, as it was typed; blank for now.
    pub(crate) fn known_typed(&self) -> &str {
        &self.known_at
    }

    /// The same as known now.
    pub(crate) fn now(&self) -> Self {
        Self { known_at: String::new(), ..self.clone() }
    }

    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }

    /// The search words, blank for none.
    pub(crate) fn words(&self) -> &str {
        &self.words
    }

    /// The fact to which the listed ones refer.
    pub(crate) const fn about(&self) -> Option<(Kind, i64)> {
        self.of
    }

    /// The instant as known at which it is asked: the last of a day, UTC. `None`: not readable.
    pub(super) fn known(&self) -> Option<Known> {
        if self.known_at.is_empty() {
            return Some(Known::Now);
        }
        let at = When::parse(&self.known_at).ok()?;
        Some(Known::At(at.last_instant(chrono_tz::UTC)))
    }

    /// The filters; `key` is the key of the fact that `of` names. A tile counts by the same.
    pub(crate) fn filters(&self, key: Option<String>, now: Instant) -> Vec<Filter> {
        let void = |word: &str| Filter::on(self.kind, "void", Test::Is(word.to_owned()));
        let standing = match self.standing {
            Standing::Counting => void("no"),
            Standing::Void => void("yes"),
            Standing::Retracted => Some(Filter::Retracted),
            Standing::All => None,
        };
        let choice = |(column, value): &(&'static str, String)| Filter::on(self.kind, column, Test::Is(value.clone()));
        let referring =
            self.of.zip(key).map(|((kind, _), key)| Filter::Referring(Referring { kind, key, column: self.through }));
        let view = self.view.map(|view| Filter::View(view, now));
        standing.into_iter().chain(self.choices.iter().filter_map(choice)).chain(referring).chain(view).collect()
    }

    pub(crate) fn query(&self, known: Known, filters: Vec<Filter>) -> Query {
        Query {
            kind: self.kind,
            known,
            search: self.words.clone(),
            filters,
            sort: self.sort.and_then(|(column, down)| Sort::by(self.kind, column, down)),
            size: self.size,
            offset: self.page.saturating_sub(1).saturating_mul(self.size),
        }
    }

    /// Everything asked but the words, for addresses and hidden fields.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields: Vec<(&'static str, String)> = self.choices.clone();
        let mut add = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
        add("of", self.of.map(|(kind, id)| format!("{kind}-{id}")));
        add("through", self.through.map(str::to_owned));
        add("counts", (self.standing != Standing::default()).then(|| self.standing.name().to_owned()));
        add("view", self.view.map(|view| view.name().to_owned()));
        add("sort", self.sort.map(|(column, down)| format!("{}{column}", if down { "-" } else { "" })));
        add("size", (self.size != 50).then(|| self.size.to_string()));
        add("known_at", Some(self.known_at.clone()).filter(|at| !at.is_empty()));
        add("page", (self.page > 1).then(|| self.page.to_string()));
        fields
    }

    /// The address of the same question without its words.
    pub(crate) fn address(&self) -> String {
        self.at("")
    }

    /// The same at a neighbour of the list, such as `.csv`.
    pub(super) fn at(&self, rest: &str) -> String {
        let place = format!("{}{rest}", address(self.kind));
        match serde_html_form::to_string(self.fields()) {
            Ok(query) if !query.is_empty() => format!("{place}?{query}"),
            _ => place,
        }
    }

    pub(super) fn sorted(&self, column: &'static str) -> Self {
        let down = self.sort == Some((column, false));
        Self { sort: Some((column, down)), page: 1, ..self.clone() }
    }

    pub(super) fn on_page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// Something narrows the list.
    pub(super) fn is_narrowed(&self) -> bool {
        !self.words.is_empty()
            || !self.choices.is_empty()
            || self.of.is_some()
            || self.view.is_some()
            || self.standing != Standing::default()
    }
}

/// Whether a filter may ask for this value: one of a few, never free words.
fn allowed(holds: Value, wanted: &str) -> bool {
    match holds {
        Value::Choice(choices) => choices.contains(&wanted),
        Value::YesNo => matches!(wanted, "yes" | "no"),
        _ => false,
    }
}

/// `parties-12`.
pub(super) fn reference(text: &str) -> Option<(Kind, i64)> {
    let (kind, id) = text.rsplit_once('-')?;
    Some((Kind::of_table(kind)?, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Asking {
        Asking::read(Kind::Disclosures, &serde_html_form::from_str(query).unwrap())
    }

    #[test]
    fn an_address_holds_numbers_and_known_words_only() {
        let query = "q=secret&basis=shown&channel=pigeon&code=D1&of=parties-12&through=giver_code&counts=void\
                     &view=unacknowledged&sort=-at&size=25&page=3&purpose=x&known_at=2023-01-22";
        let expected = "/disclosures?basis=shown&of=parties-12&through=giver_code&counts=void&view=unacknowledged\
                        &sort=-at&size=25&known_at=2023-01-22&page=3";
        assert_eq!(asked(query).address(), expected);
        assert_eq!(asked(&expected["/disclosures?".len()..]).address(), expected);
        assert_eq!(asked("page=0&size=7&sort=nothing&of=x&view=ended").address(), "/disclosures");
    }

    #[test]
    fn a_column_sorts_up_then_down() {
        let once = asked("page=4").sorted("at");
        assert_eq!(once.address(), "/disclosures?sort=at");
        assert_eq!(once.sorted("at").address(), "/disclosures?sort=-at");
    }

    #[test]
    fn a_time_that_cannot_be_read_is_not_taken_for_now() {
        assert_eq!(asked("").known(), Some(Known::Now));
        assert_eq!(asked("known_at=yesterday").known(), None);
        assert!(matches!(asked("known_at=2023-01-22").known(), Some(Known::At(_))));
    }
}
