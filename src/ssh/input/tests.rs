//! What a person at a remote terminal presses is what reaches the screens, however the network cuts it up.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers as Held, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use super::{LONGEST_PASTE, PASTE_PAUSE, Parser};

/// The events of these pieces, with a pause at the end.
fn events<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Event> {
    let (mut parser, mut told) = (Parser::new(), Vec::new());
    for piece in pieces {
        parser.feed(piece, |event| told.push(event));
    }
    if parser.pause().is_some() {
        parser.expire(|event| told.push(event));
    }
    assert_eq!(parser.pause(), None, "a pause settles everything");
    told
}

/// The events of these bytes; the same one by one.
fn of(bytes: impl AsRef<[u8]>) -> Vec<Event> {
    let whole = events([bytes.as_ref()]);
    assert_eq!(whole, events(bytes.as_ref().chunks(1)), "one byte at a time");
    whole
}

fn key(code: KeyCode, held: Held) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

fn char(c: char) -> Event {
    key(KeyCode::Char(c), Held::NONE)
}

fn bare(code: KeyCode) -> Event {
    key(code, Held::NONE)
}

#[test]
fn typed_text_in_any_script() {
    assert_eq!(of("a9.技é😀"), ['a', '9', '.', '技', 'é', '😀'].map(char));
    assert_eq!(of("L"), [key(KeyCode::Char('L'), Held::SHIFT)]);
}

#[test]
fn text_that_is_no_utf8_costs_no_key_after_it() {
    assert_eq!(of(b"\xe6\x8aq"), [char('q')]);
    assert_eq!(of(b"\xff\x80q\xc0\xafq"), [char('q'), char('q')]);
    assert_eq!(of(b"\xed\xa0\x80q"), [char('q')]);
    assert_eq!(of(b"\xe6\x1b[A"), [bare(KeyCode::Up)]);
    assert_eq!(of(b"\xe6\xe6\x8a\x80"), [char('技')]);
    assert_eq!(of(b"\xe6"), []);
}

#[test]
fn control_keys() {
    assert_eq!(of("\r\t\x7f\x08"), [KeyCode::Enter, KeyCode::Tab, KeyCode::Backspace, KeyCode::Backspace].map(bare));
    let control = |c| key(KeyCode::Char(c), Held::CONTROL);
    assert_eq!(of("\x03\x01\x1a\x00\x1f"), ['c', 'a', 'z', ' ', '7'].map(control));
}

#[test]
fn arrows_and_their_kin_in_every_dialect() {
    let arrows = [KeyCode::Up, KeyCode::Down, KeyCode::Right, KeyCode::Left, KeyCode::Home, KeyCode::End].map(bare);
    assert_eq!(of("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F"), arrows);
    assert_eq!(of("\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF"), arrows);
    let pages = [KeyCode::Home, KeyCode::Insert, KeyCode::Delete, KeyCode::End, KeyCode::PageUp, KeyCode::PageDown].map(bare);
    assert_eq!(of("\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~"), pages);
    assert_eq!(of("\x1b[7~\x1b[8~"), [KeyCode::Home, KeyCode::End].map(bare));
    assert_eq!(of("\x1b[Z"), [key(KeyCode::BackTab, Held::SHIFT)]);
    assert_eq!(of("\x1b[1;5A\x1b[1;2B"), [key(KeyCode::Up, Held::CONTROL), key(KeyCode::Down, Held::SHIFT)]);
    assert_eq!(of("\x1b[3;5~\x1b[3^\x1b[a"), {
        [key(KeyCode::Delete, Held::CONTROL), key(KeyCode::Delete, Held::CONTROL), key(KeyCode::Up, Held::SHIFT)]
    });
}

#[test]
fn function_keys_and_the_keypad() {
    let first = (1..=4).map(|n| bare(KeyCode::F(n))).collect::<Vec<_>>();
    assert_eq!(of("\x1bOP\x1bOQ\x1bOR\x1bOS"), first);
    assert_eq!(of("\x1b[11~\x1b[12~\x1b[13~\x1b[14~"), first);
    assert_eq!(of("\x1b[[A\x1b[[B\x1b[[C\x1b[[D"), first);
    assert_eq!(of("\x1b[15~\x1b[17~\x1b[21~\x1b[24~"), [5, 6, 10, 12].map(|n| bare(KeyCode::F(n))));
    assert_eq!(of("\x1b[1;2R\x1b[1;5P"), [key(KeyCode::F(3), Held::SHIFT), key(KeyCode::F(1), Held::CONTROL)]);
    assert_eq!(of("\x1bOp\x1bOy\x1bOn\x1bOM"), [char('0'), char('9'), char('.'), bare(KeyCode::Enter)]);
}

