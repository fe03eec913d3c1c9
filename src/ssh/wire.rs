//! A connection's stream, which can be cut whatever the client does.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;

/// How far a connection is, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing is known of who it is.
    Knocking,
    /// Somebody has begun to log in, or come a step further.
    Asked,
    /// Somebody has logged in.
    Entered,
    /// Their screen is open.
    Shown,
    /// It is to end now.
    Cut,
}

impl Stage {
    /// Whether nobody has logged in yet.
    #[must_use]
    pub fn is_before_login(self) -> bool {
        self < Stage::Entered
    }
}

/// The stream, which fails once it is cut: the library hears no word of ours while a client does not read.
pub struct Wire {
    stream: TcpStream,
    cut: Pin<Box<dyn Future<Output = ()> + Send>>,
    is_cut: bool,
}

impl Wire {
    /// The stream of a connection whose stage is told through `stage`.
    pub fn new(stream: TcpStream, mut stage: watch::Receiver<Stage>) -> Self {
        let cut = Box::pin(async move {
            // Nobody left to say so is as good as the word.
            let _cut = stage.wait_for(|stage| *stage == Stage::Cut).await;
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
