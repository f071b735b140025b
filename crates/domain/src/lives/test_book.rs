//! A paper with its steps as the tests take them.

use super::*;

/// A paper whose steps are recorded as the database would.
#[expect(clippy::struct_excessive_bools, reason = "as the life that it tells")]
#[derive(Clone)]
pub(super) struct Book {
    pub(super) row: Row,
    pub(super) void: bool,
    pub(super) written: Vec<Written>,
    pub(super) papers: Vec<i64>,
    pub(super) clauses: Vec<Row>,
    pub(super) steps: Vec<Transition>,
    pub(super) is_outcome: bool,
    pub(super) is_strict: bool,
    pub(super) was_strict: bool,
    pub(super) own_codes: Vec<String>,
    pub(super) prepared: Option<Prepared>,
    pub(super) handed: Vec<Row>,
    pub(super) pack: Vec<Row>,
    pub(super) bidders: Vec<Row>,
    pub(super) cases: Vec<Row>,
    pub(super) copies: Option<Vec<CaseCopy>>,
    pub(super) invitees: Vec<Row>,
    pub(super) bound_until: Option<Instant>,
    pub(super) unfit: Vec<String>,
    pub(super) follows: Vec<Row>,
    pub(super) papered: Vec<String>,
}

impl Book {
    pub(super) fn of(row: Row) -> Self {
        Self {
            row,
            void: false,
            written: vec![Written { by: Some(StaffId(0)), act: 1, changes_terms: true }],
            papers: vec![7],
            clauses: Vec::new(),
            steps: Vec::new(),
            is_outcome: false,
            is_strict: false,
            was_strict: false,
            own_codes: vec!["words".to_owned()],
            prepared: None,
            handed: Vec::new(),
            pack: Vec::new(),
            bidders: Vec::new(),
            cases: Vec::new(),
            copies: None,
            invitees: Vec::new(),
            bound_until: None,
            unfit: Vec::new(),
            follows: Vec::new(),
            papered: Vec::new(),
        }
    }

    pub(super) fn life(&self) -> Life<'_> {
        let Self { row, void, written, papers, clauses, steps, .. } = self;
        Life {
            row,
            void: *void,
            written,
            steps,
            papers,
            clauses,
            own_codes: &self.own_codes,
            prepared: self.prepared.as_ref(),
            handed: &self.handed,
            round: OfRound {
                pack: &self.pack,
                bidders: &self.bidders,
                cases: &self.cases,
                cases_ever: self.cases.len(),
            },
            event: OfEvent {
                invitees: &self.invitees,
                bound_until: self.bound_until,
                unfit: &self.unfit,
                taken: &[],
                host: Some("OEM"),
            },
            follows: Follows { rows: &self.follows, papered: &self.papered },
            copies: self.copies.as_deref(),
            is_outcome: self.is_outcome,
            is_strict: self.is_strict,
            was_strict: self.was_strict,
            today: day(TODAY),
            zone: chrono_tz::UTC,
            latest_day: day(TODAY),
        }
    }

    pub(super) fn take(&mut self, by: &Actor, event: Event, act: Act) -> Result<Phase, Refusal> {
        self.say(by, event, act, &everything())
    }

    pub(super) fn say(&mut self, by: &Actor, event: Event, act: Act, typed: &Typed) -> Result<Phase, Refusal> {
        let decided = decide(&self.life(), by, event, act, typed)?;
        let number = i64::try_from(self.steps.len()).unwrap() + 1;
        let act = self.next_act();
        let Decided { event, phase, answers, from, to, given, effect, .. } = decided;
        let by = by.id.unwrap();
        let at = Instant::from_micros(number);
        self.steps.push(Transition { number, event, phase, answers, from, to, by, at, act, given });
        match effect {
            Effect::Nothing => {}
            Effect::Voids => self.void = true,
            Effect::Writes(rows) => {
                self.handed.extend(rows.iter().filter(|row| row.kind() == Kind::Disclosures).cloned());
                let is_own = |row: &Row| (row.kind(), row.key()) == (self.row.kind(), self.row.key());
                if let Some(own) = rows.into_iter().find(is_own) {
                    let changes_terms = differ_in_terms(&self.row, &own);
                    self.row = own;
                    self.written.push(Written { by: Some(by), act, changes_terms });
                }
            }
            Effect::Reaches { writes, enters, voids } => {
                let (cases, copies) = enters.into_iter().partition(|row| row.kind() == Kind::ReturnCases);
                self.cases.extend::<Vec<Row>>(cases);
                self.handed.extend::<Vec<Row>>(copies);
                self.handed.retain(|row| !voids.contains(row));
                if let Some(own) = voids.into_iter().find(|row| row.kind() == self.row.kind()) {
                    (self.row, self.void) = (own, true);
                }
                for row in writes {
                    if row.kind() == self.row.kind() {
                        self.row = row;
                        self.written.push(Written { by: Some(by), act, changes_terms: false });
                    } else if let Some(kept) = self
                        .handed
                        .iter_mut()
                        .chain(&mut self.bidders)
                        .find(|kept| (kept.kind(), kept.key()) == (row.kind(), row.key()))
                    {
                        *kept = row;
                    }
                }
            }
        }
        Ok(phase)
    }

    /// What the next act is.
    pub(super) fn next_act(&self) -> i64 {
        let written = self.written.last().map_or(0, |written| written.act);
        written.max(self.steps.last().map_or(0, |step| step.act)) + 1
    }

    /// Written anew by hand.
    pub(super) fn rewrite(&mut self, by: i64, row: Row) {
        let act = self.next_act();
        self.written.push(Written { by: Some(StaffId(by)), act, changes_terms: differ_in_terms(&self.row, &row) });
        self.row = row;
    }

    pub(super) fn state(&self) -> State {
        self.life().state()
    }
}