#[test]
fn keys_told_by_their_number() {
    let control = || key(KeyCode::Char('a'), Held::CONTROL);
    assert_eq!(of("\x1b[97;5u\x1b[27;5;97~"), [control(), control()]);
    assert_eq!(of("\x1b[13u\x1b[27u\x1b[9;2u"), [bare(KeyCode::Enter), bare(KeyCode::Esc), key(KeyCode::BackTab, Held::SHIFT)]);
    assert_eq!(of("\x1b[97;2u"), [key(KeyCode::Char('A'), Held::SHIFT)]);
    assert_eq!(of("\x1b[97;1:3u\x1b[57358u"), [], "let go, and no character");
}

#[test]
fn an_esc_is_one_and_alt_is_not() {
    assert_eq!(of("\x1b"), [bare(KeyCode::Esc)]);
    assert_eq!(of("\x1b\x1b"), [bare(KeyCode::Esc), bare(KeyCode::Esc)]);
    assert_eq!(of("\x1bq"), [key(KeyCode::Char('q'), Held::ALT)]);
    assert_eq!(of("\x1b技"), [key(KeyCode::Char('技'), Held::ALT)]);
    assert_eq!(of("\x1b["), [key(KeyCode::Char('['), Held::ALT)]);
    assert_eq!(of("\x1bO"), [key(KeyCode::Char('O'), Held::ALT | Held::SHIFT)]);
    assert_eq!(of("\x1b]"), [key(KeyCode::Char(']'), Held::ALT)]);
    assert_eq!(of("\x1b\x1b[A"), [key(KeyCode::Up, Held::ALT)]);
    assert_eq!(of("\x1b\x1bq"), [bare(KeyCode::Esc), key(KeyCode::Char('q'), Held::ALT)]);
}

#[test]
fn an_esc_and_a_later_key_are_two_keys() {
    let (mut parser, mut told) = (Parser::new(), Vec::new());
    parser.feed(b"\x1b", |event| told.push(event));
    assert!(parser.pause().is_some() && told.is_empty());
    parser.expire(|event| told.push(event));
    parser.feed(b"q", |event| told.push(event));
    assert_eq!(told, [bare(KeyCode::Esc), char('q')]);
}

#[test]
fn a_paste_is_one_event_whatever_is_in_it() {
    let paste = |text: &str| Event::Paste(text.to_owned());
    assert_eq!(of("\x1b[200~技能\rq\x1b[A\x1b[201~q"), [paste("技能\rq\x1b[A"), char('q')]);
    assert_eq!(of("\x1b[200~\x1b[20\x1b[201~"), [paste("\x1b[20")]);
    assert_eq!(of("\x1b[200~\x1b\x1b[201~"), [paste("\x1b")]);
    assert_eq!(of("\x1b[200~\x1b[201~"), [paste("")]);
    assert_eq!(of(b"\x1b[200~a\xff\xe6\x8a\x1b[201~"), [paste("a\u{fffd}\u{fffd}")]);
    assert_eq!(of("\x1b[201~q"), [char('q')], "an end without a begin");
}

#[test]
fn a_paste_waits_for_its_end_and_one_that_is_too_long_is_thrown_away() {
    let (mut parser, mut told) = (Parser::new(), Vec::new());
    parser.feed(b"\x1b[200~half\x1b[2", |event| told.push(event));
    assert!(told.is_empty());
    let longest = vec![b'x'; LONGEST_PASTE - "half\x1b[2".len()];
    parser.feed(&longest, |event| told.push(event));
    parser.feed(b"\x1b[201~", |event| told.push(event));
    assert!(matches!(told.as_slice(), [Event::Paste(text)] if text.len() == LONGEST_PASTE));
    told.clear();
    parser.feed(b"\x1b[200~", |event| told.push(event));
    for _ in 0..4 {
        parser.feed(&longest, |event| told.push(event));
        assert!(parser.held.len() <= LONGEST_PASTE + 1, "no memory without end");
    }
    parser.feed(b"\x1b[201~q", |event| told.push(event));
    assert_eq!(told, [char('q')]);
}

