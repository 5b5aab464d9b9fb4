"""The laws of laying one layer over another, held against trees of every shape."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_gen.overlay import EMPTY, Branch, Edit, Plain, Removed, Tree, as_node, lay, member
from playbook_gen.source import Mapping, Mark, Node, Scalar, Sequence

NAMES = ("a", "b", "c")
WORDS = ("x", "y", "z")
Path = tuple[str, ...]


def marks(layer: str) -> st.SearchStrategy[Mark]:
    return st.builds(Mark, st.just(f"{layer}.yml"), st.integers(1, 3), st.just(1), st.just(layer))


def scalars(layer: str) -> st.SearchStrategy[Scalar]:
    return st.builds(Scalar, st.sampled_from(WORDS), marks(layer))


def nodes(layer: str) -> st.SearchStrategy[Node]:
    """What stands in a plain list: texts, lists, mappings without an id."""
    mappings = st.builds(Mapping, st.dictionaries(st.sampled_from(NAMES), scalars(layer), max_size=2), marks(layer))
    lists = st.builds(lambda items, mark: Sequence(tuple(items), mark), st.lists(scalars(layer), max_size=2), marks(layer))
    return scalars(layer) | mappings | lists


def edits(layer: str) -> st.SearchStrategy[Edit]:
    """As `read.tree` makes them: what is added in the same breath is not taken away."""

    def normal(minus: list[Scalar], plus: list[Node], mark: Mark) -> Edit:
        added = {item.text for item in plus if isinstance(item, Scalar)}
        return Edit(tuple(scalar for scalar in minus if scalar.text not in added), tuple(plus), mark)

    return st.builds(
        normal, st.lists(scalars(layer), max_size=2, unique_by=lambda scalar: scalar.text), st.lists(nodes(layer), max_size=3), marks(layer)
    )


def leaves(layer: str) -> st.SearchStrategy[Tree]:
    plain = st.builds(lambda items, mark: Plain(tuple(items), mark), st.lists(nodes(layer), max_size=3), marks(layer))
    return scalars(layer) | plain | edits(layer) | st.builds(Removed, st.sampled_from(WORDS), marks(layer))


def branches(layer: str, members: st.SearchStrategy[Tree]) -> st.SearchStrategy[Branch]:
    def made(found: dict[str, Tree], mark: Mark, keyed: bool, new: Mark | None, order: tuple[str, Scalar] | None) -> Branch:
        keys = {name: tree.mark for name, tree in found.items()}
        return Branch(found, mark, keys, keyed=True) if keyed else Branch(found, mark, keys, new=new, order=order)

    orders = st.none() | st.tuples(st.sampled_from(("before", "after")), scalars(layer))
    return st.builds(
        made, st.dictionaries(st.sampled_from(NAMES), members, max_size=3), marks(layer), st.booleans(), st.none() | marks(layer), orders
    )


def layers(layer: str) -> st.SearchStrategy[Branch]:
    """A layer as a folder gives it: a mapping, which may be empty."""
    anything = st.recursive(leaves(layer), lambda inner: branches(layer, inner), max_leaves=5)
    found = st.dictionaries(st.sampled_from(NAMES), anything, max_size=3)
    return st.builds(
        lambda members, mark: Branch(members, mark if members else Mark(""), {n: t.mark for n, t in members.items()}), found, marks(layer)
    )


def shown(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every value that a reader sees, with its path."""
    if isinstance(tree, Scalar):
        yield path, tree
    elif isinstance(tree, Branch):
        for name, below in tree.members.items():
            yield from shown(below, (*path, name))
    else:
        node = as_node(tree)
        yield from ((path, item) for item in (node.items if isinstance(node, Sequence) else ()))


