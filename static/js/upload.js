// The upload page with JavaScript: drop files, see what was chosen, and be told of limits beforehand.
// Without it the plain file field does the same work.
(() => {
  const form = document.querySelector("form.upload");
  const field = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-dropzone]");
  const chosen = form.querySelector("[data-chosen]");
  const message = form.querySelector("[data-upload-message]");
  const limit = Object.fromEntries(["fileBytes", "requestBytes", "files"].map((name) => [name, Number(form.dataset[name])]));
  const megabytes = (bytes) => `${(bytes / 1048576).toLocaleString("da", { maximumFractionDigits: 1 })} MB`;

  const complaint = (files) => {
    if (files.length > limit.files) return `Vælg højst ${limit.files} filer ad gangen.`;
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (total > limit.requestBytes) return `Filerne fylder ${megabytes(total)}. Del dem i flere omgange på højst ${megabytes(limit.requestBytes)}.`;
    return "";
  };

  const show = () => {
    const files = [...field.files];
    chosen.replaceChildren(...files.map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}, ${megabytes(file.size)}`;
      return line;
    }));
    message.textContent = complaint(files);
  };

  zone.querySelector("[data-drop-hint]").hidden = false;
  field.addEventListener("change", show);
  for (const event of ["dragenter", "dragover"]) {
    zone.addEventListener(event, (e) => { e.preventDefault(); zone.classList.add("dropzone-ready"); });
  }
  for (const event of ["dragleave", "drop"]) {
    zone.addEventListener(event, () => zone.classList.remove("dropzone-ready"));
  }
  zone.addEventListener("drop", (e) => { e.preventDefault(); field.files = e.dataTransfer.files; show(); });

  form.addEventListener("submit", (e) => {
    const fault = complaint([...field.files]);
    if (fault) { e.preventDefault(); message.textContent = fault; return; }
    message.textContent = "Overfører … bliv på siden, til filerne er nået frem.";
    form.querySelector("button[type=submit]").disabled = true;
  });
})();
