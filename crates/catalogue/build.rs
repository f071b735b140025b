//! Compiles the crate anew when a catalogue file is added, and not only when one is edited.

fn main() {
    println!("cargo:rerun-if-changed=locales");
}
