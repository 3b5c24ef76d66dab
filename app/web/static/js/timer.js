// Counts down the seconds that the server said are left; the server alone decides when time is up.

import { announce, counted } from "./words.js";

const LAST_CALL = 3;
const ANNOUNCED = [300, 60];
const KEY = "citewell.timer";

const timer = document.querySelector("[data-timer]");
const place = timer.querySelector("[data-seconds-left]");
// Time since the page came, not the time of day: a clock that is set wrong changes nothing.
const came = performance.now();
const left = () => Number(place.dataset.secondsLeft) - (performance.now() - came) / 1000;
let called = false;
let before = left();

function words(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part) => String(part).padStart(2, "0")).join(":");
}

function spoken() {
  const seconds = Math.max(0, Math.floor(left()));
  return seconds >= 60 ? counted("minutes", Math.floor(seconds / 60)) : counted("seconds", seconds);
}

function tick() {
  const now = left();
  place.textContent = words(now);
  const reached = ANNOUNCED.find((moment) => before > moment && now <= moment);
  if (reached) announce(counted("minutes", reached / 60));
  before = now;
  if (now < LAST_CALL && !called) {
    called = true;
    document.dispatchEvent(new Event("citewell:last-call"));
  }
  if (now < -1) {
    clearInterval(ticking);
    document.dispatchEvent(new CustomEvent("citewell:time-up", { detail: place.dataset.result }));
  }
}

function offer() {
  document.querySelector("[data-say-time]").hidden = false;
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, timer.open ? "shown" : "hidden");
  } catch {
    // Then each page begins with the time in sight.
  }
}

timer.open = remembered() !== "hidden";
timer.addEventListener("toggle", remember);
document.addEventListener("citewell:page", offer);
offer();
document.addEventListener("click", (event) => event.target.closest?.("[data-say-time]") && announce(spoken()));
const ticking = setInterval(tick, 500);
tick();
