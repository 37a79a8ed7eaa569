// Out of here at once: the page disappears, the session is closed, a neutral page takes its place.
// What the browser remembers remains; the page that explains this button says so.

const form = document.querySelector("form[data-quick-exit]");

function leave() {
  const cover = document.createElement("div");
  cover.className = "gone";
  document.documentElement.append(cover);
  document.title = " ";
  navigator.sendBeacon(form.action, new FormData(form));
  window.location.replace(form.dataset.quickExit);
}

let presses = [];

function countShift(event) {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat) return;
  presses = [...presses.filter((moment) => event.timeStamp - moment < 1500), event.timeStamp];
  if (presses.length >= 3) leave();
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", countShift);
}
