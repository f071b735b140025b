//! Links to contacts: made and mailed by the staff, opened once by whoever reads the mail.

mod door;
mod letter;
mod make;

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::contacts::MAY;
use crate::door::origin::is_loopback;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};
use crate::policy::{Policy, Routes};

pub(crate) use letter::{About, Sender, ask_again, mail};
pub(crate) use make::{of_fact, standing};

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/links/new", Policy::May(MAY), make::show);
    routes.post("/links/new", Policy::May(MAY), make::submit);
    routes.get("/link/{token}", Policy::Public, door::show);
    routes.post("/link/{token}", Policy::Public, door::open);
    routes.post("/link/{token}/again", Policy::Public, door::again);
}

/// Where the house is reached by those who get a link; none where nobody has said so and it is not asked on this machine.
pub(crate) fn origin(house: &House, request: &HttpRequest) -> Option<String> {
    if let Some(origin) = &house.settings.public_origin {
        return Some(origin.as_str().to_owned());
    }
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    is_loopback(host).then(|| format!("http://{host}"))
}

/// That links were put into the outbox: on their way, or waiting there as long as no mail server is configured.
pub(crate) fn put(w: &Frame, house: &House, count: u64) -> Notice {
    let words = if house.settings.mail.is_some() { "links-on-their-way" } else { "links-put" };
    Notice::new(Tone::Good, w.t1(words, "count", count))
}

/// That mails wait, and where.
pub(crate) fn waiting(w: &Frame) -> Notice {
    Notice::new(Tone::Note, w.t("mails-wait")).words(w.t("mails-wait-words"))
}
