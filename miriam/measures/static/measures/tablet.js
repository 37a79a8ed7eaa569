// Notes what helped her with this question, and takes it along to the second step of an answer.
// Lets a voice be heard with one large button, again and more slowly.

const noted = (name) => document.querySelectorAll(`input[name=${name}]`);

function note(name, value) {
  for (const field of noted(name)) {
    field.value = value;
  }
  for (const link of document.links) {
    if (link.pathname === location.pathname && !link.hash) {
      const address = new URL(link.href);
      address.searchParams.set(name, value);
      link.href = address.href;
    }
  }
}

for (const name of ["helped", "played"]) {
  const [field] = noted(name);
  if (field && field.value && field.value !== "0") {
    note(name, field.value);
  }
}

for (const help of document.querySelectorAll("details[data-helped]")) {
  help.addEventListener("toggle", () => note("helped", "on"));
}

const SLOWER = 0.75;
const MOST_PLAYED = 99;

function noteListening() {
  for (const field of noted("played")) {
    note("played", Math.min(Number(field.value) + 1, MOST_PLAYED));
  }
}

document.addEventListener("listened", noteListening);

function stopAll() {
  for (const sound of document.querySelectorAll("audio")) {
    sound.pause();
  }
}

function prepare(voice) {
  const sounds = [...voice.querySelectorAll("audio")];
  const acts = voice.querySelector(".voice-acts");
  const play = voice.querySelector(".voice-play");
  const slower = voice.querySelector(".voice-slower");
  const { listen, again, stop, voice: of } = voice.dataset;
  let at = -1;

  const say = (words) => {
    if (words) {
      play.querySelector("span").textContent = words;
    }
  };
  const rest = (words) => {
    at = -1;
    voice.classList.remove("voice--playing");
    say(words);
  };
  const hear = async (number) => {
    at = number;
    const sound = sounds[at];
    // What failed without network is tried again.
    if (sound.error) sound.load();
    sound.currentTime = 0;
    try {
      await sound.play();
      return true;
    } catch {
      rest(listen);
      return false;
    }
  };

  play.addEventListener("click", async () => {
    const playing = at >= 0;
    stopAll();
    if (playing) return;
    voice.classList.add("voice--playing");
    say(stop);
    if ((await hear(0)) && of === "question") noteListening();
  });
  slower?.addEventListener("click", () => {
    const slow = slower.getAttribute("aria-pressed") !== "true";
    slower.setAttribute("aria-pressed", String(slow));
    for (const sound of sounds) {
      sound.playbackRate = slow ? SLOWER : 1;
      sound.defaultPlaybackRate = sound.playbackRate;
    }
  });
  for (const sound of sounds) {
    sound.controls = false;
    sound.addEventListener("ended", () => {
      if (at + 1 < sounds.length) {
        hear(at + 1);
      } else {
        rest(again);
      }
    });
    sound.addEventListener("error", () => rest(listen));
    sound.addEventListener("pause", () => {
      if (!sound.ended) {
        rest(listen);
      }
    });
  }
  acts.hidden = false;
}

for (const voice of document.querySelectorAll("[data-voice]")) {
  prepare(voice);
}
