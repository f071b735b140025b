//! The `underwraps` command.
fn main() {}
