// What waits to be acknowledged: in localStorage, one key for each client, question and kind, so that tabs never write
// over each other; in memory where the browser keeps nothing. Only the newest of each waits, in the order of giving.

const PREFIX = "citewell.outbox/";
const memory = new Map();
let blocked = false;

const start = (attempt) => `${PREFIX}${attempt}/`;
const phaseOf = (entry) => entry.body.phase ?? "first";
const keyOf = (entry) => `${start(entry.attempt)}${entry.client}/${entry.number}/${entry.kind}/${phaseOf(entry)}`;

function stored(attempt) {
  const found = new Map();
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key.startsWith(start(attempt))) found.set(key, JSON.parse(localStorage.getItem(key)));
    }
  } catch {
    blocked = true;
  }
  return found;
}

export function entries(attempt) {
  const inMemory = [...memory].filter(([key]) => key.startsWith(start(attempt)));
  const all = new Map([...stored(attempt), ...inMemory]);
  return [...all.values()].filter((entry) => entry?.body).sort((one, other) => one.order - other.order);
}

export function keep(entry) {
  const newest = entries(entry.attempt).at(-1)?.order ?? 0;
  const kept = { ...entry, order: newest + 1 };
  try {
    localStorage.setItem(keyOf(kept), JSON.stringify(kept));
    memory.delete(keyOf(kept));
    blocked = false;
  } catch {
    // Full or forbidden: an older one of the same key must not outlive the newer one that is in memory.
    blocked = true;
    memory.set(keyOf(kept), kept);
    remove(keyOf(kept));
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    blocked = true;
  }
}

// A newer one that took the place of what was sent stays.
export function forget(entry) {
  const now = entries(entry.attempt).find((one) => keyOf(one) === keyOf(entry));
  if (!now || now.sequence !== entry.sequence) return;
  memory.delete(keyOf(entry));
  remove(keyOf(entry));
}

export function clear(attempt) {
  for (const entry of entries(attempt)) {
    memory.delete(keyOf(entry));
    remove(keyOf(entry));
  }
}

// How many questions have an answer that waits; a flag that waits loses nobody an answer.
export function answers(attempt) {
  const numbers = entries(attempt).filter((entry) => entry.kind === "answer").map((entry) => entry.number);
  return new Set(numbers).size;
}

export function isBlocked() {
  return blocked;
}

export function isOf(attempt, key) {
  return key !== null && key.startsWith(start(attempt));
}
