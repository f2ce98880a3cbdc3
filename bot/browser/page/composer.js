// @ts-check
import { fill, texts } from "./texts.js";

/** As the server's limit. Unit: UTF-16 code units. */
const MOST = 4_000;

/** On a touch screen Enter makes a new line, as people know it from their phone; there is a button to send. */
const hasTouchKeyboard = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

/**
 * The place to write. `onSend` gets the text; what it returns false for stays in the place.
 * @param {{
 *   form: HTMLFormElement, area: HTMLTextAreaElement, button: HTMLButtonElement, notice: HTMLElement,
 *   onSend: (text: string) => string | undefined,
 * }} options `onSend` returns a sentence when the text cannot be taken now
 */
export const createComposer = ({ form, area, button, notice, onSend }) => {
  const fit = () => {
    button.disabled = area.value.trim() === "";
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  };

  /** @param {string} [sentence] */
  const tell = (sentence = "") => {
    notice.hidden = sentence === "";
    notice.textContent = sentence;
  };

  /** @param {string} text */
  const refusalOf = (text) =>
    text.length > MOST ? fill(texts.tooLong, { length: text.length, most: MOST }) : onSend(text);

  const send = () => {
    const text = area.value.trim();
    if (text === "") return;
    const refusal = refusalOf(text);
    tell(refusal);
    if (refusal === undefined) area.value = "";
    fit();
    area.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  area.addEventListener("input", () => {
    tell();
    fit();
  });
  area.addEventListener("keydown", (event) => {
    // While a Vietnamese keyboard composes a letter, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || hasTouchKeyboard()) return;
    event.preventDefault();
    send();
  });
  // A tap on the button would take the focus, and the phone's keyboard would go down.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  // On a slow line a person has written before this script came.
  fit();
  if (!hasTouchKeyboard()) area.focus();

  return {
    /** Puts words into the place for the person to go on with. @param {string} text */
    write: (text) => {
      area.value = text;
      tell();
      fit();
      area.focus();
      area.setSelectionRange(text.length, text.length);
    },
    tell,
  };
};
