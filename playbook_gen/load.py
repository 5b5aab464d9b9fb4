"""A folder to a `Layer`: its settings and every record in it, as one tree.

Reads everything it can and reports the rest; nothing here raises for what a folder holds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .diagnostics import Diagnostic, error, suggest, warning
from .kinds import BY_FOLDER, KINDS, Kind, PartFile, part_name
from .model import Lesson
from .overlay import EMPTY, Branch, Removed, Tree, lay
from .read.folder import Folder, within
from .source import Mapping, Mark, Node, Scalar, Sequence

SETTINGS_FILE = "playbook.yml"
BASE = "base"  # the name of the shipped pack as a layer
SETTINGS = "settings"  # where its fields lie in the tree
OWN_KEYS = ("format", "content", "layers")  # about the folder itself; never laid over another's
YAML_SUFFIXES = (".yml", ".yaml")
ASSETS = "assets"
DATA = "data"
IGNORED = ("schemas", ASSETS, DATA)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Layer:
    """One layer: its name, where it lies, what it says, its pictures and tables, and how many files were read."""

    name: str
    folder: Path
    tree: Branch
    assets: dict[str, Path]
    data: dict[str, Path]
    own: dict[str, Node]
    files: tuple[Path, ...]


def load(folder: Path, name: str, shown: str) -> tuple[Layer, list[Diagnostic]]:
    """The layer in `folder`. `shown` is the folder as findings name it."""
    reader = _Reader(folder, name, shown)
    settings = reader.settings()
    content = reader.content_folder()
    reader.beside_content(content)
    tree = reader.records(content) if content else EMPTY
    merged = lay(settings, tree)
    assert isinstance(merged, Branch)
    assets = reader.assets(content / ASSETS) if content else {}
    data = reader.assets(content / DATA) if content else {}
    reader.check_names([*reader.files, *assets.values(), *data.values()])
    return Layer(name, folder, merged, assets, data, reader.own, tuple(reader.files)), reader.found


def settings_of(folder: Path) -> Branch:
    """Only what the playbook.yml in `folder` says, without its records and without findings."""
    return _Reader(folder, folder.name, folder.name).settings()


class _Reader(Folder):
    """Knows what lies where in a layer."""

    def __init__(self, folder: Path, name: str, shown: str) -> None:
        super().__init__(folder, name, shown)
        self.own: dict[str, Node] = {}

    # ---- playbook.yml ----

    def settings(self) -> Branch:
        path = self.folder / SETTINGS_FILE
        node = self.node(path) if self.inside(path) else None
        if not isinstance(node, Mapping):
            if node is not None:
                self.found.append(
                    error("PB018", node.mark, "", "expected `name: value` lines, found something else", "begin with `organization:`")
                )
            return EMPTY
        self.own = {key: value for key, value in node.entries.items() if key in OWN_KEYS}
        if "remove" in node.entries:
            fix = "remove single fields and records, or delete the file"
            self.found.append(error("PB031", node.keys["remove"], "remove", "playbook.yml as a whole cannot be removed", fix))
        apart = (*OWN_KEYS, "remove")
        tree = self.tree(Mapping({k: v for k, v in node.entries.items() if k not in apart}, node.mark, node.keys), "")
        return Branch({SETTINGS: tree}, node.mark, {SETTINGS: node.mark})

    def beside_content(self, content: Path | None) -> None:
        """What would be content if it did not lie where nobody reads it."""
        for kind in KINDS if content != self.folder else ():
            if any(self.folder.glob(kind.sign)):
                name = f"{kind.folder}.yml" if kind.single else f"{kind.folder}/"
                fix = f"move it to `{content.name if content else 'content'}/{name}`"
                mark = self.mark(self.folder / name)
                self.found.append(warning("PB049", mark, "", f"nobody reads `{name}` beside playbook.yml", fix))

    def content_folder(self) -> Path | None:
        node = self.own.get("content", Scalar("content", self.mark(self.folder / "content")))
        name = node.text if isinstance(node, Scalar) else "a list or mapping"
        path = self.folder / name
        inside = isinstance(node, Scalar) and not Path(name).is_absolute() and ".." not in Path(name).parts and within(path, self.folder)
        if not inside:
            self.found.append(
                error("PB040", node.mark, "content", f"expected a folder inside this one, found `{name}`", "write `content: content`")
            )
            return None
        if path.is_dir():
            return path
        if "content" in self.own:
            self.found.append(
                error("PB041", node.mark, "content", f"there is no folder `{name}` beside playbook.yml", "make it, or correct the name")
            )
        return None

    # ---- records ----

    def records(self, content: Path) -> Branch:
        members: dict[str, Tree] = {}
        keys: dict[str, Mark] = {}
        for entry in self.entries(content):
            if entry.name in (SETTINGS_FILE, *IGNORED) or (
                content == self.folder and entry.name in ("teams", "theme", "mkdocs.yml", "site")
            ):
                continue
            kind = BY_FOLDER.get(entry.stem if entry.suffix in YAML_SUFFIXES else entry.name)
            if kind is None or kind.single == entry.is_dir():
                names = [f"{k.folder}.yml" if k.single else f"{k.folder}/" for k in KINDS]
                self.error("PB042", entry, "", f"expected the folder of a kind, found `{entry.name}`", suggest(entry.name, names))
                continue
            members[kind.field] = self.single(kind, entry) if kind.single else self.collection(kind, entry)
            keys[kind.field] = self.mark(entry)
        return Branch(members, self.mark(content), keys)

    def single(self, kind: Kind, path: Path) -> Tree:
        return self.with_id(self.node(path), kind.name, path, kind.name)

    def collection(self, kind: Kind, folder: Path) -> Branch:
        members: dict[str, Tree] = {}
        keys: dict[str, Mark] = {}
        for entry in self.entries(folder):
            name = entry.name if entry.is_dir() else entry.stem
            path = f"{kind.field}.{name}"
            if not self.fits(kind, entry, name, path):
                continue
            if name in members:
                other = keys[name].path.rpartition("/")[2]
                self.error("PB020", entry, path, f"`{name}` stands twice: `{other}` and `{entry.name}`", "keep one of them")
                continue
            members[name] = self.record_folder(kind, entry, path) if entry.is_dir() else self.record_file(kind, entry, path)
            keys[name] = self.mark(entry)
        return Branch(members, self.mark(folder), keys, keyed=True)

    def record_file(self, kind: Kind, entry: Path, path: str) -> Tree:
        return self.with_id(self.markdown(entry) if kind.prose else self.node(entry), entry.stem, entry, path)

    def fits(self, kind: Kind, entry: Path, name: str, path: str) -> bool:
        if not entry.is_dir() and entry.suffix not in ((kind.ending,) if kind.prose else YAML_SUFFIXES):
            self.error(
                "PB043",
                entry,
                path,
                f"expected a {kind.ending} file, found `{entry.name}`",
                f"{_as_text(entry, kind.ending)}, or move it out of `{kind.folder}/`",
            )
            return False
        if entry.is_dir() and not kind.parts:
            self.error(
                "PB043",
                entry,
                path,
                f"expected a {kind.ending} file, found the folder `{entry.name}`",
                f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name} is one file: `{entry.name}{kind.ending}`",
            )
            return False
        if not ID.fullmatch(name):
            self.error(
                "PB044",
                entry,
                path,
                f"expected a name of lower-case letters, digits and dashes, found `{name}`",
                f"rename it to `{_slug(name)}`",
            )
            return False
        return True

    def record_folder(self, kind: Kind, folder: Path, path: str) -> Tree:
        entries = list(self.entries(folder))
        main = next((entry for entry in entries if entry.is_file() and entry.name in (f"{kind.name}{end}" for end in YAML_SUFFIXES)), None)
        tree = self.with_id(self.node(main), folder.name, main, path) if main else EMPTY
        for entry in entries:
            if entry != main and isinstance(tree, Removed):
                beside = f"`remove` in {kind.name}.yml stands beside `{entry.name}`"
                self.error("PB031", entry, path, beside, "remove the thing or change it, not both")
            elif entry != main:
                tree = lay(tree, self.beside(kind, entry, path))
        if not isinstance(tree, Branch):
            return tree
        members = {**tree.members, "id": Scalar(folder.name, self.mark(folder))}
        return Branch(members, tree.mark if tree.members else self.mark(folder), tree.keys, new=tree.new, order=tree.order)

    def beside(self, kind: Kind, entry: Path, path: str) -> Branch:
        """What a file or folder beside the record's own file adds to it."""
        stem = entry.stem if entry.is_file() else entry.name
        shape = kind.parts.get(stem)
        if shape is None or not _has_shape(shape, entry):
            names = [f"{kind.name}.yml", *(part_name(name, part) for name, part in kind.parts.items())]
            self.error("PB045", entry, path, f"expected a part of a {kind.name}, found `{entry.name}`", suggest(entry.name, names))
            return EMPTY
        tree = self.part(shape, entry, f"{path}.{stem}")
        return EMPTY if tree is None else Branch({stem: tree}, self.mark(entry), {stem: self.mark(entry)})

    def part(self, shape: PartFile, entry: Path, path: str) -> Tree | None:
        if shape.shape == "texts":
            return self.texts(entry, path)
        if shape.shape == "text":
            node: Node | None = self.markdown(entry)
        else:
            node = self.node(entry)
        if node is None:
            return None
        wanted = Sequence if shape.shape == "list" else Mapping
        if not isinstance(node, wanted):
            expected = "a list, each thing beginning with `- id:`" if wanted is Sequence else "`name: value` lines"
            other, fix = _wrapper(node) or ("something else", "see the content reference for an example")
            self.found.append(error("PB018", node.mark, path, f"expected {expected}, found {other}", fix))
            return None
        return self.tree(node, path)

    def texts(self, folder: Path, path: str) -> Branch:
        members: dict[str, Tree] = {}
        keys: dict[str, Mark] = {}
        for entry in self.entries(folder):
            if entry.suffix != ".md" or not entry.is_file() or not ID.fullmatch(entry.stem):
                self.error(
                    "PB043",
                    entry,
                    path,
                    f"expected a .md file with a name of lower-case letters, digits and dashes, found `{entry.name}`",
                    f"name it `{_slug(entry.stem)}.md`",
                )
                continue
            node = self.markdown(entry)
            members[entry.stem] = self.with_id(node, entry.stem, entry, f"{path}.{entry.stem}")
            keys[entry.stem] = self.mark(entry)
        return Branch(members, self.mark(folder), keys, keyed=True)

    def with_id(self, node: Node | None, name: str, path: Path, field: str) -> Tree:
        if node is None:
            return Branch({"id": Scalar(name, self.mark(path))}, self.mark(path))
        if not isinstance(node, Mapping):
            fix = f"begin with `{_first_field(field)}: …`"
            self.found.append(error("PB018", node.mark, field, "expected `name: value` lines, found something else", fix))
            return Branch({"id": Scalar(name, self.mark(path))}, self.mark(path))
        if "id" in node.entries:
            self.found.append(
                error(
                    "PB046", node.keys["id"], f"{field}.id", "the id is the file's name and is not written in the file", "remove the line"
                )
            )
        entries: dict[str, Node] = {"id": Scalar(name, self.mark(path)), **{k: v for k, v in node.entries.items() if k != "id"}}
        return self.tree(Mapping(entries, node.mark, node.keys), field, keyed=True)


