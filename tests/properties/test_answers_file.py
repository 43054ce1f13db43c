"""Answers written down load equal, whatever the words in them; what is not safe to show is not kept."""

from hypothesis import example, given
from hypothesis import strategies as st

from interimkit.content.answers import _cleaned, encode_answers
from interimkit.content.compose import compose
from interimkit.content.convert import Reading, fit
from interimkit.content.read import decode
from interimkit.model.answers import AnsweredPack, Answers, Practice, Rater
from interimkit.model.text import Language, Text, clean, joined

READING = Reading(language=Language.EN, declared=tuple(Language), own_words=True)
IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True) | st.sampled_from(
    ["null", "true", "false", "12", "0x1f", "1e3", "y", "no", "yes-1"]
)
VERSIONS = st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,6}){2}", fullmatch=True)
TEXTS = st.text(min_size=1, max_size=90).filter(lambda text: joined(clean(text)))


@given(
    st.none() | st.builds(AnsweredPack, name=st.text(max_size=30), version=VERSIONS),
    st.text(max_size=50),
    st.sampled_from(Rater),
    st.dictionaries(IDS, IDS, max_size=3),
    st.dictionaries(IDS, st.integers(0, 600) | IDS, max_size=3),
    st.dictionaries(IDS, st.sampled_from(Practice), max_size=3),
    st.dictionaries(IDS, TEXTS.map(Text), max_size=3),
    st.dictionaries(IDS, st.integers(0, 4), max_size=3),
    st.sampled_from(["me.yaml", "me.json"]),
)
@example(
    AnsweredPack(name="a: b, c} # \ud800\x1b\ufeff", version="0.10.0"), "- x\n", Rater.PEER,
    {"null": "true"}, {"12": "12"}, {}, {"true": Text("\u2028 '\" \\ \x85 {")}, {}, "me.yaml",
)  # fmt: skip
def test_any_answers_encoded_load_equal(
    pack: AnsweredPack | None,
    label: str,
    rater: Rater,
    quiz: dict[str, str],
    checks: dict[str, int | str],
    pitfalls: dict[str, Practice],
    notes: dict[str, Text],
    skills: dict[str, int],
    name: str,
) -> None:
    answers = Answers(
        pack=pack, label=label, rater=rater, quiz=quiz, checks=checks, pitfalls=pitfalls,
        notes=notes, skills=skills, evidence=notes,
    )  # fmt: skip
    data = encode_answers(answers, name=name)
    loaded = fit(compose(decode(data, name="x"), file="x"), Answers, file="x", reading=READING)
    assert loaded == _cleaned(answers)
    assert encode_answers(loaded, name=name) == data
