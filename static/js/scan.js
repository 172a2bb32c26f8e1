// A page of a file: zoomed without asking for it anew, by the links or by + - 0 while it has the focus;
// the marked place in view; and the reason in its place where a page cannot be drawn.
document.querySelectorAll(".scan").forEach((scan) => {
  const pane = scan.querySelector(".scan-pane");
  const picture = scan.querySelector(".scan-page img");
  const zooms = [...scan.querySelectorAll("a[data-zoom]")];
  const LARGE = "200";

  const show = () => {
    const place = pane.querySelector("rect, mark");
    if (!place) return;
    const at = place.getBoundingClientRect(), seen = pane.getBoundingClientRect();
    pane.scrollBy({
      top: at.top - seen.top - (seen.height - at.height) / 3,
      left: at.left < seen.left || at.right > seen.right ? at.left - seen.left - 20 : 0,
    });
  };

  if (!picture) return show();
  const factor = (zoom) => (zoom === LARGE ? 2 : 1);
  // The attributes: how large the picture is now is another matter.
  const [width, height] = ["width", "height"].map((side) => picture.getAttribute(side) / factor(scan.dataset.zoom));
  const known = picture.hasAttribute("width");

  const zoomTo = (link) => {
    const zoom = link.dataset.zoom;
    scan.dataset.zoom = zoom;
    zooms.forEach((each) => (each === link ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current")));
    if (known) {
      picture.width = width * factor(zoom);
      picture.height = height * factor(zoom);
    }
    const address = new URL(picture.src);
    if (zoom === LARGE && address.searchParams.get("bredde") !== "2000") {
      address.searchParams.set("bredde", "2000");
      picture.src = address;
    }
    scan.querySelectorAll("a[rel]").forEach((page) => {
      const to = new URL(page.href);
      zoom ? to.searchParams.set("zoom", zoom) : to.searchParams.delete("zoom");
      page.href = to;
    });
    show();
  };

  zooms.forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    zoomTo(link);
  }));

  scan.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const now = zooms.findIndex((link) => link.dataset.zoom === scan.dataset.zoom);
    const to = { "+": now + 1, "-": now - 1, 0: 0 }[event.key];
    const page = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (zooms[to]) zoomTo(zooms[to]);
    } else if (page && pane.scrollWidth <= pane.clientWidth) {
      scan.querySelector(`a[rel=${page}]`)?.click();
    }
  });

  const missing = async () => {
    const told = scan.querySelector(".scan-missing");
    const answer = await fetch(picture.src).catch(() => null);
    told.textContent = answer && !answer.ok && answer.headers.get("Content-Type")?.startsWith("text/plain")
      ? await answer.text() : "Billedet af siden kunne ikke hentes. Prøv igen.";
    told.hidden = false;
    picture.parentElement.hidden = true;
  };
  picture.addEventListener("error", missing);
  if (picture.complete && !picture.naturalWidth) missing();
  show();
});
