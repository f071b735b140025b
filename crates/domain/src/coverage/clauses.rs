//! Clauses that are passed down: what an agreement demands, and whether the agreement below it says as much.

use crate::agreements::{FlowDown, Paper, Survival, Terms};

/// A clause that the agreement with the next party is to repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clause {
    /// For how long the duty outlives the agreement.
    Survival,
    /// Personal commitments.
    Commitments,
    Labels,
    Trainings,
    AuditRight,
    /// Hours within which a breach is reported.
    NoticeHours,
    /// Days after the end within which copies may still be held.
    ReturnDays,
    /// Whether it may be passed on.
    FlowDown,
    /// How deep in the chain it may come.
    Depth,
    Penalties,
}

/// How a clause stands between two agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClauseState {
    /// The agreement above does not ask for it.
    NotRequired,
    /// Nothing was handed over yet, and no agreement below says it.
    Required,
    /// The agreement below says as much, and its copy was seen.
    Evidenced,
    /// The agreement below says less.
    Weaker,
    /// Something was handed over, and there is no agreement below, or its copy was not seen.
    Missing,
}

/// An agreement, with how many penalty clauses it has.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub paper: &'a Paper,
    pub penalties: usize,
}

/// What is known of the agreement below.
#[derive(Clone, Copy, Debug)]
pub enum Below<'a> {
    /// There is none; something was handed over all the same, or not yet.
    None { handed_over: bool },
    /// There is this one, whose copy was seen or only reported.
    There { said: Said<'a>, copy_seen: bool },
}

impl Clause {
    pub const ALL: [Self; 10] = [
        Self::Survival,
        Self::Commitments,
        Self::Labels,
        Self::Trainings,
        Self::AuditRight,
        Self::NoticeHours,
        Self::ReturnDays,
        Self::FlowDown,
        Self::Depth,
        Self::Penalties,
    ];

    /// Those that code 57 compares; the rest are told beside them.
    pub const COMPARED: [Self; 6] =
        [Self::Survival, Self::Commitments, Self::Labels, Self::Trainings, Self::AuditRight, Self::NoticeHours];

    /// Its name in answers and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Survival => "survival",
            Self::Commitments => "commitments",
            Self::Labels => "labels",
            Self::Trainings => "trainings",
            Self::AuditRight => "audit_right",
            Self::NoticeHours => "notice_hours",
            Self::ReturnDays => "return_days",
            Self::FlowDown => "flow_down",
            Self::Depth => "depth",
            Self::Penalties => "penalties",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|clause| clause.name() == name)
    }

    /// Code 57 compares it.
    pub fn is_compared(self) -> bool {
        Self::COMPARED.contains(&self)
    }

    /// An agreement asks that the next one repeats it.
    fn is_demanded(self, above: Said<'_>, terms: &Terms) -> bool {
        match self {
            Self::Survival => Survival::years(above.paper.survival) > 0,
            Self::Commitments => terms.commitment_required,
            Self::Labels => terms.label_required,
            Self::Trainings => terms.training_required,
            Self::AuditRight => terms.audit_right,
            Self::NoticeHours => terms.notice_hours().is_some(),
            Self::ReturnDays => terms.return_days > 0,
            Self::FlowDown => terms.flow_down != FlowDown::Permitted,
            Self::Depth => terms.max_depth.is_some(),
            Self::Penalties => above.penalties > 0,
        }
    }

    /// An agreement says less than one that demands it.
    fn falls_short(self, (own, own_terms): (Said<'_>, &Terms), (above, terms): (Said<'_>, &Terms)) -> bool {
        match self {
            Self::Survival => Survival::years(own.paper.survival) < Survival::years(above.paper.survival),
            Self::Commitments => !own_terms.commitment_required,
            Self::Labels => !own_terms.label_required,
            Self::Trainings => !own_terms.training_required,
            Self::AuditRight => !own_terms.audit_right,
            Self::NoticeHours => {
                let hours = own_terms.notice_hours();
                terms.notice_hours().is_some_and(|most| hours.is_none_or(|hours| hours > most))
            }
            Self::ReturnDays => own_terms.return_days > terms.return_days,
            Self::FlowDown => freedom(own_terms.flow_down) > freedom(terms.flow_down),
            Self::Depth => {
                let deeper = own_terms.max_depth.is_none_or(|depth| terms.max_depth.is_some_and(|most| depth > most));
                own_terms.flow_down != FlowDown::Forbidden && deeper
            }
            Self::Penalties => own.penalties == 0,
        }
    }
}

