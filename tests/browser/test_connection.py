"""What a page does when its kernel or its server goes away, and what it may load."""

from __future__ import annotations

import time

from playwright.sync_api import ConsoleMessage, Page, expect

from servers import PATIENCE, Workshop


def kernel_of(page: Page) -> str:
    """Wait until the page's widgets are there and return their kernel's address."""
    expect(page.locator("#raile-loading")).to_have_count(0)
    expect(page.locator(".raile").first).to_be_visible()
    read = "JSON.parse(document.getElementById('jupyter-config-data').text).kernelId"
    return f"/api/kernels/{page.evaluate(read)}"


def end(page: Page, workshop: Workshop, kernel: str) -> None:
    """End a kernel, as the server does with one that was idle for long."""
    answer = page.request.post(
        workshop.at(kernel.replace("/api/kernels", "/voila/api/shutdown")),
        headers={"Origin": workshop.at("")},
    )
    assert answer.status == 204


def test_no_page_breaks_the_rule_on_what_it_may_load(
    workshop: Workshop, page: Page
) -> None:
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", hear)
    for path in ("/", "/learn/principles", "/erase", "/trainer", "/nothing"):
        page.goto(workshop.at(path))
        if "learn" in path:
            kernel_of(page)
    page.goto(workshop.trainer)
    page.get_by_role("link", name="Open the room").click()
    kernel_of(page)
    assert [one for one in said if "Content Security Policy" in one] == []


def test_leaving_a_page_ends_its_kernel(workshop: Workshop, page: Page) -> None:
    page.goto(workshop.at("/learn/welcome"))
    kernel = workshop.at(kernel_of(page))
    assert page.request.get(kernel).status == 200
    page.get_by_role("link", name="Back to all modules").click()
    expect(page.get_by_role("heading", name="Your path")).to_be_visible()
    deadline = time.monotonic() + PATIENCE
    while page.request.get(kernel).status != 404:
        assert time.monotonic() < deadline
        page.wait_for_timeout(50)


def test_a_page_comes_back_by_itself_when_its_kernel_is_gone(
    workshop: Workshop, page: Page
) -> None:
    page.goto(workshop.at("/learn/welcome"))
    kernel = kernel_of(page)
    page.locator(".raile input").first.check()
    page.get_by_role("button", name="Save my answer").first.click()
    expect(page.locator(".raile-status").filter(has_text="Saved").first).to_be_visible()
    with page.expect_navigation():
        end(page, workshop, kernel)
    assert kernel_of(page) != kernel
    expect(page.get_by_text("1 of 6 answered")).to_be_visible()


def test_a_page_with_something_half_typed_asks_first(
    workshop: Workshop, page: Page
) -> None:
    page.goto(workshop.at("/learn/principles"))
    kernel = kernel_of(page)
    page.locator('.raile input[type="text"]').first.fill("half")
    end(page, workshop, kernel)
    again = page.get_by_role("button", name="Continue where you were")
    expect(again).to_be_visible()
    expect(page.locator("#raile-connection")).to_contain_text("answers are safe")
    with page.expect_navigation():
        again.click()
    assert kernel_of(page) != kernel


def test_a_lost_connection_is_told_and_found_again(
    workshop: Workshop, page: Page
) -> None:
    page.goto(workshop.at("/learn/welcome"))
    kernel = kernel_of(page)
    code = page.locator(".raile-top strong").inner_text()
    workshop.server.kill()
    banner = page.locator("#raile-connection")
    expect(banner).to_contain_text("The connection is lost")
    with page.expect_navigation():
        workshop.start()
    assert kernel_of(page) != kernel
    expect(banner).to_be_hidden()
    assert page.locator(".raile-top strong").inner_text() == code
