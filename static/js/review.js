// One key for each thing that is done again and again: what has data-key is pressed, followed or gone to.
// The same choice as for the search field's / turns them off.
(() => {
  const off = () => {
    try {
      return localStorage.getItem("genvej") === "fra";
    } catch {
      return false;
    }
  };
  const all = [...document.querySelectorAll("[data-key]")];
  const writes = (element) => element.matches("input, textarea, select");
  if (!off()) {
    for (const element of all.filter((each) => !writes(each))) {
      const key = document.createElement("kbd");
      key.className = "key";
      key.textContent = element.dataset.key;
      key.setAttribute("aria-hidden", "true");
      element.append(key);
    }
    for (const element of all) element.setAttribute("aria-keyshortcuts", element.dataset.key);
  }
  addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && event.target.closest?.(".correct")) {
      event.target.blur();
      return;
    }
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const element = all.find((each) => each.dataset.key === event.key);
    if (!element) return;
    event.preventDefault();
    if (writes(element)) {
      element.focus();
      element.select?.();
    } else {
      element.click();
    }
  });
})();
