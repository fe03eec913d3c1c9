//! Asks somebody at the door who they are, and translates their answers for the room, which decides.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use russh::keys::ssh_key::PublicKey;
use russh::keys::{Algorithm, HashAlg};
use russh::server::Auth;
use russh::{MethodKind, MethodSet};

use super::brakes::LONGEST_WAIT;
use super::hall::Hall;
use crate::domain::id::SeatId;
use crate::domain::key::plain;
use crate::domain::message::Message;
use crate::domain::text::Lang;
use crate::session::{Admitted, Invitation, Proof, Room, Seat, SessionError};
use crate::words::Words;

/// One wrong code more than this ends a connection; clients give up here by themselves, and say so.
const MOST_CODES: u32 = 3;
/// A wrong code is answered after this long, whatever was wrong with it.
const REFUSAL: Duration = Duration::from_millis(800);
/// The longest answer that is looked at, in bytes.
const LONGEST_ANSWER: usize = 256;

/// Somebody who was let in.
pub(super) struct LetIn {
    pub seat: Seat,
    /// By which key; without one by their code.
    pub key: Option<String>,
}

impl LetIn {
    /// Whether what let them in still would.
    pub fn holds(&self, room: &Room) -> bool {
        let joins = room.joins(self.seat.id());
        self.key.as_ref().map_or(joins.code, |key| joins.keys.contains(key))
    }
}

/// What is asked next.
enum Asks {
    Code,
    /// A passphrase of their own, for an invitation whose code they knew.
    Passphrase(Invitation),
}

/// One connection's way in.
pub(super) struct Login {
    hall: Arc<Hall>,
    source: IpAddr,
    /// The name that the client gave, and the seat that it means.
    account: Option<(String, Option<SeatId>)>,
    /// A key that nobody knows yet, whose owner showed to be there.
    key: Option<String>,
    asks: Asks,
    wrong_codes: u32,
}

impl Login {
    pub fn new(hall: Arc<Hall>, source: IpAddr) -> Self {
        Login { hall, source, account: None, key: None, asks: Asks::Code, wrong_codes: 0 }
    }

    /// The seat that a name means. Another name begins anew.
    fn account(&mut self, name: &str) -> Option<SeatId> {
        if let Some((known, seat)) = &self.account
            && known == name
        {
            return seat.clone();
        }
        let seat = self.hall.room.seat_named(name);
        self.account = Some((name.to_owned(), seat.clone()));
        (self.key, self.asks) = (None, Asks::Code);
        seat
    }

    /// Whether a key is worth being shown: one that admits, or one that an invitation may bind.
    pub fn offered(&mut self, name: &str, key: &PublicKey, algorithm: &Algorithm) -> Auth {
        let seat = self.account(name);
        let current = *algorithm != (Algorithm::Rsa { hash: None });
        match (seat, written(key)) {
            (Some(seat), Some(key)) if current => {
                let room = &self.hall.room;
                let unknown_but_first = self.key.is_none() && room.awaits_key(&seat);
                if unknown_but_first || room.admit_by_key(&seat, &key).is_some() { Auth::Accept } else { on() }
            }
            _ => on(),
        }
    }

    /// A key whose owner showed to be there.
    pub fn shown(&mut self, name: &str, key: &PublicKey) -> Result<LetIn, Auth> {
        let (Some(seat), Some(key)) = (self.account(name), written(key)) else { return Err(on()) };
        if let Some(admitted) = self.hall.room.admit_by_key(&seat, &key) {
            return Ok(LetIn { seat: admitted, key: Some(key) });
        }
        if !self.hall.room.awaits_key(&seat) {
            return Err(on());
        }
        self.key = Some(key);
        // The first half is done; the invitation's code is the other one.
        Err(Auth::Reject {
            proceed_with_methods: Some(MethodSet::from(&[MethodKind::KeyboardInteractive][..])),
            partial_success: true,
        })
    }

    /// The first question, or what follows from the answers to the last one.
    pub async fn answered(&mut self, name: &str, answers: Option<Vec<String>>) -> Result<LetIn, Auth> {
        let seat = self.account(name);
        let Some(answers) = answers else {
            self.asks = Asks::Code;
            return Err(ask("ssh-ask-code", &["ssh-prompt-code"]));
        };
        if answers.iter().any(|answer| answer.len() > LONGEST_ANSWER) {
            return Err(nothing_more());
        }
        match std::mem::replace(&mut self.asks, Asks::Code) {
            Asks::Code => self.take_code(seat, answers).await,
            Asks::Passphrase(invitation) => self.take_passphrase(invitation, answers).await,
        }
    }

