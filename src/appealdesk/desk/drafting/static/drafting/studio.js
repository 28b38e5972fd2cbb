// The studio while somebody writes in it: words overtaken on their way undo nothing, and what he opened or wrote stays his.
"use strict";

const facts = document.querySelector("#facts"), form = document.querySelector("#form");

// Every saving tells which page it comes from and its number there.
const page = Date.now().toString(36) + Math.random().toString(36).slice(2);
let edits = 0;
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.detail.parameters.has?.("base") || !event.detail.parameters.has("typed")) return;
  event.detail.parameters.set("page", page);
  event.detail.parameters.set("edit", ++edits);
});
facts.addEventListener("submit", () => {
  facts.elements.page.value = page;
  facts.elements.edit.value = ++edits;
});
// A page that the browser kept aside shows facts of yesterday.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// The page that waits for the worker does not load itself again under somebody's hands.
for (const kind of ["input", "click"]) {
  document.querySelector(".studio").addEventListener(kind, () => { facts.dataset.underWay = ""; });
}

// While a row comes or goes nothing can be typed that the answer would wipe out.
document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target === form) form.inert = true; });
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.target === form) form.inert = false; });

// What was open stays open. The rows behind one that was taken out move up by one.
let open = new Map(), written = new Map(), grown = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  const asked = event.detail.requestConfig?.parameters;
  const removed = asked?.get?.("remove") || "";
  grown = asked?.get?.("add") || "";
  open = new Map([...target.querySelectorAll("[data-keep]")].map((one) => [moved(one.dataset.keep, removed), one.open]));
  written = new Map([...target.querySelectorAll("textarea[name=said]")].filter((one) => one.value !== one.defaultValue)
    .map((one) => [one.form.elements.plain.value, { words: one.value, here: one === document.activeElement, at: one.selectionStart }]));
});
document.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target;
  if (target === form) form.inert = false;
  for (const one of target.querySelectorAll("[data-keep]")) {
    if (open.get(one.dataset.keep)) one.open = true;
  }
  for (const one of target.querySelectorAll("textarea[name=said]")) {
    const mine = written.get(one.form.elements.plain.value);
    if (!mine || one.value === mine.words) continue;
    one.value = mine.words;
    if (mine.here) { one.focus({ preventScroll: true }); one.setSelectionRange(mine.at, mine.at); }
  }
  if (target === form && grown) {
    const rows = form.querySelectorAll(`[data-keep^="${grown}."]`);
    const last = rows[rows.length - 1];
    if (last) { last.open = true; last.querySelector("input:not([type=hidden]), select, textarea")?.focus(); }
  }
});
// A screen reader hears how the letter stands, once it stands otherwise; not the letter at each change.
const judged = document.querySelector("#judged");
document.addEventListener("htmx:afterSwap", () => {
  const told = document.querySelectorAll("#preview .others .note, #preview .judged > .row > :is(.bad, .ok, .warn)");
  const now = [...told].map((one) => one.textContent.trim()).join(" · ");
  if (judged.textContent !== now) judged.textContent = now;
});

function moved(name, removed) {
  const [list, index] = split(name), [from, gone] = split(removed);
  if (!removed || list !== from || index < gone) return name;
  return index === gone ? "" : `${list}.${index - 1}`;
}
function split(name) {
  const at = name.lastIndexOf(".");
  return [name.slice(0, at), Number(name.slice(at + 1))];
}
