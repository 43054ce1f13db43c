"""What both articles say, looked for in what is shown, never in the YAML that it comes from.

A fact is a screen and what must stand on it. Where words carry it, one needle a language; where the
article's own number does, the number in each language's writing.
"""

import re
from functools import cache
from typing import Any, NamedTuple

import msgspec
import pytest

from interimkit import compare_pay, load_pack
from interimkit.domain.career import outline_career
from interimkit.domain.claims import list_claims
from interimkit.domain.pitfalls import list_pitfalls
from interimkit.domain.roles import compare_roles
from interimkit.domain.sources import list_sources
from interimkit.model.claims import Verdict
from interimkit.model.text import Language
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.words import country_name

LANGUAGES = [lang.value for lang in Language]
# A command: what works it out, and its one argument.
SCREENS: dict[str, tuple[Any, str]] = {
    "roles": (compare_roles, "role"),
    "pitfalls": (list_pitfalls, "pitfall"),
    "career": (outline_career, "topic"),
    "claims": (list_claims, "claim"),
    "sources": (list_sources, "source"),
    "salary": (compare_pay, "level"),
}


@cache
def result(command: str, language: str) -> Any:
    name, _, argument = command.partition(" ")
    work_out, parameter = SCREENS[name]
    arguments = {parameter: argument} if argument else {}
    return work_out(load_pack(language=language), **arguments)


@cache
def shown(command: str, language: str, width: int = 400) -> str:
    """The screen, with line breaks and thin spaces made plain spaces."""
    text = encode(result(command, language), Format.TABLE, width=width).decode()
    return plain_spaces(" ".join(text.split()))


