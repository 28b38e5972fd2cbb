"""Goods said to differ are answered by the page, the order and the buyer's own measure; a chargeback by its payment record."""

from __future__ import annotations

from materials import ONE, at, case, exhibit, order, package, reading

from appealdesk.core.case import Case, Seller
from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds import grounds
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline

PAGE = "date,field,text\n2026-08-02,size chart,M: length 68cm\n2026-09-01,title,Linen shirt"
ROWS = f"order id,sku,size\n{ONE},LS-1,M"


def built(held: Case, read: Reading) -> dict[str, Ground]:
    return {ground.code: ground for ground in grounds(held, read, timeline(held, read), ())}


def shirt(words: str = "I measured 68 cm, too small", **more: object) -> dict[str, Ground]:
    wrote = Message(
        Sender.BUYER,
        "",
        at("2026-11-18T10:00:00+08:00"),
        words,
        Place("exhibits/buyer_messages.csv", line=2),
        ONE,
    )
    held = case(
        exhibit(1, "listing_history", "exhibits/listing_history.csv"),
        exhibit(2, "order_detail", "exhibits/order_detail.csv"),
        sheets=(Sheet("exhibits/listing_history.csv", PAGE), Sheet("exhibits/order_detail.csv", ROWS)),
        messages=(wrote,),
        orders=(order(),),
        **more,
    )
    return built(held, reading("inad_dispute", ONE, letter_language="en"))


def test_the_page_the_choice_and_the_buyers_own_measure_are_quoted() -> None:
    found = shirt()
    assert "length 68cm" in found["page_told"].says.say("en")
    assert "Linen" not in found["page_told"].says.say("en")
    assert "“size: M”" in found["ordered_as"].says.say("en")
    assert "68 cm, too small" in found["buyer_measured"].says.say("en")


def test_a_measure_that_the_page_does_not_give_is_not_quoted_against_us() -> None:
    assert "buyer_measured" not in shirt("I measured 61 cm, too small")


AUTH = (
    "Record of 27 October 2026\nAVS result: Y\nCVV result: M\nEarlier orders with the same card: 2\nFee 0.30"
)


def test_a_chargeback_is_answered_by_the_lines_an_issuer_looks_for() -> None:
    held = case(
        exhibit(1, "payment_auth_record", "exhibits/auth.txt"),
        sheets=(Sheet("exhibits/auth.txt", AUTH),),
        orders=(order(),),
    )
    ground = built(held, reading("chargeback", ONE))["payment_record"]
    said = ground.says.say("en")
    assert "“AVS result: Y”, “CVV result: M”, “Earlier orders with the same card: 2”" in said
    assert "Fee" not in said
    assert [citation.place.line for citation in ground.citations] == [2, 3, 4]
    assert "payment_record" not in built(held, reading("inr_dispute", ONE))


CHAT = f"""11 Nov 15:05 Shop: pickup of {ONE} has not come, not collected
11 Nov 15:40 Courier: sorry, no vehicle today"""


def missed(notice: str) -> dict[str, Ground]:
    held = case(
        exhibit(1, "lsp_communication", "exhibits/chat.txt"),
        sheets=(Sheet("exhibits/chat.txt", CHAT),),
        orders=(order(),),
        notice=notice,
        seller=Seller(store="Shop"),
    )
    return built(held, reading("ldr", ONE, platform="tiktok_shop"))


def test_the_providers_own_words_excuse_only_where_the_notice_says_so() -> None:
    told = missed(f"Late: {ONE}. Appeal if the logistics provider did not collect.")["pickup_missed"]
    assert told.ground_class is GroundClass.REMOVABLE
    assert "no vehicle today" in told.says.say("en")
    assert "has not come" not in told.says.say("en")
    assert missed(f"Late: {ONE}.")["pickup_missed"].ground_class is GroundClass.EXPLAINS_ONLY


def test_a_delivery_by_the_promised_moment_is_no_late_one() -> None:
    moved = package((Stage.DELIVERED, "2026-11-06T13:44:00+11:00"))
    rows = f"order id,latest-delivery-date\n{ONE},2026-11-09T23:59:59+11:00"

    def found(table: str) -> dict[str, Ground]:
        held = case(
            exhibit(2, "order_detail", "exhibits/order_detail.csv"),
            sheets=(Sheet("exhibits/order_detail.csv", table),),
            orders=(order(),),
            shipments=(moved,),
        )
        return built(held, reading("ldr", ONE, platform="temu"))

    assert found(rows)["delivered_in_time"].ground_class is GroundClass.REMOVABLE
    assert "delivered_in_time" not in found(rows.replace("11-09", "11-05"))


BOX = "date,field,text\n2026-10-02,size chart,S: 20×15×10 cm"


def boxed(words: str) -> dict[str, Ground]:
    wrote = Message(
        Sender.BUYER, "11-02", at("2026-11-02T10:00:00+00:00"), words, Place("exhibits/m.csv", line=2), ONE
    )
    held = case(
        exhibit(1, "listing_history", "exhibits/page.csv"),
        exhibit(2, "buyer_messages", "exhibits/m.csv"),
        sheets=(Sheet("exhibits/page.csv", BOX),),
        orders=(order(),),
        messages=(wrote,),
    )
    return built(held, reading("inad_dispute", ONE))


def test_a_measure_agrees_as_a_whole_or_not_at_all() -> None:
    said = boxed("too small, 20 x 15 x 10 cm")["buyer_measured"]
    assert "gives the same measure: 20 x 15 x 10 cm." in said.says.say("en")
    assert [citation.place.line for citation in said.citations] == [2, 2]
    assert "buyer_measured" not in boxed("it is 18 x 15 x 10 cm")
    assert "buyer_measured" not in boxed("it is 0 cm high")


def test_a_payment_table_is_told_by_its_cells_and_never_by_its_heading() -> None:
    table = f"order_id,avs,cvv,3ds,ip_city\n{ONE},Y (match),M,not used,Oakland"
    held = case(
        exhibit(1, "payment_auth_record", "exhibits/auth.csv"),
        sheets=(Sheet("exhibits/auth.csv", table),),
        orders=(order(),),
    )
    said = built(held, reading("chargeback", ONE))["payment_record"].says.say("en")
    assert "“avs: Y (match)”, “cvv: M”, “ip city: Oakland”" in said
    assert "3ds" not in said
    assert "order_id,avs" not in said
