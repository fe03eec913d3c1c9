//! Rubric files as people write them, rightly and wrongly.

mod mistakes;
mod recognition;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::points::Points;
use crate::domain::rubric::{Border, Counted, Level, Method, PoolSize, Rule, SessionKind, TieKey, TitleConsequence, Whole};
use crate::domain::text::Lang;
use crate::words::Words;
use mistakes::MISTAKES;

const DOCS: [&str; 2] = [include_str!("../../../rubrics/README.md"), include_str!("../../../rubrics/README.zh-CN.md")];

/// The complete example at the end of the documentation.
fn example() -> &'static str {
    let (_, example) = DOCS[0].rsplit_once("```toml\n").unwrap();
    example.strip_suffix("```\n").unwrap()
}

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

#[test]
fn the_example_of_the_documentation_loads_in_both_languages() {
    for doc in DOCS {
        assert!(doc.ends_with(&format!("```toml\n{}```\n", example())));
    }
    let rubric = read(example()).unwrap();
    assert_eq!(rubric.dimensions.len(), 2);
    assert_eq!(rubric.grades[1].at_least, points("17.5"));
    assert_eq!(rubric.grades[1].grant, 0);
}

/// The example of the documentation with another part under a heading, from that heading to the next.
fn with_part(heading: &str, part: &str) -> String {
    let (before, rest) = example().split_once(heading).unwrap();
    let next = rest.find("\n[").unwrap();
    format!("{before}{part}{}", &rest[next..])
}

#[test]
fn every_way_of_counting_in_the_documentation_loads() {
    for doc in DOCS {
        let parts: Vec<_> =
            doc.split("```toml\n").skip(1).filter_map(|part| part.split_once("```")).map(|(part, _)| part).collect();
        let ways: Vec<_> = parts.into_iter().filter(|part| part.lines().nth(1) == Some("[aggregation]")).collect();
        let rules: Vec<_> = ways.iter().map(|way| read(&with_part("[aggregation]\n", way)).unwrap().aggregation).collect();
        let [skating, diving] = rules.as_slice() else { panic!("{ways:?}") };
        assert_eq!((skating.level, skating.rounding.item, skating.rounding.dimension_weighted), (Level::Item, Some(2), Some(2)));
        assert_eq!((diving.method, diving.drop_highest, diving.drop_lowest, diving.drop_from), (Method::Sum, 2, 2, 7));
    }
}

#[test]
fn weights_and_lowest_points_are_exact() {
    let source = example()
        .replace("points = 10\n\n[[dimension.item]]", "points = 10\nweight = \"0.8333\"\n\n[[dimension.item]]")
        .replace("points = 8\nstep = \"0.5\"", "points = 8\nlowest = \"-2.25\"\nstep = \"0.25\"\nweight = 2");
    let rubric = read(&source).unwrap();
    assert_eq!(rubric.dimensions[1].weight.to_string(), "0.8333");
    let item = &rubric.dimensions[0].items[1];
    assert_eq!((item.lowest, item.step, item.weight.to_string()), (points("-2.25"), points("0.25"), "2".to_owned()));
    let journal = serde_json::to_string(&rubric).unwrap();
    assert_eq!(serde_json::from_str::<Rubric>(&journal).unwrap(), rubric);
}

#[test]
fn quotas_are_said_in_several_ways() {
    let size = |of: &str| {
        let rubric = read(&example().replace("share_of = \"city\"", of)).unwrap();
        assert_eq!(serde_json::from_str::<Rubric>(&serde_json::to_string(&rubric).unwrap()).unwrap(), rubric);
        rubric.pools[1].size.clone()
    };
    let share = |percent, of, rounding| PoolSize::Share { percent: points(percent), of, rounding };
    assert_eq!(size("share = \"20%\""), share("20", Counted::Assessed, Whole::Floor));
    let said = "share = \"12.5％\"\nof = \"qualified\"\nrounding = \"half_up\"";
    assert_eq!(size(said), share("12.5", Counted::Qualified, Whole::HalfUp));
    let divided = example().replace("places = 5", "part_of = \"all\"").replace("share_of = \"city\"", "part_of = \"all\"")
        + "\n[[divided_quota]]\nid = \"all\"\nname = { zh = \"总名额\", en = \"All\" }\nplaces = 12\nof = \"qualified\"\n";
    let rubric = read(&divided).unwrap();
    assert_eq!(serde_json::from_str::<Rubric>(&serde_json::to_string(&rubric).unwrap()).unwrap(), rubric);
    assert_eq!((rubric.divided[0].places, rubric.divided[0].of), (12, Counted::Qualified));
    assert!(rubric.pools.iter().all(|pool| pool.size == PoolSize::PartOf { quota: "all".into() }));
    let unlike = divided.replace(
        "grade = \"excellent\"\npart_of = \"all\"\nborder = \"chair\"",
        "grade = \"qualified\"\npart_of = \"all\"\nborder = \"chair\"",
    );
    assert_eq!(read(&unlike).unwrap_err()[0].what.id, "rubric-divided-grades");
    for lang in [Lang::Zh, Lang::En] {
        let shown = describe(&rubric, &Words::new(lang));
        assert!(!shown.contains("rubric-") && !shown.contains("{$"), "{shown}");
    }
}

