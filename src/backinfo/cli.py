"""The Typer app and nothing else: parse, find, page, emit."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.exceptions import TyperException

from backinfo import __version__, command, output
from backinfo.asked import Ask, Shown
from backinfo.command import KnowledgeOption
from backinfo.completion import Shell, script
from backinfo.emit import complain
from backinfo.knowledge.choices import CauseGroup, TreatmentGroup
from backinfo.knowledge.version import data_version
from backinfo.output import ExitCode
from backinfo.text import clean

app = typer.Typer(
    name="backinfo",
    help="Answers questions about back pain: causes, treatments, how sure anybody is.",
    epilog=(
        "Exit codes: 0 shown, 1 nothing found, 2 wrong usage, 3 bad knowledge base, "
        "4 output not written, 130 interrupted. "
        "Example: backinfo treatment prp. Documentation: man backinfo, or docs/ in the project. "
        "To report a mistake: backinfo about."
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)


FileOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="A file to write.", show_default=False)
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the file.")]
SourcesFormatOption = Annotated[
    Literal["text", "plain", "markdown", "html", "json", "csl", "bibtex", "ris"],
    typer.Option(
        "--format",
        "-f",
        help="text and so on; also csl, bibtex, ris.",
        envvar="BACKINFO_FORMAT",
    ),
]
Kind = Literal["cause", "treatment", "symptom", "warning-sign", "number", "term"]
Name = Annotated[list[str], typer.Argument(metavar="NAME", help="A name, in one word or several.")]
OptionalName = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]", help="A name; without it, all.", show_default=False),
]


def shows(
    example: str, formats: Any = command.FormatOption
) -> Callable[[Callable[..., Shown]], Callable[..., None]]:
    """Make a function that answers into a command that shows its answer."""
    return command.shows(app, example, formats)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """What may be behind back pain, what can be done, and how sure anybody is."""
    if version:
        output.write(f"backinfo {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from backinfo.knowledge.load import load
        from backinfo.pages import start as page

        override = os.environ.get("BACKINFO_KNOWLEDGE")
        document = page.page(load(override or None))
        form = os.environ.get("BACKINFO_FORMAT", "")
        chosen = form if form in ("plain", "markdown", "html") else "text"
        output.write(output.render(document, output.settings(chosen, None, "auto")))


@shows("backinfo causes --group discs")
def causes(
    ask: Ask,
    symptom: Annotated[
        str | None, typer.Option(help="Only causes of this symptom.", show_default=False)
    ] = None,
    group: Annotated[
        CauseGroup | None, typer.Option(help="Only this group.", show_default=False)
    ] = None,
) -> Shown:
    """The causes of back pain, one line each."""
    from backinfo import questions

    return questions.causes(ask, symptom, group)


@shows("backinfo cause herniated disc")
def cause(ask: Ask, name: Name) -> Shown:
    """One cause: what it is, how long it lasts, what helps."""
    from backinfo import questions

    return questions.topic(ask, " ".join(name), "cause")


@shows("backinfo treatments --for sciatica")
def treatments(
    ask: Ask,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CAUSE]", help="The same as --for.", show_default=False),
    ] = None,
    cause: Annotated[
        str | None,
        typer.Option("--for", metavar="CAUSE", help="Rank for this cause.", show_default=False),
    ] = None,
    group: Annotated[
        TreatmentGroup | None, typer.Option(help="Only this group.", show_default=False)
    ] = None,
) -> Shown:
    """The treatments; with --for, ranked for one cause."""
    from backinfo import questions

    # An unquoted name arrives as the option's one word and the rest as arguments.
    asked = " ".join([*([cause] if cause else []), *(words or ())])
    if not asked:
        return questions.treatments(ask, group)
    return questions.treatments_for(ask, asked, group)


@shows("backinfo treatment platelet rich plasma")
def treatment(ask: Ask, name: Name) -> Shown:
    """One treatment: does it help, how sure, harms, cost."""
    from backinfo import questions

    return questions.topic(ask, " ".join(name), "treatment")


@shows("backinfo search pain when sitting at my desk")
def search(
    ask: Ask,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="What it is about, in your own words.")
    ],
    kind: Annotated[Kind | None, typer.Option(help="Only this kind.", show_default=False)] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many results.", show_default=False)
    ] = None,
) -> Shown:
    """What fits your words, over every kind of entry."""
    from backinfo import questions

    return questions.search(ask, " ".join(words), kind, limit)


@shows("backinfo compare prp exercise --for sciatica")
def compare(
    ask: Ask,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME NAME...", help="Two to four treatments or causes.")
    ],
    cause: Annotated[
        str | None,
        typer.Option("--for", metavar="CAUSE", help="Only for this cause.", show_default=False),
    ] = None,
) -> Shown:
    """Treatments or causes side by side."""
    from backinfo import decisions

    return decisions.compare(ask, names, cause)


@shows("backinfo symptoms")
def symptoms(ask: Ask) -> Shown:
    """What you may feel, one line each."""
    from backinfo import questions

    return questions.symptoms(ask)


@shows("backinfo symptom leg pain")
def symptom(ask: Ask, name: Name) -> Shown:
    """One symptom: what it may mean, what you can do."""
    from backinfo import questions

    return questions.topic(ask, " ".join(name), "symptom")


@shows("backinfo glossary annulus")
def glossary(ask: Ask, name: OptionalName = None) -> Shown:
    """Plain definitions of medical words: all, or one."""
    from backinfo import questions

    return questions.glossary(ask, " ".join(name or ()))


@shows("backinfo facts lifetime prevalence")
def facts(ask: Ask, name: OptionalName = None) -> Shown:
    """Numbers about back pain, and how good each number is."""
    from backinfo import questions

    return questions.facts(ask, " ".join(name or ()))


@shows("backinfo urgent --full")
def urgent(ask: Ask) -> Shown:
    """Warning signs, by how fast to act."""
    from backinfo import questions

    return questions.urgent(ask)


@shows("backinfo sources prp --format bibtex", SourcesFormatOption)
def sources(ask: Ask, name: OptionalName = None) -> Shown:
    """The references: all, of one entry, or one of them."""
    from backinfo import questions

    return questions.sources(ask, " ".join(name or ()))


@shows("backinfo about")
def about(ask: Ask) -> Shown:
    """Who wrote this, how it is graded, and what it cannot do."""
    from backinfo import questions

    return questions.about(ask, __version__)


@app.command(epilog="Example: backinfo handout prp exercise -o sheet.html")
def handout(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Causes and treatments, one or more.")
    ],
    file: FileOption = None,
    force: ForceOption = False,
    full: command.FullOption = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """A sheet to print for your appointment, as one HTML file."""
    from backinfo import decisions
    from backinfo.knowledge.load import load

    if file is None and output.to_terminal():
        raise typer.BadParameter("name the file to write, such as -o sheet.html")
    shown = decisions.handout(Ask(load(knowledge), full), names, date.today())
    for note in shown.notes:
        complain(note)
    if shown.page is None:
        raise typer.Exit(shown.code)
    text = output.render(shown.page(), output.settings("html", None, "never"))
    output.write_or_save(text, file, force=force)


@app.command(epilog="Example: backinfo check data")
def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A knowledge file or folder; else the one in use.",
            envvar="BACKINFO_KNOWLEDGE",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check a knowledge base, and say what to mend."""
    from backinfo.knowledge.check import check as problems_of

    problems = problems_of(path)
    output.write("".join(f"{clean(str(problem))}\n" for problem in problems))
    if problems:
        complain(f"{len(problems)} to mend")
        raise typer.Exit(ExitCode.BAD_KNOWLEDGE)
    output.write("No problem found.\n")


