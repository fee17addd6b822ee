"""What every answer keeps to, whatever is asked for."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable
from html.parser import HTMLParser

import httpx
import pytest

from raile.load import Content
from servers import Workshop
from visits import kernel_of, widgets_of

Visit = Callable[..., httpx.Client]
AFTER_WELCOME = Content().workshop.modules[1]

ANSWERS = [
    "/",
    "/erase",
    "/record",
    "/record/check",
    "/healthz",
    "/learn/welcome",
    "/learn/nothing",
    "/nothing",
    "/trainer",
    "/api/kernels/12345678-1234-1234-1234-123456789012",
    "/static/nothing",
]


def test_health_is_told_quickly(visit: Visit) -> None:
    answer = visit().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.elapsed.total_seconds() < 1


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_keeps_the_browser_on_this_machine(
    visit: Visit, path: str
) -> None:
    answer = visit().get(path)
    rules = dict(
        rule.split(" ", 1)
        for rule in answer.headers["content-security-policy"].split("; ")
    )
    assert rules["default-src"] == "'self'"
    assert rules["script-src"] == "'self' blob:"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["form-action"] == "'self'"
    host = answer.request.url.netloc.decode()
    assert rules["connect-src"] == f"'self' ws://{host} wss://{host}"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "server" not in answer.headers


class _Sources(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        loads = {"script": "src", "link": "href", "img": "src", "form": "action"}
        if tag in loads and has.get(loads[tag]):
            self.found.append(has[loads[tag]] or "")
        runs = has.get("type") in {None, "module", "text/javascript"}
        self._script = tag == "script" and runs and "src" not in has
        self.inline += [name for name in has if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self._script:
            self.inline.append(data)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/learn/welcome",
        "/erase",
        "/record",
        "/record/check",
        "/glossary",
        "/sources",
        "/trainer",
        "/no",
    ],
)
def test_a_page_loads_files_of_ours_that_browsers_may_keep(
    visit: Visit, path: str
) -> None:
    person = visit()
    sources = _Sources()
    sources.feed(person.get(path).text)
    assert sources.inline == []
    assert all(re.match("/[^/]", source) for source in sources.found)
    files = [one for one in sources.found if re.match("/(static|assets)/", one)]
    assert files
    for file in files:
        answer = person.get(file)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "gzip"
        assert (
            answer.content
            == person.get(file, headers={"Accept-Encoding": "identity"}).content
        )


def test_an_unknown_page_shows_the_way_home(visit: Visit) -> None:
    answer = visit().get("/nothing")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert 'href="/"' in answer.text


def test_a_cell_that_fails_is_told_plainly_and_the_rest_is_shown(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    page = person.get("/learn/principles").text
    assert "The rest" in page
    widgets = str(widgets_of(workshop, person, page))
    assert "This part of the page did not work." in widgets
    assert "still here" in widgets
    assert "RuntimeError" not in page + widgets
    assert "Traceback" not in page + widgets
    log = workshop.server.output
    assert "RuntimeError" in log
    assert "brave-otter-417" not in log


def test_notebooks_show_text_and_results_but_no_code(visit: Visit) -> None:
    page = visit().get("/learn/welcome").text
    assert "os.environ" not in page
    assert "<h1" in page
    assert f'rel="next" href="/learn/{AFTER_WELCOME}"' in page
    assert re.search(r'<main id="content"', page)


TRIES = [
    "/content/modules/02-principles/quiz.yaml",
    "/notebooks/en/00-welcome.ipynb",
    "/learn/../notebooks/en/00-welcome.ipynb",
    "/learn/en%2F00-welcome.ipynb",
    "/voila/files/en/00-welcome.ipynb",
    "/voila/render/en/00-welcome.ipynb",
    "/voila/tree",
    "/voila/tree/en",
    "/voila/api/contents/en",
    "/voila/api/themes/x",
    "/voila/templates/lab/static/index.css",
    "/api/contents",
    "/api/kernels",
    "/api/sessions",
    "/login",
    "/logout",
    "/static/{stamp}/../app.py",
    "/static/{stamp}/..%2fapp.py",
    "/static/{stamp}/%2e%2e%2fapp.py",
    "/static/{stamp}/page.css",
    "/assets/{assets}/voila/../../../../../../etc/passwd",
    "/assets/{assets}/voila/..%2f..%2f..%2fvoila%2ftemplates%2flab%2findex.html.j2",
    "/assets/{assets}/voila/%2fetc%2fpasswd",
    "/assets/{assets}/voila//etc/passwd",
    "/assets/{assets}/voila/x%00.js",
    "/assets/{assets}/extensions/anywidget/package.json",
    "/assets/{assets}/extensions/anywidget/static/../../../../../../../etc/passwd",
    "/assets/{assets}/extensions/jupyterlab-jupytext/package.json",
]


@pytest.mark.parametrize("path", TRIES)
def test_no_other_file_or_list_can_be_had(
    visit: Visit, workshop: Workshop, path: str
) -> None:
    page = visit().get("/learn/nothing").text
    stamp = re.findall(r"/static/(\w+)/", page)[0]
    path = path.format(stamp=stamp, assets=_assets())
    asked = http.client.HTTPConnection("127.0.0.1", workshop.port, timeout=30)
    asked.request("GET", path)  # as it stands: no client tidies it up
    answer = asked.getresponse()
    body = answer.read()
    asked.close()
    assert answer.status == 404
    for secret in (b"root:", b"cell_type", b"right: true", b"import ", b"{%"):
        assert secret not in body


def _assets() -> str:
    from raile.serve.assets import STAMP

    return STAMP


def test_a_page_cannot_choose_its_template_or_theme(visit: Visit) -> None:
    page = visit().get("/learn/welcome?template=reveal&theme=dark").text
    assert '"jupyterLabTheme": "light"' in page
    assert 'id="raile-connection"' in page


def test_search_engines_are_asked_to_stay_away(visit: Visit) -> None:
    assert "Disallow: /" in visit().get("/robots.txt").text


def test_only_known_methods_are_answered(visit: Visit) -> None:
    person = visit()
    kernel = kernel_of(person.get("/learn/welcome").text)
    assert person.delete(f"/api/kernels/{kernel}").status_code == 405
    assert person.get(f"/api/kernels/{kernel}").status_code == 200
    assert person.put("/me").status_code == 405


def test_a_request_that_is_far_too_long_is_refused(visit: Visit) -> None:
    with visit() as person:
        try:
            status = person.post("/join", content=b"x" * 2_000_000).status_code
        except httpx.TransportError:
            return  # the server hangs up while the rest is on its way
        assert status >= 400


def test_the_log_keeps_what_it_should_not_know_to_itself(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    person.get("/learn/nothing?code=brave-otter-417")
    person.post("/trainer", data={"secret": "my-wrong-guess"})
    person.post("/join", data={"code": "nobody-knows-417"})
    person.get("/nothing/brave-otter-417?name=ann")
    log = workshop.server.output.partition("Stop it with")[2]
    assert "A wrong trainer's secret from 127.0.0.1" in log
    for secret in ("otter", "ann", "guess", "nobody-knows", "?", "Jupyter", "voila_"):
        assert secret not in log
