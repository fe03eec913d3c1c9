//! The person's own code, so that nobody else knows it.

use super::{App, Flow, Toast};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::message::Message;
use crate::domain::passphrase::weakness;
use crate::session::SessionError;
use crate::tui::field::Field;
use crate::tui::form::{Answer, FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::Ask;

impl App {
    /// Asks for a new code of the person's own, twice.
    pub(super) fn ask_own_code(&mut self) -> Flow {
        let secret = |label| FormField {
            label: Message::new(label),
            kind: FieldKind::Text { field: Field::default(), required: true, secret: true },
        };
        let fields = vec![secret("own-code-new"), secret("own-code-again")];
        let intro = Message::new(if self.afar { "own-code-intro-afar" } else { "own-code-intro" });
        let form = Form::new(Ask::OwnCode, Message::new("own-code-title"), fields);
        self.overlay = Some(Overlay::Form(form.with_intro(intro)));
        Flow::Stay
    }

    /// Sets it, and says for where it is good.
    ///
    /// # Errors
    /// Why it is not taken.
    pub(super) fn set_own_code(&mut self, answers: &[Answer]) -> Result<(), Message> {
        let (Some(seat), [Answer::Text(code), Answer::Text(again)]) = (self.screen.seat(), answers) else { return Ok(()) };
        if code != again {
            return Err(Message::new("own-code-differs"));
        }
        let outline = seat.outline();
        // Whoever is not at the desk could not come back by it.
        if let Some(weakness) = weakness(code, &outline.me).filter(|_| self.afar) {
            return Err(SessionError::WeakPassphrase(weakness).message());
        }
        let set = Command::SetCode { seat: outline.me.id.clone(), code: Some(code.clone()) };
        let applied = seat.apply(set).map_err(|error| error.message())?;
        self.toast = Some(match applied.events.first() {
            Some(event @ Event::CodeSet { desk_only: true, .. }) => Toast::Refused(outline.session.tell(event)),
            _ => Toast::Done(Message::new("own-code-set")),
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::command::Command;
    use crate::domain::text::Lang;
    use crate::tui::app::{App, Taste};
    use crate::tui::testing::{Stage, founding};

    const SIZE: (u16, u16) = (120, 36);

    fn in_chinese() -> Taste {
        Taste { lang: Lang::Zh, ..Taste::default() }
    }

    #[test]
    fn whoever_comes_in_is_told_who_had_a_hand_in_their_code_until_they_set_their_own() {
        let stage = Stage::choosing(founding(), SIZE, in_chinese());
        stage.seat("k1").apply(Command::SetCode { seat: "c1".into(), code: Some("peach garden".to_owned()) }).unwrap();
        let come_in = |code: &str| {
            let seat = stage.room.seat(&"c1".into(), Some(code)).unwrap();
            stage.showing(App::seated(seat, in_chinese()).unwrap(), SIZE)
        };
        let mut chair = come_in("peach garden");
        assert!(chair.text().contains("您席位的口令由 k1"), "{}", chair.text());
        chair.keys("P");
        assert!(chair.text().contains("为自己的席位另设口令"), "{}", chair.text());
        chair.keys("'plum-garden' Enter 'plum-orchard' Enter");
        assert!(chair.text().contains("两次输入的口令不一样"), "{}", chair.text());
        chair.keys("Esc Esc P 'plum-garden' Enter 'plum-garden' Enter");
        assert!(chair.text().contains("口令已更换"), "{}", chair.text());
        let mut again = come_in("plum-garden");
        assert!(!again.text().contains("您席位的口令"), "{}", again.text());
    }

    #[test]
    fn a_short_code_is_taken_at_the_desk_with_a_word_and_not_from_elsewhere() {
        let mut desk = Stage::choosing(founding(), SIZE, in_chinese());
        let seated = |stage: &Stage| App::seated(stage.seat("c1"), in_chinese()).unwrap();
        let mut afar = desk.showing(seated(&desk).from_afar(), SIZE);
        afar.keys("P '1357' Enter '1357' Enter");
        assert!(afar.text().contains("至少要 8 个字符"), "{}", afar.text());
        assert!(desk.room.seat(&"c1".into(), None).is_ok());
        desk = desk.showing(seated(&desk), SIZE);
        desk.keys("P '1357' Enter '1357' Enter");
        assert!(desk.text().contains("只在本机有效，不能远程加入"), "{}", desk.text());
        assert!(desk.room.seat(&"c1".into(), Some("1357")).is_ok());
    }
}
