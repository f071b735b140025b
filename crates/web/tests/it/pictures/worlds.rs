//! Worlds to draw: one version in two hundred hands, and suppliers who supply each other in a circle.

use domain::facts::{Kind, State};
use domain::staff::Scope;
use fixtures::write::state;

use crate::app::App;

/// The parties that have the wide drawing.
pub(crate) const HANDS: usize = 200;

/// Adds facts of one kind after another.
#[derive(Default)]
struct Facts(Vec<State>);

impl Facts {
    fn add(&mut self, kind: Kind, words: &str) -> &mut Self {
        self.0.push(state(kind, words));
        self
    }

    fn party(&mut self, code: &str, name: &str, local: &str) -> &mut Self {
        let kind = if code == "OEM" { "manufacturer" } else { "supplier" };
        self.add(Kind::Parties, &format!("code={code}; name={name}; name_local={local}; kind={kind}; country=CN"))
    }

    fn programme(&mut self, code: &str) -> &mut Self {
        let words = format!("code={code}; name={code}; manufacturer_code=OEM; timezone=Asia/Shanghai");
        self.add(Kind::Programmes, &words);
        let words = format!(
            "code={code}-1; title=Battery tray; programme_code={code}; originator_code=OEM; info_type=drawing; \
             class=confidential"
        );
        self.add(Kind::Documents, &words);
        let words = format!("document_code={code}-1; label=v1; stage=bid_draft; issued_at=2023-01-02");
        self.add(Kind::Versions, &words)
    }

    fn link(&mut self, customer: &str, supplier: &str, status: &str) -> &mut Self {
        let words =
            format!("customer_code={customer}; supplier_code={supplier}; valid_from=2023-01-01; status={status}");
        self.add(Kind::SupplyLinks, &words)
    }

    fn agreed(&mut self, discloser: &str, recipient: &str, until: &str) -> &mut Self {
        let words = format!(
            "code=NDA-{discloser}-{recipient}; discloser_code={discloser}; recipient_code={recipient}; \
             executed_at=2023-01-01; effective_on=2023-01-01; expires_on={until}; ceiling=confidential; \
             flow_down=permitted"
        );
        self.add(Kind::Agreements, &words)
    }

    fn handed(&mut self, document: &str, giver: &str, recipient: &str, on: &str) -> &mut Self {
        let words = format!(
            "code=D-{giver}-{recipient}-{on}; document_code={document}; version_label=v1; giver_code={giver}; \
             recipient_code={recipient}; at={on}T10:00:00+08:00"
        );
        self.add(Kind::Disclosures, &words)
    }
}

/// Suppliers of the manufacturer in the same world who never had it.
const BYSTANDERS: usize = 100;

/// A drawing that the manufacturer gave to 120 suppliers, and they to 80 more; a few without an agreement, a few whose
/// agreement has expired, one that had it before its giver; and 34 suppliers below that may have it.
pub(crate) fn wide() -> Vec<State> {
    let mut facts = Facts::default();
    facts.party("OEM", "The maker", "主机厂").programme("WIDE");
    let code = |no: usize| format!("S-{no:03}");
    for no in 1..=HANDS {
        let name = format!("Press and weld shop number {no} of the eastern river delta");
        facts.party(&code(no), &name, &format!("东江三角洲第{no}冲压焊接有限责任公司"));
    }
    for no in 1..=120 {
        facts.link("OEM", &code(no), "confirmed");
        if no % 31 != 0 {
            facts.agreed("OEM", &code(no), if no % 37 == 0 { "2023-03-01" } else { "2026-01-01" });
        }
        facts.handed("WIDE-1", "OEM", &code(no), "2023-01-10");
    }
    for no in 121..=HANDS {
        let giver = code((no - 121) / 2 + 1);
        if no % 13 != 0 {
            facts.link(&giver, &code(no), "declared");
        }
        if no % 23 != 0 {
            facts.agreed(&giver, &code(no), "2026-01-01");
        }
        facts.handed("WIDE-1", &giver, &code(no), if no == 150 { "2023-01-05" } else { "2023-02-01" });
    }
    for no in 1..=34 {
        facts.party(&format!("M-{no:02}"), &format!("Moulds {no}"), &format!("模具{no}厂"));
        let above = if no <= 30 { code(160 + no) } else { format!("M-{:02}", no - 30) };
        facts.link(&above, &format!("M-{no:02}"), "inferred");
    }
    for no in 1..=BYSTANDERS {
        facts.party(&format!("T-{no:03}"), &format!("Tools {no}"), &format!("工具{no}厂"));
        facts.link("OEM", &format!("T-{no:03}"), "declared");
    }
    facts.0
}

/// A drawing that the manufacturer gave to 230 suppliers without an agreement, and to 70 with one.
pub(crate) fn crowd() -> Vec<State> {
    let mut facts = Facts::default();
    facts.party("OEM", "The maker", "主机厂").programme("CROWD");
    for no in 1..=300 {
        let code = format!("S-{no:03}");
        facts.party(&code, &format!("Shop {no}"), &format!("第{no}厂")).link("OEM", &code, "confirmed");
        if no > 230 {
            facts.agreed("OEM", &code, "2026-01-01");
        }
        facts.handed("CROWD-1", "OEM", &code, "2023-01-10");
    }
    facts.0
}

/// Three suppliers in a circle, with a drawing that went all the way round, and one that supplies itself.
pub(crate) fn circle() -> Vec<State> {
    let mut facts = Facts::default();
    facts.party("OEM", "The maker", "主机厂");
    let shops =
        [("A", "Anodising", "阳极"), ("B", "Bending", "折弯"), ("C", "Casting", "铸造"), ("E", "Etching", "蚀刻")];
    for (code, name, local) in shops {
        facts.party(code, name, local);
    }
    facts.programme("ROUND");
    for (customer, supplier, status) in [
        ("OEM", "A", "confirmed"),
        ("A", "B", "declared"),
        ("B", "C", "inferred"),
        ("C", "A", "declared"),
        ("C", "E", "declared"),
        ("E", "E", "inferred"),
    ] {
        facts.link(customer, supplier, status);
    }
    for (giver, recipient, on) in
        [("OEM", "A", "2023-01-10"), ("A", "B", "2023-01-11"), ("B", "C", "2023-01-12"), ("C", "A", "2023-01-13")]
    {
        facts.agreed(giver, recipient, "2026-01-01").handed("ROUND-1", giver, recipient, on);
    }
    facts.handed("ROUND-1", "A", "B", "2023-01-14").handed("ROUND-1", "B", "A", "2023-01-15");
    facts.0
}

/// The number of a fact by its key.
pub(crate) async fn number(app: &App, kind: Kind, key: &str) -> i64 {
    let found = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap();
    found.unwrap_or_else(|| panic!("no {kind} {key}")).id
}

/// The address of the picture of a document's first version on a day.
pub(crate) async fn picture(app: &App, document: &str, day: &str) -> String {
    let version = number(app, Kind::Versions, &domain::facts::version_key(document, "v1")).await;
    format!("/audits/exposure/picture?version={version}&as_of={day}")
}
