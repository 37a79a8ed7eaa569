// Comfort for forms; everything works without it.

const grows = CSS.supports("field-sizing", "content");

function fit(area) {
  if (grows) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

function counter(area) {
  const line = document.createElement("p");
  line.className = "left";
  line.setAttribute("aria-live", "polite");
  area.after(line);
  return line;
}

function sayWhatIsLeft(area, line) {
  const limit = Number(area.dataset.limit);
  // As the house counts: a small picture is one sign.
  const left = limit - [...area.value].length;
  const words = left < 0 ? area.dataset.over : area.dataset.left;
  line.textContent = left < limit / 4 ? words.replace("{n}", Math.abs(left)) : "";
  line.classList.toggle("left--over", left < 0);
}

for (const area of document.querySelectorAll("textarea[data-grow]")) {
  fit(area);
  area.addEventListener("input", () => fit(area));
  if (area.dataset.limit) {
    const line = counter(area);
    area.addEventListener("input", () => sayWhatIsLeft(area, line));
    sayWhatIsLeft(area, line);
  }
}

// The list of what to mend is the first thing to read after sending.
document.querySelector("[data-errors]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What is folded on the screen is printed too.
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details.fold:not([open])")];
  for (const fold of unfolded) fold.open = true;
});
window.addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});

// A menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.account[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.account[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Words that were typed and not sent: the browser asks before the page goes. Nothing is kept on the
// device. Who leaves in a hurry (quick-exit.js) is asked nothing.
const WORDS = "textarea, input:not([type]), input[type=text], input[type=email], input[type=tel]";

function holdsWords(form) {
  if (form.getAttribute("role") === "search" || form.querySelector("[type=password]")) return false;
  if (form.dataset.unsent !== undefined) return true;
  const stays = form.querySelector("[data-errors], [data-stays]");
  return [...form.querySelectorAll(WORDS)].some(
    (field) => field.value.trim() && (stays || field.value !== field.defaultValue),
  );
}

let sent = null;
document.addEventListener("submit", (event) => {
  sent = event.defaultPrevented ? null : event.target;
});
window.addEventListener("pageshow", () => {
  sent = null;
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector(".gone")) return;
  const forms = document.querySelectorAll("form[method=post]");
  if ([...forms].some((form) => form !== sent && holdsWords(form))) event.preventDefault();
});

// A text to take along: it is selected when touched, and a button copies it.
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  text.addEventListener("focus", () => text.select());
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.value);
    button.textContent = text.dataset.copied;
  });
}