#[test]
fn every_key_of_the_chain_can_be_said() {
    let chain = "tie_break = [\"item:plans\", \"mean\", \"countback\", \"full_marks\", \"median\", \"upkeep\"]";
    let rubric = read(&example().replace("tie_break = [\"training\", \"median\"]", chain)).unwrap();
    let (item, upkeep) = (TieKey::Item { item: "plans".into() }, TieKey::Dimension { dimension: "upkeep".into() });
    assert_eq!(rubric.tie_break, [item, TieKey::Mean, TieKey::Countback, TieKey::FullMarks, TieKey::Median, upkeep]);
    assert_eq!(serde_json::from_str::<Rubric>(&serde_json::to_string(&rubric).unwrap()).unwrap(), rubric);
    for lang in [Lang::Zh, Lang::En] {
        let shown = describe(&rubric, &Words::new(lang));
        assert!(!shown.contains("results-") && !shown.contains("{$"), "{shown}");
    }
}

#[test]
fn weights_change_what_can_be_reached() {
    // 2 x 20 and 10, bonus 2 and change 3.
    let rubric = |at_least| read(&example().replace("points = 20", "points = 20\nweight = 2").replace("at_least = 27", at_least));
    assert!(rubric("at_least = 55").is_ok());
    assert_eq!(rubric("at_least = \"55.01\"").unwrap_err()[0].what.id, "rubric-out-of-reach");
}

#[test]
fn an_item_may_only_take_away() {
    let item = "[[dimension]]\nid = \"faults\"\nname = { zh = \"失误\", en = \"Faults\" }\npoints = 0\n\n[[dimension.item]]\n\
        id = \"falls\"\nname = { zh = \"跌倒\", en = \"Falls\" }\npoints = 0\nlowest = -5\nstep = 1\njudged = [\"site\"]\n\
        standard = { zh = \"每次减1分。\", en = \"1 point each.\" }\n\n[bonus]\n";
    let rubric = read(&example().replace("[bonus]\n", item)).unwrap();
    assert_eq!(rubric.dimensions[2].lowest(), points("-5"));
}

#[test]
fn the_hangzhou_rubric_holds_the_facts() {
    let rubric = load("hangzhou-term").unwrap();
    assert_eq!((rubric.sessions.as_slice(), rubric.base), ([SessionKind::Term].as_slice(), points("100")));
    let items: Vec<(&str, &str, String)> = rubric
        .items()
        .map(|(dimension, item)| {
            let dimension = dimension.map_or("bonus", |dimension| dimension.id.as_str());
            (dimension, item.id.as_str(), item.points.map_or_else(String::new, |points| points.to_string()))
        })
        .collect();
    let facts = [
        ("management", "rules", "5"),
        ("management", "reporting", "10"),
        ("basic_support", "site", "10"),
        ("basic_support", "equipment", "5"),
        ("basic_support", "support", "10"),
        ("basic_support", "accounts", "10"),
        ("technical_results", "improvement", "5"),
        ("technical_results", "results", "10"),
        ("exchange", "meetings", "5"),
        ("exchange", "service", "5"),
        ("exchange", "schools", "5"),
        ("apprenticeship", "apprentices", "10"),
        ("apprenticeship", "skilled", "10"),
        ("bonus", "technicians", ""),
    ];
    assert_eq!(items, facts.map(|(dimension, item, points)| (dimension, item, points.to_owned())));
    assert!(rubric.items().all(|(_, item)| item.step == points("0.5")));
    let costs = |item: &str, deduction: &str| {
        let (_, item) = rubric.find_item(item).unwrap();
        match &item.find_deduction(deduction).unwrap().1.rule {
            Rule::Zero => "zero".to_owned(),
            Rule::Minus { points } => format!("-{points}"),
            Rule::PerUnit { points, target, unit } => format!("-{points} per {} of {target}", unit.en),
        }
    };
    for (item, deduction, cost) in [
        ("rules", "not_set_up", "zero"),
        ("rules", "not_posted", "-2"),
        ("site", "no_site", "zero"),
        ("site", "no_sign", "-2"),
        ("site", "no_display", "-3"),
        ("equipment", "insufficient", "-5"),
        ("support", "no_funds", "-5"),
        ("support", "no_rules", "-5"),
        ("accounts", "no_accounts", "zero"),
        ("schools", "not_done", "zero"),
        ("apprentices", "no_roster", "-2"),
        ("apprentices", "missing", "-1 per person of 10"),
        ("skilled", "missing", "-3 per person of 3"),
        ("skilled", "none_trained", "zero"),
    ] {
        assert_eq!(costs(item, deduction), cost, "{item} {deduction}");
    }
    let judged = |id: &str| rubric.find_item(id).map(|(_, item)| (item.on_site, item.by_documents)).unwrap();
    assert_eq!([judged("site"), judged("rules"), judged("skilled")], [(true, false), (true, true), (false, true)]);
}

