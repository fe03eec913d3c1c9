//! A connection's stream, cut when nobody has logged in after a while, or when it is to end whatever the client does.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;

/// How long somebody may take to log in.
pub const GRACE: Duration = Duration::from_secs(30);

/// How far a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has logged in yet.
    Knocking,
    /// Somebody has.
    Entered,
    /// It is to end now.
    Cut,
}

/// The stream, which fails once it is cut. The library's own timers cannot be used for it: its idle timer is reset by what
/// we send ourselves, it hears no word of ours while a client does not read, and it knows no time to log in.
pub struct Wire {
    stream: TcpStream,
    cut: Pin<Box<dyn Future<Output = ()> + Send>>,
    is_cut: bool,
}

impl Wire {
    /// The stream of a connection whose stage is told through `stage`.
    pub fn new(stream: TcpStream, mut stage: watch::Receiver<Stage>, grace: Duration) -> Self {
        let cut = Box::pin(async move {
            let entered = tokio::time::timeout(grace, async { stage.wait_for(|stage| *stage != Stage::Knocking).await.is_ok() });
            if entered.await == Ok(true) {
                // Nobody left to say so is as good as the word.
                let _cut = stage.wait_for(|stage| *stage == Stage::Cut).await;
            }
        });
        Wire { stream, cut, is_cut: false }
    }

    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        self.is_cut = self.is_cut || self.cut.as_mut().poll(context).is_ready();
        if self.is_cut { Err(io::ErrorKind::TimedOut.into()) } else { Ok(()) }
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.check(context)?;
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.check(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
