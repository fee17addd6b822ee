"""How fast each lab answers its controls, in a real browser: ``make bench-labs``.

Every control of every lab is moved twenty times. The time runs from the move until the
changed picture, or its figures in words, is on the screen.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

import click
from playwright.sync_api import Locator, Page, sync_playwright

import machine
from browser.journeys import part, skip_to_controls
from raile.load import Content
from raile.model.lab import Control, Lab, Selection, Slider
from raile.report.lab import labs
from servers import Workshop, running

MOVES = 20
ENOUGH = 100.0
"""Milliseconds; the median of a lab is to stay below."""
IDLE = 3
"""Moves in a row that change nothing, until a control is given up."""
PATIENCE = 60_000
SCREEN = {"width": 1440, "height": 900}

MOVE = """
([control, value]) => new Promise((resolve) => {
  const seen = control.closest(".raile-bench").querySelector(".raile-seen");
  const began = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => resolve(performance.now() - began);
  // A message that is sent before a frame is painted arrives after it.
  const painted = () => requestAnimationFrame(() => channel.port2.postMessage(0));
  const watch = new MutationObserver(() => { watch.disconnect(); painted(); });
  watch.observe(seen, { childList: true, subtree: true, characterData: true });
  setTimeout(() => { watch.disconnect(); resolve(null); }, 2000);
  control.value = value;
  const name = control.matches("select") ? "change" : "input";
  control.dispatchEvent(new Event(name, { bubbles: true }));
})
"""


def values(control: Control) -> Iterator[str]:
    """Yield what a control is set to: far apart, since one step may change nothing."""
    match control:
        case Slider():
            steps = round((control.high - control.low) / control.step)
            far = range(0, steps + 1, max(1, steps // MOVES))
            places = [*far[len(far) // 2 :], *far[: len(far) // 2]]
            leaps = [n for pair in zip(places, far, strict=True) for n in pair]
            return cycle(f"{control.low + control.step * n:.6g}" for n in leaps)
        case Selection():
            others = [one.id for one in control.options if one.id != control.start]
            return cycle([*others, control.start])
    return cycle(("A man", "A man with a knife", "A lost dog"))


def element(lab: Locator, of: Lab, control: Control) -> Locator:
    """Return a control on the page."""
    place = lab.locator(".raile-control").nth(of.controls.index(control))
    return place.locator("select, textarea, input[type=range]")


def show(lab: Locator, of: Lab, control: Control) -> None:
    """Make a control visible that depends on another one's setting."""
    if control.only:
        (other,) = [one for one in of.controls if one.id == control.only.control]
        show(lab, of, other)
        element(lab, of, other).select_option(control.only.options[0])
    element(lab, of, control).wait_for()


def stir(lab: Locator, of: Lab, share: float) -> None:
    """Set whatever can be set as far along its way as the share says."""
    for control in of.controls:
        there = element(lab, of, control)
        if control.first or not there.is_visible():
            continue
        if isinstance(control, Selection):
            place = round(share * (len(control.options) - 1))
            there.select_option(control.options[place].id)
        elif isinstance(control, Slider):
            steps = round(share * (control.high - control.low) / control.step)
            there.fill(f"{control.low + control.step * steps:.6g}")


def times(page: Page, lab: Locator, of: Lab, control: Control) -> list[float]:
    """Return how long each move took that changed the picture, in milliseconds.

    What changes nothing where the lab starts may do so elsewhere.
    """
    for share in (None, 0.5, 1.0):
        lab.get_by_role("button", name="Back to where it started").click()
        if share is not None:
            stir(lab, of, share)
        show(lab, of, control)
        page.wait_for_timeout(300)
        found = moved(page, element(lab, of, control), control)
        if len(found) > IDLE:
            break
    return found


def moved(page: Page, there: Locator, control: Control) -> list[float]:
    """Return how long each move of one control took that changed the picture."""
    handle = there.element_handle()
    found: list[float] = []
    idle = 0
    for value in islice(values(control), 3 * MOVES):
        taken = page.evaluate(MOVE, [handle, value])
        page.wait_for_timeout(30)
        idle = 0 if taken is not None else idle + 1
        if taken is not None:
            found.append(taken)
        if idle == IDLE or len(found) == MOVES:
            break
    return found


def line(lab: str, control: str, found: list[float]) -> str:
    """Return one line of the report."""
    if len(found) < 2:
        return f"{lab:20} {control:22} {'changes nothing by itself':>30}"
    last = quantiles(found, n=20)[-1]
    return f"{lab:20} {control:22} {len(found):6} {median(found):11.0f} {last:11.0f}"


def measured(workshop: Workshop, page: Page, only: list[str]) -> list[str]:
    """Measure all labs, or some, and return those that are too slow."""
    content = Content()
    places = {
        name: module for name, module in labs(content).items() if name in (only or name)
    }
    skip_to_controls(workshop, page, places)
    slow = []
    click.echo(
        f"{'lab':20} {'control':22} {'moves':>6} {'median ms':>11} {'95th ms':>11}"
    )
    for name, module in places.items():
        page.goto(workshop.at(f"/learn/{module}"))
        of = content.lab(name)
        lab = part(page, of.title)
        lab.locator(".raile-bench").wait_for()
        together: list[float] = []
        for control in of.controls:
            if control.first:
                continue
            found = times(page, lab, of, control)
            click.echo(line(name, control.id, found))
            together += found
        click.echo(line(name, "all", together))
        if together and median(together) > ENOUGH:
            slow.append(name)
    return slow


@click.command()
@click.argument("only", nargs=-1)
def main(only: tuple[str, ...]) -> None:
    """Measure the labs named, or all of them."""
    program = machine.browser()
    if program is None:
        raise click.ClickException(machine.NO_BROWSER)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Workshop(Path(folder))) as workshop,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        slow = measured(workshop, page, list(only))
        browser.close()
    if slow:
        click.echo(f"Slower than {ENOUGH:.0f} ms: {', '.join(slow)}")
        sys.exit(1)


if __name__ == "__main__":
    main()
