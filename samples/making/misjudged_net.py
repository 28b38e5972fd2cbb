"""A product misjudged as restricted, Amazon JP: a screen curtain without any agent, taken for an insecticide."""

from __future__ import annotations

from PIL import Image, ImageFilter

from making import paper, picture
from making.facts import table

FOLDER = "product-misjudged-restricted"
ASIN = "B0ZQ7QH90N"
TITLE = "マグネット網戸カーテン 玄関 90×210cm 工事不要"
PLAIN = "網目18メッシュ、蚊やハエの侵入を防ぎます"
REPEL_TITLE = "虫除け網戸カーテン 玄関 90×210cm マグネット 工事不要"
REPEL = "虫除け効果で蚊やハエを寄せ付けません"
CLEAN_TITLE = "マグネット網戸カーテン 薬剤不使用 玄関 90×210cm 工事不要"
CLEAN = "網目18メッシュの網で蚊やハエの侵入を物理的に防ぎます。薬剤は使用していません"

HISTORY_HEADER = ("changed_at", "asin", "sku", "field", "old_value", "new_value", "changed_by", "remark")
HISTORY = [
    (
        "2026-03-12T10:15:00+09:00",
        ASIN,
        "QH-AM-90",
        "item_name",
        "",
        TITLE,
        "listing operator",
        "listing created, category 網戸",
    ),
    ("2026-03-12T10:15:00+09:00", ASIN, "QH-AM-90", "bullet_point1", "", PLAIN, "listing operator", ""),
    (
        "2026-10-27T11:20:31+09:00",
        ASIN,
        "QH-AM-90",
        "item_name",
        TITLE,
        REPEL_TITLE,
        "listing operator",
        "winter text set, translation agency draft",
    ),
    (
        "2026-10-27T11:21:08+09:00",
        ASIN,
        "QH-AM-90",
        "bullet_point1",
        PLAIN,
        REPEL,
        "listing operator",
        "winter text set, translation agency draft",
    ),
    (
        "2026-10-27T11:22:45+09:00",
        ASIN,
        "QH-AM-90",
        "generic_keyword",
        "網戸 カーテン マグネット",
        "網戸 カーテン マグネット 虫除け",
        "listing operator",
        "winter text set, translation agency draft",
    ),
    (
        "2026-11-13T14:02:00+09:00",
        ASIN,
        "QH-AM-90",
        "listing_status",
        "active",
        "stopped by marketplace",
        "system",
        "performance notification",
    ),
    (
        "2026-11-16T10:05:12+09:00",
        ASIN,
        "QH-AM-90",
        "item_name",
        REPEL_TITLE,
        CLEAN_TITLE,
        "listing lead",
        "word 虫除け taken out",
    ),
    (
        "2026-11-16T10:06:40+09:00",
        ASIN,
        "QH-AM-90",
        "bullet_point1",
        REPEL,
        CLEAN,
        "listing lead",
        "word 虫除け taken out",
    ),
    (
        "2026-11-16T10:07:55+09:00",
        ASIN,
        "QH-AM-90",
        "generic_keyword",
        "網戸 カーテン マグネット 虫除け",
        "網戸 カーテン マグネット",
        "listing lead",
        "word 虫除け taken out",
    ),
    (
        "2026-11-17T15:30:00+09:00",
        "B0ZQ7QH75N",
        "QH-AM-75",
        "bullet_point1",
        REPEL,
        CLEAN,
        "listing lead",
        "same text set, found in the check of 26 listings",
    ),
    (
        "2026-11-17T15:41:00+09:00",
        "B0ZQ7QH12N",
        "QH-AM-120",
        "bullet_point1",
        REPEL,
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
            "net-report.typ", {"asin": ASIN}, "2026-11-18T16:40:00+09:00"
        ),
        "label-front.png": _on_table(_front(), -2.2),
        "label-back.png": _on_table(_back(), 1.6),
        "listing-page.png": _listing_page(),
        "sop.pdf": paper.pdf("copy-sop.typ", {}, "2026-11-19T11:00:00+09:00"),
    }


