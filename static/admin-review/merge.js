// The comparison of two records by keyboard. Everything works without this file too.

const form = document.getElementById("merge-form");
const rows = [...form.querySelectorAll(".side-row.differs")];

/** Goes to the choice of the next or previous field that differs. */
function step(by) {
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length;
  (rows[next].querySelector("input:checked") ?? rows[next].querySelector("input")).focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

function choose(value) {
  const row = rows.find((one) => one.contains(document.activeElement));
  const choice = row?.querySelector(`input[value="${value}"]`);
  if (!choice) return;
  choice.checked = true;
  choice.focus();
}

const ACTIONS = {
  n: () => step(1),
  b: () => step(-1),
  o: () => choose("ours"),
  t: () => choose("theirs"),
  "+": () => choose("both"),
  m: () => form.querySelector('button[name="_merge"]').click(),
  c: () => document.getElementById("cancel").click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=text], textarea, select")) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
