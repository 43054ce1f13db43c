"""Cases that are refused, each for its own reason and in its own place; and where a pack keeps them."""

from pathlib import Path

import pytest
from conftest import DATA
from own_packs import FILES, write_pack

from interimkit.content.check import check_pack
from interimkit.errors import Problem
from interimkit.errors import ProblemCode as Code
from interimkit.model.text import Language
from interimkit.render.problems import describe

CASE = FILES["cases/orchard.yaml"]


def problems_of(pack: Path, text: str) -> tuple[Problem, ...]:
    (pack / "cases" / "orchard.yaml").write_text(text, encoding="utf-8")
    return check_pack(pack).problems


def edited(before: str, after: str) -> str:
    assert CASE.count(before) == 1, before
    return CASE.replace(before, after)


MUTANTS = {
    "an option's id twice": ("- id: wait\n", "- id: sleep\n", "sleep\n            text: Wait", Code.CASE_ID_TWICE),
    "an option's id twice in a list": ("- id: wait\n", "- id: water\n", "water\n            text: Wait", Code.ID_DUPLICATE),
    "a dilemma's id twice": ("- id: drought\n", "- id: spring\n", "spring\n        text: No rain", Code.CASE_ID_TWICE),
    "a day that does not rise": ("day: 200", "day: 100", "100\n    minutes: 3\n    dilemmas:\n      - id: autumn", Code.CASE_DAY),
    "words that do not rise": ("id: many, from: 11", "id: many, from: 10", "10, text: many", Code.CASE_WORD_FROM),
    "a first word that is not from 0": ("id: none, from: 0", "id: none, from: 1", "1, text: none", Code.CASE_WORD_FROM),
    "no such gauge in a condition": ("        when: {at_least: {fruit: many}}\n        text: The branches", "        when: {at_least: {froot: many}}\n        text: The branches", "froot", Code.CASE_GAUGE),
    "no such gauge in effects": ("{text: It comes late., effects: {fruit: -1, hands: 1}", "{text: It comes late., effects: {fruit: -1, hand: 1}", "hand: 1", Code.CASE_GAUGE),
    "no such gauge in later effects": ("                effects: {hands: -1}\n", "                effects: {hnads: -1}\n", "hnads", Code.CASE_GAUGE),
    "no such word": ("when: {at_least: {fruit: many}}\n    text: The barn", "when: {at_least: {fruit: plenty}}\n    text: The barn", "plenty", Code.CASE_WORD),
    "no such option": ("chose: [leave-all, water]", "chose: [leave-all, watre]", "watre", Code.CASE_OPTION),
    "no such ending": ("ended: [full]", "ended: [ful]", "ful]", Code.CASE_ENDING),
    "no such moment": ("- at: autumn", "- at: autum", "autum\n", Code.CASE_MOMENT),
    "a choice that is not made yet": ("chose: [leave-all, water]", "chose: [leave-all, early]", "early]}\n                text: They are sweet, and", Code.CASE_NOT_CHOSEN_YET),
    "a choice of the very day": ("        when: {at_least: {fruit: many}}\n        text: The branches", "        when: {chose: [thin]}\n        text: The branches", "thin]}\n        text: The branches", Code.CASE_NOT_CHOSEN_YET),
    "an end before the end": ("chose: [leave-all, water]", "ended: [full]", "ended: [full]}\n                text", Code.CASE_NOT_ENDED_YET),
    "later that is not later": ("- at: autumn", "- at: spring", "spring\n                when", Code.CASE_NOT_LATER),
    "a row that hides the next": ("{when: {never: [fires]}, text: They bring", "{text: They bring", "{text: They bring", Code.CASE_WHEN_MISSING),
    "a last row that may not hold": ("  - id: bare\n", "  - id: bare\n    when: {at_most: {fruit: few}}\n", "when: {at_most", Code.CASE_WHEN_LAST),
    "a row that no way reaches": ("when: {at_least: {fruit: many}}\n        text: The branches", "when: {at_least: {fruit: laden}}\n        text: The branches", "id: thinning", Code.CASE_UNREACHED),
    "an ending that no way reaches": ("when: {at_least: {fruit: many}}\n    text: The barn", "when: {at_least: {fruit: laden}, at_most: {fruit: few}}\n    text: The barn", "id: full", Code.CASE_UNREACHED),
    "effects beyond two": ("They are sour., effects: {fruit: -1", "They are sour., effects: {fruit: -3", "-3", Code.NUMBER_RANGE),
    "no basis": ("    text: The barn is full until May.\n    basis: [toolkit]\n", "    text: The barn is full until May.\n", "id: full", Code.FIELD_MISSING),
    "an empty basis": ("    text: The barn is full until May.\n    basis: [toolkit]", "    text: The barn is full until May.\n    basis: []", "[]", Code.LIST_LENGTH),
    "a basis that nobody knows": ("    text: The barn is full until May.\n    basis: [toolkit]", "    text: The barn is full until May.\n    basis: [toolkti]", "toolkti", Code.REFERENCE_UNKNOWN),
    "a pitfall that nobody knows": ("- id: wait\n", "- id: wait\n            pitfalls: [late-cutt]\n", "late-cutt", Code.REFERENCE_UNKNOWN),
    "a role that nobody knows": ("minutes: {alone", "roles: [prunning]\nminutes: {alone", "prunning", Code.REFERENCE_UNKNOWN),
    "a number that people would see": ("id: few, from: 8, text: few", "id: few, from: 8, text: few, at: 3", "at: 3", Code.FIELD_UNKNOWN),
    "a dilemma with nothing to choose": ("          - id: sleep", "          - id: sleep\n            when: {}", "when: {}", Code.FIELD_UNKNOWN),
}  # fmt: skip
"""What is written instead of what, what is wrong then, and where it begins."""


