// Counts down the seconds that the server said are left; the server alone decides when time is up.

const LAST_CALL = 3;

const place = document.querySelector("[data-seconds-left]");
// Time since the page came, not the time of day: a clock that is set wrong changes nothing.
const came = performance.now();
let called = false;

function words(left) {
  const seconds = Math.max(0, Math.floor(left));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part) => String(part).padStart(2, "0")).join(":");
}

function tick() {
  const left = Number(place.dataset.secondsLeft) - (performance.now() - came) / 1000;
  place.textContent = words(left);
  if (left < LAST_CALL && !called) {
    called = true;
    document.dispatchEvent(new Event("citewell:last-call"));
  }
  if (left < -1) {
    clearInterval(ticking);
    location.assign(place.dataset.result);
  }
}

const ticking = setInterval(tick, 500);
tick();
