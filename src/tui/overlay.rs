//! What lies on top of a screen: forms, confirmations, help, the palette, notices. All of it is data; the screen below goes on.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use super::action::Action;
use super::event::Key;
use super::field::Field;
use super::form::{self, Answer, FieldKind, Form, FormField, FormFlow};
use super::keymap;
use super::place::Place;
use super::screens::Ask;
use super::widgets::Look;
use super::widgets::caret;
use super::widgets::filter::{Target, best_first};
use super::widgets::list::Cursor;
use super::widgets::text::{Align, fit, width, wrap};
use crate::domain::message::Message;

/// An action as it stands now: what help and palette show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The action.
    pub action: Action,
    /// Its keys, as they are written.
    pub keys: String,
    /// What it is, in words.
    pub title: String,
    /// What it does, in words.
    pub doc: String,
    /// Why it is not allowed now.
    pub why_not: Option<String>,
}

/// What lies on top.
#[derive(Debug)]
pub enum Overlay {
    /// Something to fill in.
    Form(Form<Ask>),
    /// Something hard to reverse, before it is done.
    Confirm {
        /// What it is for.
        ask: Ask,
        /// What is about to be done.
        title: Message,
        /// What follows from it.
        consequence: Message,
    },
    /// What every key does here.
    Help {
        /// How many lines are scrolled past.
        offset: usize,
        /// What is said below of what is drawn here.
        legend: Option<&'static str>,
    },
    /// Every action, to be found by its words.
    Palette {
        /// What is looked for.
        query: Field,
        /// Where the cursor is.
        cursor: Cursor<Action>,
    },
    /// What happened, what was kept, what to do.
    Notice {
        /// Its heading.
        title: Message,
        /// Its sentences.
        body: Vec<Message>,
        /// How many lines are scrolled past, where they are more than there is room for.
        offset: usize,
    },
}

/// What became of a key.
#[derive(Debug)]
pub enum OverlayFlow {
    /// The overlay stays.
    Stay,
    /// It goes.
    Close,
    /// It was answered; it goes once the answer was taken.
    Answer(Ask, Vec<Answer>),
    /// It goes, and the action is done as if its key had been pressed.
    Run(Action),
}

impl Overlay {
    /// A palette that shows everything.
    #[must_use]
    pub fn palette() -> Overlay {
        Overlay::Palette { query: Field::default(), cursor: Cursor::default() }
    }

    /// Sentences to be read.
    #[must_use]
    pub const fn notice(title: Message, body: Vec<Message>) -> Overlay {
        Overlay::Notice { title, body, offset: 0 }
    }

    /// Takes a key.
    pub fn on_key(&mut self, key: Key, offers: &[Offer]) -> OverlayFlow {
        let leaves = key.code == KeyCode::Esc || (key.ctrl && key.code == KeyCode::Char('c'));
        match self {
            Overlay::Form(form) => match form.on_key(key) {
                FormFlow::Stay => OverlayFlow::Stay,
                FormFlow::Cancel => OverlayFlow::Close,
                FormFlow::Done(answers) => OverlayFlow::Answer(form.ask.clone(), answers),
            },
            _ if leaves => OverlayFlow::Close,
            Overlay::Confirm { ask, .. } => match key.half_width().code {
                KeyCode::Char('y' | 'Y') => OverlayFlow::Answer(ask.clone(), Vec::new()),
                KeyCode::Char('n' | 'N') => OverlayFlow::Close,
                _ => OverlayFlow::Stay,
            },
            Overlay::Help { offset, .. } => {
                if scrolled(offset, key) {
                    OverlayFlow::Stay
                } else {
                    OverlayFlow::Close
                }
            }
            Overlay::Palette { query, cursor } => palette_key(query, cursor, key, offers),
            Overlay::Notice { offset, .. } => match key.code {
                KeyCode::Enter | KeyCode::Char(' ') => OverlayFlow::Close,
                _ => {
                    scrolled(offset, key);
                    OverlayFlow::Stay
                }
            },
        }
    }