#[test]
fn the_hangzhou_rubric_holds_the_rules_of_grading() {
    let rubric = load("hangzhou-term").unwrap();
    let grades: Vec<_> = rubric.grades.iter().map(|g| (g.id.as_str(), g.at_least.fixed(0), g.title, g.grant)).collect();
    let (renewable, revoked) = (TitleConsequence::Renewable, TitleConsequence::Revoked);
    assert_eq!(
        grades,
        [
            ("excellent", "90".to_owned(), renewable, 100_000),
            ("qualified", "60".to_owned(), renewable, 0),
            ("unqualified", "0".to_owned(), revoked, 0),
        ]
    );
    assert_eq!(rubric.failed.as_str(), "unqualified");
    let pools: Vec<_> = ["existing", "honorary", "first_term"].map(|kind| rubric.pool_of(kind).unwrap()).into();
    assert_eq!((pools[0].id.as_str(), pools[0]), ("existing", pools[1]));
    assert_eq!(pools[0].size, PoolSize::Places { places: 12 });
    assert_eq!(pools[2].size, PoolSize::ShareOf { pool: "existing".into() });
    assert!(pools.iter().all(|pool| pool.border == Border::Chair && pool.grade.as_str() == "excellent"));
    let chain = ["technical_results", "apprenticeship"].map(|id| TieKey::Dimension { dimension: id.into() });
    assert_eq!(rubric.tie_break, [chain.as_slice(), &[TieKey::Median]].concat());
    let rule = rubric.aggregation;
    assert_eq!((rule.drop_highest, rule.drop_lowest, rule.drop_from, rule.fewest, rule.decimals), (1, 1, 5, 3, 2));
    let retired = rubric.exclusions.iter().find(|cause| cause.id.as_str() == "retired").unwrap();
    assert_eq!(retired.except, ["honorary".into()]);
    assert_eq!(rubric.failures.len(), 3);
    let valid = rubric.valid.unwrap();
    assert_eq!((valid.from.to_string(), valid.to.to_string()), ("2019-11-01".to_owned(), "2023-10-31".to_owned()));
    assert_eq!(rubric.bonus.unwrap().cap, points("5"));
}

/// The annual assessment goes by the same table; it serves another session, and whoever passes keeps the title (policy 5(2)).
#[test]
fn the_annual_rubric_is_the_same_table_with_other_consequences() {
    let (term, annual) = (load("hangzhou-term").unwrap(), load("hangzhou-annual").unwrap());
    assert_eq!(annual.sessions, [SessionKind::Annual]);
    assert_ne!(annual.title, term.title);
    let titles: Vec<_> = annual.grades.iter().map(|grade| (grade.id.as_str(), grade.title, grade.grant)).collect();
    let (kept, revoked) = (TitleConsequence::Kept, TitleConsequence::Revoked);
    assert_eq!(titles, [("excellent", kept, 100_000), ("qualified", kept, 0), ("unqualified", revoked, 0)]);
    let mut same = annual;
    (same.id, same.title, same.sessions) = (term.id.clone(), term.title.clone(), term.sessions.clone());
    for (kind, of_term) in same.kinds.iter_mut().zip(&term.kinds) {
        kind.becomes.clone_from(&of_term.becomes);
    }
    for (grade, of_term) in same.grades.iter_mut().zip(&term.grades) {
        grade.title = of_term.title;
    }
    assert_eq!(same, term);
}

