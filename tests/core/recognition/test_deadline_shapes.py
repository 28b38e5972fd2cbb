"""Who has to act, and when: sentences of many shapes, of which only some give the seller a day."""

from __future__ import annotations

from datetime import date

import pytest

from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.deadline import DeadlineReader
from appealdesk.core.recognition.spans import Spans

TODAY = date(2026, 11, 19)
# Review time, money held, age of papers, length of a sanction, a promise to the buyer, what is over.
OTHERS_BUSINESS = [
    "Your selling privileges are suspended. The buyer has 14 days to return the item. You may appeal.",
    "The buyer can open a return request within 30 days of delivery. Please respond to the buyer.",
    "We aim to answer your appeal within 5 business days.",
    "You should hear back from us within 72 hours of submitting your appeal.",
    "Expect a decision on your appeal within 7 days.",
    "Our decision will be made within 10 business days after you submit documents.",
    "A response to your appeal will be sent in 2-3 business days.",
    "Invoices must be from the past 365 days. Submit them in Seller Central.",
    "Please provide a utility bill not older than 90 days.",
    "Documents must be dated within 180 days. Upload them under Performance Notifications.",
    "The bank statement you upload must have been issued in the last 3 months.",
    "Your payout will be released after 90 days unless you appeal.",
    "Disbursements are on hold for up to 90 days. To appeal, send a plan of action.",
    "Funds will be reserved until 15 December 2026. You can submit an appeal.",
    "Your listing limit applies for 28 days. You can dispute points.",
    "Points are valid for 120 days. Please submit an appeal.",
    "Penalty points reset on 1 January 2027. You may appeal in Seller Centre.",
    "Your shop's listings will be hidden from 23 November 2026 to 20 December 2026. You may appeal.",
    "You did not reply within 48 hours, so the case was closed in the buyer's favour. You may appeal.",
    "You did not respond to the chargeback by November 2, 2026. The case is closed.",
    "We asked you to respond by 5 November 2026 and received no answer. Your account is now deactivated.",
    "Orders must be dispatched by 20 November 2026. Please provide tracking.",
    "Please ship all open orders within 2 business days.",
    "The item was to arrive by November 12, 2026. The buyer claims it did not. Provide proof.",
    "Estimated delivery date: November 12, 2026. Please respond with tracking.",
    "The buyer says the parcel promised by 12 November never came. Please respond.",
    "Reply to buyer messages within 24 hours to keep your response rate up.",
    "Sellers must answer 90% of messages within 24 hours. Send us a plan of action.",
    "From 1 December 2026 the new limit applies. Please check your performance.",
    "Your performance between 1 and 14 November 2026 was reviewed. Submit a plan of action.",
    "Your late shipment rate for the 10 days to November 14, 2026 was 8%. Submit an appeal.",
    "We evaluate accounts on the 20th of each month. Request removal of defects.",
    "Your next evaluation is on 20 December 2026. You can request removal of defects.",
    "Your level will be reviewed again by December 20, 2026.",
    "The claim was granted 30 days after delivery. You may appeal.",
    "Your appeal was received 3 days ago and is being processed.",
    "A/B testing ends on November 30. Submit the form to take part.",
    "You can reactivate your shop after 7 days by completing the quiz.",
    "Once your appeal is approved, listings are restored within 24 hours.",
    "If you appeal, the refund will be paused for up to 14 days.",
    "We may contact you within the next 3 days for further documents.",
    "The carrier has 5 working days to answer your inquiry; attach the answer to your appeal.",
    "Refund the buyer within 2 days of receiving the return going forward.",
    "您的申诉将在3个工作日内处理完毕。",
    "申诉提交后,平台会在48小时内给出结果。",
    "审核时效为5个工作日,请耐心等待。",
    "资金将冻结180天,您可以提交申诉。",
    "店铺被限制上新30天,可申诉。",
    "该处罚将于2026年12月18日解除,您可提交申诉。",
    "请提供90天内开具的水电费账单。",
    "请上传近180天的发票。",
    "发票开具日期须在365天以内,请提交。",
    "买家可在收货后15天内申请退货,请及时处理。",
    "请确保订单在48小时内发货,避免再次违规。",
    "请在24小时内回复买家消息,以保持回复率。",
    "您未在48小时内响应纠纷,平台已判买家胜诉。",
    "您未能在11月10日前回复,案件已关闭。",
    "承诺送达时间为11月12日,实际未送达,请提供凭证。",
    "扣分将于2027年1月1日清零,可申诉。",
    "近30天内迟发率为8%,请提交申诉。",
    "考核周期为11月1日至11月14日,可申诉。",
    "活动截止11月30日,报名请提交表单。",
    "平台将于11月25日前完成复核。",
    "Wir prüfen Ihren Einspruch innerhalb von 5 Werktagen.",
    "Sie erhalten innerhalb von 72 Stunden eine Antwort auf Ihren Einspruch.",
    "Die Rechnungen dürfen nicht älter als 365 Tage sein. Bitte reichen Sie sie ein.",
    "Ihr Guthaben wird 90 Tage einbehalten. Sie können Einspruch einlegen.",
    "Der Käufer hat 30 Tage Zeit, die Ware zurückzugeben. Bitte antworten Sie ihm.",
    "Sie haben nicht innerhalb von 48 Stunden geantwortet. Der Fall wurde geschlossen.",
    "Ihre Angebote sind bis zum 15. Dezember 2026 gesperrt. Einspruch ist möglich.",
    "Bitte beantworten Sie Käufernachrichten künftig innerhalb von 24 Stunden.",
    "Die Bewertung bezieht sich auf den Zeitraum vom 1. bis 14. November 2026. Reichen Sie einen Maßnahmenplan ein.",
    "Nous vous répondrons sous 48 heures après réception de votre appel.",
    "Les factures doivent dater de moins de 365 jours. Veuillez les envoyer.",
    "Vos fonds sont retenus pendant 90 jours. Vous pouvez faire appel.",
    "L'acheteur dispose de 14 jours pour renvoyer l'article. Veuillez lui répondre.",
    "Vous n'avez pas répondu dans les 48 heures, le litige a été clos.",
    "Vos offres sont suspendues jusqu'au 15 décembre 2026. Vous pouvez faire appel.",
    "Responderemos a su apelación en un plazo de 5 días hábiles.",
    "Sus fondos quedan retenidos durante 90 días. Puede apelar.",
    "El comprador tiene 30 días para devolver el artículo. Responda al comprador.",
    "No respondió en un plazo de 48 horas y el caso se cerró.",
    "Las facturas deben tener menos de 365 días. Envíelas por favor.",
    "Esamineremo il ricorso entro 5 giorni lavorativi.",
    "I fondi saranno trattenuti per 90 giorni. Può presentare ricorso.",
    "L'acquirente ha 30 giorni per restituire l'articolo. Risponda all'acquirente.",
    "Non ha risposto entro 48 ore e il caso è stato chiuso.",
    "審査には5営業日ほどかかります。改善計画をご提出ください。",
    "申し立てへの回答は3営業日以内に行います。",
    "売上金は90日間留保されます。異議申し立てができます。",
    "購入者は30日以内に返品できます。ご対応ください。",
    "48時間以内にご返信がなかったため、申請は購入者に有利に決定されました。",
    "365日以内に発行された請求書をご提出ください。",
    "出品は12月15日まで停止されます。異議申し立てが可能です。",
    "Our records show the parcel was scanned within 48 hours of the order. You may appeal.",
    "Refunds take 3 to 5 business days to appear. You can contest this decision.",
    "Amazon will reimburse the buyer within 7 days; if you disagree, file an appeal.",
    "This restriction lasts 14 days and cannot be appealed.",
    "Points expire 180 days after they were issued; contest them in the violation page.",
    "Please keep your tracking records for at least 60 days and provide them when asked.",
    "This chat closes in 10 minutes. Your appeal was rejected.",
    "The bank may take up to 75 days to decide. You have submitted your evidence.",
    "You submitted evidence on 3 November 2026 within the allowed 9 days. The bank decides.",
]
# Each with the end of the window, or the words of the span.
HIS_OWN = [
    ("2026-11-30", "You have until 30 November 2026 to appeal."),
    ("2026-11-30", "Your reply must reach us no later than November 30, 2026."),
    ("2026-11-30", "Appeal window: open until Nov 30, 2026"),
    ("2026-11-30", "Respond by: 30/11/2026"),
    ("2026-11-30", "Last day to submit evidence: 30 Nov 2026."),
    ("2026-11-30", "If we do not hear from you by November 30, 2026, we will close the account."),
    ("2026-11-30", "We need your documents by Monday, November 30, 2026."),
    ("2026-11-30", "Unless you send us proof before November 30, 2026, the buyer will be refunded."),
    ("2026-11-30", "Evidence is due November 30, 2026."),
    ("2026-11-30", "Appeal expires on Nov 30, 2026."),
    ("2026-11-30", "The appeal entry will close on 2026-11-30."),
    ("2026-11-30", "Submit your dispute on or before 11/30/2026."),
    ("2026-11-30T23:59:00-08:00", "Please act by 11:59 PM PST on November 30, 2026 by submitting an appeal."),
    ("2026-11-30", "Failure to upload the invoices by 30 November 2026 leads to removal."),
    ("2026-11-30", "申诉有效期至2026-11-30"),
    ("2026-11-30", "请于2026/11/30之前上传凭证,逾期视为放弃。"),
    ("2026-11-30", "申诉入口将于11月30日关闭。"),
    ("2026-11-30", "最晚11月30日提交材料"),
    ("2026-11-30", "响应截止日:2026.11.30"),
    ("2026-11-30", "若在11月30日前未收到您的回复,将永久关闭店铺。"),
    ("2026-11-30", "11月30日为申诉最后期限。"),
    ("2026-11-30", "Reichen Sie Ihren Maßnahmenplan bis Montag, 30. November 2026 ein."),
    ("2026-11-30", "Einspruchsfrist: 30.11.2026"),
    ("2026-11-30", "Wenn wir bis zum 30.11.2026 nichts von Ihnen hören, schließen wir das Konto."),
    ("2026-11-30", "Merci de nous répondre au plus tard le 30 novembre 2026."),
    ("2026-11-30", "Date limite de réponse : 30/11/2026"),
    ("2026-11-30", "Sans réponse de votre part avant le 30 novembre 2026, l'acheteur sera remboursé."),
    ("2026-11-30", "Tiene hasta el 30 de noviembre de 2026 para apelar."),
    ("2026-11-30", "Si no recibimos su respuesta antes del 30/11/2026, cerraremos el caso."),
    ("2026-11-30", "Fecha límite: 30 de noviembre de 2026. Envíe sus pruebas."),
    ("2026-11-30", "Ha tempo fino al 30 novembre 2026 per presentare ricorso."),
    ("2026-11-30", "Risponda entro lunedì 30 novembre 2026."),
    ("2026-11-30", "異議申し立ての期限は2026年11月30日です。"),
    ("2026-11-30", "11月30日(月)までに改善計画をお送りください。"),
    ("2026-11-30", "ご返信期限:2026/11/30"),
    ("7 days", "You have 7 days to appeal this decision."),
    ("7 days", "This decision becomes final in 7 days unless you appeal."),
    ("7 days", "If you disagree, let us know within 7 days."),
    ("7 days", "Your appeal must be filed within 7 days."),
    ("48 hours", "Respond within 48 hours or the buyer will be refunded."),
    ("72 hours", "Failure to respond within 72 hours may result in deactivation."),
    ("48 hours", "If we don't receive your response within 48 hours, we may remove your offers."),
    ("three working days", "You have three working days in which to reply."),
    ("7 days", "Reply window: 7 days"),
    ("7 days", "Time left to respond: 7 days"),
    ("7 days", "An appeal can be lodged up to 7 days from today."),
    ("7 calendar days", "Please submit within 7 calendar days from the date of this email."),
    ("7 days", "To dispute, reply in 7 days."),
    ("7天", "请在7天内申诉。"),
    ("3个工作日", "您需要在3个工作日内提供材料,否则将终止合作。"),
    ("48小时", "如48小时内未收到您的回复,将判买家胜诉。"),
    ("7个自然日", "申诉时效:7个自然日"),
    ("5天", "您有5天时间提交证据。"),
    ("30天", "判定后30天内可申诉一次。"),
    ("72小时", "卖家须于72小时内响应,逾期自动退款。"),
    ("7 Tage", "Sie haben 7 Tage Zeit, Einspruch einzulegen."),
    ("7 Tagen", "Antworten Sie innerhalb von 7 Tagen, sonst wird dem Käufer erstattet."),
    ("48 Stunden", "Erhalten wir binnen 48 Stunden keine Antwort, schließen wir den Fall."),
    ("7 jours", "Vous disposez de 7 jours pour faire appel."),
    ("48 heures", "Veuillez répondre sous 48 heures."),
    ("48 heures", "Sans réponse de votre part sous 48 heures, le litige sera clos."),
    ("7 días", "Dispone de 7 días para apelar."),
    ("48 horas", "Si no responde en 48 horas, reembolsaremos al comprador."),
    ("7 giorni", "Ha 7 giorni per presentare ricorso."),
    ("48 ore", "Risponda entro 48 ore."),
    ("7日", "7日以内に異議を申し立ててください。"),
    ("48時間", "48時間以内にご回答がない場合、返金いたします。"),
    ("3営業日", "3営業日以内に書類をご提出ください。"),
]


