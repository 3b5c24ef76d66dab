"""Two parsers beside each other: where they find another root, subject or object, a sentence may have been misread."""

from app.facts.brackets import bare, restored
from app.facts.reading import Library, Reading, Sentence
from app.facts.syntax import Parse, Parsed
from app.questions.draft import Draft

DOUBT = "the second model reads its sentence otherwise"
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "attr", "dative", "oprd")
Heads = tuple[int, int | None, int | None]
Places = frozenset[tuple[str, int]]


def heads_of(tree: Parsed) -> Heads:
    """Give where the root of a sentence, its subject's head and its object's head begin, as offsets in it."""
    root = tree.tokens[tree.root]
    subject, thing = tree.child(root.index, *SUBJECTS), tree.child(root.index, *OBJECTS)
    return root.start, subject and subject.start, thing and thing.start


def read_otherwise(library: Library, second: Parse) -> Places:
    """Give the sentences, by article and number, of which a second parser finds another root, subject or object."""
    found = list(library.sentences())
    trees = second([bare(sentence.text) for _, sentence in found], names=False)
    return frozenset(
        (reading.stem, sentence.number)
        for (reading, sentence), tree in zip(found, trees, strict=True)
        if heads_of(restored(tree, sentence.text)) != heads_of(sentence.parsed)
    )


def doubted(draft: Draft, reading: Reading, apart: Places) -> bool:
    """Say whether a draft rests on a sentence of its article that the second parser reads otherwise.

    It rests on the sentences that hold its marks; where it has no marks, on all that it cites.
    """
    return bool(apart) and any(
        (reading.stem, sentence.number) in apart and _proves(draft, reading, sentence) for sentence in reading.sentences
    )


def _proves(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    spans = [
        span
        for citation in draft.citations
        if citation.passage.article == reading.stem
        for span in citation.marks or ((citation.passage.start, citation.passage.end),)
    ]
    return any(start < sentence.end and sentence.start < end for start, end in spans)
