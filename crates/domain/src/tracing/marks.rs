//! The mark of a copy as evidence: how surely a sighted picture bears it. Evidence is about the copy, and so about everybody who had it.

/// Evidence stands for no more than this: beyond it clerical errors, swapped files and stolen accounts are likelier.
pub const MOST_EVIDENCE: f64 = 1_000_000.0;

/// How likely a copy scores `score` by chance, when `tried` ways to lay the picture over it were tried: at most.
pub fn mark_p_value(score: f64, tried: u32) -> f64 {
    if score <= 0.0 { 1.0 } else { (f64::from(tried) * (-score * score / 2.0).exp()).min(1.0) }
}

/// By what the score of a copy multiplies the odds of whoever had it, at most [`MOST_EVIDENCE`].
pub fn mark_evidence(score: f64, tried: u32) -> f64 {
    (0.5 / mark_p_value(score, tried).sqrt()).min(MOST_EVIDENCE)
}

/// From which score on a copy may be said to match, when one of `copies` may be wrongly named with the probability `alpha`.
pub fn mark_threshold(copies: u32, tried: u32, alpha: f64) -> f64 {
    (2.0 * (f64::from(copies) * f64::from(tried) / alpha).ln()).sqrt()
}
