"""What the seller uploads (待上传): letter, exhibits and text, named and measured for one channel, with three steps."""

from __future__ import annotations

from collections.abc import Sequence

from appealdesk.core.bundle import Obstacle, Outgoing, against, unknown_limits
from appealdesk.core.channel import Channel
from appealdesk.core.errors import BadInputError, Fault
from appealdesk.press.attachments import attachments
from appealdesk.press.bag import Original
from appealdesk.press.handover import Handover

READ_ME, SHORTER = "先读我.txt", "paste-short.txt"
LIMITS = {
    "characters": "正文字数",
    "attachments": "附件个数",
    "bytes_each": "单个文件大小",
    "file_types": "文件格式",
}


class OverLimitError(BadInputError):
    """The channel will not take this; the message says what to drop."""

    code = "over_limit"

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(Fault("to-upload", one.what.say("en"), one.remedy.say("en")) for one in obstacles)


def upload_files(handover: Handover) -> dict[str, bytes | Original]:
    """Return the files of `to-upload/` by name. Raises `OverLimitError` with what to drop where a limit is passed."""
    attached = attachments(handover)
    characters = len(handover.paste.rstrip("\n"))
    if handover.channel is not None:
        # Where nothing is attached, the files lie ready for the day the platform asks for them.
        outgoing = [] if handover.channel.attaches is False else [file for file, _ in attached]
        obstacles = against(handover.channel, outgoing, characters)
        if obstacles:
            raise OverLimitError(obstacles)
    files: dict[str, bytes | Original] = {file.name: held for file, held in attached}
    files["paste.txt"] = handover.paste.encode()
    if handover.shorter:
        files[SHORTER] = handover.shorter.encode()
    files[READ_ME] = _read_me(handover, [file for file, _ in attached], characters).encode()
    return files


def _read_me(handover: Handover, files: Sequence[Outgoing], characters: int) -> str:
    names = [file.name for file in files]
    upload = f"上传以下 {len(names)} 个文件：{'、'.join(names)}。"
    if handover.channel is not None and handover.channel.attaches is False:
        upload = f"此入口据记载不接收附件；{'、'.join(names)} 请留存，平台要求补充材料时再提供。"
    lines = [
        f"案件 {handover.case_code}：请您本人提交",
        "",
        f"最后时刻（中国时间）：{handover.due_in_china or '通知未写明，请尽早提交'}",
        *([f"站点当地时间：{handover.due_at_marketplace}"] if handover.due_at_marketplace else []),
        "",
        "三个步骤",
        f"1. 打开入口：{_entry(handover.channel)}",
        f"2. 把 paste.txt 的全文粘贴到正文框（共 {characters} 字符）。{upload}",
        "3. 核对无误后由您本人点击提交，截图保存，并把提交时间和平台给出的编号告诉我们。",
        "",
        *_shorter(handover),
        *_limits(handover.channel),
        *_smaller(handover),
        *_left_behind(handover, files),
        "请不要改动编号、日期和数字：它们与证据一一对应。",
        "我们不登录您的账号，不索取密码，也不代为提交；申诉结果由平台决定，我们不承诺成功。",
    ]
    return "\r\n".join(lines) + "\r\n"  # the seller opens it on Windows


def _shorter(handover: Handover) -> list[str]:
    if not handover.shorter or handover.channel is None:
        return []
    size = len(handover.shorter.rstrip("\n"))
    said = f"第三方称此正文框约 {handover.channel.advised_characters} 字符，平台未公开说明。"
    return [f"{said}若页面提示超长，请改贴 {SHORTER}（共 {size} 字符），不要自行删减。"]


def _smaller(handover: Handover) -> list[str]:
    numbers = "、".join(str(number) for volume in handover.volumes for number in volume.shrunk)
    return [f"证据 {numbers} 的图片在证据册中为缩小的副本，原件封存在材料包中。"] if numbers else []


def _entry(channel: Channel | None) -> str:
    if channel is None:
        return "绩效通知中写明的申诉入口"
    named = channel.name.say("zh")
    return f"{named}（{channel.entry}）" if channel.entry and channel.entry != named else named


def _limits(channel: Channel | None) -> list[str]:
    unknown = unknown_limits(channel)
    if not unknown:
        return []
    return [
        f"未核实 not checked：{'、'.join(LIMITS[name] for name in unknown)}。平台未公开说明，提交时请以页面提示为准。"
    ]


def _left_behind(handover: Handover, files: Sequence[Outgoing]) -> list[str]:
    taken = {number for file in files if file.name.startswith("3") for number in file.exhibits}
    left = [f"证据 {one.number}（{one.name}）" for one in handover.beside if one.number not in taken]
    said = f"此入口不接收以下原件的格式或文件数已满，材料包中有原件，平台要求时再提供：{'、'.join(left)}。"
    return [said] if left else []