def _front() -> picture.Screen:
    screen = picture.blank(520, 620, (240, 246, 244))
    screen.pen.rectangle((0, 0, 520, 120), fill=(22, 92, 110))
    screen.write((28, 24), "AOBA NET", 22, (210, 235, 238), bold=True)
    screen.write((28, 58), "マグネット網戸カーテン", 32, (255, 255, 255), bold=True)
    screen.box((60, 150, 330, 560), fill=(214, 226, 230), outline=(120, 140, 146))
    for step in range(64, 330, 9):
        screen.pen.line((step, 154, step, 556), fill=(176, 194, 200))
    for step in range(156, 556, 9):
        screen.pen.line((64, step, 326, step), fill=(176, 194, 200))
    screen.pen.rectangle((188, 150, 202, 560), fill=(60, 72, 78))
    screen.write((346, 180), "90×210cm", 28, bold=True)
    screen.write((346, 224), "玄関・ベランダ用", 19)
    screen.write((346, 262), "工事不要", 19)
    screen.box((356, 320, 500, 430), fill=(255, 255, 255), outline=(22, 92, 110))
    screen.write((428, 338), "薬剤不使用", 24, (22, 92, 110), bold=True, anchor="ma")
    screen.write((428, 380), "物理的な網です", 17, anchor="ma")
    screen.write((360, 536), "1枚入り", 18)
    return screen


def _back() -> picture.Screen:
    screen = picture.blank(520, 620, (250, 250, 246))
    screen.write((28, 24), "マグネット網戸カーテン", 26, bold=True)
    screen.rule(72, 24, 496)
    rows = [
        ("品名", "網戸カーテン"),
        ("型番", "QH-AM-90"),
        ("寸法", "幅90cm × 高さ210cm"),
        ("材質", "網：ポリエステル100%"),
        ("", "留め具：フェライト磁石"),
        ("網目", "18メッシュ"),
        ("薬剤", "使用していません"),
        ("原産国", "中国"),
        ("製造", "杭州青禾窓飾有限公司"),
        ("ロット", "QH2609-03"),
    ]
    for line, (name, value) in enumerate(rows):
        screen.write((28, 88 + line * 32), name, 18, picture.SOFT)
        screen.write((140, 88 + line * 32), value, 18)
    screen.box((24, 420, 496, 520), fill=(255, 255, 255), outline=(120, 120, 120))
    screen.write((40, 432), "ご注意", 17, bold=True)
    screen.write((40, 458), "本品は物理的な網です。殺虫剤・忌避剤などの", 16)
    screen.write((40, 482), "薬剤は使用していません。火気に近づけないでください。", 16)
    for bar in range(58):
        width = 1 + (bar * 7 + bar // 3) % 3
        screen.pen.rectangle((40 + bar * 4, 540, 40 + bar * 4 + width, 590), fill=(20, 20, 20))
    screen.write((300, 556), "AOBA NET  QH-AM-90", 15)
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
    screen = picture.console(1180, 640, "アオバ網戸ストア", menu, f"出品情報の編集   {ASIN}", "日本")
    screen.write((24, 148), "画面保存 2026年11月16日 10:12 JST", 14, picture.SOFT)
    screen.box((24, 178, 1156, 470))
    rows = [
        ("商品名", CLEAN_TITLE),
        ("ブランド", "AOBA NET"),
        ("カテゴリー", "DIY・工具・ガーデン > 網戸"),
        ("商品の仕様 1", CLEAN),
        ("商品の仕様 2", "マグネットで自動的に閉まり、通り抜けが簡単です"),
        ("検索キーワード", "網戸 カーテン マグネット"),
        ("薬剤の使用", "なし"),
    ]
    for line, (name, value) in enumerate(rows):
        screen.write((46, 194 + line * 38), name, 15, picture.SOFT)
        screen.write((230, 194 + line * 38), value, 15)
    screen.box((24, 490, 1156, 612), fill=(255, 246, 240), outline=picture.AMBER)
    screen.write((46, 504), "出品ステータス：停止中（2026年11月13日から）", 18, picture.RED, bold=True)
    screen.write((46, 538), "理由：制限対象商品（殺虫剤・忌避剤）", 15)
    screen.write((46, 568), "異議申し立て  >", 15, picture.TEAL, bold=True)
    return screen.png()
