//! The order of shapes within their columns in which arrows cross little, by the method of Sugiyama.

use std::collections::HashMap;

use rust_sugiyama::configure::{Config, CrossingMinimization, RankingType};
use rust_sugiyama::from_vertices_and_edges;

/// More shapes or arrows than these keep the order that they have: crossings could not be followed by eye any more.
const SHAPES: usize = 260;
const ARROWS: usize = 600;

/// Puts each column into an order in which the arrows from columns before it cross little. The same shapes and arrows come
/// out in the same order. Arrows that lead back, to the same column or to the same shape count for nothing here.
pub(super) fn in_order(columns: &mut [Vec<usize>], arrows: &[(usize, usize)]) {
    let shapes: usize = columns.iter().map(Vec::len).sum();
    if shapes > SHAPES || arrows.len() > ARROWS || columns.iter().all(|column| column.len() < 2) {
        return;
    }
    let Some((ids, edges)) = layered(columns, arrows) else { return };
    let vertices: Vec<(u32, (f64, f64))> = ids.iter().map(|(id, _)| (*id, (1.0, 1.0))).collect();
    let config = Config {
        ranking_type: RankingType::Up,
        c_minimization: CrossingMinimization::Barycenter,
        transpose: false,
        ..Config::default()
    };
    let mut across: HashMap<usize, f64> = HashMap::new();
    let shape_of: HashMap<usize, usize> =
        ids.iter().filter_map(|(id, shape)| Some((*id as usize, (*shape)?))).collect();
    for (laid_out, _, _) in from_vertices_and_edges(&vertices, &edges, &config) {
        for (id, (x, _)) in laid_out {
            if let Some(shape) = shape_of.get(&id) {
                across.insert(*shape, x);
            }
        }
    }
    for column in columns {
        let at = |shape: &usize| across.get(shape).copied().unwrap_or(f64::MAX);
        column.sort_by(|a, b| at(a).total_cmp(&at(b)));
    }
}

/// Vertices with the shapes that they stand for, and the edges between them.
type Layered = (Vec<(u32, Option<usize>)>, Vec<(u32, u32)>);

/// The columns as layers of an acyclic graph: a spine without shapes holds every shape in its own column, and a vertex comes
/// after all that lead to it.
fn layered(columns: &[Vec<usize>], arrows: &[(usize, usize)]) -> Option<Layered> {
    let mut place: HashMap<usize, (usize, u32)> = HashMap::new();
    let mut spine = Vec::with_capacity(columns.len());
    let mut vertices = Vec::new();
    for (column, shapes) in columns.iter().enumerate() {
        let first = u32::try_from(vertices.len()).ok()?;
        spine.push(first);
        vertices.push((first, None));
        for (id, shape) in (first + 1..).zip(shapes) {
            place.insert(*shape, (column, id));
            vertices.push((id, Some(*shape)));
        }
    }
    let mut edges: Vec<(u32, u32)> = spine.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let mut held: HashMap<u32, bool> = HashMap::new();
    for (from, to) in arrows {
        let ((before, from), (after, to)) = (*place.get(from)?, *place.get(to)?);
        if before < after {
            edges.push((from, to));
            *held.entry(to).or_default() |= before + 1 == after;
        }
    }
    for (column, id) in place.values().filter(|(column, id)| *column > 0 && !held.get(id).copied().unwrap_or(false)) {
        edges.push((spine[column - 1], *id));
    }
    // Neighbours are walked from the last added on; so the order before this one decides where nothing else does.
    edges.sort_unstable_by(|a, b| b.cmp(a));
    Some((vertices, edges))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_chains_that_would_cross_are_untangled_and_keep_their_columns() {
        let mut columns = vec![vec![0], vec![1, 2], vec![3, 4], vec![5]];
        in_order(&mut columns, &[(0, 1), (0, 2), (1, 4), (2, 3), (4, 5), (0, 5)]);
        let first = columns[1][0];
        let below = if first == 1 { 4 } else { 3 };
        assert_eq!(columns[2][0], below, "{columns:?}");
        assert_eq!(columns.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 2, 1]);
    }

    #[test]
    fn circles_self_links_and_lone_shapes_are_borne() {
        let mut columns = vec![vec![0, 1], vec![2, 3], vec![4]];
        in_order(&mut columns, &[(0, 2), (2, 0), (3, 3), (2, 3), (3, 2)]);
        for column in &mut columns {
            column.sort_unstable();
        }
        assert_eq!(columns, [vec![0, 1], vec![2, 3], vec![4]]);
        in_order(&mut [], &[]);
    }

    #[test]
    fn as_many_shapes_and_arrows_as_are_ordered_at_all_are_ordered() {
        let mut columns: Vec<Vec<usize>> = (0..4).map(|column| (column * 65..column * 65 + 65).collect()).collect();
        let arrows: Vec<(usize, usize)> = (0..ARROWS).map(|no| (no % 65, 65 + (no * 37) % 195)).collect();
        let before = columns.clone();
        in_order(&mut columns, &arrows);
        assert!(columns != before && columns.iter().all(|column| column.len() == 65));
    }
}
