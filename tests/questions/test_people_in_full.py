"""In questions about people everybody is named in full, and an office is named without "new"."""

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.posts import posts_of
from app.facts.reading import Library, read
from app.facts.syntax import Parse
from app.questions.appositions import appositions_of


def library_of(parse: Parse, text: str) -> Library:
    return read([(Article("a", text, ""), clean(text, article="a"))], parse=parse)


def test_a_description_names_whose_in_full(parse: Parse):
    library = library_of(
        parse, "Rosa Quispe leads a choir in Lima. It thanked Juan Rojas, Ms Quispe’s first violin teacher."
    )
    (draft,) = appositions_of(library.readings[0], library)
    assert draft.stem == "Who is Rosa Quispe’s first violin teacher, according to the article?"


def test_an_office_inside_a_run_is_no_part_of_the_name(parse: Parse):
    for office in ("Lima City Mayor", "Federal Treasurer", "Treasurer"):
        library = library_of(parse, f"{office} Anna Smith spoke to the press. Smith sold 40 boats to Chile.")
        assert library.persons.full_name("Smith", "a") == "Anna Smith"


def test_an_office_is_whole_and_not_new(parse: Parse):
    library = library_of(parse, "In Lima, new NATO Secretary-General Anna Smith said the talks would begin.")
    (post,) = posts_of(library.readings[0], library)
    assert (post.text, post.person) == ("NATO Secretary-General", "Anna Smith")
