// A case page that waits for the worker looks again until the worker is done, unless somebody is writing or choosing.
"use strict";

const waiting = document.querySelector("[data-refreshes]");
function busy() {
  return document.hidden || document.querySelector("dialog[open], [data-under-way]") || document.activeElement?.closest("input, select, textarea");
}
if (waiting) {
  let pause = 1500;
  const look = () => {
    if (busy()) { setTimeout(look, pause); return; }
    fetch(location.href, { cache: "no-store" }).then((answer) => answer.text()).then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      if (!page.querySelector("[data-refreshes]")) location.reload();
      else { pause = Math.min(pause * 1.5, 15000); setTimeout(look, pause); }
    }).catch(() => setTimeout(look, pause));
  };
  setTimeout(look, pause);
}
