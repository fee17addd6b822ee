"""Writes the JSON Schema of each file: ``python -m raile.export.schemas``."""

from __future__ import annotations

import json

from raile import paths
from raile.model.base import Strict
from raile.model.files import AnswersFile, DossierFile

SCHEMAS: dict[str, type[Strict]] = {
    "answers.schema.json": AnswersFile,
    "dossier.schema.json": DossierFile,
}


def schema(name: str) -> str:
    """Return the text of a schema, by the name of its file."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SCHEMAS[name].model_json_schema(),
    }
    return json.dumps(made, indent=2) + "\n"


def main() -> None:
    """Write them beside the template of reports."""
    for name in SCHEMAS:
        file = paths.content() / "reports" / name
        file.write_text(schema(name), encoding="utf-8")


if __name__ == "__main__":
    main()
