"""Whose rate a number is: names, comparators and limits in every order that people write them in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appealdesk.core.recognition.figures import find_figures, keyed
from appealdesk.core.recognition.rates import find_rates
from appealdesk.readers import recognition

# m: the metric, v: the seller's rate, t: what he is held to, o: an older rate.
SENTENCES = {
    "en": (
        "Your {m} is {v} against a limit of {t}.",
        "Your {m} was {v}, the target being {t}.",
        "{m} must stay below {t}; yours is {v}.",
        "Your {m} stands at {v} versus the {t} we ask for.",
        "{m}: {v} ({t} or better required)",
        "{m}: {v} (required: {t})",
        "{m} {v} / target {t}",
        "{m} {v} vs {t}",
        "{m} = {v}, policy = {t}",
        "At {v}, your {m} misses our standard of {t}.",
        "With {v} you are on the wrong side of the {t} {m} requirement.",
        "Our policy sets {t} for {m}. You are at {v}.",
        "The {m} requirement is {t}. Over the past 30 days you recorded {v}.",
        "Sellers must keep {m} at {t}. Your current figure is {v}.",
        "We measured {v} for your {m}; the bar is {t}.",
        "Your {m} of {v} does not meet the {t} standard.",
        "Your {m} of {v} is not within the permitted {t}.",
        "Your {m} ({v}) fell outside the {t} threshold.",
        "Your {m} reached {v} over the last 7 days. The permitted level is {t}.",
        "{m}\nYour rate: {v}\nTarget: {t}",
        "{m}\nTarget: {t}\nYour rate: {v}",
        "| {m} | {v} | {t} |",
        "{m} - actual {v} - standard {t}",
        "Metric: {m}; current: {v}; minimum/maximum: {t}",
        "{m} has come in at {v} where {t} is expected.",
        "Instead of the required {t}, your {m} is {v}.",
        "Compared with the {t} we expect, your {m} is at {v}.",
        "While our target is {t}, your {m} has been {v} this month.",
        "your {m} is now {v} (we allow {t})",
        "{v} {m} (goal {t})",
        "{v} is your {m}; {t} is the limit.",
        "Your {m} moved from {o} to {v}; the limit is {t}.",
        "Your {m} worsened from {o} last month to {v} (target {t}).",
        "{m}: {v} (previous period {o}, target {t})",
        "{m} currently {v}, needs to be {t}",
        "{m} {v} (expected {t})",
        "a {m} of {v}, outside the agreed {t}",
        "Your store's {m} was measured at {v}. Stores are expected to hold {t}.",
        "You are required to hold a {m} of {t} and you have {v}.",
    ),
    "zh": (
        "您的{m}为{v},平台要求{t}。",
        "{m}{v},上限{t}",
        "{m}不得高于{t},您店铺当前{v}",
        "{m}要求≥{t},实际{v}",
        "{m}(要求{t}):{v}",
        "{m}:{v}(要求≤{t})",
        "{m}:{v};考核标准:{t}",
        "您店铺近7天{m}达到{v},已触及{t}的考核线。",
        "{m}实际值{v},目标值{t}",
        "{m}目标值{t},实际值{v}",
        "平台规定{m}须控制在{t}以内,贵店为{v}",
        "贵店{m}为{v},不符合{t}的要求",
        "{m}由{o}变为{v},标准为{t}",
        "{m}从上周的{o}升至{v}(标准{t})",
        "因{m}({v})未满足平台{t}的要求",
        "{m}:当前{v},阈值{t}",
        "{m}当前{v}/标准{t}",
        "{m}|{v}|{t}",
        "根据政策,{m}应保持在{t},而您为{v}。",
        "目标{t},您的{m}为{v}",
        "{m}只有{v},离{t}的标准还有差距",
        "{m}{v},红线{t}",
        "{m}{v},{t}为上限",
        "{m}{v}(需达{t})",
        "{m}的考核线是{t},上月为{o},本月为{v}",
    ),
    "de": (
        "Ihre {m} beträgt {v} statt der geforderten {t}.",
        "{m}: {v} (Vorgabe: {t})",
        "Ihre {m} liegt bei {v}, zulässig sind {t}.",
        "Ihre {m} liegt bei {v}; erlaubt sind höchstens {t}.",
        "Die {m} muss bei {t} liegen, Ihre liegt bei {v}.",
        "Mit {v} verfehlt Ihre {m} den Zielwert von {t}.",
        "Ihre {m} ist auf {v} gestiegen (Grenze {t}).",
        "Ihre {m} ist von {o} auf {v} gestiegen, Grenze {t}.",
        "{m} {v}, Soll {t}",
        "{m} {v}, gefordert {t}",
        "Soll: {t}, Ist: {v} ({m})",
        "Wir erwarten eine {m} von {t}. Ihre liegt bei {v}.",
        "Die {m} Ihres Kontos hat {v} erreicht. Unsere Richtlinie sieht {t} vor.",
    ),
    "fr": (
        "Votre {m} est de {v} contre un seuil de {t}.",
        "Votre {m} s'élève à {v}, alors que {t} est exigé.",
        "{m} : {v} (objectif : {t})",
        "{m} : {v} au lieu des {t} requis",
        "Votre {m} atteint {v} pour un maximum de {t}.",
        "Le {m} doit rester à {t} ; le vôtre est de {v}.",
        "Avec {v}, votre {m} ne respecte pas la limite de {t}.",
        "Votre {m} est passé de {o} à {v} (limite {t}).",
        "Nous demandons un {m} de {t} ; vous êtes à {v}.",
        "{m} {v}, exigence {t}",
    ),
    "es": (
        "Su {m} es del {v} frente al límite del {t}.",
        "Su {m} es del {v}, cuando el máximo permitido es el {t}.",
        "{m}: {v} (objetivo: {t})",
        "La {m} debe mantenerse en el {t}; la suya es del {v}.",
        "Con un {v}, su {m} no cumple el requisito del {t}.",
        "Su {m} ha pasado del {o} al {v} (límite {t}).",
        "{m} {v}, umbral {t}",
        "Su {m} es del {v} en lugar del {t} exigido.",
        "Exigimos una {m} del {t} y la suya es del {v}.",
    ),
    "it": (
        "Il suo {m} è del {v} a fronte di un limite del {t}.",
        "Il suo {m} è del {v}, mentre è richiesto il {t}.",
        "{m}: {v} (obiettivo {t})",
        "Il {m} deve restare al {t}; il suo è al {v}.",
        "Il {m} è passato dal {o} al {v} (soglia {t}).",
        "{m} {v} invece del {t} previsto",
        "Con il {v} il suo {m} non rispetta la soglia del {t}.",
    ),
    "ja": (
        "{m}は{v}です(目標{t})。",
        "{m}が{v}となり、基準の{t}を満たしていません。",
        "{m}は{t}以内である必要がありますが、現在{v}です。",
        "{m}:{v}(基準値:{t})",
        "{m}の目標は{t}ですが、お客様の数値は{v}です。",
        "{m}が{o}から{v}に変化しました(上限{t})。",
        "{t}の基準に対し、{m}は{v}です。",
        "{m} 実績{v} 目標{t}",
    ),
}
NAMES = {
    "en": {
        "Order Defect Rate": "odr",
        "late shipment rate": "lsr",
        "Valid Tracking Rate": "vtr",
        "on-time delivery rate": "otdr",
    },
    "zh": {"订单缺陷率": "odr", "迟发率": "lsr", "有效追踪率": "vtr", "准时送达率": "otdr", "取消率": "cr"},
    "de": {"Rate an Bestellmängeln": "odr", "Quote verspäteter Sendungen": "lsr", "Stornoquote": "cr"},
    "fr": {
        "taux de commandes défectueuses": "odr",
        "taux d'expédition en retard": "lsr",
        "taux d'annulation": "cr",
    },
    "es": {
        "tasa de pedidos defectuosos": "odr",
        "tasa de envíos con retraso": "lsr",
        "tasa de cancelación": "cr",
    },
    "it": {
        "tasso di ordini difettosi": "odr",
        "tasso di spedizioni in ritardo": "lsr",
        "tasso di cancellazione": "cr",
    },
    "ja": {"注文不良率": "odr", "出荷遅延率": "lsr", "有効追跡率": "vtr", "キャンセル率": "cr"},
}
COMMA = frozenset({"de", "fr", "es", "it"})


def rates(text: str) -> list[tuple[str, float, float | None]]:
    known = recognition.knowledge()
    found = find_rates(known.figures.rates, known.folding.text("notice.txt", text))
    return [(one.key, float(one.value), None if one.limit is None else float(one.limit)) for one in found]


def written(value: float, language: str) -> str:
    return f"{value:.1f} %".replace(".", ",") if language in COMMA else f"{value:.1f}%"


@pytest.mark.parametrize(
    ("language", "sentence"), [(code, one) for code, every in SENTENCES.items() for one in every]
)
def test_a_sentence_is_read_in_whatever_order_it_is_written(language: str, sentence: str) -> None:
    for name, key in NAMES[language].items():
        held = {
            "m": name,
            "v": written(6.2, language),
            "t": written(4, language),
            "o": written(3.1, language),
        }
        text = sentence.format(**held)
        assert rates(text) == [(key, 6.2, 4.0)], text


# The same without signs: a word, a sign or a cell says which of two numbers is the limit.
BARE = (
    "{m}: {v} (target {t})",
    "{m}: {v} vs {t} allowed",
    "{m} {v}, limit {t}",
    "{m} {v} / {t}",
    "{m} {v} (<{t})",
    "{m} for 7 days: {v} (max {t})",
    "{m} target {t}, yours {v}",
    "| {m} | {v} | {t} |",
    "{m}: rate: {v} (target {t})",
    "{m} {v},标准 {t}",
    "{m}: {v} (erlaubt {t})",
)


@pytest.mark.parametrize("sentence", BARE)
@pytest.mark.parametrize(
    ("value", "limit", "read"),
    [
        ("6.2", "4.0", (6.2, 4.0)),
        ("6,2", "4", (6.2, 4.0)),
        ("0.062", "0.04", (6.2, 4.0)),
        ("0.8", "1", (0.8, 1.0)),
    ],
)
def test_rates_without_a_sign_are_read_beside_their_limit(
    sentence: str, value: str, limit: str, read: tuple[float, float]
) -> None:
    for name, key in (*NAMES["en"].items(), *NAMES["zh"].items()):
        text = sentence.format(m=name, v=value, t=limit)
        assert rates(text) == [(key, *read)], text


@pytest.mark.parametrize(
    "text",
    [
        "Late shipment rate is high: 12 orders, 4 days late.",
        "迟发率过高:12单,超过4天",
        "Order Defect Rate: see page 3, section 4",
        "Late orders: 12, limit 5",
    ],
)
def test_bare_counts_dates_and_spans_are_no_rates(text: str) -> None:
    assert rates(text) == []


@pytest.mark.parametrize("name", ["NCX rate", "store care index", "basket conversion rate", "转化率"])
def test_a_rate_under_a_name_of_its_own_is_not_that_of_the_metric_before(name: str) -> None:
    assert rates(f"Late shipments were reported. {name} 9.7%") == []
    assert rates(f"Late shipment rate 6.2% (limit 4%), {name} 9.7%") == [("lsr", 6.2, 4.0)]


LANGUAGE = st.sampled_from(sorted(SENTENCES))


@settings(deadline=None)  # patterns are compiled when a text first holds their words
@given(LANGUAGE.flatmap(lambda code: st.tuples(st.just(code), st.sampled_from(SENTENCES[code]))), st.data())
def test_figures_of_any_size_and_two_sentences_in_a_row_do_not_mix(picked, data) -> None:
    language, sentence = picked
    value, limit, older = data.draw(
        st.lists(st.integers(1, 999), min_size=3, max_size=3, unique=True).map(
            lambda many: [one / 10 for one in many]
        )
    )
    (first, first_key), (second, second_key) = data.draw(
        st.lists(st.sampled_from(sorted(NAMES[language].items())), min_size=2, max_size=2, unique=True)
    )
    held = {"v": written(value, language), "t": written(limit, language), "o": written(older, language)}
    text = "\n\n".join(sentence.format(m=name, **held) for name in (first, second))
    assert rates(text) == [(first_key, value, limit), (second_key, value, limit)], text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ODR, LSR and VTR are 1.9%, 6% and 90% respectively.", [("odr", 1.9), ("lsr", 6.0), ("vtr", 90.0)]),
        ("订单缺陷率和迟发率分别为1.9%和6%", [("odr", 1.9), ("lsr", 6.0)]),
        ("6.2% late shipment rate and 14% non-fulfilment", [("lsr", 6.2), ("nfr", 14.0)]),
    ],
)
def test_each_of_several_names_gets_its_own_number(text: str, wanted: list[tuple[str, float]]) -> None:
    assert [(key, value) for key, value, _ in rates(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Late shipment rate is too high. We deducted 20% of the order amount.",
        "Your valid tracking rate is low; a 15% referral fee applies.",
        "迟发率超标,扣除10%货款",
    ],
)
def test_a_share_of_money_is_no_rate_of_the_metric(text: str) -> None:
    assert rates(text) == []


def test_last_months_rate_counts_only_where_there_is_no_newer_one() -> None:
    assert rates("Late shipment rate 24.5% last week (limit 20%)") == [("lsr", 24.5, 20.0)]
    assert rates("Late shipment rate: 24.5% last week, 26% now (limit 20%)") == [("lsr", 26.0, 20.0)]


# As platforms write them: tables, brackets, several windows, several metrics in a line.
NOTICES = [
    ("VTR 91.4 (<95). Please appeal.", {"vtr": (91.4, 95)}),
    (
        "Hello, over the last 30 days 6.4% of your orders were shipped late. We expect this to be below 4%.",
        {"lsr": (6.4, 4)},
    ),
    (
        "Seller performance summary\nOrder Defect Rate\t1.4%\tTarget <1%\nLate Shipment Rate\t2.1%\tTarget <4%\nValid Tracking Rate\t99%\tTarget >95%",
        {"odr": (1.4, 1), "lsr": (2.1, 4), "vtr": (99, 95)},
    ),
    ("Metric | Target | You\nODR | 1% | 1.4%\nLSR | 4% | 2.1%", {"odr": (1.4, 1), "lsr": (2.1, 4)}),
    (
        "Cancellation Rate 3.2% (30 days), target below 2.5%. Late shipment 2.0%.",
        {"cr": (3.2, 2.5), "lsr": (2.0, None)},
    ),
    ("ODR 1.62 % > 1 %", {"odr": (1.62, 1)}),
    ("Your ODR exceeds 1%: it is 1.62%.", {"odr": (1.62, 1)}),
    ("VTR < 95% (yours: 88%)", {"vtr": (88, 95)}),
    ("VTR 88%<95%", {"vtr": (88, 95)}),
    (
        "The on-time delivery rate for the week was 84 percent; the programme asks for at least 90 percent.",
        {"otdr": (84, 90)},
    ),
    (
        "Your seller-fulfilled offers were removed because only 84% of orders arrived on time. Sellers must reach 90%.",
        {"otdr": (84, 90)},
    ),
    ("Your account's ODR (short-term: 2.3%, long-term: 0.9%) is over the 1% limit.", {"odr": (2.3, 1)}),
    ("Late dispatch: 12%. Allowed: 4%.", {"lsr": (12, 4)}),
    ("LDR is at 12%, three times the permitted 4%.", {"ldr": (12, 4)}),
    ("Your chat response rate dropped to 41% while 57% or higher is required.", {"response_time": (41, 57)}),
    ("Return rate 18% (category average 7%)", {"return_rate": (18, None)}),
    (
        "订单缺陷率:1.62%(目标:低于 1%);其中负面反馈 0.9%、A-to-Z 索赔 0.5%、信用卡拒付 0.2%",
        {
            "odr": (1.62, 1),
            "negative_feedback_rate": (0.9, None),
            "a_to_z_rate": (0.5, None),
            "chargeback_rate": (0.2, None),
        },
    ),
    ("近30天迟发率5.2%、近10天迟发率8.8%,均高于4%的标准", {"lsr_30d": (5.2, 4), "lsr_10d": (8.8, 4)}),
    ("您的迟发率(30天)为5.2%,(10天)为8.8%,须低于4%", {"lsr_30d": (5.2, 4), "lsr_10d": (8.8, 4)}),
    ("准时送达率低于90%,当前为84.1%", {"otdr": (84.1, 90)}),
    ("迟发率5.2%>4%", {"lsr": (5.2, 4)}),
    ("迟发率:5.2%/4%", {"lsr": (5.2, 4)}),
    ("因您的店铺迟发率已达5.2%(标准不高于4%)", {"lsr": (5.2, 4)}),
    ("要求迟发率不超过4%,您店铺为5.2%", {"lsr": (5.2, 4)}),
    ("您的取消率3.2%高出2.5%的上限", {"cr": (3.2, 2.5)}),
    ("商责取消率9.8%,超出平台2.5%的标准7.3个百分点", {"sfcr": (9.8, 2.5)}),
    ("未完成订单率为12%(卖家目标:<10%)", {"nfr": (12, 10)}),
    ("Ihre Rate verspäteter Lieferungen: 5,2 % (letzte 30 Tage). Ziel: unter 4 %.", {"lsr": (5.2, 4)}),
    ("Der Zielwert für die Stornorate beträgt 2,5 %. Aktuell: 3,2 %.", {"cr": (3.2, 2.5)}),
    ("Ihre Stornorate ist mit 3,2 % höher als die zulässigen 2,5 %.", {"cr": (3.2, 2.5)}),
    ("Votre taux d'annulation : 3,2 %. Seuil maximal : 2,5 %.", {"cr": (3.2, 2.5)}),
    ("Votre taux d'expéditions tardives (5,2 %) dépasse le seuil de 4 %.", {"lsr": (5.2, 4)}),
    ("Su tasa de envíos tardíos (5,2 %) supera el 4 % permitido.", {"lsr": (5.2, 4)}),
    ("La tasa de cancelación máxima es del 2,5 %. La suya: 3,2 %.", {"cr": (3.2, 2.5)}),
    ("Il suo tasso di ordini difettosi è salito all'1,62 %, oltre il limite dell'1 %.", {"odr": (1.62, 1)}),
    ("出荷遅延率が5.2%となり、4%の基準を超えています。", {"lsr": (5.2, 4)}),
    ("注文不良率:1.62%(1%未満が必要)", {"odr": (1.62, 1)}),
    ("追跡可能率は88%で、95%を下回っています。", {"vtr": (88, 95)}),
    ("Transaction defect rate: 2.4% (max. 2%)", {"seller_standards": (2.4, 2)}),
    ("Your late delivery rate of 9.5% puts you below the 7% standard.", {"lsr": (9.5, 7)}),
    ("Cancellations must be under 2.5%. Yours were 3.2% in the 7 days to 14 Nov.", {"cr": (3.2, 2.5)}),
    (
        "Late Shipment Rate (10 days) 9.0% | Late Shipment Rate (30 days) 5.8% | target 4%",
        {"lsr_10d": (9, 4), "lsr_30d": (5.8, 4)},
    ),
    ("10-day LSR 9.0%, 30-day LSR 5.8% (must be under 4%)", {"lsr_10d": (9, 4), "lsr_30d": (5.8, 4)}),
    ("Your VTR is 88.1% in Home and 97% in Toys (target 95%)", {"vtr": (88.1, 95)}),
    (
        "Order Defect Rate: 0.8%. Policy target: under 1%. Late Shipment Rate: 6.2%. Policy target: under 4%.",
        {"odr": (0.8, 1), "lsr": (6.2, 4)},
    ),
    (
        "Your OTDR was 86.3% vs. the 90% minimum. Your handling time is 1 day for 95% of SKUs.",
        {"otdr": (86.3, 90)},
    ),
    ("We'll reduce your order volume by 30%. Cancellation rate 3.2%, limit 2.5%.", {"cr": (3.2, 2.5)}),
    ("Your ODR is 1.62%. Promotions: 20% off shipping labels.", {"odr": (1.62, None)}),
    ("Metric,Value,Target\nLSR,6.2%,4%\nODR,1.4%,1%", {"lsr": (6.2, 4), "odr": (1.4, 1)}),
    ("VTR = .88 (min .95)", {"vtr": (88, 95)}),
    ("ODR 1.4%超了1%的线", {"odr": (1.4, 1)}),
    ("迟发率6.2%,超了4%,链接全下了", {"lsr": (6.2, 4)}),
    ("SFCR 4.2% -- std 2.5% -- listing limited", {"sfcr": (4.2, 2.5)}),
    (
        "0rder Defect Rate 2.77% target under 1%\n Negative feedback 0.92%",
        {"odr": (2.77, 1), "negative_feedback_rate": (0.92, None)},
    ),
    ("近7天延迟发货率 12.8% 超过 10%,订单量限制为日均 90%", {"lsr": (12.8, 10)}),
    ("Negative feedback 4 of 9 ratings (44%).", {"negative_feedback_rate": (44, None)}),
]


@pytest.mark.parametrize(("text", "wanted"), NOTICES)
def test_a_notice_gives_each_metric_its_rate_and_limit(known, fold, text: str, wanted: dict) -> None:
    found = {
        key: (float(one.value), None if one.threshold is None else float(one.threshold))
        for key, one in keyed(find_figures(known.figures, fold(text)))
        if one.unit == "pct"
    }
    assert found == wanted
