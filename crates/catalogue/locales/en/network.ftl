## Questions about the supply network.

menu-audits = Audits
network-gatekeepers = Gatekeepers
network-paths = Paths between parties
network-paths-from = Paths from here
network-paths-to = Paths to here
network-concentration = Concentration
network-dependence = Dependence
network-slot-programme = Programme
network-slot-party = Party
network-slot-holder = Party or person
network-slot-from = From (customer)
network-slot-to = To (supplier)
network-slot-supplier = Suppliers
network-problem-blank = Choose one: type the beginning of its code, or a part of its name.
network-problem-none = Nothing is called “{ $typed }”. Type the beginning of the code, or another part of the name.
network-problem-several = “{ $typed }” may mean several: { $named }. Type the code of one.
network-problem-same = This is the party that the path starts from. Choose another.
network-problem-too-many = Choose at most { $most } at once.
network-offers = Programmes
network-no-programme = No programme yet
network-no-programme-words = Enter a programme, its parts and its supply links first, or import a bundle.
network-manufacturer = Manufacturer
network-any-programme = any programme
network-any-part = any part
network-zone-of-documents = each programme’s zone
network-not-known-then = { $when }, this programme was not recorded: nothing can be said of its network.
network-more = { $count ->
    [one] One more is in the exports.
   *[other] { $count } more are in the exports.
}
network-column-supplier = Supplier
network-column-gatekeeper = Gatekeeper
network-column-before = Before it, from the manufacturer down
network-column-behind = Suppliers only behind it
network-column-chosen-behind = Of the chosen
network-column-number = No.
network-column-path = Path
network-column-length = Length
network-column-weakest = Weakest step
network-column-share = Share of strictly confidential
network-column-parts = Parts
network-column-longest = A new source takes

## Gatekeepers.

network-gatekeepers-lead = Through whom does every path from the manufacturer to a supplier run?
network-gatekeepers-of = Gatekeepers of { $programme }
network-gatekeepers-hint-programme = Its supply links count, and those of no programme.
network-gatekeepers-hint-supplier = Blank for all. With several: whom do all paths to all of them run through?
network-gatekeepers-all = { $when }, { $reached ->
    [0] no supplier can be reached from the manufacturer.
    [one] one supplier can be reached from the manufacturer
   *[other] { $reached } suppliers can be reached from the manufacturer
  }{ $reached ->
    [0] {""}
   *[other] { $count ->
        [0] , and none of them stands only behind another.
        [one] ; one of them stands before others that are reached through it alone.
       *[other] ; { $count } of them stand before others that are reached through them alone.
    }
}
network-gatekeepers-chosen = { $when }, { $reached ->
    [0] none of the chosen suppliers can be reached from the manufacturer.
   *[other] { $count ->
        [0] no party stands on every path to { $reached ->
            [one] the chosen supplier
            [2] both chosen suppliers
           *[other] all { $reached } chosen suppliers
        }.
       *[other] every path to { $reached ->
            [one] the chosen supplier
            [2] both chosen suppliers
           *[other] all { $reached } chosen suppliers
        } runs through { $named }.
    }{ $unreached ->
        [0] {""}
        [one] {" "}One more that was chosen cannot be reached.
       *[other] {" "}{ $unreached } more that were chosen cannot be reached.
    }
}
network-gatekeepers-before = The chosen suppliers
network-gatekeepers-none = No gatekeeper
network-gatekeepers-none-words = Every supplier that is asked about is reached in more than one way, or straight from the manufacturer, or not at all.
network-no-gatekeeper = nobody: it is reached in more than one way, or straight from the manufacturer
network-not-reached = not reached from the manufacturer
network-behind-whom = Who stands only behind { $party }
network-paths-to-it = paths

## Paths.

network-paths-lead = Along which supply links does one party lead down to another?
network-paths-between = Paths from { $from } to { $to }
network-paths-hint-from = Who is supplied: the paths start here.
network-paths-hint-to = Who supplies: the paths end here.
network-paths-hint-programme = Blank for the links of every programme.
network-paths-found = { $when }, { $count ->
    [one] one path leads from { $from } down to { $to }; it has { $length ->
        [one] one link
       *[other] { $length } links
    }.
   *[other] { $count } paths lead from { $from } down to { $to }; the shortest has { $length ->
        [one] one link
       *[other] { $length } links
    }.
  }
