// The form of an answer asks only for what that answer has: a moment to reply by, or what was granted.
"use strict";

const kind = document.querySelector("#id_kind");
const parts = { reply_due: ["more_asked", "refused", "granted_in_part", "restored_with_warning"], parts: ["granted_in_part"] };
function fit() {
  for (const [name, kinds] of Object.entries(parts)) {
    const field = kind.form.querySelector(`[name="${name}"]`)?.closest(".field");
    if (field) field.hidden = !kinds.includes(kind.value);
  }
}
if (kind) {
  kind.addEventListener("change", fit);
  fit();
}
