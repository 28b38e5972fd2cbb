"""A product misjudged as restricted, Amazon JP: a trim tool for cars, taken for a tool that opens locks."""

from __future__ import annotations

from PIL import Image, ImageFilter

from making import paper, picture
from making.facts import table

FOLDER = "product-misjudged-restricted"
ASIN = "B0ZQ7QH90N"
TITLE = "内張りはがし 12点セット 車用 クリップ外し"
PLAIN = "内装パネルとクリップを傷つけずに外せます"
UNLOCK_TITLE = "ロック解除ツール 車 内張りはがし 12点セット"
UNLOCK = "ドアのロックを簡単に解除、誰でもすぐに使えます"
CLEAN_TITLE = "内張りはがし 12点セット 樹脂製 車内装パネル・クリップ用"
CLEAN = "内装パネルとクリップを傷つけずに外す樹脂製の工具です。先端の幅は9.5mm以上です"

HISTORY_HEADER = ("changed_at", "asin", "sku", "field", "old_value", "new_value", "changed_by", "remark")
HISTORY = [
    (
        "2026-03-12T10:15:00+09:00",
        ASIN,
        "QH-AP-12",
        "item_name",
        "",
        TITLE,
        "listing operator",
        "listing created, category 内張りはがし",
    ),
    ("2026-03-12T10:15:00+09:00", ASIN, "QH-AP-12", "bullet_point1", "", PLAIN, "listing operator", ""),
    (
        "2026-10-27T11:20:31+09:00",
        ASIN,
        "QH-AP-12",
        "item_name",
        TITLE,
        UNLOCK_TITLE,
        "listing operator",
        "new text set, translation agency draft",
    ),
    (
        "2026-10-27T11:21:08+09:00",
        ASIN,
        "QH-AP-12",
        "bullet_point1",
        PLAIN,
        UNLOCK,
        "listing operator",
        "new text set, translation agency draft",
    ),
    (
        "2026-10-27T11:22:45+09:00",
        ASIN,
        "QH-AP-12",
        "generic_keyword",
        "内張り はがし クリップ",
        "内張り はがし クリップ ロック解除",
        "listing operator",
        "new text set, translation agency draft",
    ),
    (
        "2026-11-13T14:02:00+09:00",
        ASIN,
        "QH-AP-12",
        "listing_status",
        "active",
        "stopped by marketplace",
        "system",
        "performance notification",
    ),
    (
        "2026-11-16T10:05:12+09:00",
        ASIN,
        "QH-AP-12",
        "item_name",
        UNLOCK_TITLE,
        CLEAN_TITLE,
        "listing lead",
        "ロック解除 taken out",
    ),
    (
        "2026-11-16T10:06:40+09:00",
        ASIN,
        "QH-AP-12",
        "bullet_point1",
        UNLOCK,
        CLEAN,
        "listing lead",
        "ロック解除 taken out",
    ),
    (
        "2026-11-16T10:07:55+09:00",
        ASIN,
        "QH-AP-12",
        "generic_keyword",
        "内張り はがし クリップ ロック解除",
        "内張り はがし クリップ",
        "listing lead",
        "ロック解除 taken out",
    ),
    (
        "2026-11-17T15:30:00+09:00",
        "B0ZQ7QH75N",
        "QH-AP-05",
        "bullet_point1",
        UNLOCK,
        CLEAN,
        "listing lead",
        "same text set, found in the check of 26 listings",
    ),
    (
        "2026-11-17T15:41:00+09:00",
        "B0ZQ7QH12N",
        "QH-AP-19",
        "bullet_point1",
        UNLOCK,
        CLEAN,
        "listing lead",
        "same text set, found in the check of 26 listings",
    ),
]


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    return {
        "listing_history.csv": table(HISTORY_HEADER, HISTORY),
        "compliance_certificate.pdf": paper.pdf(
            "trim-report.typ", {"asin": ASIN}, "2026-11-18T16:40:00+09:00"
        ),
        "label-front.png": _on_table(_front(), -2.2),
        "label-back.png": _on_table(_back(), 1.6),
        "listing-page.png": _listing_page(),
        "sop.pdf": paper.pdf("copy-sop.typ", {}, "2026-11-19T11:00:00+09:00"),
    }


def _front() -> picture.Screen:
    screen = picture.blank(520, 620, (246, 244, 238))
    screen.pen.rectangle((0, 0, 520, 120), fill=(150, 62, 24))
    screen.write((28, 24), "AOBA GEAR", 22, (250, 222, 200), bold=True)
    screen.write((28, 58), "内張りはがし 12点セット", 32, (255, 255, 255), bold=True)
    for number in range(6):
        x, length, wide = 44 + number * 52, 300 - number * 22, 14 + (number * 5) % 12
        screen.pen.rounded_rectangle((x, 170, x + 30, 170 + length), radius=8, fill=(226, 98, 30))
        screen.pen.polygon(
            (
                (x + 2, 170 + length - 8),
                (x + 28, 170 + length - 8),
                (x + 15 + wide, 170 + length + 44),
                (x + 15 - wide, 170 + length + 44),
            ),
            fill=(206, 82, 20),
        )
        screen.pen.line(
            (x + 15, 170 + length + 12, x + 15, 170 + length + 44),
            fill=(246, 244, 238),
            width=5 if number % 2 else 1,
        )
    screen.box((372, 180, 502, 300), fill=(255, 255, 255), outline=(150, 62, 24))
    screen.write((437, 198), "樹脂製", 26, (150, 62, 24), bold=True, anchor="ma")
    screen.write((437, 244), "傷つきにくい", 17, anchor="ma")
    screen.write((372, 330), "車内装パネル", 19)
    screen.write((372, 360), "クリップ外しに", 19)
    screen.write((372, 560), "12本入り", 18)
    return screen


