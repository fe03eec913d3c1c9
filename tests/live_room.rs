//! A small session of a whole room, from the invitations to the announced result: chair and experts with the real OpenSSH client, the
//! clerk at the desk, the board beside them. Everybody sees what the others do without a key.

mod common;
#[path = "common/live.rs"]
mod live;
#[path = "common/terminal.rs"]
mod terminal;

use std::process::Command as Process;
use std::time::Duration;

use common::Stage;
use live::{CODE, Live, PASSPHRASE};
use panelmark::domain::text::Lang;
use panelmark::ssh::Rules;
use terminal::Terminal;

/// What the line of the room says while the clock runs.
const CLOCK: &str = "presentation ";
/// While one's own hand is raised, and while the seat is open elsewhere too; at 80 columns the rest of it gives way.
const HAND: &str = "hand raised";
const TWICE: &str = "this seat is open";

/// Takes an invitation up, without a key: the code, then a passphrase of one's own.
fn take_up(terminal: &mut Terminal, code: &str) {
    terminal.wait_for("Code or passphrase");
    terminal.answer(code);
    terminal.wait_for("New passphrase");
    terminal.answer(PASSPHRASE);
    terminal.wait_for("Once more");
    terminal.answer(PASSPHRASE);
}

/// A program at the desk, in the folder of the session.
fn at_the_desk(live: &Live, arguments: &[&str]) -> Terminal {
    Terminal::start(live.folder(), &[&["--lang", "en"], arguments].concat())
}

fn gone(terminal: &Terminal, text: &str) {
    terminal.wait_until(&format!("no more {text:?}"), |screen| !screen.contains(text));
}

/// Scores the three items of the sheet that is open, and hands it in.
fn hand_in(expert: &mut Terminal, points: [&str; 3], total: &str) {
    expert.press("Home");
    for (item, points) in ["Workshop", "Plans and summaries", "Apprentices"].into_iter().zip(points) {
        expert.press(&format!("{points} Enter"));
        expert.wait_for(&format!("Saved: {item} {points}"));
    }
    expert.press("h");
    expert.wait_for(&format!("total {total}"));
}

/// The line of a screen that has the cursor.
fn at_cursor<'a>(screen: &'a str, text: &str) -> Option<&'a str> {
    screen.lines().find(|line| line.starts_with('▸') && line.contains(text))
}

/// Everybody in the room.
struct Room {
    live: Live,
    clerk: Terminal,
    board: Terminal,
    chair: Terminal,
    experts: [Terminal; 3],
}

impl Room {
    /// The clerk invites one at the desk; the others have their codes already. All join at a time.
    fn gather() -> Room {
        let live = Live::serving(Stage::small(2, 3), Rules::usual(Lang::En));
        ["E2", "E3", "CH"].iter().for_each(|seat| live.invite(seat));
        let mut clerk = at_the_desk(&live, &["open", "session.panelmark", "--seat", "CK"]);
        let board = at_the_desk(&live, &["board", "session.panelmark"]);
        let [mut one, mut two, mut three, mut chair] = ["e1", "e2", "e3", "ch"].map(|seat| live.ssh(seat));
        clerk.wait_for("setup · ");
        clerk.press("2 Tab i");
        clerk.wait_for("Invitation for E1");
        let shown = clerk.text();
        let code = shown.split_once("Code: ").unwrap().1.split_whitespace().next().unwrap().to_owned();
        clerk.press("Enter");
        // The desk is another process than the server.
        let heard = live.stage.room.subscribe();
        while !live.stage.room.joins(&"E1".into()).invited {
            heard.recv_timeout(Duration::from_secs(30)).unwrap();
        }
        take_up(&mut one, &code);
        [&mut two, &mut three, &mut chair].into_iter().for_each(|person| take_up(person, CODE));
        let room = Room { live, clerk, board, chair, experts: [one, two, three] };
        room.everybody(|person| person.wait_for("setup · "));
        room
    }

    /// Chair and experts, who are elsewhere.
    fn everybody(&self, sees: impl Fn(&Terminal)) {
        [&self.chair].into_iter().chain(&self.experts).for_each(sees);
    }

