"""After the last layer: order, removal, and what each layer did."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.overlay import Branch, Tree
from playbook_gen.read.tree import to_tree
from playbook_gen.read.yaml import read_yaml
from playbook_gen.settle import Settled, settle
from playbook_gen.source import Mark, Scalar


def layer(name: str, text: str) -> Branch:
    node, found = read_yaml(text, Mark(f"{name}.yml", 1, 1, name))
    assert node is not None
    tree, more = to_tree(node, "")
    assert [*found, *more] == []
    assert isinstance(tree, Branch)
    return tree


def settled(*texts: str) -> tuple[Settled, list[str]]:
    result, found = settle([layer(f"layer{number}", text) for number, text in enumerate(texts)])
    return result, [diagnostic.code for diagnostic in found]


def ids(result: Settled, name: str = "things") -> list[str]:
    tree = result.tree.members[name]
    assert isinstance(tree, Branch)
    return list(tree.members)


def test_neighbours_come_first() -> None:
    result, found = settled("things: [{id: a}, {id: b}, {id: c}]", "things: [{id: d, new: true, after: a}, {id: c, before: d}]")
    assert (ids(result), found) == (["a", "c", "d", "b"], [])


def test_a_removed_neighbour_still_holds_its_place() -> None:
    result, found = settled("things: [{id: a}, {id: b}, {id: c, after: a}]", "things: [{id: a, remove: Gone.}]")
    assert (ids(result), found) == (["c", "b"], [])


def test_thousands_in_a_row_each_after_the_next() -> None:
    rows = [f"{{id: i{number}, after: i{number + 1}}}" for number in range(3000)]
    result, found = settled(f"things: [{', '.join([*rows, '{id: i3000}'])}]")
    assert found == []
    assert ids(result) == [f"i{number}" for number in range(3000, -1, -1)]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from(("before", "after")), st.sampled_from("abcdefz")),
        unique_by=lambda move: move[0],
    )
)
def test_any_wishes_lose_nobody(moves: list[tuple[str, str, str]]) -> None:
    wishes = {name: f", {where}: {other}" for name, where, other in moves}
    result, found = settled("things: [" + ", ".join(f"{{id: {name}{wishes.get(name, '')}}}" for name in "abcdef") + "]")
    order = ids(result)
    assert sorted(order) == list("abcdef")
    assert set(found) <= {"PB027", "PB028"}
    if not found and len(moves) == 1:
        name, where, other = moves[0]
        assert order.index(name) - order.index(other) == (1 if where == "after" else -1)


def test_what_a_layer_did_is_said_once() -> None:
    result, found = settled(
        "a: x\nb: y\nthings: [{id: k, t: 1}, {id: l}]\nlist: [p, q]",
        "a: x\nb: z\nc: new\nthings: [{id: k, t: 2}, {id: l, remove: Gone.}, {id: m, new: true}]\nlist+: [r]",
    )
    assert found == []
    assert {(deed.kind, ".".join(deed.path)) for deed in result.deeds} == {
        ("changed", "b"),
        ("added", "c"),
        ("changed", "things.k.t"),
        ("removed", "things.l"),
        ("added", "things.m"),
        ("changed", "list"),
    }
    assert {path: gone.reason for path, gone in result.removed.items()} == {("things", "l"): "Gone."}


def test_the_lowest_layer_does_nothing() -> None:
    assert settled("a: x\nthings: [{id: k}]")[0].deeds == ()


def test_a_third_layer_may_take_what_the_second_added() -> None:
    result, found = settled("a: x", "list+: [p, q]", "list-: [p]")
    assert found == []
    assert words(result.tree.members["list"]) == ["q"]


def words(tree: Tree) -> list[str]:
    items = getattr(tree, "items", ()) or getattr(tree, "plus", ())
    return [item.text for item in items if isinstance(item, Scalar)]


def test_what_was_removed_may_be_made_anew() -> None:
    result, found = settled("things: [{id: k, t: 1, u: 2}]", "things: [{id: k, remove: Gone.}]", "things: [{id: k, new: true, t: 3}]")
    assert found == []
    thing = result.tree.members["things"]
    assert isinstance(thing, Branch)
    anew = thing.members["k"]
    assert isinstance(anew, Branch)
    assert set(anew.members) == {"id", "t"}
    assert result.removed == {}
