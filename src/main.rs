//! Arguments to cli, error to exit code; nothing else.

fn main() {}
