//! All that one person sees and does: a screen, what lies on top of it, and the lines above and below.

mod drafts;
mod draw;
mod input;
mod own_code;
mod room;
mod saving;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod written;

use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{Event as Input, KeyCode};
use ratatui::layout::Rect;

use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::refusal::Refusal;
use crate::domain::text::Lang;
use crate::session::views::HearingView;
use crate::session::{Guest, Room, Saving, Seat, Whereabouts};
use crate::tui::action::{ACTIONS, Action};
use crate::tui::event::{Burst, Event, Key};
use crate::tui::form::Answer;
use crate::tui::glyphs::{ASCII, Glyphs};
use crate::tui::keymap;
use crate::tui::overlay::{Offer, Overlay, OverlayFlow};
use crate::tui::screens::board::Board;
use crate::tui::screens::chooser::Chooser;
use crate::tui::screens::{Ask, Effect, Screen};
use crate::tui::theme::{Theme, ThemeName};
use crate::tui::widgets::list::Scroll;
use crate::words::Words;

pub use drafts::Drafts;

/// What needs files of the machine with the session: nobody elsewhere types a path of it.
const AT_THE_DESK: &[Action] = &[Action::ClerkExport];

/// How often a screen that shows who is here looks again: where people are rings no bell, as they move all the time.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How a person wants to see things at first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Taste {
    /// The language.
    pub lang: Lang,
    /// The colours; with `NO_COLOR` mono, and then it stays so.
    pub theme: ThemeName,
    /// Whether signs are drawn in plain ASCII.
    pub ascii: bool,
    /// Whether no colours may be set at all.
    pub no_color: bool,
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Wait for what comes next.
    Stay,
    /// The person has left.
    Quit,
}

/// A sentence about what was just done or refused; it stays until the next key.
enum Toast {
    Done(Message),
    Refused(Message),
}

/// Everything of one person.
pub struct App {
    room: Arc<Room>,
    words: Words,
    theme: &'static Theme,
    glyphs: &'static Glyphs,
    no_color: bool,
    screen: Screen,
    /// Whether leaving was asked for and something typed could not be saved.
    leaving: bool,
    /// Whether a seat may be chosen, so that one can go back to choosing.
    choosing: bool,
    /// Whether the person sits at another machine.
    afar: bool,
    overlay: Option<Overlay>,
    /// What was written in forms and not saved.
    drafts: Drafts,
    /// The last event that the screen has looked at.
    looked: u64,
    toast: Option<Toast>,
    offers: Vec<Offer>,
    /// The person's visit, for others to see who is here.
    guest: Option<Guest>,
    /// What goes on in the room.
    hearing: Option<HearingView>,
    /// Whether what people do is saved.
    saving: Saving,
    /// The hearing that this screen was last led to, by its place in the journal.
    followed: u64,
    /// How many codes to be kept this person has been told.
    codes: usize,
    /// How many other screens of the same seat this person has been told of.
    doubles: usize,
    /// Where keys of the footer stand, for clicks.
    footer: Vec<(Rect, Action)>,
    burst: Burst,
    /// Which rows lists are to show in the next frame.
    scroll: Scroll,
    dirty: bool,
}

impl App {
    /// Begins with the choice of a seat.
    #[must_use]
    pub fn choose(room: Arc<Room>, taste: Taste) -> App {
        let screen = Screen::Chooser(Box::new(Chooser::new(Arc::clone(&room))));
        App::new(room, screen, true, taste)
    }

    /// Begins with the screen of whoever sits there.
    ///
    /// # Errors
    /// A refusal where the person may not see what the screen shows.
    pub fn seated(seat: Seat, taste: Taste) -> Result<App, Refusal> {
        let room = Arc::clone(seat.room());
        Ok(App::new(room, Screen::of(seat)?, false, taste))
    }

    /// For a person at another machine: what this machine's files are needed for is done at the desk.
    #[must_use]
    pub fn from_afar(mut self) -> App {
        self.afar = true;
        self.offer();
        self
    }

    /// How the person sees things by now.
    #[must_use]
    pub fn taste(&self) -> Taste {
        let (lang, ascii) = (self.words.lang(), *self.glyphs == ASCII);
        Taste { lang, theme: self.theme.name, ascii, no_color: self.no_color }
    }

    /// Where the person is, on a screen that one comes back to.
    #[must_use]
    pub fn whereabouts(&self) -> Whereabouts {
        Whereabouts { led: self.followed, ..self.screen.whereabouts() }
    }

    /// Goes to where the person was.
    pub fn go_to(&mut self, place: Whereabouts) {
        self.screen.go_to(place);
        // Where the chair led everybody meanwhile, the person is led as well.
        self.followed = place.led;
        self.listen();
        self.offer();
    }

