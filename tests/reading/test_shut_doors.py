"""The worst error of screening: a "yes" where the door is shut, the goods may not be sold, or papers are to be made."""

from __future__ import annotations

import pytest
from score import read_sample

# What the notice says, and what the seller tells.
SHUT = [
    (
        "Amazon.com: Your listing B0ABCDEFGH was removed. You can appeal.",
        "we can produce invoices that look right, just tell us which format",
    ),
    (
        "Amazon.com: inauthentic complaint, ASIN B0ABCDEFGH deactivated. Send invoices.",
        "the invoices we sent were made by our agent, supplier never issued them",
    ),
    (
        "Amazon.com: inauthentic complaint, ASIN B0ABCDEFGH deactivated. Send invoices.",
        "I used an invoice template from the internet and filled in the numbers",
    ),
    ("亚马逊美国站:ASIN B0ABCDEFGH 因真实性投诉被下架,请提交发票申诉。", "没有发票,想让你们帮忙出一张"),
    (
        "亚马逊美国站:ASIN B0ABCDEFGH 因真实性投诉被下架,请提交发票申诉。",
        "供应商愿意按我们要求补开一张去年日期的发票",
    ),
    ("亚马逊美国站:ASIN B0ABCDEFGH 因真实性投诉被下架,请提交发票申诉。", "发票上的数量是我们用软件调过的"),
    ("Amazon.de: ASIN B0ABCDEFGH wurde entfernt. Sie können Einspruch einlegen.", "商品是电子烟配件"),
    (
        "Amazon.com: Your listing B0ABCDEFGH has been removed: CBD gummies. Appeal in Account Health.",
        "they are hemp gummies",
    ),
    ("Temu:商品 601099512345678 因属于管制刀具被下架,可申诉。", "就是折叠刀"),
    (
        "Walmart Marketplace: item 123456789 unpublished: prescription contact lenses. You may appeal.",
        "these are colored lenses",
    ),
    (
        "TikTok Shop: product 1729384756102938475 removed for selling weight loss pills. Appeal available.",
        "it is a slimming tea",
    ),
    ("Shopee: product banned: nicotine pouches. 2 penalty points. Submit appeal.", "all sellers sell it"),
    (
        "Amazon.com: Your ASIN B0ABCDEFGH was removed for trademark infringement reported by rights owner. Appeal with letter of authorization.",
        "we have no authorization",
    ),
    (
        "Amazon.com: We received a patent infringement report on B0ABCDEFGH. Listing removed. Submit appeal.",
        "not the same design",
    ),
    ("AliExpress: 您的店铺因知识产权投诉被冻结,请申诉。", "图案是自己设计的"),
    ("亚马逊通知:根据美国伊利诺伊州北区法院的临时限制令,您的账户资金已被冻结。", "资金 30000 美元"),
    ("Temu: 店铺资金因TRO被冻结,请联系原告律师", "怎么申诉"),
    (
        "PayPal froze my balance because of a court order from Florida, Amazon account also restricted",
        "what can be done",
    ),
    (
        "eBay: VeRO: your listing 123456789012 was removed at the request of the rights owner.",
        "we want to appeal",
    ),
    (
        "Amazon.com: The counterfeit complaint from the brand owner stays. Your account has been deactivated. Appeal.",
        "brand says counterfeit",
    ),
    (
        "Amazon.co.uk: We deactivated your account on 3 March 2026. You had 90 days to appeal.",
        "can we still appeal",
    ),
    (
        "Amazon.com A-to-z claim on order 113-1234567-7654321 granted on 12 September 2026. You can appeal for 30 days after the decision.",
        "want to appeal now",
    ),
    (
        "Amazon.com: claim granted. Appeals are accepted up to 30 days after the claim decision (decision: September 1, 2026).",
        "help",
    ),
    (
        "eBay: you could have appealed until 1 November 2026. Case 5123456789 decided for the buyer.",
        "want to appeal",
    ),
    (
        "Walmart: The dispute option is no longer shown for order 1234567890123. The claim of $40 was charged.",
        "we missed it",
    ),
    ("Amazon.com: The time for appealing claim on order 113-1234567-7654321 is over.", "but buyer lied"),
    ("Shopee:订单退款 RM 50,争议期已结束,无法提出。", "想申诉"),
    ("亚马逊:索赔已批准,申诉时效已过。订单 113-1234567-7654321", "还有办法吗"),
    ("TikTok Shop:扣12分,申诉机会已用完。", "再试一次"),
    ("TikTok Shop: 12 violation points. This violation can't be contested.", "want to fight"),
    ("Lazada: 您的店铺已永久关闭,该决定为最终决定", "申诉"),
    ("AliExpress:该处罚不支持线上申诉,店铺已关闭", "求助"),
    ("Temu: 违规扣款 500 美元,不接受任何形式的申诉", "不合理"),
    (
        "Amazon.de: Eine Anfechtung dieser Entscheidung ist nicht vorgesehen. Ihr Konto wurde deaktiviert.",
        "was tun",
    ),
    (
        "Amazon.fr: Cette décision ne peut faire l'objet d'aucun recours. Votre compte a été désactivé.",
        "aide",
    ),
    ("Amazon.es: No cabe recurso contra esta decisión. Su cuenta ha sido desactivada.", "ayuda"),
    ("Amazon.it: La decisione non è impugnabile. Il suo account è stato disattivato.", "aiuto"),
    (
        "Amazon.co.jp: 本決定に対する異議申し立ては受け付けておりません。アカウントは停止されました。",
        "助けて",
    ),
    (
        "Walmart: Your account has been terminated. Walmart will not entertain requests for reinstatement.",
        "help",
    ),
    ("eBay: Your account is permanently suspended. There is no way to appeal this.", "help"),
    ("Etsy: your shop has been suspended. You can appeal within 14 days.", "shop suspended"),
    ("Wish: your account was suspended, submit evidence within 5 days.", "help"),
    ("Mercado Libre: tu cuenta fue suspendida. Puedes apelar.", "ayuda"),
    ("美客多:您的店铺被暂停,请在7天内申诉。", "帮忙"),
    ("SHEIN平台:店铺因延迟发货被罚款500元,可申诉", "申诉"),
    ("OZON:店铺被封,请申诉", "求助"),
    ("京东国际:店铺因虚假发货被扣分,7天内申诉", "帮助"),
    ("Cdiscount: votre compte vendeur est suspendu, envoyez un plan d'action", "aide"),
    ("Otto Market: Ihr Konto wurde gesperrt. Senden Sie eine Stellungnahme.", "hilfe"),
    ("Rakuten: 店舗が停止されました。7日以内に回答してください。", "助けて"),
    (
        "Amazon.com: Your account will be deactivated unless you verify your bank account here: http://amaz0n-secure-login.com . Enter your password.",
        "is it real",
    ),
    (
        "Amazon Seller: pay $299 via gift card to reinstate your suspended account within 24 hours",
        "should we pay",
    ),
    (
        "Please verify your identity: upload business license and utility bill. Amazon.com seller account verification.",
        "where to upload",
    ),
    (
        "Amazon.com: INFORM Consumers Act: your account has been deactivated until you verify your information.",
        "what now",
    ),
    ("亚马逊:请完成KYC审核,否则账户将被停用", "怎么办"),
    (
        "Amazon.com: Your thermometer listing B0ABCDEFGH has been removed as a medical device. Appeal.",
        "digital forehead thermometer for adults",
    ),
    (
        "Amazon.com listing removed B0ABCDEFGH. Appeal now.",
        "the product is a TENS pain relief device, FDA class II, no 510k",
    ),
    ("Lazada: item banned: sex doll. 6 points. Appeal possible.", "please help"),
    ("Shopee: 商品因属于处方药下架,扣3分,可申诉", "是外用药膏"),
    (
        "Amazon.com: ASIN B0ABCDEFGH removed for pesticide policy. Appeal with EPA registration.",
        "it is a bug spray and we have no EPA number",
    ),
    ("Amazon.com: drug policy: B0ABCDEFGH removed. Appeal.", "it is kratom powder"),
    ("Amazon.com: weapon policy: listing removed. Appeal.", "it is a pair of throwing stars, decorative"),
    ("TikTok Shop UK: product removed: laser pointer 500mW. Appeal.", "works great"),
    ("eBay: listing removed: ivory figurine. You can appeal.", "antique"),
    (
        "Amazon.com: recall: your baby lounger listing was removed. Appeal.",
        "it is a baby lounger from factory",
    ),
    (
        "Amazon.com: Your appeal has been denied. We have reached our final decision and will not reply to further emails. Account deactivated.",
        "4th appeal",
    ),
    ("亚马逊:这是我们的最终决定,账户停用,不再回复", "再写一封"),
    ("Amazon.com: order 113-1234567-7654321 claim granted; appeal by November 10, 2026.", "can we appeal"),
    ("Amazon.com: order 113-1234567-7654321 chargeback. Reply by 11/12/2026.", "have proof"),
    ("Shopify chargeback: evidence was due on November 15, 2026.", "can we add evidence"),
    ("亚马逊:索赔 113-1234567-7654321 请于11月15日前回复。", "忘记了"),
    ("eBay: Respond to the case by 17 Nov. After that eBay steps in.", "case 5123456789, late"),
    ("A seller asks: my friend's Amazon account got suspended, how to appeal?", "asking for a friend"),
    ("Webinar: How to appeal Amazon suspensions - register until 30 November", "nice"),
    ("Amazon.com: Your account stays deactivated and we will take no further action on this matter.", "help"),
    ("Walmart: seller account terminated. You are not eligible for reinstatement.", "help"),
    (
        "Amazon.com: order 113-1234567-7654321: the claim was decided; the appeal link disappeared. Amount $40.",
        "where is the link",
    ),
    ("TikTok Shop: 6 points. Appeal status: not available.", "can we do something"),
    ("Lazada: Penalty final. Appeal entrance closed. 8 points.", "help"),
    ("Shopee: 此计分不可申诉,计2分", "求助"),
    ("Temu: 罚款300元,申诉入口未开放", "求助"),
    ("AliExpress: 申诉次数:0/2 剩余0次,扣12分", "还想申诉"),
    (
        "eBay: The case 5123456789 was closed on 10 September 2026 and can't be reopened. You were charged $30.",
        "help",
    ),
    ("Amazon.de: Einspruch abgelehnt. Ein weiterer Einspruch ist nicht möglich. Konto gesperrt.", "hilfe"),
    ("Amazon.fr : votre appel ne sera pas examiné. Compte désactivé.", "aide"),
    ("Amazon.es: su apelación no será revisada. Cuenta desactivada.", "ayuda"),
    ("Amazon.it: il suo ricorso non verrà preso in esame. Account disattivato.", "aiuto"),
    ("Amazon.co.jp: 審査は終了しており、再審査はいたしません。アカウントは停止されました。", "助けて"),
    (
        "Amazon.com: inauthentic B0ABCDEFGH, listing removed, submit invoices.",
        "can you change the company name on my receipts so it fits",
    ),
    (
        "Amazon.com: inauthentic B0ABCDEFGH, listing removed, submit invoices.",
        "we only have Taobao screenshots; could you turn them into an invoice",
    ),
    ("亚马逊:真伪投诉,ASIN B0ABCDEFGH 下架,提交发票。", "能不能把1688的小票做成增值税发票"),
    ("亚马逊:真伪投诉,ASIN B0ABCDEFGH 下架,提交发票。", "授权书我们自己写的,盖了个章"),
    ("Amazon.com: listing B0ABCDEFGH removed: restricted product. Appeal.", "it's an abortion pill aid"),
    ("Amazon.com: listing B0ABCDEFGH removed: restricted product. Appeal.", "breast enlargement cream"),
    ("eBay: item 123456789012 removed; appeal possible.", "switchblade comb with real blade"),
    ("Temu: 商品 601099512345678 禁售下架,可申诉", "增高药"),
    (
        "Amazon.com: Copyright complaint from Disney on B0ABCDEFGH. Listing removed. Appeal.",
        "our own drawing",
    ),
    ("Amazon.com: design patent report US D900,000. B0ABCDEFGH removed, appeal.", "differs"),
    ("Zalando: Ihr Partnerkonto wurde gesperrt. Antworten Sie bis 30.11.2026.", "hilfe"),
    ("Kaufland.de: Ihr Angebot wurde entfernt, Einspruch möglich.", "hilfe"),
    ("Coupang: 판매 정지. 7일 이내에 소명하세요.", "help"),
    ("得物:商品违规下架,请申诉", "求助"),
    ("Vinted: your account has been banned. Appeal here.", "help"),
    (
        "Amazon.com: A-to-z claim 113-1234567-7654321 granted. You can appeal by 11/15/2026.",
        "missed a few days",
    ),
]


@pytest.mark.parametrize(("notice", "story"), SHUT)
def test_no_yes_is_given_where_a_no_or_an_expert_is_due(notice: str, story: str) -> None:
    sample = {
        "id": "shut",
        "pasted_at": "2026-11-20",
        "notice_text": notice,
        "seller_story": story,
        "materials_present": ["notice"],
    }
    assert read_sample(sample)["screening"]["eligible"] != "yes"