@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_case_is_refused_for_its_own_reason_where_it_stands(
    tmp_path: Path, name: str
) -> None:
    before, after, mark, code = MUTANTS[name]
    pack = write_pack(tmp_path / "p", *(set(FILES) - {"pack.yaml"}))
    text = edited(before, after)
    found = problems_of(pack, text)
    assert code in {problem.code for problem in found}
    at = text.index(mark)
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    hit = [p for p in found if p.code is code and (p.line, p.column) == place]
    assert hit, [(p.line, p.column, p.code) for p in found]
    assert hit[0].file.endswith("p/cases/orchard.yaml")
    for language in Language:
        said = describe(hit[0], language=language)
        assert said
        assert not said.startswith(code.value)


def test_the_mutants_cover_every_rule_of_a_case() -> None:
    own = {code for code in Code if code.value.startswith("case-")}
    of_rooms = {Code.CASE_NO_SHEETS, Code.CASE_NOT_OVER}
    answers = {Code.CASE_UNKNOWN, Code.CASE_SEVERAL, Code.CASE_CHOSEN_TWICE}
    elsewhere = of_rooms | answers | {Code.CASE_GAUGE_RANGE, Code.CASE_CROWDED}
    assert own - elsewhere == {code for *_, code in MUTANTS.values()} & own
    assert len(MUTANTS) >= 10


