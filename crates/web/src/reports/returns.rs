//! GET /reports/returns, .csv, .xlsx, .pdf and .json: who still holds what bidding rounds handed out, and by when it has to come back.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Copy, ReturnsAnswer, ReturnsFilter};
use catalogue::Words;
use domain::facts::Kind;
use domain::return_cases::CopyStanding;
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report, all, code, number};
use super::export::{self, Answer};
use super::head::{FormOnly, Head, Refused, Tile as Count, times, when};
use super::narrow::{Narrow, Offer};
use crate::answer;
use crate::audits::address::before_page;
use crate::audits::naming::{Codes, Naming};
use crate::audits::times::{Problems, Zones, banners};
use crate::audits::{Tile, acts, of_audit};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Notice, Pages, Tone};
use crate::policy::Routes;
use crate::registers::{self, Pairs};

const REPORT: Report = Report { name: "returns", parts: &[("standing", standing), ("round", number), ("show", all)] };

static KEPT: Report = REPORT;

fn standing(text: &str) -> Option<String> {
    CopyStanding::parse(text).map(|standing| standing.as_str().to_owned())
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/returns", MAY, show);
    export::routes::<ReturnsAnswer>(routes);
}

/// Who still holds the pack of a round, from its own page.
pub(crate) fn of_round(id: i64) -> String {
    Asking::new(&KEPT).changed("round", &id.to_string()).address()
}

#[derive(Template)]
#[template(path = "reports/returns.html")]
struct ReturnsPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    sentence: String,
    tiles: Vec<Count>,
    narrow: Narrow,
    rows: Vec<Row>,
    empty: Option<Empty>,
    pages: Pages,
}

struct Row {
    round: String,
    round_address: String,
    party: String,
    party_name: String,
    version: String,
    /// The bidder through whom it came and how the round ended for them.
    through: String,
    due: String,
    late: String,
    standing: Badge,
    cover: Badge,
    disclosure: String,
    disclosure_address: String,
}

/// An answer with the filter that its address asks for.
struct Answered {
    answer: ReturnsAnswer,
    filter: ReturnsFilter,
    zones: Zones,
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let zones = Zones::of(house.db.reader(), actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let record = asking.part("round").parse().ok().map(|id| (Kind::Rounds, id));
    let filter = ReturnsFilter {
        standing: CopyStanding::parse(asking.part("standing")),
        round: code(house.db.reader(), actor, record).await?,
        all: !asking.part("show").is_empty(),
    };
    let answer = audits::returns((&house.db, &house.index), actor, times, house.clock.now()).await;
    Ok(Ok(Answered { answer: answer.map_err(of_audit)?, filter, zones }))
}

impl Answer for ReturnsAnswer {
    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let Answered { answer, filter, .. } = ask(house, actor, asking).await?.map_err(|_| PageError::Malformed)?;
        Ok(answer.narrowed(&filter))
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows.iter().map(Copy::cells)
    }
}

async fn show(w: Frame, by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(&KEPT, &pairs));
    match ask(&house, &actor, &asking).await? {
        Ok(answered) => {
            acts::record(&house, &actor, "view-audit", ("report", REPORT.name), asking.particulars()).await?;
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => {
            let head = head(w.words(), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head })
        }
    }
}

fn head(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    Head::new(w, (w.t("returns-title"), w.t("returns-lead")), asking, (zones, problems), Vec::new())
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    Answered { answer, filter, zones }: Answered,
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let admitted: Vec<&Copy> = answer.rows.iter().filter(|row| filter.admits(row)).collect();
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, admitted.len() as u64);
    let shown: Vec<&Copy> = admitted.iter().copied().skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    for row in &shown {
        codes.subject(&row.party);
        row.bidder.iter().for_each(|bidder| codes.subject(bidder));
    }
    let naming = codes.named(house.db.reader(), actor).await?;
    let numbers = Numbers::of(house, actor, &answer, &shown).await?;
    answer::page(&ReturnsPage {
        head: head(words, asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, &answer.times, answer.zone),
        sentence: sentence(words, &answer, filter.round.as_deref()),
        tiles: tiles(words, asking, &answer, filter.round.as_deref()),
        narrow: narrow(words, asking, (&answer, &filter), &numbers),
        rows: shown.into_iter().map(|one| row(words, one, &naming, &numbers)).collect(),
        empty: admitted.is_empty().then(|| nothing(words, asking, &answer)),
        pages,
        w,
    })
}

/// The numbers of rounds, and of the disclosures that are shown.
struct Numbers {
    rounds: HashMap<String, i64>,
    disclosures: HashMap<String, i64>,
}

impl Numbers {
    async fn of(house: &House, actor: &Actor, answer: &ReturnsAnswer, shown: &[&Copy]) -> Result<Self, PageError> {
        let conn = house.db.reader();
        let rounds: Vec<&str> = answer.rows.iter().map(|row| row.round.as_str()).collect();
        let disclosures: Vec<&str> = shown.iter().map(|row| row.disclosure.as_str()).collect();
        let numbers = persistence::facts::numbers_of;
        Ok(Self {
            rounds: numbers(conn, &actor.scope, Kind::Rounds, &rounds).await?.into_iter().collect(),
            disclosures: numbers(conn, &actor.scope, Kind::Disclosures, &disclosures).await?.into_iter().collect(),
        })
    }
}

