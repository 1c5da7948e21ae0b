"""The groups of causes, treatments and symptoms in readers' words, in the order of the lists."""

from __future__ import annotations

from backinfo.knowledge.choices import CauseGroup, SymptomGroup, TreatmentGroup

CAUSE_GROUPS: dict[CauseGroup, str] = {
    "serious": "Serious and rare: get help at once",
    "general": "Most back pain",
    "muscles-and-ligaments": "Muscles and ligaments",
    "discs": "Discs",
    "joints": "Joints",
    "nerves-and-canal": "Nerves and the spinal canal",
    "bones-and-alignment": "Bones and the shape of the spine",
    "inflammation": "Inflammation of the spine",
    "life-stages": "Times of life",
    "after-treatment": "After treatment",
    "elsewhere": "From elsewhere in the body",
}
TREATMENT_GROUPS: dict[TreatmentGroup, str] = {
    "self-care": "Self-care",
    "exercise": "Exercise",
    "hands-on": "Hands-on treatment",
    "psychological": "Mind and coping",
    "devices": "Devices",
    "medicines": "Medicines",
    "injections": "Injections and nerve procedures",
    "regenerative": "Regenerative injections",
    "implants": "Implants",
    "surgery": "Surgery",
    "deciding": "Deciding",
}
SYMPTOM_GROUPS: dict[SymptomGroup, str] = {
    "where-and-how": "Where it hurts and what it feels like",
    "what-changes-it": "What makes it worse or better",
}