#[test]
fn a_rubric_survives_the_journal() {
    for source in [SHIPPED[2].source, SHIPPED[3].source] {
        let rubric = read(source).unwrap();
        assert_eq!(serde_json::from_str::<Rubric>(&serde_json::to_string(&rubric).unwrap()).unwrap(), rubric);
    }
    for source in [SHIPPED[0].source, example()] {
        let rubric = read(source).unwrap();
        let json = serde_json::to_string(&rubric).unwrap();
        assert_eq!(serde_json::from_str::<Rubric>(&json).unwrap(), rubric);
        // Sessions founded before these could be said are written again byte for byte.
        for key in ["lowest\":\"0", "weight", "level", "method", "rounding", "drop_highest", "drop_lowest", "soft", "divided"] {
            assert!(!json.contains(key), "{key}");
        }
    }
}

/// The line, from 1, of the `n`th place (`piece#n`, else the first) where a piece of the text stands.
fn line_of(text: &str, piece: &str) -> usize {
    let (piece, n) = piece.rsplit_once('#').map_or((piece, 1), |(piece, n)| (piece, n.parse().unwrap()));
    let (at, _) = text.match_indices(piece).nth(n - 1).unwrap();
    text[..at].matches('\n').count() + 1
}

fn said(problems: &[RubricProblem]) -> Vec<(&'static str, &str, usize)> {
    problems.iter().map(|problem| (problem.what.id, problem.place.as_str(), problem.line)).collect()
}

#[test]
fn every_mistake_is_named_with_its_place_and_line() {
    for (from, to, id, place, piece) in MISTAKES {
        assert!(example().contains(from), "{from}");
        let wrong = example().replacen(from, to, 1);
        let problems = read(&wrong).unwrap_err();
        assert_eq!(said(&problems), [(*id, *place, line_of(&wrong, piece))], "{from} -> {to}");
    }
}

#[test]
fn pools_that_wait_for_each_other_are_both_named() {
    let wrong = example().replace("places = 5", "share_of = \"district\"");
    let line = |piece| line_of(&wrong, piece);
    let found = [
        ("rubric-share-of-share", "pool[1].share_of", line("share_of = \"district\"")),
        ("rubric-share-of-share", "pool[2].share_of", line("share_of = \"city\"")),
    ];
    assert_eq!(said(&read(&wrong).unwrap_err()), found);
}

#[test]
fn missing_sections_are_named() {
    let problems = read("").unwrap_err();
    let missing: BTreeSet<_> = problems.iter().map(|problem| (problem.what.id, problem.place.as_str())).collect();
    let keys = ["id", "version", "sessions", "base", "aggregation", "failed"].map(|key| ("rubric-missing-key", key));
    let lists = ["dimension", "grade", "kind"].map(|list| ("rubric-empty", list));
    let title = ("rubric-missing-text", "title");
    assert_eq!(missing, keys.into_iter().chain(lists).chain([title]).collect());
}

#[test]
fn lists_and_texts_have_an_end() {
    let long = example().replace("version = \"2025\"", &format!("version = \"{}\"", "版".repeat(121)));
    assert_eq!(said(&read(&long).unwrap_err()), [("rubric-text-too-long", "version", 3)]);

    let deduction = |n: usize| {
        format!(
            "[[dimension.item.deduction]]\nid = \"d{n}\"\nname = {{ zh = \"无{n}\", en = \"None {n}\" }}\nrule = \"zero\"\n\n"
        )
    };
    let more: String = (0..5).map(deduction).collect();
    let at = "[[dimension.item]]\nid = \"plans\"";
    let problems = read(&example().replace(at, &format!("{more}{at}"))).unwrap_err();
    let first = line_of(example(), "[[dimension.item.deduction]]");
    assert_eq!(said(&problems), [("rubric-too-many", "dimension[1].item[1].deduction", first)]);

    let item = |n: usize| {
        format!(
            "[[bonus.item]]\nid = \"b{n}\"\nname = {{ zh = \"奖{n}\", en = \"Award {n}\" }}\nstep = 1\njudged = [\"site\"]\n\
             standard = {{ zh = \"奖\", en = \"Award\" }}\n\n"
        )
    };
    let bonus = |count: usize| {
        example().replace("[[grade]]\nid = \"exc", &((0..count).map(item).collect::<String>() + "[[grade]]\nid = \"exc"))
    };
    assert!(read(&bonus(196)).is_ok());
    assert_eq!(said(&read(&bonus(197)).unwrap_err()), [("rubric-too-many", "dimension", line_of(example(), "[[dimension]]"))]);
}