#[test]
fn a_paste_whose_end_was_lost_is_text_after_a_pause_and_keys_are_keys_again() {
    for (begun, text) in [("技能\rq", "技能\rq"), ("half\x1b[20", "half"), ("", "")] {
        let (mut parser, mut told) = (Parser::new(), Vec::new());
        parser.feed(format!("\x1b[200~{begun}").as_bytes(), |event| told.push(event));
        assert_eq!((parser.pause(), told.as_slice()), (Some(PASTE_PAUSE), [].as_slice()), "its rest may only be late");
        parser.expire(|event| told.push(event));
        parser.feed(b"q\x1b[201~q\x1b[A", |event| told.push(event));
        assert_eq!(told, [Event::Paste(text.to_owned()), char('q'), char('q'), bare(KeyCode::Up)], "{begun:?}");
    }
    let (mut parser, mut told) = (Parser::new(), Vec::new());
    parser.feed(b"\x1b[200~", |event| told.push(event));
    parser.feed(&vec![b'x'; LONGEST_PASTE + 1], |event| told.push(event));
    parser.expire(|event| told.push(event));
    parser.feed(b"q", |event| told.push(event));
    assert_eq!(told, [char('q')], "one that is too long is thrown away");
}

#[test]
fn the_mouse_in_every_dialect() {
    let at = |kind, modifiers| Event::Mouse(MouseEvent { kind, column: 4, row: 6, modifiers });
    let click = || at(MouseEventKind::Down(MouseButton::Left), Held::NONE);
    assert_eq!(of("\x1b[<0;5;7M"), [click()]);
    assert_eq!(of("\x1b[<0;5;7m"), [at(MouseEventKind::Up(MouseButton::Left), Held::NONE)]);
    assert_eq!(of("\x1b[M\x20\x25\x27"), [click()]);
    assert_eq!(of("\x1b[32;5;7M"), [click()]);
    assert_eq!(
        of("\x1b[<64;5;7M\x1b[<65;5;7M"),
        [MouseEventKind::ScrollUp, MouseEventKind::ScrollDown].map(|k| at(k, Held::NONE))
    );
    assert_eq!(of("\x1b[<20;5;7M"), [at(MouseEventKind::Down(MouseButton::Left), Held::SHIFT | Held::CONTROL)]);
    assert_eq!(of("\x1b[<32;5;7M"), [at(MouseEventKind::Drag(MouseButton::Left), Held::NONE)]);
    assert_eq!(of("\x1b[<0;0;7M\x1b[<0;5;99999M\x1b[M\x20\x20\x27"), [], "cells that no terminal has");
}

#[test]
fn answers_that_nobody_asked_for_are_swallowed() {
    for noise in [
        "\x1b[24;80R",
        "\x1b[?62;22c",
        "\x1b[>41;354;0c",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]0;title\x07",
        "\x1bP>|term(1)\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b[?1;2$y",
        "\x1b[99~",
        "\x1b[5n",
    ] {
        assert_eq!(of(format!("{noise}q")), [char('q')], "{noise:?}");
    }
    assert_eq!(of(format!("\x1b[{}~q", "1;".repeat(4000))), [char('q')]);
}

#[test]
fn what_is_broken_off_never_eats_the_next_key() {
    assert_eq!(of("\x1b[12\x1b[A"), [bare(KeyCode::Up)]);
    assert_eq!(of("\x1b[1;\rq"), [bare(KeyCode::Enter), char('q')]);
    assert_eq!(of("\x1bO\x1b[A"), [bare(KeyCode::Up)]);
    assert_eq!(of("\x1b]half\x1b[A"), [bare(KeyCode::Up)]);
    for begun in ["\x1b[", "\x1b[1;", "\x1bO", "\x1b]52;", "\x1bPq", "\x1b[M!", "\x1b[[", "\x1b]0;\x1b"] {
        let (mut parser, mut told) = (Parser::new(), Vec::new());
        parser.feed(begun.as_bytes(), |event| told.push(event));
        parser.expire(|event| told.push(event));
        told.clear();
        parser.feed(b"q", |event| told.push(event));
        assert_eq!(told, [char('q')], "{begun:?}");
    }
}

/// Bytes as terminals send them, whole and broken.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        prop::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1b[A",
            "\x1bOP",
            "\x1b[200~",
            "\x1b[201~",
            "\x1b[<0;5;7M",
            "\x1b[M",
            "\x1b]",
            "\x1b\\",
            "技",
            "1;5",
            "~",
            "u",
            "27;5;",
        ])
        .prop_map(|text: &str| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_split_of_the_bytes_gives_the_same_keys(bytes in bytes(), cuts in prop::collection::vec(0usize..120, 0..12)) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).chain([0, bytes.len()]).collect();
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]);
        prop_assert_eq!(events(pieces), events([bytes.as_slice()]));
    }

    #[test]
    fn after_a_pause_a_key_is_a_key(bytes in bytes()) {
        let mut parser = Parser::new();
        parser.feed(&bytes, |_| {});
        parser.expire(|_| {});
        let mut told = Vec::new();
        parser.feed(b"q", |event| told.push(event));
        prop_assert_eq!(told, [char('q')]);
    }
}
