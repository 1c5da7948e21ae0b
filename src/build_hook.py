"""Hatchling's build hook: compiles `data/` into the files that the tool reads."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KnowledgeHook(BuildHookInterface[Any]):
    """Puts the compiled files into wheels; editable installs read `data/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the knowledge base, and stop the build when it has a problem."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        import msgspec

        from backinfo.knowledge.load import load
        from backinfo.knowledge.shelf import make
        from backinfo.ranking import all_ranked
        from backinfo.search.index import build

        knowledge = load(Path(self.root, "data"))
        whole, names = make(knowledge, all_ranked(knowledge))
        made = {
            "backinfo/knowledge/knowledge.json": whole,
            "backinfo/knowledge/names.json": names,
            "backinfo/knowledge/data-version.txt": knowledge.data_version.encode(),
            # Sets in a fixed order, so that two builds give the same bytes.
            "backinfo/search/index.json": msgspec.json.encode(
                build(knowledge), order="deterministic"
            ),
        }
        folder = Path(tempfile.mkdtemp())
        for place, content in made.items():
            target = folder / Path(place).name
            target.write_bytes(content)
            build_data["force_include"][str(target)] = place
