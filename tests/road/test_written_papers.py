"""A folder of plain texts, as people copy them from pages, is argued like one of exports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from appealdesk.core.addressed import addressed
from appealdesk.core.casework import Casework, Ending, casework
from appealdesk.core.promised import promised, town
from appealdesk.core.record import records
from appealdesk.core.transcript import transcribed
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.knowledge import knowledge
from appealdesk.road.reading import read_case

CLAIM = {
    "notice.txt": "Hello Hazelmoor,\nA customer has filed an A-to-z Guarantee claim on order 114-5520917-3340182.\n"
    "Claim reason: Package did not arrive\nClaim amount: $31.50\nYou have 72 hours to respond to this claim.\n"
    "Amazon.com\nNovember 12, 2026\n",
    "story.md": "USPS 显示已经送到。",
    "case.yaml": "as_of: 2026-11-13\n",
    "exhibits/order_detail.txt": "Order ID: 114-5520917-3340182\nShip by: Nov 4, 2026\nDeliver by: Nov 11, 2026\n"
    "Ship to: J. Park, Boise, ID 83702\nCarrier: USPS  Tracking ID: 9400 1118 9956 0341 2290 14\n",
    "exhibits/carrier_tracking.txt": "USPS Tracking Number: 9400 1118 9956 0341 2290 14\n"
    "November 7, 2026, 11:20 am   Delivered, In/At Mailbox   BOISE, ID 83702\n"
    "November 4, 2026, 6:05 pm   Accepted at USPS Origin Facility   RENO, NV 89506\n",
    "exhibits/delivery_proof.txt": "Tracking number 9400 1118 9956 0341 2290 14\n"
    "Delivered 11/07/2026 11:20, mailbox\nGPS within 5 m of the address\n",
}


def walked(root: Path, files: Mapping[str, str]) -> Casework:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    case = read_case_folder(root, now=datetime(2026, 11, 13, tzinfo=UTC))
    reading = read_case(case)
    return casework(case, reading, knowledge(case, reading))


def said(work: Casework) -> str:
    assert work.ending is Ending.MADE, [str(problem) for problem in work.problems]
    assert work.letter is not None
    return "\n".join(item.texts.say(work.letter.language) for _, item in work.letter.statements())


def test_a_copied_tracking_page_carries_the_claim_of_delivery(tmp_path: Path) -> None:
    text = said(walked(tmp_path, CLAIM))
    assert "as delivered on November 7, 2026, 11:20 (local time) in BOISE, ID 83702" in text
    assert "tracking number 9400111899560341229014" in text
    assert "The order's address is in Boise" in text
    assert "“GPS within 5 m of the address”" in text


def test_a_letter_prints_no_offset_that_no_paper_prints(tmp_path: Path) -> None:
    assert "UTC" not in said(walked(tmp_path, CLAIM))


def test_the_letter_is_signed_by_the_store_that_the_notice_greets(tmp_path: Path) -> None:
    letter = walked(tmp_path, CLAIM).letter
    assert letter is not None
    assert letter.signature == ("Hazelmoor",)


def test_a_parcel_delivered_in_another_town_is_asked_about_and_not_argued(tmp_path: Path) -> None:
    elsewhere = CLAIM["exhibits/carrier_tracking.txt"].replace("BOISE, ID 83702", "NAMPA, ID 83651")
    work = walked(tmp_path, {**CLAIM, "exhibits/carrier_tracking.txt": elsewhere})
    assert work.ending is Ending.NEEDS_ANSWERS
    assert "NAMPA" in work.ask
    assert "local" not in work.ask


def test_reading_the_pages_twice_changes_nothing(tmp_path: Path) -> None:
    walked(tmp_path, CLAIM)
    case = addressed(read_case_folder(tmp_path, now=datetime(2026, 11, 13, tzinfo=UTC)))
    reading = read_case(case)
    once = transcribed(case, reading.order_ids, knowledge(case, reading).zone)
    assert transcribed(once, reading.order_ids, knowledge(case, reading).zone) == once
    [record] = records(once)
    assert town(once, record) is not None
    assert promised(once, record) is not None


def test_the_last_day_for_evidence_is_not_the_day_of_the_notice(tmp_path: Path) -> None:
    notice = (
        "Shopify Payments: chargeback received\nStore: Hollis & Fern\nOrder #HF-20417, $128.00 USD\n"
        "The cardholder's bank says: Product not received.\nEvidence due: November 25, 2026\nOpened on November 11, 2026\n"
    )
    files = {
        "notice.txt": notice,
        "story.md": "已签收",
        "case.yaml": "as_of: 2026-11-13\n",
        "exhibits/order_detail.txt": "Order #HF-20417\nShip to: D. Reyes, Portland, ME 04101\nUPS 1Z5W88E40398271164\n",
        "exhibits/carrier_tracking.txt": "UPS 1Z5W88E40398271164\n10/28/2026 1:12 P.M. DELIVERED Portland, ME, US  Received by: REYES\n"
        "10/23/2026 7:20 P.M. Origin Scan Newark, NJ, US\n",
        "exhibits/buyer_messages.txt": "2026-11-01 10:05 customer: The throws are gorgeous, do you have them in sage too?\n",
        "exhibits/payment_auth_record.txt": "Order #HF-20417\nAVS street: match, CVV: match\n",
    }
    work = walked(tmp_path, files)
    text = said(work)
    assert "dated November 25" not in text
    assert "Your notice of November 11, 2026" in text
    # The complaint is that nothing came, so the delivery answers it first, and praise shows that the goods are there.
    assert text.index("as delivered on October 28, 2026") < text.index("AVS street")
    assert "“The throws are gorgeous" in text


def test_a_sham_shipment_is_answered_by_the_carriers_own_hand_over_paper(tmp_path: Path) -> None:
    files = {
        "notice.txt": "【Temu商家通知】\n您的店铺“禾木家居”有1个订单被判定为虚假发货：PO-211-04418827731。\n处罚：扣除罚款 CNY 100。\n"
        "判定原因：上传运单号后24小时内无物流揽收信息。\n如有异议，请在2026年11月16日前在商家中心提交申诉。\n2026年11月8日\n",
        "story.md": "货已交给云途。",
        "case.yaml": "as_of: 2026-11-10\n",
        "exhibits/carrier_handover_proof.txt": "云途物流 揽收交接单\n日期：2026-11-05 19:40\n运单：YT2630900417288 共1件\n盖章：云途物流深圳宝安集货仓\n",
        "exhibits/carrier_tracking.txt": "YT2630900417288\n2026-11-05 18:02 电子信息已收到\n2026-11-06 15:11 深圳宝安集货仓 已揽收\n",
        "exhibits/order_detail.txt": "订单号 PO-211-04418827731 运单号 YT2630900417288 上传时间 2026-11-05 18:05\n",
    }
    text = said(walked(tmp_path, files))
    assert "日期：2026-11-05 19:40" in text
    assert "于 2026年11月6日 15:11(当地时间)" in text
    files["exhibits/carrier_tracking.txt"] = "YT2630900417288\n2026-11-05 18:02 电子信息已收到\n"
    assert walked(tmp_path, files).ending is Ending.NEEDS_ANSWERS


def test_an_answer_names_the_day_of_the_request_and_needs_no_plan(tmp_path: Path) -> None:
    files = {
        "notice.txt": "Gentile Casa Lumera,\nabbiamo rimosso l'offerta per l'ASIN B0CRT5W93J in seguito a reclami sull'autenticità del prodotto.\nAmazon.it, 2 novembre 2026\n",
        "notice-2.txt": "Gentile Casa Lumera,\nabbiamo ricevuto il tuo ricorso ma abbiamo bisogno di ulteriori informazioni:\n"
        "- fatture del fornitore degli ultimi 365 giorni per l'ASIN B0CRT5W93J\n- dati di contatto del fornitore\nAmazon.it, 12 novembre 2026\n",
        "story.md": "直接从工厂进的货。",
        "case.yaml": "as_of: 2026-11-14\n",
        "exhibits/invoice.txt": "INVOICE No. BY-2026-0318\nDate: 2026-03-18\nSupplier: Yiwu Boya Lighting Factory\nItem: LED night lamp (ASIN B0CRT5W93J), 600 pcs\n",
        "exhibits/supplier_contact.txt": "Yiwu Boya Lighting Factory Co., Ltd., Mr. Fang Jun, +86 579 8521 4410\n",
    }
    text = said(walked(tmp_path, files))
    assert "12 novembre 2026" in text
    assert "2 novembre 2026" not in text.replace("12 novembre 2026", "")
    assert "INVOICE No. BY-2026-0318" in text


def test_a_paper_that_says_the_rule_does_not_apply_is_quoted_without_its_heading(tmp_path: Path) -> None:
    files = {
        "notice.txt": "Kitano Tools 様\n貴店の出品商品が制限対象商品に該当すると判断されたため、出品を停止いたしました。\nASIN: B0CK83TR5N\n"
        "異議がある場合は、書類を2026年11月30日までにご提出ください。\nAmazon.co.jp\n2026年11月9日\n",
        "story.md": "手动的磨咖啡器，没有电，系统误判了。",
        "case.yaml": "as_of: 2026-11-12\n",
        "exhibits/compliance_certificate.txt": "製造元確認書 2026年11月11日\n佛山市明匠五金有限公司\n製品: 手挽きコーヒーミル (ASIN B0CK83TR5N)\n"
        "本製品は電源を有さず、電気用品安全法の対象となる電気用品に該当しません。\n",
    }
    assert "「本製品は電源を有さず、電気用品安全法の対象となる電気用品に該当しません。」" in said(
        walked(tmp_path, files)
    )


LATE = {
    "notice.txt": "Hi WillowPeak Gear, your Late Dispatch Rate for Nov 1 - Nov 7, 2026 is 9.5%, above the limit of 4%. 8 violation points have been issued.\n"
    "Orders: 576914820033451127\nYou may appeal within 30 days of this notice with supporting evidence.\nTikTok Shop US\nNov 9, 2026\n",
    "story.md": "仓库停电一整天。",
    "case.yaml": "as_of: 2026-11-11\n",
    "exhibits/force_majeure_proof.txt": "Pacific Power\nOutage start: 11/03/2026 05:40 AM, restored 11/03/2026 09:15 PM\n",
    "exhibits/carrier_tracking.txt": "576914820033451127  USPS 9200190384410022817734  11/04/2026 5:32 pm Accepted at USPS Origin Facility\n",
}


def drafted(work: Casework) -> str:
    draft = work.paper("draft")
    assert draft is not None
    assert not draft.kind.goes_out
    return "\n".join(str(block) for block in draft.blocks)


def test_where_only_the_plan_is_missing_a_draft_says_what_the_records_show(tmp_path: Path) -> None:
    work = walked(tmp_path, LATE)
    assert work.ending is Ending.NEEDS_ANSWERS
    assert work.letter is None
    text = drafted(work)
    assert "Outage start: 11/03/2026 05:40 AM" in text
    assert text.count("[To be completed:") == 4
    assert text.index("To be completed") < text.index("Please accept this appeal")


def test_a_draft_is_refused_where_the_papers_contradict_it(tmp_path: Path) -> None:
    elsewhere = CLAIM["exhibits/carrier_tracking.txt"].replace("BOISE, ID 83702", "NAMPA, ID 83651")
    assert walked(tmp_path, {**CLAIM, "exhibits/carrier_tracking.txt": elsewhere}).paper("draft") is None


def test_a_limit_on_new_orders_counts_no_orders_affected(tmp_path: Path) -> None:
    files = {
        "notice.txt": "Dear seller TANAMERA LIVING,\nYour Seller Cancellation Rate in the last 7 days is 6.4% (target: below 2%). "
        "Your daily order limit has been reduced to 30 orders.\nOrders cancelled by seller: 418827730021954\n"
        "You can submit an appeal in Seller Center until 22 November 2026.\nLazada Malaysia, 15 November 2026\n",
        "story.md": "ERP 没同步，超卖。",
        "case.yaml": "as_of: 2026-11-17\n",
        "exhibits/erp_log.txt": "2026-11-11 00:04:12 +08:00 lazada.stock.push SKU TL-MUG-08 qty=3 HTTP 429\n",
    }
    text = drafted(walked(tmp_path, files))
    assert "30 orders" not in text
    assert "HTTP 429" in text


def test_a_history_of_the_listing_is_quoted(tmp_path: Path) -> None:
    files = {
        "notice.txt": "Hello Quiet Hide,\nWe removed your listing ASIN B0ZQP6T4KL because it was classified as a restricted product (weapon).\n"
        "If you disagree, send documents that show the product complies.\nAmazon.com\nNovember 9, 2026\n",
        "story.md": "是缝皮子的锥子，系统误判成刀具。",
        "case.yaml": "as_of: 2026-11-12\n",
        "exhibits/listing_history.txt": "ASIN B0ZQP6T4KL title until November 10, 2026: Leather sewing awl 48 mm\n",
        "exhibits/compliance_certificate.txt": "This sewing awl is not subject to the weapons list. ASIN B0ZQP6T4KL\n",
    }
    assert "title until November 10, 2026: Leather sewing awl" in said(walked(tmp_path, files))


def test_a_video_that_names_the_order_is_quoted_and_not_only_attached(tmp_path: Path) -> None:
    files = {
        "notice.txt": "Hi copper-kettle-co,\nA buyer opened a return request: item not as described. Order 17-12280-44093. Amount: £29.95.\n"
        "Please respond by 19 November 2026.\neBay, 15 November 2026\n",
        "story.md": "发货前有录像。",
        "case.yaml": "as_of: 2026-11-16\nplatform: ebay\nmarketplace: UK\n",
        "exhibits/order_detail.txt": "Order 17-12280-44093  sold 5 Nov 2026  Evri H00KLM0012203345\n",
        "exhibits/warehouse_video.txt": "Packing video 7 Nov 2026 10:22, order 17-12280-44093: kettle shown from all sides, no damage\n",
    }
    text = said(walked(tmp_path, files))
    assert (
        "“Packing video 7 Nov 2026 10:22, order 17-12280-44093: kettle shown from all sides, no damage”"
        in text
    )
    assert "H00KLM0012203345" in text


def test_a_year_on_the_line_below_the_orders_is_no_order(tmp_path: Path) -> None:
    walked(
        tmp_path,
        {
            "notice.txt": "出品者 Sakura Denki Parts 様\n貴店の出荷遅延率は5.9%で、目標の4%未満を超えています。\n対象注文: 249-5510387-6620491、503-8829017-3345126\n"
            "2026年11月27日までに改善計画をご提出ください。\nAmazon.co.jp\n2026年11月12日\n",
            "story.md": "11月3日没揽收。",
            "case.yaml": "as_of: 2026-11-14\n",
        },
    )
    case = addressed(read_case_folder(tmp_path, now=datetime(2026, 11, 14, tzinfo=UTC)))
    assert read_case(case).order_ids == ("249-5510387-6620491", "503-8829017-3345126")
    assert case.seller.store == "Sakura Denki Parts"


def test_a_paper_that_was_read_is_not_asked_for_again(tmp_path: Path) -> None:
    elsewhere = CLAIM["exhibits/carrier_tracking.txt"].replace("Delivered, In/At Mailbox", "Out for Delivery")
    files = {**CLAIM, "exhibits/carrier_tracking.txt": elsewhere}
    del files["exhibits/delivery_proof.txt"]
    work = walked(tmp_path, files)
    assert work.ending is Ending.NEEDS_ANSWERS
    assert "没有从中读出" not in work.ask


def test_parcels_that_the_post_scanned_and_delivered_correct_a_tracking_rate_without_a_plan(
    tmp_path: Path,
) -> None:
    files = {
        "notice.txt": "Walmart Seller Center\nSeller: Fennel & Oak\nYour Valid Tracking Rate for the last 30 days is 91.2%. The minimum standard is 99%.\n"
        "Affected POs: 118820347712\nYour account is at risk of suspension. Appeal by November 24, 2026 with evidence.\nNovember 13, 2026\n",
        "story.md": "号码是真的，平台按UPS验证不到。",
        "case.yaml": "as_of: 2026-11-16\n",
        "exhibits/carrier_tracking.txt": "PO 118820347712\nTracking number: 92612903029511573030094531\n"
        "11/09/2026 12:40 PM  Delivered, In/At Mailbox  Dayton, OH 45402\n11/04/2026 9:12 PM  Accepted at USPS Origin Facility  Edison, NJ 08817\n",
        "exhibits/order_detail.txt": "PO 118820347712  carrier UPS Mail Innovations  tracking 92612903029511573030094531  ship by 11/05/2026\n",
    }
    text = said(walked(tmp_path, files))
    assert "UPS Mail Innovations" in text
    assert "To be completed" not in text
