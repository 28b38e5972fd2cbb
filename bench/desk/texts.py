"""What people write about cases, in both languages: names of stores, files and messages."""

from __future__ import annotations

STORES = (
    "Larch",
    "Birk",
    "Moss",
    "Tern",
    "Quill",
    "Fern",
    "Slate",
    "Amber",
    "Cove",
    "Drift",
    "Ember",
    "Flint",
)
ENDS = ("lume", "wood", "field", "haus", "mart", "way", "works", "home", "gear", "nest", "craft", "line")
CITIES = ("深圳", "义乌", "广州", "宁波", "厦门", "杭州", "东莞", "青岛", "郑州", "成都", "苏州", "泉州")
REASONS = (
    "台风",
    "暴雪",
    "疫情",
    "系统故障",
    "仓库搬迁",
    "扫描延误",
    "春节停运",
    "罢工",
    "口岸拥堵",
    "错发",
    "缺货",
    "断电",
)
PAPERS = (
    "揽收凭证",
    "签收照片",
    "采购发票",
    "退货记录",
    "物流轨迹",
    "授权书",
    "检测报告",
    "营业执照",
    "沟通记录",
    "称重单",
)
CARRIERS = ("UPS", "FedEx", "Yanwen", "4PX", "YunExpress", "USPS", "DHL", "Cainiao", "Royal Mail", "GLS")
GOODS = (
    "lamp",
    "kettle",
    "backpack",
    "charger",
    "yoga mat",
    "drone",
    "teapot",
    "curtain",
    "tripod",
    "humidifier",
)
SAID = (
    "{city}仓因{reason}延误,请补充{paper}。",
    "已收到{paper},{carrier} 的轨迹与订单 {order} 一致。",
    "卖家说明:{goods} 在{city}备货,{reason}期间未能按时发出。",
    "Please send the {paper} for order {order}; {carrier} confirms the scan.",
    "复核意见:第 2 段的{reason}需要{paper}支持,{goods} 的批次号写错了。",
    "{carrier} said the {goods} left {city} on day {number}, see {paper}.",
)


def words(dice, order):
    """Return what fills one sentence."""
    return {
        "city": dice.choice(CITIES),
        "reason": dice.choice(REASONS),
        "paper": dice.choice(PAPERS),
        "carrier": dice.choice(CARRIERS),
        "goods": dice.choice(GOODS),
        "order": order,
        "number": dice.randrange(1, 29),
    }


def store(dice):
    return f"{dice.choice(STORES)}{dice.choice(ENDS)} {dice.randrange(1, 400)}"


def said(dice, order):
    return dice.choice(SAID).format(**words(dice, order))


def order_id(dice):
    return f"{dice.randrange(100, 999)}-{dice.randrange(10**6, 10**7)}-{dice.randrange(10**6, 10**7)}"
