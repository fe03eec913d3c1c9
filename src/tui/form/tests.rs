//! Keys in forms, and what becomes of what was written.

use super::*;

fn press(form: &mut Form<()>, code: KeyCode) -> FormFlow {
    form.on_key(Key { code, ctrl: false })
}

fn form() -> Form<()> {
    let whole = |n: i64| Points::from_hundredths(n * 100);
    let step = Points::from_hundredths(50);
    let points = FieldKind::Points { field: Field::default(), lowest: whole(-5), highest: whole(0), step };
    let fields = vec![FormField { label: Message::new("p"), kind: points }, FormField::reason(Message::new("r"))];
    Form::new((), Message::new("t"), fields)
}

#[test]
fn an_answer_is_typed_field_by_field() {
    let mut form = form();
    for c in "－2.5".chars() {
        press(&mut form, KeyCode::Char(c));
    }
    assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
    form.paste("账目不清\n");
    let answers = vec![Answer::Points(Points::from_hundredths(-250)), Answer::Text("账目不清".into())];
    assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Done(answers));
}

#[test]
fn what_is_wrong_is_said_at_once_and_what_was_typed_stays() {
    let mut form = form();
    press(&mut form, KeyCode::Char('7'));
    assert_eq!(form.complaint().map(|m| m.id), Some("tui-field-range"));
    press(&mut form, KeyCode::Tab);
    form.paste("x");
    assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
    assert_eq!((form.at, form.complaint().map(|m| m.id)), (0, Some("tui-field-range")));
    assert_eq!(form.fields[1].answer(), Ok(Answer::Text("x".into())));
}

#[test]
fn one_of_many_is_found_by_typing_and_arrows_go_through_those_that_are_found() {
    let option = |(id, name): (&str, &str)| {
        let target = Target { id: id.to_owned(), name: name.to_owned(), more: String::new() };
        (Message::new("word-plain").with("text", name), target)
    };
    let options = [("01", "样例甲钳工"), ("02", "样例乙焊工"), ("03", "样例丙钳工")].map(option).to_vec();
    let kind = FieldKind::Found { query: Field::default(), options, at: 1 };
    let mut form = Form::new((), Message::new("t"), vec![FormField { label: Message::new("s"), kind }]);
    let chosen = |form: &Form<()>| form.fields[0].answer();
    assert_eq!(chosen(&form), Ok(Answer::Choice(1)));
    for c in "qg".chars() {
        press(&mut form, KeyCode::Char(c));
    }
    assert_eq!(chosen(&form), Ok(Answer::Choice(0)), "the first of those that are found");
    press(&mut form, KeyCode::Down);
    press(&mut form, KeyCode::Down);
    assert_eq!(chosen(&form), Ok(Answer::Choice(2)));
    press(&mut form, KeyCode::Up);
    assert_eq!(chosen(&form), Ok(Answer::Choice(0)));
    press(&mut form, KeyCode::Char('x'));
    assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
    assert_eq!(form.complaint().map(|m| m.id), Some("tui-field-nothing-to-choose"));
    form.on_key(Key { code: KeyCode::Char('u'), ctrl: true });
    form.paste("02");
    assert_eq!(chosen(&form), Ok(Answer::Choice(1)), "a paste looks for it as well");
}

#[test]
fn a_reason_may_not_be_blank_and_esc_cancels() {
    let mut form = Form::new((), Message::new("t"), vec![FormField::reason(Message::new("r"))]);
    press(&mut form, KeyCode::Char(' '));
    assert_eq!(press(&mut form, KeyCode::Enter), FormFlow::Stay);
    assert_eq!(form.complaint().map(|m| m.id), Some("tui-field-required"));
    assert_eq!(press(&mut form, KeyCode::Backspace), FormFlow::Stay);
    assert_eq!(press(&mut form, KeyCode::Esc), FormFlow::Cancel);
}

#[test]
fn what_was_written_is_given_up_by_asking_twice_and_any_other_key_goes_on() {
    let ctrl_c = Key { code: KeyCode::Char('c'), ctrl: true };
    let mut form = form();
    form.paste("x");
    press(&mut form, KeyCode::Tab);
    press(&mut form, KeyCode::Char('1'));
    assert_eq!(press(&mut form, KeyCode::Esc), FormFlow::Stay);
    assert_eq!(form.complaint().map(|m| m.id), Some("tui-form-give-up"));
    press(&mut form, KeyCode::Char('2'));
    assert_eq!((form.complaint(), form.fields[1].answer()), (None, Ok(Answer::Text("12".into()))));
    assert_eq!(form.on_key(ctrl_c), FormFlow::Stay, "it asks anew");
    assert_eq!(form.on_key(ctrl_c), FormFlow::Cancel);
    let mut untouched = self::form();
    assert_eq!(untouched.on_key(ctrl_c), FormFlow::Cancel);
}

#[test]
fn a_form_comes_with_what_was_written_the_last_time_and_undoing_gives_back_what_it_had() {
    let note = || Form::new((), Message::new("t"), vec![FormField::note(Message::new("n"), "旧备注")]);
    let answer = |form: &Form<()>| form.fields[0].answer();
    let mut form = note();
    assert_eq!(form.draft().map(|draft| draft.len()), None);
    form.paste("，补充");
    let draft = form.draft().unwrap();
    let mut again = note();
    again.offer(&draft);
    assert_eq!((answer(&again), again.is_offered()), (Ok(Answer::Text("旧备注，补充".into())), true));
    assert_eq!(again.draft().map(|draft| draft.len()), None, "nothing was written since");
    again.on_key(Key { code: KeyCode::Char('z'), ctrl: true });
    assert_eq!(answer(&again), Ok(Answer::Text("旧备注".into())));
    // What was only erased is not offered: nobody would see that something is gone.
    form.on_key(Key { code: KeyCode::Char('u'), ctrl: true });
    let mut again = note();
    again.offer(&form.draft().unwrap());
    assert_eq!((answer(&again), again.is_offered()), (Ok(Answer::Text("旧备注".into())), false));
}

#[test]
fn a_secret_is_never_kept() {
    let kind = FieldKind::Text { field: Field::default(), required: true, secret: true };
    let mut form = Form::new((), Message::new("t"), vec![FormField { label: Message::new("c"), kind }]);
    form.paste("peach");
    assert_eq!(press(&mut form, KeyCode::Esc), FormFlow::Stay);
    assert!(form.draft().is_none());
}

#[test]
fn a_number_that_follows_is_left_alone_until_somebody_types_one() {
    let kind = FieldKind::Count { field: Field::selected("3"), lowest: 0, highest: 9, follows: true };
    let mut form = Form::new((), Message::new("t"), vec![FormField { label: Message::new("n"), kind }]);
    assert_eq!(form.fields[0].answer(), Ok(Answer::Follows));
    press(&mut form, KeyCode::Char('3'));
    assert_eq!(form.fields[0].answer(), Ok(Answer::Count(3)));
    form.on_key(Key { code: KeyCode::Char('z'), ctrl: true });
    assert_eq!(form.fields[0].answer(), Ok(Answer::Follows));
}
