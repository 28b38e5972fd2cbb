"""The engine as a whole: what decides, what stays open, and that nothing is heard from the wrong mouth."""

from __future__ import annotations

from datetime import date

import pytest

from appealdesk.core.notice import Link, Notice
from appealdesk.core.recognition.engine import Material, recognise


@pytest.mark.parametrize(
    ("notice", "story", "kind"),
    [
        ("Webinar: protect your account! Register before Nov 10.", "", "marketing"),
        ("Your payment of $12.00 has been sent to your bank account.", "", "payout"),
        ("公告:自12月1日起,佣金费率调整,即日起执行。", "", "announcement"),
        ("各位卖家:请大家注意及时发货,避免迟发率超标被扣分!", "", "broadcast"),
        ("How long does an appeal take?", "", "question_only"),
        ("", "my account was suspended, what now", "question_only"),
        ("From: <help@amazon-sellerteam.co>\nConfirm your card", "", "phishing"),
        ("您的账户异常,请加微信 abc 缴纳保证金恢复", "", "phishing"),
        ("Your account will be closed. Log in at seller-amazon.check-id.shop", "", "phishing"),
        ("Your listing on Amazon.com was removed. Appeal at sellercentral.amazon.com", "", "enforcement"),
        (
            "From 1 December 2026 late delivery fines rise to $6 per order. Temu seller news",
            "",
            "announcement",
        ),
        (
            "From 1 December 2026 your shop will be frozen: late delivery rate 9%, limit 4%.",
            "",
            "enforcement",
        ),
        ("Effective 16 Nov 2026 your listing limit is reduced. Late Shipment Rate 22%.", "", "enforcement"),
        ("Nouveau : à partir du 1er janvier 2027, le taux de suivi valide passe à 97 %.", "", "announcement"),
        ("付款通知:本期款项 PHP 18,442.60 已于 11月13日 汇出至您的收款账户。", "", "payout"),
        ("Your account has been deactivated: order defect rate 1.9%.", "", "enforcement"),
        (
            "Your account will be limited from 17 November: ship-on-time rate 79% (below 85%).",
            "",
            "enforcement",
        ),
    ],
)
def test_what_kind_of_message_it_is(read, notice: str, story: str, kind: str) -> None:
    assert read(notice, story).kind == kind


def test_a_link_that_shows_one_place_and_leads_to_another_is_an_imitation(read) -> None:
    link = Link("https://sellercentral.amazon.com/appeal", "https://amazon-appeal.top/x")
    assert read("Your Amazon account is suspended, appeal here.", links=(link,)).kind == "phishing"


@pytest.mark.parametrize(
    ("notice", "story", "platform", "marketplace"),
    [
        ("Shopee PH: 2 penalty points.", "", "shopee", "PH"),
        ("TikTok Shop ID (Tokopedia): late orders", "", "tiktok_shop", "ID"),
        ("Walmart ID 12345: account suspended", "", "walmart", "US"),
        ("Your order defect rate is 2%.", "Amazon UK", "amazon", "UK"),
        ("Late dispatch. 202-4418837-0092566", "", "amazon", "UK"),
        ("Lazada penalty: items cancelled", "马来西亚价格直接复制到印尼站了", "lazada", "ID"),
        ("Marketplace Amazon.com. Late Shipment Rate 8%", "", "amazon", "US"),
        ("Amazon.com.au: valid tracking rate 80%", "", "amazon", "AU"),
        ("Ihr Amazon-Konto wurde gesperrt", "", "amazon", "DE"),
        ("Your Etsy shop is suspended", "", "other:Etsy", None),
        ("Something was removed.", "", None, None),
    ],
)
def test_where_it_comes_from(
    read, notice: str, story: str, platform: str | None, marketplace: str | None
) -> None:
    found = read(notice, story)
    assert (found.platform, found.marketplace) == (platform, marketplace)


