"""Seats: what they share, what is each one's own, and what they survive."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest

from raile.store import Store
from serve.conftest import write_notebook
from servers import PATIENCE, Workshop, eventually, running
from visits import (
    code_of,
    kernel_of,
    outputs_of,
    receive,
    send,
    talk,
    who_is_served,
    widgets_of,
)

Visit = Callable[..., httpx.Client]

VIEW = "application/vnd.jupyter.widget-view+json"

DRAW = """
import sys
import raile
from raile.ui.session import session
before = set(sys.modules)
quiz = raile.quiz("principles")
[session().participant, sorted(set(sys.modules) - before)]
"""

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="kernels are forked on Linux only"
)


def test_everybody_gets_the_same_page_with_widgets_of_their_own(
    visit: Visit, workshop: Workshop
) -> None:
    ann, ben = visit(), visit()
    pages = [one.get("/learn/welcome").text for one in (ann, ben)]
    served = [
        who_is_served(workshop, one, page)
        for one, page in zip((ann, ben), pages, strict=True)
    ]
    assert served[0][0] != served[1][0]
    for one, page in zip((ann, ben), pages, strict=True):
        shown = {output["data"][VIEW]["model_id"] for output in outputs_of(page)}
        assert shown
        assert shown <= set(widgets_of(workshop, one, page))
    assert [one[1] for one in served] == [code_of(ann), code_of(ben)]
    plain = [
        page.replace(kernel_of(page), "").replace(code_of(one), "")
        for one, page in zip((ann, ben), pages, strict=True)
    ]
    assert plain[0] == plain[1]


def test_a_lesson_imports_nothing_more_and_knows_its_visitor(
    new_workshop: Callable[..., Workshop], visit: Visit, root: Path, tmp_path: Path
) -> None:
    notebooks = shutil.copytree(root / "notebooks", tmp_path / "notebooks")
    # Trainers' notebooks are not rehearsed.
    write_notebook(notebooks / "trainer/room.ipynb", DRAW)
    with running(new_workshop(RAILE_NOTEBOOKS=str(notebooks))) as workshop:
        trainer = visit(workshop)
        secret = workshop.trainer.partition("#secret=")[2]
        trainer.post("/trainer", data={"secret": secret})
        page = trainer.get("/trainer/room").text
        assert kernel_of(page).startswith("seat-")
        widgets = widgets_of(workshop, trainer, page).values()
        shown = next(one["outputs"][0]["data"] for one in widgets if "outputs" in one)
        assert shown["text/plain"] == "['trainer', []]"
        # The rehearsal has not failed, nor a preload.
        assert "cannot be preloaded" not in workshop.server.output


def test_what_display_shows_is_shown_too(
    new_workshop: Callable[..., Workshop], visit: Visit, tmp_path: Path
) -> None:
    write_notebook(
        tmp_path / "en/00-welcome.ipynb",
        "from IPython.display import display, HTML\n"
        "display(HTML('<b>first</b>'), {'text/plain': 'second'})\n"
        "display({'text/plain': 'third'}, raw=True)\n'fourth'",
    )
    with running(new_workshop(RAILE_NOTEBOOKS=str(tmp_path))) as workshop:
        person = visit(workshop)
        page = person.get("/learn/welcome").text
        [shown] = [
            one["outputs"]
            for one in widgets_of(workshop, person, page).values()
            if "outputs" in one
        ]
    texts = [one["data"].get("text/html") or one["data"]["text/plain"] for one in shown]
    assert texts == ["<b>first</b>", "{'text/plain': 'second'}", "third", "'fourth'"]


def test_a_notebook_that_is_written_anew_is_shown_anew(
    new_workshop: Callable[..., Workshop], visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "en/00-welcome.ipynb"
    write_notebook(file, "# Before", "'old'")
    with running(new_workshop(RAILE_NOTEBOOKS=str(tmp_path))) as workshop:
        person = visit(workshop)
        assert "Before" in person.get("/learn/welcome").text
        write_notebook(file, "# After", "1", "'new'")
        page = person.get("/learn/welcome").text
        assert "After" in page
        assert "'new'" in str(widgets_of(workshop, person, page))


def test_a_question_that_is_edited_is_asked_anew(
    new_workshop: Callable[..., Workshop], visit: Visit, root: Path, tmp_path: Path
) -> None:
    content = shutil.copytree(root / "content", tmp_path / "content")
    quiz = content / "modules/02-principles/quiz.yaml"
    notebooks = tmp_path / "notebooks"
    write_notebook(
        notebooks / "en/00-welcome.ipynb", "import raile\nraile.quiz('principles')"
    )
    opened = new_workshop(RAILE_NOTEBOOKS=str(notebooks), RAILE_CONTENT=str(content))
    with running(opened) as workshop:
        before, after = visit(workshop), visit(workshop)

        def asked(person: httpx.Client) -> str:
            page = person.get("/learn/welcome").text
            return str(widgets_of(workshop, person, page))

        assert "Check yourself" in asked(before)
        text = quiz.read_text(encoding="utf-8")
        quiz.write_text(text.replace("Check yourself", "Now edited", 1), "utf-8")
        eventually(lambda: "What was edited is shown" in workshop.server.output)
        assert "Now edited" in asked(after)


def test_a_kernel_that_takes_too_much_memory_fails_alone(
    new_workshop: Callable[..., Workshop], visit: Visit, tmp_path: Path
) -> None:
    write_notebook(tmp_path / "en/00-welcome.ipynb", "len(bytearray(8 << 30))", "'on'")
    with running(new_workshop(RAILE_NOTEBOOKS=str(tmp_path))) as workshop:
        person = visit(workshop)
        page = person.get("/learn/welcome").text
        shown = str(widgets_of(workshop, person, page))
        assert "This part of the page did not work." in shown
        assert "'on'" in shown
        assert "MemoryError" in workshop.server.output


def test_nobody_notices_that_the_process_they_came_from_has_died(
    new_workshop: Callable[..., Workshop], visit: Visit
) -> None:
    with running(new_workshop()) as workshop:
        ann, ben = visit(workshop), visit(workshop)
        page = ann.get("/learn/welcome").text
        pid = who_is_served(workshop, ann, page)[0]
        psutil.Process(pid).parent().kill()
        assert who_is_served(workshop, ann, page)[0] == pid
        other = who_is_served(workshop, ben, ben.get("/learn/welcome").text)
        assert other[1] == code_of(ben)


def test_somebody_with_many_tabs_keeps_the_last_ones(
    visit: Visit, workshop: Workshop
) -> None:
    person, other = visit(), visit()
    safe = kernel_of(other.get("/learn/welcome").text)
    kernels = [kernel_of(person.get("/learn/welcome").text) for _ in range(10)]

    def there() -> list[bool]:
        found = [person.get(f"/api/kernels/{one}").status_code for one in kernels]
        return [status == 200 for status in found]

    eventually(lambda: sum(there()) == 6)
    assert there() == [False] * 4 + [True] * 6
    assert other.get(f"/api/kernels/{safe}").status_code == 200


def test_an_answer_on_its_way_is_saved_though_the_page_is_left(
    new_workshop: Callable[..., Workshop], visit: Visit, tmp_path: Path
) -> None:
    write_notebook(
        tmp_path / "en/00-welcome.ipynb", "import raile\nraile.quiz('principles')"
    )
    with running(new_workshop(RAILE_NOTEBOOKS=str(tmp_path))) as workshop:
        person = visit(workshop)
        page = person.get("/learn/welcome").text
        kernel = kernel_of(page)
        widgets = widgets_of(workshop, person, page)
        [(name, quiz)] = [one for one in widgets.items() if "view" in one[1]]
        item = next(one for one in quiz["view"]["items"] if one["kind"] == "single")
        event = {
            "event": "answer",
            "item": item["id"],
            "value": item["options"][0]["id"],
            "key": "on-its-way",
        }
        with talk(workshop, person, kernel) as socket:
            data = {"method": "custom", "content": event}
            send(socket, "comm_msg", comm_id=name, data=data)
            person.post(f"/voila/api/shutdown/{kernel}", data={"_xsrf": ""})
        eventually(lambda: person.get(f"/api/kernels/{kernel}").status_code == 404)
        store = Store(f"sqlite:///{workshop.data}/responses.sqlite3")
        answers = [one.key for one in store.of(code_of(person)) if one.kind == "answer"]
        store.close()
    assert answers == ["on-its-way"]


def test_a_rehearsal_leaves_nothing_in_the_log(
    new_workshop: Callable[..., Workshop], visit: Visit, root: Path
) -> None:
    notebooks = str(root / "notebooks")
    with running(new_workshop(RAILE_NOTEBOOKS=notebooks)) as workshop:
        person = visit(workshop)
        person.get("/learn/principles")
        store = Store(f"sqlite:///{workshop.data}/responses.sqlite3")
        people = {one.participant for one in store.since()}
        store.close()
        assert people == {code_of(person)}


def test_who_finds_no_seat_reads_and_comes_in_by_and_by(
    new_workshop: Callable[..., Workshop], visit: Visit
) -> None:
    with running(new_workshop(RAILE_SEATS="1")) as workshop:
        ann, ben, eve = (visit(workshop) for _ in range(3))
        kernel = kernel_of(ann.get("/learn/welcome").text)
        for person, place in ((ben, 1), (eve, 2)):
            page = person.get("/learn/welcome").text
            assert f"You are number {place} in the queue" in page
            assert "Hello" in page
            assert "kernelId" not in page
        assert ben.get("/queue").json()["place"] == 1
        # To go on to another page is not to come anew.
        assert kernel_of(ann.get("/learn/principles").text) != kernel
        for one in (kernel, kernel_of(ann.get("/learn/welcome").text)):
            ann.post(f"/voila/api/shutdown/{one}", data={"_xsrf": ""})
        trainer_waits_for_nobody = visit(workshop)
        trainer_waits_for_nobody.post(
            "/trainer", data={"secret": workshop.trainer.partition("#secret=")[2]}
        )
        assert "kernelId" in trainer_waits_for_nobody.get("/trainer/room").text


def test_the_queue_moves_when_a_seat_is_free(
    new_workshop: Callable[..., Workshop], visit: Visit
) -> None:
    with running(new_workshop(RAILE_SEATS="1")) as workshop:
        ann, ben, eve = (visit(workshop) for _ in range(3))
        kernel = kernel_of(ann.get("/learn/welcome").text)
        for person in (ben, eve):
            person.get("/learn/welcome")
        ann.post(f"/voila/api/shutdown/{kernel}", data={"_xsrf": ""})
        eventually(lambda: ben.get("/queue").json()["place"] == 0)
        assert eve.get("/queue").json()["place"] == 2
        page = ben.get("/learn/welcome").text
        assert who_is_served(workshop, ben, page)[1] == code_of(ben)
        assert eve.get("/queue").json()["place"] == 1


def test_a_page_that_comes_back_goes_on_where_it_was(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    page = person.get("/learn/welcome").text
    pids = [who_is_served(workshop, person, page)[0] for _ in range(2)]
    assert pids[0] == pids[1]
    with talk(workshop, person, kernel_of(page)) as socket:
        send(socket, "comm_info_request", target_name="jupyter.widget")
        kind = ""
        while kind != "comm_info_reply":
            kind, content = receive(socket)
    assert content["comms"]


def test_a_kernel_that_computes_without_end_is_ended() -> None:
    forever = (
        "from raile.serve.seat import kernel\n"
        "kernel._COMPUTING = 1\n"
        "kernel.limit_computing()\n"
        "while True: pass"
    )
    ended = subprocess.run([sys.executable, "-c", forever], timeout=PATIENCE)
    assert ended.returncode == -signal.SIGXCPU
