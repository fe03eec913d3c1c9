//! The way out for frames, and the size that they are made for: one frame waits at most, and nothing is made while it waits.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use ratatui::layout::Size;
use tokio::sync::Notify;

/// The sizes that frames are made for, whatever a client says: its numbers are anybody's.
const COLUMNS: (u32, u32) = (20, 500);
const ROWS: (u32, u32) = (5, 200);

/// Between the thread that draws and the task that sends.
pub struct Outlet {
    slot: Mutex<Slot>,
    /// A frame has left, or nobody sends any more.
    left: Condvar,
    /// A frame waits, or nobody draws any more.
    waits: Notify,
}

struct Slot {
    frame: Option<Vec<u8>>,
    /// A frame is being handed over.
    leaving: bool,
    size: Size,
    /// Nobody sends any more.
    closed: bool,
    /// Nobody draws any more; the exit status.
    ended: Option<u32>,
}

impl Outlet {
    /// Nothing waits.
    #[must_use]
    pub fn new(size: Size) -> Self {
        let slot = Slot { frame: None, leaving: false, size, closed: false, ended: None };
        Outlet { slot: Mutex::new(slot), left: Condvar::new(), waits: Notify::new() }
    }

    /// The size to draw for, once no frame waits any more.
    ///
    /// # Errors
    /// Where nobody sends any more.
    pub fn ready(&self) -> io::Result<Size> {
        let slot = self.left.wait_while(self.lock(), |slot| (slot.frame.is_some() || slot.leaving) && !slot.closed);
        let slot = slot.unwrap_or_else(PoisonError::into_inner);
        if slot.closed { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(slot.size) }
    }

    /// Puts a frame out, once no other waits any more.
    ///
    /// # Errors
    /// Where nobody sends any more.
    pub fn put(&self, frame: Vec<u8>) -> io::Result<()> {
        self.ready()?;
        self.lock().frame = Some(frame);
        self.waits.notify_one();
        Ok(())
    }

    /// Nothing more will be put out; the program ends with this status.
    pub fn end(&self, status: u32) {
        self.lock().ended = Some(status);
        self.waits.notify_one();
    }

    /// The frame that waits; it has left only at [`Outlet::sent`]. Once all has left, the exit status.
    pub async fn next(&self) -> Result<Vec<u8>, u32> {
        loop {
            {
                let mut slot = self.lock();
                if let Some(frame) = slot.frame.take() {
                    slot.leaving = true;
                    return Ok(frame);
                }
                if let Some(status) = slot.ended {
                    return Err(status);
                }
            }
            self.waits.notified().await;
        }
    }

    /// The frame has left.
    pub fn sent(&self) {
        self.lock().leaving = false;
        self.left.notify_all();
    }

    /// Nobody sends any more.
    pub fn close(&self) {
        let mut slot = self.lock();
        slot.closed = true;
        slot.frame = None;
        self.left.notify_all();
    }

    /// The size that frames are made for.
    pub fn size(&self) -> Size {
        self.lock().size
    }

    /// The client has another size now; the last one told counts.
    pub fn resize(&self, size: Size) {
        self.lock().size = size;
    }

    fn lock(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client's size, made one that can be drawn for.
#[must_use]
pub fn within_reason(columns: u32, rows: u32) -> Size {
    let clamp = |given: u32, (least, most): (u32, u32)| u16::try_from(given.clamp(least, most)).unwrap_or(u16::MAX);
    Size { width: clamp(columns, COLUMNS), height: clamp(rows, ROWS) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    #[test]
    fn a_client_cannot_ask_for_more_than_reason_allows() {
        assert_eq!(within_reason(80, 24), Size { width: 80, height: 24 });
        assert_eq!(within_reason(60_000, u32::MAX), Size { width: 500, height: 200 });
        assert_eq!(within_reason(0, 0), Size { width: 20, height: 5 });
    }

    #[test]
    fn one_frame_waits_and_nothing_is_made_until_it_has_left() {
        let outlet = Arc::new(Outlet::new(within_reason(80, 24)));
        outlet.put(b"first".to_vec()).unwrap();
        let drawing = {
            let outlet = Arc::clone(&outlet);
            thread::spawn(move || outlet.ready())
        };
        outlet.resize(within_reason(100, 30));
        assert!(!drawing.is_finished());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        assert_eq!(runtime.block_on(outlet.next()), Ok(b"first".to_vec()));
        assert!(!drawing.is_finished(), "on its way is not gone");
        outlet.sent();
        assert_eq!(drawing.join().unwrap().unwrap(), within_reason(100, 30), "the next one is made for the last size");
        outlet.end(0);
        assert_eq!(runtime.block_on(outlet.next()), Err(0));
    }

    #[test]
    fn whoever_draws_for_nobody_is_told() {
        let outlet = Arc::new(Outlet::new(within_reason(80, 24)));
        outlet.put(b"unread".to_vec()).unwrap();
        let drawing = {
            let outlet = Arc::clone(&outlet);
            thread::spawn(move || outlet.put(b"next".to_vec()))
        };
        outlet.close();
        assert!(drawing.join().unwrap().is_err());
    }
}
