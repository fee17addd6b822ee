"""Modules and pages: the workshop's lists, the files, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterator

from raile.load._fault import Fault, closest
from raile.load._library import Library, Loaded
from raile.model.course import Module, Workshop
from raile.model.example import Example


def faults(library: Library) -> Iterator[Fault]:
    """Find modules that are listed or there, but not both, and unknown roles."""
    if not library.names("workshop"):
        file = library.layout.shown(library.layout.root / "workshop.yaml")
        cure = "Write it, or name the folder that holds it."
        yield Fault(file, 1, "workshop", "The file is missing", cure)
    yield from _folders(library)
    for loaded in library.all("workshop", Workshop):
        yield from _listed(library, loaded)
        yield from _beside(library, loaded)
        yield from _roles(library, loaded.value)


def _folders(library: Library) -> Iterator[Fault]:
    layout = library.layout
    for name, folder in layout.folders.items():
        path = layout.root / "modules" / folder
        for needed in ("module.yaml", "lesson.md"):
            if not (path / needed).is_file():
                wrong = f"The module has no {needed}"
                cure = f"Write it; content/skeletons/{needed} shows how one looks."
                yield Fault(layout.shown(path), 1, name, wrong, cure)
    for path in sorted(layout.root.glob("modules/*")):
        name = path.name[3:]
        if path.is_dir() and layout.folders.get(name, path.name) != path.name:
            wrong = f"Another folder has the module '{name}' too"
            cure = f"Remove or rename '{path.name}' or '{layout.folders[name]}'."
            yield Fault(layout.shown(path), 1, name, wrong, cure)


def _listed(library: Library, workshop: Loaded[Workshop]) -> Iterator[Fault]:
    listed, there = workshop.value.modules, library.layout.folders
    for number, name in enumerate(listed):
        if name in listed[:number]:
            wrong = f"The module '{name}' is listed twice"
            yield workshop.fault(("modules", number), wrong, "Remove one of them.")
        elif name not in there:
            cure = closest(
                name, there, f"Make it: raile new module {name} --title '…'."
            )
            wrong = f"There is no folder of a module '{name}'"
            yield workshop.fault(("modules", number), wrong, cure)
    for name in there.keys() - set(listed):
        file = library.layout.shown(library.layout.file("module", name))
        wrong = f"The workshop does not list the module '{name}'"
        cure = f"Add it to 'modules' in {workshop.document.file}."
        yield Fault(file, 1, name, wrong, cure)


def _beside(library: Library, workshop: Loaded[Workshop]) -> Iterator[Fault]:
    """Find pages beside the path that are listed or there, but not both."""
    layout, there = library.layout, library.names("extra")
    for number, one in enumerate(workshop.value.more):
        keys = ("more", number, "id")
        path = layout.shown(layout.file("extra", one.id))
        if one.id not in there:
            cure = closest(one.id, sorted(there), f"Write {path}.")
            yield workshop.fault(keys, f"There is no page '{one.id}'", cure)
        if one.id in layout.folders:
            wrong = f"A module has the id '{one.id}' too"
            yield workshop.fault(keys, wrong, f"Rename it here, and {path}.")
    for name in there - {one.id for one in workshop.value.more}:
        file = layout.shown(layout.file("extra", name))
        wrong = f"The workshop does not list the page '{name}'"
        cure = f"Add it to 'more' in {workshop.document.file}."
        yield Fault(file, 1, name, wrong, cure)


def _roles(library: Library, workshop: Workshop) -> Iterator[Fault]:
    roles = [role.id for role in workshop.roles]
    for example in library.all("example", Example):
        for place, case in enumerate(example.value.cases):
            for number, role in enumerate(case.roles):
                if role not in roles:
                    keys = ("cases", place, "roles", number)
                    yield example.fault(keys, *_no_role(role, roles))
    for loaded in library.all("module", Module):
        for number, role in enumerate(loaded.value.audience):
            if role not in roles:
                yield loaded.fault(("audience", number), *_no_role(role, roles))


def _no_role(role: str, roles: list[str]) -> tuple[str, str]:
    cure = closest(role, roles, f"The roles are: {', '.join(roles)}.")
    return f"The workshop has no role '{role}'", cure
