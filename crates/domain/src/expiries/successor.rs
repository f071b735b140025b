//! What takes over when something ends, without a day in between.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Ending, Ends, Thing, last_day_of};
use crate::agreements::{Nature, Paper, Terms};
use crate::consents::Consent;
use crate::facts::KEY_SEPARATOR;
use crate::knowledge::{Knowledge, PaperId, Word};

/// The key of what takes over without a gap and lasts longer: between the same two, of the same person or party, for all
/// that the other was for. Of several the one that lasts longest, then the smallest key. Nothing follows a duty that
/// outlives its paper.
pub fn successor(knowledge: &Knowledge, ending: &Ending<'_>) -> Option<String> {
    if ending.ends == Ends::Survival {
        return None;
    }
    let follower = Follower { knowledge, last_day: ending.last_day, next: ending.last_day.succ_opt()? };
    let mut found = match ending.thing {
        Thing::Paper(id) => follower.papers(id),
        Thing::Consent(consent) => follower.consents(consent),
        Thing::Label(label) => {
            let others = knowledge.labels_of(label.party).iter().filter(|other| {
                !other.stopped
                    && other.objective.satisfies(label.objective)
                    && follower.takes_over(other.valid_from, Some(other.valid_until))
            });
            others.map(|other| (Some(other.valid_until), Thing::Label(other).key(knowledge))).collect()
        }
        Thing::Training(training) => {
            let others = knowledge.trainings_of(training.person).iter();
            let others = others.filter(|other| follower.takes_over(other.completed_on, Some(other.valid_until())));
            others.map(|other| (Some(other.valid_until()), Thing::Training(other).key(knowledge))).collect()
        }
        Thing::Waiver(waiver) => {
            let target =
                |one: &crate::waivers::Waiver| (one.reason, one.disclosure, one.giver, one.recipient, one.document);
            let others = knowledge.waivers().iter().filter(|other| {
                other.is_approved()
                    && target(other) == target(waiver)
                    && follower.takes_over(other.from, Some(last_day_of(other)))
            });
            others.map(|other| (Some(last_day_of(other)), knowledge.text(other.code).to_owned())).collect()
        }
    };
    found.sort_by(|(a, one), (b, other)| lasting(*b).cmp(&lasting(*a)).then_with(|| one.cmp(other)));
    found.into_iter().next().map(|(_, key)| key.replace(KEY_SEPARATOR, " "))
}

fn lasting(end: Option<NaiveDate>) -> NaiveDate {
    end.unwrap_or(NaiveDate::MAX)
}

/// A last day with the key of what has it.
type Found = Vec<(Option<NaiveDate>, String)>;

struct Follower<'a> {
    knowledge: &'a Knowledge,
    last_day: NaiveDate,
    next: NaiveDate,
}

impl Follower<'_> {
    /// It counts on the day after the last one, and so lasts longer.
    fn takes_over(&self, from: NaiveDate, until: Option<NaiveDate>) -> bool {
        from <= self.next && until.is_none_or(|until| until > self.last_day)
    }

    fn papers(&self, id: PaperId) -> Found {
        let paper = self.knowledge.paper(id);
        let others: Vec<PaperId> = match &paper.nature {
            Nature::Agreement(terms) => {
                let (discloser, recipient) = (terms.discloser, terms.recipient);
                let same_way = self.knowledge.agreements_between(discloser, recipient);
                let other_way = self.knowledge.agreements_between(recipient, discloser);
                same_way.chain(other_way).filter(|other| self.serves_as(*other, terms)).collect()
            }
            Nature::Commitment { person, .. } => self.knowledge.commitments_of(*person).to_vec(),
        };
        let follows = |other: &PaperId| {
            let of = self.knowledge.paper(*other);
            *other != id && self.is_in_effect(of) && covers(&of.programmes, &paper.programmes)
        };
        let told = |other: PaperId| {
            let of = self.knowledge.paper(other);
            (of.ends_on(), self.knowledge.text(of.code).to_owned())
        };
        others.into_iter().filter(follows).map(told).collect()
    }

    /// Both directions that the other permits are permitted.
    fn serves_as(&self, other: PaperId, terms: &Terms) -> bool {
        let of = self.knowledge.paper(other).terms();
        of.is_some_and(|of| of.mutual || (!terms.mutual && of.discloser == terms.discloser))
    }

    /// Signed and in effect on the day after the last one; a day of signing without a zone is one in UTC.
    fn is_in_effect(&self, paper: &Paper) -> bool {
        let Some(signed) = paper.executed_at().map(|signed| signed.day(Tz::UTC)) else { return false };
        signed <= self.next && self.takes_over(paper.effective_on.unwrap_or(signed), paper.ends_on())
    }

    fn consents(&self, consent: &Consent) -> Found {
        let zone = self.knowledge.zone_of(consent.document);
        let same = self.knowledge.consents_for(consent.document, consent.recipient).filter(|other| {
            other.giver == consent.giver
                && other.granted_by == consent.granted_by
                && covers(&other.versions, &consent.versions)
                && covers(other.purposes(), consent.purposes())
                && covers(other.sites(), consent.sites())
        });
        let days = same.map(|other| {
            let from = other.valid_from().unwrap_or(other.granted_at()).day(zone).max(other.granted_at().day(zone));
            let ends = [other.valid_to(), other.revoked_at()].into_iter().flatten().map(|end| end.day(zone));
            (other, from, ends.min())
        });
        let following = days.filter(|(_, from, until)| self.takes_over(*from, *until));
        following.map(|(other, _, until)| (until, self.knowledge.text(other.code).to_owned())).collect()
    }
}