def scalars_of(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    else:
        for below in node.items if isinstance(node, Sequence) else node.entries.values():
            yield from scalars_of(below)


def text(node: Node) -> object:
    return (
        node.text
        if isinstance(node, Scalar)
        else (type(node), [text(one) for one in (node.items if isinstance(node, Sequence) else node.entries.values())])
    )


@given(layers("one"))
def test_an_empty_layer_changes_nothing(one: Branch) -> None:
    assert lay(one, EMPTY) == one
    assert lay(EMPTY, one) == one


@given(layers("one"), layers("two"))
def test_a_layer_laid_twice_is_as_laid_once(one: Branch, two: Branch) -> None:
    assert lay(lay(one, two), two) == lay(one, two)
    assert lay(two, two) == two


@given(layers("one"), layers("two"), layers("three"))
def test_laying_is_associative_in_value_and_in_every_mark(one: Branch, two: Branch, three: Branch) -> None:
    assert lay(lay(one, two), three) == lay(one, lay(two, three))


@settings(max_examples=40)
@given(layers("one"), layers("two"), layers("three"), layers("four"))
def test_any_number_of_layers_may_be_put_together_in_any_groups(one: Branch, two: Branch, three: Branch, four: Branch) -> None:
    assert lay(lay(lay(one, two), three), four) == lay(one, lay(two, lay(three, four))) == lay(lay(one, two), lay(three, four))


@given(layers("one"), layers("two"))
def test_every_value_of_the_upper_layer_shows(one: Branch, two: Branch) -> None:
    visible: dict[Path, list[object]] = {}
    for path, node in shown(lay(one, two)):
        visible.setdefault(path, []).append(text(node))
    for path, node in shown(two):
        assert text(node) in visible[path]


@given(layers("one"), layers("two"))
def test_every_shown_leaf_belongs_to_exactly_one_layer_and_says_what_that_layer_says(one: Branch, two: Branch) -> None:
    said = {"one": one, "two": two}
    for path, node in shown(lay(one, two)):
        assert len({scalar.mark.layer for scalar in scalars_of(node)}) <= 1
        for scalar in scalars_of(node):
            there = [own for where, below in shown(said[scalar.mark.layer]) if where == path for own in scalars_of(below)]
            assert scalar in there


@given(layers("one"), layers("two"))
def test_a_scalar_of_the_upper_layer_is_the_value(one: Branch, two: Branch) -> None:
    laid = lay(one, two)
    for path, node in shown(two):
        if isinstance(member(two, path), Scalar):
            assert member(laid, path) is node


@given(layers("one"), layers("two"))
def test_what_the_upper_layer_is_silent_about_stays(one: Branch, two: Branch) -> None:
    laid = lay(one, two)
    for name in one.members.keys() - two.members.keys():
        assert member(laid, (name,)) is one.members[name]


@given(layers("one"), layers("two"))
def test_names_stay_in_order_and_new_ones_follow(one: Branch, two: Branch) -> None:
    laid = lay(one, two)
    assert isinstance(laid, Branch)
    assert list(laid.members) == [*one.members, *(name for name in two.members if name not in one.members)]


def listed(*words: str, layer: str = "one") -> Plain:
    return Plain(tuple(Scalar(word, Mark(layer)) for word in words), Mark(layer))


def edit(minus: str = "", plus: str = "") -> Edit:
    return Edit(tuple(Scalar(word, Mark("two")) for word in minus), tuple(Scalar(word, Mark("two")) for word in plus), Mark("two"))


def words(tree: Tree) -> list[str]:
    node = as_node(tree)
    assert isinstance(node, Sequence)
    return [item.text for item in node.items if isinstance(item, Scalar)]


def test_a_plain_list_replaces() -> None:
    assert words(lay(listed("x", "y"), listed("z"))) == ["z"]


def test_plus_adds_what_is_absent_and_minus_takes_away() -> None:
    assert words(lay(listed("x", "y"), edit(minus="x", plus="yz"))) == ["y", "z"]


def test_an_edit_of_an_edit_waits_for_the_list_beneath() -> None:
    both = lay(edit(minus="x", plus="y"), edit(minus="y", plus="x"))
    assert words(lay(listed("x", "w"), both)) == ["w", "x"]


def test_nothing_shows_through_where_the_kind_changed() -> None:
    mapping = Branch({"a": Scalar("x", Mark("one"))}, Mark("one"))
    keyed = Branch({"b": Scalar("y", Mark("two"))}, Mark("two"), keyed=True)
    over = lay(Scalar("z", Mark("one")), mapping)
    assert as_node(lay(mapping, keyed)) == Sequence((Scalar("y", Mark("two")),), Mark("two"))
    assert as_node(lay(keyed, over)) == as_node(mapping)


def test_a_member_of_nothing_is_nothing() -> None:
    assert member(EMPTY, ("a",)) is None
    assert member(Scalar("x", Mark("one")), ("a",)) is None
    assert member(EMPTY, ()) is EMPTY


def test_an_empty_list_and_an_empty_mapping_are_two_things_to_add() -> None:
    """Found by a law above: taken for one, the second was dropped."""
    here = Mark("one.yml")
    nothing = (Mapping({}, here), Sequence((), here))
    assert lay(Plain((), here), Edit((), nothing, here)) == Plain(nothing, here)
