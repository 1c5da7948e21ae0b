"""The closed lists of values that records hold; the command line offers some of them too."""

from __future__ import annotations

from typing import Literal, TypeAlias

Certainty: TypeAlias = Literal["high", "moderate", "low", "very-low", "none"]
Size: TypeAlias = Literal["large", "moderate", "small", "little-or-none", "unclear"]
Direction: TypeAlias = Literal["better", "worse"]
Stance: TypeAlias = Literal["recommends", "may-be-considered", "against", "research-only", "none"]
Urgency: TypeAlias = Literal["now", "same-day", "within-days"]

CauseGroup: TypeAlias = Literal[
    "general",
    "muscles-and-ligaments",
    "discs",
    "joints",
    "nerves-and-canal",
    "bones-and-alignment",
    "inflammation",
    "life-stages",
    "after-treatment",
    "elsewhere",
    "serious",
]
TreatmentGroup: TypeAlias = Literal[
    "self-care",
    "exercise",
    "hands-on",
    "psychological",
    "devices",
    "medicines",
    "injections",
    "regenerative",
    "implants",
    "surgery",
    "deciding",
]
SymptomGroup: TypeAlias = Literal["where-and-how", "what-changes-it"]
Site: TypeAlias = Literal[
    "muscle",
    "disc",
    "facet-joint",
    "spinal-canal",
    "nerve-root",
    "vertebra",
    "sacroiliac-joint",
    "tailbone",
    "saddle",
    "whole-lower-back",
    "outside-the-spine",
]
# What has changed at the site of a cause, where a picture can show it.
Change: TypeAlias = Literal["bulge", "tear", "slip", "crush", "narrow"]
