"""The version of the shipped data, read without the knowledge base."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).with_name("data-version.txt")


def data_version() -> str:
    """The version of the data; an editable install reads it from `data/`."""
    try:
        return SHIPPED.read_text("utf-8")
    except FileNotFoundError:
        from backinfo.knowledge.load import load

        return load().data_version
