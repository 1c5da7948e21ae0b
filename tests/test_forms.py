"""Markdown and HTML: the same words, nothing active, and made to be read by anyone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from backinfo.document import (
    Bar,
    Bullets,
    Document,
    Facts,
    Heading,
    IconArray,
    Notice,
    Paragraph,
    References,
    Room,
    Span,
    Table,
    Title,
    line,
)
from backinfo.render import html, markdown
from test_pages import _PAGES, every_page, source_words, words_of

VOID = {"meta", "hr", "rect", "circle", "br"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p"),
    *("ul", "ol", "li", "dl", "div", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "svg", "rect", "circle", "pre", "b", "strong", "em", "code"),
    *("small", "span", "a", "hr"),
}


class Reader(HTMLParser):
    """Reads a page as a browser would: its text, its tags, and whether they are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; all but void ones must be closed."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """A closing tag must close the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text, but not the style."""
        if "style" not in self.open:
            self.text.append(data)


@every_page
def test_html_says_the_same(document: Document) -> None:
    """Each word of a page stands in its HTML; every tag is known, closed, and passive."""
    reader = Reader(html.render(document))
    assert reader.open == []
    assert {tag for tag, _ in reader.tags} <= ALLOWED
    shown = words_of(reader.text)
    for words in source_words(document):
        for word in words.split():
            assert words_of([word]) in shown


@every_page
def test_html_is_made_for_everyone(document: Document) -> None:
    """A language, a title, one first heading, no level left out, scoped headers, no script."""
    page = html.render(document)
    reader = Reader(page)
    assert '<html lang="en">' in page
    assert [tag for tag, _ in reader.tags].count("h1") == 1
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch("h[1-4]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for tag, attributes in reader.tags:
        if tag == "th":
            assert attributes["scope"] in ("row", "col")
        if tag == "svg":
            assert attributes["aria-hidden"] == "true"
        assert not any(name.startswith("on") for name in attributes)
        assert "src" not in attributes
        target = attributes.get("href") or ""
        assert target == "" or target.startswith(("#source-", "https://", "http://"))


@every_page
def test_citations_lead_to_the_list(document: Document) -> None:
    """Each citation link of a page leads to a source in its list, each id stands once."""
    reader = Reader(html.render(document))
    ids = [a["id"] for _, a in reader.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    for tag, attributes in reader.tags:
        if tag == "a" and attributes.get("class") == "citation":
            assert (attributes["href"] or "")[1:] in ids


@every_page
def test_markdown_says_the_same(document: Document) -> None:
    """Each word of a page stands in its Markdown as a kept parser reads it; no HTML in it."""
    tokens = MarkdownIt().enable("table").parse(markdown.render(document))
    texts = []
    for token in tokens:
        assert token.type != "html_block"
        for child in token.children or ():
            assert child.type not in ("html_inline", "link_open", "image")
            texts.append(child.content)
    shown = words_of(texts)
    for words in source_words(document):
        for word in words.split():
            assert words_of([word]) in shown


@every_page
@pytest.mark.parametrize("form", [html.render, markdown.render])
def test_urgent_help_and_sources_in_every_form(document: Document, form: object) -> None:
    """The urgent-help line stands in every form, the sources wherever some are cited."""
    assert callable(form)
    shown = form(document)
    assert "Get help at once" in shown
    cites = any(isinstance(block, References) for block in document.blocks)
    assert ("Sources" in shown) or not cites


def document_of(words: str) -> Document:
    """A page with the words in every place where words can stand."""
    span = line(words, Span(words, "strong"), Span(words, "command"), Span(words, "citation", "x"))
    return Document(
        (
            Title(words, words),
            Heading(words),
            Paragraph(span),
            Bullets((span,), "number"),
            Facts(((words, span),)),
            Table((words, words), ((span, span),)),
            IconArray(span, ((words, 3, words),), span),
            Bar(5, words),
            Notice(span, "urgent"),
            Room(words),
            References(((1, span),)),
        )
    )


@given(st.text(max_size=60))
def test_any_text_stays_text_in_html(words: str) -> None:
    """Whatever a text holds, HTML reads it back as text, with no tag of its own."""
    reader = Reader(html.render(document_of(words)))
    assert reader.open == []
    assert {tag for tag, _ in reader.tags} <= ALLOWED
    plain = "".join(words.split())
    assert plain.replace("\x00", "") in "".join("".join(reader.text).split()).replace("\x00", "")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=40))
def test_any_text_stays_text_in_markdown(words: str) -> None:
    """Whatever a text holds, Markdown reads it back as text: no link, image or HTML."""
    tokens = MarkdownIt().enable("table").parse(markdown.render(document_of(words)))
    for token in tokens:
        assert token.type not in ("html_block", "fence", "code_block")
        for child in token.children or ():
            assert child.type not in ("html_inline", "link_open", "image")


def test_every_block_is_known_to_every_form() -> None:
    """The pages of the tool use no block that a form would leave out."""
    seen = {type(block) for page in _PAGES.values() for block in page.blocks}
    for kind in seen:
        block = next(b for page in _PAGES.values() for b in page.blocks if isinstance(b, kind))
        alone = Document((block,))
        assert len(html.render(alone)) > len(html.render(Document(())))
        assert markdown.render(alone).strip()
