//! Asks somebody at the door who they are, and translates their answers for the room, which decides.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use russh::keys::ssh_key::PublicKey;
use russh::keys::{Algorithm, HashAlg};
use russh::server::Auth;
use russh::{MethodKind, MethodSet};
use zeroize::Zeroizing;

use super::hall::Hall;
use super::network::Network;
use crate::domain::id::SeatId;
use crate::domain::key::{is_strong, plain};
use crate::domain::message::Message;
use crate::domain::text::Lang;
use crate::session::{Admitted, Credential, Invitation, Proof, Room, Seat, SessionError};
use crate::words::Words;

/// So many wrong codes end a connection. OpenSSH gives up here by itself, without a word on what to do.
const MOST_CODES: u32 = 3;
/// A wrong code is answered after this long, whatever was wrong with it.
const REFUSAL: Duration = Duration::from_millis(800);
/// The longest answer that is looked at, in bytes.
const LONGEST_ANSWER: usize = 256;

/// Somebody who was let in.
pub(super) struct LetIn {
    pub seat: Seat,
    pub by: Credential,
}

impl LetIn {
    /// Whether what let them in still would.
    pub fn holds(&self, room: &Room) -> bool {
        room.still_admits(self.seat.id(), &self.by)
    }
}

/// What is asked next.
enum Asks {
    Code,
    /// A passphrase of their own, for an invitation whose code they knew.
    Passphrase(Invitation),
    /// Nothing: the person has read why it ends.
    Nothing,
}

/// One connection's way in.
pub(super) struct Login {
    hall: Arc<Hall>,
    source: Network,
    /// The name that the client gave, and the seat that it means.
    account: Option<(String, Option<SeatId>)>,
    /// A key that nobody knows yet, whose owner showed to be there.
    key: Option<String>,
    asks: Asks,
    wrong_codes: u32,
    /// Whether the last answer was right, though not all that is asked for.
    came_further: bool,
}

impl Login {
    pub fn new(hall: Arc<Hall>, source: IpAddr) -> Self {
        Login { hall, source: source.into(), account: None, key: None, asks: Asks::Code, wrong_codes: 0, came_further: false }
    }