def plain_spaces(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


class Fact(NamedTuple):
    screen: str
    en: str
    nl: str
    fr: str


def same(screen: str, needle: str) -> Fact:
    """A number or a name that every language writes alike."""
    return Fact(screen, needle, needle, needle)


FACTS = [
    # The first article: what the job is for, and its six cases.
    same("roles cover", r"8 \w+[^0-9]*"),
    Fact("roles cover", "recruited and trained", "aangeworven en opgeleid", "recruter et de former"),
    Fact("roles cover", "[Ll]abour relations stayed calm", "sociale rust", "climat social"),
    Fact("roles crisis", "6 months", "6 maanden", "6 mois"),
    Fact("roles crisis", "clos", "sluit", "ferm"),
    Fact("roles crisis", "supplier contracts", "leverancierscontracten|leveranciers", "fournisseurs"),
    Fact("roles crisis", "[Hh]otel group", "hotelgroep", "groupe hôtelier"),
    Fact("roles crisis", r"4 months.*25%", r"4 maanden.*25%", r"4 mois.*25 %"),
    Fact("roles strategy", r"20%.*one year|one year.*20%", r"20%.*jaar|jaar.*20%", r"20 %.*an|an.*20 %"),
    Fact("roles strategy", "IT SME", "IT-kmo|IT-bedrijf|kmo", "PME"),
    Fact("roles project", "15%", "15%", "15 %"),
    Fact("roles project", "food groups|food", "voeding", "agroalimentaire|agro"),
    Fact("roles continuity", "banking network|bank", "bank", "bancaire|banque"),
    # Its steps.
    Fact("roles cover", "recruit or train", "leid|opleid", "recruter ou former"),
    Fact("roles crisis", "finance, labour relations or production", "financieel, sociaal of industrieel|financiële, sociale", "financière, sociale ou industrielle"),
    Fact("roles crisis", "redundanc", "sociaal plan", "plan social"),
    Fact("roles crisis", "plan that protects jobs", "plan op dat banen beschermt", "qui préserve l’emploi"),
    Fact("roles crisis", "trust", "vertrouwen", "confiance"),
    Fact("roles strategy", "competition", "concurrentie", "concurrence"),
    Fact("roles strategy", "agil", "wendba", "agil"),
    Fact("roles strategy", "product", "product", "produit"),
    Fact("roles project", "budget", "budget", "budget"),
    Fact("roles project", "IT equipment", "IT-apparatuur|IT-materiaal", "informatique"),
    Fact("roles project", "risk", "risico", "risque"),
    Fact("roles project", "merger or an acquisition", "fusie of een overname", "fusion ou une acquisition"),
    Fact("roles project", "going international", "naar het buitenland", "internationalisation"),
    Fact("roles project", "digital transformation", "digitale transformatie", "transformation numérique"),
    Fact("roles continuity", "market share", "marktaandeel", "parts? de marché"),
    # Lengths, and what stretches them.
    Fact("roles cover", "3 to 6 months", "3 tot 6 maanden", "3 à 6 mois"),
    Fact("roles crisis", "3 to 6 months", "3 tot 6 maanden", "3 à 6 mois"),
    Fact("roles crisis", "6 to 12 months, up to 18.*exceptionally 24", "6 tot 12 maanden, tot 18.*24", "6 à 12 mois, jusqu’à 18.*24"),
    Fact("roles project", "6 to 12 months, up to 18", "6 tot 12 maanden, tot 18", "6 à 12 mois, jusqu’à 18"),
    same("roles", r"3–6 .*6–12 \(18, 24\)"),
    Fact("roles", "mean is about 8 months", "ongeveer 8 maanden", "environ 8 mois"),
    Fact("roles", "SME", "kmo", "PME"),
    Fact("roles", "finance and health", "financi.*zorg", "finance ou la santé|finance.*santé"),
    # Profile and education.
    Fact("career profile", "more than 10 years", "meer dan 10 jaar", "plus de 10 ans"),
    Fact("career profile", "Bac.?5", "Bac.?5|bac.?5|masterniveau", "Bac.?5"),
    Fact("career profile", "administration, finance, engineering, human resources or law", "financ.*recht", "droit"),
    Fact("career profile", "business school", "businessschool|business school|handels", "école de commerce"),
    same("career profile", "Executive MBA"),
    Fact("career profile", "change management, crisis management and leadership", "crisis", "gestion de crise"),
    Fact("career profile", "corporate finance, (company|business) law", "bedrijfsfinanci|vennootschapsrecht|bedrijfsrecht", "finance d’entreprise"),
    Fact("career profile", "[Cc]oaching", "[Cc]oaching", "[Cc]oaching"),
    Fact("career profile", "own field", "vakgebied", "domaine"),
    Fact("career profile", "thirteen skills", "dertien competenties", "treize compétences"),
    same("career profile", "Agile, Scrum"),
    same("career profile", "Power BI"),
    same("career profile", "SAP, Oracle"),
    Fact("career profile", "professional English|English", "Engels", "anglais"),
    Fact("career profile", "ethics", "ethiek", "éthique"),
    # The work.
    Fact("career work", "5,000", r"5\.000", "5 000"),
    Fact("career work", "[Nn]early half", "[Bb]ijna de helft", "près de la moitié"),
    Fact("career work", "mid-cap or a large group", "grote groep", "ETI"),
    Fact("career work", "one company in two is an SME", "kmo", "une entreprise sur deux"),
    Fact("career work", "industry, services and distribution", "industrie, de diensten en de distributie|industrie", "l’industrie, les services"),
    Fact("career work", "about 8 months", "8 maanden", "8 mois"),
    Fact("career work", "3 to 6 months", "3 tot 6 maanden", "3 à 6 mois"),
    Fact("career work", "6 to 12 months, up to 18", "6 tot 12 maanden", "6 à 12 mois"),
    Fact("career work", "24 months", "24 maanden", "24 mois"),
    Fact("career work", "shareholders", "aandeelhouders", "actionnaires"),
    Fact("career work", "board", "raad van bestuur|raden van bestuur", "conseil d’administration"),
    Fact("career work", "[Ff]reelance", "[Ff]reelance|[Zz]elfstandig", "indépendant"),
    Fact("career work", "umbrella contract", "tussenpartij", "portage salarial"),
    Fact("career work", "travel", "baan|reis|verplaats|onderweg", "déplace"),
    Fact("career work", "accounts or the administration|accounting", "boekhouding", "comptabilité"),
    Fact("career work", "€80,000 to €150,000", r"€ 80\.000 .*€ 150\.000", "80 000 .*150 000 €"),
    Fact("career work", "per diems or performance bonuses", "dagvergoeding", "indemnités journalières"),
    # Prospects.
    Fact("career prospects", "crisis management or restructuring", "crisis", "crise"),
    Fact("career prospects", "digital transformation", "digitale transformatie", "transformation numérique"),
    same("career prospects", "MTI"),
    Fact("career prospects", "CFO", "CFO", "CFO|DAF|directeur financier"),
    Fact("career prospects", "HR director", "hr-directeur", "directeur des ressources humaines"),
    Fact("career prospects", "strategy consulting", "strategi", "conseil en stratégie"),
    Fact("career prospects", "your own interim-management firm", "interim-managementb", "votre propre"),
    # Attractions and constraints.
    Fact("career trade-offs", "varied and stimulating", "afwisselend", "variées"),
    Fact("career trade-offs", "decisions are made quickly|quick", "snel", "vite|rapid"),
    Fact("career trade-offs", "high-level network", "netwerk", "réseau"),
    Fact("career trade-offs", "pressure to deliver", "druk", "pression"),
    Fact("career trade-offs", "far from home", "ver van huis", "loin de chez"),
    Fact("career trade-offs", "between two assignments", "twee opdrachten", "deux missions"),
    # Pitfalls.
    Fact("pitfalls", "allocation|resources", "middelen", "ressources|moyens"),
    Fact("pitfalls", "processes, teams and", "processen, teams", "processus, (les )?équipes"),
    Fact("pitfalls", "[Rr]esistance to change", "[Ww]eerstand", "[Rr]ésistance"),
    Fact("pitfalls", "[Mm]isunderstandings", "[Mm]isverstanden", "[Mm]alentendus"),
    Fact("pitfalls", "credibility", "geloofwaardigheid", "crédibilité"),
    Fact("pitfalls", "across disciplines", "over vakgebieden heen", "pluridisciplinaire|disciplin"),
    Fact("pitfalls", "other specialists", "andere specialisten", "d’autres spécialistes"),
    Fact("pitfalls", "performance, profitability", "rendabiliteit", "rentabilité"),
    Fact("pitfalls", "not one more mistake", "geen extra fout", "pas une erreur de plus"),
    # Pay.
    Fact("salary", "€55,000", r"€ 55\.000", "55 000 €"),
    Fact("salary", "€80,000", r"€ 80\.000", "80 000 €"),
    Fact("salary", "€120,000", r"€ 120\.000", "120 000 €"),
    # The second article.
    Fact("career phase", "20 to 25 years", "20 tot 25 jaar", "20 à 25 ans"),
    Fact("career phase", "10 to 15 years", "10 tot 15 jaar", "10 à 15 ans"),
    Fact("career phase", "comfort zone", "comfortzone", "zone de confort"),
    Fact("career phase", "[Ll]oyal", "[Ll]oya", "[Ll]oya|fidél"),
    Fact("career phase", "[Ff]amily firms, multinationals, start-ups", "multinational", "multinationale"),
    Fact("career phase", "weeks", "weken", "semaines"),
    Fact("career phase", "emotional intelligence", "emotionele intelligentie", "intelligence émotionnelle"),
    Fact("career phase", "embraces change rather than fears it", "verandering niet vreest, maar omarmt", "ne craint pas le changement"),
    Fact("career phase", "adaptability among the leadership skills that are worth most", "Aanpassingsvermogen is volgens het essay een van de waardevolste", "l’adaptabilité compte parmi"),
    Fact("career phase", "skills sharpen", "verfijnt je vaardigheden", "compétences s’affinent"),
    Fact("career phase", "build their leadership skills faster", "leiderschap sneller", "plus vite leur leadership"),
    Fact("career phase", "departments and functions", "afdelingen en functies", "services et des fonctions|services"),
    Fact("career return", "10 to 15 years", "10 tot 15 jaar", "10 à 15 ans"),
    Fact("career return", "one team, culture or organisation", "team", "équipe"),
    Fact("career return", "values, vision and leadership style", "waarden, een visie", "valeurs, la vision|valeurs"),
    Fact("career employers", "[Oo]perational at once", "operationeel|inzetbaar|aan de slag", "[Oo]pérationnel"),
    Fact("career employers", "several sectors and cultures", "sectoren", "secteurs"),
    Fact("career employers", "calm", "rust", "calme"),
    Fact("career employers", "deliberate choice", "bewuste keuze", "choix"),
    Fact("career employers", "[Bb]ridge builders", "[Bb]ruggenbouwers", "passerelles|bâtisseurs de ponts|ponts"),
    Fact("career employers", "a view of the future", "visie op de toekomst", "vision de l’avenir"),
    same("sources orsys-2025", "Lydia Laga"),
    Fact("salary", "Part of it can be", "Een deel kan bestaan uit", "Une partie peut consister en"),
    # What others found: whose figure it is, of what, of when.
    Fact("claims through-providers", "59% of the managers named their own network", "59% van de managers noemde het eigen netwerk", "59 % des managers citent leur réseau"),
    Fact("claims sectors", "more than half of assignments are in industry", "meer dan de helft van de opdrachten ligt in de industrie", "plus de la moitié des missions sont menées dans l’industrie"),
    Fact("claims relay-share", "shares of companies, it seems", "vermoedelijk aandelen van bedrijven", "semble-t-il, de parts d’entreprises"),
    Fact("claims career-phase", "60% had left one deliberately", "60% had zo’n functie bewust verlaten", "60 % avaient quitté un tel poste"),
    Fact("claims career-phase", "how many were asked, and where, the page does not say", "hoeveel mensen ondervraagd zijn", "ni combien de personnes"),
    Fact("claims", r"15% are abroad \(France Transition, 2024", r"15% zich in het buitenland af \(France Transition, 2024", r"15 % des missions sont à l’étranger \(France Transition, 2024"),
    same("claims", r"750.* \(nextconomy\.be, 2019\)"),
    Fact("claims time-billed", "132 days billed a year", "132 gefactureerde dagen per jaar", "132 jours facturés par an"),
    Fact("claims time-billed", "69% of full time", "69% van een voltijdse bezetting", "part facturée de 69 %, par rapport à un temps plein"),
    Fact("claims time-billed", "utilisation 66%, down from 73%.*how it is counted is not said", "66% gefactureerde tijd, tegenover 73%", "part facturée de 66 %, contre 73 %"),
    Fact("claims time-billed", r"163 paid days.*Heuse Interim|Heuse Interim.*163 paid days", "163 betaalde dagen", "163 jours payés"),
    Fact("claims time-billed", r"172\.3 days billed", "172,3 gefactureerde dagen", "172,3 jours facturés"),
    Fact("claims time-billed", "3 days a year off sick", "3 ziektedagen per jaar", "3 jours de maladie par an"),
    Fact("claims long-waits", r"44% had sold over 80% of their capacity and a third 20% or less \(403", r"44% meer dan 80% van zijn capaciteit verkocht en een derde 20% of minder \(403", r"44 % avaient vendu plus de 80 % de leur capacité et un tiers 20 % ou moins \(403"),
    Fact("claims long-waits", r"36% had sold 80% or more and 29% under 20% \(240", r"36% minstens 80% en 29% minder dan 20% \(240", r"36 % en avaient vendu 80 % ou plus et 29 % moins de 20 % \(240"),
    Fact("claims long-waits", "37% on a full-time assignment.*39% without one", "37% in een voltijdse opdracht.*39% zonder opdracht", "37 % en mission à plein temps.*39 % sans mission"),
    Fact("claims early-end", "no figure for any country", "geen enkel land een cijfer", "aucun pays"),
    Fact("claims first-assignment", "no figure for any country", "geen enkel land een cijfer", "aucun pays"),
    Fact("claims first-assignment", "two years in a tight market", "twee jaar als de markt", "deux ans quand le marché"),
    Fact("claims pay-by-the-day", "€1,527 a day as a weighted mean, above €2,000 for 13%", r"€ 1\.527 per dag als gewogen gemiddelde", "1 527 € par jour en moyenne pondérée"),
    Fact("claims pay-by-the-day", "just under €1,200 a day, as billed to the client", r"iets minder dan € 1\.200 per dag, gefactureerd aan de opdrachtgever", "un peu moins de 1 200 € par jour, facturés au client"),
    Fact("claims pay-by-the-day", "a Belgian rate after 2019", "een Belgisch tarief van na 2019", "un TJM belge postérieur à 2019"),
    Fact("claims assignments-count", r"2\.625 billion, against 2\.9 forecast, and about 12,000 managers", r"2,625 miljard.*12\.000 managers", "2,625 milliards.*12 000 managers"),
    Fact("claims length-mean", "9.4 months", "9,4 maanden", "9,4 mois"),
    Fact("claims length-mean", "Switzerland 15.3, Austria 9.9", "Zwitserland 15,3, Oostenrijk 9,9", "Suisse 15,3, Autriche 9,9"),
    Fact("claims relay-share", "46.2%, against 52% in 2023", "46,2%, tegenover 52% in 2023", "46,2 %, contre 52 % en 2023"),
    Fact("sources xerius", "after social contributions and tax", "na sociale bijdragen en belastingen", "après cotisations sociales et impôts"),
    Fact("sources xerius", "social insurance fund", "sociaalverzekeringsfonds", "caisse d’assurances sociales"),
    Fact("sources mon-entreprise", "collects social contributions", "de sociale bijdragen int", "collecte les cotisations"),
    Fact("sources hukaroi", "wrong place to begin", "verkeerde uitgangspunt", "est une erreur"),
    Fact("claims gaps-between", "2.6 months, down from 3", "2,6 maanden tussen twee opdrachten, tegenover 3 vroeger", "2,6 mois d’intermission en moyenne, contre 3"),
    Fact("claims time-billed", "utilisation 56%", "56% gefactureerde tijd", "part facturée de 56 %"),
    Fact("claims assignments-count", "4,000 to 5,000", r"4\.000 tot 5\.000", "4 000 à 5 000"),
    same("sources iim-2023-gaps", r"andersonquigley\.com"),
    Fact("sources schaveling-2010", "led a paid programme", "betalend programma", "programme payant"),
    Fact("claims hiring-former-interims", "1 in 20", "1 op 20|1 interim-manager op 20", "1 (manager )?sur 20"),
]  # fmt: skip


def test_there_are_facts_enough() -> None:
    assert len(FACTS) > 90
    assert len({fact.screen for fact in FACTS}) > 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.screen}: {fact.en}")
