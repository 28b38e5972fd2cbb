"""An honest letter tells of earlier trouble; what the rules threaten is no trouble yet."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.history import prior_history

TELLS = [
    "Your request to remove feedback on order 403-2290175-6628841 was declined.",
    "这个以前客户经理口头提醒过一次",
    "Your appeal is declined.",
    "Your appeal of 3 November has not been accepted.",
    "We have reviewed your appeal and decided to uphold the removal.",
    "Our earlier decision stands.",
    "After a second review, the deactivation remains in place.",
    "We also warned you on September 14.",
    "You were warned on 2 October 2026 about the same issue.",
    "We sent you a warning in August.",
    "This is your second warning.",
    "This is a repeat of the violation of June 2026.",
    "You have been suspended twice in the last 12 months.",
    "Your account was reinstated on 3 May 2026 on the condition that this would not recur.",
    "Your plan of action was not sufficient.",
    "Your previous plan of action lacked detail.",
    "Last violation: 4 September 2026 (late dispatch).",
    "We notified you about this on 1 September and 3 October.",
    "Despite our message of 5 October, the rate has not improved.",
    "Warning 2 of 3.",
    "Strike 2 of 3",
    "Your account already carries 8 points from September.",
    "An earlier appeal for this order was unsuccessful.",
    "We already removed two of your listings for the same reason in July.",
    "您此前提交的申诉未通过。",
    "您提交的发票无法核实,投诉维持。",
    "经复核,维持原处罚决定。",
    "这是您第二次收到此类警告。",
    "您的店铺曾于9月因同样原因被警告。",
    "我们曾于10月3日就此问题提醒过您。",
    "您上次提交的行动计划不够具体。",
    "历史违规:2次",
    "该账户今年已有两次违规记录。",
    "您的申诉已被驳回。",
    "二次申诉失败,处罚不变。",
    "Ihr Einspruch wurde abgelehnt.",
    "Wir haben Sie bereits am 14. September verwarnt.",
    "Ihr Maßnahmenplan reicht nicht aus.",
    "Dies ist die zweite Verwarnung.",
    "Votre appel a été rejeté.",
    "Nous vous avons déjà averti le 14 septembre.",
    "Votre plan d'action est insuffisant.",
    "Su apelación ha sido rechazada.",
    "Ya le advertimos el 14 de septiembre.",
    "Su plan de acción no es suficiente.",
    "Il suo ricorso è stato respinto.",
    "L'abbiamo già avvisata il 14 settembre.",
    "異議申し立ては却下されました。",
    "9月14日にも警告しております。",
    "ご提出いただいた請求書は確認できませんでした。",
    "改善計画は不十分でした。",
    "同様の違反は今回で2回目です。",
]
TELLS_NOT = [
    "Repeated violations may lead to deactivation.",
    "If your appeal is declined, the decision is final.",
    "Appeals that are rejected cannot be filed again.",
    "You may submit one appeal. A second appeal is not possible.",
    "This is a first warning.",
    "You have no previous violations.",
    "Your shop reached 36 points and was frozen.",
    "Further violations will result in suspension.",
    "We warn sellers when the rate exceeds 4%.",
    "Previous policy applied until 2025.",
    "The buyer opened a second claim.",
    "Sellers with three warnings are suspended.",
    "累计扣36分,店铺冻结。",
    "多次违规将导致店铺关闭。",
    "如申诉被驳回,将无法再次申诉。",
    "每个违规仅可申诉一次,申诉被驳回后不可再次提交。",
    "首次违规,给予警告。",
    "Bei wiederholten Verstößen kann Ihr Konto gesperrt werden.",
    "Wird Ihr Einspruch abgelehnt, ist die Entscheidung endgültig.",
    "En cas de récidive, votre compte peut être suspendu.",
    "Si su apelación es rechazada, la decisión es final.",
    "In caso di violazioni ripetute il suo account potrà essere sospeso.",
    "違反が繰り返された場合、アカウントが停止されることがあります。",
    "Your shop has been suspended for repeated late shipments.",
    "Please submit your plan of action. It should explain how you will prevent this.",
    "Your appeal must contain invoices.",
    "Your appeal has not been received yet.",
    "You can check the status of your appeal here.",
    "您可以提交申诉,申诉成功后恢复。",
    "Your late shipment rate last month was 3%.",
]


@pytest.mark.parametrize("text", TELLS)
def test_earlier_trouble_is_heard_in_every_language(known, fold, text: str) -> None:
    assert prior_history(known, (fold(text),), None)


@pytest.mark.parametrize("text", TELLS_NOT)
def test_a_rule_a_threat_or_a_first_time_is_no_history(known, fold, text: str) -> None:
    assert [hit.words.text for hit in prior_history(known, (fold(text),), None)] == []


SELLER_TELLS = [
    "in october we had a warning for same",
    "In 2025 we got a strike about the same thing",
    "we appealed once already and they refused",
    "my first POA got rejected last week",
    "this is the third time they ask for the same invoices",
    "we had a suspension in 2024 for the same thing",
    "已经申诉过两次都没通过",
    "之前写过一次POA被打回来了",
    "上个月刚被警告过一次",
    "去年因为侵权被封过一次,后来恢复了",
    "提交了行动计划,亚马逊说不够详细",
    "两次申诉都失败了,还能申诉吗",
    "Wir wurden im Sommer schon einmal verwarnt",
    "Unser erster Einspruch wurde abgelehnt",
    "Nous avons déjà reçu un avertissement en juin",
    "On a déjà fait appel, refusé",
    "Ya nos suspendieron el año pasado",
    "Nuestra primera apelación fue rechazada",
    "Ci hanno già sospeso a marzo",
    "前回の改善計画は却下されました",
    "昨年も一度停止されたことがあります",
    "got a warning about this in august but ignored it",
    "they already deactivated us in May and we got back",
    "our previous points were from the same problem",
    "I sent them the invoices twice, they say not verifiable",
    "amazon rejected our invoices",
    "our listing was taken down for the same reason before",
    "店铺8月也因为迟发被扣过分",
    "9月份已经有过一次延迟发货处罚",
    "poa 发了三版都不行",
    "申诉被驳回了",
    "第一次申诉没过",
]
SELLER_TELLS_NOT = [
    "we never had any problem before",
    "first violation in 5 years",
    "从来没有违规过",
    "这是第一次收到警告",
    "店铺一直表现很好",
    "wir hatten noch nie Probleme",
    "premier avertissement en trois ans",
    "the buyer had two refunds before",
    "the carrier failed twice",
    "we want to appeal",
    "can we appeal?",
    "how many times can we appeal",
    "if they reject it what then",
    "怎么申诉",
    "申诉还有几次机会",
    "之前都是正常的",
    "the first parcel was lost, the second arrived",
    "we sent two messages to the buyer",
    "we replied to the buyer twice",
    "last month the rate was fine",
    "we changed the warehouse in August",
    "it was late because of the second strike at the port",
    "the customer complained twice",
    "买家投诉了两次",
    "快递两次派送失败",
    "之前用的物流商倒闭了",
    "上个月换了仓库",
    "hatten im August das Lager gewechselt",
    "le colis a été refusé par le client",
    "el cliente rechazó el paquete",
    "il pacco è stato rifiutato",
    "お客様が受け取りを拒否しました",
    "our supplier was closed in October",
    "the earlier batch was fine",
    "our account was opened in 2024",
    "previous supplier had better packaging",
    "I already sent the tracking to the buyer",
    "buyer rejected our offer",
    "we already refunded",
]


@pytest.mark.parametrize("story", SELLER_TELLS)
def test_the_seller_tells_of_earlier_trouble_in_his_own_words(known, fold, story: str) -> None:
    assert prior_history(known, (), fold(story))


@pytest.mark.parametrize("story", SELLER_TELLS_NOT)
def test_other_second_times_and_refusals_are_no_history(known, fold, story: str) -> None:
    assert [hit.words.text for hit in prior_history(known, (), fold(story))] == []
