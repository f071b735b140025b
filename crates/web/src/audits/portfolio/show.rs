//! GET /audits/portfolio: the two lists of what is not covered, narrowed and counted as one likes.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{List, PortfolioFilter, Times};
use catalogue::Words;
use domain::staff::{Actor, Permission};

use super::asking::{Answered, Asking, Narrowed, Refused, SinceProblem, ask};
use super::facets::{Counts, chips, filters};
use super::rows::RowView;
use crate::answer;
use crate::audits::acts;
use crate::audits::address::{Way, before_page};
use crate::audits::facets::{Chip, Facet};
use crate::audits::naming::Codes;
use crate::audits::sentence::{portfolio_sentence, told};
use crate::audits::times::{Moments, NAMES, Problems, Typed, banners};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Field, Notice, Pages, Tone};
use crate::registers::Pairs;

#[derive(Template)]
#[template(path = "audits/portfolio.html")]
struct PortfolioPage {
    w: Frame,
    form: Form,
    banners: Vec<Notice>,
    sentence: String,
    tiles: Vec<Tile>,
    tabs: Vec<Way>,
    title: String,
    chips: Vec<Chip>,
    clear: String,
    only_new: Way,
    facets: Vec<Facet>,
    rows: Vec<RowView>,
    good_news: Option<Notice>,
    empty: Option<Empty>,
    pages: Pages,
    sizes: Vec<Way>,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
}

/// The page that shows only its form, because a time could not be read.
#[derive(Template)]
#[template(path = "audits/portfolio_times.html")]
struct TimesPage {
    w: Frame,
    form: Form,
}

/// The times as they were typed, with what is wrong with them.
struct Form {
    zone: String,
    kept: Vec<(&'static str, String)>,
    moments: Moments,
    since: Field,
    reset: String,
}

/// A count that is a way to its rows.
struct Tile {
    count: usize,
    words: String,
    address: String,
    is_chosen: bool,
    tone: &'static str,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(&pairs);
    match ask(&house, &by, &asking).await? {
        Ok(answered) => {
            let listed = serde_json::json!({ "list": asking.list.name() });
            acts::record(&house, &by, "view-audit", ("portfolio", ""), listed).await?;
            page(w, &house, &by, &asking, answered).await
        }
        Err(refused) => {
            let form = form(w.words(), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &TimesPage { w, form })
        }
    }
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    answered: Answered,
) -> Result<HttpResponse, PageError> {
    let Answered { answer, filter, zones } = answered;
    let (words, zone) = (w.words(), zones.of_times());
    let times = Times { as_of: answer.as_of.clone(), known_at: answer.known_at.clone() };
    let since = told(answer.since.as_deref().unwrap_or_default(), zone);
    let new_words = words.t1("portfolio-new-only", "when", since.as_str());
    let narrowed = filters(&filter);
    let counts = Counts::of(&answer, asking, &narrowed);
    let total = answer.count(asking.list, &filter) as u64;
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total);
    let shown: Vec<_> = answer.rows(asking.list, &filter).skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    counts.codes(&mut codes);
    for row in &shown {
        codes.version(row.document, row.version);
        codes.programme(row.programme);
        codes.subject(row.party);
    }
    filter.programme.iter().for_each(|code| codes.programme(code));
    filter.party.iter().for_each(|code| codes.subject(code));
    let naming = codes.named(house.db.reader(), actor).await?;
    let count = |list, filter: &PortfolioFilter| answer.count(list, filter);
    let whole = count(asking.list, &PortfolioFilter::default());
    answer::page(&PortfolioPage {
        form: form(words, asking, Refused { zones, problems: Problems::default(), since: None }),
        banners: banners(words, &times, zone),
        sentence: portfolio_sentence(words, &answer, zone),
        tiles: tiles(words, asking, &since, count),
        tabs: tabs(words, asking, &filter, count),
        title: words.of("portfolio-list", asking.list.name()),
        chips: chips(words, asking, &filter, &naming, &new_words),
        clear: asking.narrowed(Narrowed::default()).address(),
        only_new: only_new(asking, new_words),
        facets: counts.facets(words, asking, &naming),
        rows: shown.iter().map(|row| RowView::new(words, row, &naming, &times)).collect(),
        good_news: (whole == 0 && answer.summary().exposures > 0).then(|| good_news(words, asking.list)),
        empty: (total == 0).then(|| nothing(&w, asking, whole, answer.summary().exposures)).flatten(),
        pages,
        sizes: asking.paging.ways(words, |paging| Asking { paging, ..asking.clone() }.address()),
        csv: asking.first_page().at("/audits/portfolio.csv"),
        workbook: asking.first_page().at("/audits/portfolio.xlsx"),
        pdf: asking.first_page().at("/audits/portfolio.pdf"),
        json: asking.first_page().at("/audits/portfolio.json"),
        w,
    })
}