    async fn take_code(&mut self, seat: Option<SeatId>, mut answers: Vec<String>) -> Result<LetIn, Auth> {
        let wait = self.hall.brakes.wait(seat.as_ref(), self.source, Instant::now());
        if wait > LONGEST_WAIT {
            self.hall.log.failed(self.source);
            return Err(nothing_more());
        }
        tokio::time::sleep(wait).await;
        let asked = Instant::now();
        let code = answers.pop().unwrap_or_default();
        let room = Arc::clone(&self.hall.room);
        let tried = seat.clone();
        match self.slowly(move || room.admit_by_code(tried.as_ref(), code.trim())).await {
            Some(Some(Admitted::Seated(seat))) => {
                self.hall.brakes.succeeded(seat.id(), self.source);
                Ok(LetIn { seat, key: None })
            }
            Some(Some(Admitted::Invited(invitation))) => match self.key.take() {
                Some(key) => self.take_up(invitation, Proof::Key(key)).await,
                None => {
                    self.asks = Asks::Passphrase(invitation);
                    Err(ask("ssh-ask-passphrase", &["ssh-prompt-passphrase", "ssh-prompt-again"]))
                }
            },
            _ => {
                self.hall.brakes.failed(seat.as_ref(), self.source, Instant::now());
                self.hall.log.failed(self.source);
                self.wrong_codes += 1;
                tokio::time::sleep(REFUSAL.saturating_sub(asked.elapsed())).await;
                Err(if self.wrong_codes <= MOST_CODES { on() } else { nothing_more() })
            }
        }
    }

    async fn take_passphrase(&mut self, invitation: Invitation, mut answers: Vec<String>) -> Result<LetIn, Auth> {
        let (again, passphrase) = (answers.pop(), answers.pop());
        let same = passphrase.filter(|passphrase| again.as_ref() == Some(passphrase));
        let Some(passphrase) = same else {
            self.asks = Asks::Passphrase(invitation);
            return Err(ask("ssh-passphrases-differ", &["ssh-prompt-passphrase", "ssh-prompt-again"]));
        };
        self.take_up(invitation, Proof::Passphrase(passphrase)).await
    }

    async fn take_up(&mut self, invitation: Invitation, proof: Proof) -> Result<LetIn, Auth> {
        let (room, taken) = (Arc::clone(&self.hall.room), invitation.clone());
        let key = if let Proof::Key(key) = &proof { Some(key.clone()) } else { None };
        match self.slowly(move || room.take_up(&taken, proof)).await {
            Some(Ok(seat)) => {
                self.hall.brakes.succeeded(seat.id(), self.source);
                self.hall.log.say(self.hall.about(seat.id(), Message::new("ssh-log-taken-up")));
                Ok(LetIn { seat, key })
            }
            Some(Err(SessionError::ShortPassphrase | SessionError::BadCode)) => {
                self.asks = Asks::Passphrase(invitation);
                Err(ask("ssh-passphrase-short", &["ssh-prompt-passphrase", "ssh-prompt-again"]))
            }
            _ => Err(nothing_more()),
        }
    }

    /// Does something with a slow hash in it, where it holds nobody else up. `None` where it could not be done.
    async fn slowly<T: Send + 'static>(&self, does: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _turn = self.hall.hashes.acquire().await.ok()?;
        tokio::task::spawn_blocking(does).await.ok()
    }
}

/// Nothing came of it; these ways are open.
pub(super) fn on() -> Auth {
    let ways = MethodSet::from(&[MethodKind::PublicKey, MethodKind::KeyboardInteractive][..]);
    Auth::Reject { proceed_with_methods: Some(ways), partial_success: false }
}

/// Nothing came of it, and nothing is left to try: the library ends the connection.
fn nothing_more() -> Auth {
    Auth::UnsupportedMethod
}

/// A question in both languages: nobody has chosen one yet. All of it stands in the first prompt, because the usual client
/// shows instructions with everything but ASCII spelt in digits.
fn ask(instructions: &str, prompts: &[&str]) -> Auth {
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    let both = |id: &str, between: &str| format!("{}{between}{}", zh.get(id), en.get(id));
    let mut before = format!("\n{}\n", both(instructions, "\n"));
    let prompts = prompts.iter().map(|id| (Cow::Owned(format!("{}{} ", std::mem::take(&mut before), both(id, " "))), false));
    Auth::Partial { name: Cow::Borrowed(""), instructions: Cow::Borrowed(""), prompts: Cow::Owned(prompts.collect()) }
}

/// A key as it stands in a file, without comment.
pub(super) fn written(key: &PublicKey) -> Option<String> {
    plain(&PublicKey::new(key.key_data().clone(), "").to_openssh().ok()?)
}

/// What a public key in a file is compared by; `None` where the text is none.
#[must_use]
pub fn fingerprint(key: &str) -> Option<String> {
    Some(PublicKey::from_openssh(key).ok()?.fingerprint(HashAlg::Sha256).to_string())
}
