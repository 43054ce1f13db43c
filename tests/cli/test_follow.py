"""One screen speaks one language, also where a pack knows no other."""

from pathlib import Path

from in_process import run_here


def test_a_pack_in_one_language_is_spoken_of_in_it(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        "name: afstand\nversion: 1.0.0\nlanguages: [nl]\nupdated: 2026-01-01\ntitle: Op afstand\n",
        encoding="utf-8",
    )
    (tmp_path / "quiz.yaml").write_text(
        "basis: toolkit\nquestions:\n  - id: stilte\n    name: Stilte\n    stem: Als het stil is…\n"
        "    options:\n"
        "      - {id: bel, points: 1, text: bel ik, reason: je vraagt, feedback: Goed.}\n"
        "      - {id: wacht, points: 0, text: wacht ik, reason: je wacht, feedback: Kan.}\n"
        "bands: {not_now_up_to: 0, good_fit_from: 1}\n",
        encoding="utf-8",
    )
    asked = ("quiz", "--pack", str(tmp_path), "--answer", "stilte=bel")
    for language in ("en", "fr", "nl"):
        shown = run_here(*asked, language=language).stdout.decode()
        assert "Ligt het je?" in shown
        assert "Volgende stap" in shown
    assert "Next step" in run_here("quiz", "--example", "anke").stdout.decode()
