"""A pack as a whole: what its files say of one another."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from conftest import DATA
from own_packs import write_pack

from interimkit import ContentError, compare_pay, load_pack
from interimkit.content.answers import example_names
from interimkit.content.check import check_pack
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import MAX_BYTES
from interimkit.domain.subjects import content_files
from interimkit.errors import MAX_PROBLEMS
from interimkit.errors import ProblemCode as Code
from interimkit.model.text import Language
from interimkit.render.problems import describe

Edit = Callable[[str, str, str], None]


def found(folder: Path) -> list[tuple[str, int, int, Code]]:
    return [(Path(p.file).name, p.line, p.column, p.code) for p in check_pack(folder).problems]


def test_the_built_in_pack_is_sound() -> None:
    check = check_pack(DATA)
    assert check.problems == ()
    assert check.ref is not None
    kinds = content_files().values()
    assert all(any(fnmatch(f, k.file_of()) for f in check.files) for k in kinds)
    assert all(any(fnmatch(f, k.file_of()) for k in kinds) for f in check.files)
    assert len(check.files) >= 4


def test_ten_mistakes_in_three_files_are_ten_problems_in_their_places(
    pack: Path, edit: Edit
) -> None:
    edit("salaries.yaml", "currency: EUR", "currency: euro")
    edit("salaries.yaml", "id: intermediate", "id: beginner")
    edit("salaries.yaml", "gross_per_year_from: 120000", "gross_per_year_form: 120000")
    edit("salaries.yaml", "gross_per_year_to: 150000", "gross_per_year_to: 15000")
    edit("salaries.yaml", "pay-country", "pay-contry")
    edit("claims.yaml", "verdict: differs", "verdict: difers")
    edit("claims.yaml", "source: valtus-2023", "source: valtus-2032")
    edit("claims.yaml", "      nl: Bij de bedragen van", "      de: Bij de bedragen van")
    edit("sources.yaml", "countries: [FR]", "countries: [FR, france]")
    expected = [
        ("claims.yaml", "verdict: difers", "difers", Code.CHOICE_UNKNOWN),
        ("claims.yaml", "valtus-2032", "valtus-2032", Code.REFERENCE_UNKNOWN),
        (
            "claims.yaml",
            "en: The article’s pay has no",
            "en: The article’s",
            Code.TRANSLATION_MISSING,
        ),
        ("claims.yaml", "de: Bij de bedragen", "de: Bij", Code.LANGUAGE_UNDECLARED),
        ("salaries.yaml", "currency: euro", "euro", Code.PATTERN),
        ("salaries.yaml", "id: beginner\n    name: {en: Inter", "beginner", Code.ID_DUPLICATE),
        ("salaries.yaml", "id: confirmed", "id: confirmed", Code.FIELD_MISSING),
        ("salaries.yaml", "gross_per_year_form", "gross_per_year_form", Code.FIELD_UNKNOWN),
        ("salaries.yaml", "gross_per_year_to: 15000", "15000", Code.RANGE_REVERSED),
        ("salaries.yaml", "pay-contry", "pay-contry", Code.REFERENCE_UNKNOWN),
        ("sources.yaml", "[FR, france]", "france", Code.PATTERN),
    ]
    places = []
    for file, context, mark, code in expected:
        text = (pack / file).read_text(encoding="utf-8")
        at = text.index(mark, text.index(context))
        places.append((file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), code))
    assert len(places) >= 10
    assert found(pack) == sorted(places)


def test_a_reference_is_not_reported_when_its_target_merely_has_a_mistake(
    pack: Path, edit: Edit
) -> None:
    edit("claims.yaml", "verdict: differs", "verdict: difers")
    assert [code for *_, code in found(pack)] == [Code.CHOICE_UNKNOWN]


@pytest.mark.parametrize("file", ["claims.yaml", "roles.yaml"])  # examples and cases name roles
def test_a_missing_file_is_said_once_not_at_every_reference(pack: Path, file: str) -> None:
    (pack / file).unlink()
    (problem,) = check_pack(pack).problems
    assert (problem.code, problem.expected) == (Code.REFERENCE_WITHOUT_FILE, (file,))
    named = Path(problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert named[problem.column - 1 :].startswith(problem.value)


def test_what_one_file_holds_is_not_missed_in_another_that_is_not_there(
    pack: Path, edit: Edit
) -> None:
    """A consequence rests on a source or on a claim."""
    case = "cases/lindewaard.yaml"
    edit(case, "basis: [orsys-2025]", "basis: [length-mean, toolkit]")
    edit(case, "basis: [culture-and-diplomacy]", "basis: [lenght-mean]")
    (pack / "sources.yaml").unlink()
    (pack / "career.yaml").unlink()  # it would be the first to miss the sources
    of_case = [p for p in check_pack(pack).problems if p.file.endswith(case)]
    assert "length-mean" not in {p.value for p in of_case}
    (mistyped,) = (p for p in of_case if p.code is Code.REFERENCE_UNKNOWN)
    assert (mistyped.value, mistyped.nearest) == ("lenght-mean", "length-mean")
    (missed,) = (p for p in check_pack(pack).problems if p.code is Code.REFERENCE_WITHOUT_FILE)
    assert missed.expected == ("sources.yaml",)


def test_a_basis_that_several_missing_files_could_hold_names_them_all(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, "cases/orchard.yaml")
    case = folder / "cases" / "orchard.yaml"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("[toolkit]", "[my-book]", 2), encoding="utf-8")
    (problem,) = check_pack(folder).problems
    assert (problem.code, problem.value) == (Code.REFERENCE_WITHOUT_FILE, "my-book")
    assert (problem.expected, problem.nearest) == (("sources.yaml", "claims.yaml"), "toolkit")
    said = describe(problem, language=Language.EN)
    assert "would stand in sources.yaml or claims.yaml, which" in said


def test_a_basis_without_any_sources_may_be_ones_own_judgement(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, "quiz.yaml")
    quiz = folder / "quiz.yaml"
    text = quiz.read_text(encoding="utf-8")
    assert "basis: toolkit" in text
    quiz.write_text(text.replace("basis: toolkit", "basis: my-book", 1), encoding="utf-8")
    (problem,) = check_pack(folder).problems
    assert (problem.value, problem.expected) == ("my-book", ("sources.yaml",))
    assert (problem.code, problem.nearest) == (Code.REFERENCE_WITHOUT_FILE, "toolkit")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.EMPTY),
        (b"# a comment\n", Code.EMPTY),
        (b"a: 1\n---\nb: 2\n", Code.SEVERAL_DOCUMENTS),
        (b"- a\n", Code.WRONG_TYPE),
        (b"just text\n", Code.WRONG_TYPE),
        ("levels: é\n".encode("utf-16"), Code.NOT_UTF8),
        ("levels: é\n".encode("latin-1"), Code.NOT_UTF8),
        (b"a: \x00\n", Code.CONTROL_CHARACTER),
        (b"[" * 200_000, Code.TOO_DEEP),
        (b"#" * (MAX_BYTES + 1), Code.TOO_LARGE),
    ],
)
def test_a_file_that_is_no_content_is_one_problem(pack: Path, content: bytes, code: Code) -> None:
    (pack / "sources.yaml").write_bytes(content)
    problems = [p for p in check_pack(pack).problems if p.file.endswith("sources.yaml")]
    assert [p.code for p in problems] == [code]
    # What the other files refer to is then missing, and said so, file by file.
    assert {p.code for p in check_pack(pack).problems} <= {code, Code.REFERENCE_UNKNOWN}


def test_a_byte_order_mark_and_windows_line_ends_are_fine(pack: Path) -> None:
    path = pack / "salaries.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(pack) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_only_plain_files_are_opened(pack: Path) -> None:
    for name in ("sources.yaml", "salaries.yaml", "claims.yaml"):
        (pack / name).unlink()
    os.mkfifo(pack / "sources.yaml")
    (pack / "salaries.yaml").mkdir()
    (pack / "claims.yaml").symlink_to("/dev/zero")
    odd = [name for name, *_, code in found(pack) if code is Code.NOT_REGULAR]
    assert odd == ["claims.yaml", "salaries.yaml", "sources.yaml"]
    assert check_pack(pack).ref is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_an_unreadable_file_is_said_to_be(pack: Path) -> None:
    (pack / "claims.yaml").chmod(0)
    assert Code.UNREADABLE in {code for *_, code in found(pack)}


def test_a_file_nobody_reads_is_pointed_out(pack: Path) -> None:
    (pack / "salaris.yaml").write_text("levels: []\n", encoding="utf-8")
    (problem,) = check_pack(pack).problems
    assert (problem.code, problem.nearest) == (Code.FILE_UNKNOWN, "salaries.yaml")


@pytest.mark.parametrize(
    ("old", "new", "code", "mark"),
    [
        ("good_fit_from: 10", "good_fit_from: 16", Code.NUMBER_RANGE, "16"),
        ("not_now_up_to: 5", "not_now_up_to: 10", Code.NUMBER_RANGE, "10\n  good"),
        ("never_zero: [short-tenure", "never_zero: [short-tenur", Code.REFERENCE_UNKNOWN, "short-tenur,"),
        ("    number: {met_from: 5, at_most: 1000}\n", "", Code.FIELD_MISSING, "id: contacts"),
        ("met_from: 12, blocking_below: 6", "met_from: 5, blocking_below: 6", Code.NUMBER_RANGE, "{met_from: 5, b"),
        ("id: contacts", "id: crisis", Code.ID_DUPLICATE, "crisis\n    basis: schaekel"),
        ("    limits: [project, crisis]", "    number: {met_from: 1, at_most: 2}", Code.FIELD_UNKNOWN, "id: travel"),
        ("decides: false\n    proviso: {en: from", "proviso: {en: from", Code.FIELD_UNKNOWN, "id: free-to-start"),
        ("{id: open, status: not-met", "{id: open, status: blocking", Code.CHOICE_UNKNOWN, 'blocking, text: {en: "Not yet"'),
        ("{met_from: 5, at", "{met_from: 5, blocking_below: 2, at", Code.NUMBER_RANGE, "2, at_most: 1000"),
        ("retired: [{id: common-ground", "retired: [{id: cut-knots", Code.ID_DUPLICATE, "cut-knots, since"),
        ("since: 0.2.0}]", "since: 0.4.0}]", Code.VERSION_TO_COME, "0.4.0}]"),
        ("        since: 0.2.0\n", "        since: 1.0.0\n", Code.VERSION_TO_COME, "1.0.0\n"),
        ("        since: 0.2.0\n", "        since: soon\n", Code.PATTERN, "soon\n"),
    ],
)  # fmt: skip
def test_a_quiz_that_cannot_be_scored_is_refused(
    pack: Path, edit: Edit, old: str, new: str, code: Code, mark: str
) -> None:
    edit("quiz.yaml", old, new)
    if "blocking_below: 2" in new:  # which a check may have that decides
        edit("quiz.yaml", "  - id: contacts\n", "  - id: contacts\n    decides: false\n")
    text = (pack / "quiz.yaml").read_text(encoding="utf-8")
    at = text.index(mark)
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    problems = [p for p in found(pack) if p[0] == "quiz.yaml"]
    assert problems == [("quiz.yaml", *place, code)]


def test_a_question_has_two_options_at_least_and_not_forty(pack: Path) -> None:
    path = pack / "quiz.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("    options:\n", text.index("questions:")) + len("    options:\n")
    end = re.search(r"^  - id: ", text[start:], re.MULTILINE)
    assert end
    options = text[start : start + end.start()]
    first = options[: options.index("      - id: ", 1)]
    for number in (0, 1, 40):
        many = "".join(first.replace("id: ", f"id: o{n}-", 1) for n in range(number))
        path.write_text(f"{text[:start]}{many}{text[start + end.start() :]}", encoding="utf-8")
        codes = [code for name, *_, code in found(pack) if name == "quiz.yaml"]
        assert codes == [Code.LIST_LENGTH if number else Code.WRONG_TYPE]


@pytest.mark.parametrize("points", ["0", "3"])
def test_a_quiz_where_every_answer_scores_alike(pack: Path, points: str) -> None:
    path = pack / "quiz.yaml"
    text = re.sub(r"points: \d", f"points: {points}", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    codes = [code for *_, code in found(pack)]
    assert codes == ([Code.NUMBER_RANGE] if points == "0" else [])


def test_the_examples_of_a_pack_are_checked_as_well(pack: Path) -> None:
    path = pack / "examples" / "anke.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("shop-floor", "shop"), encoding="utf-8"
    )
    assert found(pack) == [("anke.yaml", 6, 18, Code.ANSWER_UNKNOWN)]


def test_more_problems_than_anybody_reads_are_cut_short(pack: Path) -> None:
    sources = "".join(f"  - {{id: s{n}}}\n" for n in range(60))
    (pack / "sources.yaml").write_text(f"sources:\n{sources}", encoding="utf-8")
    codes = [code for name, *_, code in found(pack) if name == "sources.yaml"]
    assert codes.count(Code.TOO_MANY) == 1
    assert len(codes) == 101


def test_a_folder_that_may_not_be_listed_is_said_to_be(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = check_pack(pack).problems
    assert (problem.code, problem.file) == (Code.UNREADABLE, str(pack))


def test_examples_that_may_not_be_listed_are_said_to_be(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "examples":
            raise PermissionError(13, "no")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert found(pack) == [("examples", 0, 0, Code.UNREADABLE)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_examples_that_nobody_could_read_or_ask_for_are_said(pack: Path) -> None:
    folder = pack / "examples"
    os.mkfifo(folder / "fifo.yaml")
    (folder / "folder.yaml").mkdir()
    for name in ("gone.yml", "\x1b[2J.yaml", "Big Boss.yaml"):
        (folder / name).write_text("quiz: {}\n", encoding="utf-8")
    assert {(name, code) for name, *_, code in found(pack)} == {
        ("fifo.yaml", Code.NOT_REGULAR),
        ("folder.yaml", Code.NOT_REGULAR),
        ("gone.yml", Code.EXAMPLE_NAME),
        ("\ufffd[2J.yaml", Code.EXAMPLE_NAME),
        ("Big Boss.yaml", Code.EXAMPLE_NAME),
    }
    names = example_names(OpenPack(pack, language=Language.EN))
    assert "anke" in names
    assert not {"gone", "Big Boss", "\x1b[2J"} & set(names)


def test_a_pack_needs_no_examples(pack: Path) -> None:
    shutil.rmtree(pack / "examples")
    (pack / "workshop.yaml").unlink()  # which shows one of them
    assert found(pack) == []
    (pack / "examples").touch()
    assert found(pack) == [("examples", 0, 0, Code.UNREADABLE)]


def test_files_that_nobody_reads_are_counted_up_to_a_hundred(pack: Path) -> None:
    for number in range(300):
        (pack / f"sources-{number}.yaml").touch()
        (pack / "examples" / f"Some {number}.yaml").touch()
    codes = [code for *_, code in found(pack)]
    assert [codes.count(c) for c in (Code.FILE_UNKNOWN, Code.TOO_MANY, Code.EXAMPLE_NAME)] == [
        MAX_PROBLEMS, 1, MAX_PROBLEMS
    ]  # fmt: skip


def test_a_space_that_is_none_is_named(pack: Path, edit: Edit) -> None:
    edit("salaries.yaml", "currency: EUR", "currency\u202f: EUR")
    edit("sources.yaml", "kind: survey", "kind: \u00a0survey")
    edit("pack.yaml", "updated: ", "updated: \u00a0")
    named = [p for p in check_pack(pack).problems if p.code is Code.SPACE_CHARACTER]
    assert [(Path(p.file).name, p.value) for p in named] == [
        ("pack.yaml", "U+00A0 NO-BREAK SPACE"),
        ("salaries.yaml", "U+202F NARROW NO-BREAK SPACE"),
        ("sources.yaml", "U+00A0 NO-BREAK SPACE"),
    ]


def test_a_pack_needs_its_pack_yaml(pack: Path) -> None:
    (pack / "pack.yaml").unlink()
    assert found(pack) == [("pack.yaml", 0, 0, Code.FILE_MISSING)]
    assert check_pack(pack / "nowhere").problems[0].code is Code.FOLDER_MISSING


@pytest.mark.parametrize("languages", ["", "nl", "[]", "[xx]", "{nl: 1}"])
def test_a_pack_names_its_languages(pack: Path, edit: Edit, languages: str) -> None:
    edit("pack.yaml", "languages: [en, nl, fr]", f"languages: {languages}")
    problems = check_pack(pack).problems
    assert problems
    assert {Path(p.file).name for p in problems} == {"pack.yaml"}


def test_a_pack_of_ones_own_is_checked_whole_before_it_is_used(pack: Path, edit: Edit) -> None:
    edit("sources.yaml", "kind: survey", "kind: poll")
    with pytest.raises(ContentError) as caught:
        load_pack(pack)
    assert "is not possible here" in str(caught.value)
    assert "sources.yaml" in str(caught.value)


def test_a_pack_in_one_language_is_read_in_it(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        "name: mini\nversion: 1.0.0\nlanguages: [nl]\ntitle: Klein\nupdated: 2026-01-01\n",
        encoding="utf-8",
    )
    (tmp_path / "sources.yaml").write_text(
        "sources:\n  - {id: me, title: T, publisher: P, kind: guide, year: null, interest: geen}\n",
        encoding="utf-8",
    )
    (tmp_path / "salaries.yaml").write_text(
        "basis: me\nadvice_basis: me\nas_of: 2026-01-01\ncurrency: CHF\n"
        "levels: [{id: one, name: Eén, gross_per_year_from: 1}]\n"
        "average_range: {gross_per_year_from: 1, gross_per_year_to: 2, depends_on: niets}\n",
        encoding="utf-8",
    )
    opened = load_pack(tmp_path, language="fr")
    assert opened.language == "nl"
    pay = compare_pay(opened)
    assert (pay.levels[0].name, pay.caveats, pay.variable_pay) == ("Eén", (), ())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("quiz.yaml", "pitfalls: [rushed-diagnosis]", "pitfalls: [rushd-diagnosis]"),
        ("quiz.yaml", "limits: [project, crisis]", "limits: [projects, crisis]"),
        ("quiz.yaml", "claim: gaps-between", "claim: gaps-betwen"),
        ("roles.yaml", "caveats: [length-mean", "caveats: [length-men"),
        ("pitfalls.yaml", "caveats: [pitfall-count]", "caveats: [pitfalls-count]"),
        ("career.yaml", "basis: headhunter-essay", "basis: headhunters-essay"),
        ("claims.yaml", "basis: headhunter-essay", "basis: headhunters-essay"),
        ("roles.yaml", "client_basis: toolkit", "client_basis: toolkits"),
    ],
)
def test_a_reference_that_leads_nowhere_is_found_wherever_it_stands(
    pack: Path, edit: Edit, file: str, old: str, new: str
) -> None:
    edit(file, old, new)
    assert {(name, code) for name, _line, _column, code in found(pack)} == {
        (file, Code.REFERENCE_UNKNOWN)
    }


def test_two_steps_may_read_alike(pack: Path) -> None:
    path = pack / "roles.yaml"
    text = path.read_text(encoding="utf-8")
    step = text[text.index("      - en:") : text.index("    lengths:")].split("      - ")[1]
    path.write_text(text.replace("      - en:", f"      - {step}      - en:", 1), encoding="utf-8")
    assert found(pack) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("required: {cover: 3, crisis: 3, strategy: 4,", "required: {cover: 3, crisis: 3,", Code.FIELD_MISSING),
        ("required: {cover: 3, crisis: 3, strategy: 4,", "required: {cover: 4, crisis: 3, strategy: 4,", Code.FIELD_MISSING),
        ("required: {cover: 3, crisis: 3, strategy: 4,", "required: {cover: 3, crisis: 3, strategy: 5,", Code.NUMBER_RANGE),
        ("required: {cover: 3, crisis: 3, strategy: 4,", "required: {covers: 3, cover: 3, crisis: 3, strategy: 4,", Code.REFERENCE_UNKNOWN),
        ("skill: employment-law", "skill: employment-laws", Code.REFERENCE_UNKNOWN),
        ("esco/skill/afdb41dd", "esco/skills/afdb41dd", Code.PATTERN),
        ("source: mabe-west-1982", "source: mabe-west", Code.REFERENCE_UNKNOWN),
    ],
)  # fmt: skip
def test_skills_that_do_not_hold_together(
    pack: Path, edit: Edit, old: str, new: str, code: Code
) -> None:
    edit("skills.yaml", old, new)
    problems = found(pack)
    assert {name for name, *_ in problems} == {"skills.yaml"}
    assert code in {found_code for *_, found_code in problems}


def test_a_skill_of_one_facet_joins_nothing(pack: Path, edit: Edit) -> None:
    line = "      - {id: strategy, name: {en: Strategy, nl: Strategie, fr: Stratégie}}\n"
    edit("skills.yaml", line, "")
    ((name, _line, _column, code),) = found(pack)
    assert (name, code) == ("skills.yaml", Code.LIST_LENGTH)


def test_a_reason_for_what_is_not_essential_is_one_too_many(pack: Path, edit: Edit) -> None:
    edit(
        "skills.yaml",
        "strategy: 4, project: 3, continuity: 4}",
        "strategy: 4, project: 3, continuity: 3}",
    )
    ((name, line, _column, code),) = found(pack)
    assert (name, code) == ("skills.yaml", Code.FIELD_UNKNOWN)
    written = (pack / "skills.yaml").read_text(encoding="utf-8").splitlines()[line - 1]
    assert written.strip() == "continuity:"


def test_a_pack_without_skills_or_roles_is_checked_all_the_same(pack: Path) -> None:
    (pack / "skills.yaml").unlink()
    wanting = {"skills.yaml", "workshop.yaml"}  # what the examples rate, and a room is asked
    assert {name for name, *_ in found(pack)} == wanting


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("per: 13.92", "per: 0", Code.NUMBER_RANGE),
        ("per: 13.92", "per: -1", Code.NUMBER_RANGE),
        ("per: 13.92", "per: 1e-400", Code.NUMBER_RANGE),
        ("value: 0.69\n    low", "value: 1e9999\n    low", Code.NUMBER_RANGE),
        ("value: 150\n    low: 132", "value: 150\n    low: 0", Code.NUMBER_RANGE),
        ("value: 6.08", "value: 608", Code.NUMBER_RANGE),
        ("value: 0.25\n    low: 0.18", "value: 25\n    low: 0.18", Code.NUMBER_RANGE),
        ("low: 0.18\n    high: 0.35", "low: 0.35\n    high: 0.18", Code.NUMBER_RANGE),
        ("low: 0.18\n    high: 0.35", "low: -0.18\n    high: 0.35", Code.NUMBER_RANGE),
        ("country: GB\n    value: 143", "country: DE\n    value: 143", Code.ID_DUPLICATE),
        ("input: day-rate\n    country: BE", "input: day-rate", Code.FIELD_MISSING),
        (
            "nothing_newer: true\n    basis: iim-2020",
            "nothing_newer: 1\n    basis: iim-2020",
            Code.WRONG_TYPE,
        ),
        ("    share_of_salary: 0.01\n", "", Code.FIELD_MISSING),
        ("share_of_salary: 0.01", "share_of_salary: 0", Code.NUMBER_RANGE),
        ("on_costs: 0.30\n    days: 220", "on_costs: 30\n    days: 220", Code.NUMBER_RANGE),
        ("on_costs: 0.30\n    days: 220", "on_costs: 0.30\n    days: 0", Code.NUMBER_RANGE),
    ],
)
def test_a_default_or_a_rule_that_could_not_be_worked_with(
    pack: Path, edit: Edit, old: str, new: str, code: Code
) -> None:
    edit("salaries.yaml", old, new)
    problems = found(pack)
    assert {name for name, *_ in problems} == {"salaries.yaml"}
    assert {found_code for *_, found_code in problems} == {code}
    assert all(line > 0 for _name, line, *_ in problems)


def test_a_pack_without_salaries_is_checked_all_the_same(pack: Path) -> None:
    (pack / "salaries.yaml").unlink()
    ((name, *_, code),) = found(pack)
    assert (name, code) == ("workshop.yaml", Code.STEP_WITHOUT_FILE)


def test_a_comma_that_nobody_put_in_quotes_is_called_so(pack: Path, edit: Edit) -> None:
    edit("pack.yaml", "  en: Interim management, from", "  nope: x\n  en: Interim management, from")
    edit("quiz.yaml", "name: {en: In a crisis,", "name: {en: In a crisis, or nearly,")
    problems = {(p.code, p.value) for p in check_pack(pack).problems}
    assert (Code.TEXT_UNQUOTED, "or nearly") in problems
    assert (Code.LANGUAGE_UNDECLARED, "nope") in problems


def test_no_text_lacks_a_language_that_was_never_named(pack: Path, edit: Edit) -> None:
    edit("pack.yaml", "languages: [en, nl, fr]", "languages: nl")
    assert [code for *_place, code in found(pack)] == [Code.WRONG_TYPE]


@pytest.mark.parametrize("number", ["nan", "sNaN", "inf", "-inf"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("input: gap-months\n    value: 0.5", "input: gap-months\n    value: {}"),
        ("input: gap-months\n", "input: gap-months\n    per: {}\n"),
        ("input: gap-months\n", "input: gap-months\n    high: 3\n    low: {}\n"),
        ("first_gap_months: 6", "first_gap_months: {}"),
        ("rate_falls_by: 0.15", "rate_falls_by: {}"),
        ("share_of_salary: 0.01", "share_of_salary: {}"),
    ],
)
def test_what_is_no_number_is_refused_in_its_place(
    pack: Path, edit: Edit, old: str, new: str, number: str
) -> None:
    edit("salaries.yaml", old, new.format(number))
    (problem,) = check_pack(pack).problems
    line = (pack / "salaries.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert problem.code is Code.NUMBER_RANGE
    assert line[problem.column - 1 :] == number


@pytest.mark.parametrize(
    ("months", "shown", "code"),
    [
        ("[6]", "[6]", Code.LIST_LENGTH),
        ("[6, 12, 17]", "[6, 12, 17]", Code.LIST_LENGTH),
        ("6-17", "6-17", Code.WRONG_TYPE),
        ("[6, long]", "long]", Code.WRONG_TYPE),
        ("[0, 17]", "0, 17]", Code.NUMBER_RANGE),
        ("[6, 61]", "61]", Code.NUMBER_RANGE),
        ("[17, 6]", "6]", Code.NUMBER_RANGE),
    ],
)
def test_lengths_that_are_no_pair_are_refused_in_their_place(
    pack: Path, edit: Edit, months: str, shown: str, code: Code
) -> None:
    edit("salaries.yaml", "months: [6, 17]", f"months: {months}")
    (problem,) = check_pack(pack).problems
    line = (pack / "salaries.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :]) == (code, shown)


def test_two_changes_at_once_are_refused_where_the_second_stands(pack: Path, edit: Edit) -> None:
    edit("salaries.yaml", "first_gap_months: 6\n", "first_gap_months: 6\n    set_aside: 0.4\n")
    (problem,) = check_pack(pack).problems
    assert (problem.code, problem.path[-1]) == (Code.OPTIONS_APART, "set_aside")
    assert problem.expected == ("first_gap_months",)


def test_a_what_if_that_changes_nothing_is_asked_what_it_changes(pack: Path, edit: Edit) -> None:
    edit("salaries.yaml", "    first_gap_months: 6\n", "")
    (problem,) = check_pack(pack).problems
    assert (problem.code, problem.path) == (Code.FIELD_MISSING, ("what_ifs", 0, "first_gap_months"))