/// How freely something may be passed on.
const fn freedom(flow_down: FlowDown) -> u8 {
    match flow_down {
        FlowDown::Forbidden => 0,
        FlowDown::WithConsent => 1,
        FlowDown::Permitted => 2,
    }
}

/// The compared clauses in which an agreement says less than the one above it demands. Commitments demand nothing of the next
/// one, and are no agreement to say less.
pub fn weaker<'a>(own: &'a Paper, above: &'a Paper) -> impl Iterator<Item = Clause> + use<'a> {
    let said = |paper| Said { paper, penalties: 0 };
    let terms = own.terms().zip(above.terms());
    let (own, above) = (said(own), said(above));
    terms.into_iter().flat_map(move |(of_own, of_above)| {
        Clause::COMPARED.into_iter().filter(move |clause| {
            clause.is_demanded(above, of_above) && clause.falls_short((own, of_own), (above, of_above))
        })
    })
}

/// How a clause stands between the agreement above and what there is below it.
pub fn state(clause: Clause, above: Option<Said<'_>>, below: Below<'_>) -> ClauseState {
    let demanding = above.and_then(|above| Some((above, above.paper.terms()?)));
    let Some((above, terms)) = demanding.filter(|(above, terms)| clause.is_demanded(*above, terms)) else {
        return ClauseState::NotRequired;
    };
    match below {
        Below::None { handed_over: false } => ClauseState::Required,
        Below::None { handed_over: true } => ClauseState::Missing,
        Below::There { said, copy_seen } => match said.paper.terms() {
            // Commitments stand in for an agreement: nothing further is asked.
            None => ClauseState::NotRequired,
            Some(own) if clause.falls_short((said, own), (above, terms)) => ClauseState::Weaker,
            Some(_) if copy_seen => ClauseState::Evidenced,
            Some(_) => ClauseState::Missing,
        },
    }
}

impl ClauseState {
    pub const ALL: [Self; 5] = [Self::Weaker, Self::Missing, Self::Required, Self::Evidenced, Self::NotRequired];

