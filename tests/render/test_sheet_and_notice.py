"""The sheet, the page to take home and the notice, as somebody holds them."""

import re
from pathlib import Path

import pypdfium2
import pytest

from interimkit import load_pack
from interimkit.content.answers import load_example
from interimkit.domain.programmes import find_programme
from interimkit.domain.workshop_notice import WorkshopNotice, write_notice
from interimkit.domain.workshop_sheet import WorkshopSheet, make_sheet
from interimkit.model.case import Case
from interimkit.model.quiz import Quiz
from interimkit.model.text import Language
from interimkit.render.encode import encode, page_of
from interimkit.render.formats import Format
from interimkit.render.page import BulletKind, Bullets, Paragraph, Table
from interimkit.render.workshop_notice import rows as said
from interimkit.render.workshop_sheet import rows

PACKS = {language: load_pack(language=language) for language in Language}
(CASE,) = PACKS[Language.EN].names(Case)


def paper(language: Language, programme: str | None = None) -> WorkshopSheet:
    pack = PACKS[language]
    return make_sheet(pack, find_programme(pack, programme))


def own(language: Language, programme: str | None = None, **without: None) -> WorkshopSheet:
    """Bart's answers to the quiz and to the skills, but those left out."""
    pack, bart = PACKS[language], load_example(PACKS[language], "bart")
    skills = {name: str(level) for name, level in bart.skills.items()}
    chosen = {k: v for k, v in {**bart.quiz, **skills}.items() if k not in without}
    return make_sheet(pack, find_programme(pack, programme), chosen)


