//! Clients that mean ill, or are broken: whatever one of them does, the others go on working.

mod common;
#[path = "common/live.rs"]
mod live;
#[path = "common/terminal.rs"]
mod terminal;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use live::{Live, PASSPHRASE};
use panelmark::domain::command::Command;
use panelmark::domain::text::Lang;
use panelmark::ssh::Rules;
use russh::client::{self, Handle, KeyboardInteractiveAuthResponse};
use russh::keys::PublicKeyOrCertificate;
use russh::{Channel, ChannelMsg};

struct Anything;

impl client::Handler for Anything {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _key: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

/// A client of our own making, that does as it is told.
async fn enter(live: &Live, config: client::Config, size: (u32, u32)) -> (Handle<Anything>, Channel<client::Msg>) {
    let mut session = client::connect(Arc::new(config), ("127.0.0.1", live.port), Anything).await.unwrap();
    session.authenticate_keyboard_interactive_start("E1", None).await.unwrap();
    let answer = session.authenticate_keyboard_interactive_respond(vec![PASSPHRASE.to_owned()]).await.unwrap();
    assert!(matches!(answer, KeyboardInteractiveAuthResponse::Success));
    let channel = session.channel_open_session().await.unwrap();
    channel.request_pty(false, "xterm", size.0, size.1, 0, 0, &[]).await.unwrap();
    channel.request_shell(false).await.unwrap();
    (session, channel)
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// A screen as large as any that is drawn for.
fn screen() -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(210).unwrap(), NonZeroU16::new(510).unwrap(), 0)
}

/// Reads until the screen shows `text`; returns the row in which it stands.
async fn see(channel: &mut Channel<client::Msg>, screen: &mut vt100::Parser, text: &str) -> usize {
    loop {
        if let Some(row) = screen.screen().rows(0, 510).position(|row| row.contains(text)) {
            return row;
        }
        match tokio::time::timeout(Duration::from_secs(30), channel.wait()).await.unwrap() {
            Some(ChannelMsg::Data { data }) => screen.process(&data),
            Some(_) => {}
            None => panic!("ended before {text:?}: {}", screen.screen().contents()),
        }
    }
}

fn others_go_on(live: &Live) {
    let mut other = live.join("E2");
    other.press("Enter 4 Enter");
    other.wait_for("Saved: Rules and duties 4");
}

fn live(rules: Rules) -> Live {
    let live = Live::with(2, 2, rules);
    ["E1", "E2"].iter().for_each(|seat| live.admit(seat));
    live
}

const QUICK: Duration = Duration::from_millis(300);

#[test]
fn a_monstrous_window_costs_no_more_than_a_large_one() {
    let live = live(Rules::usual(Lang::En));
    run(async {
        let (_session, mut channel) = enter(&live, client::Config::default(), (60_000, 60_000)).await;
        assert_eq!(see(&mut channel, &mut screen(), "? Help").await, 199, "the last row that is drawn for it");
        for n in 0..10_000 {
            channel.window_change(u32::MAX - n, n, 0, 0).await.unwrap();
        }
        channel.window_change(50, 10, 0, 0).await.unwrap();
        see(&mut channel, &mut screen(), "it has 50 by 10").await;
        others_go_on(&live);
    });
}

#[test]
fn a_client_that_does_not_read_is_cut_off() {
    let live = live(Rules { stall: QUICK, ..Rules::usual(Lang::En) });
    run(async {
        let narrow = client::Config { window_size: 512, channel_buffer_size: 1, ..client::Config::default() };
        let (_session, _channel) = enter(&live, narrow, (200, 100)).await;
        tokio::task::spawn_blocking(move || {
            let other = live.join("E2");
            for _ in 0..3 {
                // Each of these changes what is on both screens.
                live.stage.give("CH", Command::CloseScoring {});
                other.wait_for("review");
                live.stage.give("CH", Command::ReopenScoring { reason: "样例".to_owned() });
                other.wait_for("scoring");
            }
            live.wait_for_log("E1 样例E1 did not read the screen any more, connection cut");
            others_go_on(&live);
        })
        .await
        .unwrap();
    });
}

#[test]
fn a_flood_of_keys_is_dropped_and_the_person_told() {
    let live = live(Rules::usual(Lang::En));
    run(async {
        let (_session, mut channel) = enter(&live, client::Config::default(), (80, 24)).await;
        let mut shown = screen();
        see(&mut channel, &mut shown, "Help").await;
        let keys = b"T".repeat(1 << 17);
        channel.data(&keys[..]).await.unwrap();
        see(&mut channel, &mut shown, "Keys came too fast").await;
        others_go_on(&live);
    });
}

