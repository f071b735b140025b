//! Who may see whom: the direction of our crates and the kept crates that a layer must not use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

use super::Finding;

/// Our crates, each with those it may see.
const DIRECTION: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("supplier-graph", &["domain"]),
    ("interchange", &["domain"]),
    ("catalogue", &["domain"]),
    ("files", &[]),
    ("mail", &[]),
    ("print", &[]),
    ("stamps", &["domain"]),
    ("migrations", &[]),
    ("persistence", &["domain", "migrations"]),
    ("audits", &["domain", "supplier-graph", "interchange", "persistence"]),
    ("fixtures", &["domain", "interchange", "persistence"]),
    (
        "web",
        &[
            "domain",
            "supplier-graph",
            "interchange",
            "persistence",
            "audits",
            "catalogue",
            "files",
            "mail",
            "print",
            "stamps",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "supplier-graph",
            "interchange",
            "persistence",
            "audits",
            "catalogue",
            "files",
            "mail",
            "print",
            "stamps",
            "web",
        ],
    ),
    ("xtask", &[]),
];

/// Crates whose tests must not see the fixtures either, because these bring a database.
const WITHOUT_FIXTURES: &[&str] =
    &["domain", "supplier-graph", "migrations", "files", "mail", "print", "stamps", "xtask"];

/// Layers that do no input or output, read no clock and draw no randomness, and what therefore must not be linked.
const PURE: &[&str] = &["domain", "supplier-graph"];
const IMPURE: &[&str] = &[
    "tokio",
    "sea-orm",
    "sqlx",
    "libsqlite3-sys",
    "actix-web",
    "actix-rt",
    "rand",
    "getrandom",
    "fastrand",
    "reqwest",
];

/// Kept crates that only some of ours may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("anyhow", &["cli", "xtask"]),
    ("sea-orm", &["persistence", "audits", "fixtures", "web", "cli"]),
    ("sea-orm-migration", &["migrations"]),
    ("sqlx", &[]),
    ("libsqlite3-sys", &["persistence"]),
    ("actix-web", &["web"]),
    ("askama", &["web"]),
    ("petgraph", &["supplier-graph"]),
    ("fluent-templates", &["catalogue"]),
    ("rust_xlsxwriter", &["interchange"]),
    ("quick-xml", &["interchange"]),
    ("zip", &["interchange"]),
    ("age", &["files"]),
    ("object_store", &["files"]),
    ("infer", &["files"]),
    ("lettre", &["mail"]),
    ("krilla", &["print"]),
    ("skrifa", &["print"]),
    ("cms", &["stamps"]),
    ("x509-tsp", &["stamps"]),
    ("ring", &["stamps"]),
];

/// What cargo says of the workspace and everything it is built from.
pub(crate) fn metadata(root: &Path) -> anyhow::Result<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told =
        Command::new(cargo).args(["metadata", "--format-version", "1", "--locked"]).current_dir(root).output()?;
    ensure!(told.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).context("cargo metadata speaks JSON")
}

/// A crate of ours that sees one it must not see, or that has no line in the table above.
pub(crate) fn directions(metadata: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ours = our_crates(metadata);
    for (name, manifest) in &ours {
        let Some((_, allowed)) = DIRECTION.iter().find(|(known, _)| known == name) else {
            findings.push(Finding::of(name, "has no line in the directions of xtask/src/tidy/crates.rs"));
            continue;
        };
        for (seen, kind) in direct_dependencies(manifest) {
            let in_tests = kind == "dev" && seen == "fixtures" && !WITHOUT_FIXTURES.contains(name);
            if ours.contains_key(seen) && !allowed.contains(&seen) && !in_tests {
                findings.push(Finding::of(name, format!("must not see {seen}: see the directions in ARCHITECTURE.md")));
            }
        }
    }
    findings
}

/// A kept crate where it must not be: named by a crate that may not, or linked into a pure layer.
pub(crate) fn bans(metadata: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, manifest) in our_crates(metadata) {
        for (seen, kind) in direct_dependencies(manifest) {
            let reserved = RESERVED.iter().find(|(kept, _)| *kept == seen);
            if let Some((kept, owners)) = reserved
                && kind != "dev"
                && !owners.contains(&name)
            {
                findings.push(Finding::of(name, format!("must not use {kept}; it belongs to {}", owners.join(", "))));
            }
        }
        if PURE.contains(&name) {
            let linked = linked_into(metadata, manifest["id"].as_str().unwrap_or_default());
            for banned in IMPURE.iter().filter(|banned| linked.contains(**banned)) {
                findings.push(Finding::of(name, format!("links {banned}, but this layer does no input or output")));
            }
        }
    }
    findings
}

