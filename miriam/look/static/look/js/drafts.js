// What is typed is kept on the server as it is typed, sealed for whoever types it; on the device
// nothing is. Before a form leaves, its words are known to have arrived: without network it stays.

const meta = document.querySelector("meta[name=drafts]");
const PAUSE = 2500;
const PATIENCE = 6000;
const WORDS = "textarea, input:not([type]), input[type=text], input[type=email], input[type=tel]";

const forms = [...document.querySelectorAll("form[method=post]")].filter(
  (form) =>
    form.querySelector("textarea, [data-draft]") &&
    form.querySelector("[name=once]") &&
    !form.querySelector("[type=password]"),
);

function holdsWords(form) {
  return [...form.querySelectorAll(WORDS)].some((field) => field.value.trim() && field.value !== field.defaultValue);
}

function pageOf(form) {
  const address = new URL(form.action, location.href);
  return address.pathname + address.search;
}

function whatIsTyped(form) {
  const typed = new FormData(form);
  for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
  typed.set("draft_page", pageOf(form));
  typed.set("draft_key", typed.get("once"));
  typed.delete("once");
  typed.delete("handed_back");
  return typed;
}

const choicesOf = (form) => [...form.elements].filter((field) => ["radio", "checkbox"].includes(field.type));

const begunOn = (form) => history.state?.[pageOf(form)];

// The place of a page in the history keeps the key of a form and what is ticked in it, never a word.
// Browsers take few of these in a minute: a letter more is none.
function remember(form) {
  const once = form.querySelector("[name=once]");
  if (form.isBack) once.value = crypto.randomUUID();
  form.isBack = false;
  const ticked = choicesOf(form).filter((field) => field.checked);
  const begun = { by: meta.dataset.hat, once: once.value, ticked: ticked.map((field) => [field.name, field.value]) };
  if (JSON.stringify(begun) === JSON.stringify(begunOn(form))) return;
  history.replaceState({ ...history.state, [pageOf(form)]: begun }, "");
}

// One goes back, and the browser puts the words in: it is the same form until something changes in it.
// The browser ticks by place, and the places may be others by now. Under another hat the words go.
function comeBack(form) {
  form.leaves = false;
  const begun = begunOn(form);
  if (!begun) return;
  if (begun.by !== meta.dataset.hat) return form.reset();
  form.isBack = true;
  form.querySelector("[name=once]").value = begun.once;
  for (const field of choicesOf(form)) {
    field.checked = begun.ticked.some(([name, value]) => name === field.name && value === field.value);
  }
}

// Written once, the form takes its draft along.
function mark(form) {
  if (form.querySelector("[name=handed_back]")) return;
  const mark = Object.assign(document.createElement("input"), { type: "hidden", name: "handed_back", value: "1" });
  form.append(mark);
}

function sentenceOf(form) {
  const place = document.querySelector(".unsaved") ?? form.querySelector(".draft-said");
  if (place) return place;
  const line = Object.assign(document.createElement("p"), { className: "draft-said soft small" });
  form.querySelector("[type=submit]")?.closest(".actions, .bottom")?.after(line);
  return line;
}

function say(form, words, urgent) {
  const line = sentenceOf(form);
  line.textContent = words;
  if (urgent) line.setAttribute("role", "alert");
  else line.removeAttribute("role");
}

// One at a time: what was typed first does not arrive last.
function save(form) {
  form.saving = (form.saving ?? Promise.resolve()).then(() => send(form));
  return form.saving;
}

// Whether the server answered at all: what it could not keep, it says when the form arrives.
async function send(form) {
  if (!holdsWords(form)) return true;
  const typed = whatIsTyped(form);
  const fingerprint = new URLSearchParams(typed).toString();
  if (form.kept === fingerprint) return true;
  try {
    const answer = await fetch(meta.content, { method: "POST", body: typed, signal: AbortSignal.timeout(PATIENCE) });
    const { at } = answer.ok && !answer.redirected ? await answer.json() : {};
    if (at) {
      form.kept = fingerprint;
      mark(form);
      say(form, meta.dataset.kept.replace("{at}", at), false);
    } else if (form.kept || !answer.ok || answer.redirected) {
      say(form, meta.dataset.later, true);
    }
    return true;
  } catch {
    say(form, meta.dataset.failed, true);
    return false;
  }
}

function listen(form) {
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => save(form), PAUSE);
  };
  form.addEventListener("input", () => {
    remember(form);
    soon();
  });
  window.addEventListener("online", soon);
  document.addEventListener("visibilitychange", () => document.hidden && !form.leaves && save(form));
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    if (form.leaves || !holdsWords(form)) return;
    event.preventDefault();
    if (form.asks) return;
    form.asks = true;
    form.leaves = await save(form);
    form.asks = false;
    // A browser ignores a form that is sent again before its first submit event is over.
    if (form.leaves) setTimeout(() => form.requestSubmit(event.submitter));
  });
}

window.addEventListener("pageshow", () => setTimeout(() => forms.forEach(comeBack)));

function put(field, values) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
  else if (values.length) field.value = values[0];
}

function resume(notice) {
  const kept = [...notice.querySelector("template").content.querySelectorAll("input")];
  const form = forms.find((form) => pageOf(form) === notice.dataset.begun) ?? forms[0];
  const named = (name) => kept.filter((input) => input.name === name).map((input) => input.value);
  for (const field of form.elements) {
    if (field.name && field.name !== "csrfmiddlewaretoken") put(field, named(field.name));
  }
  form.isBack = false;
  mark(form);
  for (const fold of form.querySelectorAll("details")) fold.open ||= Boolean(fold.querySelector("textarea"));
  notice.remove();
  const words = form.querySelector("textarea, [data-draft]");
  words.dispatchEvent(new Event("input", { bubbles: true }));
  words.focus();
}

forms.forEach(listen);
for (const button of document.querySelectorAll("[data-resume]")) {
  button.hidden = forms.length === 0;
  button.addEventListener("click", () => resume(button.closest("[data-begun]")));
}
