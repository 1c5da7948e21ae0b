"""Looks at the HTML in a real browser: `python docs/browser_check.py [FOLDER]`.

Needs Chromium on the path and `pip install -e '.[browser]'`. For some pages of each kind it
runs axe-core (accessibility), takes a screenshot as a phone and as a desk would show it, and
prints on A4 and on Letter, into the folder. Ends with 1 when axe finds a violation.
"""

from __future__ import annotations

import html
import importlib.resources
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PAGES = {
    "handout": ["handout", "prp", "sciatica"],
    "handout-full": ["handout", "prp", "--full"],
    "cause": ["cause", "herniated disc", "-f", "html"],
    "treatment-full": ["treatment", "prp", "--full", "-f", "html"],
    "causes": ["causes", "-f", "html"],
    "ranked": ["treatments", "--for", "sciatica", "-f", "html"],
    "compare": ["compare", "prp", "exercise", "discectomy", "-f", "html"],
    "facts": ["facts", "-f", "html"],
    "urgent": ["urgent", "--full", "-f", "html"],
    "search": ["search", "numb between my legs", "-f", "html"],
}
SIZES = {"phone": (390, 1600), "desk": (1100, 1600)}
PAPERS = ("A4", "letter")
_RUN = """<script>%s</script><script>
axe.run().then(found => {
  const shown = document.createElement("pre");
  shown.id = "axe-found";
  shown.textContent = JSON.stringify(found.violations.map(v => [v.id, v.help, v.nodes.length]));
  document.body.append(shown);
});
</script></body>"""


def browser(*options: str) -> bytes:
    """What headless Chromium writes to standard output."""
    command = shutil.which("chromium") or shutil.which("google-chrome")
    if command is None:
        sys.exit("Chromium is not installed")
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"]
    return subprocess.run([command, *fixed, *options], capture_output=True, check=True).stdout


def violations(page: str, folder: Path) -> list[list[object]]:
    """What axe-core finds wrong on a page: rule, explanation, number of places."""
    axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    path = folder / "with-axe.html"
    path.write_text(page.replace("</body>", _RUN % axe), encoding="utf-8")
    shown = browser("--dump-dom", path.as_uri()).decode()
    found = re.search(r'<pre id="axe-found">(.*?)</pre>', shown, re.DOTALL)
    if not found:
        sys.exit("axe-core gave no answer")
    listed: list[list[object]] = json.loads(html.unescape(found[1]))
    return listed


def main(folder: Path) -> int:
    """Check every page, save its pictures, and say what was found."""
    folder.mkdir(parents=True, exist_ok=True)
    bad = 0
    for name, words in PAGES.items():
        command = [Path(sys.executable).with_name("backinfo"), *words]
        page = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        path = folder / f"{name}.html"
        path.write_text(page, encoding="utf-8")
        with tempfile.TemporaryDirectory() as scratch:
            found = violations(page, Path(scratch))
            for paper in PAPERS:
                sized = Path(scratch, f"{paper}.html")
                sized.write_text(page.replace("@page {", f"@page {{ size: {paper};"), "utf-8")
                target = folder / f"{name}-{paper}.pdf"
                browser(f"--print-to-pdf={target}", "--no-pdf-header-footer", sized.as_uri())
        for size, (width, height) in SIZES.items():
            shot = folder / f"{name}-{size}.png"
            browser(f"--screenshot={shot}", f"--window-size={width},{height}", path.as_uri())
        sys.stdout.write(f"{name}: {len(found)} violations {found or ''}\n")
        bad += len(found)
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())))
