//! Schema changes, one per file, frozen once merged.
