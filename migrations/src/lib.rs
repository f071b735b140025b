//! Schema changes, one per file, frozen once merged.

mod dialect;
mod fact_tables;
mod m20261123_000001_create_staff;
mod m20261123_000002_create_act;
mod m20261123_000003_create_doors;
mod m20261123_000010_create_facts;
mod m20261125_000001_create_saved;
mod m20261125_000002_index_lists;
mod m20261126_000001_create_files;
mod m20261126_000002_widen_facts;
mod m20261126_000003_create_transitions;
mod m20261126_000004_onward_requests;
mod m20261126_000005_index_sorted_lists;
mod m20261127_000001_create_events;
mod m20261127_000002_create_jobs;
mod m20261127_000003_create_transmittals;
mod m20261127_000004_return_cases;
mod m20261127_000005_other_side;
mod m20261127_000006_signings;
mod m20261127_000007_import_mappings;
mod m20261127_000008_duplicates;
mod m20261127_000009_event_lives;
mod m20261127_000010_calendar_feeds;
mod m20261127_000011_document_owners;
mod m20261128_000001_after_a_leak;
mod m20261128_000002_leak_reports;
mod m20261128_000003_legal_notes;

use sea_orm_migration::prelude::*;
pub use sea_orm_migration::{MigrationStatus, MigratorTrait};

/// Every change of the schema, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_create_staff::Migration),
            Box::new(m20261123_000002_create_act::Migration),
            Box::new(m20261123_000003_create_doors::Migration),
            Box::new(m20261123_000010_create_facts::Migration),
            Box::new(m20261125_000001_create_saved::Migration),
            Box::new(m20261125_000002_index_lists::Migration),
            Box::new(m20261126_000001_create_files::Migration),
            Box::new(m20261126_000002_widen_facts::Migration),
            Box::new(m20261126_000003_create_transitions::Migration),
            Box::new(m20261126_000004_onward_requests::Migration),
            Box::new(m20261126_000005_index_sorted_lists::Migration),
            Box::new(m20261127_000001_create_events::Migration),
            Box::new(m20261127_000002_create_jobs::Migration),
            Box::new(m20261127_000003_create_transmittals::Migration),
            Box::new(m20261127_000004_return_cases::Migration),
            Box::new(m20261127_000005_other_side::Migration),
            Box::new(m20261127_000006_signings::Migration),
            Box::new(m20261127_000007_import_mappings::Migration),
            Box::new(m20261127_000008_duplicates::Migration),
            Box::new(m20261127_000009_event_lives::Migration),
            Box::new(m20261127_000010_calendar_feeds::Migration),
            Box::new(m20261127_000011_document_owners::Migration),
            Box::new(m20261128_000001_after_a_leak::Migration),
            Box::new(m20261128_000002_leak_reports::Migration),
            Box::new(m20261128_000003_legal_notes::Migration),
        ]
    }
}
