//! What a portfolio's address asks: the times, the list, what narrows it; records by number, never a code or a name.

use audits::{List, PortfolioAnswer, PortfolioFilter, PortfolioQuestion, Tiers, Times};
use chrono::{Days, NaiveDate};
use domain::coverage::Code;
use domain::facts::Kind;
use domain::staff::Actor;
use domain::time::{Instant, When};
use sea_orm::ConnectionTrait;

use super::ADDRESS;
use crate::audits::address::{Paging, Subject, address, first};
use crate::audits::asking::{TimeProblem, time};
use crate::audits::show::of_audit;
use crate::audits::times::{NAMES, Problems, Typed, Zones};
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

/// What is asked; what cannot be read counts as not asked, but for times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) times: Typed,
    /// As typed; blank for the day before.
    pub(super) since: String,
    pub(super) list: List,
    pub(super) narrowed: Narrowed,
    /// Parties are counted beyond the first few.
    pub(super) all_parties: bool,
    pub(super) paging: Paging,
}

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Narrowed {
    /// The primary reason.
    pub(super) reason: Option<Code>,
    pub(super) programme: Option<i64>,
    pub(super) tier: Tiers,
    pub(super) party: Option<Subject>,
    pub(super) new_only: bool,
}

/// An answer with the filter that its address asks for.
pub(super) struct Answered {
    pub(super) answer: PortfolioAnswer,
    pub(super) filter: PortfolioFilter,
    pub(super) zones: Zones,
}

/// Why the page shows its form again instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) zones: Zones,
    pub(super) problems: Problems,
    pub(super) since: Option<SinceProblem>,
}

/// What is wrong with the time since when rows are new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SinceProblem {
    Time(TimeProblem),
    /// It is not before the time that is asked about.
    NotBefore,
}

impl Asking {
    pub(super) fn read(pairs: &Pairs) -> Self {
        let reason = first(pairs, "reason");
        let narrowed = Narrowed {
            reason: Code::ALL.into_iter().find(|code| code.as_str() == reason),
            programme: first(pairs, "programme").parse().ok(),
            tier: Tiers::of_name(first(pairs, "tier")).unwrap_or_default(),
            party: Subject::read(first(pairs, "party")),
            new_only: first(pairs, "new") == "1",
        };
        Self {
            times: Typed::read(pairs, NAMES),
            since: first(pairs, "since").to_owned(),
            list: List::of_name(first(pairs, "list")).unwrap_or_default(),
            narrowed,
            all_parties: first(pairs, "parties") == "all",
            paging: Paging::read(pairs),
        }
    }

    /// Everything asked, for addresses.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let when = |holds: bool, word: &str| if holds { word.to_owned() } else { String::new() };
        let Narrowed { reason, programme, tier, party, new_only } = self.narrowed;
        let mut fields = vec![("list", when(self.list != List::default(), self.list.name()))];
        fields.extend(self.times.fields(NAMES));
        fields.extend([
            ("since", self.since.clone()),
            ("reason", reason.map(|code| code.as_str().to_owned()).unwrap_or_default()),
            ("programme", programme.map(|id| id.to_string()).unwrap_or_default()),
            ("tier", tier.name()),
            ("party", party.map(|subject| subject.to_string()).unwrap_or_default()),
            ("new", when(new_only, "1")),
            ("parties", when(self.all_parties, "all")),
        ]);
        fields.extend(self.paging.fields());
        fields
    }

    /// What a form that asks for other times carries along.
    pub(super) fn kept(&self) -> Vec<(&'static str, String)> {
        let typed = NAMES.into_iter().chain(["since", "page"]).collect::<Vec<_>>();
        self.fields().into_iter().filter(|(name, value)| !typed.contains(name) && !value.is_empty()).collect()
    }

    pub(super) fn address(&self) -> String {
        self.at(ADDRESS)
    }

    /// The same question at another address, such as an export's.
    pub(super) fn at(&self, place: &str) -> String {
        address(place, &self.fields())
    }

    /// The first page of the same rows.
    pub(super) fn first_page(&self) -> Self {
        Self { paging: self.paging.first_page(), ..self.clone() }
    }

    /// The first page of the rows that something else narrows.
    pub(super) fn narrowed(&self, narrowed: Narrowed) -> Self {
        Self { narrowed, all_parties: false, ..self.first_page() }
    }

    /// Another list; reasons differ from list to list, so none is kept.
    pub(super) fn listed(&self, list: List) -> Self {
        if list == self.list {
            return self.first_page();
        }
        Self { list, ..self.narrowed(Narrowed { reason: None, ..self.narrowed }) }
    }

    /// The times of the question; `since` is the day before D unless it is said.
    fn times(&self, zones: Zones, now: Instant) -> Result<(Times, String), Refused> {
        let zone = zones.of_times();
        let refused = |problems, since| Refused { zones, problems, since };
        let since = time(&self.since, "", zone);
        let times = self.times.parsed(zone);
        let (times, since) = match (times, since) {
            (Ok(times), Ok(since)) => (times, since),
            (times, since) => {
                return Err(refused(times.err().unwrap_or_default(), since.err().map(SinceProblem::Time)));
            }
        };
        let as_of = times.as_of.as_deref().and_then(|text| When::parse(text).ok()).unwrap_or(When::At(now));
        let since = since.unwrap_or_else(|| day_before(as_of.day(zone)).to_string());
        let is_before = When::parse(&since).is_ok_and(|since| since.last_instant(zone) < as_of.last_instant(zone));
        if is_before { Ok((times, since)) } else { Err(refused(Problems::default(), Some(SinceProblem::NotBefore))) }
    }
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
pub(super) async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let (conn, now) = (house.db.reader(), house.clock.now());
    let zones = Zones::of(conn, actor).await?;
    let (times, since) = match asking.times(zones, now) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let filter = filter(conn, actor, asking.narrowed).await?;
    let question = PortfolioQuestion { times, programme: None, since: Some(since) };
    match audits::portfolio(&house.db, &house.index, actor, question, now).await {
        Ok(answer) => Ok(Ok(Answered { answer, filter, zones })),
        Err(error) => Err(of_audit(error)),
    }
}