#[test]
fn whoever_says_nothing_is_shown_out() {
    let live = live(Rules { grace: QUICK, ..Rules::usual(Lang::En) });
    let silent = TcpStream::connect(("127.0.0.1", live.port)).unwrap();
    let mut greets = TcpStream::connect(("127.0.0.1", live.port)).unwrap();
    greets.write_all(b"SSH-2.0-nothing\r\n").unwrap();
    for mut client in [silent, greets] {
        client.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut said = Vec::new();
        // Closed or reset: it is over.
        let _over = client.read_to_end(&mut said);
        assert!(said.starts_with(b"SSH-2.0-panelmark\r\n"));
    }
}

#[test]
fn a_crowd_that_says_nothing_takes_the_place_of_nobody() {
    let live = live(Rules::usual(Lang::En));
    let mut other = live.ssh_with("E2", &["-o", "PubkeyAuthentication=no", "-b", "127.0.0.2"]);
    other.wait_for("Code or passphrase");
    let _crowd: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(("127.0.0.1", live.port)).unwrap()).collect();
    other.answer(PASSPHRASE);
    other.wait_for("? Help");
    // Nor behind the same address.
    live.join("E1");
}

#[test]
fn whoever_logs_in_and_opens_no_screen_is_told_and_shown_out() {
    let live = live(Rules { grace: Duration::from_secs(2), ..Rules::usual(Lang::En) });
    let idle = live.join_with("E1", &["-N"]);
    idle.wait_for("No screen was opened");
    others_go_on(&live);
}

#[test]
fn connections_without_a_screen_end_with_the_passphrase_that_opened_them() {
    let live = live(Rules::usual(Lang::En));
    let mut idle = live.join_with("E1", &["-N", "-o", "LogLevel=VERBOSE"]);
    idle.wait_for("Authenticated to");
    live.stage.give("CK", Command::SetCode { seat: "E1".into(), code: None });
    idle.wait_for("closed");
    assert_eq!(idle.ends(), 255);
}

#[test]
fn nobody_at_the_keys_locks_the_seat_whatever_the_screen_does() {
    let live = live(Rules { idle: Duration::from_secs(1), ..Rules::usual(Lang::En) });
    let mut terminal = live.join("E1");
    // Others' changes draw this screen anew all the time, and count for nothing.
    for points in ["1", "2", "3", "4"] {
        live.seat("E2").apply(common::score("S1", "rules", points)).unwrap();
    }
    terminal.wait_for("so the seat is locked");
    assert_eq!(terminal.ends(), 0);
    live.wait_for_log("E1 样例E1 pressed no key for long, seat locked");
}

#[test]
fn the_farewell_of_an_idle_seat_is_true_of_what_stands_typed() {
    for (typed, farewell, missing) in [("4", "All you entered is saved", 12), ("9", "refused and is not saved", 13)] {
        let live = live(Rules { idle: Duration::from_secs(3), ..Rules::usual(Lang::En) });
        let mut terminal = live.join("E1");
        terminal.press("Enter");
        terminal.press(typed);
        terminal.wait_for("so the seat is locked");
        terminal.wait_for(farewell);
        assert_eq!(terminal.ends(), 0);
        assert_eq!(live.seat("E1").sheet(0, 0).unwrap().missing.len(), missing, "{typed}");
    }
}

#[test]
fn a_seat_opened_again_and_again_closes_where_it_was_open_longest() {
    let live = live(Rules::usual(Lang::En));
    let mut first = live.join("E1");
    let _later: Vec<_> = (0..4).map(|_| live.join("E1")).collect();
    first.wait_for("This seat was opened elsewhere");
    assert_eq!(first.ends(), 0);
    assert_eq!(live.server().hall.present().len(), 4);
}

#[test]
fn one_connection_has_one_terminal() {
    let live = live(Rules::usual(Lang::En));
    run(async {
        let (session, mut channel) = enter(&live, client::Config::default(), (80, 24)).await;
        let mut shown = screen();
        see(&mut channel, &mut shown, "Help").await;
        assert!(session.channel_open_session().await.is_err());
        channel.data(&b"L"[..]).await.unwrap();
        see(&mut channel, &mut shown, "帮助").await;
    });
}
