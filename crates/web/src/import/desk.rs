//! Where bundles lie between their arrival and the decision about them: private folders, each for one person and an hour.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::staff::StaffId;
use domain::time::Instant;
use interchange::Place;
use tempfile::TempDir;
use tokio::sync::Semaphore;

use super::parcel::Parcel;
use crate::chance;

/// How long a bundle lies here after its sender last looked at it, in microseconds.
const PATIENCE: i64 = 60 * 60 * 1_000_000;
/// How many bundles of one person lie here; a further one takes the place of the oldest.
const MOST_EACH: usize = 3;

/// The bundles that were sent to this house. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct Desk(Arc<Top>);

#[derive(Debug)]
struct Top {
    beneath: PathBuf,
    /// Made when the first bundle comes.
    place: Mutex<Option<Place>>,
    parcels: Mutex<HashMap<String, Kept>>,
    /// The database has one writer at a time: bundles wait for one another here, not at its door.
    turn: Arc<Semaphore>,
}

#[derive(Debug)]
struct Kept {
    owner: StaffId,
    seen_at: Instant,
    parcel: Arc<Parcel>,
}

impl Desk {
    /// Opens a desk whose folders lie in `beneath`, and clears away what a process that is gone has left there.
    pub(crate) fn open(beneath: PathBuf) -> Self {
        if let Err(error) = Place::clear_left_behind(&beneath) {
            tracing::warn!(%error, "folders of earlier imports were not looked for");
        }
        let turn = Arc::new(Semaphore::new(1));
        Self(Arc::new(Top { beneath, place: Mutex::default(), parcels: Mutex::default(), turn }))
    }

    /// Whoever holds its one permit may work on a bundle.
    pub(super) fn turn(&self) -> Arc<Semaphore> {
        self.0.turn.clone()
    }

    /// A new folder that only this process can look into; it goes when it is dropped.
    pub(crate) fn folder(&self) -> io::Result<TempDir> {
        let mut place = guard(&self.0.place);
        if place.is_none() {
            *place = Some(Place::make(&self.0.beneath)?);
        }
        match place.as_ref() {
            Some(place) => place.folder(),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Lays a bundle down for its sender; gives the token under which only they find it.
    pub(crate) fn keep(&self, owner: StaffId, parcel: Arc<Parcel>, now: Instant) -> Result<String, getrandom::Error> {
        let token = chance::token()?;
        let mut parcels = guard(&self.0.parcels);
        let mut idle: Vec<(Instant, String)> = parcels
            .iter()
            .filter(|(_, kept)| kept.owner == owner && !kept.parcel.is_working())
            .map(|(token, kept)| (kept.seen_at, token.clone()))
            .collect();
        idle.sort();
        for (_, oldest) in idle.iter().take((idle.len() + 1).saturating_sub(MOST_EACH)) {
            parcels.remove(oldest);
        }
        parcels.insert(token.clone(), Kept { owner, seen_at: now, parcel });
        Ok(token)
    }

    /// The bundle of this person under this token; none for another's, and none when its hour is over.
    pub(crate) fn find(&self, owner: StaffId, token: &str, now: Instant) -> Option<Arc<Parcel>> {
        self.clear(now);
        let mut parcels = guard(&self.0.parcels);
        let kept = parcels.get_mut(token).filter(|kept| kept.owner == owner)?;
        kept.seen_at = now;
        Some(kept.parcel.clone())
    }

    /// Takes a bundle of this person away, unless it is being worked on.
    pub(crate) fn discard(&self, owner: StaffId, token: &str) {
        guard(&self.0.parcels).retain(|other, kept| other != token || kept.owner != owner || kept.parcel.is_working());
    }

    /// Takes away every bundle whose hour is over.
    pub(crate) fn clear(&self, now: Instant) {
        let is_over = |kept: &Kept| now.micros() - kept.seen_at.micros() > PATIENCE;
        guard(&self.0.parcels).retain(|_, kept| !is_over(kept) || kept.parcel.is_working());
    }
}

/// A panic elsewhere leaves these maps whole.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    const NOON: Instant = Instant::from_micros(1_780_000_000_000_000);
    const LATER: Instant = Instant::from_micros(NOON.micros() + PATIENCE + 1);
    const MARIA: StaffId = StaffId(1);
    const KARL: StaffId = StaffId(2);

    fn parcel(desk: &Desk) -> Arc<Parcel> {
        let folder = desk.folder().unwrap();
        fs::create_dir(folder.path().join(super::super::parcel::SENT)).unwrap();
        let parcel = Parcel::of(folder, Vec::new()).unwrap();
        parcel.settle(super::super::parcel::Stage::Failed(super::super::parcel::Failure::Busy));
        Arc::new(parcel)
    }

    #[test]
    fn a_bundle_is_found_by_its_sender_for_an_hour_and_its_folder_goes_with_it() {
        let beneath = tempfile::tempdir().unwrap();
        let desk = Desk::open(beneath.path().to_owned());
        let token = desk.keep(MARIA, parcel(&desk), NOON).unwrap();
        let folder = desk.find(MARIA, &token, NOON).unwrap().folder().to_owned();
        assert!(folder.starts_with(beneath.path()) && folder.is_dir());
        assert!(desk.find(KARL, &token, NOON).is_none());
        assert!(desk.find(MARIA, "0", NOON).is_none());
        assert!(desk.find(MARIA, &token, LATER).is_none());
        assert!(!folder.exists());
    }

    #[test]
    fn a_fourth_bundle_takes_the_place_of_the_oldest() {
        let beneath = tempfile::tempdir().unwrap();
        let desk = Desk::open(beneath.path().to_owned());
        let at = |minute: i64| Instant::from_micros(NOON.micros() + minute);
        let tokens: Vec<String> = (0..4).map(|minute| desk.keep(MARIA, parcel(&desk), at(minute)).unwrap()).collect();
        let found: Vec<bool> = tokens.iter().map(|token| desk.find(MARIA, token, at(9)).is_some()).collect();
        assert_eq!(found, [false, true, true, true]);
    }

    #[test]
    fn a_start_clears_what_a_process_that_is_gone_has_left() {
        let beneath = tempfile::tempdir().unwrap();
        let orphan = beneath.path().join(format!("{}gone", Place::PREFIX));
        fs::create_dir(&orphan).unwrap();
        fs::write(orphan.join(Place::LOCK), "").unwrap();
        fs::write(orphan.join("parties.csv"), "code").unwrap();
        let alive = Desk::open(beneath.path().to_owned());
        assert!(!orphan.exists());
        let folder = alive.folder().unwrap();
        Desk::open(beneath.path().to_owned());
        assert!(folder.path().exists(), "another process still needs its own");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_house_can_look_into_a_folder() {
        use std::os::unix::fs::PermissionsExt;
        let beneath = tempfile::tempdir().unwrap();
        let desk = Desk::open(beneath.path().to_owned());
        let folder = desk.folder().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!((mode(folder.path()), mode(folder.path().parent().unwrap())), (0, 0));
    }
}