    fn experts_see(&self, text: &str) {
        self.experts.iter().for_each(|expert| expert.wait_for(text));
    }

    /// The chair sets the studio being heard, and every screen goes there.
    fn hear(&mut self, studio: &str) {
        self.chair.press("8 h");
        self.chair.wait_for("Set the studio being heard");
        self.chair.press(&format!("{studio} Enter 2 Enter"));
        self.chair.wait_for("every screen goes there");
        for expert in &self.experts {
            expert.wait_for(&format!("Now heard: {studio}"));
            let title = format!(" {studio} ");
            let is_there = |screen: &str| screen.contains("Workshop") && screen.lines().any(|line| line.starts_with(&title));
            expert.wait_until("the sheet of that studio", is_there);
        }
        self.board.wait_for(studio);
    }

    fn scoring_is_opened_and_every_screen_led(&mut self) {
        self.chair.press("o");
        self.experts_see("scoring · ");
        self.clerk.wait_for("scoring · ");
        self.hear("S2");
        // Four elsewhere, and the clerk, whose desk is another program.
        self.chair.wait_for("5 of 7 people here");
        self.chair.press("t");
        self.chair.wait_for("Start the clock");
        self.chair.press("Enter Enter");
        // It runs on every screen by itself.
        self.everybody(|person| person.wait_for(&format!("{CLOCK}9:")));
        self.clerk.wait_for(&format!("{CLOCK}9:"));
    }

    fn a_hand_is_raised_seen_and_taken_down(&mut self) {
        self.experts[1].press("w");
        self.experts[1].wait_for("Raise a hand for the chair");
        self.experts[1].press("ledger? Enter");
        self.experts[1].wait_for(HAND);
        self.chair.wait_for("E2 样例E2 raised a hand: ledger?");
        self.clerk.wait_for("E2 样例E2 raised a hand: ledger?");
        self.chair.press("Home");
        self.chair.wait_for(": ledger?");
        assert!(!self.experts[0].text().contains("ledger?"), "the other experts do not see it");
        self.chair.press("a");
        gone(&self.experts[1], HAND);
        gone(&self.chair, "ledger?");
    }

    fn sheets_are_handed_in_and_the_chair_sees_where_everybody_is(&mut self) {
        hand_in(&mut self.experts[0], ["9", "7", "8"], "24");
        self.chair.wait_for("1 of 3 sheets of this studio submitted");
        self.board.wait_for("1 of 3 sheets of this studio submitted");
        self.experts[1].press("Home Down");
        self.chair.wait_for("S2 · Plans and summaries");
        hand_in(&mut self.experts[1], ["9", "6", "8"], "23");
        self.chair.wait_for("2 of 3 sheets of this studio submitted");
    }

    fn a_pause_reaches_everybody(&mut self) {
        let third = &mut self.experts[2];
        third.press("Home 1 0 Enter");
        third.wait_for("Saved: Workshop 10");
        self.chair.press("p");
        self.everybody(|person| person.wait_for("Scoring is paused"));
        self.board.wait_for("Scoring is paused");
        self.experts[2].press("7");
        self.experts[2].wait_for("The chair has paused scoring");
        self.chair.press("p");
        self.everybody(|person| gone(person, "Scoring is paused"));
    }

    fn a_seat_open_twice_is_said_in_both_places_and_to_the_chair(&mut self) {
        let mut second = self.live.join("E3");
        second.wait_for(TWICE);
        self.experts[2].wait_for(TWICE);
        self.chair.wait_until("two visits of E3", |screen| screen.lines().any(|line| line.contains("2  E3 样例E3")));
        second.press("q");
        second.wait_for("You have left.");
        gone(&self.experts[2], TWICE);
    }

