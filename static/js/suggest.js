// Suggestions under every search field: a combobox with a list, as ARIA 1.2 describes it.
// Nothing is chosen beforehand, so Enter searches for what was typed; without this file the plain form does.
(() => {
  const said = document.currentScript.dataset;
  const WAIT = 120;
  const known = new Map();

  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const marked = (pieces) => pieces.map((piece, i) => (i % 2 ? make("mark", {}, piece) : piece));

  const enhance = (form, number) => {
    const field = form.querySelector("input[name=q]");
    const id = `forslag-${number}`;
    const list = make("div", { id, role: "listbox", "aria-label": said.list, class: "suggestions", hidden: "" });
    const told = make("p", { "aria-live": "polite", class: "visually-hidden" });
    let options = [], active = -1, timer, request;

    const activate = (index) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = index;
      const option = options[active];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    };

    const close = () => {
      clearTimeout(timer);
      request?.abort();
      activate(-1);
      list.hidden = true;
      told.textContent = "";
      field.setAttribute("aria-expanded", "false");
    };

    const option = (href, ...content) => {
      const place = `${id}-${options.length}`;
      options.push(make("a", { id: place, href, role: "option", "aria-selected": "false", tabindex: "-1" }, ...content));
      return options.at(-1);
    };

    const group = ({ name, suggestions }, index) => {
      const heading = `${id}-gruppe-${index}`;
      const rows = suggestions.map(({ pieces, context, address }) =>
        option(address, make("span", {}, ...marked(pieces)), " ", make("small", {}, context)));
      return make("div", { role: "group", "aria-labelledby": heading },
        make("div", { id: heading, role: "presentation", class: "group" }, name), ...rows);
    };

    const show = (groups) => {
      if (!groups.length) {
        close();
        told.textContent = said.none;
        return;
      }
      activate(-1);
      options = [];
      const found = groups.map(group);
      told.textContent = options.length === 1 ? said.one : said.several.replace("#", options.length);
      const search = `${form.action}?${new URLSearchParams(new FormData(form))}`;
      list.replaceChildren(...found, option(search, said.search.replace("#", () => field.value.trim())));
      list.hidden = false;
      list.scrollTop = 0;
      field.setAttribute("aria-expanded", "true");
    };

    const ask = async () => {
      const text = field.value.trim();
      request?.abort();
      if (!text) return close();
      request = new AbortController();
      const { signal } = request;
      try {
        if (!known.has(text)) {
          const answer = await fetch(new URL(`forslag/?${new URLSearchParams({ q: text })}`, form.action), { signal });
          if (!answer.ok) return close();
          known.set(text, (await answer.json()).groups);
        }
      } catch {
        // Overtaken by the next letter, or no connection: the field still searches.
        return;
      }
      if (!signal.aborted && field.value.trim() === text && document.activeElement === field) show(known.get(text));
    };

    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    };

    const move = (step) => {
      if (list.hidden) return ask();
      const count = options.length;
      activate(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    };

    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => (active < 0 ? false : options[active].click()),
      Escape: () => (list.hidden ? false : close()),
    };

    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) activate(-1);
      if (event.key === "Tab") close();
      if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
    });
    field.addEventListener("input", (event) => {
      activate(-1);
      if (!event.isComposing) soon();
    });
    field.addEventListener("compositionend", soon);
    field.addEventListener("blur", close);
    form.addEventListener("submit", close);
    // A press in the list leaves the focus, and with it the list, where it is until the click comes.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    addEventListener("pageshow", close);

    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
    })) field.setAttribute(name, value);
    form.append(list, told);
  };

  document.querySelectorAll("form[role=search]").forEach(enhance);
})();
