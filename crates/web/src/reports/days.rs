//! What lapsed overnight and what is due today, for the home page: each thing a link to its record.

use std::collections::HashMap;

use audits::{Agenda, Audience, Due, Matter};
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::facts::numbers_of;

use crate::audits::of_audit;
use crate::calendar::told;
use crate::error::PageError;
use crate::house::House;
use crate::registers::address_of;

/// How many lines a day has; the reports have all of them.
const MOST: usize = 12;

/// The lines of one day.
pub(crate) struct Day {
    /// The catalogue's key of its title.
    pub(crate) title: &'static str,
    /// What it is, and the address of its record; blank where it is not to be seen.
    pub(crate) lines: Vec<(String, String)>,
    /// How many more there are; blank for none.
    pub(crate) more: String,
}

/// What falls due, for somebody who is signed in.
pub(crate) async fn agenda(house: &House, actor: &Actor) -> Result<Agenda, PageError> {
    let now = house.clock.now();
    audits::agenda((&house.db, &house.index), actor, Audience::House, now).await.map_err(of_audit)
}

/// What had its last day yesterday, and what falls on today; days on which nothing does are left out.
pub(crate) async fn days(house: &House, w: Words, actor: &Actor, agenda: &Agenda) -> Result<Vec<Day>, PageError> {
    let yesterday = agenda.today.pred_opt();
    // An embargo that lifted and a round that closed are over: only what had to be done by then has lapsed.
    let can_lapse = |due: &&Due| matches!(due.matter, Matter::Ends | Matter::CopiesDue | Matter::CaseDue);
    let lapsed: Vec<&Due> = agenda.due.iter().filter(|due| Some(due.day) == yesterday).filter(can_lapse).collect();
    let today: Vec<&Due> = agenda.due.iter().filter(|due| due.day == agenda.today).collect();
    let mut days = Vec::new();
    for (title, due) in [(catalogue::key("home-overnight"), lapsed), (catalogue::key("home-today"), today)] {
        if !due.is_empty() {
            days.push(day(house, w, actor, (title, &due)).await?);
        }
    }
    Ok(days)
}

async fn day(house: &House, w: Words, actor: &Actor, (title, due): (&'static str, &[&Due])) -> Result<Day, PageError> {
    let shown = due.get(..MOST).unwrap_or(due);
    let mut keys: HashMap<Kind, Vec<&str>> = HashMap::new();
    for one in shown {
        keys.entry(one.register).or_default().push(&one.key);
    }
    let mut addresses: HashMap<(Kind, String), String> = HashMap::new();
    for (kind, keys) in keys {
        let numbers = numbers_of(house.db.reader(), &actor.scope, kind, &keys).await?;
        addresses.extend(numbers.into_iter().map(|(key, id)| ((kind, key), address_of(kind, id))));
    }
    let line = |one: &&Due| {
        let address = addresses.get(&(one.register, one.key.clone())).cloned().unwrap_or_default();
        (told(w, one), address)
    };
    let more = due.len() - shown.len();
    let more = if more > 0 { w.t1("brief-more", "count", more) } else { String::new() };
    Ok(Day { title, lines: shown.iter().map(line).collect(), more })
}