    /// Its name in answers and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotRequired => "not_required",
            Self::Required => "required",
            Self::Evidenced => "evidenced",
            Self::Weaker => "weaker",
            Self::Missing => "missing",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl Said<'_> {
    /// What it says of a clause, as the cell of the agreement has it; blank where it says nothing, and for commitments.
    pub fn of(self, clause: Clause) -> String {
        let Some(terms) = self.paper.terms() else { return String::new() };
        let yes = |says: bool| if says { "yes".to_owned() } else { String::new() };
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        match clause {
            Clause::Survival => match self.paper.survival {
                None => String::new(),
                Some(Survival::UntilPublic) => "until_public".to_owned(),
                Some(Survival::Years(years)) => years.to_string(),
            },
            Clause::Commitments => yes(terms.commitment_required),
            Clause::Labels => yes(terms.label_required),
            Clause::Trainings => yes(terms.training_required),
            Clause::AuditRight => yes(terms.audit_right),
            Clause::NoticeHours => number(terms.notice_hours()),
            Clause::ReturnDays => number(Some(terms.return_days).filter(|days| *days > 0)),
            Clause::FlowDown => match terms.flow_down {
                FlowDown::Forbidden => "forbidden",
                FlowDown::WithConsent => "with_consent",
                FlowDown::Permitted => "permitted",
            }
            .to_owned(),
            Clause::Depth => number(terms.max_depth),
            Clause::Penalties => number(u32::try_from(self.penalties).ok().filter(|count| *count > 0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Cells, Kind, Row};
    use crate::knowledge::Names;

    fn agreement(words: &str) -> Paper {
        let base = "code=N; discloser_code=A; recipient_code=B; effective_on=2025-01-01; ceiling=internal; \
                    flow_down=permitted";
        let all = format!("{base}; {words}");
        let cells: Vec<(&str, &str)> = all.split("; ").filter_map(|cell| cell.split_once('=')).collect();
        let cell = |name: &str| cells.iter().rev().find(|(named, _)| *named == name).map(|(_, text)| *text);
        let row = Row::parse(Kind::Agreements, |column| cell(column.name)).unwrap();
        Paper::of_agreement(Cells::new(Kind::Agreements, &row.stored()), &mut Names::default()).unwrap()
    }

    /// The clauses that are demanded above and said less below.
    fn short(above: &str, own: &str) -> Vec<Clause> {
        let (above, own) = (agreement(above), agreement(own));
        let said = |paper, penalties| Said { paper, penalties };
        let below = Below::There { said: said(&own, 0), copy_seen: true };
        let found = Clause::ALL.into_iter().filter(|clause| {
            state(*clause, Some(said(&above, 1)), below) == ClauseState::Weaker && *clause != Clause::Penalties
        });
        found.collect()
    }

    #[test]
    fn each_clause_is_weaker_by_itself_and_the_same_is_enough() {
        for (above, own, clause) in [
            ("survival=3", "survival=2", Clause::Survival),
            ("survival=until_public", "survival=90", Clause::Survival),
            ("commitment_required=yes", "", Clause::Commitments),
            ("label_required=yes", "", Clause::Labels),
            ("training_required=yes", "", Clause::Trainings),
            ("audit_right=yes", "", Clause::AuditRight),
            ("notice_hours=72", "", Clause::NoticeHours),
            ("notice_hours=72", "notice_hours=73", Clause::NoticeHours),
            ("return_days=10", "return_days=11", Clause::ReturnDays),
            ("flow_down=forbidden", "flow_down=with_consent", Clause::FlowDown),
            ("flow_down=with_consent", "flow_down=permitted", Clause::FlowDown),
            ("max_depth=2", "", Clause::Depth),
            ("max_depth=2", "max_depth=3", Clause::Depth),
        ] {
            assert_eq!(short(above, own), [clause], "{above} / {own}");
            assert_eq!(short(above, above), [], "{above}");
            assert_eq!(short(own, above), [], "{own} / {above}");
            let compared: Vec<Clause> = weaker(&agreement(own), &agreement(above)).collect();
            let expected: &[Clause] = if clause.is_compared() { &[clause] } else { &[] };
            assert_eq!(compared, expected, "{above} / {own}");
        }
        assert_eq!(short("max_depth=2", "flow_down=forbidden"), [], "what goes no further goes no deeper");
        assert_eq!(short("return_days=10", ""), [], "sooner is no less");
    }

    #[test]
    fn a_clause_is_told_as_the_agreement_has_it_and_blank_where_it_says_nothing() {
        let told = |words: &str, penalties| {
            let paper = agreement(words);
            Clause::ALL.map(|clause| Said { paper: &paper, penalties }.of(clause)).join(" ")
        };
        assert_eq!(told("", 0), "       permitted  ");
        let all = "survival=3; commitment_required=yes; label_required=yes; training_required=yes; audit_right=yes; \
                   notice_hours=24; return_days=10; flow_down=with_consent; max_depth=2";
        assert_eq!(told(all, 1), "3 yes yes yes yes 24 10 with_consent 2 1");
        assert_eq!(told("survival=until_public; flow_down=forbidden", 2), "until_public       forbidden  2");
    }

    #[test]
    fn what_an_agreement_leaves_out_is_asked_of_nobody_below() {
        let above = agreement("survival=0; return_days=0");
        for clause in Clause::ALL {
            let said = Said { paper: &above, penalties: 0 };
            let found = state(clause, Some(said), Below::None { handed_over: true });
            assert_eq!(found, ClauseState::NotRequired, "{}", clause.name());
        }
    }

    #[test]
    fn a_clause_is_missing_below_what_was_handed_over_and_required_before() {
        let (above, own) = (agreement("audit_right=yes"), agreement("audit_right=yes"));
        let said = |paper| Said { paper, penalties: 0 };
        let of = |below| state(Clause::AuditRight, Some(said(&above)), below);
        assert_eq!(of(Below::None { handed_over: true }), ClauseState::Missing);
        assert_eq!(of(Below::None { handed_over: false }), ClauseState::Required);
        assert_eq!(of(Below::There { said: said(&own), copy_seen: false }), ClauseState::Missing);
        assert_eq!(of(Below::There { said: said(&own), copy_seen: true }), ClauseState::Evidenced);
        let unasked = state(Clause::Labels, Some(said(&above)), Below::None { handed_over: true });
        assert_eq!(unasked, ClauseState::NotRequired);
        let penalties = |below| state(Clause::Penalties, Some(Said { paper: &above, penalties: 1 }), below);
        assert_eq!(penalties(Below::There { said: said(&own), copy_seen: true }), ClauseState::Weaker);
        let clauses = Clause::ALL.into_iter().all(|clause| Clause::of_name(clause.name()) == Some(clause));
        let states = ClauseState::ALL.into_iter().all(|state| ClauseState::of_name(state.name()) == Some(state));
        assert!(clauses && states);
    }
}