    fn who_loses_the_connection_comes_back_to_the_same_item(&mut self) {
        let pid = self.experts[2].child.process_id().unwrap().to_string();
        assert!(Process::new("kill").args(["-9", &pid]).status().unwrap().success());
        self.live.wait_for_log("E3 样例E3 lost the connection");
        self.chair.wait_for("4 of 7 people here");
        self.experts[2] = self.live.ssh("e3");
        let third = &mut self.experts[2];
        third.wait_for("Code or passphrase");
        third.answer(PASSPHRASE);
        third.wait_until("the item after the one that was saved", |screen| {
            at_cursor(screen, "Plans").is_some() && screen.contains("Now heard: S2") && screen.contains("10/30")
        });
        self.chair.wait_for("5 of 7 people here");
        hand_in(third, ["10", "7", "8"], "25");
        self.chair.wait_for("3 of 3 sheets of this studio submitted");
    }

    fn sheets_are_revealed_and_a_change_after_it_is_marked(&mut self) {
        self.experts[0].press("y");
        self.experts[0].wait_for("The chair has not shown the sheets of this studio");
        self.chair.press("r");
        self.chair.wait_for("will see each other's");
        self.chair.press("y");
        self.chair.wait_for("submitted, shown for discussion");
        self.experts[0].press("y");
        self.experts[0].wait_for("Total: E1 24, E2 23, E3 25");
        let third = &mut self.experts[2];
        third.press("k");
        third.wait_for("can be changed");
        hand_in(third, ["11", "7", "8"], "26");
        self.experts[0].press("Esc");
        gone(&self.experts[0], "For discussion");
        self.experts[0].press("y");
        self.experts[0].wait_for("Workshop: E1 9, E2 9, E3 10 now 11");
        self.experts[0].press("Esc");
        self.chair.press("2 ]");
        self.chair.wait_for("(2 of 2)");
        self.chair.press("Right Right Down Down Down Down");
        self.chair.wait_for("changed after the sheets were shown; it was 10");
    }

    fn the_other_studio_is_scored_too(&mut self) {
        self.hear("S1");
        for expert in &mut self.experts {
            hand_in(expert, ["12", "8", "10"], "30");
        }
        self.chair.wait_for("3 of 3 sheets of this studio submitted");
        self.clerk.press("1");
        self.clerk.wait_for("every sheet is in");
        assert!(!self.board.text().contains("30.00"), "no score before the result is announced");
    }

    fn the_result_is_final_when_chair_and_clerk_say_so_and_then_announced(&mut self) {
        self.chair.press("1 c");
        self.chair.wait_for("Close scoring");
        self.chair.press("y");
        self.experts_see("review · ");
        self.chair.press("f");
        self.chair.wait_for("Once the clerk confirms");
        self.chair.press("y");
        self.clerk.press("5");
        self.clerk.wait_for("The chair proposed the result as final");
        self.clerk.press("f y");
        self.clerk.wait_for("final · ");
        self.everybody(|person| person.wait_for("final · "));
        self.board.wait_for("the chair will announce it");
        assert!(!self.board.text().contains("30.00"), "no score before the result is announced");
        self.chair.press("8 g");
        self.chair.wait_for("The big screen will show the final result");
        self.chair.press("y");
        self.board.wait_for("30.00");
        // (24 + 23 + 26) / 3
        self.board.wait_for("24.33");
    }

    fn everybody_leaves(mut self) {
        for person in self.experts.iter_mut().chain([&mut self.chair]) {
            person.press("q");
            person.wait_for("You have left.");
            assert_eq!(person.ends(), 0);
        }
    }
}

#[test]
fn a_whole_room_holds_a_session_from_its_invitations_to_the_announced_result() {
    let mut room = Room::gather();
    room.scoring_is_opened_and_every_screen_led();
    room.a_hand_is_raised_seen_and_taken_down();
    room.sheets_are_handed_in_and_the_chair_sees_where_everybody_is();
    room.a_pause_reaches_everybody();
    room.a_seat_open_twice_is_said_in_both_places_and_to_the_chair();
    room.who_loses_the_connection_comes_back_to_the_same_item();
    room.sheets_are_revealed_and_a_change_after_it_is_marked();
    room.the_other_studio_is_scored_too();
    room.the_result_is_final_when_chair_and_clerk_say_so_and_then_announced();
    room.everybody_leaves();
}
