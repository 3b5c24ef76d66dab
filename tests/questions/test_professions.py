"""What somebody is by profession, and to whom somebody gave an interview."""

from app.questions.draft import Draft, QuestionType
from tests.questions.conftest import Asker

SAID = "said that ships in Peru had lost 40 bells."


def of(rule: str, drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.rule == rule]


def test_the_profession_before_a_name_is_asked_among_others_of_its_form(questions_on: Asker):
    (draft,) = of("role:profession", questions_on(f"The political scientist Ann Poe {SAID}"))
    assert draft.stem == "What is Ann Poe’s profession, according to the article?"
    assert draft.type is QuestionType.SINGLE
    assert [option.text for option in draft.key.options if option.correct] == ["political scientist"]
    wrong = [option.text for option in draft.key.options if not option.correct]
    assert len(wrong) == 3
    assert all(len(text.split()) == 2 and not text.endswith("scientist") for text in wrong)


def test_no_wrong_profession_is_one_that_the_article_speaks_of(questions_on: Asker):
    text = f"The economist Ann Poe {SAID} Every lawyer and journalist of Lima came, and so did a soldier."
    (draft,) = of("role:profession", questions_on(text))
    assert not {"lawyer", "journalist", "soldier"} & {option.text for option in draft.key.options}


def test_a_profession_is_not_asked_of_who_does_not_speak(questions_on: Asker):
    assert not of("role:profession", questions_on("In Lima, the economist Ann Poe met 40 sailors from Chile."))


def test_a_former_or_a_second_profession_is_not_asked(questions_on: Asker):
    assert not of("role:profession", questions_on(f"The former economist Ann Poe {SAID}"))
    twice = f"The economist Ann Poe {SAID} The historian Ann Poe came from Lima."
    assert not of("role:profession", questions_on(twice))


def test_the_medium_of_an_interview_is_asked_for(questions_on: Asker):
    text = f"In an interview with the Andina news agency, historian Ann Poe {SAID}"
    (draft,) = of("saying:interview", questions_on(text))
    assert draft.stem == "To which news agency did Ann Poe give an interview, according to the article?"
    assert draft.key.accepted[0].text == "Andina"


def test_a_medium_that_the_headline_names_is_not_asked_for(questions_on: Asker):
    title = "Historian tells Andina of lost bells"
    text = f"{title}\n\nIn an interview with the Andina news agency, historian Ann Poe {SAID}\n"
    assert not of("saying:interview", questions_on(text, title=title))
    assert of(
        "saying:interview", questions_on(text.replace("tells Andina", "tells"), title="Historian tells of lost bells")
    )


def test_who_gave_two_interviews_is_not_asked_about_them(questions_on: Asker):
    text = f"In an interview with the Andina news agency, historian Ann Poe {SAID} In an interview with the Inca "
    assert not of("saying:interview", questions_on(f"{text}newspaper, Ann Poe said that Chile had lost 30 bells."))
