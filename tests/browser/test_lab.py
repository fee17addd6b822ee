"""A learner alone, in real JupyterLab."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from browser.conftest import Lab


def test_a_module_renders_keeps_answers_and_resumes(lab: Lab, page: Page) -> None:
    questions = _open(page, lab)
    item = questions.locator(".raile-item").filter(has_text="Which percentage")
    item.get_by_role("textbox").fill("0.48")
    item.get_by_role("button", name="Check my answer").click()
    expect(item).to_contain_text("0.0003 %")
    expect(questions).to_contain_text("1 of 3 answered")

    expect(_open(page, lab)).to_contain_text("1 of 3 answered")


def test_jupyterlab_asks_a_learner_nothing_else(lab: Lab, page: Page) -> None:
    _open(page, lab)
    expect(page.get_by_text("Jupyter news")).to_have_count(0)


def test_arrow_keys_move_a_slider_and_not_the_notebook(lab: Lab, page: Page) -> None:
    watch_list = _run(page, lab, "04-errors", 'raile.lab("watch-list")')
    watch_list.get_by_role("radio").first.check()
    watch_list.get_by_role("button", name="Save my guess and begin").click()
    threshold = watch_list.get_by_role("slider", name="Threshold")
    for _ in range(3):
        threshold.press("ArrowRight")
    expect(threshold).to_have_value("0.63")
    expect(watch_list).to_contain_text("once in 60,000 walks")


def test_a_report_is_a_download_here_too(lab: Lab, page: Page) -> None:
    readiness = _run(page, lab, "05-readiness", 'raile.assess("readiness")')
    readiness.get_by_text("Reports and files").click()
    readiness.get_by_role("textbox", name="Agency").fill("Police of Valmera")
    with page.expect_download() as download:
        readiness.get_by_role("button", name="Web page").click()
    made = Path(download.value.path()).read_text("utf-8")
    assert "Is our agency ready?" in made
    assert "Police of Valmera" in made


def _open(page: Page, lab: Lab) -> Locator:
    """Open the module on principles and run it as far as its first questions."""
    questions = _run(page, lab, "02-principles", 'raile.quiz("principles/warm-up")')
    expect(questions).to_contain_text("Two forces, two numbers")
    return questions


def _run(page: Page, lab: Lab, notebook_name: str, last: str) -> Locator:
    """Open a notebook, run its import and one more cell, and return its output."""
    page.goto(lab.address.replace("00-welcome", notebook_name))
    # JupyterLab also opens what was open before, behind it.
    notebook = page.locator(".jp-NotebookPanel:visible")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    for code in ("import raile", last):
        cell = notebook.locator(".jp-CodeCell").filter(has_text=code)
        cell.locator(".jp-InputArea-editor").click()
        page.keyboard.press("Shift+Enter")
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"))
    return cell.locator(".jp-OutputArea")
