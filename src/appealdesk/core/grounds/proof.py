"""What a proof of delivery shows (妥投证明内容): signature, postcode, hand-over and picture, each in the proof's own line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import ABOUT_THE_DELIVERY, Basis
from appealdesk.core.phrase import enumerated, fill, in_marks
from appealdesk.core.place import Words
from appealdesk.core.record import Record
from appealdesk.core.sheet import Sheet
from appealdesk.core.telling import ASIAN, reads_asian
from appealdesk.core.wording import Wording

CLAIMS = ("a_to_z_claim", "inr_dispute", "chargeback", "fulfilment_review")
RULES = ("a_to_z.appeal_window", "a_to_z", "chargeback", "dispute")
LONGEST = 110
SAYS = Wording.of(
    en="The proof of delivery for order {order} (tracking number {tracking}) reads: {lines}.",
    zh="订单 {order}(运单号 {tracking})的妥投证明载明:{lines}。",
    de="Im Zustellnachweis zur Bestellung {order} (Sendungsnummer {tracking}) steht: {lines}.",
    ja="注文 {order}（お問い合わせ番号 {tracking}）の配達証明には次の記載があります：{lines}。",
    fr="La preuve de livraison de la commande {order} (numéro de suivi {tracking}) porte les mentions suivantes : {lines}.",
    es="La prueba de entrega del pedido {order} (número de seguimiento {tracking}) recoge lo siguiente: {lines}.",
    it="La prova di consegna dell'ordine {order} (numero di tracking {tracking}) riporta quanto segue: {lines}.",
    zh_TW="訂單 {order}（物流編號 {tracking}）的送達證明載明：{lines}。",
)
# One line of each kind is enough, by preference in this order; a heading of two or three words says nothing.
KINDS = tuple(
    tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for patterns in (
        (
            r"\d{1,2}:\d{2}.*\b(?:delivered|zugestellt|livré|entregado|consegnat[oa])\b|\b(?:delivered|zugestellt|livré|entregado|consegnat[oa])\b.*\d{1,2}:\d{2}",
            r"(?:配達(?:済|完了|しました)|妥投(?!证明|凭证|證明)|已签收|已簽收)",
            r"^(?:status\W+)?(?:delivered|zugestellt|livré|entregado|consegnat[oa])\b(?! to\b)",
        ),
        (
            r"delivered to\b|zustellort|place of delivery|delivery (?:address|location)|配達先|投递地点|投遞地點|lieu de livraison|lugar de entrega|luogo di consegna",
        ),
        (
            r"printed name|signed (?:for )?by|received by|empfänger der zustellung|签收人|署名者|受領者|簽收人|signé par|signataire|firmado por|firmante|firmato da|firmatario",
        ),
        (r"signature (?:captured|obtained|of|on)\b|unterschrift|署名|签名|簽名|\bfirma\b",),
        (
            r"(?:postcode|post code|zip code) of delivery",
            r"post ?code|zip code|postleitzahl|郵便番号|邮编|郵遞區號|code postal|código postal|codice postale|\bcap\b",
        ),
        (
            r"handed to|left (?:at|with)|übergeben|手渡し|交付给|本人签收|交付予|本人簽收|remis (?:à|en)|déposé|entregado a|dejado en|consegnato a|lasciato",
        ),
        (r"photo(?:graph)?\b|\bgps\b|within \d+ ?m\b|写真|照片|定位|\bfotos?\b",),
    )
)
# A line that ends like this goes on in the next one.
_GOES_ON = re.compile(r"\b(?:of|the|at|to|and|a|in|by|with|von|der|die|das|und)\s*$", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"[:\d:]|(?:\S+\s+){2}\S|[一-鿿぀-ヿ]{4}")


def proof(basis: Basis) -> Iterator[Ground]:
    """One ground for each order whose proof can be read, and is not contradicted by the carrier's own record."""
    if not basis.material.about(*CLAIMS):
        return
    for record in basis.counted:
        words = tuple(_lines(basis, record))
        if words and not basis.contradicted(record.id, ABOUT_THE_DELIVERY):
            lines = enumerated(in_marks(line.text) for line in words)
            says = fill(SAYS, order=record.id, tracking=record.tracking or "—", lines=lines)
            cited = cite(basis.material.case, *(line.place for line in words))
            against = basis.against((record.id,), {"denial_after_delivery"})
            rule = basis.rule(*RULES)
            yield Ground("proof_of_delivery", says, cited, GroundClass.REMOVABLE, (record.id,), rule, against)


def _lines(basis: Basis, record: Record) -> Iterator[Words]:
    case = basis.material.case
    proofs = {exhibit.file for exhibit in case.exhibits_of("delivery_proof")}
    sheets = [sheet for sheet in case.sheets if sheet.file in proofs and not sheet.doubtful]
    # A proof names its order once, perhaps on the first page only.
    files = {
        sheet.file for sheet in sheets if any(sheet.find(id_) for id_ in (record.id, record.tracking) if id_)
    }
    asian = reads_asian(basis.material.reading.letter_language)
    told: set[str] = set()
    for kind in KINDS:
        found = (
            line
            for pattern in kind
            for sheet in sheets
            if sheet.file in files
            for line in _of_kind(sheet, pattern)
        )
        # One line may say two things, and is quoted once.
        for line in [line for line in found if asian or not ASIAN.search(line.text)][:1]:
            if line.text not in told:
                told.add(line.text)
                yield line


def _of_kind(sheet: Sheet, pattern: re.Pattern[str]) -> Iterator[Words]:
    start = 0
    for line in sheet.text.split("\n"):
        end = start + len(line)
        if pattern.search(line) and _SAYS_SOMETHING.search(line) and len(line.strip()) <= LONGEST:
            left = start + len(line) - len(line.lstrip())
            after = sheet.text.find("\n", end + 1) if _GOES_ON.search(line) else end
            yield sheet.words(left, len(sheet.text.rstrip()) if after < 0 else after)
        start = end + 1
