"""Linked account, UK: a warehouse provider used one terminal for two shops; the access was ended."""

from __future__ import annotations

from datetime import date

from letter_cast import Draft, both, exhibit, ground, lines

from appealdesk.core.case import Cause, Corrective, Plan, Preventive, Request, Seller, Watch
from appealdesk.core.place import Place

NOTICE = exhibit(1, "notice.txt", "notice")
LICENCE = exhibit(2, "exhibits/licence.pdf", "business_license", 1)
SEPARATION = exhibit(3, "exhibits/separation.pdf", "account_separation_proof", 5)
CONTRACT = exhibit(4, "exhibits/contract.pdf", "service_provider_record", 4)

DRAFT = Draft(
    code="AD-2026-0106",
    as_of="2026-11-18T10:00:00+08:00",
    notice=lines(
        "Amazon.co.uk, 15 November 2026",
        "Your account was deactivated because it is related to the account Oakstile Direct, which may not sell.",
        "If you do not own that account, send an explanation with documents by 5 December 2026.",
    ),
    issue="linked_account",
    marketplace="UK",
    seller=Seller("Tidemark Garden", "Xiamen Linshan Horticulture Co., Ltd.", "Zhang Qi, general manager"),
    exhibits=(NOTICE, LICENCE, SEPARATION, CONTRACT),
    notice_day=date(2026, 11, 15),
    story="那个账号不是我们的,是代运营服务商用同一台电脑登录过两家店。",
    scenario="5",
    plan=Plan(
        causes=(
            Cause(
                both(
                    "From 9 March 2026 to 21 August 2026 an outside service provider entered our account from a terminal that it also used for Oakstile Direct. We had granted the access without asking which other shops the terminal served, and no role in our company reviewed user permissions.",
                    "自2026年3月9日至2026年8月21日,一家外部服务商用同时服务 Oakstile Direct 的终端登录我们的账户。我们授予权限时没有询问该终端还服务哪些店铺,公司内也没有岗位复核用户权限。",
                ),
                exhibit=CONTRACT.file,
            ),
        ),
        corrective=(
            Corrective(
                both(
                    "The contract with the provider was ended and its user permission was deleted.",
                    "已终止与该服务商的合同并删除其用户权限。",
                ),
                date(2026, 8, 21),
                "general manager",
                CONTRACT.file,
                1,
            ),
            Corrective(
                both(
                    "All user permissions were reviewed; 4 named employees remain, each with a device and a connection of our own.",
                    "复核了全部用户权限,仅保留 4 名实名员工,各用公司自有设备和网络。",
                ),
                date(2026, 11, 16),
                "IT lead",
                SEPARATION.file,
                1,
            ),
        ),
        preventive=(
            Preventive(
                both(
                    "User permissions, devices and connections are checked against the list of employees; outside parties receive no access to the account.",
                    "将用户权限、设备和网络与员工名单逐一核对;外部人员不再获得账户权限。",
                ),
                "IT lead",
                "every month",
                1,
                Watch(
                    "users outside the list of employees",
                    "0",
                    "the permission is deleted the same day and the general manager is told",
                ),
                SEPARATION.file,
            ),
        ),
    ),
    request=Request(
        "unlink",
        both(
            "Please lift the deactivation of our account that rests on its link to Oakstile Direct.",
            "请解除因与 Oakstile Direct 关联而对我们账户采取的停用措施。",
        ),
    ),
    grounds=(
        ground(
            "not_owned",
            both(
                "Oakstile Direct is not ours: our company, its legal representative, bank account and address, shown on the licence and the account pages, differ from those that the provider named for Oakstile Direct.",
                "Oakstile Direct 不属于我们:营业执照和账户页面所示的公司、法定代表人、银行账户和地址,均与服务商所述 Oakstile Direct 的信息不同。",
            ),
            (LICENCE, Place(LICENCE.file, page=1)),
            (SEPARATION, Place(SEPARATION.file, page=2)),
            (CONTRACT, Place(CONTRACT.file, page=3)),
        ),
        ground(
            "access_ended",
            both(
                "The shared terminal last entered our account on 2026-08-21; the log of our account shows no entry from it since then.",
                "该共用终端最后一次登录我们账户是 2026-08-21;此后账户日志中没有来自该终端的登录。",
            ),
            (SEPARATION, Place(SEPARATION.file, page=4)),
        ),
    ),
)
