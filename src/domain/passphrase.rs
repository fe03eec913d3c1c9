//! Which codes admit to a seat from elsewhere: what strangers guess first is good at the desk only.

use super::panel::Member;

/// The fewest characters of a code that admits from elsewhere.
pub const SHORTEST: usize = 8;

/// A repeated group is no passphrase, however often; this is the longest one looked for, in characters.
const LONGEST_GROUP: usize = 4;
/// The fewest different characters.
const FEWEST_SIGNS: usize = 4;

/// What people set most, in small letters and without what stands around the word: `Password2026!` is one as well.
#[rustfmt::skip]
const USUAL: &[&str] = &[
    "password", "passphrase", "pass", "passwd", "pwd", "secret", "letmein", "welcome", "login", "admin", "administrator", "root",
    "user", "guest", "test", "demo", "master", "hello", "iloveyou", "loveyou", "monkey", "dragon", "sunshine", "princess", "football",
    "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwer", "asdf", "zxcv", "qazwsx", "qazwsxedc", "qweasd", "qweasdzxc", "qwertasdfg",
    "abc", "abcd", "abcde", "aa", "abab", "trustno", "superman", "changeme", "default", "computer", "internet", "whatever",
    "mima", "koulin", "kouling", "woaini", "wodemima", "zhongguo", "china", "nihao", "panelmark", "panel", "chair", "clerk", "expert",
    "密码", "口令", "通行口令", "我的密码", "我的口令", "我爱你", "中国", "你好", "测试", "主任", "组长", "专家", "评审", "考核", "工作人员",
];
/// And with digits between the letters.
const USUAL_MIXED: &[&str] =
    &["1q2w3e4r", "q1w2e3r4", "1qaz2wsx", "zaq12wsx", "a1b2c3d4", "1a2b3c4d", "1q2w3e4r5t", "1qaz2wsx3edc"];

/// Why a code does not admit from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// It has fewer than [`SHORTEST`] characters.
    Short,
    /// It is among the first that anybody tries.
    Usual,
    /// It is the id or the name of the seat, or hardly more.
    OfTheSeat,
}

/// Why a code of somebody's seat does not admit from elsewhere; `None` where it does.
#[must_use]
pub fn weakness(code: &str, member: &Member) -> Option<Weakness> {
    if code.trim().chars().count() < SHORTEST {
        return Some(Weakness::Short);
    }
    let plain = plain(code);
    let rest = [plain_text(member.name.as_str()), plain_text(member.id.as_str())]
        .iter()
        .filter(|own| !own.is_empty())
        .fold(text(&plain), |rest, own| rest.replace(own, ""));
    let rest: Vec<char> = rest.chars().collect();
    if rest.len() < plain.len() && (rest.len() < FEWEST_SIGNS || is_usual(&rest)) {
        return Some(Weakness::OfTheSeat);
    }
    is_usual(&plain).then_some(Weakness::Usual)
}

/// What a command holds in place of a code that is good at the desk only, made of its slow hash: whoever decides on it reads it here.
#[must_use]
pub fn for_the_desk(hash: &str) -> String {
    format!("{DESK_ONLY}{hash}")
}

/// The slow hash in a command, and whether the code is good at the desk only.
#[must_use]
pub fn hashed(code: &str) -> (String, bool) {
    code.strip_prefix(DESK_ONLY).map_or_else(|| (code.to_owned(), false), |hash| (hash.to_owned(), true))
}

const DESK_ONLY: &str = "desk-only:";

/// Letters and digits only, small and of half width.
fn plain(code: &str) -> Vec<char> {
    let half_width = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    };
    code.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn text(plain: &[char]) -> String {
    plain.iter().collect()
}

fn plain_text(code: &str) -> String {
    text(&plain(code))
}

fn is_usual(plain: &[char]) -> bool {
    let mut signs = plain.to_vec();
    signs.sort_unstable();
    signs.dedup();
    signs.len() < FEWEST_SIGNS || repeats(plain) || is_row(plain) || is_date(plain) || is_usual_word(plain)
}

/// Whether it is one short group over and over.
fn repeats(plain: &[char]) -> bool {
    let over = |group: usize| plain.len() >= 2 * group && plain.iter().zip(&plain[group..]).all(|(one, next)| one == next);
    (1..=LONGEST_GROUP).any(over)
}

/// Whether each character follows the one before it, or precedes it: 12345678, 87654321, 34567890, abcdefgh.
fn is_row(plain: &[char]) -> bool {
    let follows = |one: char, next: char| next as u32 == one as u32 + 1 || (one, next) == ('9', '0');
    let pairs = || plain.iter().zip(plain.iter().skip(1));
    pairs().all(|(one, next)| follows(*one, *next)) || pairs().all(|(one, next)| follows(*next, *one))
}

