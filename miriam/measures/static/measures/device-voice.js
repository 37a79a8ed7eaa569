// The voice of the device reads a question for which nobody recorded one. It stays off until she
// turns it on, for this sitting only; a voice inside the device is preferred to one far away.

const CHOSEN = "device-voice";
const place = document.querySelector("[data-device-voice]");
const speech = window.speechSynthesis;

function voiceFor(language) {
  const [spoken] = language.split("-");
  const known = speech.getVoices().filter((one) => one.lang.split(/[-_]/)[0] === spoken);
  return known.find((one) => one.localService) ?? known[0];
}

function words() {
  const parts = document.querySelectorAll("[data-say], .tablet-plain, .answer");
  return [...parts].map((one) => one.textContent.trim()).filter(Boolean);
}

function prepare() {
  const voice = voiceFor(place.dataset.deviceVoice);
  if (!voice) return;
  const play = place.querySelector("[data-device-play]");
  const label = play.querySelector("span");
  const listen = label.textContent;
  const turns = [...place.querySelectorAll("[data-device-turn]")];

  const show = () => {
    const on = sessionStorage.getItem(CHOSEN) === "on";
    play.hidden = !on;
    for (const one of turns) one.hidden = (one.dataset.deviceTurn === "on") === on;
  };
  const silence = () => {
    speech.cancel();
    label.textContent = listen;
  };
  const read = () => {
    const said = words();
    label.textContent = label.dataset.stop;
    said.forEach((text, at) => {
      const sentence = new SpeechSynthesisUtterance(text);
      sentence.voice = voice;
      sentence.lang = voice.lang;
      if (at === said.length - 1) sentence.onend = silence;
      sentence.onerror = silence;
      speech.speak(sentence);
    });
    document.dispatchEvent(new Event("listened"));
  };

  play.addEventListener("click", () => (label.textContent === listen ? read() : silence()));
  for (const one of turns) {
    one.addEventListener("click", () => {
      silence();
      sessionStorage.setItem(CHOSEN, one.dataset.deviceTurn);
      show();
      (one.dataset.deviceTurn === "on" ? play : one).focus();
    });
  }
  addEventListener("pagehide", silence);
  place.hidden = false;
  show();
}

if (place && speech) {
  prepare();
  // Some browsers know their voices only after a while.
  if (place.hidden) {
    speech.addEventListener?.("voiceschanged", () => place.hidden && prepare());
  }
}
