//! Where a shape stands in a picture and what it says, with the names of both in addresses.

/// A column of a picture; they stand in this order from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Where the version comes from.
    Source,
    /// Gave, and nothing says how it came by the version, or it acted for its employer.
    Giver,
    /// So far below the manufacturer; 0 is the manufacturer itself.
    Tier(u32),
    /// This tier and all below it.
    Deeper(u32),
    /// On no supply link that leads to the manufacturer.
    NotLinked,
    /// So many supply links below a recorded holder.
    Possible(u32),
    /// So many, or more.
    Farther(u32),
}

/// What a shape says of the parties that it stands for; shapes of one column stand in this order at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Source,
    /// Nobody knows how its giver came by the version; so it is not covered either.
    BrokenChain,
    /// Received at least once without cover.
    NotCovered,
    /// Was covered when it received, and keeps a copy that it may not keep any more.
    HeldWithoutCover,
    Covered,
    /// Gave without a receipt of its own.
    NoReceipt,
    /// May have it, though no record says so.
    Possible,
    /// On a circle of supply links.
    Looped,
    /// On supply links.
    Linked,
}

impl Mark {
    pub const ALL: [Self; 9] = [
        Self::Source,
        Self::NotCovered,
        Self::BrokenChain,
        Self::HeldWithoutCover,
        Self::Covered,
        Self::NoReceipt,
        Self::Possible,
        Self::Linked,
        Self::Looped,
    ];

    /// Its name in addresses, catalogue keys and styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::BrokenChain => "broken-chain",
            Self::NotCovered => "not-covered",
            Self::HeldWithoutCover => "held-without-cover",
            Self::Covered => "covered",
            Self::NoReceipt => "no-receipt",
            Self::Possible => "possible",
            Self::Looped => "looped",
            Self::Linked => "linked",
        }
    }

    /// May be drawn as one with its like; what somebody must act on may not.
    pub const fn may_be_grouped(self) -> bool {
        match self {
            Self::Covered | Self::NoReceipt | Self::Possible | Self::Looped | Self::Linked => true,
            Self::Source | Self::BrokenChain | Self::NotCovered | Self::HeldWithoutCover => false,
        }
    }
}

/// Parties of one place and mark: what a group stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    pub place: Place,
    pub mark: Mark,
    /// No rows of the answer.
    pub is_aside: bool,
}

impl Class {
    /// Its name in addresses: place, mark and whether it is aside, such as `tier-2.covered`.
    pub fn name(self) -> String {
        let place = match self.place {
            Place::Source => "source".to_owned(),
            Place::Giver => "giver".to_owned(),
            Place::Tier(tier) => format!("tier-{tier}"),
            Place::Deeper(tier) => format!("deeper-{tier}"),
            Place::NotLinked => "unlinked".to_owned(),
            Place::Possible(distance) => format!("possible-{distance}"),
            Place::Farther(distance) => format!("farther-{distance}"),
        };
        format!("{place}.{}{}", self.mark.name(), if self.is_aside { ".aside" } else { "" })
    }

    /// The class of that name; `None` when it is none.
    pub fn of_name(name: &str) -> Option<Self> {
        let (name, is_aside) = name.strip_suffix(".aside").map_or((name, false), |name| (name, true));
        let (place, mark) = name.split_once('.')?;
        let mark = Mark::ALL.into_iter().find(|one| one.name() == mark)?;
        let numbered = |name: &str| place.strip_prefix(name)?.strip_prefix('-')?.parse().ok();
        let place = match place {
            "source" => Place::Source,
            "giver" => Place::Giver,
            "unlinked" => Place::NotLinked,
            _ => numbered("tier")
                .map(Place::Tier)
                .or_else(|| numbered("deeper").map(Place::Deeper))
                .or_else(|| numbered("possible").map(Place::Possible))
                .or_else(|| numbered("farther").map(Place::Farther))?,
        };
        Some(Self { place, mark, is_aside })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_by_its_name_and_no_other_name_is_one() {
        let places = [
            Place::Source,
            Place::Giver,
            Place::Tier(0),
            Place::Tier(12),
            Place::Deeper(12),
            Place::NotLinked,
            Place::Possible(1),
            Place::Farther(4),
        ];
        for place in places {
            for mark in Mark::ALL {
                for is_aside in [false, true] {
                    let class = Class { place, mark, is_aside };
                    assert_eq!(Class::of_name(&class.name()), Some(class), "{}", class.name());
                }
            }
        }
        for name in ["", "tier-2", "tier-x.covered", "tier.covered", "tier-2.fine", "moon.covered", ".aside"] {
            assert_eq!(Class::of_name(name), None, "{name}");
        }
    }
}
