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
