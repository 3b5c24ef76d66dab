// Who this tab is to the server: a name, and a number that grows with each message, so that one sent twice counts once.

const KEY = "citewell.client";
let me = null;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function write(held) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...me, held }));
  } catch {
    // Without storage the name lasts as long as the page, which is safe: each page is then a client of its own.
  }
}

// A tab that is duplicated copies this storage while its page is open: a name that is held belongs to another tab.
function claim() {
  const kept = read();
  const isFree = kept && !kept.held && typeof kept.name === "string" && Number.isInteger(kept.sequence);
  me = isFree ? { name: kept.name, sequence: kept.sequence } : { name: randomName(), sequence: 0 };
  write(true);
}

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function name() {
  return me.name;
}

export function nextSequence() {
  me.sequence += 1;
  write(true);
  return me.sequence;
}

window.addEventListener("pagehide", () => write(false));
window.addEventListener("pageshow", (event) => event.persisted && claim());
claim();
