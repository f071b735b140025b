//! The words of findings in the records.

use domain::findings::Finding;

use crate::Words;

impl Words {
    /// The short name of a kind of finding.
    pub fn finding(&self, finding: Finding) -> String {
        self.of("finding", finding.as_str())
    }

    /// One sentence on what was found about a record; `others` are what it contradicts or whom it concerns.
    pub fn finding_says<T: AsRef<str>>(&self, finding: Finding, others: &[T], until: Option<&str>) -> String {
        let others = self.joined(others.iter().map(AsRef::as_ref));
        self.with(
            &format!("finding-{}-says", finding.as_str()),
            &[("others", &others), ("until", &until.unwrap_or_default())],
        )
    }
}
