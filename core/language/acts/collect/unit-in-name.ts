import type { DraftItem } from "../draft.ts";

const CONTAINERS =
  /^(chai|lon|gói|goi|bịch|bich|hộp|hop|thùng|thung|bao|ly|cốc|coc|tô|bát|dĩa|đĩa|phần|phan|suất|suat|ổ) (?=\p{L})/iu;

/** "chai nước mắm 45k": a container before a name is one of it, where nothing else was counted. */
export const withUnitOfName = (item: DraftItem): DraftItem => {
  const unit = CONTAINERS.exec(item.name)?.[1];
  if (unit === undefined || item.quantity !== undefined || item.menu !== undefined) return item;
  return { ...item, name: item.name.slice(unit.length + 1), unit: unit.toLowerCase() };
};
