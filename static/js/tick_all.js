// One box that ticks every row of its form; without JavaScript it is not there.
for (const all of document.querySelectorAll("[data-tick-all]")) {
  const boxes = [...all.form.querySelectorAll("input[name=valgt]")];
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  all.form.addEventListener("change", () => { all.checked = boxes.every((box) => box.checked); });
}