def test_what_is_wrong_with_names_is_said_before_any_way_is_gone_through(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    text = edited("- at: autumn", "- at: winter").replace(
        "fruit: many}}\n    text", "fruit: laden, hands: all}}\n    text"
    )
    assert [problem.code for problem in problems_of(pack, text)] == [Code.CASE_MOMENT]


def long_case(effects: str, *, moments: int = 9, later: str = "") -> str:
    """The small case with this many alike moments, each with options that move a gauge so."""
    head, _, rest = CASE.partition("moments:\n")
    endings = rest[rest.index("endings:\n") : rest.index("after:\n")]
    days = "".join(
        f"""\
  - id: m{n}
    day: {n}
    minutes: 1
    dilemmas:
      - id: m{n}
        text: Again.
        ask: What now?
        options:
          - {{id: a{n}, text: One., now: [{{text: Well., effects: {effects}, basis: [toolkit]}}]{later if n < 3 else ""}}}
          - {{id: b{n}, text: Two., now: [{{text: Well., effects: {{hands: 1}}, basis: [toolkit]}}]}}
          - {{id: c{n}, text: Three., now: [{{text: Well., effects: {{fruit: 1, hands: -1}}, basis: [toolkit]}}]}}
"""
        for n in range(moments)
    )
    return f"{head}moments:\n{days}{endings}"


def test_a_gauge_that_leaves_its_range_is_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    assert problems_of(pack, long_case("{fruit: -1}")) == ()
    (found,) = problems_of(pack, long_case("{fruit: -2}"))
    assert (found.code, found.value, found.line) == (Code.CASE_GAUGE_RANGE, "-8", 5)
    assert "“fruit” comes to −8" in describe(found, language=Language.EN)
    (found,) = problems_of(pack, long_case("{fruit: 2}"))
    assert found.value == "28"


def test_more_than_two_consequences_at_a_moment_are_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    later = ", later: [{at: m4, text: So., effects: {hands: 1}, basis: [toolkit]}]"
    found = problems_of(pack, long_case("{fruit: -1}", moments=6, later=later))
    assert [(p.code, p.value) for p in found] == [(Code.CASE_CROWDED, "3")]


def test_more_than_nine_moments_are_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    (found,) = problems_of(pack, long_case("{fruit: -1}", moments=10))
    assert (found.code, found.value, found.expected) == (Code.LIST_LENGTH, "10", ("1", "9"))


def test_a_missing_language_is_refused(pack: Path) -> None:
    case = pack / "cases" / "lindewaard.yaml"
    text = case.read_text(encoding="utf-8")
    at = text.rindex("\n", 0, text.index(" fr: ", text.index("ask:")))
    case.write_text(text[:at] + text[text.index("\n", at + 1) :], encoding="utf-8")
    assert {p.code for p in check_pack(pack).problems} == {Code.TRANSLATION_MISSING}


def test_a_pack_may_have_several_cases_and_each_is_checked(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    (pack / "cases" / "second.yaml").write_text(CASE, encoding="utf-8")
    assert check_pack(pack).problems == ()
    assert "cases/second.yaml" in check_pack(pack).files
    before = check_pack(pack).ref
    (pack / "cases" / "second.yaml").write_text(
        edited("- at: autumn", "- at: spring"), encoding="utf-8"
    )
    (found,) = check_pack(pack).problems
    assert found.file.endswith("cases/second.yaml")
    after = check_pack(pack).ref
    assert before
    assert after
    assert before.digest != after.digest  # a case is part of what a result was made from


@pytest.mark.parametrize("name", ["My case.yaml", "case.yml", "UPPER.yaml", "a--b.yaml"])
def test_a_file_that_nobody_could_ask_for_is_refused(tmp_path: Path, name: str) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    (pack / "cases" / name).write_text(CASE, encoding="utf-8")
    assert [(p.code, Path(p.file).name) for p in check_pack(pack).problems] == [
        (Code.NAME_NO_ID, name)
    ]


def test_a_folder_that_is_none_is_one_problem(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "quiz.yaml")
    (pack / "cases").write_text("", encoding="utf-8")
    assert [p.code for p in check_pack(pack).problems] == [Code.UNREADABLE]


def test_a_case_that_is_no_content_is_one_problem(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "quiz.yaml", "cases/orchard.yaml")
    for text, code in (("", Code.EMPTY), ("- a\n", Code.WRONG_TYPE), ("[" * 100, Code.TOO_DEEP)):
        assert [p.code for p in problems_of(pack, text)] == [code]


def test_the_built_in_cases_are_there_to_be_found() -> None:
    assert sorted(path.stem for path in (DATA / "cases").glob("*.yaml")) == ["lindewaard"]