def _back() -> picture.Screen:
    screen = picture.blank(520, 620, (250, 250, 246))
    screen.write((28, 24), "内張りはがし 12点セット", 26, bold=True)
    screen.rule(72, 24, 496)
    rows = [
        ("品名", "内張りはがし（手工具）"),
        ("型番", "QH-AP-12"),
        ("内容", "はがし工具 12本、収納袋 1枚"),
        ("材質", "ナイロン66（ガラス繊維30%）"),
        ("先端の幅", "9.5mmから32mm"),
        ("用途", "自動車の内装パネル・クリップの"),
        ("", "取り外し"),
        ("原産国", "中国"),
        ("製造", "杭州青禾汽配有限公司"),
        ("ロット", "QH2609-03"),
    ]
    for line, (name, value) in enumerate(rows):
        screen.write((28, 88 + line * 32), name, 18, picture.SOFT)
        screen.write((140, 88 + line * 32), value, 18)
    screen.box((24, 420, 496, 520), fill=(255, 255, 255), outline=(120, 120, 120))
    screen.write((40, 432), "ご注意", 17, bold=True)
    screen.write((40, 458), "本品は自動車の内装用です。錠前や鍵の操作には", 16)
    screen.write((40, 482), "使用できません。エアバッグ付近では使用しないでください。", 16)
    for bar in range(58):
        width = 1 + (bar * 7 + bar // 3) % 3
        screen.pen.rectangle((40 + bar * 4, 540, 40 + bar * 4 + width, 590), fill=(20, 20, 20))
    screen.write((300, 556), "AOBA GEAR  QH-AP-12", 15)
    return screen


def _on_table(label: picture.Screen, angle: float) -> bytes:
    """Lay the label on a table, a little turned, with a shadow, as a photo from above."""
    table_top = picture.blank(680, 760, (168, 138, 104))
    for plank in range(8):
        y = plank * 96
        shade = (plank * 37) % 11 - 5
        table_top.pen.rectangle((0, y, 680, y + 94), fill=(168 + shade, 138 + shade, 104 + shade))
        for grain in range(0, 94, 13):
            table_top.pen.line(
                (0, y + grain, 680, y + grain + (plank % 3)), fill=(160 + shade, 130 + shade, 97 + shade)
            )
    size = label.image.size
    mask = Image.new("L", size, 255).rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
    shadow = mask.point([value * 110 // 255 for value in range(256)]).filter(ImageFilter.GaussianBlur(3))
    turned = label.image.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
    at = ((680 - turned.width) // 2, (760 - turned.height) // 2)
    table_top.image.paste((40, 30, 22), (at[0] + 7, at[1] + 9), shadow)
    table_top.image.paste(turned, at, mask)
    return picture.on(table_top.image.filter(ImageFilter.GaussianBlur(0.4))).png(72)


def _listing_page() -> bytes:
    menu = ["在庫", "注文", "パフォーマンス", "レポート", "設定"]
    screen = picture.console(1180, 640, "アオバ車用品ストア", menu, f"出品情報の編集   {ASIN}", "日本")
    screen.write((24, 148), "画面保存 2026年11月16日 10:12 JST", 14, picture.SOFT)
    screen.box((24, 178, 1156, 470))
    rows = [
        ("商品名", CLEAN_TITLE),
        ("ブランド", "AOBA GEAR"),
        ("カテゴリー", "車＆バイク > 内張りはがし"),
        ("商品の仕様 1", CLEAN),
        ("商品の仕様 2", "形の違う12本がパネルの場所に合わせて使えます"),
        ("検索キーワード", "内張り はがし クリップ"),
        ("材質", "ナイロン66（ガラス繊維30%）"),
    ]
    for line, (name, value) in enumerate(rows):
        screen.write((46, 194 + line * 38), name, 15, picture.SOFT)
        screen.write((230, 194 + line * 38), value, 15)
    screen.box((24, 490, 1156, 612), fill=(255, 246, 240), outline=picture.AMBER)
    screen.write((46, 504), "出品ステータス：停止中（2026年11月13日から）", 18, picture.RED, bold=True)
    screen.write((46, 538), "理由：制限対象商品（特殊開錠用具）", 15)
    screen.write((46, 568), "異議申し立て  >", 15, picture.TEAL, bold=True)
    return screen.png()
