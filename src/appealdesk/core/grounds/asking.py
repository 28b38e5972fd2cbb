"""How the open questions are put (提问用语): as data, by kind of contradiction, gap, paper, plan and scenario."""

from __future__ import annotations

from collections.abc import Mapping

from appealdesk.core.wording import Wording


def _asks(en: str, zh: str) -> Wording:
    return Wording.of(en=en, zh=zh)


_WHICH = _asks(
    "Please check which of the two is right and send the paper that shows it.",
    "烦请核对以哪一处为准,并提供可以证明的文件。",
)
AFTER_CONFLICT: Mapping[str, Wording] = {
    "": _WHICH,
    "promise_not_action": _asks(
        "Please tell us whether it has been done, on which day and by whom; if not, we move it to the preventive actions.",
        "烦请告知该措施是否已经完成、完成日期与负责人;若尚未完成,我们将改列为预防措施。",
    ),
    "cure_before_event": _asks(
        "Please check the day; if it is right, please tell us why the order still went wrong.",
        "烦请核对日期;若日期无误,请说明措施完成后该订单为何仍出现问题。",
    ),
    "action_long_before": _asks("Please check the day.", "烦请核对日期。"),
    "event_after_cure": _asks(
        "Please tell us what the action did not cover, and what was added since.",
        "烦请说明该措施当时未覆盖到哪一环节,以及此后又补充了什么。",
    ),
    "action_in_future": _asks(
        "Please tell us what is already done and what is still to come.",
        "烦请区分哪些已经完成、哪些尚待进行。",
    ),
    "file_twice": _asks(
        "Please send the file that was meant for the other.", "其中一份可能误传,烦请补交应有的文件。"
    ),
    "moment_in_future": _asks("Please check the date.", "烦请核对日期。"),
    "due_after_notice": _asks(
        "Please check the ship-by moment, or tell us why the order belongs to this case.",
        "烦请核对最晚发货时间,或说明该订单与本案的关系。",
    ),
    "story_first_time": _asks(
        "Earlier matters are disclosed in the letter; please confirm that there are no others.",
        "既往事项将在申诉信中如实披露,烦请确认没有其他事项。",
    ),
    "share_differs": _asks("Please check the counts and the share.", "烦请核对数量与比例。"),
    "plan_count_differs": _asks(
        "Please complete the list of orders, or correct the count.", "烦请补全订单清单,或更正数量。"
    ),
    "proof_day_differs": _asks(
        "Please ask the carrier which day is right, and for a proof that agrees with its own record.",
        "烦请向承运商确认正确日期,并索取与其轨迹一致的妥投证明。",
    ),
    "proof_of_another": _asks(
        "Please ask the carrier for the proof of delivery of this very number.",
        "烦请向承运商索取该运单号本身的妥投证明。",
    ),
    "plan_exhibit_missing": _asks("Please send the file.", "烦请补交该文件。"),
    "plan_exhibit_silent": _asks(
        "Please send the page that names these orders, or another paper that does.",
        "烦请提供载有这些订单号的页面,或其他能对应到这些订单的文件。",
    ),
    "order_unexplained": _asks(
        "Please tell us what happened to this order, and whether the cause is the same.",
        "烦请说明该订单的具体情况,以及是否属于同一原因。",
    ),
    "order_counted_twice": _asks(
        "Please choose the cause that decided.", "烦请确定起决定作用的是哪一个原因。"
    ),
    "order_not_in_notice": _asks(
        "Please tell us why it belongs to this case, or we leave it out.",
        "烦请说明该订单与本案的关系;若无关系,我们将不予列入。",
    ),
    "count_differs": _asks(
        "Please download the full list of orders behind this figure.", "烦请下载该指标对应的完整订单明细。"
    ),
    "other_town": _asks(
        "Please send the order page with the delivery address, and the proof of delivery with its postcode.",
        "烦请提供载有收货地址的订单详情页,以及载有邮编的妥投证明。",
    ),
    "other_country": _asks(
        "Please send the order page with the delivery address.", "烦请提供载有收货地址的订单详情页。"
    ),
    "delivery_without_scan": _asks(
        "Please tell us where this delivery time comes from, and ask the carrier for its delivery record.",
        "烦请告知该妥投时间的来源,并向承运商索取妥投记录。",
    ),
    "confirmed_before_scan": _asks(
        "Please tell us where the package was in between, and send the pick-up or drop-off receipt.",
        "烦请说明这段时间包裹在何处,并提供揽收单或交运回执。",
    ),
    "delivered_before_confirmed": _asks(
        "Please tell us why the confirmation came so late, and send the system's log of that order.",
        "烦请说明确认发货为何如此之晚,并提供该订单的系统日志。",
    ),
    "watch_too_loose": _asks(
        "Please set a threshold below the platform's own.", "烦请将预警线设在平台标准之内。"
    ),
    "action_without_cause": _asks("Please tell us which cause it answers.", "烦请告知该措施对应哪一个原因。"),
    "asin_elsewhere": _asks(
        "Please send the paper for the item of the notice, or show how the two belong together.",
        "烦请提供通知所涉商品的对应文件,或说明两者之间的对应关系。",
    ),
    "company_elsewhere": _asks(
        "Please tell us how the two companies relate, or send the paper of the company that holds the account.",
        "烦请说明两家公司的关系,或提供账户所属公司的文件。",
    ),
    "offset_not_in_force": _asks(
        "Please tell us from which system the time was copied.", "烦请告知该时间抄自哪个系统、以何时区显示。"
    ),
    "time_never_was": _asks(
        "Please send the original export, so that the true moment can be read.",
        "烦请提供原始导出文件,以便确认真实时间。",
    ),
    "time_was_twice": _asks(
        "Please send the original export with the offset.", "烦请提供带时差的原始导出文件,以便确认是哪一次。"
    ),
}
AFTER_GAP: Mapping[str, Wording] = {
    "": _asks("Please send what you have about it.", "烦请提供相关材料。"),
    "order_without_record": _asks(
        "Please send the order page with ship-by moment, confirmation and tracking number.",
        "烦请提供该订单的详情页(含最晚发货时间、确认发货时间与运单号)。",
    ),
    "no_tracking": _asks(
        "Please send the tracking number, or tell us how the order was shipped without one.",
        "烦请提供运单号;若未使用可追踪方式发货,请说明发货方式。",
    ),
    "no_scans": _asks(
        "Please download the carrier's full tracking history.", "烦请从承运商官网下载完整轨迹。"
    ),
    "never_scanned": _asks(
        "Please send the pick-up or drop-off receipt, and ask the carrier why there was no scan.",
        "烦请提供揽收单或交运回执,并向承运商查询未扫描的原因。",
    ),
    "unscanned": _asks(
        "Please send the pick-up or drop-off receipt for this time.", "烦请提供这段时间内的揽收单或交运回执。"
    ),
    "silent_carrier": _asks(
        "Please ask the carrier in writing where the package was.", "烦请向承运商书面查询这段时间包裹的位置。"
    ),
    "no_delivery_scan": _asks(
        "Please ask the carrier for the present state and, where it was delivered, for the proof.",
        "烦请向承运商查询当前状态;如已妥投,请索取妥投证明。",
    ),
    "unexplained_delay": _asks(
        "Please tell us day by day what happened to the order.", "烦请逐日说明该订单在此期间的处理情况。"
    ),
    "unanswered": _asks(
        "Please look whether a colleague answered under another login, by telephone or in the return case.",
        "烦请核查是否有同事用其他账号、电话或在退货流程中作过答复。",
    ),
    "time_without_zone": _asks(
        "Please send the carrier's export with the time zone.", "烦请提供带时区的承运商导出记录。"
    ),
    "only_the_seller": _asks(
        "Please send a paper from that time that shows it.", "烦请提供当时形成的、能够证明这一点的文件。"
    ),
}
FIELDS: Mapping[str, Wording] = {
    "ship_by": _asks(
        "Please tell us the ship-by moment of {orders}, with the order page that shows it.",
        "烦请提供订单 {orders} 的最晚发货时间,并附显示该时间的订单详情页。",
    ),
    "confirmed_at": _asks(
        "Please tell us when shipment of {orders} was confirmed, with time zone.",
        "烦请提供订单 {orders} 的确认发货时间(注明时区)。",
    ),
    "delivered_at": _asks(
        "Nothing shows when {orders} was delivered. Please send the carrier's record of the delivery.",
        "目前没有材料显示订单 {orders} 的妥投时间,烦请提供承运商的妥投记录。",
    ),
    "ship_by_unproved": _asks(
        "The ship-by moment of {orders} stands only in the case file. Please send the order page that shows it.",
        "订单 {orders} 的最晚发货时间目前只见于案件资料,烦请提供能显示该时间的订单详情页。",
    ),
    "no_orders": _asks(
        "Which orders are concerned? Please download the list behind the figure.",
        "本次涉及哪些订单?烦请下载该指标对应的订单明细。",
    ),
}
PAPERS: Mapping[str, Wording] = {
    "to_verify": _asks(
        "Before we assert this, please confirm that it is the order or item of the notice and that nothing speaks against it.",
        "在写入申诉信之前,烦请确认其对应通知所涉订单或商品,且没有相反情况。",
    ),
    "closed": _asks(
        "Exhibit {number} ({file}) cannot be opened. Please send it again.",
        "证据件 {number}({file})无法打开,烦请重新提供。",
    ),
    "names_no_item": _asks(
        "Please show which model the paper is about, e.g. by a letter of the laboratory or of the manufacturer.",
        "烦请说明该文件对应的型号,例如由实验室或生产商出具对应关系说明。",
    ),
    "expired": _asks("Please send the version now in force.", "烦请提供现行有效的版本。"),
    "others_accepted": _asks(
        "Please ask the carrier which depots were closed, and through which depot this package went.",
        "烦请向承运商确认停运的具体站点,以及该包裹由哪个站点收取。",
    ),
    "due_outside_closure": _asks(
        "Please tell us what delayed these orders.", "烦请说明这些订单迟发的实际原因。"
    ),
    "carrier_not_named": _asks(
        "Please send the contract or a message that shows how the two work together.",
        "烦请提供合同或往来邮件,说明该公司与承运商之间的关系。",
    ),
    "ended_after_notice": _asks(
        "Please send a paper of the time that shows when the link really ended.",
        "烦请提供当时形成的、能够说明关联何时真正终止的文件。",
    ),
    "changed_since": _asks(
        "The earlier matter of {day} (“{what}”) has to be disclosed. What has changed since then, and what shows it?",
        "{day} 的既往事项(“{what}”)须如实披露。此后有哪些改变?有何文件可以证明?",
    ),
    "prior_hinted": _asks(
        "Were there earlier warnings, violations or appeals? Please tell us the day, how each ended, and what has "
        "changed since.",
        "此前是否有过警告、违规或申诉?烦请告知日期、处理结果,以及此后的改变。",
    ),
    "prior_unnamed": _asks(
        "The material speaks of an earlier matter (“{words}”). Please tell us its day, its outcome, and what has changed since.",
        "材料中提到既往事项(“{words}”)。烦请告知日期、处理结果,以及此后的改变。",
    ),
}
ABOUT_PLAN: Mapping[str, Wording] = {
    "cause": _asks(
        "In which step of your own process did it begin: who does what, at what hour, in which system, and which check was missing?",
        "问题始于贵司流程的哪一步?由谁、在几点、用哪个系统操作?当时缺少哪一道检查?",
    ),
    "corrective": _asks(
        "What has already been done, on which day, by whom, and which paper, screenshot or log shows it?",
        "已经完成了哪些纠正措施?分别于哪一天、由谁完成?有何文件、截图或日志可以证明?",
    ),
    "preventive": _asks(
        "What will be done from now on: by whom, how often, which number is watched, at which threshold, and what happens then?",
        "今后如何预防?由谁负责、多久一次、监控哪个数值、预警线是多少、触发后如何处理?",
    ),
    "buyers": _asks(
        "How were the buyers concerned made good, order by order, on which day? If it was not needed, please say why.",
        "受影响的买家如何补救?请逐单说明方式与日期;若无需补救,请说明理由。",
    ),
    "cause_unproved": _asks(
        "Cause {number} (“{text}”) rests on your word alone. Which paper, log or photo from that time shows it?",
        "原因 {number}(“{text}”)目前仅有贵司陈述。当时是否有文件、日志或照片可以证明?",
    ),
    "cause_without_corrective": _asks(
        "No finished action answers cause {number} (“{text}”). What has been done about it, and on which day?",
        "原因 {number}(“{text}”)没有对应的已完成措施。已做了什么?于哪一天完成?",
    ),
    "cause_without_preventive": _asks(
        "No measure keeps cause {number} (“{text}”) from coming back. Who will check what, and how often?",
        "原因 {number}(“{text}”)没有对应的预防措施。今后由谁检查什么、多久一次?",
    ),
    "undated": _asks("On which day was “{text}” finished?", "“{text}”是哪一天完成的?"),
    "no_owner": _asks("Who did “{text}” (the role is enough)?", "“{text}”由谁负责完成(写明岗位即可)?"),
    "unproved": _asks(
        "Which paper, screenshot or log shows “{text}”?", "“{text}”有何文件、截图或日志可以证明?"
    ),
    "no_rhythm": _asks(
        "Who is responsible for “{text}”, and how often or on which trigger?",
        "“{text}”由哪个岗位负责?多久执行一次,或在什么情况下触发?",
    ),
    "no_watch": _asks(
        "Which number will be watched, at which threshold, and what happens when it is crossed?",
        "今后监控哪个数值?预警线是多少?超过后如何处理?",
    ),
    "remedy_unproved": _asks(
        "When were the buyers of {orders} made good, and which record shows it?",
        "订单 {orders} 的买家是哪一天得到补救的?有何记录可以证明?",
    ),
}
BY_SCENARIO: Mapping[str, tuple[Wording, ...]] = {
    "1": (
        _asks(
            "When and how did you learn that the carrier would not collect, and why was no other carrier used or the handling time not raised?",
            "贵司何时、通过什么途径得知承运商停收?为何没有改用其他承运商或调整备货时间?",
        ),
    ),
    "2": (
        _asks(
            "What did the buyer write before the claim, and what did you answer, with times?",
            "买家索赔前写过什么?贵司如何答复?请提供带时间的完整往来记录。",
        ),
    ),
    "3": (
        _asks(
            "Which orders or messages do you think were counted wrongly, one by one, and which record shows it?",
            "贵司认为哪些订单或消息被误计?请逐条列出,并附能够证明的记录。",
        ),
    ),
    "4": (
        _asks(
            "Which rule was read wrongly, by whom, and which listing or step followed from it, since when?",
            "误解的是哪一条规则?由谁理解有误?自何时起影响了哪些商品或环节?",
        ),
    ),
    "5": (
        _asks(
            "Whose is the other account, what do the two share (address, network, device, card, staff, agent), and since when no longer?",
            "对方账户属于谁?双方共用过哪些信息(地址、网络、设备、收款卡、人员、服务商)?自何时起不再共用?",
        ),
    ),
    "6": (
        _asks(
            "Which batch was it (number, quantity, days of arrival and sale), what was found when it was inspected, and where is the rest of it now?",
            "涉及哪一批货(批号、数量、入库与销售日期)?质检发现了什么?剩余库存现在何处?",
        ),
    ),
    "7": (
        _asks(
            "Which word, picture or ingredient may have set off the judgement, and which paper shows what the product is?",
            "可能是页面上的哪个词、哪张图或哪种成分引起误判?有何文件说明商品的真实属性?",
        ),
    ),
    "8": (
        _asks(
            "Between which two systems did the data stop, from when to when, and which log shows the sending and the answer?",
            "数据在哪两个系统之间中断?起止时间是什么?哪份日志记录了发送与返回?",
        ),
    ),
}
