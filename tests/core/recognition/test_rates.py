"""Whose rate a number is: names, comparators and limits in every order that people write them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


LANGUAGE = st.sampled_from(sorted(SENTENCES))


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
