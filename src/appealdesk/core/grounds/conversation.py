"""Grounds about answers and cancellations (回复时效与取消的申诉理由): what persons wrote, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.answers import Answer, answers
from appealdesk.core.citing import cite, mentions
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.phrase import fill, moment, quoted, span
from appealdesk.core.speech import asks_to_cancel, needs_no_answer
from appealdesk.core.wording import Wording

CANCELLATIONS = ("cr", "sfcr", "nfr")
# Within how many hours a person has to answer, where the platform says so.
HOURS = {"shopee": 12, "walmart": 48}
RESPONSE_RULES = ("response_time", "response_rate", "chat_response_rate")
CANCEL_RULES = ("cancellation_rate", "seller_fault_cancellation_rate", "non_fulfilment_rate")
SAYS = {
    "answered_in_time": Wording.of(
        en="The buyer's message of {asked}{about} was answered by a person on {answered}, after {length}.",
        zh="买家 {asked} 的消息{about}已于 {answered} 由人工回复,用时 {length}。",
        de="Die Nachricht des Käufers vom {asked}{about} wurde am {answered} von einer Person beantwortet, nach {length}.",
        ja="{asked} の購入者からのメッセージ{about}には、{answered} に担当者が返信しました（{length}後）。",
        fr="Le message de l'acheteur du {asked}{about} a reçu une réponse rédigée par une personne le {answered}, après {length}.",
        es="El mensaje del comprador del {asked}{about} fue respondido por una persona el {answered}, al cabo de {length}.",
        it="Al messaggio dell'acquirente del {asked}{about} ha risposto una persona il {answered}, dopo {length}.",
        zh_TW="買家 {asked} 的訊息{about}已於 {answered} 由專人回覆，歷時 {length}。",
    ),
    "machine_first": Wording.of(
        en="The buyer's message of {asked}{about} had an automatic reply on {machine} and an answer by a person on {answered}, "
        "after {length}.",
        zh="买家 {asked} 的消息{about}于 {machine} 收到自动回复,人工回复为 {answered},用时 {length}。",
        de="Auf die Nachricht des Käufers vom {asked}{about} folgten am {machine} eine automatische Antwort und am {answered}, nach {length}, die Antwort einer Person.",
        ja="{asked} の購入者からのメッセージ{about}には、{machine} に自動返信があり、{answered} に担当者が返信しました（{length}後）。",
        fr="Le message de l'acheteur du {asked}{about} a reçu une réponse automatique le {machine} et une réponse rédigée par une personne le {answered}, après {length}.",
        es="El mensaje del comprador del {asked}{about} recibió una respuesta automática el {machine} y la respuesta de una persona el {answered}, al cabo de {length}.",
        it="Al messaggio dell'acquirente del {asked}{about} sono seguite una risposta automatica il {machine} e la risposta di una persona il {answered}, dopo {length}.",
        zh_TW="買家 {asked} 的訊息{about}於 {machine} 收到自動回覆，並於 {answered} 由專人回覆，歷時 {length}。",
    ),
    "needed_no_answer": Wording.of(
        en="The buyer's message of {asked}{about} reads “{words}” and asks nothing.",
        zh="买家 {asked} 的消息{about}内容为“{words}”,没有提出问题。",
        de="Die Nachricht des Käufers vom {asked}{about} lautet „{words}“ und enthält keine Frage.",
        ja="{asked} の購入者からのメッセージ{about}は「{words}」という内容で、質問は含まれていません。",
        fr="Le message de l'acheteur du {asked}{about} est ainsi rédigé : « {words} » ; il ne contient aucune question.",
        es="El mensaje del comprador del {asked}{about} dice «{words}» y no contiene ninguna pregunta.",
        it="Il messaggio dell'acquirente del {asked}{about} recita «{words}» e non contiene alcuna domanda.",
        zh_TW="買家 {asked} 的訊息{about}內容為「{words}」，未提出問題。",
    ),
    "buyer_cancelled": Wording.of(
        en="On {asked} the buyer of order {order} wrote: “{words}”",
        zh="订单 {order} 的买家于 {asked} 写道:“{words}”",
        de="Am {asked} schrieb der Käufer der Bestellung {order}: „{words}“",
        ja="{asked} に注文 {order} の購入者から次のメッセージがありました：「{words}」",
        fr="Le {asked}, l'acheteur de la commande {order} a écrit : « {words} ».",
        es="El {asked}, el comprador del pedido {order} escribió: «{words}».",
        it="Il {asked} l'acquirente dell'ordine {order} ha scritto: «{words}».",
        zh_TW="訂單 {order} 的買家於 {asked} 來訊：「{words}」。",
    ),
    "logged": Wording.of(
        en="The system's log names order {order}.",
        zh="系统日志中有订单 {order} 的记录。",
        de="Das Systemprotokoll nennt die Bestellung {order}.",
        ja="システムのログに注文 {order} の記録があります。",
        fr="Le journal du système mentionne la commande {order}.",
        es="El registro del sistema menciona el pedido {order}.",
        it="Il log del sistema riporta l'ordine {order}.",
        zh_TW="系統紀錄載有訂單 {order}。",
    ),
}
ABOUT = Wording.of(
    en=" about order {order}",
    zh="(订单 {order})",
    de=" zur Bestellung {order}",
    ja="（注文 {order}）",
    fr=" au sujet de la commande {order}",
    es=" sobre el pedido {order}",
    it=" relativo all'ordine {order}",
    zh_TW="（訂單 {order}）",
)


def conversation(basis: Basis) -> Iterator[Ground]:
    """Answers in time, and buyers who asked for the cancellation themselves."""
    if basis.material.about("response_time"):
        for answer in answers(basis.material.case.messages):
            yield from _answer(basis, answer)
    if basis.material.about(*CANCELLATIONS):
        yield from _cancelled(basis)
        yield from _logged(basis)


def _answer(basis: Basis, answer: Answer) -> Iterator[Ground]:
    asked, person, machine = answer.asked, answer.by_person, answer.by_machine
    if asked.at is None:
        return
    told: dict[str, object] = {"asked": moment(asked.at), "words": quoted(asked.text)}
    told["about"] = fill(ABOUT, order=asked.order_id) if asked.order_id else ""
    places = [asked.place]
    if person is not None and person.at is not None and answer.after is not None:
        told |= {"answered": moment(person.at), "length": span(answer.after)}
        places.append(person.place)
    if answer.within(timedelta(hours=HOURS.get(basis.platform, 24))):
        code, kind = "answered_in_time", GroundClass.REMOVABLE
    elif needs_no_answer(asked):
        code, kind = "needed_no_answer", GroundClass.TO_VERIFY
    elif machine is not None and machine.at is not None and person is not None:
        # Published rules count no automatic reply, so this explains the delay and disputes nothing.
        code, kind = "machine_first", GroundClass.EXPLAINS_ONLY
        told["machine"] = moment(machine.at)
        places.append(machine.place)
    else:
        return
    cited = cite(basis.material.case, *places)
    if cited:
        orders = (asked.order_id,) if asked.order_id else ()
        yield Ground(code, fill(SAYS[code], **told), cited, kind, orders, basis.rule(*RESPONSE_RULES))


def _cancelled(basis: Basis) -> Iterator[Ground]:
    """A wish by message still counts on Amazon; elsewhere the official reason of the cancellation has to be looked up."""
    kind = GroundClass.EXPLAINS_ONLY if basis.platform == "amazon" else GroundClass.TO_VERIFY
    for record in basis.material.records:
        for message in record.messages:
            cited = cite(basis.material.case, message.place)
            if asks_to_cancel(message) and message.at is not None and cited:
                told = {"order": record.id, "asked": moment(message.at), "words": quoted(message.text)}
                says = fill(SAYS["buyer_cancelled"], **told)
                yield Ground("buyer_cancelled", says, cited, kind, (record.id,), basis.rule(*CANCEL_RULES))


def _logged(basis: Basis) -> Iterator[Ground]:
    case = basis.material.case
    for record in basis.material.records:
        for words in mentions(case, (record.id,), ("erp_log",))[:1]:
            says = fill(SAYS["logged"], order=record.id)
            cited = cite(case, words.place)
            yield Ground(
                "logged", says, cited, GroundClass.EXPLAINS_ONLY, (record.id,), basis.rule(*CANCEL_RULES)
            )
