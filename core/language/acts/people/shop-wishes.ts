import type { Act } from "../../act.ts";
import { wishes } from "./wish.ts";

const SHOP = "(?:quan|tiem|shop|cua hang)";
const PLACE = "(?:chi nhanh|co so|diem ban|branch|location)";
/** "mở quán từ năm 2019", "mở quán sớm" open none. */
const NO_NAME =
  "tu|luc|hoi|nam|som|muon|tre|lai|cua|den|ra|roi|duoc|gan|o|buoi|sang|trua|chieu|toi|hom|nay|mai|chua|khong";
const END = "(?: nhe| nha| a| di| voi)*[ .!?]*$";

const shop = (value: string, name = ""): Act => ({
  act: "location",
  settings: { name: "shop", value },
  ...(name !== "" && { location: name }),
});
const place = (value: string, name = ""): Act => ({
  act: "location",
  settings: { name: "location", value },
  ...(name !== "" && { location: name }),
});
const setting = (name: string, value: string): Act => ({ act: "settings", settings: { name, value } });

/** The shop itself, the person's other shops, and its places. Patterns are of words without accents. */
export const SHOP_WISHES = wishes(
  [
    new RegExp(
      `^(?:xem |cho xem )?(?:thong tin|goi cuoc|goi dung thu|goi)(?: cua)?(?: ${SHOP})?(?: cua)?(?: toi| minh| em)?${END}`,
      "du",
    ),
    () => shop("show"),
  ],
  [/^(?:dung thu|goi nay) (?:den|toi|con|het)(?: \S+){0,4}$/du, () => shop("show")],
  [
    new RegExp(`^(?:xem |danh sach |liet ke )?(?:cac |nhung )?${SHOP} (?:cua (?:toi|minh|em)|dang co)${END}`, "du"),
    () => shop("list"),
  ],
  [new RegExp(`^(?:xem |danh sach |liet ke |my )+(?:cac )?(?:${SHOP}|shops)${END}`, "du"), () => shop("list")],
  [
    new RegExp(
      `^(?:mo|them|tao|lap)(?: them)? (?:mot |1 )?${SHOP}(?: moi| khac| nua)?(?: ten| la|:)*(?! (?:${NO_NAME})(?: |$))( .+)?$`,
      "du",
    ),
    (named) => shop("open", named(1)),
  ],
  [
    new RegExp(`^(?:chuyen|doi)(?: sang| qua| ve| toi)+ ${SHOP} (?!nao|gi)(.+)$`, "du"),
    (named) => shop("choose", named(1)),
  ],
  [new RegExp(`^(?:sang|qua|ve) ${SHOP} (\\S+(?: \\S+){0,5})$`, "du"), (named) => shop("choose", named(1))],
  [
    new RegExp(`^(?:xem |danh sach |liet ke |cac |list )+(?:cac )?${PLACE}s?(?: cua .+)?${END}`, "du"),
    () => place("list"),
  ],
  [
    new RegExp(`^(?:doi|sua) ten ${PLACE} (.+) (?:thanh|sang|la) (.+)$`, "du"),
    (named) => ({ act: "location", location: named(1), settings: { name: "rename_location", value: named(2) } }),
  ],
  [
    new RegExp(`^(?:dat ten ${PLACE}|doi ten ${PLACE}|ten ${PLACE})(?: nay)?(?: thanh| la|:)* (.+)$`, "du"),
    (named) => ({ act: "location", settings: { name: "rename_location", value: named(1) } }),
  ],
  [new RegExp(`^(?:xoa|dong|dong cua|bo|close) ${PLACE} (.+)$`, "du"), (named) => place("close", named(1))],
  [
    new RegExp(
      `^(?:them|mo|mo lai|tao|lap|add)(?: them)? (?:mot |1 )?${PLACE}(?: moi| nua)?(?: ten| la|:)*( .+)?$`,
      "du",
    ),
    (named) => place("add", named(1)),
  ],
  [new RegExp(`^${PLACE} moi(?: ten| la|:)*( .+)?$`, "du"), (named) => place("add", named(1))],
  [
    new RegExp(`^(?:chuyen|doi|switch|qua|sang|ve)(?: sang| qua| ve| to)* ${PLACE} (.+)$`, "du"),
    (named) => place("choose", named(1)),
  ],
  // Without a word for what it is: a place of this shop or another shop; the book knows which.
  [
    /^(?:chuyen (?:sang|qua|ve)|switch to) (?!(?:tien|chuyen|tieng|ngan|english|vietnamese|no|ngay|thu|hom|mai)(?: |$))(\S+(?: \S+){0,5})$/du,
    (named) => place("choose", named(1)),
  ],
  [
    new RegExp(
      `^(?:loai hinh|nganh hang|nganh nghe|nganh|nhom nganh)(?: kinh doanh)?(?: cua)?(?: ${SHOP})?(?: la|:)* (.+)$`,
      "du",
    ),
    (named) => setting("shop_kind", named(1)),
  ],
  [
    /^(?:doi |dat |chinh )?(?:mui gio|time zone|timezone)(?: la| thanh| sang| ve| to|:)* (.+)$/du,
    (named) => setting("time_zone", named(1)),
  ],
  [
    new RegExp(`^(?:ngon ngu|tieng)(?: cua)?(?: chung)? ${SHOP}(?: la|:)* tieng (viet|anh)$`, "du"),
    (named) => setting("shop_language", /^vi/iu.test(named(1)) ? "vi" : "en"),
  ],
);