network-paths-loop = { $when }, { $count ->
    [one] one path leads from { $from } down to { $to }; it has { $length ->
        [one] one link
       *[other] { $length } links
    }.
   *[other] { $count } paths lead from { $from } down to { $to }; the shortest has { $length ->
        [one] one link
       *[other] { $length } links
    }.
  } The two lie on a loop: a path leads back as well.
network-paths-only-back = { $when }, no path leads from { $from } down to { $to }; only the other direction exists.
network-paths-no-way = { $when }, no path leads from { $from } down to { $to }, nor back.
network-paths-turn = The other direction
network-paths-cut = These are the shortest. The network has more paths than can be listed, or looking for the rest would take too long.
network-paths-none = No path
network-paths-none-words = No supply links that are valid then lead from the one to the other.
network-links = { $count ->
    [one] one link
   *[other] { $count } links
}
network-links-of = Links of path { $number }
network-valid-always = valid at all times
network-valid-from = valid from { $from }
network-valid-to = valid until { $to }
network-valid-between = valid from { $from } until { $to }

## Concentration.

network-concentration-lead = How much strictly confidential and confidential material does each party hold?
network-concentration-at = Concentration at { $party }
network-concentration-hint-holder = Blank for all who hold something.
network-concentration-all = { $when }, { $strict ->
    [0] no strictly confidential version is out
    [one] one strictly confidential version is out
   *[other] { $strict } strictly confidential versions are out
  } and { $confidential ->
    [0] no confidential one
    [one] one confidential one
   *[other] { $confidential } confidential ones
  }; { $holders ->
    [0] nobody holds any
    [one] one party or person holds all of it
   *[other] { $holders } parties and people hold them
  }.
network-concentration-one = { $when }, { $party } holds { $strict ->
    [0] no strictly confidential version, as none is out,
    [one] { $held } of the one strictly confidential version that is out
   *[other] { $held } of the { $strict } strictly confidential versions that are out
  } and { $confidential ->
    [0] no confidential one
    [one] one confidential one
   *[other] { $confidential } confidential ones
  }.
network-concentration-none = Nothing is held
network-concentration-none-words = Nobody who is asked about holds a confidential or strictly confidential version then, as far as it is recorded.
network-holders = Who holds how much
network-versions-of = Versions that { $party } holds
network-percent = { $number }%

## Dependence.

network-dependence-lead = Which parts have no second source, and how long would a new one take?
network-dependence-of = Dependence of { $programme }
network-dependence-on = Dependence of { $programme } on { $party }
network-dependence-hint-programme = Its parts and supply links count, and supply links of no programme.
network-dependence-hint-party = Blank for every party on whom a part hangs.
network-dependence-all = { $when }, { $count ->
    [0] none
    [one] one
   *[other] { $count }
  } of the { $parts ->
    [one] one part
   *[other] { $parts } parts
  } of { $programme } { $count ->
    [0] hangs on a single party.
    [one] hangs on a single source, through { $parties ->
        [one] one party.
       *[other] { $parties } parties.
    }
   *[other] hang on a single source, through { $parties ->
        [one] one party.
       *[other] { $parties } parties.
    }
  }
network-dependence-one = { $when }, without { $party }, { $programme } has no source for { $count ->
    [0] none
    [one] one
   *[other] { $count }
  } of its { $parts ->
    [one] one part
   *[other] { $parts } parts
  }.
network-dependence-time = { $told } A new source takes: { $longest }.
network-dependence-sourceless = { $count ->
    [one] No supply link leads to this part, so nothing can be said of it: { $parts }.
   *[other] No supply link leads to these { $count } parts, so nothing can be said of them: { $parts }.
}
network-dependence-none = No part hangs on a single party
network-dependence-none-on = No part hangs on this party
network-dependence-none-words = Every part that supply links lead to has a second source, or no supply links are recorded for that day.
network-dependents = On whom parts hang
network-parts-of = Parts without a second source to { $party }
network-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
network-months-unknown = not known
network-months-at-least = at least { $months ->
    [one] 1 month
   *[other] { $months } months
  }; not known for { $unknown ->
    [one] one part
   *[other] { $unknown } parts
}
