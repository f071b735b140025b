//! Writes the files of a bundle.

use std::collections::HashSet;
use std::fs::File;
use std::path::Path;

use anyhow::Context;
use csv::Writer;

use super::links::{Network, Source};
use super::parties::Parties;
use super::transfers::{Items, shown};

/// The label of the only version of each item.
pub(super) const LABEL: &str = "1";

/// The columns are those that a bundle knows by these names.
fn file(out: &Path, name: &str, columns: &[&str]) -> anyhow::Result<Writer<File>> {
    let path = out.join(name);
    let mut file = Writer::from_path(&path).with_context(|| format!("writing {}", path.display()))?;
    file.write_record(columns)?;
    Ok(file)
}

/// Manufacturers of programmes are written as such, whatever their kind was.
pub(super) fn parties(out: &Path, parties: &Parties, network: &Network) -> anyhow::Result<()> {
    let manufacturers: HashSet<&str> =
        network.programmes.iter().map(|programme| parties.id(programme.manufacturer)).collect();
    let mut rows = file(out, "parties.csv", &["code", "name", "kind", "country"])?;
    for party in &parties.all {
        let kind = if manufacturers.contains(party.id.as_str()) { "manufacturer" } else { party.kind };
        rows.write_record([&party.id, &party.name, kind, party.country])?;
    }
    Ok(rows.flush()?)
}

pub(super) fn network(out: &Path, parties: &Parties, network: &Network) -> anyhow::Result<()> {
    if network.programmes.is_empty() {
        return Ok(());
    }
    let mut rows = file(out, "programmes.csv", &["code", "name", "manufacturer_code", "timezone"])?;
    for programme in &network.programmes {
        rows.write_record([&programme.code, &programme.code, parties.id(programme.manufacturer), "UTC"])?;
    }
    rows.flush()?;
    if network.links.is_empty() {
        return Ok(());
    }
    let columns = ["customer_code", "supplier_code", "programme_code", "valid_from", "valid_to", "source"];
    let mut rows = file(out, "supply_links.csv", &columns)?;
    for link in &network.links {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let source = match link.source {
            Source::Scope(scope) => network.scopes.get(scope as usize).map(String::as_str).unwrap_or_default(),
            Source::Added => "added with the manufacturer",
        };
        let programme = network.programmes.get(link.programme as usize).map(|one| one.code.as_str());
        let (customer, supplier) = (parties.id(link.customer), parties.id(link.supplier));
        let (from, to) = (day(link.from), day(link.to));
        rows.write_record([customer, supplier, programme.unwrap_or_default(), &from, &to, source])?;
    }
    Ok(rows.flush()?)
}

pub(super) fn items(out: &Path, parties: &Parties, items: &Items, programme: &str) -> anyhow::Result<()> {
    let mut documents = file(out, "documents.csv", &["code", "title", "programme_code", "originator_code", "class"])?;
    let mut versions = file(out, "versions.csv", &["document_code", "label", "stage", "issued_at"])?;
    for item in &items.all {
        documents.write_record([&item.id, &item.id, programme, parties.id(item.sender), "confidential"])?;
        versions.write_record([&item.id, LABEL, "final", &shown(item.first_at)])?;
    }
    documents.flush()?;
    Ok(versions.flush()?)
}

/// The file of disclosures, to be written row by row.
pub(super) fn disclosures(out: &Path) -> anyhow::Result<Writer<File>> {
    file(out, "disclosures.csv", &["code", "document_code", "version_label", "giver_code", "recipient_code", "at"])
}