    /// Takes a paste: into text fields, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        match self {
            Overlay::Form(form) => form.paste(text),
            Overlay::Palette { query, .. } => query.paste(text),
            Overlay::Confirm { .. } | Overlay::Help { .. } | Overlay::Notice { .. } => {}
        }
    }

    /// Whether text is being typed that an Enter would submit.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        match self {
            Overlay::Form(form) => form.is_typing(),
            Overlay::Palette { .. } => true,
            Overlay::Confirm { .. } | Overlay::Help { .. } | Overlay::Notice { .. } => false,
        }
    }

    /// Says why an answer was not taken; what was typed stays.
    pub fn refuse(&mut self, why: Message) {
        match self {
            Overlay::Form(form) => form.problem = Some(why),
            _ => *self = Overlay::notice(Message::new("tui-refused"), vec![why]),
        }
    }

    /// The keys that matter while it is there, with what they do, for the footer.
    #[must_use]
    pub fn keys(&self, look: Look<'_>) -> Vec<(String, &'static str)> {
        let arrows = format!("{} {}", look.glyphs.up, look.glyphs.down);
        let key = |name: &str, word| (name.to_owned(), word);
        match self {
            Overlay::Form(form) => form_keys(form, arrows),
            Overlay::Confirm { .. } => vec![key("y", "tui-key-confirm"), key("Esc", "tui-key-back")],
            Overlay::Help { .. } => vec![(arrows, "tui-key-scroll"), key("Esc", "tui-key-close")],
            Overlay::Palette { .. } => {
                vec![key("Enter", "tui-key-run"), (arrows, "tui-key-choose"), key("Esc", "tui-key-close")]
            }
            Overlay::Notice { .. } => vec![key("Enter", "tui-key-close"), (arrows, "tui-key-scroll")],
        }
    }

    /// Draws it in the middle of `area`.
    pub fn draw(&mut self, buffer: &mut Buffer, area: Rect, offers: &[Offer], look: Look<'_>) {
        match self {
            Overlay::Form(form) => draw_form(form, buffer, area, look),
            Overlay::Confirm { title, consequence, .. } => {
                let hint = look.words.get("tui-confirm-hint");
                draw_text(
                    buffer,
                    area,
                    &look.words.say(title),
                    &[(look.words.say(consequence), look.theme.warn), (hint, look.theme.key)],
                    look,
                );
            }
            Overlay::Notice { title, body, offset } => {
                draw_notice(buffer, area, (&look.words.say(title), body, offset), look);
            }
            Overlay::Help { offset, legend } => {
                draw_help((offset, *legend), buffer, area, offers, look);
            }
            Overlay::Palette { query, cursor } => draw_palette(query, cursor, buffer, area, offers, look),
        }
    }
}

/// The keys of a form: those of the field that has them first.
fn form_keys(form: &Form<Ask>, arrows: String) -> Vec<(String, &'static str)> {
    let key = |name: &str, word| (name.to_owned(), word);
    let mut keys = match form.fields.get(form.at).map(|field| &field.kind) {
        Some(FieldKind::Choice { .. } | FieldKind::Found { .. }) => vec![(arrows, "tui-key-choose")],
        Some(FieldKind::Several { .. }) => vec![(arrows, "tui-key-choose"), key("Space", "tui-key-tick")],
        _ => Vec::new(),
    };
    let last = form.at + 1 >= form.fields.len();
    keys.push(key("Enter", if last { "tui-key-done" } else { "tui-key-next" }));
    keys.extend((form.fields.len() > 1).then(|| key("Tab", "tui-key-field")));
    keys.push(key("Esc", "tui-key-cancel"));
    keys.extend(form.fields.get(form.at).is_some_and(FormField::can_undo).then(|| key("Ctrl-Z", "tui-key-undo")));
    keys
}

/// Moves a text up or down by a key of lists; `false` where the key is none.
fn scrolled(offset: &mut usize, key: Key) -> bool {
    match list_action(key) {
        Some(Action::Up) => *offset = offset.saturating_sub(1),
        Some(Action::PageUp) => *offset = offset.saturating_sub(10),
        Some(Action::First) => *offset = 0,
        Some(Action::Down) => *offset += 1,
        Some(Action::PageDown) => *offset += 10,
        _ => return false,
    }
    true
}

fn list_action(key: Key) -> Option<Action> {
    keymap::action(Place::Chooser, key)
}

fn found<'a>(query: &str, offers: &'a [Offer]) -> Vec<&'a Offer> {
    let target = |offer: &Offer| Target { id: String::new(), name: offer.title.clone(), more: offer.doc.clone() };
    best_first(offers.iter().map(|offer| target(offer).found(query))).into_iter().filter_map(|place| offers.get(place)).collect()
}

