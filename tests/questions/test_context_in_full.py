"""What a blank's sentence has in square brackets, and whom its "they" may mean."""

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.context_cloze import in_context


def stems(parse: Parse, text: str) -> list[str]:
    library = read([(Article("a", text, "Bells"), clean(text, article="a"))], parse=parse)
    return [draft.stem for draft in in_context(library.readings[0], library)]


def test_nobody_is_meant_by_what_only_tells_when(parse: Parse):
    assert not stems(parse, "In recent meetings, they lent 40 bells of the museum of Lima to a church in Cusco.")


def test_a_government_with_its_people_before_it_is_not_named_after_another(parse: Parse):
    told = "The Lima City Government met in Cusco."
    made = stems(parse, f"{told}\n\nOn 3 May 2019, the Peruvian Government sold 40 bells to a church in Quito.")
    assert any("the Peruvian Government sold" in stem for stem in made)


def test_a_surname_without_its_small_word_is_made_full_in_brackets(parse: Parse):
    told = "President Samir al-Masri runs Peru.\n\nCritics like his plays."
    made = stems(parse, f"{told}\n\nOn 3 May 2019, Masri sold 300 masks to a shop in Cusco.")
    assert any("[Samir al-]Masri sold" in stem for stem in made)
