"""What becomes of questions as others write them: each is taken, changed with sentences, or dropped with a reason."""

from pathlib import Path

import pytest

from app.interchange.formats import FORMATS
from app.interchange.items import Item
from tests.interchange.told import told

EXAMPLES = Path(__file__).parent / "examples"
TRUE_FALSE = "True/false became a claim: True is “Supported”, False is “Refuted”."
BRACES = (
    "Its braces { and } do not match. Answers stand between one { and one }, without a blank line; "
    "write \\{ and \\} where braces are meant."
)
MATCHING = "It asks to match pairs, and matching has no counterpart here. Ask for one pair at a time."
ESSAY = "It asks for a free text, and an essay has no counterpart here: answers here are judged by their key."
DESCRIPTION = "It is a text without answers; a description has no counterpart here."
STYLES = "Bold, italic and other styles of the text were left out."
MARKDOWN = "The marks of Markdown stay in the text as they are."
SHARES = "Each wrong choice takes one share away here; the file weighs them otherwise."
BLANKS = "It has 2 blanks, and a question here has one. Split it into 2 questions."
OTHERS = "What was said to every other answer (“*”) was left out."
CASE = "Capital and small letters mattered; here they do not."

BECAME = {
    "documented.gift.txt": [
        ("line 5", "single: Who's buried in Grant's tomb? [-Grant; -Jefferson; +no one]"),
        ("line 7", "single: Grant is _____ in Grant's tomb. [-buried; +entombed; -living]"),
        ("line 9", "claim: Grant is buried in Grant's tomb. [-Supported; +Refuted; …]", TRUE_FALSE),
        ("line 11", "text: Who is buried in Grant's tomb? [no one; nobody]"),
        ("line 13", "number: When was Ulysses S. Grant born? [1822 ± 5]"),
        (
            "Over several lines",
            "single: The feast is kept on the _____ Thursday of November. [-second; -third; +fourth]",
        ),
        (
            "Weights",
            "single: The painter came from [-Arles (He worked there.); -Paris (He lived there.); +Zundert (Yes!)]",
            "“Paris” gave 25 %; here it counts as wrong.",
        ),
        ("Two right", "multiple: Which two rivers meet at Koblenz? [-Elbe; +Rhine; +Moselle; -Saale]"),
        ("Two right, nothing lost", "multiple: Which two rivers meet at Passau? [-Elbe; +Inn; +Danube]", SHARES),
        (
            "Three right, uneven",
            "multiple: Which seas does the canal join? [+The North Sea; +The Baltic Sea; -The Black Sea]",
            "The weights 60 %, 40 % became equal: each right choice earns its share.",
            SHARES,
        ),
        (
            "Spelling",
            "text: The village is called [Zundert]",
            "What was said to “Zundert” was left out: “Yes!”.",
            "“Zunderd” gave 75 % and was left out; only whole answers count here.",
            "What was said to “Zunderd” was left out: “Nearly.”.",
            OTHERS,
        ),
        (
            "True with feedback",
            "claim: The sun rises in the east. [+Supported (Well seen.); -Refuted (Look again.); …]",
            TRUE_FALSE,
        ),
        (
            "Range",
            "number: Give pi to three places. [3.1415 ± 0.0005]",
            "The range 3.141 to 3.142 became 3.1415 with a tolerance of 0.0005.",
        ),
        (
            "Several numbers",
            "number: When did he die? [1885 ± 0]",
            "What was said to “1885” was left out: “Right.”.",
            "“1885 ± 2” gave 50 % and was left out; a question here has one number.",
            "What was said to “1885” was left out: “Nearly, but not quite.”.",
            "What was said to every other answer was left out.",
        ),
        ("Capitals", "dropped", MATCHING),
        ("Essay", "dropped", ESSAY),
        ("Essay with feedback", "dropped", ESSAY),
        ("Description", "dropped", DESCRIPTION),
        ("Escapes", "single: Which answer equals 5? [-= 2 + 2; += 2 + 3 {with ~ and # and : and \\}; -= 2\n+ 4]"),
        (
            "Formats",
            "single: Who wrote Emma & Persuasion? [+Jane <Austen>; -**Fanny Burney**; -Ann\nRadcliffe]",
            STYLES,
            MARKDOWN,
        ),
        ("In Markdown", "text: Who is in **the tomb**? [no one]", MARKDOWN),
        (
            "Several blanks",
            "dropped",
            "It has answers in several places, and a question here has one blank. Split it up.",
        ),
        ("No closing brace", "dropped", BRACES),
        ("No opening brace", "dropped", BRACES),
        ("A blank line inside", "dropped", BRACES),
        ("line 95", "dropped", BRACES),
        ("All right", "dropped", "Every answer is right, and a question here needs a right and a wrong one."),
        ("No number", "dropped", "“many” is not a number that a question here can hold."),
        ("Nothing right", "dropped", "No answer is right, and a question here needs a right and a wrong one."),
        ("No colons", "single: Is 12:30 noon: or night? [-noon; +night]"),
        ("line 106", "text: Without a name, last in the file [yes; no more]"),
    ],
    "exported.xml": [
        ("Europe", "dropped", "The description of the category “Europe” was left out: “Rivers of the second term.”."),
        (
            "One choice",
            "single: Which river flows through Passau?\n[a town] [+The Danube (Yes.); -The Elbe; -The Isar]",
            STYLES,
            "The picture “passau.png” was left out.",
            "The address of a link was left out: https://example.org/inn",
            "What was said to all wrong answers was left out: “Look at a map.”.",
            "Hints were left out (1), the first of them: “It flows east.”.",
            "It counted 2 points; points are given in the quiz here.",
            "“The Isar” gave 50 %; here it counts as wrong.",
        ),
        (
            "Thirds",
            "multiple: Which rivers meet there? [+Inn; +Ilz; +Danube; -Elbe]",
            "The penalty of 0.5 for each further try was left out.",
        ),
        (
            "True or false",
            "claim: The Danube flows\ninto the Black Sea. [+Supported (It does.); -Refuted; …]",
            TRUE_FALSE,
        ),
        (
            "Short answer",
            "text: What is 1 < 2 called? [an inequality; *less*]",
            CASE,
            "“*less*” was a pattern; here it is taken letter by letter.",
            "“a sum” gave 50 % and was left out; only whole answers count here.",
            OTHERS,
        ),
        (
            "Number with units",
            "number: How long is the Danube? Its width is 3 km². [2857 ± 10 km]",
            "Only the first unit, “km”, counts here; left out: “m”.",
            "What was said to “2857” was left out: “Good.”.",
            "“2800 ± 100” gave 50 % and was left out; a question here has one number.",
        ),
        ("Matching", "dropped", MATCHING),
        ("Essay", "dropped", ESSAY),
        ("Description", "dropped", DESCRIPTION),
        (
            "One embedded answer",
            "cloze: The capital of France is _____. [Paris]",
            "What was said to “Paris” was left out: “Yes.”.",
            "“Marseille” gave 50 % and was left out; only whole answers count here.",
            "What was said to “Marseille” was left out: “No, that is in the south.”.",
            OTHERS,
        ),
        ("Embedded choice", "single: Tucson lies in _____ [-California (Wrong); +Arizona (OK); -Ohio]"),
        (
            "Embedded number",
            "number: It has _____ points. [23.8 ± 0.1]",
            "What was said to “23.8” was left out: “Yes”.",
            "“23.8 ± 2” gave 50 % and was left out; a question here has one number.",
        ),
        ("Several embedded answers", "dropped", BLANKS),
        ("Missing word", "single: The cat sat on the _____. [-roof; +mat]"),
        ("Several gaps", "dropped", BLANKS),
        (
            "Calculated",
            "dropped",
            "Its numbers are drawn anew for every attempt, and a question here has one number. Write one case.",
        ),
    ],
    "by_hand.xml": [
        (
            "Several full marks",
            "multiple: Which is a city & not a river? 1 < 2. [+Rome; +Oslo; -Rhine]",
            "2 answers were right, each alone; here all of them have to be chosen.",
        ),
        ("HTML without CDATA", "single: Which one? [+this; -that]", STYLES, "A script was left out."),
        ("True in German", "claim: Die Erde ist rund. [+Supported; -Refuted; …]", TRUE_FALSE),
        ("Number without text", "number: How many? [23 ± 2]"),
        ("No weights", "dropped", "The weight “much” of an answer is no number."),
        ("No answers", "dropped", "No answer gives the whole mark, and a question here needs one that does."),
        ("No text", "dropped", "It asks nothing: its text is empty."),
        ("Another kind", "dropped", "Questions of the kind “coderunner” have no counterpart here."),
        ("No kind", "dropped", "Questions of the kind “” have no counterpart here."),
        ("With a source", "text: Who cut the ribbon? [the mayor]"),
        ("Verdicts", "claim: The quay was built in 1921. [+Refuted; -Supported]"),
    ],
}


