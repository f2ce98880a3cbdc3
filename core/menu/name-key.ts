/**
 * The form by which two spellings are the same thing: NFC, lower case, single spaces. Accents stay, because
 * "dưa", "dứa" and "dừa" are three fruits on one stall.
 */
export const nameKey = (name: string): string => name.normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " ");
