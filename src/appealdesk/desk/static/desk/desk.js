// Small behaviours that every page shares. No library beyond htmx, no inline script, nothing is lost without it.
"use strict";

const chinese = document.documentElement.lang.startsWith("zh");

// A running countdown: <time data-due="ISO" data-countdown>.
function count() {
  for (const clock of document.querySelectorAll("[data-countdown]")) {
    const left = new Date(clock.dataset.due) - Date.now();
    const box = clock.closest(".clock") || clock;
    box.classList.toggle("soon", left < 24 * 36e5);
    box.classList.toggle("near", left >= 24 * 36e5 && left < 72 * 36e5);
    clock.setAttribute("aria-live", "off"); // one that runs inside of a live region is not read out each second
    clock.textContent = left <= 0 ? (chinese ? "已过时限" : "passed") : spoken(left);
  }
}
function spoken(left) {
  const seconds = Math.floor(left / 1000), days = Math.floor(seconds / 86400);
  const two = (n) => String(n).padStart(2, "0");
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days ? `${days} ${chinese ? "天" : "d"} ${clock}` : clock;
}

// Copy a text: <button data-copy="#id">. The button says so, and says it to a screen reader.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent);
  const said = button.textContent;
  button.textContent = chinese ? "已复制 ✓" : "Copied ✓";
  setTimeout(() => { button.textContent = said; }, 1600);
});

// A form that must not be sent twice: the second press waits for the first answer.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  }
});

// Dialogs: <button data-opens="#id">.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.querySelector(opener.dataset.opens).showModal();
  const closer = event.target.closest("[data-closes]");
  if (closer) closer.closest("dialog").close();
});

// Files dragged on a drop zone land in its own input.
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.(".drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", kind === "dragover");
    const input = zone.querySelector("input[type=file]");
    if (kind === "drop" && input && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

// The tab one stands on is in sight, also where a phone shows only some of them.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const bar = tab.parentElement;
  bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
}

count();
setInterval(count, 1000);
document.addEventListener("htmx:afterSwap", count);