@pytest.mark.parametrize(
    ("notice", "issue", "secondary"),
    [
        (
            "Amazon: order defect rate 1.9%. Appeal A-to-z claims or chargebacks that should not count.",
            "odr",
            (),
        ),
        ("TikTok Shop US: orders shipped late, late dispatch rate 12%", "ldr", ()),
        ("Shopee MY: orders shipped late, late shipment rate 12%", "lsr", ()),
        ("Temu: out of stock, order cancelled", "nfr", ()),
        ("Amazon: out of stock, cancellation rate 4%", "cr", ()),
        ("Amazon A-to-z claim: item not received", "a_to_z_claim", ()),
        ("eBay: item not received", "inr_dispute", ()),
        ("Walmart 资金因法院 TRO 被冻结", "ip_complaint", ("funds_hold",)),
        (
            "Shopee PH: 3 penalty points (Late Shipment Rate 22%, Non-fulfilment 14%)",
            "lsr",
            ("nfr", "penalty_points"),
        ),
        ("Amazon.co.jp 偽造品の疑い ASIN B09XWV3TLD", "inauthentic", ()),
    ],
)
def test_what_it_is_about_depends_on_the_platform(
    read, notice: str, issue: str, secondary: tuple[str, ...]
) -> None:
    found = read(notice)
    assert found.issue_type == issue
    assert set(found.secondary) == set(secondary)


@pytest.mark.parametrize(
    ("story", "tells"),
    [
        ("Second appeal also refused.", True),
        ("去年ODR超标被封过", True),
        ("Ya nos suspendieron en marzo.", True),
        ("Bereits im Juni wurden wir verwarnt.", True),
        ("We have never been suspended before.", False),
        ("从没被处罚过,第一次收到", False),
        ("bisher gab es keine früheren Verstöße", False),
        ("we got 2 points in May already", True),
        ("今年3月也被警告过", True),
        ("11月8日因违规被扣分", False),  # that is what the notice is about
        ("our shop received 3 penalty points this quarter", False),
    ],
)
def test_earlier_trouble_is_quoted_unless_denied(read, story: str, tells: bool) -> None:
    found = read("Your Amazon account has been deactivated.", story)
    assert bool(found.prior) is tells
    assert all(words.place.file == "story.md" for words in found.prior)


@pytest.mark.parametrize(
    ("notice", "story", "scenario"),
    [
        ("Amazon: late shipment rate 8%", "UPS停运,飓风", "1"),
        ("eBay: item not received", "tracking shows delivered, signed by buyer", "2"),
        ("Amazon: valid tracking rate 80%", "后台又显示 N/A,我们都上传了单号", "3"),
        ("Amazon: you violated the drop shipping policy", "did not know that this was not allowed", "4"),
        ("Amazon: account related to another account", "former employee used our wifi", "5"),
        ("eBay: 9 new negative feedbacks", "all from one picker shift", "6"),
        (
            "Amazon: B08DR6TT1K removed, restricted product (pesticide)",
            "it is only a plain mat, system error",
            "7",
        ),
        ("Walmart: cancellation rate 6%", "ERP did not sync the stock", "8"),
        ("Amazon: order defect rate 2%", "our packer mixed up the boxes", "other"),
    ],
)
def test_the_cause_is_heard_from_the_seller(read, notice: str, story: str, scenario: str) -> None:
    assert read(notice, story).scenarios[0][0] == scenario


def test_what_stays_below_its_threshold_is_open_with_candidates_beside_it(read) -> None:
    found = read("Please send your appeal.", "the parcel was delivered")
    assert found.platform is None
    assert found.issue_type is None
    assert "inr_dispute" in dict(dict(found.candidates)["issue_type"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ihr Konto wurde gesperrt", "de"),
        ("Votre compte est suspendu", "fr"),
        ("Su cuenta ha sido suspendida", "es"),
        ("Il suo account è stato sospeso", "it"),
        ("アカウントを停止しました", "ja"),
        ("您的账户已被停用", "zh"),
        ("您的賣場違規,請於期限內申訴", "zh-TW"),
        ("ร้านค้าของคุณถูกระงับ", "th"),
    ],
)
def test_the_language_of_the_notice(read, text: str, language: str) -> None:
    assert read(text).language == language