def test_a_fact_of_the_articles_is_shown(fact: Fact, language: str) -> None:
    needle = getattr(fact, language)
    assert re.search(needle, shown(fact.screen, language)), shown(fact.screen, language)


GONE = [
    Fact("salary", "on top|Lydia Laga", "bovenop|erbij|Lydia Laga", "en plus|Lydia Laga"),
    # What the articles do not say, or say elsewhere.
    Fact("roles crisis", "dismissals", "ontslagen", "licenciements"),
    Fact("career work", "merger|acquisition|expansion", "overname|fusie|internationale groei", "acquisition|fusion|développement à l’international"),
    Fact("claims through-providers", "59% through", "59% via", "59 % par"),
    Fact("claims sectors", "no share is given", "een aandeel staat er niet bij", "aucune part n’est indiquée"),
    Fact("claims", "In Belgium 85%", "In België noemt 85%", "En Belgique, 85 %"),
    Fact("claims", r"€750 in Belgium \(Federgon", r"€ 750 in België \(Federgon", r"750 € en Belgique \(Federgon"),
    Fact("sources schaveling-2010", "nothing that we know of", "niets verkopen", "ne vendent rien"),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", GONE, ids=lambda fact: f"{fact.screen}: {fact.en}")
def test_what_nobody_said_is_not_shown(fact: Fact, language: str) -> None:
    needle = getattr(fact, language)
    assert not re.search(needle, shown(fact.screen, language)), shown(fact.screen, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_five_gains_is_the_essays(language: str) -> None:
    topic = next(t for t in result("career phase", language).topics)
    (gains,) = (part for part in topic.parts if part.id == "gains")
    assert len(gains.points) == 5
    said = {"en": "essay", "nl": "essay", "fr": "l’essai"}[language]
    assert all(said in point.text for point in gains.points)


def test_a_title_is_the_pages_own_or_stands_in_brackets() -> None:
    """One that we supplied is marked, and names are joined by a comma, which every language has."""
    described = [
        s.source for s in result("sources", "en").sources if s.source.title.startswith("[")
    ]
    assert {source.id for source in described} >= {"ddim", "catandra", "valtus-2023"}
    assert all(source.title.endswith("]") for source in described)
    for cited in result("sources", "en").sources:
        assert " and " not in f"{cited.source.publisher} {cited.source.via}"


def every_screen() -> list[str]:
    """Each command alone, and with each thing that it can show."""
    of = {
        "roles": [role.id for role in result("roles", "en").roles],
        "pitfalls": [pitfall.id for pitfall in result("pitfalls", "en").pitfalls],
        "career": [topic.id for topic in result("career", "en").topics],
        "claims": [claim.id for claim in result("claims", "en").claims],
        "sources": [cited.source.id for cited in result("sources", "en").sources],
    }
    return ["salary", *of, *(f"{command} {id_}" for command, ids in of.items() for id_ in ids)]


EVERY = every_screen()


def named_sources(node: Any) -> set[str]:
    """The ids of all the sources that a result names beside what it says."""
    if isinstance(node, dict):
        keys = {"source", "basis", "client_source", "audit_source", "advice_source"}
        here = {value for key, value in node.items() if key in keys and isinstance(value, str)}
        return here.union(*(named_sources(value) for value in node.values()))
    if isinstance(node, list):
        return set[str]().union(*(named_sources(value) for value in node))
    return set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", EVERY)
def test_every_source_of_a_screen_stands_on_it_with_its_year(screen: str, language: str) -> None:
    text = shown(screen, language)
    node = msgspec.json.decode(encode(result(screen, language), Format.JSON))
    names = named_sources(node)
    if screen == "claims":  # the list shows each claim's own line, with its publisher and year
        names = {claim["basis"] for claim in node["claims"]}
    known = {s.source.id: s.source for s in result("sources", language).sources}
    for name in names - {"toolkit"}:
        source = known[name]
        assert source.publisher in text, name
        undated = {"en": "undated", "nl": "zonder datum", "fr": "sans date"}[language]
        assert plain_spaces(source.period or str(source.year or undated)) in text, name
    ours = {"en": "our judgement", "nl": "ons (eigen )?oordeel", "fr": "notre jugement"}[language]
    if "toolkit" in names and screen not in {"pitfalls", "roles", "career"}:
        assert re.search(ours, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_with_an_independent_figure_names_its_year(language: str) -> None:
    seen = 0
    for claim in result("claims", language).claims:
        said = set(re.findall(r"\d+", claim.article))
        fresh = set(re.findall(r"\d+", claim.in_brief)) - said
        if any(f.source not in {"orsys-2025", "headhunter-essay"} for f in claim.figures) and fresh:
            seen += 1
            undated = "undated|zonder datum|sans date"
            assert re.search(rf"(19|20)\d\d|{undated}", claim.in_brief), claim.id
    assert seen > 8


# Where the article's figure that a claim is about is shown.
SHOWN_ON = {
    "company-size": ["career work"],
    "leadership-first": ["career profile"],
    "pitfall-count": ["pitfalls"],
    "pay-average": ["salary", "career work"],
    "pay-by-the-day": ["salary", "career work"],
    "career-phase": ["career phase", "career return"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_differs_is_visible_where_the_articles_figure_stands(language: str) -> None:
    differing = list_claims(load_pack(language=language), verdict=Verdict.DIFFERS.value).claims
    assert {claim.id for claim in differing} == set(SHOWN_ON)
    for claim in differing:
        brief = plain_spaces(claim.in_brief)
        for screen in SHOWN_ON[claim.id]:
            text = shown(screen, language)
            assert brief in text, (claim.id, screen)
            assert "≠" in text


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["roles", "pitfalls", "career", "claims", "sources"])
def test_nothing_is_cut_or_too_long(command: str, language: str, width: int) -> None:
    for screen in (s for s in EVERY if s.partition(" ")[0] == command):
        text = encode(result(screen, language), Format.TABLE, width=width).decode()
        lines = [x for x in text.splitlines() if not x.lstrip(" →").startswith("interimkit ")]
        assert max(map(len, lines)) <= width, screen  # a command alone runs on
        assert "…" not in text.replace("…)", "")


def test_every_country_of_a_source_has_a_name() -> None:
    for source in (s.source for s in result("sources", "en").sources):
        for code in source.countries:
            assert country_name(code, language=Language.NL) != code
    assert country_name("JP", language=Language.NL) == "JP"