fn our_crates(metadata: &Value) -> BTreeMap<&str, &Value> {
    let members: BTreeSet<&str> = texts(&metadata["workspace_members"]).collect();
    items(&metadata["packages"])
        .filter(|package| package["id"].as_str().is_some_and(|id| members.contains(id)))
        .filter_map(|package| Some((package["name"].as_str()?, package)))
        .collect()
}

/// Names and kinds ("normal", "dev", "build") of what a manifest asks for.
fn direct_dependencies(manifest: &Value) -> impl Iterator<Item = (&str, &str)> {
    items(&manifest["dependencies"])
        .filter_map(|wanted| Some((wanted["name"].as_str()?, wanted["kind"].as_str().unwrap_or("normal"))))
}

/// Names of all packages that end up in the built crate `id`; tests and build scripts do not count.
fn linked_into<'a>(metadata: &'a Value, id: &str) -> BTreeSet<&'a str> {
    let names: BTreeMap<&str, &str> = items(&metadata["packages"])
        .filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?)))
        .collect();
    let nodes: BTreeMap<&str, &Value> =
        items(&metadata["resolve"]["nodes"]).filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&str> = nodes.get_key_value(id).map(|(id, _)| *id).into_iter().collect();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let wanted = nodes.get(id).into_iter().flat_map(|node| items(&node["deps"]));
        let linked = wanted.filter(|wanted| items(&wanted["dep_kinds"]).any(|kind| kind["kind"].is_null()));
        waiting.extend(linked.filter_map(|wanted| wanted["pkg"].as_str()));
    }
    seen.iter().filter_map(|id| names.get(id).copied()).collect()
}

/// The members of a JSON list; none when it is something else.
pub(crate) fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    items(list).filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn workspace(name: &str, wanted: &str, kind: &Value) -> Value {
        json!({
            "workspace_members": [name, "persistence", "fixtures"],
            "packages": [
                { "id": name, "name": name, "dependencies": [{ "name": wanted, "kind": kind }] },
                { "id": wanted, "name": wanted, "dependencies": [] },
                { "id": "deep", "name": "tokio", "dependencies": [] },
            ],
            "resolve": { "nodes": [
                { "id": name, "deps": [{ "pkg": wanted, "dep_kinds": [{ "kind": kind }] }] },
                { "id": wanted, "deps": [{ "pkg": "deep", "dep_kinds": [{ "kind": null }] }] },
                { "id": "deep", "deps": [] },
            ] },
        })
    }

    #[test]
    fn a_graph_that_sees_the_database_is_found() {
        let found = directions(&workspace("supplier-graph", "persistence", &Value::Null));
        assert_eq!(found.len(), 1);
        assert!(found[0].message.starts_with("must not see persistence"));
    }

    #[test]
    fn fixtures_are_for_tests_alone() {
        assert!(directions(&workspace("web", "fixtures", &json!("dev"))).is_empty());
        assert_eq!(directions(&workspace("web", "fixtures", &Value::Null)).len(), 1);
        assert_eq!(directions(&workspace("domain", "fixtures", &json!("dev"))).len(), 1);
    }

    #[test]
    fn a_crate_that_nobody_placed_is_found() {
        assert!(directions(&workspace("newcomer", "serde", &Value::Null))[0].message.contains("no line"));
    }

    #[test]
    fn a_reserved_crate_is_found_where_it_does_not_belong() {
        assert_eq!(bans(&workspace("interchange", "sea-orm", &Value::Null)).len(), 1);
        assert!(bans(&workspace("cli", "anyhow", &Value::Null)).is_empty());
    }

    #[test]
    fn a_pure_layer_is_searched_to_the_bottom_but_not_in_its_tests() {
        let found = bans(&workspace("domain", "serde", &Value::Null));
        assert!(found[0].message.starts_with("links tokio"));
        assert!(bans(&workspace("domain", "serde", &json!("dev"))).is_empty());
    }
}
