//! Rubrics of recognition, their requirements, and the days by which papers are due.

use super::*;
use crate::domain::rubric::Need;

/// Recognition by policy 3, 4, 1 and 6(1), and our defaults where it is silent.
#[test]
fn the_recognition_rubric_holds_the_facts() {
    let rubric = load("hangzhou-recognition").unwrap();
    assert_eq!((rubric.sessions.as_slice(), rubric.base), ([SessionKind::Recognition].as_slice(), points("100")));
    let dimensions: Vec<_> = rubric.dimensions.iter().map(|d| (d.id.as_str(), d.points.to_string())).collect();
    assert_eq!(dimensions, [("master", "40".into()), ("support", "30".into()), ("project", "30".into())]);
    let grades: Vec<_> = rubric.grades.iter().map(|g| (g.id.as_str(), g.at_least.fixed(0), g.title, g.grant)).collect();
    let (granted, not) = (TitleConsequence::Granted, TitleConsequence::NotGranted);
    assert_eq!(grades, [("recognised", "60".to_owned(), granted, 100_000), ("not_recognised", "0".to_owned(), not, 0)]);
    assert_eq!((rubric.failed.as_str(), rubric.valid_years), ("not_recognised", Some(3)));
    assert_eq!((rubric.pools[0].size.clone(), rubric.pools[0].border), (PoolSize::Places { places: 25 }, Border::Chair));
    assert_eq!(rubric.kinds[0].becomes.as_ref().map(|kind| kind.as_str()), Some("first_term"));
    let valid = rubric.valid.unwrap();
    assert_eq!((valid.from.to_string(), valid.to.to_string()), ("2019-11-01".to_owned(), "2023-10-31".to_owned()));
    let needs: Vec<_> = rubric.requirements.iter().map(|r| (r.id.as_str(), r.need, r.conditions.len())).collect();
    assert_eq!(needs, [("has_master", Need::All, 3), ("has_support", Need::All, 5), ("has_project", Need::One, 3)]);
    assert_eq!(rubric.materials.len(), 7);
}

#[test]
fn the_honorary_rubric_needs_one_of_five_distinctions_and_has_no_cap() {
    let rubric = load("hangzhou-honorary").unwrap();
    let needs: Vec<_> = rubric.requirements.iter().map(|r| (r.id.as_str(), r.need, r.conditions.len())).collect();
    assert_eq!(needs, [("still_engaged", Need::All, 2), ("distinction", Need::One, 5)]);
    assert!(rubric.pools.is_empty() && rubric.grades.iter().all(|grade| grade.grant == 0));
    assert_eq!(rubric.kinds[0].becomes.as_ref().map(|kind| kind.as_str()), Some("honorary"));
}

/// The requirement of the documentation, at the end of the example; and what can be wrong with it.
#[test]
fn requirements_and_days_by_which_papers_are_due_are_checked() {
    let requirement = |doc: &str| {
        let parts = doc.split("```toml\n").skip(1).filter_map(|part| part.split_once("```")).map(|(part, _)| part.to_owned());
        parts.into_iter().find(|part| part.contains("[[requirement]]")).unwrap()
    };
    let due = "\ndue = \"01-05\"\nitem = \"plans\"\n";
    for doc in DOCS {
        let rubric = read(&format!("{}{due}\n{}", example(), requirement(doc))).unwrap();
        assert_eq!((rubric.requirements[0].need, rubric.requirements[0].conditions.len()), (Need::One, 2));
        assert_eq!(rubric.materials[0].item.as_ref().map(|item| item.as_str()), Some("plans"));
        assert_eq!(serde_json::from_str::<Rubric>(&serde_json::to_string(&rubric).unwrap()).unwrap(), rubric);
    }
    let whole = format!("{}{due}\n{}", example(), requirement(DOCS[0]));
    for (from, to, what, place) in [
        ("need = \"one\"", "need = \"two\"", "rubric-no-such-choice", "requirement[1].need"),
        ("need = \"one\"", "except = [\"village\"]", "rubric-unknown-kind", "requirement[1].except[1]"),
        ("id = \"award\"", "id = \"national_studio\"", "rubric-duplicate", "requirement[1].condition[2].id"),
        ("\"01-05\"", "\"13-05\"", "rubric-bad-deadline", "material[1].due"),
        ("\"01-05\"", "5", "rubric-wrong-type", "material[1].due"),
        ("item = \"plans\"", "item = \"plan\"", "rubric-unknown-item", "material[1].item"),
        ("base = 30", "base = 30\nvalid_years = 0", "rubric-no-years", "valid_years"),
        ("id = \"city\"\nname", "id = \"city\"\nbecomes = \"village\"\nname", "rubric-unknown-kind", "kind[1].becomes"),
    ] {
        assert!(whole.contains(from), "{from}");
        let problems = read(&whole.replacen(from, to, 1)).unwrap_err();
        assert_eq!((problems[0].what.id, problems[0].place.as_str()), (what, place), "{to}");
    }
    let without = whole.split("[[requirement.condition]]").next().unwrap();
    assert_eq!(read(without).unwrap_err()[0].what.id, "rubric-empty");
}

#[test]
fn rubrics_of_recognition_are_shown_with_their_requirements() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let text = describe(&load("hangzhou-honorary").unwrap(), &Words::new(lang));
        insta::with_settings!({ snapshot_suffix => name, omit_expression => true }, { insta::assert_snapshot!("honorary", text) });
    }
}
