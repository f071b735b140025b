//! The application: every room's routes in one table, behind the layers that all of them share.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{App, Error, web};

use crate::error::PageError;
use crate::house::House;
use crate::policy::{Entry, Routes};
use crate::{
    account, assets, audits, calendar, check_in, contacts, events, evidence, gzip, headers, health, home, import,
    incidents, leak_reports, legal_notes, links, lives, outbox, packs, preferences, received, registers, reports,
    return_cases, saved, search, setup, sign_in, signings, staff, tasks, tier_map, transmittals, visit,
};

/// Every route that is served, with its policy.
pub fn table() -> Vec<Entry> {
    routes().table()
}

fn routes() -> Routes {
    let mut routes = Routes::default();
    home::routes(&mut routes);
    tasks::routes(&mut routes);
    search::routes(&mut routes);
    audits::routes(&mut routes);
    reports::routes(&mut routes);
    registers::routes(&mut routes);
    transmittals::routes(&mut routes);
    return_cases::routes(&mut routes);
    incidents::routes(&mut routes);
    packs::routes(&mut routes);
    legal_notes::routes(&mut routes);
    evidence::routes(&mut routes);
    lives::routes(&mut routes);
    saved::routes(&mut routes);
    tier_map::routes(&mut routes);
    sign_in::routes(&mut routes);
    setup::routes(&mut routes);
    account::routes(&mut routes);
    calendar::routes(&mut routes);
    preferences::routes(&mut routes);
    import::routes(&mut routes);
    staff::routes(&mut routes);
    outbox::routes(&mut routes);
    check_in::routes(&mut routes);
    events::routes(&mut routes);
    contacts::routes(&mut routes);
    links::routes(&mut routes);
    received::routes(&mut routes);
    signings::routes(&mut routes);
    leak_reports::routes(&mut routes);
    assets::routes(&mut routes);
    health::routes(&mut routes);
    routes
}

/// The application over an open house.
pub fn app(
    house: web::Data<House>,
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>,
> {
    App::new()
        .app_data(house)
        .configure(|config| routes().mount(config))
        .default_service(web::to(|| async { Err::<actix_web::HttpResponse, _>(PageError::NotFound) }))
        .wrap(from_fn(visit::visit))
        .wrap(from_fn(gzip::compress))
        .wrap(from_fn(headers::protect))
}
