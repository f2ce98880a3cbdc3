/** Tells whether the word at an index would claim a number before it ("2 triệu 5 bao": the 5 counts bags). */
export type Claims = (index: number) => boolean;
