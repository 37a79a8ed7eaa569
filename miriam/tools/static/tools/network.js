// Putting a tie elsewhere with a finger or a mouse: drag it, or touch it and then its place. The list
// does the same without this; what is put down goes through the form, and the server draws it anew.

const form = document.querySelector("form[data-move]");
const drawing = document.querySelector("[data-moves]");

const NEARER = 0.78;

function place(svg, event) {
  const [x, y, nearX, nearY, farX, farY] = svg.dataset.map.split(",").map(Number);
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(
    svg.getScreenCTM().inverse(),
  );
  const [right, up] = [at.x - x, y - at.y];
  const out = Math.hypot(right / farX, up / farY);
  const middle = NEARER * ((nearX / farX + nearY / farY) / 2 + 0.35) + 0.02;
  const near = out < middle;
  const [across, above] = near ? [nearX, nearY] : [farX, farY];
  const turn = (Math.atan2(right / across, up / above) * 180) / Math.PI;
  return { near, angle: (Math.round(turn) + 360) % 360 };
}

function send(tie, where) {
  form.elements.tie.value = tie;
  form.elements.near.value = where.near ? "True" : "";
  form.elements.angle.value = where.angle;
  form.requestSubmit();
}

let held = null;
let from = null;

function hold(tie) {
  held?.classList.remove("is-held");
  held = tie;
  held?.classList.add("is-held");
}

function begin(event) {
  const tie = event.target.closest("[data-tie]");
  if (!tie) return;
  from = { tie, x: event.clientX, y: event.clientY, moved: false };
  tie.setPointerCapture(event.pointerId);
}

function follow(event) {
  if (!from) return;
  const [x, y] = [event.clientX - from.x, event.clientY - from.y];
  from.moved ||= Math.hypot(x, y) > 8;
  if (!from.moved) return;
  const scale = from.tie.ownerSVGElement.getScreenCTM().a;
  from.tie.setAttribute("transform", `translate(${x / scale} ${y / scale})`);
}

function end(event) {
  const svg = event.target.closest("svg.map");
  if (from?.moved) send(from.tie.dataset.tie, place(from.tie.ownerSVGElement, event));
  else if (from) hold(from.tie === held ? null : from.tie);
  else if (held && svg) send(held.dataset.tie, place(svg, event));
  from = null;
}

if (form && drawing) {
  drawing.classList.add("drawing--moves");
  const hint = document.createElement("p");
  hint.className = "drawing-hint";
  hint.textContent = drawing.dataset.moves;
  drawing.append(hint);
  drawing.addEventListener("pointerdown", begin);
  drawing.addEventListener("pointermove", follow);
  drawing.addEventListener("pointerup", end);
  // A finger on a tie draws it along; anywhere else on the drawing it scrolls the page.
  drawing.addEventListener(
    "touchstart",
    (event) => {
      if (event.target.closest("[data-tie]")) event.preventDefault();
    },
    { passive: false },
  );
  drawing.addEventListener("pointercancel", () => {
    from?.tie.removeAttribute("transform");
    from = null;
  });
}
