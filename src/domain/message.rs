//! Something to say to a person, before it has a language.

/// A message by its id in `locales/`, with what fills its places. The words room turns it into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id in the Fluent files.
    pub id: &'static str,
    /// What fills its places.
    pub args: Vec<(&'static str, Arg)>,
}

/// What fills a place of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text as it is: a name, an id, points.
    Text(String),
    /// A number, by which a message may choose its form.
    Count(u64),
    /// A text of the rubric, in the language of whoever reads.
    Bilingual(super::text::Text),
    /// Another message, put in place in the same language.
    Message(Box<Message>),
}

impl Message {
    /// A message without places.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Message { id, args: Vec::new() }
    }

    /// The message with one more place filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(count as u64)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Arg::Count(count.into())
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Arg::Count(count)
    }
}

impl From<super::points::Points> for Arg {
    fn from(points: super::points::Points) -> Self {
        Arg::Text(points.to_string())
    }
}

impl From<&super::text::Text> for Arg {
    fn from(text: &super::text::Text) -> Self {
        Arg::Bilingual(text.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}
