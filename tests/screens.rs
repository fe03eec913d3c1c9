//! The real program in a real (pseudo-)terminal, with keys alone.

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use common::Stage;
use terminal::Terminal;

#[test]
fn a_signal_gives_the_terminal_back() {
    let stage = Stage::scoring(2, 2);
    let mut screen = Terminal::start(stage.dir.path(), &["--lang", "en", "open", "session.panelmark"]);
    screen.wait_for("E1");
    assert!(screen.is_alternate());
    let pid = screen.child.process_id().unwrap().to_string();
    std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    screen.ends();
    screen.wait_until_given_back();
}
