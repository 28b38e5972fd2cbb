// The board by keyboard, and rows that follow the database while nobody is busy with them.
"use strict";

const EVERY = 15000;
const body = document.querySelector("#rows");
let cursor = -1;

const rows = () => [...document.querySelectorAll("#rows tr")];

function go(to) {
  const all = rows();
  if (!all.length) return;
  all.forEach((row) => row.removeAttribute("data-cursor"));
  cursor = Math.max(0, Math.min(all.length - 1, to));
  all[cursor].setAttribute("data-cursor", "");
  all[cursor].querySelector("a").focus({ preventScroll: true });
  all[cursor].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
  if (event.key === "j") go(cursor + 1);
  else if (event.key === "k") go(cursor - 1);
  else if (event.key === "x" && cursor >= 0) {
    rows()[cursor].querySelector("input[name=case]")?.click();
  } else if (event.key === "Enter" && cursor >= 0 && !event.target.closest("a, button, input")) {
    rows()[cursor].querySelector("a").click();
  } else if (event.key === "/") {
    document.querySelector("[data-search]").focus();
    event.preventDefault();
  }
});

// A filter that is changed is applied; the button is there for whoever has no script.
for (const field of document.querySelectorAll("[data-sends]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

const all = document.querySelector("[data-picks-all]");
const button = document.querySelector("[data-needs-picks]");
function told() {
  const picks = document.querySelectorAll("#rows input[name=case]:checked").length;
  if (button) button.disabled = picks === 0;
  if (all) all.checked = picks > 0 && picks === rows().length;
}
all?.addEventListener("change", () => {
  for (const box of document.querySelectorAll("#rows input[name=case]")) box.checked = all.checked;
  told();
});
body?.addEventListener("change", told);
told();

// Nobody's row is taken from under his hand: while one is picked, or a dialog or list is open, the board stands still.
function busy() {
  return document.hidden || document.querySelector("#rows input:checked, dialog[open]") || document.activeElement?.closest("select, [data-search]");
}

async function follow() {
  if (!body || busy()) return;
  const answer = await fetch(body.dataset.live, { headers: { "If-None-Match": body.dataset.tag }, cache: "no-store" });
  if (answer.status !== 200 || answer.redirected || busy()) return;
  const under = rows()[cursor]?.dataset.code;
  const held = document.activeElement?.closest("#rows a");
  body.innerHTML = await answer.text();
  body.dataset.tag = answer.headers.get("ETag");
  document.dispatchEvent(new Event("htmx:afterSwap"));
  cursor = under ? rows().findIndex((row) => row.dataset.code === under) : -1;
  if (cursor >= 0) {
    rows()[cursor].setAttribute("data-cursor", "");
    if (held) rows()[cursor].querySelector("a").focus({ preventScroll: true });
  }
}
setInterval(() => follow().catch(() => {}), EVERY);
