"""Grounds that papers carry (文件类申诉理由): compliance of a product, origin of goods, separation of accounts, invoices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from appealdesk.core.citing import cite, mentions
from appealdesk.core.evidence import Exhibit
from appealdesk.core.ground import Citation, Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.phrase import enumerated, fill, in_marks, listed, quoted
from appealdesk.core.place import Place, Words
from appealdesk.core.telling import reading_lines, reads_asian, telling
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

INVOICE_AGE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Family:
    """Issue types, the kinds of paper that carry a ground there, the rules it may cite, and what weakens it."""

    issues: tuple[str, ...]
    papers: Mapping[str, Wording]
    rules: tuple[str, ...]
    weak: frozenset[str]
    about_items: bool = True


PRODUCT = Family(
    ("restricted_product", "prohibited_listing", "listing_removed"),
    {
        "compliance_certificate": Wording.of(
            en="The test report or certificate{about} is attached.",
            zh="随附{about}检测报告或合规证书。",
            de="Prüfbericht oder Zertifikat{about} liegt bei.",
            ja="{about}試験報告書または証明書を添付します。",
            fr="Le rapport d'essai ou le certificat{about} est joint.",
            es="Se adjunta el informe de ensayo o certificado{about}.",
            it="Si allega il rapporto di prova o certificato{about}.",
            zh_TW="檢附{about}檢驗報告或合格證書。",
        ),
        "listing_history": Wording.of(
            en="The history of the listing{about} is attached.",
            zh="随附{about}商品页面历史记录。",
            de="Der Verlauf des Angebots{about} liegt bei.",
            ja="{about}商品ページの履歴を添付します。",
            fr="L'historique de la fiche{about} est joint.",
            es="Se adjunta el historial de la ficha{about}.",
            it="Si allega lo storico della scheda{about}.",
            zh_TW="檢附{about}商品頁面歷史紀錄。",
        ),
        "lab_confirmation": Wording.of(
            en="The laboratory's letter{about} is attached.",
            zh="随附{about}实验室确认函。",
            de="Das Schreiben des Labors{about} liegt bei.",
            ja="{about}検査機関の確認書を添付します。",
            fr="La lettre du laboratoire{about} est jointe.",
            es="Se adjunta la carta del laboratorio{about}.",
            it="Si allega la lettera del laboratorio{about}.",
            zh_TW="檢附{about}實驗室確認函。",
        ),
        "cpnp_or_registration": Wording.of(
            en="The product registration{about} is attached.",
            zh="随附{about}产品备案或注册文件。",
            de="Die Produktregistrierung{about} liegt bei.",
            ja="{about}製品登録を添付します。",
            fr="L'enregistrement du produit{about} est joint.",
            es="Se adjunta el registro del producto{about}.",
            it="Si allega la registrazione del prodotto{about}.",
            zh_TW="檢附{about}產品登錄文件。",
        ),
        "product_photos": Wording.of(
            en="Photos of the product and its label{about} are attached.",
            zh="随附{about}商品及标签照片。",
            de="Fotos des Produkts und seines Etiketts{about} liegen bei.",
            ja="{about}商品およびラベルの写真を添付します。",
            fr="Des photos du produit et de son étiquette{about} sont jointes.",
            es="Se adjuntan fotos del producto y de su etiqueta{about}.",
            it="Si allegano foto del prodotto e della sua etichetta{about}.",
            zh_TW="檢附{about}商品與標籤照片。",
        ),
    },
    ("restricted_product", "listing_violation"),
    frozenset({"expired", "names_no_item", "high_risk"}),
)
ORIGIN = Family(
    ("inauthentic", "used_sold_as_new", "dropshipping"),
    {
        "invoice": Wording.of(
            en="The supplier's invoice{about} is attached.",
            zh="随附{about}供应商发票。",
            de="Die Lieferantenrechnung{about} liegt bei.",
            ja="{about}仕入先の請求書を添付します。",
            fr="La facture du fournisseur{about} est jointe.",
            es="Se adjunta la factura del proveedor{about}.",
            it="Si allega la fattura del fornitore{about}.",
            zh_TW="檢附{about}供應商發票。",
        ),
        "supplier_contact": Wording.of(
            en="The supplier's name and contact for confirmation are attached.",
            zh="随附供应商名称与可供核实的联系方式。",
            de="Name und Kontaktdaten des Lieferanten zur Bestätigung liegen bei.",
            ja="確認のための仕入先の名称と連絡先を添付します。",
            fr="Le nom et les coordonnées du fournisseur, pour confirmation, sont joints.",
            es="Se adjuntan el nombre y los datos de contacto del proveedor para su confirmación.",
            it="Si allegano nome e recapiti del fornitore per la conferma.",
            zh_TW="檢附可供查證的供應商名稱與聯絡資訊。",
        ),
    },
    ("authenticity.invoice_age", "authenticity", "drop_shipping"),
    frozenset({"has_receipt_retail"}),
)
ACCOUNT = Family(
    ("linked_account",),
    {
        "related_account_reinstatement": Wording.of(
            en="The notice that the related account was reinstated or closed in good standing is attached.",
            zh="随附关联账户已恢复或正常关闭的通知。",
            de="Die Mitteilung, dass das verknüpfte Konto freigeschaltet oder in gutem Stand geschlossen wurde, liegt bei.",
            ja="関連アカウントが再開された、または良好な状態で閉鎖された旨の通知を添付します。",
            fr="La notification indiquant que le compte lié a été réactivé ou clôturé en règle est jointe.",
            es="Se adjunta la notificación de que la cuenta vinculada fue reactivada o cerrada en regla.",
            it="Si allega la notifica che l'account collegato è stato riattivato o chiuso in regola.",
            zh_TW="檢附關聯帳號已恢復或正常關閉的通知。",
        ),
        "account_separation_proof": Wording.of(
            en="The proof that the two accounts are separate is attached.",
            zh="随附两个账户相互独立的证明。",
            de="Der Nachweis, dass die beiden Konten getrennt geführt werden, liegt bei.",
            ja="二つのアカウントが別個に運営されていることの証明を添付します。",
            fr="La preuve que les deux comptes sont distincts est jointe.",
            es="Se adjunta la prueba de que las dos cuentas son independientes.",
            it="Si allega la prova che i due account sono separati.",
            zh_TW="檢附兩個帳號各自獨立的證明。",
        ),
        "staff_exit_record": Wording.of(
            en="The record of the person's leaving and of the removed access is attached.",
            zh="随附相关人员离职及权限移除记录。",
            de="Der Nachweis über das Ausscheiden der Person und den Entzug der Zugriffsrechte liegt bei.",
            ja="担当者の退職およびアクセス権限の削除の記録を添付します。",
            fr="Le justificatif du départ de la personne et du retrait de son accès est joint.",
            es="Se adjunta el justificante de la baja de la persona y de la retirada de su acceso.",
            it="Si allega la prova della cessazione della persona e della revoca del suo accesso.",
            zh_TW="檢附相關人員離職與權限移除紀錄。",
        ),
        "equity_change_record": Wording.of(
            en="The register's record of the change of ownership is attached.",
            zh="随附工商登记的股权变更记录。",
            de="Der Registerauszug zur Änderung der Beteiligung liegt bei.",
            ja="登記の持分変更記録を添付します。",
            fr="L'extrait du registre sur le changement d'actionnariat est joint.",
            es="Se adjunta la inscripción registral del cambio de titularidad.",
            it="Si allega la visura sul cambio di proprietà.",
            zh_TW="檢附股權變更登記。",
        ),
        "service_provider_record": Wording.of(
            en="The contract with the service provider, or its end, is attached.",
            zh="随附与服务商的合同或终止文件。",
            de="Der Vertrag mit dem Dienstleister oder dessen Ende liegt bei.",
            ja="代行業者との契約書または終了の書類を添付します。",
            fr="Le contrat avec le prestataire, ou sa résiliation, est joint.",
            es="Se adjunta el contrato con el proveedor de servicios o su rescisión.",
            it="Si allega il contratto con il fornitore di servizi o la sua cessazione.",
            zh_TW="檢附與服務商的合約或終止文件。",
        ),
        "business_license": Wording.of(
            en="The business licence is attached.",
            zh="随附营业执照。",
            de="Der Gewerbenachweis liegt bei.",
            ja="営業許可証を添付します。",
            fr="L'extrait d'immatriculation de l'entreprise est joint.",
            es="Se adjunta la licencia de actividad de la empresa.",
            it="Si allega la licenza d'impresa.",
            zh_TW="檢附營業登記文件。",
        ),
    },
    ("related_account", "linked_account"),
    frozenset({"no_related_account_reinstatement", "ended_after_notice", "company_elsewhere"}),
    about_items=False,
)
INVOICING = Family(
    ("idr",),
    {
        "invoice_upload_log": Wording.of(
            en="The log of invoice uploads{about} is attached.",
            zh="随附{about}发票上传日志。",
            de="Das Protokoll der hochgeladenen Rechnungen{about} liegt bei.",
            ja="{about}請求書アップロードの記録を添付します。",
            fr="Le journal de téléversement des factures{about} est joint.",
            es="Se adjunta el registro de carga de facturas{about}.",
            it="Si allega il log di caricamento delle fatture{about}.",
            zh_TW="檢附{about}發票上傳紀錄。",
        )
    },
    ("invoice_defect_rate",),
    frozenset(),
)
FAMILIES = (PRODUCT, ORIGIN, ACCOUNT, INVOICING)
STATES = Wording.of(
    en="{says} It states: “{words}”",
    zh="{says}其中写明:“{words}”",
    de="{says} Darin heißt es: „{words}“",
    ja="{says}次の記載があります：「{words}」",
    fr="{says} Il y est indiqué : « {words} ».",
    es="{says} En él se indica: «{words}».",
    it="{says} Vi si legge: «{words}».",
    zh_TW="{says}其中載明：「{words}」。",
)
ABOUT = Wording.of(
    en=" for {items}",
    zh=" {items} 的",
    de=" zu {items}",
    ja="{items} の",
    fr=" pour {items}",
    es=" de {items}",
    it=" per {items}",
    zh_TW=" {items} 的",
)
READS = Wording.of(
    en="{says} The paper reads: {lines}.",
    zh="{says}其中载明:{lines}。",
    de="{says} Das Dokument lautet: {lines}.",
    ja="{says}次の記載があります：{lines}。",
    fr="{says} Le document indique : {lines}.",
    es="{says} El documento indica: {lines}.",
    it="{says} Il documento riporta: {lines}.",
    zh_TW="{says}文件載明：{lines}。",
)


def standing_papers(basis: Basis) -> Iterator[Ground]:
    """One ground for each kind of paper that carries one, with the pages that name the item where the text is known."""
    for family in FAMILIES:
        if basis.material.about(*family.issues):
            for kind in family.papers:
                exhibits = tuple(
                    e for e in basis.material.case.exhibits_of(kind) if not _about_another(basis, e)
                )
                if exhibits:
                    ground = _ground(basis, family, kind, exhibits)
                    # A history is worth what it says; that it exists helps nobody.
                    if kind != "listing_history" or any(sign in ground.says.say("zh") for sign in "“："):
                        yield ground


def _about_another(basis: Basis, exhibit: Exhibit) -> bool:
    """Whether a paper is about another item or company: it carries nothing, and is asked about instead."""
    wrong = {"asin_elsewhere", "company_elsewhere"}
    conflicts = [c for c in basis.material.timeline.contradictions if c.kind in wrong]
    return any(place.file == exhibit.file for conflict in conflicts for place in conflict.places)


def _ground(basis: Basis, family: Family, kind: str, exhibits: tuple[Exhibit, ...]) -> Ground:
    case, reading = basis.material.case, basis.material.reading
    subjects = (*reading.asins, *reading.item_ids) or tuple(record.id for record in basis.material.records)
    files = {exhibit.file for exhibit in exhibits}
    named = tuple(words for words in mentions(case, subjects, (kind,)) if words.place.file in files)
    items = tuple(dict.fromkeys(words.text for words in named)) or (subjects if len(subjects) == 1 else ())
    about = fill(ABOUT, items=listed(items)) if items and family.about_items else ""
    says = fill(family.papers[kind], about=about)
    against = tuple(f for f in basis.against((), family.weak) if _concerns(f.citations, exhibits))
    classes = {_class(basis, family, exhibit, bool(items)) for exhibit in exhibits}
    # One paper that carries the ground is enough; the others stand beside it.
    strength = GroundClass.REMOVABLE if GroundClass.REMOVABLE in classes else GroundClass.TO_VERIFY
    cited = tuple(citation for exhibit in exhibits for citation in _places(basis, exhibit, named))
    asian = reads_asian(reading.letter_language)
    sheets = tuple(sheet for sheet in case.sheets if sheet.file in files and not sheet.doubtful)
    words = telling(sheets, kind, asian=asian)
    lines = reading_lines(sheets, kind, items, asian=asian)
    if words is not None:
        says = fill(STATES, says=says, words=quoted(words.text))
        cited = (*cite(case, words.place), *cited)
    elif lines:
        told = enumerated(in_marks(line.text) for line in lines)
        says = fill(READS, says=says, lines=told)
        read = cite(case, *(line.place for line in lines))
        quoted_from = {citation.exhibit.file for citation in read}
        cited = (*read, *(c for c in cited if c.exhibit.file not in quoted_from))
    return Ground(kind, says, cited, strength, (), basis.rule(*family.rules), against)


def _places(basis: Basis, exhibit: Exhibit, named: tuple[Words, ...]) -> tuple[Citation, ...]:
    """Up to three places of an exhibit that name an item, else the exhibit as a whole."""
    own = [words.place for words in named if words.place.file == exhibit.file]
    return cite(basis.material.case, *own[:3]) or (Citation(exhibit, Place(exhibit.file)),)


def _class(basis: Basis, family: Family, exhibit: Exhibit, about_the_items: bool) -> GroundClass:
    """A paper is argued where it is about the item, in force and recent; else a person looks first."""
    expired = any(
        _concerns(f.citations, (exhibit,)) for f in basis.findings if f.code == "expired" and f.citations
    )
    old = exhibit.kind == "invoice" and _older(basis, exhibit, basis.material.case.as_of.date() - INVOICE_AGE)
    if expired or old or (family.about_items and not about_the_items and exhibit.kind != "supplier_contact"):
        return GroundClass.TO_VERIFY
    return GroundClass.REMOVABLE


def _older(basis: Basis, exhibit: Exhibit, limit: date) -> bool:
    """Whether every day that an invoice writes lies before the limit."""
    near = basis.material.case.as_of.date()
    sheets = [sheet for sheet in basis.material.case.sheets if sheet.file == exhibit.file]
    days = [
        written.day for sheet in sheets for written in written_days(sheet.text, near) if written.year_told
    ]
    return bool(days) and max(days) < limit


def _concerns(citations: tuple[Citation, ...], exhibits: tuple[Exhibit, ...]) -> bool:
    return not citations or any(citation.exhibit in exhibits for citation in citations)
