// The intake: files land in the list below the notice without loading the page again, and what was read in them is told.
"use strict";

document.addEventListener("uploads:done", (event) => {
  event.preventDefault();
  htmx.trigger("#files", "uploaded");
});

// The list of files is swapped in while the worker reads; once it has read them, the reading beside it is asked for again.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "files" && event.target.querySelector("[data-reread]")) htmx.trigger("body", "reread");
  if (event.target.id === "told") {
    const saved = document.querySelector("#saved");
    saved.textContent = `${saved.dataset.says} ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
  }
});

// Every saving tells which page it comes from and its number there, so that one which a later saving overtakes on its way
// changes nothing. What is handed in is the last; nothing is saved behind it.
const page = Date.now().toString(36) + Math.random().toString(36).slice(2);
let edits = 0, handing = false;
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.closest("#intake") || event.detail.verb !== "post") return;
  if (handing) { event.preventDefault(); return; }
  event.detail.parameters.page = page;
  event.detail.parameters.edit = ++edits;
});
document.querySelector("#intake").addEventListener("submit", (event) => {
  event.target.elements.page.value = page;
  event.target.elements.edit.value = ++edits;
  handing = true;
});
addEventListener("pageshow", () => { handing = false; });