    /// Whether the last answer was right, though not all that is asked for.
    pub const fn came_further(&self) -> bool {
        self.came_further
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

    /// Whether a key is worth being shown. Every current one is, whatever the name: which seats there are, and which of them wait
    /// for a key, is told to nobody who has not shown one.
    pub fn offered(&mut self, name: &str, key: &PublicKey, algorithm: &Algorithm) -> Auth {
        self.account(name);
        if *algorithm != (Algorithm::Rsa { hash: None }) && is_strong(key) { Auth::Accept } else { on() }
    }

    /// A key whose owner showed to be there.
    pub fn shown(&mut self, name: &str, key: &PublicKey) -> Result<LetIn, Auth> {
        self.came_further = false;
        let (Some(seat), Some(key), true) = (self.account(name), written(key), is_strong(key)) else { return Err(on()) };
        if let Some(admitted) = self.hall.room.admit_by_key(&seat, &key) {
            return Ok(LetIn { seat: admitted, by: Credential::Key(key) });
        }
        if self.key.is_some() || !self.hall.room.awaits_key(&seat) {
            return Err(on());
        }
        (self.key, self.came_further) = (Some(key), true);
        // The first half is done; the invitation's code is the other one.
        Err(Auth::Reject {
            proceed_with_methods: Some(MethodSet::from(&[MethodKind::KeyboardInteractive][..])),
            partial_success: true,
        })
    }

    /// The first question, or what follows from the answers to the last one.
    pub async fn answered(&mut self, name: &str, answers: Option<Vec<String>>) -> Result<LetIn, Auth> {
        self.came_further = false;
        let seat = self.account(name);
        let Some(answers) = answers else {
            self.asks = Asks::Code;
            let left = MOST_CODES.saturating_sub(self.wrong_codes);
            let why = if self.wrong_codes == 0 {
                Message::new("ssh-ask-code")
            } else {
                Message::new("ssh-code-wrong").with("left", left)
            };
            return Err(ask(&why, &["ssh-prompt-code"]));
        };
        if answers.iter().any(|answer| answer.len() > LONGEST_ANSWER) {
            return Err(nothing_more());
        }
        match std::mem::replace(&mut self.asks, Asks::Nothing) {
            Asks::Code => self.take_code(seat, answers).await,
            Asks::Passphrase(invitation) => self.take_passphrase(invitation, answers).await,
            Asks::Nothing => Err(nothing_more()),
        }
    }

    async fn take_code(&mut self, seat: Option<SeatId>, mut answers: Vec<String>) -> Result<LetIn, Auth> {
        tokio::time::sleep(self.hall.brakes.wait(self.source, Instant::now())).await;
        let asked = Instant::now();
        let code = Zeroizing::new(answers.pop().unwrap_or_default());
        let room = Arc::clone(&self.hall.room);
        let tried = seat.clone();
        match self.slowly(move || room.admit_by_code(tried.as_ref(), code.trim())).await {
            Some(Some(Admitted::Seated(seat, by))) => Ok(LetIn { seat, by }),
            Some(Some(Admitted::Invited(invitation))) => match self.key.take() {
                Some(key) => self.take_up(invitation, Proof::Key(key)).await,
                None => {
                    self.came_further = true;
                    Err(self.ask_passphrase(invitation, &Message::new("ssh-ask-passphrase")))
                }
            },
            _ => {
                self.hall.brakes.failed(self.source, Instant::now());
                self.hall.failed(self.source, seat.as_ref());
                self.wrong_codes += 1;
                tokio::time::sleep(REFUSAL.saturating_sub(asked.elapsed())).await;
                Err(if self.wrong_codes < MOST_CODES {
                    on()
                } else {
                    ask(&Message::new("ssh-code-wrong-last"), &["ssh-prompt-end"])
                })
            }
        }
    }

    fn ask_passphrase(&mut self, invitation: Invitation, why: &Message) -> Auth {
        self.asks = Asks::Passphrase(invitation);
        ask(why, &["ssh-prompt-passphrase", "ssh-prompt-again"])
    }

    async fn take_passphrase(&mut self, invitation: Invitation, mut answers: Vec<String>) -> Result<LetIn, Auth> {
        let (again, passphrase) = (answers.pop().map(Zeroizing::new), answers.pop().map(Zeroizing::new));
        match passphrase.filter(|passphrase| again.as_ref() == Some(passphrase)) {
            Some(passphrase) => self.take_up(invitation, Proof::Passphrase(passphrase)).await,
            None => Err(self.ask_passphrase(invitation, &Message::new("ssh-passphrases-differ"))),
        }
    }

    async fn take_up(&mut self, invitation: Invitation, proof: Proof) -> Result<LetIn, Auth> {
        let (room, taken) = (Arc::clone(&self.hall.room), invitation.clone());
        match self.slowly(move || room.take_up(&taken, proof)).await {
            Some(Ok((seat, by))) => {
                self.hall.log.say(self.hall.about(seat.id(), Message::new("ssh-log-taken-up")));
                Ok(LetIn { seat, by })
            }
            Some(Err(error @ (SessionError::WeakPassphrase(_) | SessionError::BadCode))) => {
                Err(self.ask_passphrase(invitation, &error.message()))
            }
            Some(Err(error)) => Err(ask(&error.message(), &["ssh-prompt-end"])),
            None => Err(nothing_more()),
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
fn ask(instructions: &Message, prompts: &[&str]) -> Auth {
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    let mut before = format!("\n{}\n{}\n", zh.say(instructions), en.say(instructions));
    let both = |id: &str| format!("{} {}", zh.get(id), en.get(id));
    let prompts = prompts.iter().map(|id| (Cow::Owned(format!("{}{} ", std::mem::take(&mut before), both(id))), false));
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
