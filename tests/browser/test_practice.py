"""Exercises, in the browser without code, and in JupyterLab with it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.conftest import Lab
from browser.journeys import part, tab_to
from raile.load import Content
from servers import Workshop

BORDERS = Content().exercise("two-borders")
QUIET_DAY = Content().exercise("threshold-for-a-quiet-day")
MEANS = "What it means"


def test_an_exercise_without_code_by_keyboard(workshop: Workshop, page: Page) -> None:
    page.goto(workshop.at("/learn/practice"))
    exercise = part(page, BORDERS.title)
    first, second, third = (exercise.locator(".raile-item").nth(n) for n in range(3))
    tab_to(page, first.get_by_role("textbox"))
    page.keyboard.type("95 %")
    tab_to(page, first.get_by_role("button", name="Check my answer"))
    page.keyboard.press("Enter")
    expect(first).to_contain_text("Here you start from the flags")

    tab_to(page, exercise.get_by_role("button", name="Show a hint"))
    page.keyboard.press("Enter")
    expect(exercise.get_by_text("Hint 1", exact=True)).to_be_focused()

    page.keyboard.press("Home")
    for item, answer in ((first, "49"), (second, "0,94")):
        item.get_by_role("textbox").fill(answer)
        item.get_by_role("button", name=re.compile("answer|again")).first.press("Enter")
        expect(item.locator(".raile-is-right")).to_have_count(1)
    expect(exercise.get_by_role("heading", name=MEANS)).to_have_count(0)
    third.get_by_role("radio", name="There about 99").press("Space")
    third.get_by_role("button", name="Check my answer").press("Enter")
    expect(exercise.get_by_role("heading", name=MEANS)).to_be_visible()

    page.reload()
    exercise = part(page, BORDERS.title)
    expect(exercise.get_by_role("heading", name=MEANS)).to_be_visible()


def test_an_exercise_with_code_is_read_along_where_nobody_can_run_it(
    workshop: Workshop, page: Page
) -> None:
    page.goto(workshop.at("/learn/practice"))
    exercise = part(page, QUIET_DAY.title)
    expect(exercise).to_contain_text("threshold = 0.60")
    expect(exercise.get_by_role("button", name="Check my answer")).to_have_count(0)
    exercise.get_by_role("button", name="Show the worked solution").click()
    expect(exercise).to_contain_text("threshold = 0.64")
    expect(exercise.get_by_role("heading", name=MEANS)).to_be_visible()


def test_a_number_is_changed_and_checked_in_jupyterlab(lab: Lab, page: Page) -> None:
    page.goto(lab.address.replace("00-welcome", "practice"))
    notebook = page.locator(".jp-NotebookPanel:visible")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()

    def run(text: str, *, typed: str | None = None) -> None:
        # The exercise shows the same code in its output.
        cell = notebook.locator(".jp-CodeCell").filter(
            has=page.locator(".jp-InputArea", has_text=text)
        )
        cell.locator(".jp-InputArea-editor").click()
        if typed:
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.insert_text(typed)
        page.keyboard.press("Shift+Enter")
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        prompt = cell.locator(".jp-InputPrompt")
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))

    run("import raile")
    run('raile.exercise("threshold-for-a-quiet-day")')
    exercise = part(page, QUIET_DAY.title)
    expect(exercise).to_be_visible()
    check = exercise.get_by_role("button", name="Check my answer")
    check.click()
    expect(exercise).to_contain_text("Not attempted yet")
    run("import false_alert_rate")
    check.click()
    expect(exercise).to_contain_text("That is where you started")
    solution = Content().solution("threshold-for-a-quiet-day")
    run("import false_alert_rate", typed=solution)
    check.click()
    expect(exercise.get_by_role("heading", name=MEANS)).to_be_visible()
    expect(exercise).to_contain_text("71 of 100 wanted people")
