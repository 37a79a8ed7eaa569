// While there is no network, what she tapped waits on the screen, and goes when it is back.
// Nothing of it is kept on the tablet. Without this script the browser itself says that there is
// no network, and the page comes back as it was.

const PATIENCE = 15_000;
const TRY_AGAIN = 4_000;

const notice = document.querySelector("[data-waiting]");
let waiting = null;
let sending = false;
let newer = null;
let sentBefore = "";
let asAlways = false;

function wait(goOn, tapped) {
  waiting = goOn;
  tapped?.classList.add("is-waiting");
  notice.hidden = false;
}

function goOn() {
  const act = waiting;
  calm();
  act?.();
}

function calm() {
  waiting = null;
  for (const tapped of document.querySelectorAll(".is-waiting")) {
    tapped.classList.remove("is-waiting");
  }
}

// The key in a form says that it is the same tap again: another answer may not carry it.
function wordsOf(form, tapped) {
  const words = new URLSearchParams(new FormData(form));
  if (tapped?.name) words.append(tapped.name, tapped.value);
  const said = words.toString();
  if (sentBefore && said !== sentBefore) words.delete("once");
  else sentBefore = said;
  return words;
}

async function send(form, tapped) {
  sending = true;
  newer = null;
  const request = {
    method: "POST",
    body: wordsOf(form, tapped),
    redirect: "manual",
    signal: AbortSignal.timeout?.(PATIENCE),
  };
  try {
    const answer = await fetch(form.action, request);
    if (answer.status >= 500) throw new Error("The house does not answer.");
    if (newer) sendNewer();
    else if (answer.type === "opaqueredirect") location.assign(form.dataset.following);
    else sendAsAlways(tapped);
  } catch {
    sending = false;
    const again = newer ? sendNewer : () => send(form, tapped);
    wait(again, newer?.tapped ?? tapped);
    setTimeout(() => waiting === again && goOn(), TRY_AGAIN);
  }
}

// What she tapped while another answer was on its way counts, and goes after it.
function sendNewer() {
  send(newer.form, newer.tapped);
}

// The house has something to say about this answer: its page says it.
function sendAsAlways(tapped) {
  asAlways = true;
  tapped.click();
}

function submitted(event) {
  if (asAlways) return;
  const { target: form, submitter: tapped } = event;
  if (form.dataset.following) {
    event.preventDefault();
    calm();
    if (sending) newer = { form, tapped };
    else send(form, tapped);
  } else if (!navigator.onLine) {
    event.preventDefault();
    calm();
    wait(() => tapped.click(), tapped);
  }
}

function clicked(event) {
  const link = event.target.closest("a[href]:not([href^='#'])");
  if (!link || navigator.onLine) return;
  event.preventDefault();
  calm();
  wait(() => link.click(), link);
}

// A page that the browser brings back as it was starts afresh.
function shown() {
  sending = asAlways = false;
  calm();
  notice.hidden = true;
}

if (notice) {
  document.addEventListener("submit", submitted);
  document.addEventListener("click", clicked);
  window.addEventListener("online", goOn);
  window.addEventListener("pageshow", shown);
}