def test_the_words_of_every_field_are_cited_as_they_stand(read) -> None:
    notice = "Shopee PH: Late Shipment Rate ２２% for order 261103ZK8W2TQP. Appeal by 20 Nov 2026."
    spans = dict(read(notice).spans)
    for field in ("platform", "marketplace", "issue_type", "ids", "figures", "deadline"):
        assert spans[field], field
        assert all(words.text in notice for words in spans[field])
    assert spans["figures"][0].text == "２２%"


def test_a_mail_speaks_through_its_subject_and_its_sender_too(known) -> None:
    mail = Notice(
        "notice.eml",
        "Please see the details in your account and reply by 30 Nov 2026.",
        sender="Seller Performance <seller-performance@amazon.co.uk>",
        subject="Order Defect Rate 1.4% - action required",
    )
    found = recognise(known, Material((mail,), None, date(2026, 11, 20)))
    assert (found.platform, found.marketplace, found.issue_type) == ("amazon", "UK", "odr")


def test_an_account_that_may_not_be_used_to_sell_is_no_restricted_product(read) -> None:
    notice = "Your account is related to another account that is not allowed to sell on Amazon."
    assert read(notice).issue_type == "linked_account"


@pytest.mark.parametrize(
    ("story", "asks"),
    [
        ("can you prepare the documents for the appeal?", False),
        ("请帮我们做一份申诉报告", False),
        ("发票可以补,供应商配合", False),
        ("we changed the label on the box", False),
        ("can you make us a new invoice?", True),
        ("could you change the date on the invoice", True),
        ("能不能帮我们重新做一张发票", True),
        ("发票日期是运营自己PS改过的", True),
        ("we never edited any invoice", False),
    ],
)
def test_a_forgery_asked_for_is_told_from_honest_paperwork(read, story: str, asks: bool) -> None:
    found = read("Amazon.com: inauthentic complaint, ASIN B0ABCDEF12. Submit invoices by Dec 1, 2026.", story)
    assert ("asks_forgery" in found.said) is asks


@pytest.mark.parametrize(
    ("story", "gone"),
    [
        ("we missed the shipping deadline for 5 orders", False),
        ("质检证书已过期,正在更新", False),
        ("we missed the appeal deadline last week", True),
        ("已经过了申诉期", True),
        ("Die Frist ist abgelaufen", True),
    ],
)
def test_only_a_door_to_the_platform_lapses(read, story: str, gone: bool) -> None:
    assert ("lapsed" in read("Amazon: late shipment rate 8%", story).said) is gone


@pytest.mark.parametrize(
    ("notice", "closed"),
    [
        ("Amazon: account deactivated. If you do not appeal within 30 days, funds are kept.", False),
        ("速卖通:店铺扣分,请在7天内申诉,逾期将无法申诉。", False),
        ("Walmart: account terminated. Appeals will not be accepted.", True),
        ("Lazada: 账户关闭,不可申诉。", True),
        ("You cannot appeal this decision. eBay", True),
    ],
)
def test_an_appeal_is_excluded_only_where_the_notice_says_so_without_condition(
    read, notice: str, closed: bool
) -> None:
    assert ("no_appeal" in read(notice).said) is closed


@pytest.mark.parametrize(
    ("notice", "story", "tells"),
    [
        ("Your account is linked to another account that was suspended before.", "I do not know it.", False),
        ("Your account is linked to another account that was suspended before.", "My old shop was suspended in 2024.", True),
        ("您的账户与此前被停用的其他账户关联。", "那个号不是我们的", False),
        ("您的账户与此前被停用的其他账户关联。", "那是我们子公司的账号,去年被封", True),
        ("Ihr Konto wurde bereits verwarnt.", "", True),
    ],
)  # fmt: skip
def test_what_befell_another_account_is_history_once_the_seller_owns_it(
    read, notice: str, story: str, tells: bool
) -> None:
    assert bool(read(notice, story, platform="amazon").prior) is tells


