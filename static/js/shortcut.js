// The key / goes to the search field, unless one is typing elsewhere. A key alone may come by mistake
// (of a voice, say), so it can be turned off at the foot of the page; only that choice is remembered.
(() => {
  const field = document.querySelector("form[role=search] input[name=q]");
  const choice = document.querySelector(".shortcut-choice");
  if (!field || !choice) return;
  const button = choice.querySelector("button");
  const hint = document.createElement("kbd");
  hint.className = "shortcut";
  hint.textContent = "/";
  hint.setAttribute("aria-hidden", "true");

  const remembered = (...value) => {
    try {
      if (value.length) localStorage.setItem("genvej", value[0]);
      return localStorage.getItem("genvej");
    } catch {
      return null;
    }
  };

  let off = false;
  const turn = (to) => {
    off = to;
    button.setAttribute("aria-pressed", String(off));
    if (off) {
      hint.remove();
      field.removeAttribute("aria-keyshortcuts");
      field.title = "";
    } else {
      field.after(hint);
      field.setAttribute("aria-keyshortcuts", "/");
      field.title = choice.dataset.hint;
    }
  };

  addEventListener("keydown", (event) => {
    if (off || event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  button.addEventListener("click", () => {
    turn(!off);
    remembered(off ? "fra" : "til");
  });
  turn(remembered() === "fra");
  choice.hidden = false;
})();