@app.command(epilog="Example: backinfo export -o knowledge.json")
def export(
    format: Annotated[
        Literal["json", "jsonld"], typer.Option("--format", "-f", help="json or jsonld.")
    ] = "json",
    file: FileOption = None,
    force: ForceOption = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """The whole knowledge base as data; json is what --knowledge reads."""
    from backinfo.knowledge.load import load

    base = load(knowledge)
    if format == "json":
        text = base.to_json().decode() + "\n"
    else:
        from backinfo.interchange import jsonld

        text = jsonld.export(base)
    output.write_or_save(text, file, force=force)


@app.command(epilog="Example: backinfo completion bash")
def completion(
    shell: Annotated[Shell, typer.Argument(help="bash, zsh or fish.")],
) -> None:
    """The script that lets your shell complete names; docs say where it goes."""
    output.write(script(shell))


def run(words: list[str]) -> int:
    """Parse and answer the words of a command line. Gives the exit code.

    Raises what loading and writing raise: KnowledgeError, OutputError.
    """
    build_only(words[:1])
    if words[:1] in (["--help"], ["-h"]):
        app.info.epilog = f"{app.info.epilog} Data version: {data_version()}."
    try:
        code = app(words, standalone_mode=False)
    except TyperException as error:
        complain(usage_message(error))
        return ExitCode.USAGE
    except typer.Abort:
        return ExitCode.INTERRUPTED
    return code if isinstance(code, int) else ExitCode.SHOWN


def build_only(first: list[str]) -> None:
    """Leave out the commands that were not asked for: Typer builds each one it knows."""
    asked = [c for c in app.registered_commands if c.callback and [c.callback.__name__] == first]
    app.registered_commands = asked or app.registered_commands


def signatures() -> dict[str, inspect.Signature]:
    """The parameters of every command with their types, by its name."""
    calls = [each.callback for each in app.registered_commands if each.callback]
    return {call.__name__: inspect.signature(call, eval_str=True) for call in calls}


def usage_message(error: TyperException) -> str:
    """A usage error as one line that says what to do."""
    words = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "backinfo"
    told = " ".join(words.split()).rstrip(".").replace("?.", "?")
    return f"{told}{'' if told.endswith('?') else '.'} See {path} --help."
