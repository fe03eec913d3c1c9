//! What complete sequences mean, in the terms of this machine's terminal.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The event of a single byte below 0x80 that is no Esc.
pub(super) fn plain(byte: u8, alt: bool) -> Event {
    let held = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
    let control = |c: u8| Event::Key(KeyEvent::new(KeyCode::Char(char::from(c)), held | KeyModifiers::CONTROL));
    match byte {
        b'\r' => pressed(KeyCode::Enter, held),
        b'\t' => pressed(KeyCode::Tab, held),
        // Some terminals send the one for Backspace, some the other.
        0x08 | 0x7f => pressed(KeyCode::Backspace, held),
        0x00 => control(b' '),
        0x01..=0x1a => control(byte - 1 + b'a'),
        0x1b..=0x1f => control(byte - 0x1c + b'4'),
        _ => character(char::from(byte), held),
    }
}

/// A character as it was typed; a capital says that Shift was held.
pub(super) fn character(c: char, held: KeyModifiers) -> Event {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    pressed(KeyCode::Char(c), held | shift)
}

fn pressed(code: KeyCode, held: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

/// Arrows, Home, End, F1 to F4, and the keypad, as some terminals send them.
pub(super) fn ss3(byte: u8, alt: bool) -> Option<Event> {
    let held = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
    let code = match byte {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b'X' => KeyCode::Char('='),
        // The keypad: its signs and digits stand 0x40 higher.
        b'j'..=b'y' => KeyCode::Char(char::from(byte - 0x40)),
        _ => return letter(byte).map(|code| pressed(code, held)),
    };
    Some(pressed(code, held))
}

/// The keys that end in a letter.
fn letter(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// A control sequence with these bytes between `ESC [` and its last one.
pub(super) fn csi(held: &[u8], last: u8, alt: bool) -> Option<Event> {
    let text = std::str::from_utf8(held).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        return sgr_mouse(report, last);
    }
    if text == "[" {
        return matches!(last, b'A'..=b'E').then(|| pressed(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE));
    }
    let numbers = Numbers::read(text)?;
    let held = numbers.modifiers(if alt { KeyModifiers::ALT } else { KeyModifiers::NONE })?;
    match last {
        b'I' if text.is_empty() => Some(Event::FocusGained),
        b'O' if text.is_empty() => Some(Event::FocusLost),
        b'Z' => Some(pressed(KeyCode::BackTab, held | KeyModifiers::SHIFT)),
        // With a modifier it is F3; else it is where the cursor stands, and nobody asked.
        b'R' if !numbers.is_modified_key() => None,
        b'M' => mouse(numbers.first()?, numbers.second()?, numbers.third()?),
        b'A'..=b'S' => letter(last).map(|code| pressed(code, held)),
        b'a'..=b'd' => letter(last.to_ascii_uppercase()).map(|code| pressed(code, held | KeyModifiers::SHIFT)),
        b'^' => numbered(numbers.first()?).map(|code| pressed(code, held | KeyModifiers::CONTROL)),
        b'~' if numbers.first() == Some(27) => unicode(numbers.third()?, held),
        b'~' => numbered(numbers.first()?).map(|code| pressed(code, held)),
        b'u' => unicode(numbers.first()?, held),
        _ => None,
    }
}

/// The keys that have a number.
fn numbered(number: u32) -> Option<KeyCode> {
    let function = |n: u32| u8::try_from(n).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23..=26 => function(number - 12),
        28 | 29 => function(number - 13),
        31..=34 => function(number - 14),
        _ => None,
    }
}

/// A key that is told by the number of its character.
fn unicode(number: u32, held: KeyModifiers) -> Option<Event> {
    Some(match number {
        9 if held.contains(KeyModifiers::SHIFT) => pressed(KeyCode::BackTab, held),
        9 => pressed(KeyCode::Tab, held),
        13 => pressed(KeyCode::Enter, held),
        27 => pressed(KeyCode::Esc, held),
        8 | 127 => pressed(KeyCode::Backspace, held),
        _ => {
            let c = char::from_u32(number).filter(|c| !c.is_control() && !is_private(*c))?;
            let c = if held.contains(KeyModifiers::SHIFT) { c.to_uppercase().next().unwrap_or(c) } else { c };
            character(c, held)
        }
    })
}

