//! Chooses the manufacturer of each programme, the root from which tiers are counted, and says what was chosen and why.

use std::collections::{HashMap, HashSet, VecDeque};

use anyhow::Context;

use super::Choice;
use super::links::{Link, Network, Source};
use super::parties::{Parties, Party};
use super::report::Report;
use super::transfers::Items;

/// How many parties are compared by whom they are supplied by, directly and through others.
const COMPARED: usize = 64;

/// The suppliers of each customer, in one programme.
type Suppliers = HashMap<u32, Vec<u32>>;

/// What is reached from a manufacturer.
struct Reach {
    parties: usize,
    /// The farthest tier.
    tiers: u32,
}

pub(super) fn choose(
    network: &mut Network,
    parties: &mut Parties,
    items: &Items,
    choice: &Choice,
    report: &mut Report,
) -> anyhow::Result<()> {
    let given = match choice {
        Choice::Given(id) => Some(parties.number(id).with_context(|| format!("there is no party `{id}`"))?),
        Choice::Widest | Choice::Added => None,
    };
    if network.programmes.is_empty() {
        if let Some(manufacturer) = given.or_else(|| items.most_frequent_sender()) {
            let programme = network.open_programme();
            network.programmes[programme as usize].manufacturer = manufacturer;
            report.tell(format!("Without links, the manufacturer is {}, who sends the most", parties.id(manufacturer)));
        }
        return Ok(());
    }
    for number in 0..network.programmes.len() {
        let programme = u32::try_from(number)?;
        let suppliers = suppliers(&network.links, programme);
        let roots = roots(&suppliers);
        let (manufacturer, why) = match (given, roots.as_slice(), choice) {
            (Some(given), ..) => (given, "as it was asked for".to_owned()),
            (None, [only], _) => (*only, "the only one who supplies nobody".to_owned()),
            (None, [], _) => {
                (widest(&suppliers, all(&suppliers)), "nobody supplies nobody; the one supplied by the most".to_owned())
            }
            (None, several, Choice::Added) => {
                let added = add(parties, &network.programmes[number].code, number);
                for root in several {
                    let link = Link {
                        supplier: *root,
                        customer: added,
                        programme,
                        from: None,
                        to: None,
                        source: Source::Added,
                    };
                    network.links.push(link);
                }
                (added, format!("added above the {} who supply nobody", several.len()))
            }
            (None, several, _) => (
                widest(&suppliers, several.to_vec()),
                format!("of {} who supply nobody the one supplied by the most", several.len()),
            ),
        };
        network.programmes[number].manufacturer = manufacturer;
        let members = all(&suppliers).len();
        let reach = reach(&self::suppliers(&network.links, programme), manufacturer);
        report.tell(format!(
            "  {}: manufacturer {} ({why}); {} tiers, {} parties on them, {} beyond",
            network.programmes[number].code,
            parties.id(manufacturer),
            reach.tiers,
            reach.parties,
            members.saturating_sub(reach.parties + usize::from(suppliers_know(&suppliers, manufacturer))),
        ));
    }
    Ok(())
}

fn suppliers_know(suppliers: &Suppliers, party: u32) -> bool {
    suppliers.contains_key(&party) || suppliers.values().any(|of| of.contains(&party))
}

fn suppliers(links: &[Link], programme: u32) -> Suppliers {
    let mut suppliers = Suppliers::new();
    for link in links.iter().filter(|link| link.programme == programme) {
        suppliers.entry(link.customer).or_default().push(link.supplier);
    }
    suppliers
}

/// Those who are supplied and supply nobody, in the order of the parties.
fn roots(suppliers: &Suppliers) -> Vec<u32> {
    let supplying: HashSet<u32> = suppliers.values().flatten().copied().collect();
    let mut roots: Vec<u32> = suppliers.keys().copied().filter(|customer| !supplying.contains(customer)).collect();
    roots.sort_unstable();
    roots
}

fn all(suppliers: &Suppliers) -> Vec<u32> {
    let all: HashSet<u32> = suppliers.iter().flat_map(|(customer, of)| of.iter().chain([customer])).copied().collect();
    let mut all: Vec<u32> = all.into_iter().collect();
    all.sort_unstable();
    all
}

/// Whom the most supply, directly or through others, among those with the most direct suppliers; of equals the first.
fn widest(suppliers: &Suppliers, mut among: Vec<u32>) -> u32 {
    among.sort_by_key(|party| (std::cmp::Reverse(suppliers.get(party).map_or(0, Vec::len)), *party));
    among.truncate(COMPARED);
    let best = among.into_iter().max_by_key(|party| (reach(suppliers, *party).parties, std::cmp::Reverse(*party)));
    best.unwrap_or_default()
}

fn reach(suppliers: &Suppliers, from: u32) -> Reach {
    let mut seen = HashSet::from([from]);
    let mut waiting = VecDeque::from([(from, 0)]);
    let mut tiers = 0;
    while let Some((party, tier)) = waiting.pop_front() {
        tiers = tiers.max(tier);
        for supplier in suppliers.get(&party).into_iter().flatten() {
            if seen.insert(*supplier) {
                waiting.push_back((*supplier, tier + 1));
            }
        }
    }
    Reach { parties: seen.len() - 1, tiers }
}

/// A manufacturer that the network does not have.
fn add(parties: &mut Parties, programme: &str, number: usize) -> u32 {
    let mut id = format!("MANUFACTURER-{}", number + 1);
    while parties.number(&id).is_some() {
        id.push('X');
    }
    let name = format!("Manufacturer of {programme} (added)");
    parties.add(Party { id, name, kind: "manufacturer", country: "" })
}
