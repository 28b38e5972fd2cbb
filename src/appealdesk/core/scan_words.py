"""Stages by words (轨迹节点): what an event says in plain language, for carriers whose codes do not tell."""

from __future__ import annotations

import re

from appealdesk.core.shipment import Stage

# The order matters: "not delivered" must not reach "delivered", "label created, awaiting item" not "item".
WORDS: tuple[tuple[Stage, tuple[str, ...]], ...] = (
    (
        Stage.LABEL,
        (
            r"label (?:has been )?created|created a label|awaiting item|pre-?advice|pre-?shipment",
            r"info(?:rmation)? received|ship(?:ment|ping) information|order information|manifest(?:ed)? by sender",
            r"electronic(?:ally)? (?:info|notif|advised)|bientôt nous être confié|elektronisch angekündigt",
            r"电子信息|信息已(?:接收|录入)|等待揽收|面单|下单|运单已创建|预报|預報|資料已傳送|伝票番号登録|étiquette créée|etiqueta creada|etichetta creata",
        ),
    ),
    (
        Stage.RETURNED,
        (
            r"returned to (?:the )?(?:sender|shipper)|delivered to (?:the )?(?:original )?(?:sender|shipper)",
            r"an den absender zurück|retourné à l'expéditeur|已退回(?:寄件人|发件人)|退件(?:已)?签收",
        ),
    ),
    (
        Stage.RETURNING,
        (r"return(?:ing|ed)? to|being returned|return in progress|rücksendung|退回中|退件|退运",),
    ),
    (
        Stage.ATTEMPTED,
        (
            r"attempt|not delivered|undelivered|could not be delivered|no access|not (?:at )?home|notice left",
            r"missed delivery|refused|nicht zugestellt|non livré|n'a pas pu être",
            r"投递(?:失败|未成功)|未妥投|不在|拒收|拒绝签收|ausente|no entregado|destinatario assente|non consegnat|未送達|配送失敗",
        ),
    ),
    (
        Stage.PICKUP_READY,
        (
            r"available for pick-?up|ready for (?:pick-?up|collection)|awaiting collection|held at|hold at location",
            r"zur abholung|à disposition|待自提|到达自提|代收点|listo para recoger|disponibile per il ritiro|已到店|到店待取",
        ),
    ),
    (
        Stage.OUT_FOR_DELIVERY,
        (
            r"out for delivery|for delivery today|on (?:\w+ )?vehicle for delivery|with (?:the )?(?:delivery )?courier",
            r"in zustellung|pour sa livraison|mettre en livraison|en cours de livraison|ready for delivery|en reparto|in consegna",
            r"派送中|派件|正在投递|配達中|持ち出し中|配送中",
        ),
    ),
    (
        Stage.DELIVERED,
        (
            r"\bdelivered\b|proof of delivery|zugestellt|\blivré\b",
            r"妥投|投递成功|签收|配達完了|お届け(?:済|完了)|\bentregad[oa]\b|\bconsegnat[oa]\b|已送達|已取件|取件成功|簽收|配達済",
        ),
    ),
    (
        Stage.EXCEPTION,
        (
            r"exception|delay|damaged|\blost\b|missing|held in|missort|mis-?routed|weather|closure|unable to",
            r"incorrect address|address (?:issue|problem)|遗失|丢失|破损|延误|异常|地址(?:错误|有误)",
        ),
    ),
    (Stage.CUSTOMS, (r"customs|clearance|import scan|zoll|douane|清关|海关|通関",)),
    (
        Stage.ACCEPTED,
        (
            r"picked up|pick-?up scan|collected|acceptance|accepted|in possession|origin scan|received by",
            r"dropped off|drop-?off|lodged|we have (?:your|the) (?:package|item)|déposé|angenommen|eingeliefert",
            r"(?:received|handed (?:over|in)|accepted) at (?:the )?(?:\w+ )?(?:counter|branch|depot|post office)|at counter",
            r"荷物受付|受付完了|揽收|收寄|已收件|引受|集荷|已寄件|寄件成功|已收貨|pris(?:e)? en charge|admitido|recogid[oa]|preso in carico|ritirat[oa]|abgeholt",
        ),
    ),
    (
        Stage.IN_TRANSIT,
        (
            r"transit|arriv|depart|processed|item received|\bleft\b|facility|sort(?:ed|ing)|dispatched|forwarded|en route",
            r"on its way|transport|acheminement|est prêt à partir|bearbeitet|unterwegs",
            r"到达|离开|运输|中转|转运|在途|航班|起飞|分拣|発送|到着|通過",
        ),
    ),
)
PATTERNS = tuple((stage, re.compile("|".join(words), re.IGNORECASE)) for stage, words in WORDS)


def stage_by_words(words: str) -> Stage:
    """Return the stage that the words name; `UNKNOWN` where none is recognised."""
    text = " ".join(words[:500].split())
    return next((stage for stage, pattern in PATTERNS if pattern.search(text)), Stage.UNKNOWN)
