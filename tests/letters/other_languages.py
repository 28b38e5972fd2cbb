"""The golden cases told in every other language of letters: the same facts, so that each language meets the same checks."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from typing import Any

from more_languages import CONSEQUENCE
from more_languages import TEXTS as MORE

from appealdesk.core.argument import Argument
from appealdesk.core.wording import Wording

MARKETPLACES = {"de": "DE", "ja": "JP", "fr": "FR", "es": "ES", "it": "IT", "zh-TW": "TW", "zh": "CN"}
LANGUAGES = tuple(MARKETPLACES)
CASES = ("late_shipment_us", "not_received_uk", "tracking_miscounted_de", "restricted_jp")
ID, ASIN = "203-5518402-7719036", "B0D4W2RX7L"
# How the English text begins, then German and Japanese.
TEXTS = (
    (
        "Two orders were packed on September 28",
        "Zwei Bestellungen wurden am 28. September gepackt, aber nicht abgeholt, weil das UPS-Depot in Reno vom 28. September bis zum 30. September geschlossen war. Unser Versandablauf kannte nur eine Abholung und keinen zweiten Weg der Übergabe, und die Mitteilung über die Schließung ging an ein Postfach, das keine Stelle lesen musste.",
        "9月28日に 2 件の注文を梱包しましたが、UPS のリノ拠点が9月28日から9月30日まで閉鎖されていたため集荷されませんでした。弊社の出荷手順には集荷が一度あるだけで、二つ目の引き渡し方法がなく、閉鎖の通知は確認担当のいないメールボックスに届いていました。",
    ),
    (
        "The third order stayed in our exception queue",
        "Die dritte Bestellung lag vom 29. September, 10:12 Uhr, bis zum 1. Oktober, 09:30 Uhr (UTC-07:00) in unserer Ausnahmeliste, weil diese weder einen Alarm noch eine zuständige Stelle hatte. Der Paketdienst war daran nicht beteiligt.",
        "3 件目の注文は9月29日 10:12 から10月1日 09:30（UTC-07:00）まで弊社の例外リストに残っていました。このリストには警報も担当者もありませんでした。配送業者とは関係がありません。",
    ),
    (
        "A second hand-over route was opened",
        "Am UPS-Schalter, 3 Meilen vom Lager entfernt, wurde ein zweiter Weg der Übergabe eröffnet und am ersten Tag mit 5 Paketen genutzt.",
        "倉庫から 3 マイルの UPS 窓口に二つ目の引き渡し方法を設け、初日に 5 個の荷物を引き渡しました。",
    ),
    (
        "Carrier closure notices were redirected",
        "Mitteilungen über Schließungen gehen jetzt an das Schichttelefon; eine Testmitteilung wurde nach 6 Minuten bestätigt.",
        "配送業者の閉鎖通知の宛先をシフト用の電話に変更し、試験通知は 6 分後に確認されました。",
    ),
    (
        "The exception queue was given an alarm",
        "Die Ausnahmeliste erhielt einen Alarm nach 60 Minuten, und die Lagerleitung wurde als zuständig benannt; der Alarm wurde am selben Tag getestet.",
        "例外リストに 60 分後の警報を設定し、倉庫主任を担当者に指名しました。警報は同日に試験済みです。",
    ),
    (
        "The shift lead compares the orders",
        "Die Schichtleitung vergleicht die an diesem Tag fälligen Bestellungen mit den Scans des Paketdienstes; was bis 16:45 Uhr nicht gescannt ist, kommt an den Schalter, bevor dieser um 18:30 Uhr schließt.",
        "シフト責任者が当日期限の注文と配送業者のスキャンを照合し、16:45 までにスキャンされていない荷物は 18:30 の閉店前に窓口へ持ち込みます。",
    ),
    (
        "Every order in the exception queue",
        "Jede Bestellung der Ausnahmeliste wird innerhalb von 4 Stunden erledigt oder an die Betriebsleitung übergeben.",
        "例外リストのすべての注文を 4 時間以内に処理するか、運営責任者に引き継ぎます。",
    ),
    (
        "The buyer of the third order was told",
        "Dem Käufer der dritten Bestellung wurde der neue Liefertag mitgeteilt, und die Versandkosten von USD 6.90 wurden erstattet.",
        "3 件目の注文の購入者に新しい配達日をお伝えし、配送料 USD 6.90 を返金しました。",
    ),
    (
        "Please accept this plan of action and reactivate",
        "Bitte nehmen Sie diesen Maßnahmenplan an und schalten Sie unsere Angebote mit Versand durch Verkäufer auf Amazon.com wieder frei.",
        "本改善計画をご承認いただき、Amazon.com における弊社の出品者出荷の出品を再開してください。",
    ),
    (
        "Warning of a Late Shipment Rate",
        "Verwarnung wegen einer Rate verspäteter Lieferungen von 4,6 %.",
        "出荷遅延率 4.6% に関する警告。",
    ),
    (
        "After that warning we only reminded",
        "Nach dieser Verwarnung haben wir das Packteam nur mündlich erinnert. Den zweiten Weg der Übergabe und den Alarm der Ausnahmeliste gab es damals nicht.",
        "その警告の後は、梱包担当に口頭で伝えただけでした。上記の二つ目の引き渡し方法と例外リストの警報は当時ありませんでした。",
    ),
    (
        "UPS announced that its Reno hub",
        "UPS hat bekannt gegeben, dass das Depot in Reno vom 2026-09-28 bis zum 2026-09-30 keine Abholungen durchführt.",
        "UPS は、リノ拠点が 2026-09-28 から 2026-09-30 まで集荷を行わないと告知しました。",
    ),
    (
        "The Royal Mail record shows",
        f"Laut Royal Mail wurde die Bestellung {ID} am 2026-10-27 12:41 UTC in Leeds LS8 zugestellt, dem Postleitzahlgebiet der Bestellung.",
        f"Royal Mail の記録では、注文 {ID} は 2026-10-27 12:41 UTC に、注文の郵便番号の地域である Leeds LS8 に配達されました。",
    ),
    (
        "The proof of delivery holds a photo",
        "Der Zustellnachweis enthält ein um 12:41 UTC aufgenommenes Foto des Pakets an der Tür und den GPS-Punkt der Zustellung.",
        "配達証明には、12:41 UTC に撮影された玄関前の荷物の写真と、配達地点の GPS が含まれています。",
    ),
    (
        "We answered the buyer's message of",
        "Die Nachricht des Käufers vom 2026-10-29 09:15 UTC haben wir am 2026-10-29 11:02 UTC mit dem Zustellnachweis und dem Foto beantwortet.",
        "2026-10-29 09:15 UTC の購入者からのメッセージに対し、弊社は 2026-10-29 11:02 UTC に配達記録と写真を添えて返信しました。",
    ),
    (
        "The metric report marks three packages",
        "Der Kennzahlenbericht führt drei Pakete ohne gültigen Scan, obwohl zu jedem davon ein Einlieferungsscan und ein Zustellscan von DHL vorliegen.",
        "指標レポートでは 3 個の荷物が有効なスキャンなしとされていますが、いずれにも DHL の引受スキャンと配達スキャンがあります。",
    ),
    (
        "By our own count from the metric report",
        "Nach eigener Zählung aus dem Kennzahlenbericht für 2026-10-15 bis 2026-11-13 waren 242 von 258 Paketen gültig (93,8 %); mit diesen drei sind es 245 von 258 (95,0 %).",
        "2026-10-15 から 2026-11-13 までの指標レポートに基づく弊社の集計では、258 個中 242 個が有効でした（93.8%）。この三個を加えると 258 個中 245 個です（95.0%）。",
    ),
    (
        "The carrier name was sent to you as DHL",
        "Der Name des Paketdienstes wurde Ihnen mit der Versandbestätigung jeder Bestellung als DHL übermittelt, vor dem ersten Scan.",
        "各注文の出荷通知で、最初のスキャンより前に、配送業者名を DHL として貴社に送信しています。",
    ),
    (
        "Please count the three packages above",
        "Bitte werten Sie die drei oben genannten Pakete als gültig verfolgt, berichtigen Sie die Rate gültiger Sendungsverfolgungsnummern der Kategorie und schalten Sie deren Angebote mit Versand durch Verkäufer wieder frei.",
        "上記の三個の荷物を追跡可能として数え、カテゴリーの追跡可能率を訂正し、出品者出荷の出品を再開してください。",
    ),
    (
        f"Please restore the listing of ASIN {ASIN}",
        f"Bitte stellen Sie das Angebot zu ASIN {ASIN} wieder her und schließen Sie den Vorgang dazu.",
        f"ASIN {ASIN} の出品を再開し、制限対象商品の件を終了してください。",
    ),
    (
        f"ASIN {ASIN} is a food thermometer",
        f"ASIN {ASIN} ist ein Lebensmittelthermometer mit einer 12 cm langen Stahlsonde und einem Bereich von -50 bis 300 °C; die Mitteilung hat es als Medizinprodukt gelesen, das es nicht ist.",
        f"ASIN {ASIN} は、長さ 12 cm の鋼製プローブと -50 から 300 °C の測定範囲を持つ食品用温度計です。通知は医療機器と判断していますが、医療機器ではありません。",
    ),
    (
        "The listing, its keywords and its images",
        "Das Angebot, seine Suchbegriffe und seine Bilder nennen nur das Kochen; keine Fassung seit 2026-03-02 erwähnte den menschlichen Körper oder die Gesundheit.",
        "商品ページ、検索キーワード、画像はいずれも調理のみに触れています。2026-03-02 以降のどの版にも人体や健康に関する記載はありません。",
    ),
    (
        "The label and the manual carry the words",
        "Etikett und Anleitung tragen die Worte „for food only“.",
        "ラベルと説明書には「for food only」と記載されています。",
    ),
)
CONSEQUENCES = {
    "handling time is set to 2 days until the rate is below 1%": Wording.of(
        CONSEQUENCE,
        en="handling time is set to 2 days until the rate is below 1%",
        zh="将备货时间设为 2 天,直到该比率低于 1%",
        de="die Bearbeitungszeit wird auf 2 Tage gesetzt, bis die Rate unter 1 % liegt",
        ja="率が 1% を下回るまで出荷作業日数を 2 日に設定します",
    ),
}


def argument_in(name: str, language: str) -> Argument:
    """Return a golden argument with every text in the language, for a marketplace whose team reads it."""
    argument = _told(import_module(name).DRAFT.argument())
    reading = replace(argument.reading, letter_language=language, letter_language_also=("en",))
    return replace(argument, case=replace(argument.case, marketplace=MARKETPLACES[language]), reading=reading)


def _told(value: Any) -> Any:
    if isinstance(value, Wording):
        return _translated(value)
    if isinstance(value, str):
        return CONSEQUENCES.get(value, value)
    if isinstance(value, tuple):
        return tuple(map(_told, value))
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        told = {name: _told(item) for name, item in held.items()}
        return replace(value, **told) if told != held else value
    return value


def _translated(text: Wording) -> Wording:
    found = next((pair[1:] for pair in TEXTS if text.say("en").startswith(pair[0])), None)
    more = next((texts for begins, texts in MORE.items() if text.say("en").startswith(begins)), {})
    return Wording.of(dict(text.texts) | more, de=found[0], ja=found[1]) if found else text
