/** To the second and in UTC, as the log has it. @example "2026-11-23 02:43:28Z" */
export const formatMoment = (moment: Date): string => `${moment.toISOString().slice(0, 19).replace("T", " ")}Z`;
