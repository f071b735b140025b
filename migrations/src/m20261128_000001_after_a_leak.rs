//! Sightings, take-downs, responses, indications, claims and rectification; where incidents stand, and which parties are insolvent.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{ADDED, ASKED, SEEN};
use crate::dialect;
use crate::fact_tables::{added, create, guards};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEXES: &str = "
    CREATE INDEX sightings_of_incident ON sightings (incident_code);
    CREATE INDEX take_downs_of_sighting ON take_downs (sighting_code);
    CREATE INDEX responses_of_incident ON responses (incident_code);
    CREATE INDEX indications_of_incident ON indications (incident_code);
    CREATE INDEX claims_of_incident ON claims (incident_code);
    CREATE INDEX claim_lines_of_claim ON claim_lines (claim_code);
    CREATE INDEX claim_payments_of_claim ON claim_payments (claim_code);
    CREATE INDEX rectification_plans_of_incident ON rectification_plans (incident_code);
    CREATE INDEX rectification_actions_of_plan ON rectification_actions (plan_code);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for table in &ADDED {
            dialect::run(manager, &added(table)).await?;
            dialect::run(manager, &guards(table.name, &table.all(), postgres, true)).await?;
        }
        for table in SEEN.iter().chain(&ASKED) {
            dialect::run(manager, &create(table)).await?;
            dialect::run(manager, &guards(table.name, &table.all(), postgres, false)).await?;
        }
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for table in ASKED.iter().rev().chain(SEEN.iter().rev()) {
            let name = table.name;
            dialect::run(manager, &format!("DROP TABLE {name}_past; DROP TABLE {name};")).await?;
            if postgres {
                dialect::run(manager, &format!("DROP FUNCTION {name}_keep_their_past();")).await?;
            }
        }
        for table in &ADDED {
            dialect::run(manager, &guards(table.name, table.before, postgres, true)).await?;
            for column in table.columns.iter().rev() {
                let (name, column) = (table.name, column.name);
                let drop =
                    format!("ALTER TABLE {name} DROP COLUMN {column}; ALTER TABLE {name}_past DROP COLUMN {column};");
                dialect::run(manager, &drop).await?;
            }
        }
        Ok(())
    }
}