    fn new(room: Arc<Room>, screen: Screen, choosing: bool, taste: Taste) -> App {
        let mut app = App {
            room,
            words: Words::new(taste.lang),
            theme: Theme::get(if taste.no_color { ThemeName::Mono } else { taste.theme }),
            glyphs: Glyphs::choose(taste.ascii),
            no_color: taste.no_color,
            screen,
            leaving: false,
            choosing,
            afar: false,
            overlay: None,
            drafts: Drafts::default(),
            looked: 0,
            toast: None,
            offers: Vec::new(),
            guest: None,
            hearing: None,
            saving: Saving::Works,
            followed: 0,
            codes: 0,
            doubles: 0,
            footer: Vec::new(),
            burst: Burst::default(),
            scroll: Scroll::default(),
            dirty: true,
        };
        app.saving = app.room.saving();
        app.arrive();
        app.offer();
        app
    }

    /// The screen for the whole room: nobody's seat.
    #[must_use]
    pub fn board(room: Arc<Room>, taste: Taste) -> App {
        let screen = Screen::Board(Box::new(Board::new(Arc::clone(&room))));
        App::new(room, screen, false, taste)
    }

    /// How long until something changes by itself: the next second of a clock that is shown.
    #[must_use]
    pub fn wake(&self) -> Option<Duration> {
        let timer = self.hearing.as_ref().and_then(|hearing| hearing.timer).or_else(|| self.screen.timer());
        timer.map(|timer| timer.next_second(self.room.now())).or_else(|| self.screen.watches_room().then_some(LOOK_AGAIN))
    }

    /// Whether something is to be drawn since this was last asked.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Takes an event.
    pub fn update(&mut self, event: Event) -> Flow {
        let flow = match event {
            Event::Stop => return Flow::Quit,
            Event::Changed => {
                self.looked = self.last_event();
                let effect = self.screen.refresh();
                self.take(effect);
                self.listen();
                self.tell_code();
                self.tell_doubles();
                self.heed_saving();
                Flow::Stay
            }
            Event::Tick => {
                if self.screen.watches_room() {
                    self.screen.refresh();
                }
                Flow::Stay
            }
            Event::Notice(notice) => {
                self.toast = Some(Toast::Refused(notice));
                Flow::Stay
            }
            Event::Input(Input::Key(event)) => match Key::from_press(&event) {
                Some(key) => self.on_key(key),
                None => return Flow::Stay,
            },
            Event::Input(Input::Paste(text)) => {
                match &mut self.overlay {
                    Some(overlay) => overlay.paste(&text),
                    None => self.screen.paste(&text),
                }
                Flow::Stay
            }
            Event::Input(Input::Mouse(mouse)) => match self.on_mouse(mouse) {
                Some(flow) => flow,
                None => return Flow::Stay,
            },
            Event::Input(Input::Resize(..)) => Flow::Stay,
            Event::Input(Input::FocusGained | Input::FocusLost) => return Flow::Stay,
        };
        if let Some(guest) = &self.guest {
            guest.is_at(self.screen.whereabouts());
        }
        self.offer();
        self.dirty = true;
        flow
    }

    fn on_key(&mut self, key: Key) -> Flow {
        self.toast = None;
        self.scroll = Scroll::ToCursor;
        let written = matches!(&self.overlay, Some(Overlay::Form(form)) if form.is_changed() || form.is_offered());
        if key == (Key { code: KeyCode::Char('c'), ctrl: true }) && !written {
            // The way out of everything but of a form in which something was written: help, a sheet that cannot be saved.
            self.overlay = None;
            return self.quit();
        }
        if std::mem::take(&mut self.leaving) && keymap::action(self.screen.place(), key) == Some(Action::Quit) {
            self.leaving = true;
            return self.quit();
        }
        if let Some(overlay) = &mut self.overlay {
            if matches!(overlay, Overlay::Confirm { .. }) && key.code == KeyCode::Enter {
                self.toast = Some(Toast::Refused(Message::new("tui-confirm-hint")));
            }
            let flow = overlay.on_key(key, &self.offers);
            return self.on_overlay(flow, key);
        }
        if self.screen.on_text_key(key) {
            return Flow::Stay;
        }
        let key = key.half_width();
        let Some(action) = keymap::action(self.screen.place(), key) else {
            self.toast =
                Some(Toast::Refused(Message::new(if input::is_chinese(key) { "tui-input-method" } else { "tui-no-such-key" })));
            return Flow::Stay;
        };
        self.act(action, key)
    }

    fn on_overlay(&mut self, flow: OverlayFlow, key: Key) -> Flow {
        match flow {
            OverlayFlow::Stay => {}
            OverlayFlow::Close => self.close(),
            OverlayFlow::Run(action) => {
                self.overlay = None;
                return self.act(action, key);
            }
            OverlayFlow::Answer(Ask::Hand, answers) => {
                let words =
                    answers.into_iter().filter_map(|answer| if let Answer::Text(word) = answer { Some(word) } else { None });
                let word = words.collect();
                match (self.call(Command::CallChair { word }), &mut self.overlay) {
                    (Err(error), Some(overlay)) => overlay.refuse(error.message()),
                    _ => self.answered(&Ask::Hand),
                }
            }
            OverlayFlow::Answer(Ask::OwnCode, answers) => match (self.set_own_code(&answers), &mut self.overlay) {
                (Err(why), Some(overlay)) => overlay.refuse(why),
                _ => self.answered(&Ask::OwnCode),
            },
            OverlayFlow::Answer(ask, answers) => match self.screen.on_answer(ask.clone(), answers) {
                Ok(effect) => {
                    self.answered(&ask);
                    self.take(effect);
                }
                Err(why) => {
                    if let Some(overlay) = &mut self.overlay {
                        overlay.refuse(why);
                    }
                }
            },
        }
        Flow::Stay
    }

