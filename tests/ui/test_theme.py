"""Text can be read in both schemes, and the stylesheet follows the reader."""

from __future__ import annotations

import pytest

from raile.ui import theme


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_ON = [
    *[
        (text, ground)
        for text in ("text", "muted", "accent", "right", "wrong", "partly")
        for ground in ("page", "surface")
    ],
    ("on-accent", "accent"),
    ("text", "tint"),
    ("accent", "tint"),
    ("text", "right-tint"),
    ("text", "wrong-tint"),
    ("text", "partly-tint"),
    ("right", "right-tint"),
    ("wrong", "wrong-tint"),
    ("partly", "partly-tint"),
]


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_has_contrast(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["page", "surface"])
@pytest.mark.parametrize("edge", ["line", "focus", "accent"])
def test_edges_of_controls_have_contrast(scheme, edge, ground):
    assert contrast(scheme[edge], scheme[ground]) >= 3


def test_both_schemes_name_the_same_tokens():
    assert theme.LIGHT.keys() == theme.DARK.keys()


def test_every_token_that_a_rule_uses_is_declared():
    import re

    sheet = theme.stylesheet()
    declared = set(re.findall(r"(--raile-[a-z-]+):", sheet))
    used = set(re.findall(r"var\((--raile-[a-z-]+)", sheet))
    assert used <= declared