#[test]
fn all_problems_come_at_once_in_the_order_of_lines() {
    let wrong = example()
        .replace("spread = 5", "spraed = 5")
        .replace("base = 30", "base = 100")
        .replace("tie_break = [\"training\"", "tie_break = [\"exchange\"")
        .replace("points = \"2.5\"", "points = \"12.5\"")
        .replace("id = \"awards\"", "id = \"plans\"")
        .replace("at_least = 27", "at_least = 106")
        .replace("title = \"revoked\"", "title = \"gone\"")
        .replace("share_of = \"city\"", "share_of = 2")
        .replace("id = \"upkeep\"", "id = \"total\"")
        .replace("points = 12\n", "points = 12.0\n");
    let ids: Vec<_> = read(&wrong).unwrap_err().iter().map(|problem| problem.what.id).collect();
    assert_eq!(
        ids,
        [
            "rubric-base-sum",
            "rubric-unknown-key-near",
            "rubric-unknown-dimension",
            "rubric-reserved",
            "rubric-points-float",
            "rubric-deduction-too-large",
            "rubric-duplicate",
            "rubric-out-of-reach",
            "rubric-no-such-choice",
            "rubric-wrong-type",
        ]
    );
}

#[test]
fn what_cannot_be_read_does_not_bring_false_alarms() {
    // One unreadable number each, on which sums, references and thresholds rest.
    for (from, to) in [
        ("points = 20", "points = 20.0"),
        ("points = 8", "points = \"x\""),
        ("id = \"training\"", "id = \"带 徒\""),
        ("id = \"unqualified\"", "id = \"not ok\""),
        ("id = \"district\"\nname = { zh = \"区级工作室\"", "id = \"a b\"\nname = { zh = \"区级工作室\""),
        ("id = \"city\"\nname = { zh = \"市级\"", "id = \"a b\"\nname = { zh = \"市级\""),
        ("at_least = \"17.5\"", "at_least = true"),
        ("cap = 2", "cap = 2.0"),
        ("lowest = -3", "lowest = 1.5"),
        ("highest = 3", "highest = \"\""),
        ("at_least = 0", "at_least = 0.0"),
        ("sessions = [\"annual\"]", "sessions = [7]"),
        ("kinds = [\"district\"]", "kinds = [7]"),
        ("judged = [\"site\", \"documents\"]", "judged = [\"phone\"]"),
        ("tie_break = [\"training\", ", "tie_break = [1, \"trianing\", "),
        ("points = \"2.5\"", "points = 2.5"),
        ("step = \"0.5\"", "step = 0.5"),
        ("target = 4", "target = \"4\""),
        ("drop_each_end = 1", "drop_each_end = 1.0"),
        ("fewest = 3", "fewest = []"),
        ("rule = \"per_unit\"", "rule = \"each\""),
        ("points = 20", "points = 20\nweight = \"much\""),
        ("points = 12", "points = 12\nlowest = \"low\""),
        ("decimals = 2", "decimals = 2\nlevel = 2\nrounding = { item = 2 }"),
        ("decimals = 2", "decimals = 2\nrounding = 2"),
    ] {
        assert!(example().contains(from), "{from}");
        assert_eq!(read(&example().replacen(from, to, 1)).unwrap_err().len(), 1, "{from} -> {to}");
    }
}

#[test]
fn every_problem_has_words_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        for (from, to, ..) in MISTAKES {
            for problem in read(&example().replacen(from, to, 1)).unwrap_err() {
                let sentence = words.say(&problem.message());
                assert!(sentence.contains(&problem.line.to_string()) && sentence.contains(&problem.place), "{sentence}");
                // An id or a place that was not filled would still show as such.
                assert!(!sentence.contains("rubric-") && !sentence.contains("{$"), "{sentence}");
            }
        }
    }
}

