"""Countries by their ISO 3166-1 codes, and by the names that people call some of them."""

from functools import cache

from interimkit.model.text import Language

_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM "
    "ZW"
)
CODES = frozenset(_CODES.split())
"""All 249 of ISO 3166-1."""

NAMES = {
    code: dict(zip(Language, names, strict=True))
    for code, *names in (
        ("AT", "Austria", "Oostenrijk", "Autriche"),
        ("BE", "Belgium", "België", "Belgique"),
        ("BG", "Bulgaria", "Bulgarije", "Bulgarie"),
        ("CH", "Switzerland", "Zwitserland", "Suisse"),
        ("CY", "Cyprus", "Cyprus", "Chypre"),
        ("CZ", "Czechia", "Tsjechië", "Tchéquie"),
        ("DE", "Germany", "Duitsland", "Allemagne"),
        ("DK", "Denmark", "Denemarken", "Danemark"),
        ("EE", "Estonia", "Estland", "Estonie"),
        ("ES", "Spain", "Spanje", "Espagne"),
        ("FI", "Finland", "Finland", "Finlande"),
        ("FR", "France", "Frankrijk", "France"),
        ("GB", "United Kingdom", "Verenigd Koninkrijk", "Royaume-Uni"),
        ("GR", "Greece", "Griekenland", "Grèce"),
        ("HR", "Croatia", "Kroatië", "Croatie"),
        ("HU", "Hungary", "Hongarije", "Hongrie"),
        ("IE", "Ireland", "Ierland", "Irlande"),
        ("IT", "Italy", "Italië", "Italie"),
        ("LT", "Lithuania", "Litouwen", "Lituanie"),
        ("LU", "Luxembourg", "Luxemburg", "Luxembourg"),
        ("LV", "Latvia", "Letland", "Lettonie"),
        ("MT", "Malta", "Malta", "Malte"),
        ("NL", "Netherlands", "Nederland", "Pays-Bas"),
        ("NO", "Norway", "Noorwegen", "Norvège"),
        ("PL", "Poland", "Polen", "Pologne"),
        ("PT", "Portugal", "Portugal", "Portugal"),
        ("RO", "Romania", "Roemenië", "Roumanie"),
        ("SE", "Sweden", "Zweden", "Suède"),
        ("SI", "Slovenia", "Slovenië", "Slovénie"),
        ("SK", "Slovakia", "Slowakije", "Slovaquie"),
        ("US", "United States", "Verenigde Staten", "États-Unis"),
    )
}
"""What a country is called in each language, for those that a reader is likely to name."""

_ALSO = {
    "UK": "GB", "VK": "GB", "Britain": "GB", "Great Britain": "GB",
    "Groot-Brittannië": "GB", "Grande-Bretagne": "GB",
    "England": "GB", "Engeland": "GB", "Angleterre": "GB",
    "the Netherlands": "NL", "Holland": "NL", "Hollande": "NL",
    "Deutschland": "DE", "Czech Republic": "CZ", "USA": "US",
}  # fmt: skip
"""What else people write."""


def country_code(named: str) -> str | None:
    """The code of the country that somebody named; None where we know no such country.

    Case, accents and hyphens do not count.

    >>> country_code("belgie"), country_code("UK"), country_code("XX")
    ('BE', 'GB', None)
    """
    return _by_name().get(_plain(named))


def known_names() -> tuple[str, ...]:
    """Every name that is understood beside the codes."""
    return (*dict.fromkeys(name for names in NAMES.values() for name in names.values()), *_ALSO)


@cache
def _by_name() -> dict[str, str]:
    named = {name: code for code, names in NAMES.items() for name in names.values()} | _ALSO
    return {_plain(name): code for name, code in (named | {c: c for c in CODES}).items()}


def _plain(name: str) -> str:
    from unicodedata import combining, normalize  # only where a country is named

    letters = normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not combining(c)).replace("-", " ").strip()
