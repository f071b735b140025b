//! The home page counts what needs attention, by the very lists that its tiles lead to.

use domain::facts::Kind;
use domain::staff::Role;
use fixtures::write::{state, write};
use persistence::Database;

use super::tell;
use crate::app::{OPENING, spawn_app};
use crate::audits::page::{counted, total};

fixtures::both!(every_tile_counts_the_rows_of_its_list, a_fresh_house_says_the_next_step);

async fn every_tile_counts_the_rows_of_its_list(db: Database) {
    tell(&db).await;
    let agreement = |code: &str, ends: &str| {
        let more = "discloser_code=OEM; recipient_code=HP; effective_on=2020-01-01; ceiling=public; flow_down=forbidden; \
             executed_at=2020-01-01";
        state(Kind::Agreements, &format!("code={code}; {more}; expires_on={ends}"))
    };
    let overdue = "code=H2; document_code=D1; version_label=v1; giver_code=OEM; recipient_code=MS; at=2026-01-05; \
                   return_due_on=2026-02-01; acknowledged_at=2026-01-06";
    let incident = "code=I1; title=Photo online; what=document; how=unknown; discovered_at=2026-02-01";
    let facts = [
        agreement("A1", "2026-03-10"),
        agreement("A2", "2026-03-20"),
        agreement("A3", "2025-03-20"),
        state(Kind::Disclosures, overdue),
        state(Kind::Incidents, incident),
    ];
    write(&db, OPENING, &facts).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let home = auditor.open("/").await;
    home.says("2 Ends within 30 days")
        .says("1 Agreements that have ended")
        .says("1 Copies past their own day of return");
    home.says("1 Disclosures whose receipt is not acknowledged").says("1 Leak incidents");
    let tiles = counted(&home);
    assert_eq!(tiles.len(), 17);
    for (address, count) in tiles {
        assert_eq!(total(&auditor.open(&address).await), count, "{address}");
    }
    // What came since yesterday stands first, and what is none stands in a line.
    let place = |words: &str| home.text().find(words).unwrap();
    assert!(place("New since yesterday") < place("What needs attention"));
    assert!(home.body.contains("<p class=\"quiet none\">"));
}

async fn a_fresh_house_says_the_next_step(db: Database) {
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let home = buyer.open("/").await;
    home.says("This house is still empty").says("Enter the manufacturer");
    let chinese = app.browser().in_chinese();
    chinese.sign_in("procurement@oem.example", crate::app::PASSWORD).await;
    chinese.open("/").await.says("登记主机厂");
}
