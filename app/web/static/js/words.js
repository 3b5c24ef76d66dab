// The page's own sentences, in its language: attributes (data-say-...) of the element with data-words; {name} stands for
// what is given.

export function words(name, given = {}) {
  const found = document.querySelector("[data-words]")?.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`] ?? "";
  return found.replace(/\{(\w+)\}/g, (_, key) => given[key] ?? "");
}

export function counted(name, count) {
  return words(count === 1 ? `${name}One` : `${name}More`, { n: count });
}

export function timeOfDay(moment) {
  return new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour12: false });
}

// The one live region. Sentences that come one upon the other are read as one; the same one is not read again.
let pending = [];
let timer = 0;

export function announce(sentence) {
  if (!sentence || pending.includes(sentence)) return;
  pending.push(sentence);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const region = document.querySelector("[data-announce]");
    if (region) region.textContent = pending.join(" ");
    pending = [];
  }, 150);
}
