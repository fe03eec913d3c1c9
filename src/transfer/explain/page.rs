//! The page that an explanation is written on, line by line.

use crate::domain::message::Message;
use crate::transfer::columns::{Side, aligned};
use crate::words::Words;

/// Plain text under headings; what stands under one is set in by two cells, what stands under that by four.
pub(super) struct Page<'a> {
    words: &'a Words,
    text: String,
    indent: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Page { words, text: String::new(), indent: 0 }
    }

    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        let line = format!("{}{line}", " ".repeat(self.indent));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A sentence on a line of its own.
    pub(super) fn say(&mut self, message: &Message) {
        self.line(&self.words.say(message));
    }

    /// What belongs to the line before it.
    pub(super) fn detail(&mut self, message: &Message) {
        self.line(&format!("  {}", self.words.say(message)));
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading; what follows stands under it.
    pub(super) fn heading(&mut self, id: &str) {
        self.gap();
        self.indent = 0;
        self.line(&self.words.get(id));
        self.indent = 2;
    }

    pub(super) fn table(&mut self, rows: &[Vec<String>], sides: &[Side]) {
        for line in aligned(rows, sides) {
            self.line(&line);
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}
