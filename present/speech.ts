import type { Drawing } from "../core/ports/drawing.ts";
import type { Choice } from "../core/ports/outbound-message.ts";
import type { ComposedFile, Voice } from "../core/ports/presenter.ts";
import { formatDate, formatShortDate, formatTime, formatVnd } from "./formats.ts";
import { type Translate, translator } from "./translator.ts";

/** What is said of one outcome. */
export interface Part {
  readonly text: string;
  /** Where a picture says more; the text says the same. */
  readonly drawing?: Drawing;
  readonly file?: ComposedFile;
  /** Beside what the message offers anyway; never beside a question. */
  readonly alsoOffers?: readonly Choice[];
  /** Where the number can be shared by a button of this label. */
  readonly asksForPhone?: { readonly label: string };
  readonly choices?: { readonly kind: "question" | "actions"; readonly options: readonly Choice[] };
}

/** The words and formats of one voice. */
export interface Speech {
  readonly say: Translate;
  readonly vnd: (amountVnd: number) => string;
  /** With the weekday. */
  readonly date: (date: string) => string;
  readonly shortDate: (date: string) => string;
  /** `09:05` where the shop is. */
  readonly time: (at: Date) => string;
  readonly voice: Voice;
}

export const speechFor = (voice: Voice): Speech => ({
  say: translator(voice.language),
  vnd: (amountVnd) => formatVnd(amountVnd, voice.language),
  date: (date) => formatDate(date, voice.today, voice.language),
  shortDate: (date) => formatShortDate(date, voice.today),
  time: (at) => formatTime(at, voice.timeZone ?? "UTC"),
  voice,
});
