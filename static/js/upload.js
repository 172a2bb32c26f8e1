// The upload page with JavaScript: each file is sent by itself, tells how far it is, and is then followed
// on its way through the archive. Without it the plain form does the same work, all files in one request.
(() => {
  const form = document.querySelector("form.upload");
  const field = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-dropzone]");
  const chosen = form.querySelector("[data-chosen]");
  const section = document.querySelector("[data-follow]");
  const sending = section.querySelector("[data-sending]");
  const followed = section.querySelector("[data-followed]");
  const summary = section.querySelector("[data-summary]");
  const limit = Number(form.dataset.fileBytes);
  const AT_ONCE = 2, EVERY = 1000, PATIENCE = 5000;
  const JSON_PLEASE = { Accept: "application/json" };

  const megabytes = (bytes) => `${(bytes / 1048576).toLocaleString("da", { maximumFractionDigits: 1 })} MB`;
  const element = (name, words = "", more = {}) => Object.assign(document.createElement(name), { textContent: words, ...more });

  // Choosing ---------------------------------------------------------------------------------------

  const show = () => chosen.replaceChildren(...[...field.files].map((file) => element("li", `${file.name}, ${megabytes(file.size)}`)));
  const add = (files) => {
    const all = new DataTransfer();
    for (const file of [...field.files, ...files]) all.items.add(file);
    field.files = all.files;
    show();
  };

  zone.querySelector("[data-drop-hint]").hidden = false;
  field.addEventListener("change", show);
  for (const event of ["dragenter", "dragover"]) {
    zone.addEventListener(event, (e) => { e.preventDefault(); zone.classList.add("over"); });
  }
  for (const event of ["dragleave", "drop"]) zone.addEventListener(event, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (e) => { e.preventDefault(); add(e.dataTransfer.files); });

  // Sending ----------------------------------------------------------------------------------------

  const line = (file) => {
    const row = element("li", "", { className: "file" });
    const [name, state, bar, button] = [element("p", file.name, { className: "file-name" }), element("p", "Venter på at blive sendt"),
      element("progress", "", { max: 1, value: 0, ariaLabel: `Sendt af ${file.name}` }), element("button", "", { type: "button", className: "button button-quiet" })];
    row.append(name, state, bar, button);
    sending.append(row);
    return { file, row, state, bar, button };
  };
  const offer = (job, words, act) => {
    job.button.textContent = words;
    job.button.append(element("span", `: ${job.file.name}`, { className: "visually-hidden" }));
    job.button.onclick = act;
  };
  // What went wrong stays on the page until the editor has seen it; nothing of the other files is lost.
  const fail = (job, words, again) => {
    job.bar.hidden = true;
    job.state.className = "status status-failed";
    job.state.textContent = words;
    if (again) offer(job, "Send igen", () => { job.row.remove(); enqueue(job.file); });
    else offer(job, "Fjern", () => job.row.remove());
  };

  const jobs = [];
  let busy = 0;
  const enqueue = (file) => {
    const job = line(file);
    if (file.size > limit) return fail(job, `Filen er på ${megabytes(file.size)}; grænsen er ${megabytes(limit)}. Den er ikke sendt.`, false);
    offer(job, "Fortryd", () => { jobs.splice(jobs.indexOf(job), 1); job.row.remove(); });
    jobs.push(job);
    next();
  };
  const next = () => {
    while (busy < AT_ONCE && jobs.length) { busy += 1; send(jobs.shift()); }
    tell();
  };
  const send = (job) => {
    const body = new FormData();
    body.append("documents", job.file);
    const asked = new XMLHttpRequest();
    asked.open("POST", form.action);
    for (const [name, value] of Object.entries({ ...JSON_PLEASE, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value })) asked.setRequestHeader(name, value);
    asked.upload.onprogress = (e) => {
      job.bar.value = e.loaded / e.total;
      job.state.textContent = e.loaded < e.total ? `Sender … ${Math.floor(100 * e.loaded / e.total)} %` : "Gemmer …";
    };
    asked.onload = () => arrived(job, asked);
    asked.onerror = () => fail(job, "Forbindelsen blev afbrudt. Filen er ikke modtaget.", true);
    asked.onloadend = () => { busy -= 1; next(); };
    offer(job, "Fortryd", () => { asked.abort(); job.row.remove(); });
    asked.send(body);
  };
  const arrived = (job, asked) => {
    let said = {};
    try { said = JSON.parse(asked.responseText); } catch { /* A page instead: of the login, or of what the server refuses. */ }
    if (!said.documents) return fail(job, said.message || refusal(asked), asked.status !== 400 && asked.status !== 413);
    const [{ id, new: isNew, message }] = said.documents;
    if (isNew) job.row.remove();
    else { job.bar.remove(); job.state.textContent = message; offer(job, "Fjern", () => job.row.remove()); }
    follow(id);
  };
  const refusal = (asked) => {
    if (asked.responseURL.includes("/log-ind/")) return "Du er logget ud. Log ind i et andet vindue, genindlæs siden, og send filen igen.";
    if (asked.status === 413) return "Filen er for stor. Den er ikke modtaget.";
    if (asked.status === 403) return "Siden har stået åben for længe. Genindlæs den, og send filen igen.";
    return `Arkivet kunne ikke tage imod filen (${asked.status}). Prøv igen om lidt.`;
  };

  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const files = [...field.files];
    field.value = "";
    show();
    section.hidden = false;
    files.forEach(enqueue);
  });
  addEventListener("beforeunload", (e) => { if (busy) e.preventDefault(); });

  // Following --------------------------------------------------------------------------------------

  const list = followed.querySelector("ul");
  const rows = () => [...followed.querySelectorAll("[data-id]")];
  let ids = rows().map((row) => row.dataset.id);
  let timer = null;
  const follow = (id) => {
    ids = [String(id), ...ids.filter((one) => one !== String(id))];
    history.replaceState(null, "", `${form.action}?vis=${ids.join(",")}`);
    ask();
  };
  const ask = async (delay = 0) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      let wait = EVERY;
      try {
        if (!document.hidden) await renew();
      } catch { wait = PATIENCE; summary.textContent = "Arkivet svarer ikke. Siden prøver igen af sig selv."; }
      if (ids.length && rows().length < ids.length || rows().some((row) => !("finished" in row.dataset))) ask(wait);
    }, delay);
  };
  const renew = async () => {
    const asked = [...ids];
    const answer = await fetch(`${section.dataset.follow}?vis=${asked.join(",")}`);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const fresh = element("div", "", { innerHTML: await answer.text() });
    const there = new Set([...fresh.querySelectorAll("[data-id]")].map((row) => row.dataset.id));
    // A file may have been taken in since this was asked; the answer says nothing of that one.
    ids = ids.filter((id) => there.has(id) || !asked.includes(id));
    const why = fresh.querySelector("[data-why]"), before = followed.querySelector("[data-why]");
    if (why?.textContent !== before?.textContent) { before?.remove(); if (why) list.before(why); }
    // Only what has changed is put anew, so that neither focus nor a screen reader's place is lost.
    const known = new Map(rows().map((row) => [row.dataset.id, row]));
    for (const row of [...fresh.querySelectorAll("[data-id]")].reverse()) {
      const old = known.get(row.dataset.id);
      if (!old) { list.prepend(row); continue; }
      if (plain(old) === plain(row)) continue;
      const focused = old.contains(document.activeElement);
      old.replaceWith(row);
      if (focused) row.querySelector("button, a").focus();
    }
    tell();
  };
  const plain = (row) => row.outerHTML.replace(/ value="[^"]{64}"| disabled=""/g, "");
  const tell = () => {
    const all = rows(), done = all.filter((row) => "finished" in row.dataset).length;
    const left = jobs.length + busy;
    const words = [left && `${left} ${left === 1 ? "fil" : "filer"} sendes.`, all.length && `${done} af ${all.length} læst færdig.`];
    const said = words.filter(Boolean).join(" ");
    if (summary.textContent !== said) summary.textContent = said;
  };

  followed.addEventListener("submit", async (e) => {
    e.preventDefault();
    const button = e.target.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(e.target.action, { method: "POST", headers: JSON_PLEASE, body: new FormData(e.target) });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      await answer.json();
    } catch { button.disabled = false; e.target.submit(); return; }
    ask();
  });

  if (ids.length) ask();
})();