/// The filter by codes; a record that is not there, or not the asker's, is nothing to filter by.
async fn filter(conn: &impl ConnectionTrait, actor: &Actor, narrowed: Narrowed) -> Result<PortfolioFilter, PageError> {
    let programme = narrowed.programme.map(|id| (Kind::Programmes, id));
    let party = narrowed.party.map(|subject| (subject.kind, subject.id));
    let mut codes = [None, None];
    for (code, fact) in codes.iter_mut().zip([programme, party]) {
        if let Some((kind, id)) = fact {
            let kept = persistence::facts::by_id(conn, &actor.scope, kind, id).await?.ok_or(PageError::NotFound)?;
            *code = Some(kept.state.row.key());
        }
    }
    let [programme, party] = codes;
    Ok(PortfolioFilter {
        reason: narrowed.reason,
        programme,
        tier: narrowed.tier,
        party,
        document: None,
        new_only: narrowed.new_only,
    })
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;

    fn asked(query: &str) -> Asking {
        Asking::read(&serde_html_form::from_str(query).unwrap())
    }

    #[test]
    fn an_address_holds_numbers_and_known_words_only() {
        let query = "list=held_without_cover&as_of=2023-01-22&since=2023-01-01&reason=NO_AGREEMENT&programme=3&tier=none\
                     &party=parties-12&new=1&size=25&page=3";
        assert_eq!(asked(query).address(), format!("/audits/portfolio?{query}"));
        assert_eq!(asked("list=x&reason=secret&programme=EGRET&tier=x&party=HARBOUR&new=y").address(), ADDRESS);
    }

    #[test]
    fn another_list_forgets_the_reason_and_the_page() {
        let asking = asked("reason=NO_AGREEMENT&tier=2&page=4&parties=all");
        let other = "/audits/portfolio?list=held_without_cover&tier=2";
        assert_eq!(asking.listed(List::HeldWithoutCover).address(), other);
        assert_eq!(
            asking.listed(List::Uncovered).address(),
            "/audits/portfolio?reason=NO_AGREEMENT&tier=2&parties=all"
        );
    }

    #[test]
    fn new_is_new_since_the_day_before_unless_said() {
        let now = Instant::parse("2023-01-22T23:40:00Z").unwrap();
        let since = |query: &str| asked(query).times(Zones::One(Tz::Asia__Shanghai), now).map(|(_, since)| since);
        assert_eq!(since("").as_deref(), Ok("2023-01-22"), "it is the 23rd there");
        assert_eq!(since("as_of=2023-01-10").as_deref(), Ok("2023-01-09"));
        assert_eq!(since("as_of=2023-01-10&since=2022-12-31").as_deref(), Ok("2022-12-31"));
        let problem = |query: &str| since(query).unwrap_err().since;
        assert_eq!(problem("as_of=2023-01-10&since=2023-01-10"), Some(SinceProblem::NotBefore));
        assert_eq!(problem("since=soon"), Some(SinceProblem::Time(TimeProblem::NotADate)));
    }
}
