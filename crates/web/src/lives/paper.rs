//! POST /agreements/{id}/steps/{event}/paper and the like: hands a paper in from the form of a step, and shows the form again with what
//! was typed, the paper chosen.

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use domain::evidence::Saying;
use domain::facts::Kind;
use domain::lives::{Field, Typed, machine};
use persistence::evidence::actions::{NewEvidence, add};

use super::step::{self, Asked};
use super::{Place, field};
use crate::error::PageError;
use crate::evidence::{self, Sent, Unfit, declared};
use crate::parts::{Notice, Tone};
use crate::registers::{self, Call, zone_of};

pub(super) async fn submit(
    call: Call,
    place: Result<Place, PageError>,
    request: HttpRequest,
    sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let place = place?;
    let (kind, now) = (call.kind, call.house.clock.now());
    let kept = registers::fact(call.house.db.reader(), &call.by, kind, Some(place.id)).await?;
    let today = now.day(zone_of(call.house.db.reader(), &call.by, &kept.state.row).await?);
    let sent = Sent::on(today).read(&call.house, sent, declared(&request), today).await?;
    let typed = field::typed(&sent.more);
    let (typed, notice, status) = match sent.file.unwrap_or(Err(Unfit::Nothing)) {
        Ok((file_name, arrived)) => {
            let saying = Saying::parse(&today.to_string(), "", today).map_err(|_| PageError::Malformed)?;
            let file = evidence::stored(&arrived);
            let new = NewEvidence { file: &file, file_name: &file_name, saying: &saying };
            let txn = call.house.db.write_txn().await?;
            let number = add(&txn, &call.by, (kind, place.id), &new, now).await.map_err(evidence::refused)?;
            evidence::commit(&call.house, txn, arrived).await?;
            let notice = call.w.t1("life-handed-in", "file", file_name.as_str());
            (chosen(kind, place, typed, number), Notice::new(Tone::Good, notice), StatusCode::OK)
        }
        Err(unfit) => (typed, Notice::new(Tone::Bad, unfit.said(&call.w)), StatusCode::UNPROCESSABLE_ENTITY),
    };
    let asked = Asked { typed, submission: sent.submission, notices: vec![notice], ..Asked::default() };
    Box::pin(step::ask(call, place, kept, asked, status)).await
}

/// The paper is meant for the step, where the step names papers; which of several places it fills, who hands it in says.
fn chosen(kind: Kind, place: Place, typed: Typed, number: i64) -> Typed {
    let of_event = machine(kind).iter().filter(|arrow| arrow.event == place.event);
    let names_papers = of_event.flat_map(|arrow| arrow.asks).any(|ask| ask.field == Field::Papers);
    if names_papers { typed.with(Field::Papers, number.to_string()) } else { typed }
}