fn form(w: Words, asking: &Asking, refused: Refused) -> Form {
    let problem = refused.since.map(|problem| match problem {
        SinceProblem::Time(problem) => w.t(problem.words()),
        SinceProblem::NotBefore => w.t("portfolio-since-not-before"),
    });
    let field = Field::text("since", w.t("portfolio-since")).value(&asking.since).hint(w.t("portfolio-since-hint"));
    let now = Asking { times: Typed::default(), since: String::new(), ..asking.first_page() };
    Form {
        zone: refused.zones.words(w),
        kept: asking.kept(),
        moments: Moments::new(w, NAMES, &asking.times, refused.problems),
        since: field.problem(problem),
        reset: now.address(),
    }
}

fn tiles(w: Words, asking: &Asking, since: &str, count: impl Fn(List, &PortfolioFilter) -> usize) -> Vec<Tile> {
    let tile = |list: List, new_only: bool| {
        let narrowed = Narrowed { new_only, ..Narrowed::default() };
        let filter = PortfolioFilter { new_only, ..PortfolioFilter::default() };
        let of = w.of("portfolio-tile", list.name());
        let (count, asked) = (count(list, &filter), asking.listed(list).narrowed(narrowed));
        Tile {
            count,
            words: if new_only { w.t2("portfolio-tile-new", "of", of, "when", since) } else { of },
            is_chosen: asking.list == list && asking.narrowed == narrowed,
            address: asked.address(),
            tone: match (count, new_only) {
                (0, _) => "quiet",
                (_, true) => "warn",
                (_, false) => "bad",
            },
        }
    };
    let both = |new_only| List::ALL.map(|list| tile(list, new_only));
    both(false).into_iter().chain(both(true)).collect()
}

/// The two lists under the same filters, each with its count.
fn tabs(
    w: Words,
    asking: &Asking,
    filter: &PortfolioFilter,
    count: impl Fn(List, &PortfolioFilter) -> usize,
) -> Vec<Way> {
    let tab = |list: List| {
        let asked = asking.listed(list);
        let filter = PortfolioFilter { reason: asked.narrowed.reason, ..filter.clone() };
        Way {
            words: w.t2("audit-tab", "list", w.of("portfolio-list", list.name()), "count", count(list, &filter)),
            address: asked.address(),
            is_chosen: list == asking.list,
        }
    };
    List::ALL.map(tab).into()
}

fn only_new(asking: &Asking, words: String) -> Way {
    let is_chosen = asking.narrowed.new_only;
    let narrowed = Narrowed { new_only: !is_chosen, ..asking.narrowed };
    Way { words, address: asking.narrowed(narrowed).address(), is_chosen }
}

fn good_news(w: Words, list: List) -> Notice {
    Notice::new(Tone::Good, w.of("portfolio-good", list.name())).words(w.t("portfolio-good-words"))
}

/// What stands in place of rows; nothing more where the good news says it already.
fn nothing(w: &Frame, asking: &Asking, whole: usize, exposures: usize) -> Option<Empty> {
    if exposures == 0 {
        let empty = Empty::new(w.t("portfolio-fresh"), w.t("portfolio-fresh-words"));
        let may_import = w.may(Permission::Import);
        return Some(if may_import { empty.step(w.t("menu-import"), "/import") } else { empty });
    }
    let all = asking.narrowed(Narrowed::default()).address();
    (whole > 0)
        .then(|| Empty::new(w.t("portfolio-none"), w.t("portfolio-none-words")).step(w.t("audit-none-step"), all))
}
