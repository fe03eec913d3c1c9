//! Frames of a session that two groups share, and of a substitution.

use crate::domain::panel::{Member, Role};
use crate::domain::roster::Studio;
use crate::domain::text::Lang;
use crate::tui::app::Taste;
use crate::tui::event::Event;
use crate::tui::testing::{Stage, hall};
use crate::tui::theme::ThemeName;

const ZH: Taste = Taste { lang: Lang::Zh, theme: ThemeName::Dark, ascii: false, no_color: false };
const EN: Taste = Taste { lang: Lang::En, ..ZH };

/// The hall with e1 and e2 in one group and e3 and e4 in the other, the studios by turns; scoring is open, and e1 handed in one
/// sheet and began another.
fn shared(seat: &str, size: (u16, u16), taste: Taste) -> Stage {
    let mut founding = hall();
    let group = |n: usize| Some(["甲组", "乙组"][n % 2].into());
    let fourth = Member { id: "e4".into(), name: "样例专家4".to_owned(), ..founding.panel[2].clone() };
    founding.panel.insert(3, fourth);
    let experts = founding.panel.iter_mut().filter(|member| member.role == Role::Expert);
    experts.enumerate().for_each(|(n, member)| member.group = group(n / 2));
    founding.roster = founding.roster.into_iter().enumerate().map(|(n, row)| Studio { group: group(n), ..row }).collect();
    let mut stage = Stage::choosing(founding, size, taste);
    stage.begin();
    stage.fill_sheet("e1", "01", 900);
    stage.keys(&format!("/ '{seat}' Enter Enter"));
    stage
}

#[test]
fn frames_of_a_session_that_two_groups_share() {
    for (name, seat, keys) in [
        ("expert", "e3", ""),
        ("chair_progress", "c1", ""),
        ("chair_studio", "c1", "Down Enter"),
        ("clerk_studios", "k1", "2"),
        ("clerk_people", "k1", "2 Tab"),
        ("clerk_writers", "k1", "4"),
        ("form", "k1", "2 Tab s"),
    ] {
        insta::assert_snapshot!(format!("{name}_zh_80x24"), shared(seat, (80, 24), ZH).keys(keys).text());
        insta::assert_snapshot!(format!("{name}_en_80x24"), shared(seat, (80, 24), EN).keys(keys).text());
        insta::assert_snapshot!(format!("{name}_zh_60x16"), shared(seat, (60, 16), ZH).keys(keys).text());
    }
}

#[test]
fn the_clerk_puts_somebody_in_the_place_of_an_expert_who_leaves() {
    let mut stage = shared("k1", (80, 24), ZH);
    stage.keys("2 Tab s 'e9' Tab '样例接任' Tab Tab Tab '因病退出' Enter");
    let text = stage.text();
    assert!(text.contains("03 05 07 09 11"), "{text}");
    insta::assert_snapshot!("people_after", text);
    // The new person's own list has what was taken over, and not what was submitted before.
    let desk = stage.seat("e9").desk().unwrap();
    assert_eq!(desk.rows.iter().filter(|row| row.state.is_awaited()).count(), 5);
    // On a small screen the form follows the field that is filled in.
    let text = shared("k1", (60, 16), ZH).keys("2 Tab s 'e9' Tab 'x' Tab Tab Tab '因病退出'").text();
    assert!(text.contains("因病退出"), "{text}");
    // Who has left has nothing to hand on.
    let text = stage.keys("s").text();
    assert!(text.contains("不用接任"), "{text}");
}

#[test]
fn the_chair_does_the_same_from_the_sheet_of_the_expert() {
    let mut stage = shared("c1", (120, 36), ZH);
    stage.keys("Enter s 'e9' Tab '样例接任' Tab Tab Tab '因病退出' Enter");
    stage.event(Event::Changed);
    let text = stage.text();
    // e1 handed this studio's sheet in: it stays with e1.
    let titles = text.lines().find(|line| line.contains("考核项目")).unwrap();
    assert!(titles.contains("样例专家1") && !titles.contains("样例接任"), "{text}");
    insta::assert_snapshot!("chair_after_next", stage.keys("] ]").text());
}

#[test]
fn typing_the_name_of_a_group_narrows_studios_and_people() {
    let text = shared("c1", (80, 24), ZH).keys("/ '甲组' Enter").text();
    assert!(text.contains("样例甲") && !text.contains("样例乙"), "{text}");
    let text = shared("k1", (80, 24), ZH).keys("2 Tab / '乙组' Enter").text();
    assert!(text.contains("样例专家3") && !text.contains("样例专家1"), "{text}");
}
