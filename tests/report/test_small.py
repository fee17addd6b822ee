from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from raile.report.small import shown

GROUPS = st.sampled_from("abcdefg")
SIZES = st.dictionaries(GROUPS, st.integers(0, 12))


def test_groups_under_five_are_not_shown() -> None:
    assert shown({"a": 4, "b": 4, "c": 5, "d": 9}) == {"c", "d"}


def test_a_group_hidden_alone_takes_the_next_smallest_with_it() -> None:
    assert shown({"a": 3, "b": 9, "c": 6, "d": 7}) == {"b", "d"}
    assert shown({"a": 4, "b": 9}) == set()


def test_groups_hidden_together_take_another_if_they_are_too_few_together() -> None:
    assert shown({"a": 1, "b": 2, "c": 5, "d": 9}) == {"d"}
    assert shown({"a": 2, "b": 3, "c": 5, "d": 9}) == {"c", "d"}


def test_a_group_of_nobody_hides_nobody_else() -> None:
    assert shown({"a": 0, "b": 5, "c": 9}) == {"b", "c"}


@given(SIZES, st.sets(GROUPS), st.integers(1, 8))
def test_what_is_left_of_the_whole_is_nobody_or_enough(
    sizes: dict[str, int], hidden: set[str], k: int
) -> None:
    seen = shown(sizes, k, hidden)

    left = sum(sizes.values()) - sum(sizes[group] for group in seen)
    assert left == 0 or left >= k or not seen
    assert all(sizes[group] >= k for group in seen)
    assert not seen & hidden


@given(SIZES)
def test_nothing_is_hidden_where_all_groups_are_large(sizes: dict[str, int]) -> None:
    large = {group: size + 5 for group, size in sizes.items()}

    assert shown(large) == set(large)