@pytest.fixture
def read(known, fold):
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))

    def deadline(text: str):
        day_first = any(written in text for written in ("30/11", "30.11"))
        asian = any(char > "\u3040" for char in text)
        return reader.read(fold(text), DateContext(TODAY, "UK" if day_first else "US", None, asian))

    return deadline


@pytest.mark.parametrize("text", OTHERS_BUSINESS)
def test_a_time_in_which_the_seller_need_not_act_is_no_deadline(read, text: str) -> None:
    found = read(text)
    assert found.kind == "none", found.words


@pytest.mark.parametrize(("wanted", "text"), HIS_OWN)
def test_a_time_in_which_the_seller_must_act_is_one(read, wanted: str, text: str) -> None:
    found = read(text)
    assert found.words is not None
    assert wanted in {found.due.isoformat() if found.due else None, found.words.text}


# Marketplace, end of the window, and a text that tells of more than one day.
COUNTED = [
    (
        "FR",
        "2026-11-23",
        "Date : 16 novembre 2026\nObjet : commande 403-1\nVous disposez de 7 jours pour faire appel.",
    ),
    (
        "US",
        "2026-12-12",
        "The A-to-z claim on this order was granted in favour of the buyer on 12 November. You may appeal within 30 days of the decision.",
    ),
    (
        "US",
        "2026-12-12",
        "The claim was filed on October 30 and granted in favour of the buyer on November 12. You may appeal within 30 days.",
    ),
    (
        "US",
        "2026-12-12",
        "Claim filed October 30, 2026. Decision: November 12, 2026. You may appeal the decision within 30 days.",
    ),
    (
        "US",
        "2026-11-20",
        "The buyer opened a case on November 17, 2026. Respond within 3 days of the case being opened.",
    ),
    (
        "DE",
        "2026-11-23",
        "Datum: 16.11.2026\nIhr Konto ist gesperrt. Bitte antworten Sie innerhalb von 7 Tagen.",
    ),
    ("DE", "2026-11-23", "München, den 16. November 2026\nBitte antworten Sie innerhalb von 7 Tagen."),
    ("FR", "2026-11-23", "Paris, le 16 novembre 2026\nVeuillez répondre sous 7 jours."),
    ("ES", "2026-11-23", "Fecha: 16/11/2026\nDispone de 7 días para apelar."),
    ("IT", "2026-11-23", "Data: 16/11/2026\nHa 7 giorni per presentare ricorso."),
    ("JP", "2026-11-23", "2026年11月16日\n7日以内にご返信ください。"),
    ("CN", "2026-11-23", "通知时间:2026-11-16 10:22\n请在7天内申诉。"),
    ("CN", "2026-11-21", "处罚时间:2026-11-16\n申诉时效:处罚后5天"),
    ("CN", "2026-11-21", "纠纷于2026年11月18日发起,订单下单时间2026年10月1日。请在3天内响应。"),
    (
        "US",
        "2026-11-21",
        "Order placed October 1, 2026. Dispute raised November 18, 2026. Respond within 3 days.",
    ),
    (
        "US",
        "2026-11-23",
        "Sent: Monday, November 16, 2026 9:14 AM\nYou have 7 days to appeal. Order date: October 2, 2026.",
    ),
    (
        "US",
        "2026-12-16",
        "Refunded to the buyer: November 16, 2026. Sellers can appeal within 30 days of the refund. Order date: October 2, 2026",
    ),
    (
        "UK",
        "2026-12-16",
        "Refund issued 16/11/2026 (order placed 02/10/2026). File a SAFE-T claim within 30 days of the refund.",
    ),
    (
        "US",
        "2026-11-26",
        "You received this on November 12, 2026. Appeal within 14 days of receiving this message.",
    ),
    (
        "US",
        "2026-11-23",
        "On November 16, 2026 we deactivated your account. You have 7 days to appeal. Your last appeal of November 1, 2026 was refused.",
    ),
    (
        "US",
        "2026-11-23",
        "Nov 16, 2026\n\nHello,\nPerformance between Oct 1, 2026 and Oct 31, 2026 was below target. Submit a plan of action within 7 days.",
    ),
]


@pytest.mark.parametrize(("place", "due", "text"), COUNTED)
def test_a_window_counts_from_the_day_that_opened_it(known, fold, place: str, due: str, text: str) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    asian = any(char > "\u3040" for char in text)
    found = reader.read(fold(text), DateContext(TODAY, place, None, asian))
    assert str(found.due)[:10] == due, found.anchor


def test_the_day_of_receipt_may_stand_in_the_sellers_story(known, fold) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    notice, context = fold("Send proof within 90 days of receipt."), DateContext(TODAY, "US", None, True)
    assert reader.read(notice, context).due is None
    told = fold("我们11月9日收到的")
    assert reader.read(notice, context, story=told).due == date(2027, 2, 7)
