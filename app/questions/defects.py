"""The register of item flaws: each with its name, weight, finder and the reason for its author.

Textual flaws need a draft alone and cited ones the articles too: they check the teacher's form as well. Parsed flaws
need the language model and run in the generator only; set flaws are of a chosen set of questions.
"""

from collections.abc import Callable, Mapping, Sequence

from app.articles.text import Rendition
from app.questions import citation_flaws as cited
from app.questions import clue_flaws as clue
from app.questions import loose_stems as loose
from app.questions import number_flaws as number
from app.questions import option_flaws as option
from app.questions import overlap_flaws as overlap
from app.questions import parsed_flaws as parsed
from app.questions import set_flaws as whole
from app.questions import source_flaws as source
from app.questions import stem_flaws as stem
from app.questions.draft import Draft
from app.questions.examined import Examined
from app.questions.flaw import Flaw, Known, Weight
from app.questions.succession import order_disputed

__all__ = ["CITED", "PARSED", "SETS", "TEXTUAL", "Flaw", "parsed_flaws", "set_flaws", "stem_flaws", "textual_flaws"]

WARNING, FATAL, BROKEN = Weight.WARNING, Weight.FATAL, Weight.BROKEN
# fmt: off
TEXTUAL: tuple[Known[Callable[[Draft], str | None]], ...] = (
    Known("stem too short", FATAL, stem.too_short, "The stem has {} words; say more of what is asked."),
    Known("stem long", WARNING, stem.long,
          "The stem has {} words, a title counted as one; up to 25 are easy to take in, or 30 with a blank."),
    Known("stem too long", FATAL, stem.too_long, "The stem has {} words; ask for less at once."),
    Known("no question", FATAL, stem.no_question,
          "The stem has no question word, or no question mark at its end. Write it as a question."),
    Known("no single blank", BROKEN, stem.no_single_blank, "A cloze needs exactly one blank. Write it as _____."),
    Known("blank at the start", FATAL, stem.blank_at_start,
          "A blank at the start gives the reader nothing to go on. Begin with other words."),
    Known("blank of a little word", FATAL, stem.blank_of_function,
          "The blank hides only “{}”. Blank out a name, a number or another word of content."),
    Known("negative stem", FATAL, stem.negative, "“{}” makes the stem easy to misread. Ask for what is so."),
    Known("vague word", WARNING, stem.vague_word, "“{}” cannot be checked. Say how many, how often or when."),
    Known("unresolved pronoun", FATAL, stem.unresolved_pronoun,
          "Nothing in the stem says what “{}” is. Write the name instead."),
    Known("unnamed thing", FATAL, stem.unnamed_thing, "“{}” does not say which. Write the name."),
    Known("leans on what is not said", FATAL, loose.leans_on_unsaid,
          "“{}” leans on something that the stem does not name. Say who, where, when or of what."),
    Known("relative date", FATAL, stem.relative_date,
          "“{}” depends on when the article was written. Write the date or the year."),
    Known("doubled word", FATAL, stem.doubled_word, "“{}” repeats a word. Take one away."),
    Known("doubled auxiliary", FATAL, stem.doubled_auxiliary, "“{}” has a verb too many. Keep one of the two."),
    Known("words in capitals", FATAL, stem.in_capitals, "“{}” stands in capitals. Write it in small letters."),
    Known("loose spacing", FATAL, stem.loose_spacing, "There is stray space or punctuation in the stem. Take it out."),
    Known("open quotation or bracket", FATAL, stem.brackets_open,
          "A quotation mark or bracket is not closed. Close it or take it out."),
    Known("wrong question word", FATAL, clue.wh_against_key,
          "Question word and answer do not fit ({}). Ask who for a person, when for a time, how many for a number."),
    Known("key in the stem", FATAL, clue.key_in_stem, "The stem already says “{}”. Leave the answer out of it."),
    Known("key's word in the stem", WARNING, clue.key_word_in_stem,
          "“{}” stands in the stem and in the right answer only. Say one of the two in other words."),
    Known("key is the longest", FATAL, clue.key_longest,
          "The right option is longer by half than every other. Shorten it, or make the others as full."),
    Known("only the key echoes the stem", FATAL, clue.key_echoes_stem,
          "Only the right option repeats a word of the stem. Use other words in one of them."),
    Known("a or an", FATAL, clue.article_gives_away, "“{}” before the blank fits only some options. Write “a/an”."),
    Known("one or many", FATAL, clue.number_gives_away,
          "“{}” before the blank fits only some options. Give all options one number."),
    Known("two options are the same", BROKEN, option.options_same, "Two options say the same thing: {}. Change one."),
    Known("options overlap", FATAL, option.options_overlap,
          "One option takes in another, so both could be right: {}. Change one."),
    Known("options of mixed kind", FATAL, option.options_mixed,
          "Some options are numbers and some are words. Make them all of one kind."),
    Known("options of mixed granularity", FATAL, option.granularity_mixed,
          "The options mix {}. Offer things of one kind only."),
    Known("singular among plurals", WARNING, option.number_mixed,
          "“{}” is plural and another option is not. Give all options one number."),
    Known("all or none of the above", FATAL, option.all_of_the_above,
          "“{}” tests the options, not the article. Offer another answer."),
    Known("an absolute word", WARNING, option.absolute_option,
          "Only one option says “{}”, which readers rule out at sight. Take the word out."),
    Known("numbers unsorted", FATAL, number.numbers_unsorted, "Options that are numbers should stand in order."),
    Known("numbers of mixed units", FATAL, number.units_mixed,
          "The numbers have different units: {}. Give all one unit."),
    Known("numbers of mixed precision", WARNING, number.precision_mixed,
          "“{}” is rounder or more exact than the others. Write all to one precision."),
    Known("another magnitude", FATAL, number.other_magnitude,
          "“{}” is over ten times away from the right number. Offer a number that is nearer."),
    Known("a list tells the number", FATAL, number.list_tells_number,
          "Anybody can count what “{}” lists. Ask for something else, or leave the list out."),
)
CITED: tuple[Known[Callable[[Draft, Mapping[str, Rendition]], str | None]], ...] = (
    Known("no citation", BROKEN, cited.not_cited,
          "No words of an article are cited, so nobody can check the answer. Mark the words that prove it."),
    Known("citation not found", BROKEN, cited.citation_missing,
          "The cited words are not in the article at the place given: “{}”. Mark them again."),
    Known("mark outside citation", BROKEN, cited.mark_outside,
          "The marked words lie outside the cited passage. Mark them again."),
    Known("key not in citation", BROKEN, cited.key_not_cited,
          "“{}” does not stand in the cited words. Cite the words that say it, or change the answer."),
    Known("a wrong option is right too", WARNING, cited.true_distractor,
          "The article seems to say the same of “{}”. Offer another wrong answer."),
    Known("blank fits another name", FATAL, cited.blank_fits_others,
          "“{}” stands between the same words elsewhere in the article. Leave more of the sentence standing."),
    Known("order disputed", FATAL, order_disputed,
          "The article says both ways round which of them came first: {}. Ask for something else."),
    Known("trivial", WARNING, cited.trivial,
          "“{}” stands in the headline, by-line or photo credit. Ask for what only a reader of the article knows."),
)
PARSED: tuple[Known[Callable[[Examined], str | None]], ...] = (
    Known("verb and subject disagree", FATAL, parsed.disagreeing, "“{}”: one is singular and the other plural."),
    Known("doubled auxiliary by parse", FATAL, parsed.doubled_auxiliary, "“{}” has a verb too many."),
    Known("doubled verb by parse", FATAL, parsed.doubled_verb, "“{}” has a verb too many."),
    Known("no finite verb", FATAL, parsed.no_finite_verb, "The stem has no verb in a tense. Write a whole sentence."),
    Known("pronoun without a noun", FATAL, parsed.unresolved, "No noun before “{}” says who or what it is."),
    Known("question word asks for nothing", WARNING, parsed.broken_question,
          "“{}” stands in a dependent clause. Ask in the main clause."),
    Known("another verb than the source's", FATAL, source.other_verb,
          "The cited words do not say that anybody or anything “{}”."),
    Known("another subject than the source's", FATAL, source.other_subject,
          "In the cited words it is not “{}” of which this is said."),
    Known("another object than the source's", WARNING, source.other_object, "The article does not speak of “{}”."),
    Known("negation lost", FATAL, source.other_polarity, "At “{}” one of question and source is negative."),
    Known("another sentence fits better", FATAL, overlap.not_first,
          "Another sentence says more of this than the cited one: “{}” Cite that one."),
    Known("another sentence fits nearly as well", WARNING, overlap.hardly_first,
          "“{}” is much like the cited sentence. Say which is meant."),
    Known("another answer", FATAL, overlap.another_answer,
          "The articles say nearly the same of “{}”. Say more in the stem, or accept both."),
)
SETS: tuple[Known[Callable[[Sequence[Draft]], str | None]], ...] = (
    Known("key position unbalanced", WARNING, whole.key_place_unbalanced,
          "Most right answers are {}. Move some of them."),
    Known("key always in the middle", WARNING, whole.key_in_the_middle,
          "In all {} choices of numbers the right one is neither least nor greatest. Change some."),
    Known("verdicts unbalanced", WARNING, whole.verdicts_unbalanced,
          "Most claims are “{}”. Take claims of the other verdicts too."),
    Known("absolutes only in false claims", WARNING, whole.absolutes_in_false_claims,
          "Words such as “{}” stand in refuted claims only. Put them into true claims too, or take them out."),
    Known("one question answers another", WARNING, whole.one_answers_another,
          "This question says the answer of another: “{}” Take one of the two out."),
    Known("the same fact twice", WARNING, whole.same_fact_twice, "The same is asked twice: “{}” Take one out."),
)
# fmt: on


def textual_flaws(draft: Draft, texts: Mapping[str, Rendition]) -> list[Flaw]:
    """Give the flaws of a draft that its words show; `texts` holds the renditions of its articles by stem."""
    found = [known.flaw(known.find(draft)) for known in TEXTUAL]
    found += [known.flaw(known.find(draft, texts)) for known in CITED]
    return [flaw for flaw in found if flaw]


def stem_flaws(draft: Draft) -> list[Flaw]:
    """Give the flaws that the stem alone shows: of a draft whose key is not written yet."""
    known = (one for one in TEXTUAL if one.find.__module__ in {stem.__name__, loose.__name__})
    return [flaw for one in known if (flaw := one.flaw(one.find(draft)))]


def parsed_flaws(examined: Examined | None) -> list[Flaw]:
    """Give the flaws of a draft that its parse shows beside its source's; none for a bare quotation, which is None."""
    return [flaw for known in PARSED if examined and (flaw := known.flaw(known.find(examined)))]


def set_flaws(drafts: Sequence[Draft]) -> list[Flaw]:
    """Give the flaws of a chosen set of questions."""
    return [flaw for known in SETS if (flaw := known.flaw(known.find(drafts)))]
