//! The home page says what lapsed overnight and what is due today, each thing a link to its record, and nothing behind a wall.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::{App, spawn_app};

fixtures::both!(
    the_home_page_says_what_lapsed_overnight_and_what_is_due_today,
    nothing_behind_a_wall_lapses_for_others
);

/// The house opens on the second of March 2026.
async fn house(db: Database) -> App {
    let agreement = |code: &str, last: &str, more: &str| {
        let cells = format!(
            "code={code}; discloser_code=OEM; recipient_code=OF-{code}; executed_at=2025-01-01; effective_on=2025-01-01; \
             expires_on={last}; ceiling=confidential; flow_down=forbidden{more}"
        );
        state(Kind::Agreements, &cells)
    };
    let of = |code: &str| state(Kind::Parties, &format!("code=OF-{code}; name=Sup; kind=supplier"));
    let states = [
        state(Kind::Parties, "code=OEM; name=OEM; kind=manufacturer"),
        // Each has an agreement of its own, so that none takes over from another.
        of("NDA-LAPSED"),
        of("NDA-TODAY"),
        of("NDA-LATER"),
        of("NDA-BEFORE"),
        state(Kind::Parties, "code=SUP; name=Sup; kind=supplier"),
        state(Kind::People, "code=LI; name=Li; employer_code=SUP"),
        state(Kind::Trainings, "person_code=LI; topic=secrecy; completed_on=2025-03-01; valid_to=2026-03-01"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        agreement("NDA-LAPSED", "2026-03-01", "; programmes=P1"),
        agreement("NDA-TODAY", "2026-03-02", "; programmes=P1"),
        agreement("NDA-LATER", "2026-03-03", "; programmes=P1"),
        agreement("NDA-BEFORE", "2026-02-28", "; programmes=P1"),
        state(Kind::Events, "code=E; title=Drive; kind=test_drive; programme_code=P1; starts_at=2026-02-20"),
        state(Kind::Embargoes, "code=EMB; event_code=E; lifts_at=2026-03-02T20:00:00+08:00; notified_at=2026-02-20"),
    ];
    write(&db, Instant::parse("2026-02-25T00:00:00Z").unwrap(), &states).await.unwrap();
    spawn_app(db).await
}

async fn the_home_page_says_what_lapsed_overnight_and_what_is_due_today(db: Database) {
    let app = house(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let home = officer.open("/").await;
    home.says("Lapsed overnight").says("NDA-LAPSED: last day").says("Training LI secrecy 2025-03-01: last day");
    home.says("Due today").says("NDA-TODAY: last day").says("Embargo EMB lifts");
    for other in ["NDA-LATER", "NDA-BEFORE"] {
        assert!(!home.text().contains(other), "{other}: {}", home.text());
    }
    let id = super::number(&app, Kind::Agreements, "NDA-LAPSED").await;
    assert!(home.body.contains(&format!("href=\"/agreements/{id}\"")), "{}", home.body);
}

async fn nothing_behind_a_wall_lapses_for_others(db: Database) {
    let app = house(db).await;
    app.hire_for("two@oem.example", &[Role::Auditor], Scope::Programmes(["P2".to_owned()].into())).await;
    let two = app.sign_in("two@oem.example").await;
    let home = two.open("/").await;
    for other in ["NDA-LAPSED", "NDA-TODAY", "EMB"] {
        assert!(!home.text().contains(other), "{other}: {}", home.text());
    }
}
