//! GET /audits/party.csv, .xlsx, .pdf and .json: exactly the rows of the page's list under its filters.

use actix_web::HttpResponse;
use audits::{Pair, PartyAnswer, PartyVersion};

use super::asking::{Answered, Asking, List, ask};
use crate::audits::file::Form;
use crate::audits::files::Files;
use crate::audits::sentence::party_sentence;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

async fn answer(by: &By, house: &House, asking: &Asking) -> Result<(Answered, String), PageError> {
    let of = asking.party.ok_or(PageError::NotFound)?.to_string();
    let answered = ask(house, by, asking).await?.map_err(|_| PageError::Malformed)?;
    let listed = serde_json::json!({ "list": asking.list.name() });
    acts::record(house, by, "export-audit", ("party-audit", &of), listed).await?;
    Ok((answered, format!("{of}-{}", asking.list.name())))
}

/// The files beside the page.
pub(super) struct Exports;

impl Files for Exports {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let asking = Asking::read(pairs);
        let (answered, name) = answer(by, house, &asking).await?;
        let form = form.told(|w, paper| {
            let called = &answered.answer.party;
            paper.saying(party_sentence(w, &answered.answer, called, answered.zones.of_times()))
        });
        match asking.list {
            List::Reached => {
                let pairs = answered.answer.pairs.iter().filter(|pair| answered.admits(pair));
                file::sheet(form, &name, &PartyAnswer::COLUMNS, pairs.map(Pair::cells)).await
            }
            List::Versions => {
                let columns = ["document", "version", "first_received_at", "holding", "reached"];
                let versions = answered.answer.versions.iter().filter(|one| asking.shows(one));
                file::sheet(form, &name, &columns, versions.map(cells)).await
            }
        }
    }

    /// The answer as scripts read it, with the page's versions and pairs.
    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let asking = Asking::read(pairs);
        let (answered, name) = answer(by, house, &asking).await?;
        let Answered { mut answer, version, reached, .. } = answered;
        let version = version.as_ref().map(|(document, label)| (document.as_str(), label.as_str()));
        answer.narrow(version, reached.as_deref());
        answer.versions.retain(|one| asking.shows(one));
        file::json(&name, &answer)
    }
}

fn cells(one: &PartyVersion) -> [String; 5] {
    let (first, holding, reached) =
        (one.first_received_at.to_string(), one.holding.to_string(), one.reached.to_string());
    [one.document.clone(), one.version.clone(), first, holding, reached]
}
