"""Coded items of the plan (措施编码): a text that nobody wrote is said by the library, where all its facts are given."""

from __future__ import annotations

from collections.abc import Mapping

from appealdesk.core.action import Action
from appealdesk.core.case import Short
from appealdesk.core.wording import Wording
from appealdesk.readers import case_values as values
from appealdesk.readers.case_yaml import Form, Node, did_you_mean


def told_of(form: Form, fields: Mapping[str, Node], path: str, line: int, role: str) -> Wording:
    """Read the text of an item of the plan, completed by its code; one of the two has to be there."""
    code = form.text(fields.get("code"), f"{path}.code", 80)
    given = _given(form, fields.get("with"), f"{path}.with")
    action = _action(form, fields["code"], code, path, role) if code else None
    if action is None:
        return values.wording_of(form, fields.get("text"), f"{path}.text", line)
    _check(form, fields, path, action, given)
    text = values.wording_of(form, fields["text"], f"{path}.text", line) if "text" in fields else Wording(())
    return action.beside(text, given)


def issues_of(code: str | None) -> tuple[str, ...]:
    """Return the issue types that a code of the library is known for; empty for none, and for a code nobody knows."""
    from appealdesk.readers.actions import actions  # lazily: most plans are written without codes

    action = actions().get(code) if code else None
    return action.issues if action is not None else ()


def _action(form: Form, node: Node, code: str, path: str, role: str) -> Action | None:
    from appealdesk.readers.actions import actions  # lazily: most plans are written without codes

    library = actions()
    known = tuple(found for found, action in library.items() if action.role == role)
    if code not in known:
        form.fault(node.line, f"{path}.code: “{code[:40]}” is no {role} code.", did_you_mean(code, known))
        return None
    return library[code]


def _check(
    form: Form, fields: Mapping[str, Node], path: str, action: Action, given: Mapping[str, Short]
) -> None:
    """Without a text of its own an item needs every fact of its code; a fact that the code does not ask for is a slip."""
    line = fields["code"].line
    lacking = action.lacks(given)
    if lacking and "text" not in fields:
        form.fault(
            line,
            f"{path}: {action.code} lacks {', '.join(lacking)}.",
            f"Write with: {{{lacking[0]}: ...}}, or a text.",
        )
    for slot in given.keys() - set(action.needs):
        form.fault(
            line, f"{path}.with: {action.code} asks for no “{slot}”.", f"It asks for {_asked(action)}."
        )


def _asked(action: Action) -> str:
    return ", ".join(action.needs) or "nothing"


def _given(form: Form, node: Node | None, path: str) -> dict[str, Short]:
    if node is None or node.empty:
        return {}
    if node.shape != "mapping":
        form.fault(node.line, f"{path} must be a mapping.", "Write {name: value}.")
        return {}
    return {slot: values.short_of(form, value, f"{path}.{slot}", 200) for slot, value in node.fields.items()}
