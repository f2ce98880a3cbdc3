/** For the start of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
