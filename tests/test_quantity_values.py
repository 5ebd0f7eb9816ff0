"""What a quantity means: value, bounds, modifier, unit, what is counted, and the direction of a change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimtable.quantity.currencies import cldr_name
from claimtable.quantity.numbers import find_numerals
from claimtable.quantity.si import in_si
from claimtable.quantity.units import unit_after
from claimtable.quantity.values import quantities_of
from claimtable.schema import Quantity

Read = Callable[[str], Doc]


def only(doc: Doc) -> Quantity:
    (quantity,) = quantities_of(doc)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,340", 2340),
        ("2.5 million", 2_500_000),
        ("7bn", 7e9),
        ("25k", 25_000),
        ("1½", 1.5),
        ("3 1/4", 3.25),
        ("1/8", 0.125),
        ("twenty-one", 21),
        ("two hundred and fifty thousand", 250_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("a quarter of a million", 250_000),
        ("three dozen", 36),
        ("a dozen", 12),
        ("a couple of hundred", 200),
        ("several thousand", 2000),
        ("dozens", 24),
        ("hundreds of thousands", 200_000),
        ("tens of thousands", 20_000),
        ("two-thirds", 2 / 3),
        ("3 lakh", 300_000),
        ("1,20,000", 120_000),
        ("12 400 000", 12_400_000),
    ],
)
def test_numerals(text: str, value: float) -> None:
    assert [numeral.value for numeral in find_numerals(text)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("words", "modifier", "low", "high"),
    [
        ("40", "=", 40, 40),
        ("about 40", "~", 40, 40),
        ("some 40", "~", 40, 40),
        ("roughly 40", "~", 40, 40),
        ("more than 40", ">", 40, None),
        ("just over 40", ">", 40, None),
        ("at least 40", ">=", 40, None),
        ("no fewer than 40", ">=", 40, None),
        ("at least about 40", ">=", 40, None),
        ("40 or more", ">=", 40, None),
        ("fewer than 40", "<", None, 40),
        ("well under 40", "<", None, 40),
        ("up to 40", "<=", None, 40),
        ("as many as 40", "<=", None, 40),
        ("no more than 40", "<=", None, 40),
        ("40-odd", "~", 40, 40),
        ("30 to 40", "range", 30, 40),
        ("between 30 and 40", "range", 30, 40),
        ("three or four", "range", 3, 4),
        ("over than 40", ">", 40, None),
        ("40 or fewer", "<=", None, 40),
        ("40-plus", ">=", 40, None),
        ("40+", ">=", 40, None),
        ("dozens of", "~", 24, 24),
    ],
)
def test_modifiers(read: Read, words: str, modifier: str, low: float | None, high: float | None) -> None:
    quantity = only(read(f"The navy sent {words} sailors to the island."))
    assert (quantity.modifier, quantity.low, quantity.high) == (modifier, low, high)
    assert (quantity.unit, quantity.of) == ("sailor", "sailors")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The road is 12 km long.", 12, "kilometre"),
        ("The road is 12 kilometers long.", 12, "kilometre"),
        ("The flat measures 80 sq m.", 80, "square metre"),
        ("The blaze covered 700 acres.", 700, "acre"),
        ("The parcel weighs 9 pounds.", 9, "pound"),
        ("It was 31C in the shade.", 31, "degree Celsius"),
        ("It was 88 degrees Fahrenheit.", 88, "degree Fahrenheit"),
        ("The van was doing 95mph.", 95, "mile per hour"),
        ("The link carries 40 Gbps.", 40, "gigabit per second"),
        ("The plant makes 600 megawatts.", 600, "megawatt"),
        ("Wages rose by 30 basis points.", 30, "basis point"),
        ("The panel has 5,000 mAh left.", 5000, "milliampere-hour"),
        ("He waited for half an hour.", 0.5, "hour"),
        ("The flight took two hours and 30 minutes.", 2.5, "hour"),
        ("The sailor is 5ft 6in tall.", 5.5, "foot"),
        ("He was sentenced to two and a half years.", 2.5, "year"),
        ("The 400m hurdles began.", 400, "metre"),
        ("The pressure fell to 60 millimetres of mercury.", 60, "millimetre of mercury"),
        ("The pressure was 120 mm Hg.", 120, "millimetre of mercury"),
    ],
)
def test_measures(read: Read, text: str, value: float, unit: str) -> None:
    quantity = quantities_of(read(text))[0]
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The fine was £2.5m.", 2.5e6, "pound sterling"),
        ("The fine was $400.", 400, "dollar"),
        ("The fine was US$400.", 400, "US dollar"),
        ("The fine was A$3,000.", 3000, "Australian dollar"),
        ("The fine was 20 million euros.", 20e6, "euro"),
        ("The fine was 900 Danish crowns.", 900, "Danish krone"),
        ("The fine was 5,000 Swiss francs.", 5000, "Swiss franc"),
        ("The fine was CHF 5,000.", 5000, "Swiss franc"),
        ("The fine was ¥30bn.", 30e9, "yen"),
        ("The fine was Rs 12 crore.", 12e7, "Indian rupee"),
        ("The fine was R500,000.", 500_000, "rand"),
        ("Milk costs 95p a litre.", 95, "penny per litre"),
        ("Gas costs $3.20 a gallon.", 3.2, "dollar per gallon"),
        ("It will cost $5-7 billion.", 6e9, "dollar"),
        ("It will cost 3 million euros. Nobody minds.", 3e6, "euro"),
        ("It will cost 30 U.S. dollars. Nobody minds.", 30, "US dollar"),
        ("It will cost 30 cents. Nobody minds.", 30, "cent"),
        ("It will cost 30 euros a head. Nobody minds.", 30, "euro per head"),
        ("It will cost between $5 billion and $7 billion.", 6e9, "dollar"),
    ],
)
def test_money(read: Read, text: str, value: float, unit: str) -> None:
    quantity = only(read(text))
    assert (quantity.kind, quantity.value, quantity.unit) == ("money", pytest.approx(value), unit)


def test_the_article_says_whose_dollar_it_is(read: Read) -> None:
    doc = read("The bail was set at US$ 20,000. His drives were worth $ 200 each.")
    assert [quantity.unit for quantity in quantities_of(doc)] == ["US dollar", "US dollar"]


def test_a_conversion_in_brackets_is_another_dollar(read: Read) -> None:
    doc = read("The firm paid 10 million Australian dollars ($7 million).")
    assert [quantity.unit for quantity in quantities_of(doc)] == ["Australian dollar", "dollar"]


def test_whose_peso_is_read_from_the_countries_named(read: Read) -> None:
    assert only(read("Mexico will pay 300 pesos for each tree.")).unit == "Mexican peso"
    assert only(read("They will pay 300 pesos for each tree.")).unit == "peso"


def test_currency_names_are_cldr_singulars() -> None:
    assert [cldr_name(code) for code in ("USD", "SEK", "PLN", "GBP")] == [
        "US dollar", "Swedish krona", "zloty", "pound sterling",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("The army lost 40 light tanks.", "tank", "light tanks"),
        ("Some 300 people fled.", "person", "people"),
        ("More than 100 Kenyans were on board.", "Kenyan", "Kenyans"),
        ("Twelve children were hurt.", "child", "children"),
        ("They know the three branches of government.", "branch", "branches of government"),
        ("Dozens of the rescued miners waited.", "miner", "rescued miners"),
        ("A five-member panel met.", "member", "panel"),
        ("She wrote a 300-page report.", "page", "report"),
        ("Only one guard was awake.", "guard", "guard"),
    ],
)
def test_counted_nouns(read: Read, text: str, unit: str, of: str) -> None:
    quantity = only(read(text))
    assert (quantity.unit, quantity.of) == (unit, of)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("At least 80 people were injured and 12 died.", ["person", "person"]),
        ("They sold 40 houses last year and 25 this year.", ["house", "house"]),
        ("Six were killed in the blast.", ["person"]),
        ("The team won three and four medals.", ["medal", "medal"]),
        ("The navy cleared 900 mines from two wars, 70 of them this year.", ["mine", "war", "mine"]),
        ("Sailors, 12 of whom were asleep, heard the bang.", ["sailor"]),
        ("The number of riders has risen from 3,000 to 4,500.", ["rider", "rider"]),
        ("The number of pupils fell by 300.", ["pupil"]),
        ("The number of empty flats was 4,000.", ["flat"]),
        ("Infections have doubled in two weeks to 640.", ["week", "infection"]),
        ("Prices have risen to 640.", [""]),
        ("The index closed at 9,310.5, up 12.3 points.", ["point", "point"]),
        ("Norway sent 14 cooks in May and 6 in June.", ["cook", "cook"]),
        ("The goalkeeper stopped 8 of 11 shots.", ["shot", "shot"]),
        ("Police named the dead as Kari Dahl (44) and Jon Moe (37).", ["year", "year"]),
        ("She is a mother of five.", ["child"]),
        ("The number of wounded rose to 40.", ["person"]),
        ("Hundreds waited at the gate.", ["person"]),
    ],
)
def test_an_elided_noun_comes_from_the_sentence(read: Read, text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in quantities_of(read(text))] == units


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The party won 46 percent of the rural vote.", "rural vote"),
        ("Prices increased by 7 percent.", "Prices"),
        ("The storm cut maize harvests by 20 percent.", "maize harvests"),
        ("Almost half of all nurses resigned.", "nurses"),
        ("He left on $900 bail.", "bail"),
        ("The nine-day march began.", "march"),
        ("The price of bread rose by 4 percent.", "price of bread"),
        ("Revenue dropped to €19 million.", "Revenue"),
        ("Sales of tractors rose €3 million.", "Sales of tractors"),
        ("The firm cut its rents by €30.", "rents"),
        ("The new battery will boost the range by about 35 miles.", "range"),
        ("The glacier retreated by 2 miles.", ""),
        ("Children under 12 travel free.", "Children"),
        ("The rule covers everyone under 26.", "everyone"),
        ("A 17-year-old girl was found.", "girl"),
        ("A 15 metre high mast fell.", "mast"),
        ("It was built at a cost of 3 million euros.", "cost"),
        ("The wells have a depth of 60 metres.", "depth"),
        ("He stole gems worth €38 million.", "gems"),
        ("The last strike lasted nine days.", "last strike"),
        ("Entry costs €45.", "Entry"),
        ("The poll asked adults aged 45 to 70.", "adults"),
        ("Some carriages are more than 40 years old.", "carriages"),
        ("Fines can reach 2% of annual turnover.", "annual turnover"),
        ("A boat sank within 2 kilometres of the port.", ""),
        ("Just two minutes in the second half he scored.", ""),
        ("The firm visited the port at least three times.", ""),
        ("The mayor rose and paid €30.", ""),
        ("The group sold its 30% stake in the mill.", "stake in the mill"),
        ("The town saw a 12% drop in crime.", "crime"),
        ("Unions agreed to a 12% pay rise.", "pay rise"),
        ("Unions agreed to a 12% rise.", "rise"),
        ("It was held on a turnout of 64 per cent.", "turnout"),
        ("The firm will raise its dividend about 10 percent.", "dividend"),
        ("The yard sold 30 percent fewer boats.", "boats"),
        ("Of the voters, 30 per cent stayed at home.", "voters"),
    ],
)
def test_what_is_measured(read: Read, text: str, of: str) -> None:
    assert only(read(text)).of == of


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Profit rose 5%.", "up"),
        ("Profit rose by about 5%.", "up"),
        ("Profit fell 5% in the year.", "down"),
        ("The index was down 30 points.", "down"),
        ("The bank raised its forecast by 5%.", "up"),
        ("A 5% increase was agreed.", "up"),
        ("Output was up about 19 per cent.", "up"),
        ("The new battery will boost the range by about 35 miles.", "up"),
        ("Sales were down nearly 5% in May.", "down"),
        ("Rents rose by more than a third.", "up"),
        ("Exports fell at least 8 percent.", "down"),
        ("Turnout dropped by roughly 12 points.", "down"),
        ("The index gained just over 30 points.", "up"),
        ("The court reported an increase of around 10% in cases.", "up"),
        ("The mill announced a cut of about 200 jobs.", "down"),
        ("The town saw a nearly 12 per cent drop in crime.", "down"),
        ("Wheat closed about 5% lower.", "down"),
        ("Shares were 5% up at noon.", "up"),
        ("Profit rose to 5%.", "up"),
        ("Fares rose to about 5 euros.", "up"),
        ("Class sizes rose to 31 pupils.", "up"),
        ("The euro slipped to as low as $1.02.", "down"),
        ("The ministry wants to raise the minimum wage to $15 an hour.", "up"),
        ("The agency cut its estimate of demand to 85 million barrels.", "down"),
        ("That brings the total to nearly 1,000.", "up"),
        ("The school cut its staff to 40 teachers.", "down"),
        ("The firm cut ties to 12 suppliers.", ""),
        ("Those promises add up to more than $8 million.", ""),
        ("Tax cuts went to 12 firms.", ""),
        ("Deposits earn interest at 5%.", ""),
        ("She lost about 200 books.", ""),
        ("The tax is 5%.", ""),
        ("They gave up 300 yards.", ""),
    ],
)
def test_changes(read: Read, text: str, change: str) -> None:
    assert only(read(text)).change == change


def test_a_share_without_a_noun_is_of_the_same_whole(read: Read) -> None:
    doc = read("The poll shows that 61 percent of drivers back the toll and 22 percent reject it.")
    assert [quantity.of for quantity in quantities_of(doc)] == ["drivers", "drivers"]


def test_a_changed_amount_keeps_its_modifier(read: Read) -> None:
    quantity = only(read("Output was up about 19 per cent."))
    assert (quantity.modifier, quantity.change) == ("~", "up")


def test_a_change_and_the_level_it_leads_to_are_two(read: Read) -> None:
    amount, level = quantities_of(read("Shares rose 5% to 12 euros."))
    assert (amount.value, amount.change) == (5, "up")
    assert (level.value, level.change) == (12, "up")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Petrova, 61, was unhurt.", 61),
        ("A 17-year-old girl was found.", 17),
        ("She left home at the age of 35.", 35),
        ("He was 10 when it began.", 10),
        ("The tree is 400 years old.", 400),
        ("Pupils 18 and over may vote.", 18),
        ("Everyone under 26 pays less.", 26),
        ("Children under 12 travel free.", 12),
        ("Voters aged 35 or above were asked.", 35),
    ],
)
def test_ages(read: Read, text: str, value: float) -> None:
    quantity = only(read(text))
    assert (quantity.kind, quantity.value, quantity.unit) == ("age", value, "year")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" km/h", "kilometre per hour"),
        (" sq ft", "square foot"),
        ("kWh", "kilowatt hour"),
        (" percentage points", "percentage point"),
        (" barrels a day", "barrel per day"),
        (" troops", None),
        (" at home", None),
        ("rd place", None),
    ],
)
def test_units(text: str, name: str | None) -> None:
    found = unit_after(text, 0)
    assert (found.name if found is not None else None) == name


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The road is 3 miles long.", 4828.032, "m"),
        ("It was 100 degrees Fahrenheit.", 310.928, "K"),
        ("The van did 90 km/h.", 25.0, "m/s"),
        ("The field has 2 hectares.", 20_000.0, "m²"),
        ("He stayed two days.", 172_800.0, "s"),
    ],
)
def test_si(read: Read, text: str, value: float, unit: str) -> None:
    assert in_si(only(read(text))) == (pytest.approx(value, rel=1e-4), unit)


def test_a_count_behind_people_is_no_age(read: Read) -> None:
    """A counted noun shows that "under" bounds a number of things."""
    assert [one.kind for one in quantities_of(read("The staff of under 40 teachers met."))] == ["count"]


@pytest.mark.parametrize("text", ["It cost $40.", "Forty people came.", "Prices rose 4%.", "It earned 30 points."])
def test_nothing_else_has_an_si_value(read: Read, text: str) -> None:
    assert in_si(only(read(text))) is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("It closed in Leeds and 13 other towns.", "other towns"),
        ("It drew politicians from 40 towns and villages.", "towns and villages"),
        ("It has 12 rooms and a bar.", "rooms"),
        ("They fell by 14 per cent.", "They"),
        ("Profit halved to $5 million.", "Profit"),
        ("The bank raised its key rate to 11.25%.", "key rate"),
        ("It moves at ten times the speed of sound.", "speed of sound"),
        ("They gave her £5,000 worth of clothes.", "clothes"),
        ("The game lasted for about three hours.", "game"),
        ("It was the best day in the 38-year history of the zoo.", "history of the zoo"),
        ("They had a $100-million, ship-wide refit.", "ship-wide refit"),
    ],
)
def test_what_a_quantity_is_of(read: Read, text: str, of: str) -> None:
    assert quantities_of(read(text))[0].of == of


@pytest.mark.parametrize(
    "text", ["It is 10^999 long.", "It is 5x10^400 long.", "It is 10⁻⁹⁹⁹ long.", "It is 10^-- long."]
)
def test_a_power_of_ten_beyond_reason_is_no_infinity(read: Read, text: str) -> None:
    assert all(abs(found.value) < 1e100 for found in quantities_of(read(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed all 14 hostage-takers.", [(14, "hostage-taker")]),
        ("The bomb hurt two passers-by.", [(2, "passer-by")]),
        ("The two front-runners met.", [(2, "front-runner")]),
        ("He has a lead of more than 300 pledged delegates.", [(300, "delegate")]),
        ("They won three straight doubles titles.", [(3, "title")]),
        ("It is an alliance of 13 leftist, centrist and regional parties.", [(13, "party")]),
        ("He targeted about 100  Americans.", [(100, "American")]),
        ("The deficit was 882 million NZ dollars.", [(882e6, "New Zealand dollar")]),
        ("The Senate confirmed him 92 to 0.", [(92, "vote"), (0, "vote")]),
        ("Trump has 758 delegates, compared to Cruz's 538.", [(758, "delegate"), (538, "delegate")]),
        ("He hired a pair of lobbying firms.", [(2, "firm")]),
        ("Two reasons: 1) he lives here and 2) he has no money.", [(2, "reason")]),
        ("We need a policy beyond 2012.", []),
        ("Taxes came to 522.8 billion pesos.", [(522.8e9, "peso")]),
    ],
)
def test_units_that_the_tokens_part_or_hide(read: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(found.value, found.unit) for found in quantities_of(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He carried seven out of 11 counties.", [(7, "=", "county"), (11, "=", "county")]),
        ("Nine out of 10 cats agree.", [(0.9, "=", "fraction")]),
        ("The firm must hand over seven contracts.", [(7, "=", "contract")]),
        ("The hearing may take over 12 hours.", [(12, ">", "hour")]),
        ("He played 27 one-day internationals.", [(27, "=", "international")]),
        ("A man on a two-wheeler died.", []),
        ("They fell silent over a second unfair probe.", []),
        ("He waited more than a second before he spoke.", [(1, ">", "second")]),
        ("Prices rose over 2016.", []),
        ("India declared on 265 for eight with two wickets left.", [(2, "=", "wicket")]),
        ("Tests found XBB.1.16 again.", []),
        ("Call 8099999977 now.", []),
        ("It has been a tough couple of days.", [(2, "~", "day")]),
        ("He was there for 12 ½ years.", [(12.5, "=", "year")]),
        ("Norway won three medals and Finland two.", [(3, "=", "medal"), (2, "=", "medal")]),
        ("The attack left nine dead last year.", [(9, "=", "person")]),
        ("The museum showed 11 works.", [(11, "=", "work")]),
        ("The bank has 300 branches. It will shut 45.", [(300, "=", "branch"), (45, "=", "branch")]),
        ("The two met in May.", [(2, "=", "person")]),
    ],
)
def test_kinds_of_numbers_in_news(read: Read, text: str, found: list[tuple[float, str, str]]) -> None:
    assert [(round(one.value, 4), one.modifier, one.unit) for one in quantities_of(read(text))] == found