#[test]
fn a_misspelt_key_is_told_its_nearest() {
    let problems = read(&example().replace("judged = [\"site\"", "juged = [\"site\"")).unwrap_err();
    let said: Vec<_> = problems.iter().map(|problem| Words::new(Lang::En).say(&problem.message())).collect();
    assert!(said.iter().any(|said| said.contains("\"juged\"") && said.contains("\"judged\" meant")), "{said:?}");
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_an_escape() {
    let nasty = "\"\\u001b[2J\" = 1\n".to_owned() + &example().replace("\"kept\"", "\"\\u001b[31m\\u202e\"");
    for problem in read(&nasty).unwrap_err() {
        let sentence = Words::new(Lang::Zh).say(&problem.message());
        assert!(!sentence.contains(['\u{1b}', '\u{202e}']), "{sentence:?}");
    }
}

#[test]
fn a_rubric_is_found_by_name_or_path() {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let with_mark = file("mark.toml", format!("\u{feff}{}", example()).as_bytes());
    assert_eq!(load(&with_mark).unwrap(), read(example()).unwrap());

    let id = |name: &str| load(name).unwrap_err().first().map(|message| message.id).unwrap();
    assert_eq!(id(&file("gb.toml", b"id = \"x\"\ntitle = \"\xd3\xc5\xd0\xe3\"")), "rubric-not-utf8");
    assert_eq!(id(&file("large.toml", &vec![b'#'; 1 + (1 << 20)])), "rubric-file-too-large");
    assert_eq!(id(dir.path().to_str().unwrap()), "rubric-unreadable");
    assert_eq!(id(""), "rubric-not-found");
    assert_eq!(id("a\0b"), "rubric-not-found");
    let sentence = Words::new(Lang::En).say(&load("hangzhou").unwrap_err()[0]);
    assert!(sentence.contains("\"hangzhou\"") && sentence.contains("hangzhou-term"), "{sentence}");
}

#[test]
fn shipped_rubrics_are_in_order_and_say_what_is_a_default() {
    for shipped in shipped() {
        assert_eq!(read(shipped.source).unwrap().id, shipped.id);
    }
    let marked = |source: &str, key: &str| {
        let lines = source.lines().filter(|line| line.starts_with(&format!("{key} = ")));
        lines.clone().count() > 0 && lines.into_iter().all(|line| line.contains("[默认 ours]"))
    };
    for shipped in shipped() {
        // Without a bonus or a quota there is nothing to mark.
        let here = |key: &&str| ["cap", "border"].iter().all(|of| of != key) || shipped.source.contains(&format!("\n{key} = "));
        for key in ["step", "judged", "spread", "tie_break", "cap", "border"].into_iter().filter(here) {
            assert!(marked(shipped.source, key), "{}: {key}", shipped.id);
        }
    }
}

#[test]
fn a_rubric_is_shown_whole_and_lined_up() {
    let rubric = load("hangzhou-term").unwrap();
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let text = describe(&rubric, &Words::new(lang));
        assert!(!text.contains("rubric-"), "a message is missing: {text}");
        insta::with_settings!({ snapshot_suffix => name, omit_expression => true }, { insta::assert_snapshot!("shown", text) });
    }
}

#[test]
fn deep_nesting_is_refused_without_harm() {
    let deep = 100_000;
    let lists = format!("base = {}", "[".repeat(deep));
    let tables = format!("base = {}", "{ a = ".repeat(deep));
    let dotted = format!("base{} = 1", ".a".repeat(deep));
    let headings = format!("[base{}]", ".a".repeat(deep));
    for text in [lists, tables, dotted, headings] {
        assert!(read(&text).is_err());
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn no_toml_of_known_words_panics(lines in prop::collection::vec(
        "(\\[\\[?(dimension|dimension.item|dimension.item.deduction|bonus|bonus.item|grade|pool|kind|aggregation|valid)\\]\\]?|(id|name|points|base|step|kinds|places|share_of|rule|target|at_least|grant|from|fewest) = (\"[a-z0-9 .-]{0,4}\"|-?[0-9]{1,20}|0x[0-9a-f]{1,17}|[0-9].[0-9]|\\[\\[?\"a\", 1\\]?\\]|\\{ zh = 1 \\}|2025-01-01))",
        0..30,
    )) {
        prop_assert!(read(&lines.join("\n")).is_err());
    }

    #[test]
    fn no_mutation_panics_and_every_problem_is_on_a_line(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..60, "\\PC{0,6}|[\"{}\\[\\]=\n#.0-9-]{0,6}"), 1..4),
    ) {
        let mut chars: Vec<char> = SHIPPED[0].source.chars().collect();
        for (at, length, new) in cuts {
            let from = at.index(chars.len());
            let to = (from + length).min(chars.len());
            chars.splice(from..to, new.chars());
        }
        let text: String = chars.into_iter().collect();
        if let Err(problems) = read(&text) {
            prop_assert!(!problems.is_empty());
            let lines = text.split('\n').count();
            prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
        }
    }
}
