"""What all pages share: prose with numbered citations, links, the frame of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from backinfo import text, wording
from backinfo.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Line,
    Notice,
    Paragraph,
    References,
    Room,
    Span,
    joined,
    line,
    reworded,
)
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import (
    Cause,
    Claim,
    Effect,
    Number,
    Pointer,
    Symptom,
    Treatment,
    WarningSign,
)
from backinfo.knowledge.reference import Organisation
from backinfo.pages import references

# The command that shows an entry of each kind.
COMMANDS = {
    "cause": "backinfo cause {}",
    "treatment": "backinfo treatment {}",
    "symptom": "backinfo symptom {}",
    "term": "backinfo glossary {}",
    "warning-sign": "backinfo urgent",
    "number": "backinfo facts",
}


# How many sources stand behind a finding in a table.
BRIEF_SOURCES = 2
# How many places of help the short page names.
BRIEF_PLACES = 2


_DOTS = (
    "Four: new studies are unlikely to change this. One: nobody can tell yet. With few dots, "
    "ask why it is advised."
)
_NUMBERS = (
    "2 of 100 means that of 100 people like those studied, 2 had it and 98 did not. Nobody can "
    "say which of them you would be. Points are no people: on a pain scale, 0 is none, and the "
    "end of the scale is the worst."
)
_LEVELS: dict[int, Literal[2, 3, 4]] = {2: 2, 3: 3, 4: 4}


class Page:
    """A page in the making. Blocks are added in order; sources are numbered as cited.

    `full` pages show everything; others the answer and what matters most. A page for
    `paper` has room to write and names no commands. `depth` puts its headings so many
    levels lower, inside the page of several entries. `about` holds the ids and groups of
    the entries on the page: some places of help are named only for these.
    """

    def __init__(self, knowledge: Knowledge, *, full: bool = False, paper: bool = False) -> None:
        self.knowledge = knowledge
        self.full = full
        self.paper = paper
        self.depth = 0
        self.about: set[str] = set()
        self._blocks: list[Block] = []
        self._numbers: dict[str, int] = {}

    def add(self, *blocks: Block) -> None:
        """Add blocks as they are."""
        self._blocks += blocks

    def reword(self, change: Callable[[Line], Line]) -> None:
        """Change each line of the running text so far."""
        self._blocks = [reworded(block, change) for block in self._blocks]

    def heading(self, words: str, level: Literal[2, 3] = 2) -> None:
        """Add a heading of level 2 or 3, lower by the depth."""
        self.add(Heading(words, _LEVELS[level + self.depth]))

    def say(self, *parts: str | Span) -> None:
        """Add one paragraph from text and spans."""
        self.add(Paragraph(line(*parts)))

    def facts(self, rows: Iterable[tuple[str, Line]]) -> None:
        """Add labelled rows, leaving out those with nothing to say."""
        kept = tuple((label, words) for label, words in rows if words)
        if kept:
            self.add(Facts(kept))

    def section(self, heading: str, prose: str | None) -> None:
        """Add a heading and its prose, or nothing where there is no prose."""
        if prose:
            self.heading(heading)
            self.prose(prose)

    def lead(self, words: str) -> None:
        """Add the main message of an entry, set off from the rest."""
        spans = self.inline(words)
        bold = (s._replace(role="strong") if s.role == "text" else s for s in spans)
        self.add(Paragraph(tuple(bold)))

    def prose(self, words: str, *, boxes: bool = False) -> None:
        """Add the paragraphs and lists of a text; with `boxes`, lists to tick off."""
        items: list[Line] = []
        mark: Literal["bullet", "box"] = "box" if boxes else "bullet"
        for piece in text.pieces(words):
            if piece.kind == "item":
                items.append(self._spans(piece.inlines))
                continue
            if items:
                self.add(Bullets(tuple(items), mark))
                items = []
            self.add(Paragraph(self._spans(piece.inlines)))
        if items:
            self.add(Bullets(tuple(items), mark))

    def steps(self, *steps: Line) -> None:
        """Add steps to take, each with a box to tick."""
        self.add(Bullets(steps, "box"))

    def inline(self, words: str) -> Line:
        """A text from the knowledge base as one line, its paragraphs run together."""
        spans: list[Span] = []
        for piece in text.pieces(words):
            spans += [Span(" ")] if spans else []
            spans += self._spans(piece.inlines)
        return tuple(spans)

    def items(self, words: str, most: int) -> list[Line]:
        """The first list items of a text, so many at `most`, each a line; cites only for these."""
        items = [each.inlines for each in text.pieces(words) if each.kind == "item"]
        return [self._spans(each) for each in items[:most]]

    def first(self, words: str, count: int = 1) -> Line:
        """The first sentences of a text, with the citation that covers them."""
        return self._spans(text.opening(words, count))

    def cite(self, ids: Iterable[str]) -> Line:
        """The citation marks for these sources, each with a space before it."""
        return tuple(span for id in ids for span in (Span(" "), self._mark(id)))

    def finding(self, effect: Effect, *, plural: bool, shape: Callable[[str], str] = str) -> Line:
        """A finding with its comparator, then its size in figures or else its time; cited."""
        found = shape(wording.finding(effect, plural=plural))
        against = f", compared with {text.clean(effect.comparator)}" if effect.comparator else ""
        how_much = effect.how_much or ""
        behind = () if text.citations(how_much) else text.citations(effect.because)
        cited = self.cite(list(dict.fromkeys(behind))[:BRIEF_SOURCES])
        if how_much:
            return line(f"{found}{against}", *cited, ". ", *self.inline(how_much))
        time = f", {wording.after(text.clean(effect.time))}" if effect.time else ""
        return line(f"{found}{against}{time}", *cited, ".")

    def link(self, kind: str, id: str, shape: Callable[[str], str] = str) -> Span:
        """The short name of an entry as a link to it, its letters shaped where that is asked."""
        head = self.knowledge.topics[kind].heads[id]
        return Span(shape(text.clean(head.short or head.name)), "link", f"{kind}:{id}")

    def links(self, kind: str, ids: Iterable[str], shape: Callable[[str], str] = str) -> Line:
        """Several entries as links, with commas between them."""
        return joined(((self.link(kind, id, shape),) for id in ids), ", ")

    def _mark(self, id: str) -> Span:
        number = self._numbers.setdefault(id, len(self._numbers) + 1)
        return Span(f"[{number}]", "citation", id)

    def _spans(self, runs: Iterable[text.Inline]) -> Line:
        spans: list[Span] = []
        for run in runs:
            if run.mark == "citation":
                glued = spans and not spans[-1].text.endswith(" ")
                spans += [Span(" ")] if glued else []
                spans.append(self._mark(run.target))
            elif run.mark == "link":
                spans.append(Span(run.text, "link", run.target))
            else:
                spans.append(Span(run.text, run.mark))
        return tuple(spans)

    def claim(self, claim: Claim, found: Line) -> None:
        """Add a claim with who says it and what they gain, and beside it what was found."""
        said = line(
            f"{text.clean(claim.claim).rstrip('.')}. Said by: {text.clean(claim.who)}",
            *self.cite(claim.sources),
            f". {text.clean(claim.gain).rstrip('.')}.",
        )
        self.facts([("Claim", said), ("Found", found)])

    def pointers(self, heading: str, kind: str, pointers: Iterable[Pointer]) -> None:
        """Add a heading and the entries pointed at, each with its reason."""
        rows = tuple(
            (self.link(kind, each.id, wording.capital).text, line(text.clean(each.why)))
            for each in pointers
        )
        if rows:
            self.heading(heading)
            self.facts(rows)

    def warning_signs(self, ids: Iterable[str]) -> None:
        """Add the warning signs of an entry under how fast to act, the most urgent first."""
        signs = [self.knowledge.warning_signs[id] for id in ids]
        rows = []
        for urgency, act in wording.URGENCY.items():
            same = [sign.id for sign in signs if sign.urgency == urgency]
            rows.append((act, self.links("warning-sign", same, wording.lower_first)))
        self.facts(rows)

    def closing(self, entry: Cause | Treatment) -> None:
        """Add how a full page ends: what nobody knows, what to ask, help, the main message."""
        self.heading("What nobody knows")
        self.add(Bullets(tuple(map(self.inline, entry.unknowns))))
        self.questions(entry.questions)
        self.support()
        self.section("To sum up", entry.summary)

    def questions(self, questions: Iterable[str]) -> None:
        """Add the questions to ask, each to tick; on paper also with room for the answer."""
        self.heading("Questions to ask")
        if not self.paper:
            self.add(Bullets(tuple(map(self.inline, questions)), "box"))
            return
        self.add(*(Room(text.clean(question), box=True) for question in questions))

    def support(self) -> None:
        """Add the places where to find help or read more."""
        self.heading("More help")
        items = (
            line(
                text.clean(f"{each.name} ({each.country}): {each.what}. "),
                references.address(each.url),
            )
            for each in self._places()
        )
        self.add(Bullets(tuple(items)))

    def _places(self) -> list[Organisation]:
        """The places of help for what the page is about, those for nothing else first."""
        fitting = [
            place
            for place in self.knowledge.about.support
            if not place.only_for or self.about & set(place.only_for)
        ]
        return sorted(fitting, key=lambda place: not place.only_for)

    def support_in_brief(self) -> Line:
        """The first places where to find help, in one line."""
        spans: list[str | Span] = []
        for each in self._places()[:BRIEF_PLACES]:
            spans += ["; " if spans else "", text.clean(f"{each.name}, ")]
            spans.append(references.address(each.url))
        return line(*spans)

    def urgent(self) -> None:
        """Add the urgent-help line that stands on every page; on paper once, at the top."""
        if self.paper and any(isinstance(block, Notice) for block in self._blocks):
            return
        words = text.clean(self.knowledge.about.urgent_help)
        more = () if self.paper else (" More: ", Span("backinfo urgent", "command"))
        self.add(Notice(line(words, *more), "urgent"))

    def aim(self, about: str, *, dots: bool = True) -> None:
        """Add what the page is for, what it leaves out, and how to read its numbers and dots."""
        self.facts(
            [
                ("This page", line(f"{about} It gives no doses, and cannot say what suits you.")),
                ("The numbers", line(_NUMBERS)),
                ("The dots", line(_DOTS) if dots else ()),
            ]
        )

    def next(self, *rows: tuple[str, str]) -> None:
        """Add what to look at next: commands, each with its reason. None on paper."""
        if self.paper:
            return
        self.heading("Look further")
        self.add(Facts(tuple((command, line(why)) for command, why in rows)))

    def sources(self) -> None:
        """Add the list of what the page has cited so far."""
        if not self._numbers:
            return
        shape = references.full if self.full else references.brief
        records = self.knowledge.sources
        self.heading("Sources")
        items = [(n, shape(records[id])) for id, n in self._numbers.items()]
        self.add(References(tuple(items), brief=not self.full))

    def footer(self, reviewed: str = "") -> None:
        """Add who wrote the page, who pays, when it was read, and what it is not.

        An entry's page, which tells when it was `reviewed`, has a row for each: authorship,
        disclosure and currency are what the JAMA benchmarks ask of a page, beside sources.
        """
        about = self.knowledge.about
        more = () if self.paper else (" More: ", Span("backinfo about", "command"))
        published = f"First published {about.first_published}."
        dates = [published, reviewed, f"Data of {self.knowledge.data_version}."]
        if not reviewed:
            self.say(text.clean(" ".join([published, dates[-1], about.footer])), *more)
            return
        self.heading("About this page")
        rows = {
            "Authors": f"{about.authors} {about.clinical_review}",
            "Money": f"{about.funding} {about.interests}",
            "Dates": " ".join(dates),
        }
        self.facts((label, line(text.clean(words))) for label, words in rows.items())
        self.say(text.clean(about.not_medical_advice), *more)

    def document(self) -> Document:
        """The finished page."""
        return Document(tuple(self._blocks))


def reviewed(entry: Cause | Treatment | Symptom | WarningSign | Number) -> str:
    """When an entry was last checked and when it is due again, as a sentence."""
    return f"Last checked {entry.reviewed}, due again {entry.next_review}."
