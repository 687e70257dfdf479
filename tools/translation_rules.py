"""What is wrong with one translated text: the glossary's rules and those of Chinese writing. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

# What a Chinese bank does not say, or says for something else, and what it says instead (the “avoid” of the glossary).
FORBIDDEN = {
    "逾期": "超期（逾期 is a bad loan）",
    "冲正": "冲回",
    "潜在客户": "线索",
    "商机": "线索",
    "用户": "员工 or 客户",
    "雇员": "员工",
    "公海": "网点待分配",
    "佣金": "业绩",
    "提成": "业绩",
    "配额": "指标",
    "记分牌": "排行榜",
    "最佳实践": "标杆案例",
}
# An English screen never says credit alone, which is lending; sales credit, credited to and the credit card may stand.
BARE_CREDIT = re.compile(r"\b(?<!sales )credit\b(?! cards?\b)", re.IGNORECASE)
ENGLISH_AVOIDED = re.compile(
    r"\b(users?|username|opportunit(?:y|ies)|assignees?|creators?|quotas?|scoreboards?|newsletters?|best practices?)\b",
    re.IGNORECASE,
)
# Latin words that a Chinese page writes too.
LATIN = {"English", "EN", "Branchsales", "Ctrl", "Enter", "Esc", "Tab"}
LATIN |= {"API", "UTF", "Excel", "CSV", "csv", "XLSX", "xlsx", "PDF", "JSON", "true", "false"}

_HAN = "\u3400-\u9fff"
_NAMED = re.compile(r"%\(\w+\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")
_PERCENT = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[sdfr]")
_BRACES = re.compile(r"\{[\w.:!,]*\}")
_TAG = re.compile(r"</?[a-z][^<>]*>|&\w+;")
_CODE = re.compile(r"--[a-z-]+|\.?\b\w+(?:[_.]\w+)+|\.\w+", re.ASCII)  # files, columns, options
_WORD = re.compile(r"[A-Za-z]{3,}")
_HALF_WIDTH = re.compile(rf"[{_HAN}” ）][,;:?!](?!\d)|[{_HAN}”）]\.(?!\w)|[{_HAN}]\(|\)[{_HAN}]|[,;?!] ?[{_HAN}]")


def placeholders(text: str) -> Counter[str]:
    """What the program puts in, each as often as it stands."""
    rest = text.replace("%%", "")
    named = _NAMED.findall(rest)
    rest = _NAMED.sub("", rest)
    return Counter(named + _PERCENT.findall(rest) + _BRACES.findall(rest))


def words_only(text: str, stand_in: str = "") -> str:
    """The text without placeholders and tags."""
    for pattern in (_NAMED, _PERCENT, _BRACES):
        text = pattern.sub(stand_in, text)
    return _TAG.sub("", text)


def _other_placeholders(english: str, chinese: str) -> str:
    said, kept = placeholders(english), placeholders(chinese)
    return "" if said == kept else f"placeholders differ: {sorted(said.elements())} and {sorted(kept.elements())}"


def _other_tags(english: str, chinese: str) -> str:
    same = Counter(_TAG.findall(english)) == Counter(_TAG.findall(chinese))
    return "" if same else "the tags differ"


def _forbidden(_english: str, chinese: str) -> str:
    return "; ".join(f"{word}: say {better}" for word, better in FORBIDDEN.items() if word in chinese)


def _avoided_english(english: str, _chinese: str) -> str:
    plain = words_only(english)
    if BARE_CREDIT.search(plain):
        return "bare “credit” means lending: say sales credit"
    found = ENGLISH_AVOIDED.search(plain)
    return f"the glossary avoids “{found[0]}”" if found else ""


def _left_english(english: str, chinese: str) -> str:
    left = [word for word in _WORD.findall(_CODE.sub("", words_only(chinese))) if word not in LATIN]
    return f"English left: {' '.join(left)}" if left else ""


def _half_width(_english: str, chinese: str) -> str:
    found = _HALF_WIDTH.search(words_only(chinese, "字"))
    return f"half-width punctuation: “{found[0]}”" if found else ""


def _blanks(english: str, chinese: str) -> str:
    ends = [(text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]) for text in (english, chinese)]
    joins = not english.strip(" ,;:.()").strip()
    return "" if joins or ends[0] == ends[1] else "blanks at the beginning or the end differ"


RULES: tuple[Callable[[str, str], str], ...] = (
    _other_placeholders,
    _other_tags,
    _forbidden,
    _avoided_english,
    _left_english,
    _half_width,
    _blanks,
)


def faults(english: str, chinese: str) -> Iterator[str]:
    """Each thing that is wrong with the Chinese for an English text, or with the English itself."""
    for rule in RULES:
        fault = rule(english, chinese)
        if fault:
            yield fault
