"""Linked account, Amazon UK: the subsidiary's account was neglected, then reinstated; now the parent appeals."""

from __future__ import annotations

from making import paper, picture

FOLDER = "linked-account-subsidiary"
PARENT = {
    "company": "合肥罗岩五金有限公司",
    "english": "Hefei Luoyan Hardware Co., Ltd.",
    "code": "9134 0100 MA2* **** 7X",
    "kind": "有限责任公司",
    "since": "2018年05月22日",
    "capital": "伍佰万圆整",
    "holder": "合肥罗岩投资管理中心",
    "term": "长期",
    "store": "Fernbrook Tools",
    "scope": "五金工具、园林工具的设计、生产、销售；货物进出口。",
}
SUBSIDIARY = {
    "company": "合肥麦石贸易有限公司",
    "english": "Hefei Marlstone Trading Co., Ltd.",
    "code": "9134 0104 MA8* **** 3K",
    "kind": "有限责任公司（法人独资）",
    "since": "2023年03月09日",
    "capital": "壹佰万圆整",
    "holder": "合肥罗岩五金有限公司（Hefei Luoyan Hardware Co., Ltd.），100%",
    "term": "长期",
    "store": "Marlstone Direct",
    "scope": "日用百货、花园用品的销售；货物进出口。",
}


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    return {
        "business_license.pdf": paper.pdf("licence.typ", PARENT, "2026-11-17T09:00:00+08:00"),
        "business_license-subsidiary.pdf": paper.pdf("licence.typ", SUBSIDIARY, "2026-11-17T09:05:00+08:00"),
        "account_separation_proof.pdf": paper.pdf(
            "separation.typ", {"parent": PARENT, "subsidiary": SUBSIDIARY}, "2026-11-18T10:00:00+08:00"
        ),
        "user-permissions.png": _permissions(),
        "sop.pdf": paper.pdf(
            "group-rule.typ", {"parent": PARENT, "subsidiary": SUBSIDIARY}, "2026-11-17T15:00:00+08:00"
        ),
    }


def _permissions() -> bytes:
    menu = ["Settings", "User permissions", "Account info", "Payments", "Performance"]
    screen = picture.console(1160, 620, "Fernbrook Tools", menu, "User permissions", "United Kingdom")
    screen.write((24, 148), "saved 6 November 2026, 09:41 GMT", 14, picture.SOFT)
    screen.box((24, 178, 1136, 380))
    screen.write((46, 192), "Current users (3)", 16, bold=True)
    screen.rows(
        224,
        [(46, "Role"), (330, "Mail address"), (660, "Rights"), (980, "Added")],
        [
            ("Store owner", "owner@fernbrook.example", "all", "14 Jun 2019"),
            ("Operations", "ops@fernbrook.example", "orders, inventory, performance", "3 Feb 2022"),
            ("Accounts payable", "ap@fernbrook.example", "payments (view)", "5 Nov 2026"),
        ],
        right=1120,
    )
    screen.box((24, 400, 1136, 596))
    screen.write((46, 414), "Change history", 16, bold=True)
    screen.rows(
        446,
        [(46, "Time (GMT)"), (260, "Change"), (660, "Mail address"), (980, "Done by")],
        [
            ("5 Nov 2026 09:12", "user removed!", "finance@luoyan-group.example", "Store owner"),
            ("5 Nov 2026 09:15", "user added", "ap@fernbrook.example", "Store owner"),
        ],
        right=1120,
        marked=1,
    )
    return screen.png()