fn palette_key(query: &mut Field, cursor: &mut Cursor<Action>, key: Key, offers: &[Offer]) -> OverlayFlow {
    let rows: Vec<Action> = found(query.text(), offers).iter().map(|offer| offer.action).collect();
    cursor.follow(&rows);
    if key.code == KeyCode::Enter {
        return cursor.id().map_or(OverlayFlow::Stay, |action| OverlayFlow::Run(*action));
    }
    let moves = list_action(key)
        .is_some_and(|action| !matches!(key.code, KeyCode::Home | KeyCode::End) && cursor.on_action(action, &rows));
    if !moves && query.on_key(key) {
        *cursor = Cursor::default();
    }
    OverlayFlow::Stay
}

/// An empty box with a title in the middle of `area`; returns its inside.
fn draw_box(buffer: &mut Buffer, area: Rect, (columns, rows): (usize, usize), title: &str, look: Look<'_>) -> Rect {
    let (columns, rows) = (columns.min(usize::from(area.width)) as u16, rows.min(usize::from(area.height)) as u16);
    let place =
        Rect { x: area.x + (area.width - columns) / 2, y: area.y + (area.height - rows) / 2, width: columns, height: rows };
    // A wide character that the left edge would cut in two leaves its other half behind.
    if place.x > area.x {
        for row in (Rect { x: place.x - 1, width: 1, ..place }).positions() {
            if let Some(cell) = buffer.cell_mut(row).filter(|cell| width(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }
    Clear.render(place, buffer);
    let block = Block::bordered().border_set(look.glyphs.border).border_style(look.theme.line);
    let block = block.title(Span::styled(format!(" {title} "), look.theme.title));
    let inside = block.inner(place);
    block.render(place, buffer);
    Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside }
}

/// How wide a box of sentences is at the most.
const TEXT_WIDTH: usize = 70;

fn box_width(area: Rect) -> usize {
    TEXT_WIDTH.min(usize::from(area.width))
}

fn draw_text(buffer: &mut Buffer, area: Rect, title: &str, paragraphs: &[(String, Style)], look: Look<'_>) {
    let columns = box_width(area);
    let mut lines = Vec::new();
    for (text, style) in paragraphs {
        lines.extend(wrap(text, columns.saturating_sub(4)).into_iter().map(|line| Line::styled(line, *style)));
        lines.push(Line::default());
    }
    lines.pop();
    let inside = draw_box(buffer, area, (columns, lines.len() + 2), title, look);
    for (line, row) in lines.into_iter().zip(inside.rows()) {
        line.render(row, buffer);
    }
}

/// Sentences, apart where there is room; where there are more than fit, the arrows go through them.
fn draw_notice(buffer: &mut Buffer, area: Rect, (title, body, offset): (&str, &[Message], &mut usize), look: Look<'_>) {
    let columns = box_width(area);
    let room = usize::from(area.height).saturating_sub(3);
    let paragraphs: Vec<Vec<String>> = body.iter().map(|line| wrap(&look.words.say(line), columns.saturating_sub(4))).collect();
    let tall = paragraphs.iter().map(Vec::len).sum::<usize>();
    let apart = tall + paragraphs.len() <= room;
    let mut lines: Vec<Line> = Vec::new();
    for paragraph in paragraphs {
        lines.extend(paragraph.into_iter().map(Line::raw));
        lines.extend(apart.then(Line::default));
    }
    let hint = if lines.len() > room { "tui-notice-hint-long" } else { "tui-notice-hint" };
    let inside = draw_box(buffer, area, (columns, lines.len().min(room) + 3), title, look);
    *offset = offset.saturating_add_signed(look.scroll.turned()).min(lines.len().saturating_sub(room));
    for (line, row) in lines.into_iter().skip(*offset).take(room).zip(inside.rows()) {
        line.render(row, buffer);
    }
    let last = Rect { y: inside.bottom().saturating_sub(1), height: inside.height.min(1), ..inside };
    Line::styled(look.words.get(hint), look.theme.key).render(last, buffer);
}

fn draw_form(form: &Form<Ask>, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
    let columns = box_width(area);
    let room = columns.saturating_sub(4);
    let (mut lines, mut cursor, mut end) = (Vec::new(), 0, 0);
    if let Some(intro) = &form.intro {
        lines.extend(wrap(&look.words.say(intro), room).into_iter().map(Line::from));
        lines.push(Line::default());
    }
    if form.is_offered() {
        let offered = wrap(&look.words.get("tui-form-offered"), room);
        lines.extend(offered.into_iter().map(|line| Line::styled(line, look.theme.warn)));
    }
    for (place, field) in form.fields.iter().enumerate() {
        let here = place == form.at;
        let style = if here { look.theme.title } else { look.theme.dim };
        lines.extend(wrap(&look.words.say(&field.label), room).into_iter().map(|line| Line::styled(line, style)));
        let top = lines.len();
        let (rows, row) = field_lines(field, here, room, look);
        lines.extend(rows);
        if here {
            (cursor, end) = (top as u16 + row, lines.len() as u16);
        }
    }
    let complaint = form.complaint().map(|problem| look.words.say(&problem)).unwrap_or_default();
    let mut foot: Vec<Line<'_>> = wrap(&complaint, room).into_iter().map(|line| Line::styled(line, look.theme.danger)).collect();
    let inside = draw_box(buffer, area, (columns, lines.len() + foot.len() + 2), &look.words.say(&form.title), look);
    if complaint.is_empty() && lines.len() + foot.len() > inside.height.into() {
        foot.remove(0);
    }
    // Where the form is taller than the screen, the field of the cursor stays in sight, and so does what is wrong.
    let [body, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(foot.len() as u16)]).areas(inside);
    let skip = end.max(cursor + 1).saturating_sub(body.height).min(cursor);
    let lines = lines.into_iter().skip(skip.into()).zip(body.rows());
    for (line, row) in lines.chain(foot.into_iter().zip(below.rows())) {
        line.render(row, buffer);
    }
}

/// So many of the options that were found are shown at once.
const FOUND: usize = 4;

/// The lines of a field, and the row of the cursor in them; with the caret where text is typed `here`.
fn field_lines(field: &FormField, here: bool, room: usize, look: Look<'_>) -> (Vec<Line<'static>>, u16) {
    match &field.kind {
        FieldKind::Choice { options, at } => {
            let option = |(place, option): (usize, &Message)| {
                let chosen = place == *at;
                let style = if chosen && here { look.theme.selected } else { Style::new() };
                let sign = if chosen { look.glyphs.cursor } else { " " };
                let text = format!("{sign} {} {}", place + 1, look.words.say(option));
                Line::styled(fit(&text, room, Align::Left, look.glyphs.ellipsis), style)
            };
            (options.iter().enumerate().map(option).collect(), *at as u16)
        }
        FieldKind::Several { options, chosen, at, .. } => {
            let option = |(place, option): (usize, &Message)| {
                let style = if place == *at && here { look.theme.selected } else { Style::new() };
                let sign = if place == *at { look.glyphs.cursor } else { " " };
                let tick = if chosen.contains(&place) { look.glyphs.done } else { " " };
                let text = format!("{sign} [{tick}] {}", look.words.say(option));
                Line::styled(fit(&text, room, Align::Left, look.glyphs.ellipsis), style)
            };
            (options.iter().enumerate().map(option).collect(), *at as u16)
        }
        FieldKind::Found { query, options, at } => {
            let (mut lines, cursor) = typed_lines(query, (here, false), room, look);
            let all = form::found(query, options);
            let here_at = all.iter().position(|option| option == at).unwrap_or(0);
            let first = here_at.saturating_sub(FOUND / 2).min(all.len().saturating_sub(FOUND));
            lines.extend(all.iter().skip(first).take(FOUND).filter_map(|option| {
                let style = if option == at && here { look.theme.selected } else { Style::new() };
                let sign = if option == at { look.glyphs.cursor } else { " " };
                let text = format!("  {sign} {}", look.words.say(&options.get(*option)?.0));
                Some(Line::styled(fit(&text, room, Align::Left, look.glyphs.ellipsis), style))
            }));
            (lines, cursor)
        }
        FieldKind::Text { field, secret, .. } => typed_lines(field, (here, *secret), room, look),
        FieldKind::Points { field, .. } | FieldKind::Count { field, .. } => typed_lines(field, (here, false), room, look),
    }
}

fn typed_lines(field: &Field, (here, secret): (bool, bool), room: usize, look: Look<'_>) -> (Vec<Line<'static>>, u16) {
    let sign = format!("{} ", look.glyphs.cursor);
    let indent = width(&sign) as u16;
    let (mut rows, (row, column)) = field.rows((room as u16).saturating_sub(indent).max(2), secret);
    let selected = here && field.is_selected();
    if selected {
        // Behind the text is the cell of the cursor, which is not selected.
        rows.iter_mut().for_each(|text| text.truncate(text.trim_end().len()));
    }
    if let Some(text) = rows.get_mut(usize::from(row)).filter(|_| here) {
        caret::put(text, column.into());
    }
    let style = if selected { look.theme.selection } else { look.theme.value };
    let lines =
        rows.into_iter().map(|text| Line::from(vec![Span::styled(sign.clone(), look.theme.line), Span::styled(text, style)]));
    (lines.collect(), row)
}

fn draw_help(
    (offset, legend): (&mut usize, Option<&'static str>),
    buffer: &mut Buffer,
    area: Rect,
    offers: &[Offer],
    look: Look<'_>,
) {
    let columns = usize::from(area.width).min(100);
    let keys = offers.iter().map(|offer| width(&offer.keys)).max().unwrap_or(0);
    let titles = offers.iter().map(|offer| width(&offer.title)).max().unwrap_or(0);
    let room = columns.saturating_sub(4 + keys + titles + 4);
    let mut lines = Vec::new();
    for offer in offers {
        let style = match offer.why_not {
            Some(_) => look.theme.dim,
            None if offer.action.spec().danger => look.theme.danger,
            None => Style::new(),
        };
        let text = offer.why_not.as_ref().map_or_else(|| offer.doc.clone(), |why| format!("{} [{why}]", offer.doc));
        for (row, text) in wrap(&text, room.max(10)).into_iter().enumerate() {
            let (key, title) = if row == 0 { (offer.keys.as_str(), offer.title.as_str()) } else { ("", "") };
            lines.push(Line::from(vec![
                Span::styled(
                    fit(key, keys + 2, Align::Left, ""),
                    if offer.why_not.is_some() { look.theme.dim } else { look.theme.key },
                ),
                Span::styled(fit(title, titles + 2, Align::Left, ""), style),
                Span::styled(text, if row == 0 { style } else { look.theme.dim }),
            ]));
        }
    }
    if let Some(legend) = legend {
        let said = look.words.say(&Message::new(legend).with("mark", look.glyphs.mark));
        lines.push(Line::default());
        lines.extend(wrap(&said, columns.saturating_sub(4)).into_iter().map(Line::raw));
    }
    let inside = draw_box(buffer, area, (columns, lines.len() + 2), &look.words.get("tui-help-title"), look);
    *offset = offset.saturating_add_signed(look.scroll.turned()).min(lines.len().saturating_sub(inside.height.into()));
    for (line, row) in lines.into_iter().skip(*offset).zip(inside.rows()) {
        line.render(row, buffer);
    }
}

fn draw_palette(query: &Field, cursor: &mut Cursor<Action>, buffer: &mut Buffer, area: Rect, offers: &[Offer], look: Look<'_>) {
    let columns = usize::from(area.width).min(80);
    let inside = draw_box(buffer, area, (columns, usize::from(area.height)), &look.words.get("tui-palette-title"), look);
    let typed = query.line(usize::from(inside.width).saturating_sub(2), ' ');
    Line::from(vec![Span::styled(": ", look.theme.key), Span::raw(typed)]).render(inside, buffer);
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(2), ..inside };
    let found = found(query.text(), offers);
    cursor.follow(&found.iter().map(|offer| offer.action).collect::<Vec<_>>());
    let titles = found.iter().map(|offer| width(&offer.title)).max().unwrap_or(0);
    let keys = found.iter().map(|offer| width(&offer.keys)).max().unwrap_or(0);
    let scroll = look.scroll.over(list);
    for (index, row) in cursor.window(list, found.len(), scroll).zip(list.rows()) {
        let Some(offer) = found.get(index) else { continue };
        let text = offer.why_not.as_ref().map_or_else(|| offer.doc.clone(), |why| format!("[{why}]"));
        let line = format!("{}  {}  {text}", fit(&offer.title, titles, Align::Left, ""), fit(&offer.keys, keys, Align::Left, ""));
        let style = match &offer.why_not {
            _ if index == cursor.index() => look.theme.selected,
            Some(_) => look.theme.dim,
            None if offer.action.spec().danger => look.theme.danger,
            None => Style::new(),
        };
        Line::styled(fit(&line, inside.width.into(), Align::Left, look.glyphs.ellipsis), style).render(row, buffer);
    }
    if found.is_empty() {
        Line::styled(look.words.get("tui-palette-nothing"), look.theme.dim).render(list, buffer);
    }
    let hint = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside };
    Line::styled(look.words.get("tui-palette-hint"), look.theme.dim).render(hint, buffer);
}