/// Where terminals number keys that are no characters.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// The numbers of a control sequence. What follows a colon is more about the number before it.
struct Numbers<'a>(Vec<&'a str>);

impl<'a> Numbers<'a> {
    /// `None` for answers and other things that no key sends.
    fn read(text: &'a str) -> Option<Self> {
        let known = |byte: u8| byte.is_ascii_digit() || byte == b';' || byte == b':';
        text.bytes().all(known).then(|| Numbers(text.split(';').collect()))
    }

    fn get(&self, place: usize) -> Option<u32> {
        self.0.get(place)?.split(':').next()?.parse().ok()
    }

    fn first(&self) -> Option<u32> {
        self.get(0)
    }

    fn second(&self) -> Option<u32> {
        self.get(1)
    }

    fn third(&self) -> Option<u32> {
        self.get(2)
    }

    /// Whether it is `1;n` with n one of the combinations of Shift, Alt and Control.
    fn is_modified_key(&self) -> bool {
        self.0.len() == 2 && self.first() == Some(1) && matches!(self.second(), Some(2..=8))
    }

    /// What is held beside `held`; `None` where the sequence tells of a key let go.
    fn modifiers(&self, held: KeyModifiers) -> Option<KeyModifiers> {
        let Some(number) = self.0.get(1) else { return Some(held) };
        if number.split(':').nth(1) == Some("3") {
            return None;
        }
        let bits = self.second().unwrap_or(1).saturating_sub(1);
        let known = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL), (8, KeyModifiers::SUPER)];
        Some(known.into_iter().filter(|(bit, _)| bits & bit != 0).fold(held, |held, (_, modifier)| held | modifier))
    }
}

fn sgr_mouse(report: &str, last: u8) -> Option<Event> {
    let numbers = Numbers::read(report)?;
    let event = mouse(numbers.first()?.checked_add(32)?, numbers.second()?, numbers.third()?)?;
    match (last, event) {
        (b'M', event) => Some(event),
        (b'm', Event::Mouse(mouse)) => match mouse.kind {
            MouseEventKind::Down(button) => Some(Event::Mouse(MouseEvent { kind: MouseEventKind::Up(button), ..mouse })),
            _ => None,
        },
        _ => None,
    }
}

/// The oldest kind of mouse report: everything 32 higher.
pub(super) fn x10(buttons: u8, column: u8, row: u8) -> Option<Event> {
    mouse(buttons.into(), u32::from(column).checked_sub(32)?, u32::from(row).checked_sub(32)?)
}

/// A mouse report: buttons are 32 higher, cells count from 1.
fn mouse(buttons: u32, column: u32, row: u32) -> Option<Event> {
    let buttons = u8::try_from(buttons.checked_sub(32)?).ok()?;
    let moving = buttons & 0x20 != 0;
    let kind = match ((buttons & 0b11) | ((buttons & 0b1100_0000) >> 4), moving) {
        (0, false) => MouseEventKind::Down(MouseButton::Left),
        (1, false) => MouseEventKind::Down(MouseButton::Middle),
        (2, false) => MouseEventKind::Down(MouseButton::Right),
        (3, false) => MouseEventKind::Up(MouseButton::Left),
        (0, true) => MouseEventKind::Drag(MouseButton::Left),
        (1, true) => MouseEventKind::Drag(MouseButton::Middle),
        (2, true) => MouseEventKind::Drag(MouseButton::Right),
        (3..=5, true) => MouseEventKind::Moved,
        (4, false) => MouseEventKind::ScrollUp,
        (5, false) => MouseEventKind::ScrollDown,
        (6, false) => MouseEventKind::ScrollLeft,
        (7, false) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let known = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)];
    let held = known.into_iter().filter(|(bit, _)| buttons & bit != 0).fold(KeyModifiers::NONE, |held, (_, key)| held | key);
    let cell = |number: u32| u16::try_from(number.checked_sub(1)?).ok();
    Some(Event::Mouse(MouseEvent { kind, column: cell(column)?, row: cell(row)?, modifiers: held }))
}
