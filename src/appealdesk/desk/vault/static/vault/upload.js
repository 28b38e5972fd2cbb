// Files in pieces: <div class="drop" data-upload="ADDRESS">. Begun by POST, gone on with by PATCH from the byte that the
// server has acknowledged. A break waits and goes on; the same file chosen again tomorrow goes on too.
// When all have arrived the zone fires "uploads:done" and, unless somebody prevents it, the page is loaded again.
"use strict";

(() => {
  const PIECE = 2 * 1024 * 1024, TOGETHER = 3, TRIES = 8;
  const token = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"];
  const rest = (ms) => new Promise((go) => setTimeout(go, ms));

  class Refused extends Error {}

  async function ask(address, options) {
    const answer = await fetch(address, { ...options, headers: { "X-CSRFToken": token(), ...options.headers } });
    if (answer.status === 422 || answer.status === 403 || answer.status === 404 || answer.redirected) {
      const told = await answer.json().catch(() => ({}));
      throw new Refused([told.what, told.remedy].filter(Boolean).join(" ") || String(answer.status));
    }
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    return answer.json();
  }

  // A failed piece is not a failed file: whatever was acknowledged stays, so only the next piece is tried again.
  async function patiently(work, waiting) {
    for (let tried = 0; ; tried += 1) {
      try { return await work(); } catch (error) {
        if (error instanceof Refused || tried >= TRIES) throw error;
        waiting();
        await rest(Math.min(1000 * 2 ** tried, 20000));
      }
    }
  }

  async function send(zone, file, name, show) {
    const begun = new FormData();
    begun.set("name", name);
    begun.set("size", file.size);
    begun.set("mark", file.lastModified);
    let state = await patiently(() => ask(zone.dataset.upload, { method: "POST", body: begun }), show.waiting);
    const address = `${zone.dataset.upload}${state.id}/`;
    while (!state.done) {
      const from = state.received;
      const piece = file.slice(from, from + PIECE);
      state = { ...state, ...await patiently(
        () => ask(address, { method: "PATCH", body: piece, headers: { "Upload-Offset": from, "Content-Type": "application/octet-stream" } }), show.waiting) };
      show.progress(state.received / file.size);
    }
  }

  function shown(list, name) {
    const row = list.appendChild(document.createElement("li"));
    const title = row.appendChild(document.createElement("span"));
    title.textContent = name;
    const bar = row.appendChild(document.createElement("progress"));
    bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", name);
    const said = row.appendChild(document.createElement("span"));
    return {
      progress(share) { bar.value = share; said.textContent = `${Math.floor(share * 100)}%`; },
      waiting() { said.textContent = list.dataset.saysWaiting; },
      done() { bar.value = 1; said.textContent = `${list.dataset.saysDone} ✓`; row.className = "ok"; },
      failed(what) { bar.remove(); said.textContent = `${list.dataset.saysFailed}: ${what}`; row.className = "bad"; },
    };
  }

  async function take(zone, files) {
    const list = zone.querySelector(".uploads");
    const queue = files.filter(({ file }) => file.size && !/^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(file.name));
    if (!queue.length) return;
    zone.dataset.underWay = 1 + Number(zone.dataset.underWay || 0);
    let failed = 0;
    const lane = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const show = shown(list, next.name);
        try { await send(zone, next.file, next.name, show); show.done(); } catch (error) { failed += 1; show.failed(error.message); }
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, lane));
    zone.dataset.underWay -= 1;
    if (zone.dataset.underWay === "0") delete zone.dataset.underWay;
    const done = new CustomEvent("uploads:done", { bubbles: true, cancelable: true, detail: { failed } });
    if (zone.dispatchEvent(done) && !failed) location.reload();
  }

  async function walked(entry, path) {
    if (entry.isFile) return [{ file: await new Promise((go, no) => entry.file(go, no)), name: path + entry.name }];
    const reader = entry.createReader(), found = [];
    for (;;) {
      const some = await new Promise((go, no) => reader.readEntries(go, no));
      if (!some.length) return found;
      for (const one of some) found.push(...await walked(one, `${path}${entry.name}/`));
    }
  }

  addEventListener("beforeunload", (event) => { if (document.querySelector("[data-under-way]")) event.preventDefault(); });

  for (const zone of document.querySelectorAll("[data-upload]")) {
    zone.addEventListener("change", (event) => {
      if (!event.target.matches("[data-files]")) return;
      const files = [...event.target.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
      event.target.value = "";
      take(zone, files);
    });
    for (const kind of ["dragover", "dragleave", "drop"]) {
      zone.addEventListener(kind, async (event) => {
        event.preventDefault();
        event.stopPropagation();
        zone.classList.toggle("over", kind === "dragover");
        if (kind !== "drop") return;
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
        const loose = [...event.dataTransfer.files].map((file) => ({ file, name: file.name }));
        take(zone, entries.length ? (await Promise.all(entries.map((entry) => walked(entry, "")))).flat() : loose);
      });
    }
  }
})();
