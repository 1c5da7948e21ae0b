"""The JSON-LD export uses schema.org as schema.org is meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backinfo.interchange import jsonld
from backinfo.knowledge.base import Knowledge
from backinfo.ranking import Tier, for_cause
from conftest import Run

VOCABULARY = json.loads(Path(__file__).with_name("schema_org.json").read_text("utf-8"))
TEXT = {"Text", "URL", "Date", "DateTime"}
Node = dict[str, Any]


@pytest.fixture(scope="module")
def nodes(knowledge: Knowledge) -> list[Node]:
    """Every node of the export."""
    return jsonld.graph(knowledge)


def kinds(type_: str) -> set[str]:
    """A type with all its ancestors."""
    parents: list[str] = VOCABULARY["parents"][type_]
    return {type_}.union(*(kinds(parent) for parent in parents))


def types_of(node: Node) -> set[str]:
    """All types that a node has, ancestors too."""
    own = node["@type"]
    return set().union(*(kinds(each) for each in ([own] if isinstance(own, str) else own)))


def inside(value: Any) -> list[Node]:
    """The nodes in a value."""
    if isinstance(value, list):
        return [node for each in value for node in inside(each)]
    if isinstance(value, dict):
        return [value, *(node for each in value.values() for node in inside(each))]
    return []


def test_each_property_fits_its_domain_and_range(nodes: list[Node]) -> None:
    """Every property stands on a type that may have it, and holds what it may hold."""
    by_id = {node["@id"]: node for node in nodes if "@id" in node}
    for node in inside(nodes):
        if "@type" not in node:
            continue
        have = types_of(node)
        for name, value in node.items():
            if name.startswith(("@", "backinfo:")):
                continue
            rule = VOCABULARY["properties"][name]
            assert have & set(rule["domain"]), (node["@type"], name)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    target = each if "@type" in each else by_id[each["@id"]]
                    assert types_of(target) & set(rule["range"]), (name, target["@type"])
                else:
                    assert TEXT & set(rule["range"]), (name, each)


def test_every_reference_leads_to_a_node(nodes: list[Node]) -> None:
    """No id is named that the export does not hold, and each stands once."""
    ids = [node["@id"] for node in nodes]
    assert len(ids) == len(set(ids))
    named = {node["@id"] for node in inside(nodes) if "@id" in node}
    assert named <= set(ids)


def test_useless_treatments_are_not_called_possible(
    nodes: list[Node], knowledge: Knowledge
) -> None:
    """What was found to do nothing or harm, or is advised against, is no possibleTreatment."""
    by_id = {node["@id"]: node for node in nodes}
    for cause in knowledge.causes:
        linked = by_id[f"urn:backinfo:cause:{cause}"].get("possibleTreatment", [])
        for each in for_cause(knowledge, cause):
            if each.tier > Tier.LIKE_ANOTHER:
                assert {"@id": f"urn:backinfo:treatment:{each.treatment.id}"} not in linked


def test_the_command(run: Run, knowledge: Knowledge) -> None:
    """`export --format jsonld` prints one document with every entry."""
    document = json.loads(run("export", "--format", "jsonld").stdout)
    assert document["@context"]["@vocab"] == "https://schema.org/"
    ids = {node["@id"] for node in document["@graph"]}
    assert {f"urn:backinfo:treatment:{id}" for id in knowledge.treatments} <= ids