/// Everything that a list names is named by the other, of which none means all.
fn covers(list: &[Word], named: &[Word]) -> bool {
    list.is_empty() || (!named.is_empty() && named.iter().all(|one| list.contains(one)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expiries::endings;
    use crate::facts::{Kind, Row};

    const NDA: &str = "discloser_code=A; recipient_code=B; effective_on=2025-01-01; ceiling=internal; \
                       flow_down=forbidden; executed_at=2025-01-01";

    fn known(rows: &[(Kind, String)]) -> Knowledge {
        let mut knowledge = Knowledge::default();
        for (kind, words) in rows {
            let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|cell| cell.split_once('=')).collect();
            let cell = |name: &str| cells.iter().rev().find(|(named, _)| *named == name).map(|(_, text)| *text);
            knowledge.add(&Row::parse(*kind, |column| cell(column.name)).unwrap()).unwrap();
        }
        knowledge.finish()
    }

    /// What follows NDA `OLD`, which ends on the last day of 2025 and counts for P and Q, beside this one.
    fn follows_an_agreement(other: &str) -> Option<String> {
        let old = format!("{NDA}; code=OLD; expires_on=2025-12-31; programmes=P|Q");
        let new = format!("{NDA}; code=NEW; {other}");
        let knowledge = known(&[(Kind::Agreements, old), (Kind::Agreements, new)]);
        let ending = endings(&knowledge).find(|ending| ending.thing.key(&knowledge) == "OLD").unwrap();
        successor(&knowledge, &ending)
    }

    #[test]
    fn an_agreement_follows_that_leaves_no_day_and_no_programme_out() {
        for (other, follows) in [
            ("effective_on=2026-01-01", true),
            ("effective_on=2026-01-02", false),
            ("executed_at=2026-01-02", false),
            ("expires_on=2025-12-31", false),
            ("expires_on=2026-01-01", true),
            ("terminated_on=2025-12-31", false),
            ("programmes=P", false),
            ("programmes=P|Q|R", true),
            ("recipient_code=C", false),
            ("discloser_code=B; recipient_code=A", false),
            ("discloser_code=B; recipient_code=A; mutual=yes", true),
        ] {
            assert_eq!(follows_an_agreement(other).is_some(), follows, "{other}");
        }
    }

    #[test]
    fn what_lasts_longest_follows_and_nothing_follows_a_surviving_duty() {
        let agreement = |words: &str| (Kind::Agreements, format!("{NDA}; {words}"));
        let knowledge = known(&[
            agreement("code=OLD; expires_on=2025-12-31; survival=2"),
            agreement("code=LONG; expires_on=2027-12-31"),
            agreement("code=LONGER"),
        ]);
        let of_old = endings(&knowledge).filter(|ending| ending.thing.key(&knowledge) == "OLD");
        let found: Vec<_> = of_old.map(|ending| (ending.last_day, successor(&knowledge, &ending))).collect();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(found, [(day("2025-12-31"), Some("LONGER".to_owned())), (day("2027-12-31"), None)]);
    }

    #[test]
    fn labels_trainings_consents_and_waivers_are_followed_by_their_like() {
        let label = |words: &str| (Kind::Labels, format!("party_code=A; {words}"));
        let training = |words: &str| (Kind::Trainings, format!("person_code=X; {words}"));
        let consent = |words: &str| {
            (Kind::Consents, format!("giver_code=A; recipient_code=B; document_code=D; granted_at=2025-01-01; {words}"))
        };
        let waiver = |words: &str| {
            (Kind::Waivers, format!("reason=CONSENT_MISSING; disclosure_code=D-1; approved_by=X; {words}"))
        };
        let knowledge = known(&[
            label("objective=confidential; valid_from=2022-01-01; valid_until=2025-01-01"),
            label("objective=strictly_confidential; valid_from=2025-01-02; valid_until=2028-01-01"),
            training("topic=nda; completed_on=2025-01-01"),
            training("topic=other; completed_on=2026-01-02"),
            consent("code=C1; valid_to=2025-06-30; versions=v1"),
            consent("code=C2; valid_from=2025-07-01; versions=v1|v2"),
            waiver("code=W1; from_date=2025-01-01; to_date=2025-12-31; revoked_on=2025-02-01"),
            waiver("code=W2; from_date=2025-02-01; to_date=2025-03-01"),
        ]);
        let found: Vec<_> = endings(&knowledge)
            .filter_map(|ending| Some((ending.thing.key(&knowledge), successor(&knowledge, &ending)?)))
            .map(|(key, next)| (key.replace(KEY_SEPARATOR, " "), next))
            .collect();
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(
            found,
            [
                pair("C1", "C2"),
                pair("A confidential 2022-01-01", "A strictly_confidential 2025-01-02"),
                pair("X nda 2025-01-01", "X other 2026-01-02"),
                pair("W1", "W2"),
            ]
        );
    }
}
