"""The tokens keep what the look promises: contrast in both themes, one place for every colour."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = Path(settings.BASE_DIR) / "static" / "css"
TOKENS = (STYLES / "tokens.css").read_text()
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
DECLARED = re.compile(r"^\s*(--[\w-]+):\s*([^;]+);", re.MULTILINE)
SURFACES = ("paper", "sheet", "wash")


def sets():
    """The declarations of each block of the tokens, in order: light, dark by the system, dark by choice, the rest."""
    return [dict(DECLARED.findall(block)) for block in re.findall(r"\{([^{}]*)\}", TOKENS) if "--" in block]


def theme(name):
    return sets()[0] if name == "light" else sets()[2]


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("words", "grounds", "least"),
    [
        pytest.param("ink", SURFACES, 12, id="ink"),
        pytest.param("ink-2", SURFACES, 6, id="second ink"),
        pytest.param("ink-3", SURFACES, 4.5, id="third ink"),
        pytest.param("accent", (*SURFACES, "accent-wash"), 4.5, id="pine"),
        pytest.param("accent-strong", ("accent-wash",), 4.5, id="chosen"),
        pytest.param("due", (*SURFACES, "due-wash"), 4.5, id="ochre"),
        pytest.param("late", (*SURFACES, "late-wash"), 4.5, id="cinnabar"),
        pytest.param("on-fill", ("fill", "fill-strong"), 4.5, id="solid button"),
        pytest.param("paper", ("ink",), 12, id="toast"),
        pytest.param("rule-field", ("paper", "sheet"), 3, id="the bound of a control"),
    ],
)
def test_words_and_bounds_can_be_seen(name, words, grounds, least):
    tokens = theme(name)
    found = {ground: round(contrast(tokens[f"--{words}"], tokens[f"--{ground}"]), 2) for ground in grounds}
    assert not {ground: ratio for ground, ratio in found.items() if ratio < least}


def test_dark_by_choice_is_dark_by_the_system_and_has_every_colour_of_light():
    light, by_system, by_choice = sets()[:3]
    assert by_system == by_choice
    assert by_choice.keys() == light.keys()


def test_a_colour_is_written_in_the_tokens_and_nowhere_else():
    sheets = {path: path.read_text() for path in STYLES.rglob("*.css") if path.name not in ("tokens.css", "print.css")}
    found = {
        path.name: COLOUR.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)) for path, text in sheets.items()
    }
    assert not {name: colours for name, colours in found.items() if colours}


def test_every_token_that_is_used_is_declared():
    texts = [path.read_text() for path in STYLES.rglob("*.css")]
    declared = {name for text in texts for name in re.findall(r"(--[\w-]+)\s*:", text)}
    used = {name for text in texts for name in re.findall(r"var\((--[\w-]+)", text)}
    assert used <= declared


def test_what_moves_stands_still_for_who_asks_for_it():
    for path in STYLES.rglob("*.css"):
        text = path.read_text()
        for found in re.finditer(r"(?:transition|animation):(?! ?none)", text):
            before = text[: found.start()]
            is_asked = "prefers-reduced-motion: no-preference" in before
            assert is_asked or path.name == "toast.css", path.name  # a toast only fades, and late
