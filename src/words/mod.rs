//! All words that a person reads, in Chinese and English, from `locales/`. One [`Words`] a person: no global language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::domain::message::{Arg, Message};
use crate::domain::text::{Lang, visible};

macro_rules! locale {
    ($lang:literal) => {
        &[
            include_str!(concat!("../../locales/", $lang, "/words.ftl")),
            include_str!(concat!("../../locales/", $lang, "/rubric.ftl")),
            include_str!(concat!("../../locales/", $lang, "/transfer.ftl")),
            include_str!(concat!("../../locales/", $lang, "/refusal.ftl")),
            include_str!(concat!("../../locales/", $lang, "/account.ftl")),
            include_str!(concat!("../../locales/", $lang, "/results.ftl")),
            include_str!(concat!("../../locales/", $lang, "/papers.ftl")),
            include_str!(concat!("../../locales/", $lang, "/agreement.ftl")),
            include_str!(concat!("../../locales/", $lang, "/tui.ftl")),
            include_str!(concat!("../../locales/", $lang, "/expert.ftl")),
            include_str!(concat!("../../locales/", $lang, "/chair.ftl")),
            include_str!(concat!("../../locales/", $lang, "/room.ftl")),
            include_str!(concat!("../../locales/", $lang, "/clerk.ftl")),
            include_str!(concat!("../../locales/", $lang, "/notice.ftl")),
            include_str!(concat!("../../locales/", $lang, "/ssh.ftl")),
            include_str!(concat!("../../locales/", $lang, "/cli.ftl")),
            include_str!(concat!("../../locales/", $lang, "/proof.ftl")),
        ]
    };
}

const ZH: &[&str] = locale!("zh-CN");
const EN: &[&str] = locale!("en");

type Bundle = FluentBundle<FluentResource>;

/// Read once: they never change, and a hundred people would each hold them otherwise.
static ZH_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("zh-CN"), ZH));
static EN_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("en"), EN));

fn bundle(id: LanguageIdentifier, files: &[&str]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Terminals have no use for the invisible direction marks that Fluent puts round what it fills in.
    bundle.set_use_isolating(false);
    for file in files {
        // What cannot be read is left out here and found by this module's tests.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The words of one language, as one person reads them.
pub struct Words {
    lang: Lang,
    bundle: &'static Bundle,
}

impl Words {
    /// The words of `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let bundle = match lang {
            Lang::Zh => &*ZH_BUNDLE,
            Lang::En => &*EN_BUNDLE,
        };
        Words { lang, bundle }
    }

    /// Which language these are.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without places; its id where there is none, which the tests of this module rule out.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message as a sentence.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            args.set(*name, self.value(value));
        }
        self.format(message.id, Some(&args))
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            // What fills a place is often typed by somebody, here or with another program.
            Arg::Text(text) => visible(text).into(),
            Arg::Count(count) => FluentValue::from(*count as f64),
            Arg::Bilingual(text) => visible(text.get(self.lang)).into(),
            Arg::Message(message) => self.say(message).into(),
        }
    }

    fn format(&self, id: &str, args: Option<&FluentArgs>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(files: &[&str]) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        for file in files {
            if let Err((_, problems)) = FluentResource::try_new((*file).to_owned()) {
                panic!("a locale file cannot be read: {problems:?}");
            }
            let names = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            for id in names.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()) {
                assert!(ids.insert(id.clone()), "{id} stands twice");
            }
        }
        ids
    }

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(ids(ZH), ids(EN));
    }
}