    fn act(&mut self, action: Action, key: Key) -> Flow {
        if let Some(why) = self.why_not(action) {
            self.toast = Some(Toast::Refused(why));
            return Flow::Stay;
        }
        match action {
            Action::Quit => return self.quit(),
            Action::Help => self.overlay = Some(Overlay::Help { offset: 0, legend: self.screen.place().legend() }),
            Action::Palette => self.overlay = Some(Overlay::palette()),
            Action::Language => self.words = Words::new(if self.words.lang() == Lang::Zh { Lang::En } else { Lang::Zh }),
            Action::NextTheme => {
                self.theme = Theme::get(self.theme.name.next());
                self.toast = Some(Toast::Done(Message::new(self.theme.name.message())));
            }
            Action::NextGlyphs => self.glyphs = Glyphs::choose(*self.glyphs != ASCII),
            Action::Back => {
                if !self.screen.back() {
                    if self.choosing {
                        self.screen = Screen::Chooser(Box::new(Chooser::new(Arc::clone(&self.room))));
                        self.arrive();
                    } else {
                        self.toast = Some(Toast::Done(Message::new("tui-top")));
                    }
                }
            }
            Action::GoToHearing => {
                let hearing = self.hearing.as_ref().and_then(|room| room.hearing);
                hearing.into_iter().for_each(|hearing| self.screen.lead_to(hearing.studio));
            }
            Action::RaiseHand => return self.raise_hand(),
            Action::OwnCode => return self.ask_own_code(),
            _ => {
                let effect = self.screen.on_action(action, key);
                self.take(effect);
            }
        }
        Flow::Stay
    }

    /// Leaves, unless something that was typed cannot be saved: then it says so, and leaves when asked once more.
    fn quit(&mut self) -> Flow {
        match self.screen.settle() {
            Err(effect) if !self.leaving => {
                self.leaving = true;
                let anyway = Message::new("tui-quit-anyway");
                self.take(match effect {
                    Effect::Refused(why) => Effect::Refused(anyway.with("why", why)),
                    // What others changed meanwhile is replaced when leaving is asked for once more: it says so itself.
                    other => other,
                });
                Flow::Stay
            }
            _ => Flow::Quit,
        }
    }

    fn take(&mut self, effect: Effect) {
        match effect {
            Effect::Nothing => {}
            Effect::Done(message) => self.toast = Some(Toast::Done(message)),
            Effect::Refused(message) | Effect::Overtaken(message) => self.toast = Some(Toast::Refused(message)),
            Effect::Show(overlay) => self.show(overlay),
            Effect::Sit(seat) => match Screen::of(seat) {
                Ok(screen) => {
                    self.screen = screen;
                    self.arrive();
                }
                Err(refusal) => self.toast = Some(Toast::Refused(refusal.message())),
            },
        }
    }

    fn why_not(&self, action: Action) -> Option<Message> {
        if action == Action::NextTheme && self.no_color {
            return Some(Message::new("tui-no-color"));
        }
        if action == Action::GoToHearing && self.hearing.as_ref().is_none_or(|room| room.hearing.is_none()) {
            return Some(Message::new("room-nobody-heard"));
        }
        if self.afar && AT_THE_DESK.contains(&action) {
            return Some(Message::new("tui-at-the-desk"));
        }
        if action.spec().needs.is_some()
            && action != Action::TypePoints
            && let Some(why) = self.saving.why_not()
        {
            return Some(why);
        }
        let refused = |seat: &Seat| action.spec().needs.and_then(|kind| seat.allowed(kind).err());
        let refused = self.screen.seat().and_then(refused).map(|refusal| refusal.message());
        refused.or_else(|| self.screen.why_not(action))
    }

    /// Says anew what can be done here, and what not, and why.
    fn offer(&mut self) {
        let contexts = self.screen.place().contexts();
        let here = contexts.iter().flat_map(|context| ACTIONS.iter().filter(move |spec| spec.context == *context));
        let offer = |spec: &'static super::action::Spec| Offer {
            action: spec.action,
            keys: spec.chords.iter().map(|chord| chord.name(self.glyphs)).collect::<Vec<_>>().join(" "),
            title: self.words.get(spec.title),
            doc: self.screen.detail(spec.action).map_or_else(|| self.words.get(spec.doc), |detail| self.words.say(&detail)),
            why_not: self.why_not(spec.action).map(|why| self.words.say(&why)),
        };
        self.offers = here.map(offer).collect();
    }
}
