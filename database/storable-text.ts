/**
 * Text that PostgreSQL can keep: it takes neither the character NUL nor half of a surrogate pair. Both become
 * U+FFFD, so that a message with a broken character is kept rather than refused.
 */
export const storableText = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");