/// How many copies stand like this: of every round, or of one.
fn count(answer: &ReturnsAnswer, standing: CopyStanding, round: Option<&str>) -> usize {
    let of_round = answer.rows.iter().filter(|row| round.is_none_or(|round| row.round == round));
    of_round.filter(|row| row.standing == standing).count()
}

fn sentence(w: Words, answer: &ReturnsAnswer, round: Option<&str>) -> String {
    let when = when(w, &answer.times, answer.zone);
    let of = |standing| count(answer, standing, round);
    let (overdue, due) = (of(CopyStanding::Overdue), of(CopyStanding::Due));
    let mut open = answer.open_of_rounds();
    open.retain(|of, _| round.is_none_or(|round| *of == round));
    let (rounds, held) = (open.len(), open.values().sum::<usize>());
    w.with(
        "returns-sentence",
        &[("when", &when), ("held", &held), ("rounds", &rounds), ("overdue", &overdue), ("due", &due)],
    )
}

const fn tone(standing: CopyStanding) -> Tone {
    match standing {
        CopyStanding::Overdue => Tone::Bad,
        CopyStanding::Incomplete | CopyStanding::Open => Tone::Warn,
        CopyStanding::Due => Tone::Note,
        CopyStanding::MayKeep => Tone::Good,
        CopyStanding::Accounted => Tone::Quiet,
    }
}

fn told_standing(w: Words, standing: CopyStanding) -> String {
    w.of("returns-standing", standing.as_str())
}

/// How a copy stands, in words and colour.
pub(crate) fn standing_badge(w: Words, standing: CopyStanding) -> Badge {
    Badge::new(tone(standing), told_standing(w, standing))
}

fn tiles(w: Words, asking: &Asking, answer: &ReturnsAnswer, round: Option<&str>) -> Vec<Count> {
    let tile = |standing: CopyStanding| {
        let number = count(answer, standing, round);
        let asked = asking.cleared(&["round"]).changed("standing", standing.as_str());
        let tone = if number == 0 { Tone::Quiet } else { tone(standing) };
        Count::new(asking, &asked, (number, told_standing(w, standing)), tone)
    };
    CopyStanding::ALL.map(tile).into()
}

fn narrow(w: Words, asking: &Asking, (answer, filter): (&ReturnsAnswer, &ReturnsFilter), numbers: &Numbers) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let of_round = |round: &str| {
        let others = ReturnsFilter { round: Some(round.to_owned()), ..filter.clone() };
        answer.rows.iter().filter(|row| others.admits(row)).count()
    };
    let mut rounds: Vec<(&String, &i64)> = numbers.rounds.iter().collect();
    rounds.sort();
    let offers = rounds.into_iter().map(|(round, id)| Offer {
        value: id.to_string(),
        words: round.clone(),
        code: String::new(),
        count: of_round(round),
    });
    narrow.offer(asking, "round", w.t("returns-round"), offers.collect());
    if let Some(standing) = filter.standing {
        narrow.chip(asking, "standing", "", told_standing(w, standing));
    }
    if let Some(round) = &filter.round {
        narrow.chip(asking, "round", &w.t("returns-round"), round.clone());
    }
    narrow.chip(asking, "show", "", w.t("returns-all"));
    narrow
}

fn row(w: Words, one: &Copy, naming: &Naming, numbers: &Numbers) -> Row {
    let address = |numbers: &HashMap<String, i64>, kind: Kind, key: &str| {
        numbers.get(key).map(|id| registers::address_of(kind, *id)).unwrap_or_default()
    };
    let outcome = one.outcome.map(|outcome| w.choice(Kind::Bidders, "outcome", outcome));
    let through = one.bidder.as_deref().filter(|bidder| *bidder != one.party);
    let told: Vec<String> = through.map(|bidder| w.t1("returns-through", "bidder", bidder)).into_iter().collect();
    let told: Vec<String> = told.into_iter().chain(outcome).collect();
    Row {
        round: one.round.clone(),
        round_address: address(&numbers.rounds, Kind::Rounds, &one.round),
        party: one.party.clone(),
        party_name: naming.subject_name(w, &one.party),
        version: format!("{} {}", one.document, one.version),
        through: if told.is_empty() { w.t("returns-no-bidder") } else { w.joined(told.iter().map(String::as_str)) },
        due: one.return_due_on.map(|day| day.to_string()).unwrap_or_default(),
        late: one.days_late.map(|days| w.t1("returns-late", "days", days)).unwrap_or_default(),
        standing: standing_badge(w, one.standing),
        cover: Badge::new(if one.covered { Tone::Good } else { Tone::Bad }, w.covered(one.covered)),
        disclosure: one.disclosure.clone(),
        disclosure_address: address(&numbers.disclosures, Kind::Disclosures, &one.disclosure),
    }
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &ReturnsAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Rounds);
        return Empty::new(w.t("returns-none"), w.t("returns-none-words")).step(w.kind(Kind::Rounds), list);
    }
    let all = asking.cleared(&[]).changed("show", "all").address();
    Empty::new(w.t("returns-none-of-these"), w.t("portfolio-none-words")).step(w.t("returns-all"), all)
}

/// The count for the home page, from an answer for now.
pub(crate) fn tile(answer: &ReturnsAnswer) -> Tile {
    Tile {
        address: Asking::new(&KEPT).changed("standing", CopyStanding::Overdue.as_str()).address(),
        count: count(answer, CopyStanding::Overdue, None),
        words: catalogue::key("home-tile-returns"),
        tone: Tone::Bad,
        is_new: false,
    }
}
