"""The knowledge base as JSON-LD in schema.org's health vocabulary.

What schema.org has no word for (effects with size and certainty) stands under a name space
of our own. `possibleTreatment` says no more than "possible": a treatment that was found to
do nothing, or that guidelines only advise against, is never linked by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from backinfo import text, wording
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Symptom, Term, Treatment
from backinfo.knowledge.reference import Source
from backinfo.knowledge.walk import cited
from backinfo.ranking import Tier, for_cause

Node = dict[str, Any]

CONTEXT = {"@vocab": "https://schema.org/", "backinfo": "urn:backinfo:terms:"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# A type alone may be out of the range of possibleTreatment, so it goes with MedicalTherapy.
_TYPES: dict[str, list[str]] = {
    "exercise": ["MedicalTherapy", "PhysicalTherapy"],
    "hands-on": ["MedicalTherapy", "PhysicalTherapy"],
    "psychological": ["MedicalTherapy", "PsychologicalTreatment"],
    "surgery": ["MedicalTherapy", "SurgicalProcedure"],
    "implants": ["MedicalTherapy", "SurgicalProcedure"],
}
_SOURCES = {
    "article-journal": "ScholarlyArticle",
    "report": "Report",
    "webpage": "WebPage",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "article-newspaper": "NewsArticle",
}


def export(knowledge: Knowledge) -> str:
    """The whole knowledge base as one JSON-LD document, indented."""
    document = {"@context": CONTEXT, "@graph": graph(knowledge)}
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def graph(knowledge: Knowledge) -> list[Node]:
    """Every node: the data set, each entry with its page, the terms, the sources."""
    nodes = [_dataset(knowledge)]
    for cause in knowledge.causes.values():
        nodes += [_cause(knowledge, cause), _page(knowledge, cause, "cause")]
    for treatment in knowledge.treatments.values():
        nodes += [_treatment(treatment), _page(knowledge, treatment, "treatment")]
    nodes += [_symptom(symptom) for symptom in knowledge.symptoms.values()]
    nodes += _terms(knowledge.glossary.values())
    nodes += [_source(source) for source in knowledge.sources.values()]
    return nodes


def _dataset(knowledge: Knowledge) -> Node:
    return {
        "@id": "urn:backinfo:data",
        "@type": "Dataset",
        "name": "backinfo",
        "description": knowledge.about.purpose,
        "version": knowledge.data_version,
        "license": LICENCE,
        "disambiguatingDescription": knowledge.about.not_medical_advice,
    }


def _id(kind: str, id: str) -> Node:
    return {"@id": f"urn:backinfo:{kind}:{id}"}


def _words(prose: str | None) -> str | None:
    """A text without its citations and markup, its paragraphs run together."""
    if not prose:
        return None
    return " ".join(text.bare(piece) for piece in text.pieces(prose))


def _made(node: Node) -> Node:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value not in (None, [], (), "")}


def _page(knowledge: Knowledge, entry: Cause | Treatment, kind: str) -> Node:
    return _made(
        {
            "@id": f"urn:backinfo:page:{entry.id}",
            "@type": "MedicalWebPage",
            "name": entry.name,
            "about": _id(kind, entry.id),
            "citation": [_id("source", id) for id in cited(entry)],
            "lastReviewed": entry.reviewed,
            "expires": entry.next_review,
            "license": LICENCE,
            "abstract": _words(entry.summary),
            "isPartOf": {"@id": "urn:backinfo:data"},
        }
    )


def _cause(knowledge: Knowledge, cause: Cause) -> Node:
    helpful = (Tier.BETTER, Tier.BETTER_THAN_ANOTHER, Tier.LIKE_ANOTHER)
    possible = [
        _id("treatment", each.id) for each in for_cause(knowledge, cause.id) if each.tier in helpful
    ]
    return _made(
        {
            **_id("cause", cause.id),
            "@type": "MedicalCondition",
            "name": cause.name,
            "alternateName": list(cause.aliases),
            "backinfo:hiddenLabel": list(cause.misspellings),
            "description": _words(cause.summary),
            "pathophysiology": _words(cause.how_it_happens),
            "epidemiology": _words(cause.how_common),
            "naturalProgression": _words(cause.if_nothing),
            "expectedPrognosis": _words(cause.how_long),
            "signOrSymptom": [_id("symptom", id) for id in cause.symptoms],
            "differentialDiagnosis": [
                {
                    "@type": "DDxElement",
                    "diagnosis": _id("cause", other.id),
                    "description": other.why,
                }
                for other in cause.looks_like
            ],
            "associatedAnatomy": {
                "@type": "AnatomicalStructure",
                "name": cause.site.replace("-", " "),
            },
            "possibleTreatment": possible,
        }
    )


def _treatment(treatment: Treatment) -> Node:
    return _made(
        {
            **_id("treatment", treatment.id),
            "@type": _TYPES.get(treatment.group, "MedicalTherapy"),
            "name": treatment.name,
            "alternateName": list(treatment.aliases),
            "backinfo:hiddenLabel": list(treatment.misspellings),
            "description": _words(treatment.summary),
            "howPerformed": _words(treatment.what_happens),
            "followup": _words(treatment.recovery),
            "contraindication": _words(treatment.who_should_avoid),
            "legalStatus": _words(treatment.legal),
            "backinfo:cost": _words(treatment.cost),
            "adverseOutcome": _harms(treatment, serious=False),
            "seriousAdverseOutcome": _harms(treatment, serious=True),
            "guideline": [
                _made(
                    {
                        "@type": "MedicalGuidelineRecommendation",
                        "recommendationStrength": wording.STANCE[advice.stance],
                        "evidenceOrigin": f"{advice.body} ({advice.country})",
                        "guidelineDate": str(advice.year) if advice.year else None,
                        "description": advice.for_whom,
                    }
                )
                for advice in treatment.advice
            ],
            "backinfo:effect": [
                _made(
                    {
                        "backinfo:condition": _id("cause", effect.condition),
                        "backinfo:sentence": wording.sentence(treatment, effect),
                        "backinfo:certainty": effect.certainty,
                        "backinfo:size": effect.size,
                        "backinfo:direction": effect.direction,
                        "backinfo:outcome": effect.outcome,
                        "backinfo:comparator": effect.comparator,
                        "backinfo:time": effect.time,
                        "backinfo:population": effect.population,
                    }
                )
                for effect in treatment.effects
            ],
        }
    )


def _harms(treatment: Treatment, *, serious: bool) -> list[Node]:
    return [
        {"@type": "MedicalEntity", "name": harm.what, "description": harm.how_often}
        for harm in treatment.harms
        if harm.serious is serious
    ]


def _symptom(symptom: Symptom) -> Node:
    return _made(
        {
            **_id("symptom", symptom.id),
            "@type": "MedicalSymptom",
            "name": symptom.name,
            "alternateName": list(symptom.aliases),
            "description": _words(symptom.summary),
        }
    )


def _terms(terms: Iterable[Term]) -> list[Node]:
    within = {"@id": "urn:backinfo:glossary"}
    return [
        {**within, "@type": "DefinedTermSet", "name": "Plain definitions of medical words"},
        *(
            _made(
                {
                    **_id("term", term.id),
                    "@type": "DefinedTerm",
                    "name": term.name,
                    "alternateName": list(term.aliases),
                    "description": term.definition,
                    "termCode": term.id,
                    "inDefinedTermSet": within,
                }
            )
            for term in terms
        ),
    ]


def _source(source: Source) -> Node:
    authors = [
        {"@type": "Organization", "name": name.literal}
        if name.literal
        else {"@type": "Person", "name": " ".join(filter(None, (name.given, name.family)))}
        for name in source.author
    ]
    return _made(
        {
            **_id("source", source.id),
            "@type": _SOURCES[source.type],
            "name": source.title,
            "author": authors,
            "datePublished": source.issued,
            "publisher": source.container_title
            and {"@type": "Organization", "name": source.container_title},
            "identifier": source.doi and f"https://doi.org/{source.doi}",
            "url": source.url,
            "backinfo:kind": source.kind,
            "backinfo:interest": source.interest,
            "backinfo:read": source.read,
        }
    )