def _wrapper(node: Node) -> tuple[str, str] | None:
    """What stands there and what to do, where a list lies under one name, as in `questions:`."""
    if not isinstance(node, Mapping) or len(node.entries) != 1 or not isinstance(next(iter(node.entries.values())), Sequence):
        return None
    name = next(iter(node.entries))
    return f"the list under `{name}:`", f"the file is the list: remove the line `{name}:`, and begin with `- id:` at the edge"


def _has_shape(part: PartFile, entry: Path) -> bool:
    if part.shape == "texts":
        return entry.is_dir()
    return entry.is_file() and (entry.suffix == ".md") == (part.shape == "text") and entry.suffix in (".md", *YAML_SUFFIXES)


def _first_field(path: str) -> str:
    """The field that a record, or a lesson, begins with."""
    kind = next(kind for kind in KINDS if kind.field == path.partition(".")[0])
    model = kind.model if path.count(".") < 2 else Lesson
    return next(name for name, info in model.model_fields.items() if info.is_required() and name != "id")


def _as_text(entry: Path, ending: str) -> str:
    """What to do with a file that ends otherwise; many an editor adds `.txt` to the name that was typed."""
    name = Path(entry.name.removesuffix(".txt")).stem
    return f"name it `{name}{ending}`" if entry.suffix == ".txt" else f"write it as plain text in `{name}{ending}`"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "a-name"
