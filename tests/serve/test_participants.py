"""Who somebody is: what our cookie says, and nothing else that is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie

import httpx
import pytest
from tornado.httputil import HTTPHeaders

from raile.serve.headers import introduce
from servers import Workshop
from visits import code_of, kernel_of, language_of, who_is_served

Visit = Callable[..., httpx.Client]


def test_a_new_visitor_gets_a_code_name_in_a_cookie_that_only_we_can_read(
    visit: Visit,
) -> None:
    cookie = SimpleCookie(visit().get("/").headers["set-cookie"])["raile"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["secure"]  # a room's server is plain http
    expires = parsedate_to_datetime(cookie["expires"])
    assert timedelta(364) < expires - datetime.now(UTC) < timedelta(366)


def test_the_code_name_stays(visit: Visit) -> None:
    person = visit()
    code = code_of(person)
    assert re.fullmatch("[a-z]+-[a-z]+-[0-9]{3}", code)
    assert code_of(person) == code
    assert code in person.get("/learn/welcome").text
    assert code_of(visit()) != code


@pytest.mark.parametrize("change", ["turned", "unsigned", "someone else's signature"])
def test_a_forged_cookie_makes_a_new_person(visit: Visit, change: str) -> None:
    person, other = visit(), visit()
    code = code_of(person)
    signed, stolen = person.cookies["raile"], (code_of(other), other.cookies["raile"])
    forged = {
        "turned": signed[:-2] + ("0" if signed[-2] != "0" else "1") + signed[-1:],
        "unsigned": code,
        "someone else's signature": signed[: signed.rindex("|")]
        + stolen[1][stolen[1].rindex("|") :],
    }[change]
    person.cookies.clear()
    person.headers["Cookie"] = f"raile={forged}"
    assert code_of(person) not in {code, stolen[0]}


def test_the_kernel_learns_whom_it_serves_from_us_only(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    code = code_of(person)
    page = person.get(
        "/learn/welcome?X-Raile-Trainer=1&template=reveal",
        headers={
            "X-Raile-Participant": "brave-otter-417",
            "x-raile-trainer": "1",
            "X_Raile_Participant": "brave-otter-417",
            "X-Raile-Language": "fr",
        },
    )
    assert who_is_served(workshop, person, page.text)[1:] == (code, "0", "en")


def test_nothing_that_a_client_says_of_itself_is_left() -> None:
    sent = HTTPHeaders(
        {"X-RAILE-Trainer": "1", "x_raile_participant": "me", "X-Raile-Admin": "1"}
    )
    introduce(sent, participant="brave-otter-417", trainer=False, language="en")
    assert dict(sent) == {
        "X-Raile-Participant": "brave-otter-417",
        "X-Raile-Trainer": "0",
        "X-Raile-Language": "en",
    }


def test_going_on_with_a_code_name_typed_in_any_way(visit: Visit) -> None:
    first = visit()
    code = code_of(first)
    first.post("/me", data={"role": "customs", "language": "fr"})
    for typed in (code, f"  {code.upper()} ", code.replace("-", " ").title()):
        other = visit()
        assert code_of(other) != code
        answer = other.post("/join", data={"code": typed})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert code_of(other) == code
        assert language_of(_start(other)) == "fr"


def test_an_unknown_code_name_is_told_and_changes_nothing(visit: Visit) -> None:
    person = visit()
    code = code_of(person)
    answer = person.post("/join", data={"code": '<b>nobody"'})
    assert answer.status_code == 404
    assert "Nobody has used this code name" in answer.text
    assert "&lt;b&gt;nobody&#34;" in answer.text
    assert code_of(person) == code


def test_role_and_language_are_kept_and_can_be_taken_back(visit: Visit) -> None:
    person = visit()
    person.post("/me", data={"role": "officer", "language": "fr"})
    assert '<option value="officer" selected>' in _start(person)
    assert language_of(_start(person)) == "fr"
    person.post("/me", data={"role": "", "language": "en"})
    assert '<option value="officer" selected>' not in _start(person)
    assert language_of(_start(person)) == "en"


def test_a_role_that_is_not_offered_is_refused(visit: Visit) -> None:
    assert visit().post("/me", data={"role": "spy"}).status_code == 400


def test_without_a_choice_the_browser_decides_the_language(
    visit: Visit, workshop: Workshop
) -> None:
    french = visit(**{"Accept-Language": "fr-BE,fr;q=0.9,en;q=0.5"})
    assert language_of(_start(french)) == "fr"
    page = french.get("/learn/welcome").text
    assert "Bonjour" in page
    assert who_is_served(workshop, french, page)[3] == "fr"
    german = visit(**{"Accept-Language": "de, x;q=a"})
    assert language_of(_start(german)) == "en"


def test_a_missing_translation_is_shown_in_english_and_said(visit: Visit) -> None:
    french = visit(**{"Accept-Language": "fr"})
    page = french.get("/learn/principles").text
    assert language_of(page) == "en"
    assert re.search('<p class="raile-feedback[^>]* lang="fr">', page)
    assert 'lang="fr"' not in visit().get("/learn/principles").text


def test_opening_a_module_is_kept_once(visit: Visit) -> None:
    person, other = visit(), visit()
    code = code_of(person)
    assert other.post("/join", data={"code": code}).status_code == 404
    person.get("/learn/welcome")
    person.get("/learn/welcome")
    assert other.post("/join", data={"code": code}).status_code == 303
    assert "1 entry was deleted" in other.post("/erase").text


def test_erasing_deletes_everything_and_ends_open_pages(visit: Visit) -> None:
    person = visit()
    code = code_of(person)
    kernel = kernel_of(person.get("/learn/welcome").text)
    person.post("/me", data={"role": "officer"})
    assert person.get(f"/api/kernels/{kernel}").status_code == 200
    signed = person.cookies["raile"]

    asked = person.get("/erase").text
    assert code in asked
    assert code_of(person) == code  # asking alone deletes nothing

    assert "entries were deleted" in person.post("/erase").text
    assert "raile" not in person.cookies
    assert code_of(person) != code
    assert visit().post("/join", data={"code": code}).status_code == 404
    answer = visit(Cookie=f"raile={signed}").get(f"/api/kernels/{kernel}")
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/join", "/me", "/erase", "/trainer"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_other_hosts_pages_change_nothing(
    visit: Visit, workshop: Workshop, path: str, origin: str | None
) -> None:
    person = visit()
    code = code_of(person)
    person.headers.pop("Origin")
    secret = workshop.trainer.partition("=")[2]
    answer = person.post(
        path,
        data={"code": code, "role": "officer", "secret": secret},
        headers={"Origin": origin} if origin else {},
    )
    assert answer.status_code == 403
    assert "raile-trainer" not in person.cookies
    assert code_of(person) == code


def _start(client: httpx.Client) -> str:
    return client.get("/").text
