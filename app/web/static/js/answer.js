// The answer on the page of a question: read from its form, put into it, and said in words.

export const form = () => document.querySelector("form.question");
export const number = () => Number(form().dataset.number);
// A quiz's mode may ask for a question again, in another phase; each phase has an answer of its own.
export const phase = () => form().dataset.phase ?? "first";

const choices = () => [...form().querySelectorAll("[name=choice]")];

export function given() {
  const chosen = choices().filter((input) => input.checked).map((input) => Number(input.value));
  return { chosen, text: form().elements.text?.value ?? "" };
}

// As the page came, before anybody touched it.
export function original() {
  const chosen = choices().filter((input) => input.defaultChecked).map((input) => Number(input.value));
  return { chosen, text: form().elements.text?.defaultValue ?? "" };
}

export function fill({ chosen, text }) {
  for (const input of choices()) input.checked = chosen.includes(Number(input.value));
  if (form().elements.text) form().elements.text.value = text;
}

// The same answer is the same line here and on the server.
export function line({ chosen, text }) {
  return `${[...chosen].sort((one, other) => one - other).join(",")}|${text}`;
}

export function spoken({ chosen, text }) {
  const labels = choices().filter((input) => chosen.includes(Number(input.value)));
  const said = labels.map((input) => input.closest("label").querySelector(".option-text").textContent.trim());
  const all = [...said, text.trim()].filter(Boolean).join("; ");
  return all.length > 80 ? `${all.slice(0, 79)}…` : all;
}