def items(name: str) -> list[Item]:
    kind = "xml" if name.endswith("xml") else "gift"
    return list(FORMATS[kind].read((EXAMPLES / name).read_bytes()))


@pytest.mark.parametrize("name", BECAME)
def test_each_question_of_others_is_taken_changed_or_dropped_and_never_silently(name: str):
    found = [
        (item.name or item.where, told(item), *item.changed, *filter(None, [item.dropped])) for item in items(name)
    ]
    assert found == BECAME[name]


def test_names_tags_and_categories_of_others_come_along():
    gift, moodle = items("documented.gift.txt"), items("exported.xml")
    feast = next(item.question for item in gift if item.name == "Over several lines")
    river = next(item.question for item in moodle if item.name == "One choice")
    assert (feast.id, feast.tags, feast.topic) == ("gh-12", ("feasts", "months ] and days"), "tom / dick")
    assert (river.id, river.tags, river.topic) == ("river-1", ("rivers", "Bavaria"), "Europe")
    assert gift[0].question.topic == "Tombs"
    assert items("by_hand.xml")[0].question.topic == "A/B / C"


def test_what_is_said_to_everybody_becomes_the_explanation():
    questions = {item.name: item.question for item in items("exported.xml") + items("documented.gift.txt")}
    assert questions["One choice"].draft.explanation == "Three of them do: the Inn, the Ilz and the Danube."
    assert questions["True with feedback"].draft.explanation == "It does so on every day."


def test_a_source_that_a_person_wrote_is_a_citation():
    draft = next(item.question.draft for item in items("by_hand.xml") if item.name == "With a source")
    assert draft.explanation == "It was the mayor."
    assert [(c.passage.article, c.passage.exact, c.passage.start, c.stance) for c in draft.citations] == [
        ("harbour", "Mayor Sigrid Halvorsen", 0, "supports"),
        ("ferry", "A freighter", 7, "context"),
    ]
