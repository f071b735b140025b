//! The wall around programmes: which facts somebody may see, as a condition of every select.

use domain::facts::Kind;
use domain::staff::Scope;
use sea_orm::DbBackend;
use sea_orm::sea_query::{BinOper, Cond, Expr, ExprTrait, Func, Query, SelectStatement};

use super::FACTS;

/// The condition on [`FACTS`] that `scope` sees a fact of this kind. The latest state of what a fact belongs to decides,
/// whatever was known when. Facts of no programme are seen by all.
pub(crate) fn within(kind: Kind, scope: &Scope, backend: DbBackend) -> Cond {
    let Scope::Programmes(codes) = scope else { return Cond::all() };
    let wall = Wall { codes: codes.iter().map(String::as_str).collect(), backend };
    let own = |column: &'static str| Expr::col((FACTS, column));
    let condition = match kind {
        Kind::Parties
        | Kind::People
        | Kind::Employments
        | Kind::Trainings
        | Kind::Standings
        | Kind::Duplicates
        | Kind::Labels
        | Kind::Equivalences => return Cond::all(),
        Kind::Programmes => wall.is_ours(own("code")),
        Kind::Parts | Kind::Documents | Kind::Rounds | Kind::Events => wall.is_ours(own("programme_code")),
        Kind::SupplyLinks | Kind::HandlingRules => {
            own("programme_code").is_null().or(wall.is_ours(own("programme_code")))
        }
        Kind::ClassChanges
        | Kind::AccessLists
        | Kind::ReleaseStops
        | Kind::Versions
        | Kind::Consents
        | Kind::OnwardRequests
        | Kind::RoundDocuments
        | Kind::Attestations
        | Kind::Disclosures => own("document_code").in_subquery(wall.documents()),
        Kind::Agreements | Kind::Commitments => return wall.shares(&own("programmes")),
        Kind::PenaltyClauses => {
            let mut agreements = Query::select();
            agreements.column("key").from("agreements").cond_where(wall.shares(&Expr::col("programmes")));
            own("agreement_code").in_subquery(agreements)
        }
        Kind::Bidders | Kind::RoundQuestions => own("round_code").in_subquery(wall.of_ours("rounds")),
        Kind::Invitees | Kind::Embargoes | Kind::Publications => own("event_code").in_subquery(wall.of_ours("events")),
        Kind::Returns => own("disclosure_code").in_subquery(wall.disclosures()),
        Kind::Waivers => wall.waiver(&own),
        Kind::Transmittals => {
            let of_round = own("round_code").is_null().or(own("round_code").in_subquery(wall.of_ours("rounds")));
            Expr::exists(wall.version_beyond(own("versions"))).not().and(of_round)
        }
        Kind::ReturnCases => {
            let of_round = own("round_code").is_null().or(own("round_code").in_subquery(wall.of_ours("rounds")));
            Expr::exists(wall.disclosure_beyond(own("disclosures"))).not().and(of_round)
        }
        Kind::Incidents
        | Kind::Sightings
        | Kind::TakeDowns
        | Kind::Responses
        | Kind::Indications
        | Kind::Claims
        | Kind::ClaimLines
        | Kind::ClaimPayments
        | Kind::RectificationPlans
        | Kind::RectificationActions => wall.after_a_leak(kind, &own),
    };
    Cond::all().add(condition)
}

struct Wall<'a> {
    codes: Vec<&'a str>,
    backend: DbBackend,
}

