//! Arguments to cli, error to exit code; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(panelmark::cli::run(std::env::args_os().collect()))
}
