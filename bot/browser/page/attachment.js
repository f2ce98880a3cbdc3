// @ts-check
import { postFile, Refused } from "./api.js";
import { newId } from "./new-id.js";
import { texts } from "./texts.js";

/** As the server's limit. Unit: bytes. */
const MOST = 1_000_000;

/**
 * What passes is worded for messages, which the page sends again by itself; a file it does not.
 * @param {unknown} error
 */
const reasonOf = (error) =>
  error instanceof Refused && !error.isPassing && error.reason !== "" ? error.reason : texts.fileNotSent;

/**
 * The button that sends a table. A file is sent at once or not at all: it is not kept for later as a message is.
 * @param {{
 *   button: HTMLButtonElement, input: HTMLInputElement,
 *   tell: (sentence?: string) => void, onSent: () => void,
 * }} options `onSent`: the chat shows the file as it does what was written in another window
 */
export const createAttachment = ({ button, input, tell, onSent }) => {
  /** @param {File} file */
  const send = async (file) => {
    if (file.size > MOST) return tell(texts.fileTooLarge);
    button.disabled = true;
    try {
      await postFile(newId(), file);
      tell();
      onSent();
    } catch (error) {
      tell(reasonOf(error));
    }
    button.disabled = false;
  };

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    // The same file may be chosen again after it was changed.
    input.value = "";
    if (file) void send(file);
  });
};
