"""The kinds of text that records are made of, and what all records share."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

# Text that states facts: every paragraph and list item ends in a citation.
Prose: TypeAlias = Annotated[
    str,
    Meta(
        min_length=1,
        description=(
            "Plain Markdown paragraphs. Facts carry Pandoc citations, [@source-id]; "
            "a citation covers the sentences before it in its paragraph."
        ),
        extra={"text": "cited"},
    ),
]
# Text that states no fact that needs a source: a name, a question, a label.
Plain: TypeAlias = Annotated[str, Meta(min_length=1, extra={"text": "plain"})]
# The name by which entries point at each other: lower case, digits and hyphens.
Id: TypeAlias = Annotated[
    str, Meta(min_length=1, extra_json_schema={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all records share: fixed fields, named arguments, no surprises."""