impl Wall<'_> {
    fn is_ours(&self, programme: Expr) -> Expr {
        programme.is_in(self.codes.iter().copied())
    }

    /// The keys of the facts of a table that name one of our programmes.
    fn of_ours(&self, table: &'static str) -> SelectStatement {
        let mut facts = Query::select();
        facts.column("key").from(table).and_where(self.is_ours(Expr::col("programme_code")));
        facts
    }

    /// The keys of the documents of our programmes.
    fn documents(&self) -> SelectStatement {
        let mut documents = Query::select();
        documents.column("key").from("documents").and_where(self.is_ours(Expr::col("programme_code")));
        documents
    }

    /// The keys of the disclosures of such documents.
    fn disclosures(&self) -> SelectStatement {
        let mut disclosures = Query::select();
        let ours = Expr::col("document_code").in_subquery(self.documents());
        disclosures.column("key").from("disclosures").and_where(ours);
        disclosures
    }

    /// A list of programmes is blank, or names one of ours.
    fn shares(&self, programmes: &Expr) -> Cond {
        let one = |code: &&str| self.lists(programmes.clone(), Expr::val(format!("|{code}|")));
        self.codes.iter().map(one).fold(Cond::any().add(programmes.clone().is_null()), Cond::add)
    }

    /// What a waiver names is ours.
    fn waiver(&self, own: &impl Fn(&'static str) -> Expr) -> Expr {
        let of_disclosure = own("disclosure_code").is_null().or(own("disclosure_code").in_subquery(self.disclosures()));
        let of_document = own("document_code").is_null().or(own("document_code").in_subquery(self.documents()));
        of_disclosure.and(of_document)
    }

    /// What follows a leak is seen by those who see the incident; a plan of none by all.
    fn after_a_leak(&self, kind: Kind, own: &impl Fn(&'static str) -> Expr) -> Expr {
        match kind {
            Kind::Incidents => self.incident(own),
            Kind::Sightings | Kind::Responses | Kind::Indications | Kind::Claims => {
                own("incident_code").in_subquery(self.incidents())
            }
            Kind::TakeDowns => own("sighting_code").in_subquery(self.of_incidents("sightings")),
            Kind::ClaimLines | Kind::ClaimPayments => own("claim_code").in_subquery(self.of_incidents("claims")),
            Kind::RectificationPlans => {
                own("incident_code").is_null().or(own("incident_code").in_subquery(self.incidents()))
            }
            _ => {
                let mut plans = Query::select();
                let of_none = Expr::col("incident_code").is_null();
                plans
                    .column("key")
                    .from("rectification_plans")
                    .and_where(of_none.or(Expr::col("incident_code").in_subquery(self.incidents())));
                own("plan_code").in_subquery(plans)
            }
        }
    }

    /// An incident of our programmes: it names one of them, or shows something of theirs, or names nothing at all.
    fn incident(&self, own: &impl Fn(&'static str) -> Expr) -> Expr {
        let of_none = own("versions").is_null().and(own("programme_code").is_null());
        let shows = Expr::exists(self.version_among(own("versions")));
        of_none.or(self.is_ours(own("programme_code"))).or(shows)
    }

    /// The keys of the incidents of our programmes.
    fn incidents(&self) -> SelectStatement {
        let own = |column: &'static str| Expr::col(("incidents", column));
        let mut incidents = Query::select();
        incidents.column("key").from("incidents").and_where(self.incident(&own));
        incidents
    }

    /// The keys of the facts of a table that belong to such an incident.
    fn of_incidents(&self, table: &'static str) -> SelectStatement {
        let mut facts = Query::select();
        facts.column("key").from(table).and_where(Expr::col("incident_code").in_subquery(self.incidents()));
        facts
    }

    /// A version of a document of ours stands in the list.
    fn version_among(&self, versions: Expr) -> SelectStatement {
        let part = |column: &'static str| Expr::col(("v", column));
        let entry = [part("document_code"), Expr::val(":"), part("label"), Expr::val("|")];
        let entry = entry.into_iter().fold(Expr::val("|"), joined);
        let mut found = Query::select();
        found
            .expr(Expr::cust("1"))
            .from_as("versions", "v")
            .and_where(part("document_code").in_subquery(self.documents()))
            .and_where(self.lists(versions, entry));
        found
    }

    /// A version of a document that is not ours stands in the list.
    fn version_beyond(&self, versions: Expr) -> SelectStatement {
        let part = |column: &'static str| Expr::col(("v", column));
        let entry = [part("document_code"), Expr::val(":"), part("label"), Expr::val("|")];
        let entry = entry.into_iter().fold(Expr::val("|"), joined);
        let mut found = Query::select();
        found
            .expr(Expr::cust("1"))
            .from_as("versions", "v")
            .and_where(part("document_code").in_subquery(self.documents()).not())
            .and_where(self.lists(versions, entry));
        found
    }

    /// A disclosure of a document that is not ours stands in the list.
    fn disclosure_beyond(&self, disclosures: Expr) -> SelectStatement {
        let part = |column: &'static str| Expr::col(("d", column));
        let entry = [part("code"), Expr::val("|")].into_iter().fold(Expr::val("|"), joined);
        let mut found = Query::select();
        found
            .expr(Expr::cust("1"))
            .from_as("disclosures", "d")
            .and_where(part("document_code").in_subquery(self.documents()).not())
            .and_where(self.lists(disclosures, entry));
        found
    }

    fn lists(&self, list: Expr, entry: Expr) -> Expr {
        holds(self.backend, list, entry)
    }
}

/// The list in a cell has this entry.
pub(crate) fn enclosed_lists(backend: DbBackend, list: Expr, entry: &str) -> Expr {
    holds(backend, list, Expr::val(format!("|{entry}|")))
}

/// `|list|` holds `entry`; byte for byte, whatever characters codes are made of.
fn holds(backend: DbBackend, list: Expr, entry: Expr) -> Expr {
    let position = match backend {
        DbBackend::Postgres => "strpos",
        _ => "instr",
    };
    let enclosed = joined(joined(Expr::val("|"), list), Expr::val("|"));
    Expr::from(Func::cust(position).arg(enclosed).arg(entry)).gt(0)
}

fn joined(one: Expr, other: Expr) -> Expr {
    one.binary(BinOper::Custom("||"), other)
}