def pages(sheet: WorkshopSheet) -> list[str]:
    with pypdfium2.PdfDocument(encode(sheet, Format.PDF)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def html(sheet: WorkshopSheet) -> str:
    return encode(sheet, Format.HTML).decode()


@pytest.mark.parametrize("language", Language)
def test_a_quiz_is_a_sheet_of_two_pages_and_the_key_is_on_the_second_alone(
    language: Language,
) -> None:
    """So that who answers does not see it, and one sheet of paper is enough."""
    first, second = pages(paper(language))
    for question in PACKS[language].load(Quiz).questions:
        assert question.stem[:20] in first
        assert question.name in second
    sums = encode(paper(language), Format.MD).decode().partition("| A | B |")[2]
    assert sums.count("\\_") > 20
    assert "1.040" in second or "1,040" in second or re.search(r"1\s040", second)


def test_page_two_begins_a_new_sheet_wherever_it_is_printed() -> None:
    first, *others = (block for block in page_of(paper(Language.EN)).blocks if block.new_sheet)
    assert not others
    assert re.search(r'class="part new-sheet">.{0,60}Read this page when', html(paper(Language.EN)),
                     re.DOTALL)  # fmt: skip
    style = Path("src/interimkit/render/page.css").read_text(encoding="utf-8")
    assert ".new-sheet { break-before: page;" in style.partition("@media print")[2]
    assert not any(block.new_sheet for block in page_of(own(Language.EN)).blocks)
    assert first


@pytest.mark.parametrize("language", Language)
def test_every_option_stands_under_its_letter(language: Language) -> None:
    sheet = paper(language)
    blocks = [b for b in page_of(sheet).blocks if isinstance(b, Bullets)]
    lettered = [b for b in blocks if b.kind is BulletKind.LETTERS]
    assert [len(b.texts) for b in lettered] == [len(q.options) for q in sheet.questions]
    told = re.findall(r'<b class="letter">(\w)</b> <span dir="auto">(.*?)</span>', html(sheet))
    assert [(o.letter, o.text) for q in sheet.questions for o in q.options] == told
    written = encode(sheet, Format.MD).decode()
    assert f"**B** {sheet.questions[0].options[1].text}" in written


@pytest.mark.parametrize("language", Language)
def test_what_is_taken_home_has_the_result_the_key_the_checks_and_the_sum(
    language: Language,
) -> None:
    sheet, pack = own(language), PACKS[language]
    page = html(sheet)
    quiz = pack.load(Quiz)
    assert sheet.own
    assert sheet.own.fit.dimensions[0].reason in page
    for question in quiz.questions:
        for option in question.options:
            assert option.feedback in page
    assert page.count(", je antwoord") + page.count(", your answer") + page.count(
        ", votre réponse"
    ) == len(quiz.questions)
    for check in quiz.checks:
        assert check.question in page
    assert f"interimkit quiz --answers {sheet.code}" in page
    assert "<script" not in page


@pytest.mark.parametrize("language", Language)
def test_checks_and_money_have_room_to_write_and_no_answer(language: Language) -> None:
    """They are never sent, so a page that a laptop made can know none."""
    for sheet in (paper(language), own(language)):
        blanks = html(sheet).count('<span class="blank"')
        assert blanks >= len(PACKS[language].load(Quiz).checks) + 6


@pytest.mark.parametrize("language", Language)
def test_it_says_of_itself_what_is_true(language: Language) -> None:
    """It was made on the coach's laptop, and answers crossed the Wi-Fi: not on one's own computer."""
    foots = {Language.EN: "Made on the coach’s laptop; nothing went to the internet.",
             Language.NL: "Gemaakt op de laptop van de begeleider; er ging niets naar het internet.",
             Language.FR: "Établi sur l’ordinateur de l’animateur\u202f; rien n’est parti sur internet."}  # fmt: skip
    notices = (write_notice(PACKS[language], case) for case in (None, CASE))
    for result in (paper(language), own(language), *notices):
        written = encode(result, Format.HTML).decode()
        assert f"<p>{foots[language]}</p></footer>" in written


@pytest.mark.parametrize("language", Language)
def test_who_left_one_out_gets_the_key_and_no_advice(language: Language) -> None:
    sheet = own(language, crisis=None)
    assert sheet.lacks_answers
    assert page_of(sheet).title == sheet.name
    assert f"--answers {sheet.code}" in html(sheet)
    assert sheet.code.startswith("-")


def test_skills_stand_beside_what_is_asked_with_ones_own_or_room_for_it() -> None:
    for sheet, blank in ((paper(Language.EN, "skills"), True), (own(Language.EN, "skills"), False)):
        tables = [b for b in page_of(sheet).blocks if isinstance(b, Table)]
        (table,) = (
            b
            for b in tables
            if len(b.columns) == 2 + len(sheet.kinds) and b.columns[1].name == "Yours"
        )
        assert len(table.rows) == len(sheet.questions)
        assert all((row[1] in "ABCDE") is not blank if isinstance(row[1], str) else blank
                   for row in table.rows)  # fmt: skip
        assert table.rows[0][2:] == ("D", "D", "E", "D", "E")


def test_a_row_is_an_option_with_its_points_and_whether_it_was_chosen() -> None:
    chosen = [row for row in rows(own(Language.EN)) if row[7]]
    assert [(row[2], row[3]) for row in chosen] == [
        ("crisis", "C"), ("working-style", "D"), ("short-tenure", "D"), ("change", "C"),
        ("motivation", "C"),
    ]  # fmt: skip
    assert {row[7] for row in rows(paper(Language.EN))} == {None}
    assert sum(row[6] for row in chosen if isinstance(row[6], int)) == 7


@pytest.mark.parametrize("language", Language)
def test_the_notice_has_what_article_13_asks_for_and_room_for_what_a_coach_knows(
    language: Language,
) -> None:
    notice = write_notice(PACKS[language])
    written = encode(notice, Format.HTML).decode()
    assert written.count('<span class="blank"') == 10
    wanted = {
        Language.EN: ("consent", "article 6(1)(a)", "data protection authority", "24 hours",
                      "Under 20 answers", "free", "No decision"),
        Language.NL: ("toestemming", "artikel 6, lid 1, a", "Gegevensbeschermingsautoriteit",
                      "24 uur", "Onder 20", "vrij", "Geen beslissing"),
        Language.FR: ("consentement", "article 6, §\u00a01, a", "Autorité de protection des données",
                      "24 heures", "20 réponses", "libre", "Aucune décision"),
    }  # fmt: skip
    assert [text for text in wanted[language] if text not in written] == []


def told(notice: WorkshopNotice) -> str:
    """Title, lead and all that is said and left to fill in, without the names of our own content."""
    page = page_of(notice)
    lead = next(block.text for block in page.blocks if isinstance(block, Paragraph))
    texts = [str(page.title), str(lead), *(str(cell) for row in said(notice) for cell in row[:3])]
    text = "\n".join(texts)
    return text.replace(notice.name, "") if notice.name else text


OF_QUESTIONS = {
    Language.EN: r"answer|advice|\bkey\b|\bpaper|sheet|question|result|skills|save|where you stand",
    Language.NL: r"(?<!ver)antwoord|advies|\bsleutel|papier|\bblad|vraag\b|groepsbeeld|resultaat|competenties"
    r"|bestand|waar je staat",
    Language.FR: r"répon|avis|\bclé|papier|feuille|question|résultat du groupe|votre (propre )?résultat"
    r"|compétences|fichier|où vous en êtes",
}  # fmt: skip
OF_A_CASE = {
    Language.EN: r"vote|\bcase\b|the room’s way|hands|\bday is",
    Language.NL: r"\bstem|gestemd|casus|weg van de zaal|de hand op",
    Language.FR: r"\bvot(e|es|ez|ant)\b|\bcas\b|parcours|main levée",
}


@pytest.mark.parametrize("language", Language)
def test_a_notice_says_of_questions_and_of_a_case_nothing_that_is_true_of_the_other_alone(
    language: Language,
) -> None:
    asked, played = (told(write_notice(PACKS[language], case)) for case in (None, CASE))
    assert re.findall(OF_QUESTIONS[language], played, re.IGNORECASE) == []
    assert re.findall(OF_A_CASE[language], asked, re.IGNORECASE) == []
    assert re.search(OF_QUESTIONS[language], asked, re.IGNORECASE)
    assert re.search(OF_A_CASE[language], played, re.IGNORECASE)


@pytest.mark.parametrize("language", Language)
def test_the_notice_of_a_case_says_what_is_so_of_votes(language: Language) -> None:
    """Each of these is kept by a test of the room: of its votes, of its file, of its ending."""
    notice = write_notice(PACKS[language], CASE)
    wanted = {
        Language.EN: ("no account", "the coach does not see it either", "Under 20 votes",
                      "numbers of 5 or more", "of a second vote never", "until the vote closes",
                      "a room of any size", "24 hours", "read along", "article 11"),
        Language.NL: ("geen account", "ook de begeleider ziet het niet", "Onder 20 stemmen",
                      "een getal onder 5", "nooit bij een tweede stemming",
                      "tot de stemming sluit", "hoe klein de zaal ook is", "24 uur", "meelezen",
                      "artikel 11"),
        Language.FR: ("ni compte", "l’animateur ne le voit pas non plus", "À moins de 20 votes",
                      "aucun sous 5", "jamais pour un second vote", "jusqu’à la fermeture du vote",
                      "même d’une petite salle", "24 heures", "lire vos votes", "article 11"),
    }  # fmt: skip
    for format_ in (Format.HTML, Format.MD):
        written = encode(notice, format_).decode()
        assert [t for t in (*wanted[language], notice.name) if t not in written] == []
    assert encode(notice, Format.HTML).count(b'<span class="blank"') == 10
