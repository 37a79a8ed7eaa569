// After a finger has chosen what kind of meeting it was, the words come next. The arrows of a keyboard
// walk through the kinds and leave nobody elsewhere: their clicks count no press.

const words = document.querySelector(".writing textarea");

for (const kind of document.querySelectorAll(".kind input")) {
  kind.addEventListener("click", (event) => {
    if (event.detail > 0) words.focus({ preventScroll: true });
  });
}
