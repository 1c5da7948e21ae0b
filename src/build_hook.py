"""Hatchling's build hook: compiles `data/` into the one knowledge file of the wheel."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KnowledgeHook(BuildHookInterface[Any]):
    """Puts `backinfo/knowledge/knowledge.json` into wheels; editable installs read `data/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the knowledge base, and stop the build when it has a problem."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from backinfo.knowledge.bundle import compile_folder

        target = Path(tempfile.mkdtemp(), "knowledge.json")
        target.write_bytes(compile_folder(Path(self.root, "data")))
        build_data["force_include"][str(target)] = "backinfo/knowledge/knowledge.json"
