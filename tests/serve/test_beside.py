"""Pages beside the path: offered on the start page, and open to everybody."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx

from raile.load import Content
from servers import Workshop
from visits import code_of, language_of, outputs_of, who_is_served

Visit = Callable[..., httpx.Client]


def test_the_start_page_offers_them(visit: Visit) -> None:
    page = visit().get("/").text
    offered = re.findall(r'href="/learn/([a-z-]+)"', page)
    for name, extra in Content().extras.items():
        assert name in offered
        assert extra.title in page


def test_one_opens_with_its_title_for_the_person_who_asked(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    page = person.get("/learn/practice").text
    title = Content().extras["practice"].title
    assert f"<title>{title} · " in page
    assert who_is_served(workshop, person, page)[1] == code_of(person)


def test_what_a_learner_would_type_over_is_left_out(visit: Visit) -> None:
    page = visit().get("/learn/practice").text
    assert len(outputs_of(page)) == 1
    assert "type here" not in page


def test_one_that_is_not_translated_says_that_it_is_english(visit: Visit) -> None:
    person = visit()
    person.post("/me", data={"language": "fr"})
    page = person.get("/learn/practice").text
    assert language_of(page) == "en"
    assert Content().extras["practice"].title in page
    told = Content(language="fr").words("page").say("untranslated.lesson", language="")
    assert told.split("(")[0].strip() in page.replace("&#39;", "'")


def test_there_is_no_trainers_edition_of_one(visit: Visit) -> None:
    assert visit().get("/trainer/learn/practice").status_code != 200
