//! The audit of exposure, checked against a reading of its rules by brute force on small worlds.

#[cfg(test)]
mod below;
#[cfg(test)]
mod candidates;
#[cfg(test)]
mod circles;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod contradictions;
#[cfg(test)]
mod differential;
#[cfg(test)]
mod drafted;
#[cfg(test)]
mod drawing;
#[cfg(test)]
mod engine;
#[cfg(test)]
mod expiries;
#[cfg(test)]
mod explained;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod flowed;
#[cfg(test)]
mod followed;
#[cfg(test)]
mod network;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod portfolio;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reached;
#[cfg(test)]
mod vectors;
#[cfg(test)]
mod worlds;
