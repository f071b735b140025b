//! POST /received/onward/papers: one of the four papers that a request is decided on, handed in for one request or several.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web};
use catalogue::{Language, Words};
use chrono_tz::Tz;
use domain::evidence::{FileName, Saying};
use domain::facts::Kind;
use domain::lives::Slot;
use files::Arrived;
use persistence::evidence::actions::{NewEvidence, add_to_each};
use persistence::links::{Link, clerk, saw};
use serde_json::json;

use super::super::{Through, handed};
use super::show::{self, Papers};
use super::{HERE, is_open, requests};
use crate::answer::see_other;
use crate::error::PageError;
use crate::evidence::{self, Sent, Unfit, declared};
use crate::frame::Frame;
use crate::house::House;

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    request: HttpRequest,
    sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let today = house.clock.now().day(Tz::UTC);
    let sent = Sent::on(today).read(&house, sent, declared(&request), today).await?;
    let all = |name: &str| {
        let of_name = sent.more.iter().filter(|(field, _)| field == name);
        of_name.map(|(_, value)| value.clone()).collect::<Vec<String>>()
    };
    let (codes, slot) = (all("request"), all("slot").first().and_then(|name| Slot::parse(name)));
    let saying = Saying::parse(&sent.dated_on, &sent.note, today);
    let mut papers = Papers { slot, codes, note: sent.note.clone(), ..Papers::default() };
    let handed = handed(house.db.reader(), &link).await?;
    let open = requests(house.db.reader(), &link, &handed).await?;
    let chosen: Vec<i64> = open
        .iter()
        .filter(|kept| is_open(kept) && papers.codes.contains(&kept.state.row.key()))
        .map(|kept| kept.id)
        .collect();
    papers.no_request = chosen.is_empty();
    papers.no_slot = slot.is_none();
    papers.note_problem = saying.as_ref().err().and_then(|problems| problems.first().copied());
    match (sent.file.unwrap_or(Err(Unfit::Nothing)), slot, saying) {
        (Ok(file), Some(slot), Ok(saying)) if !chosen.is_empty() => {
            keep(&house, &link, (&chosen, slot, saying.note()), file).await
        }
        (file, ..) => {
            papers.unfit = Some(file.err().unwrap_or(Unfit::Again));
            show::papers_again(w, &house, &link, papers).await
        }
    }
}

/// Writes down for what a paper speaks. The note names the paper in both languages: whoever decides reads one of them.
async fn keep(
    house: &House,
    link: &Link,
    (requests, slot, note): (&[i64], Slot, &str),
    (file_name, arrived): (FileName, Arrived),
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let name = |language: Language| Words::new(language).t(&show::slot_words(slot));
    let slot_words = format!("{} · {}", name(Language::English), name(Language::Chinese));
    let by = format!("{slot_words} ({})", link.contact.name);
    let said = if note.is_empty() { by } else { format!("{by}: {note}") };
    let today = now.day(Tz::UTC);
    let saying = Saying::parse(&today.to_string(), &said, today).map_err(|_| PageError::Malformed)?;
    let txn = house.db.write_txn().await?;
    let file = evidence::stored(&arrived);
    let new = NewEvidence { file: &file, file_name: &file_name, saying: &saying };
    let of = (Kind::OnwardRequests, requests);
    let numbers = add_to_each(&txn, &clerk(), of, &new, now).await.map_err(evidence::refused)?;
    let particulars = json!({ "evidence": numbers, "slot": slot.name() });
    saw(&txn, link, "hand-in-by-link", particulars, now).await?;
    evidence::commit(house, txn, arrived).await?;
    Ok(see_other(&format!("{HERE}?done=handed-in")))
}
