"""Opening the workshop: what it needs, what it says, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from raile.serve import Settings, SettingsError
from servers import PATIENCE, RAILE, Server, Workshop, answers, free_port, running
from visits import code_of, kernel_of, talk, who_is_served

Visit = Callable[..., httpx.Client]


def refusal(*arguments: str, **environment: str) -> str:
    """Return the one line that a refused start gives."""
    ended = subprocess.run(
        [RAILE, "serve", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert re.fullmatch(r"raile serve: [^\n]+\n", ended.stderr), ended.stderr
    return ended.stderr


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


def test_a_port_in_use_is_told_and_no_other_is_taken(taken_port: int) -> None:
    told = refusal(RAILE_PORT=str(taken_port))
    assert f"127.0.0.1:{taken_port} is in use" in told
    assert "--port" in told


def test_missing_notebooks_are_told(tmp_path: Path) -> None:
    told = refusal(
        "--port", str(free_port()), RAILE_NOTEBOOKS=str(tmp_path / "nowhere")
    )
    assert "Run 'raile notebooks' first" in told


def test_faults_of_the_content_are_told(root: Path, tmp_path: Path) -> None:
    content = shutil.copytree(root / "content", tmp_path / "content")
    (content / "interface" / "start.yaml").write_text("modules: {", encoding="utf-8")
    told = refusal("--port", str(free_port()), RAILE_CONTENT=str(content))
    assert "start.yaml" in told
    assert "raile check" in told


def test_a_missing_secret_file_is_told(tmp_path: Path) -> None:
    assert "is not there" in refusal(RAILE_TRAINER_SECRET_FILE=str(tmp_path / "no"))


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("192.0.2.7", "not an address of this machine"),
        ("no.such.host.invalid", "is not known"),
    ],
)
# Tornado drops the socket that it could not bind.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_bad_address_is_told(host: str, why: str) -> None:
    settings = Settings.read(host=host, port=free_port())
    with pytest.raises(SettingsError, match=f"{why}.*0.0.0.0"):
        settings.listen()


@pytest.mark.parametrize(
    ("secret", "why"),
    [(" \n", "is empty"), ("short\n", "at least 12"), ("é" * 20, "plain characters")],
)
def test_a_secret_file_must_hold_a_good_secret(
    tmp_path: Path, secret: str, why: str
) -> None:
    file = tmp_path / "secret"
    file.write_text(secret, encoding="utf-8")
    with pytest.raises(SettingsError, match=why) as refused:
        Settings.read(trainer_secret_file=file)
    assert "short" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite:////nowhere/at/all.sqlite3", "It is not there"),
        ("mysql://me:pass-word@host/name", "is not understood"),
        ("postgresql://me:pass-word@127.0.0.1:1/name", "does not answer"),
    ],
)
def test_an_unusable_database_is_told(url: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why) as refused:
        Settings.read(database=url)
    assert "pass-word" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("address", ["workshop.example.org", "https://a.example/path"])
def test_a_public_address_that_is_no_address_is_told(address: str) -> None:
    with pytest.raises(SettingsError, match="is not understood"):
        Settings.read(public_address=address)


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_secret_of_ours_is_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAILE_DATA", str(tmp_path))
    made = Settings.read()
    assert Settings.read() == made
    for name in ("trainer", "cookie", "record"):
        file = tmp_path / f"{name}-secret"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o640)
        with pytest.raises(SettingsError, match=f"chmod 600 {file}"):
            Settings.read()
        file.chmod(0o600)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are Unix's")
def test_stopping_ends_the_kernels_and_a_restart_knows_everybody(
    new_workshop: Callable[..., Workshop], visit: Visit, tmp_path: Path
) -> None:
    # Sockets lie in it, whose paths must be short.
    temporary = Path(os.environ["RAILE_DATA"]).parent / "tmp"
    temporary.mkdir(exist_ok=True)
    workshop = new_workshop(TMPDIR=str(temporary))
    person = visit(workshop)
    seen = set()
    for how in (signal.SIGTERM, signal.SIGINT):
        with running(workshop):
            seen.add((workshop.participants, workshop.trainer, code_of(person)))
            page = person.get("/learn/welcome").text
            pid = who_is_served(workshop, person, page)[0]
            kernel = psutil.Process(pid)
            [server] = [one for one in kernel.parents() if one.ppid() == os.getpid()]
            server.send_signal(how)
            assert server.wait(PATIENCE) in {0, None}
            assert not psutil.wait_procs([kernel], PATIENCE)[1]
        assert list(temporary.glob("voila_*")) == []
        assert "Traceback" not in workshop.server.output
    assert len(seen) == 1


def test_guessing_is_slowed_down(
    new_workshop: Callable[..., Workshop], visit: Visit
) -> None:
    workshop = new_workshop()
    secret = workshop.data / "secret"
    secret.write_text("the-very-secret\n")
    workshop = new_workshop(RAILE_TRAINER_SECRET_FILE=str(secret))
    with running(workshop):
        assert workshop.trainer.endswith("#secret=the-very-secret")
        trainer, guesser = visit(workshop), visit(workshop)
        code_of(trainer)
        trainer.post("/trainer", data={"secret": "the-very-secret"})
        assert trainer.get("/trainer").status_code == 200

        for path, field in (("/join", "code"), ("/trainer", "secret")):
            tries = [guesser.post(path, data={field: "x"}) for _ in range(11)]
            assert 429 not in [one.status_code for one in tries[:10]]
            assert tries[10].status_code == 429
            assert "oo many" in tries[10].text
        # Even the right one has to wait now; whoever is in stays in.
        late = guesser.post("/trainer", data={"secret": "the-very-secret"})
        assert late.status_code == 429
        assert trainer.get("/trainer").status_code == 200

        # With another secret, and behind a proxy, on the same data.
        secret.write_text("another-secret\n")
        _visit_behind_a_proxy(workshop, trainer.cookies)


def _visit_behind_a_proxy(workshop: Workshop, cookies: httpx.Cookies) -> None:
    port, public = free_port(), "https://workshop.example.org"
    server = Server(
        [RAILE, "serve", "--port", str(port), "--public-address", public + "/"],
        folder=workshop.data,
        environment=workshop.server.environment,
        addresses=2,
    )
    try:
        participants, trainer = server.start()
        assert participants == public + "/"
        assert trainer == public + "/trainer#secret=another-secret"
        here = f"http://127.0.0.1:{port}"
        assert "Secure" in answers(here).headers["set-cookie"]
        with httpx.Client(base_url=here, cookies=cookies) as person:
            # Whoever came in with the old secret is out; participants are known.
            assert person.get("/trainer").status_code == 403
            assert "set-cookie" not in person.get("/").headers
            change = {"role": "officer"}
            for origin, status in ((public, 303), ("https://evil.example", 403)):
                answer = person.post("/me", data=change, headers={"Origin": origin})
                assert answer.status_code == status
    finally:
        server.stop()


def test_an_idle_kernel_is_ended_and_a_connected_one_is_not(
    new_workshop: Callable[..., Workshop], visit: Visit
) -> None:
    script = (
        "import sys; from dataclasses import replace; from raile import serve;"
        "settings = serve.Settings.read(port=int(sys.argv[-1]));"
        "serve.serve(replace(settings, idle_seconds=1))"
    )
    hasty = new_workshop()
    hasty.server.command = [sys.executable, "-c", script, str(hasty.port)]
    with running(hasty):
        person = visit(hasty)
        kept = kernel_of(person.get("/learn/welcome").text)
        with talk(hasty, person, kept):
            idle = kernel_of(person.get("/learn/welcome").text)
            deadline = time.monotonic() + PATIENCE
            while person.get(f"/api/kernels/{idle}").status_code == 200:
                assert time.monotonic() < deadline
                time.sleep(0.1)
            assert person.get(f"/api/kernels/{kept}").status_code == 200
        assert "Ended an idle kernel; 1 are left." in hasty.server.output
