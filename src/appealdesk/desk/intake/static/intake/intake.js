// The intake: files land in the list below the notice without loading the page again, and what was read in them is told.
"use strict";

document.addEventListener("uploads:done", (event) => {
  event.preventDefault();
  htmx.trigger("#files", "uploaded");
});

// The list of files is swapped in while the worker reads; once it has read them, the reading beside it is asked for again.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "files" && event.target.querySelector("[data-reread]")) htmx.trigger("body", "reread");
  if (event.target.id === "told") kept();
});
function kept() {
  const saved = document.querySelector("#saved"), refused = document.querySelector("#told [role=alert]");
  const at = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const now = refused ? "" : `${saved.dataset.says} ${at}`; // what was refused was not kept
  if (saved.textContent !== now) saved.textContent = now;
}

// What is told already is not told again: a screen reader would read the whole of it at each saving of the story.
let lately = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "told") return;
  if (event.detail.xhr.responseText === lately) { event.detail.shouldSwap = false; kept(); }
  lately = event.detail.xhr.responseText;
});

// Every saving tells which page it comes from and its number there, so that one which a later saving overtakes on its way
// changes nothing. What is handed in is the last; nothing is saved behind it.
const page = Date.now().toString(36) + Math.random().toString(36).slice(2);
let edits = 0, handing = false, waits = false, failed = 0;
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.closest("#intake") || event.detail.verb !== "post") return;
  if (handing) { event.preventDefault(); return; }
  event.detail.parameters.page = page;
  event.detail.parameters.edit = ++edits;
});
const form = document.querySelector("#intake"), uploading = () => form.querySelector("[data-under-way]");
form.addEventListener("submit", (event) => {
  if (uploading()) { // handed in once the last file has arrived; a file that failed leaves the next press to the seller
    event.preventDefault();
    const told = document.querySelector("#handing");
    told.textContent = told.dataset.says;
    waits = true;
    failed = 0;
    return;
  }
  event.target.elements.page.value = page;
  event.target.elements.edit.value = ++edits;
  handing = true;
});
addEventListener("pageshow", () => { handing = false; });
document.addEventListener("uploads:done", (event) => {
  failed += event.detail.failed;
  if (!waits || uploading()) return;
  document.querySelector("#handing").textContent = "";
  if (!failed) form.requestSubmit();
  waits = false;
});