@pytest.mark.parametrize(
    ("notice", "issue"),
    [
        ("Amazon.de: ASIN B0C7RM19TT entfernt: Medizinprodukt ohne Nachweis.", "restricted_product"),
        ("Amazon.com: listing B0C7RM19TT classified as an unapproved drug.", "restricted_product"),
        ("Lazada MY: 3 listings removed as prohibited.", "prohibited_listing"),
        ("Walmart: item 7741200983 unpublished, children's product with no CPC.", "restricted_product"),
        ("Amazon.com: account deactivated for infringing our drop shipping policy.", "dropshipping"),
        ("Account health warning Amazon.com. VTR: 93.8% / 95%. LSR: 2.1% / 4%.", "vtr"),
        ("Amazon.com: we could not verify the invoices you sent for B0C7RM19TT.", "inauthentic"),
        ("Amazon.com: your documents appear to have been altered.", "forged_documents"),
        ("Amazon.com: listing B0C7RM19TT removed, main image policy.", "listing_removed"),
    ],
)
def test_a_removal_is_named_after_its_reason(read, notice: str, issue: str) -> None:
    assert read(notice).issue_type == issue


def test_points_that_are_only_threatened_are_no_loss_in_force(read) -> None:
    threatened = read("Shopee MY: chat response rate 52%. You will receive 1 penalty point if it stays low.")
    given = read("Shopee MY: chat response rate 52%. You received 1 penalty point.")
    assert ("sanction" in threatened.said, "sanction" in given.said) == (False, True)


def test_a_claim_that_counts_in_a_rate_is_about_the_claim(read) -> None:
    found = read(
        "Amazon.com: an A-to-z claim on order 113-2287761-9982734 was granted and counts in your ODR."
    )
    assert found.issue_type == "a_to_z_claim"


def test_a_list_of_violations_under_the_health_rating_is_account_health(read) -> None:
    found = read(
        "Amazon.ca: Account Health Rating 148. Violations: product authenticity, restricted product policy."
    )
    assert found.issue_type == "account_health"
    assert {"inauthentic", "restricted_product"} <= set(found.secondary)


def test_a_single_infringement_beside_the_health_rating_stays_one(read) -> None:
    found = read("Amazon.com: Account Health Rating 148. A rights owner reported a trademark infringement.")
    assert found.issue_type == "ip_complaint"


def test_a_metric_that_keeps_to_its_threshold_is_no_second_matter(read) -> None:
    found = read("Walmart: negative feedback rate 3.7% (max 2%). Cancellation rate 0.8% (max 2%).")
    assert "cr" not in found.secondary


@pytest.mark.parametrize(
    ("notice", "story"),
    [
        ("Shopify: chargeback on order #2211, customer in France, evidence due Nov 30, 2026", ""),
        ("速卖通:订单 8197045512207733 买家未收到货。", "寄到巴西的,巴西邮政丢了"),
        ("AliExpress: False shipment, order 3030117745528094, US$ 20.", "we are a factory seller in Turkey"),
    ],
)
def test_where_a_buyer_or_a_factory_is_is_no_marketplace(read, notice: str, story: str) -> None:
    assert read(notice, story).marketplace is None


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("就是香薰蜡烛,被判成电子烟", False),
        ("it was mistaken for a vibrator", False),
        ("it is a vibrator", True),
    ],
)
def test_what_a_product_was_taken_for_is_not_what_it_is(read, story: str, told: bool) -> None:
    assert ("high_risk" in read("TikTok Shop: product 1730118820044917253 removed.", story).said) is told


def test_a_rate_of_claims_is_no_open_claim(read) -> None:
    assert "rate_only" in read("Walmart: item not received rate 2.9% (standard 2%).").said


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        ("eBay seller survey: how satisfied are you with the appeal process? Takes 3 minutes.", "broadcast"),
        ("ประกาศ: ปรับปรุงนโยบายการยกเลิก มีผลตั้งแต่วันที่ 1 มกราคม", "announcement"),
        ("Konto sprzedawcy Allegro zawieszone.", "enforcement"),
    ],
)
def test_where_nothing_is_the_sellers_own_a_notice_must_lead(read, notice: str, kind: str) -> None:
    assert read(notice).kind == kind
