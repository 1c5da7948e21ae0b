"""Writes the documentation as HTML, into docs/html: `python docs/html_pages.py`."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

HERE = Path(__file__).parent
STYLE = HERE.parent / "src" / "backinfo" / "render" / "page.css"


def pages() -> dict[str, str]:
    """Each page of the documentation as one HTML file, by its name."""
    return {_name(path): page(path.read_text("utf-8")) for path in sorted(HERE.glob("*.md"))}


def _name(path: Path) -> str:
    return "index.html" if path.stem == "README" else f"{path.stem}.html"


def page(markdown: str) -> str:
    """A page with its title, language, style and a link to the first page."""
    body = MarkdownIt().enable("table").render(markdown)
    body = re.sub(r'href="([a-z]+)\.md(#[^"]*)?"', r'href="\1.html\2"', body)
    body = re.sub(r'(href|src)="(\.\./[^"]*|[a-z]+\.svg)"', r'\1="../\2"', body)
    body = re.sub(r"<h2>(.*?)</h2>", lambda m: f'<h2 id="{_anchor(m[1])}">{m[1]}</h2>', body)
    body = body.replace("<th>", '<th scope="col">')
    title = re.search(r"^# (.*)$", markdown, re.MULTILINE)
    assert title
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title[1])} - backinfo</title>\n"
        f"<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n<body>\n"
        '<nav><p><a href="index.html">backinfo: documentation</a></p></nav>\n'
        f"<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def main() -> None:
    """Write every page."""
    target = HERE / "html"
    target.mkdir(exist_ok=True)
    for name, content in pages().items():
        (target / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