/// Whether it is a day of our time, as a birthday is written: there are fewer of them than there are guesses in two days.
fn is_date(plain: &[char]) -> bool {
    let number = |from: usize, to: usize| {
        plain.get(from..to).and_then(|digits| digits.iter().try_fold(0, |sum, digit| Some(sum * 10 + digit.to_digit(10)?)))
    };
    let day = |year: Option<u32>, month: Option<u32>, day: Option<u32>| {
        year.is_some_and(|year| (1900..2100).contains(&year))
            && month.is_some_and(|month| (1..=12).contains(&month))
            && day.is_some_and(|day| (1..=31).contains(&day))
    };
    plain.len() == 8
        && (day(number(0, 4), number(4, 6), number(6, 8))
            || day(number(4, 8), number(0, 2), number(2, 4))
            || day(number(4, 8), number(2, 4), number(0, 2)))
}

/// Whether a usual word is all there is, but for digits around it and the digits that people write for letters.
fn is_usual_word(plain: &[char]) -> bool {
    let letter = |c: &char| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => *other,
    };
    let is_digit = |c: &char| c.is_ascii_digit();
    let begins = plain.iter().position(|c| !is_digit(c));
    let ends = plain.iter().rposition(|c| !is_digit(c));
    let Some(word) = begins.zip(ends).and_then(|(from, to)| plain.get(from..=to)) else { return false };
    // Of a word that stands there twice, one.
    let group = (1..=word.len() / 2).find(|group| word.iter().zip(&word[*group..]).all(|(one, next)| one == next));
    let once = &word[..group.unwrap_or(word.len())];
    let known = |text: String| USUAL.contains(&text.as_str()) || USUAL_MIXED.contains(&text.as_str());
    [once, word, plain].into_iter().any(|chars| known(text(chars)) || known(chars.iter().map(letter).collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::panel::Role;

    fn of(id: &str, name: &str) -> Member {
        let (organisation, title) = (String::new(), String::new());
        Member { id: id.into(), name: name.to_owned(), organisation, title, role: Role::Expert, group: None }
    }

    #[test]
    fn what_anybody_tries_first_does_not_admit() {
        let somebody = of("E1", "样例专家");
        for short in ["", "1", "1357", "1234567", "样例口令", "       1       "] {
            assert_eq!(weakness(short, &somebody), Some(Weakness::Short), "{short}");
        }
        for usual in [
            "12345678",
            "123456789",
            "1234567890",
            "87654321",
            "98765432",
            "00000000",
            "11111111",
            "１２３４５６７８",
            "1234-5678",
            "12341234",
            "121212121",
            "abcdefgh",
            "abcabcabc",
            "密码密码密码密码",
            "口令口令口令口令",
            "啊啊啊啊啊啊啊啊",
            "11112222",
            "password",
            "Password1",
            "PASSWORD!!",
            "p4ssw0rd",
            "passw0rd123",
            "Password2026!",
            "passwordpassword",
            "qwertyuiop",
            "qwerty123",
            "1q2w3e4r",
            "1qaz2wsx",
            "admin888",
            "admin123456",
            "woaini1314",
            "iloveyou",
            "密码12345678",
            "我的密码123456",
            "panelmark",
            "chair2026",
            "clerk123",
            "19760412",
            "2026-11-27",
            "04121976",
            "aa123456",
            "abc123456",
        ] {
            assert_eq!(weakness(usual, &somebody), Some(Weakness::Usual), "{usual}");
        }
    }

    #[test]
    fn the_id_and_the_name_of_the_seat_do_not_admit_to_it() {
        let somebody = of("expert-07", "欧阳样例");
        for own in
            ["expert-07", "Expert 07", "EXPERT-07!", "欧阳样例1234", "欧阳样例欧阳样例", "expert-07-123", "expert07password"]
        {
            assert_eq!(weakness(own, &somebody), Some(Weakness::OfTheSeat), "{own}");
        }
        assert_eq!(weakness("studio-07", &of("E2", "样例")), None, "that of another seat is an odd word like others");
    }

    #[test]
    fn what_people_make_up_for_themselves_admits() {
        let somebody = of("CK", "样例办");
        for good in [
            "样例口令 of mine",
            "the-clerks-own",
            "西湖边三棵柳树下",
            "correct horse battery",
            "7k1qm-p90tr",
            "48151623",
            "tree4house",
        ] {
            assert_eq!(weakness(good, &somebody), None, "{good}");
        }
    }

    proptest! {
        /// Blanks, signs and capitals around a usual one make it no better, and no text whatever is too much to be asked about.
        #[test]
        fn no_dress_makes_a_usual_one_good(place in 0..USUAL.len(), blanks in "[ !-]{0,4}", digits in "[0-9]{8,12}", any in ".{0,64}") {
            let somebody = of("observer", "样例");
            let dressed = format!("{blanks}{}{digits}{blanks}", USUAL[place].to_uppercase());
            prop_assert_eq!(weakness(&dressed, &somebody), Some(Weakness::Usual), "{}", dressed);
            let _answers = weakness(&any, &somebody);
        }
    }

    #[test]
    fn what_a_command_holds_says_for_where_it_is() {
        assert_eq!(hashed("$argon2id$x"), ("$argon2id$x".to_owned(), false));
        assert_eq!(hashed(&for_the_desk("$argon2id$x")), ("$argon2id$x".to_owned(), true));
    }
}
