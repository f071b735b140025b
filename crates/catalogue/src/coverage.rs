//! The words of coverage: verdicts, reasons with what would cure them, warnings, and places in the supply chain.

use domain::coverage::{Cause, Code, Warning};
use domain::facts::Kind;
use domain::links::LinkStatus;

use crate::Words;

impl Words {
    /// The label of a reason, short enough for a table cell.
    pub fn reason(&self, code: Code) -> String {
        self.of("reason", code.as_str())
    }

    /// A probability in per cent with one decimal; what is less than half of it says so.
    pub fn percent(&self, probability: f64) -> String {
        if probability > 0.0 && probability < 0.0005 {
            return self.t("percent-little");
        }
        self.t1("percent", "number", format!("{:.1}", probability * 100.0))
    }

    /// What speaks for or against somebody as the source of a leak.
    pub fn trace_reason(&self, code: &str) -> String {
        let of_version = |prefix: &str| code.strip_prefix(prefix)?.strip_prefix('(')?.strip_suffix(')');
        // The code of an indication may hold commas itself; what it is and how much it weighs come last.
        if let Some((rest, weight)) = of_version("INDICATION").and_then(|told| told.rsplit_once(','))
            && let Some((code, kind)) = rest.rsplit_once(',')
        {
            let kind = self.of("choice-indications-kind", kind);
            let weight = self.of("choice-indications-weight", weight);
            return self.with("trace-indication", &[("kind", &kind), ("weight", &weight), ("code", &code)]);
        }
        match (of_version("LACKS"), of_version("GAVE_BACK")) {
            (Some(version), _) => self.t1("trace-lacks", "version", version),
            (_, Some(version)) => self.t1("trace-gave-back", "version", version),
            _ => self.of("trace-reason", code),
        }
    }

    /// One sentence on what is true.
    pub fn reason_says(&self, code: Code) -> String {
        self.t(&format!("reason-{}-says", code.as_str()))
    }

    /// One sentence on what would cure it, or why nothing does.
    pub fn reason_cure(&self, code: Code) -> String {
        self.t(&format!("reason-{}-cure", code.as_str()))
    }

    /// The label of a warning.
    pub fn warning(&self, warning: Warning) -> String {
        self.of("warning", warning.as_str())
    }

    /// The label of a reason that a waiver took away.
    pub fn waived(&self, code: Code) -> String {
        self.t1("warning-WAIVED", "reason", self.reason(code))
    }

    /// One sentence on the waiver that took a reason away.
    pub fn waived_says(&self, waiver: &str) -> String {
        self.t1("warning-WAIVED-says", "waiver", waiver)
    }

    /// One sentence on what a warning notes.
    pub fn warning_says(&self, warning: Warning) -> String {
        self.t(&format!("warning-{}-says", warning.as_str()))
    }

    /// The label of why the giver's own receipt does not carry a disclosure.
    pub fn cause(&self, cause: Cause) -> String {
        match cause {
            Cause::Code(code) => self.reason(code),
            Cause::ReturnContradicted => self.of("cause", cause.as_str()),
        }
    }

    /// One sentence on why the giver's own receipt does not carry a disclosure.
    pub fn cause_says(&self, cause: Cause) -> String {
        match cause {
            Cause::Code(code) => self.reason_says(code),
            Cause::ReturnContradicted => self.t(&format!("cause-{}-says", cause.as_str())),
        }
    }

    /// "Covered" or "Not covered".
    pub fn covered(&self, covered: bool) -> String {
        self.t(if covered { "verdict-covered" } else { "verdict-not_covered" })
    }

    /// "Bound" or "Not bound".
    pub fn bound(&self, bound: bool) -> String {
        self.t(if bound { "verdict-bound" } else { "verdict-not_bound" })
    }

    /// "Holding" or "No longer holding".
    pub fn holding(&self, holding: bool) -> String {
        self.t(if holding { "holding-now" } else { "holding-no_longer" })
    }

    /// "Chain complete" or "Chain broken".
    pub fn chain(&self, complete: bool) -> String {
        self.t(if complete { "chain-complete" } else { "chain-broken" })
    }

    /// The distance from the manufacturer over supply links; 0 is the manufacturer itself.
    pub fn tier(&self, tier: Option<u32>) -> String {
        tier.map_or_else(|| self.t("tier-unlinked"), |tier| self.t1("tier", "tier", tier))
    }

    /// The fewest disclosures from the originator.
    pub fn hops(&self, hops: Option<u32>) -> String {
        hops.map_or_else(|| self.t("hops-unknown"), |hops| self.t1("hops", "hops", hops))
    }

    /// How well a supply link is supported.
    pub fn link_status(&self, status: LinkStatus) -> String {
        self.choice(Kind::SupplyLinks, "status", status.as_str())
    }
}
