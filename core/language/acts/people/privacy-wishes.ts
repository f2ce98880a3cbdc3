import type { Act } from "../../act.ts";
import { wishes } from "./wish.ts";

const setting = (name: string, value: string): Act => ({ act: "settings", settings: { name, value } });

const DATA = "(?:cac |toan bo |het )?(?:du lieu|thong tin)(?: ca nhan)?";
const MINE = "(?:cua (?:toi|minh|em|anh|chi)|ca nhan)";

/** What a person may ask of whoever keeps their data. */
export const PRIVACY_WISHES = wishes(
  [
    new RegExp(
      `^(?:xuat|tai|lay|gui|xin|cho (?:toi|minh|em) (?:xin|tai|xem))(?: (?:toi|minh|em))? ${DATA} ${MINE}(?: ve)?[ .!]*$`,
      "du",
    ),
    () => ({ act: "export", settings: { name: "export", value: "me" } }),
  ],
  [
    /^(?:export|download|send me) my data[ .!]*$/du,
    () => ({ act: "export", settings: { name: "export", value: "me" } }),
  ],
  [
    new RegExp(
      `^(?:(?:thoi|khoan|dung|khong|huy|ngung)(?: khong| dung)?[ ,]*)+(?:xoa)(?: nua)?(?: ${DATA}(?: ${MINE})?| tai khoan)?(?: nua)?[ .!]*$`,
      "du",
    ),
    () => setting("erase", "keep"),
  ],
  [/^(?:don t|do not|stop) (?:delete|erase|deleting)(?: my data)?[ .!]*$/du, () => setting("erase", "keep")],
  [
    new RegExp(`^(?:xoa|huy)(?: het)? (?:${DATA} ${MINE}|tai khoan(?: cua (?:toi|minh|em))?)[ .!]*$`, "du"),
    () => setting("erase", "me"),
  ],
  [/^(?:delete|erase) my (?:data|account)[ .!]*$/du, () => setting("erase", "me")],
  [
    /^xoa (?:het )?(?:ten|du lieu|thong tin)(?: cua)? (?:khach|khach hang|khach quen) (.+)$/du,
    (named) => ({ ...setting("erase", "customer"), customer: named(1) }),
  ],
  [/^(?:khong dong y|toi khong dong y|i do not agree|i disagree)[ .!]*$/du, () => setting("consent", "refused")],
  [/^(?:(?:toi|minh|em|chi|anh) )?(?:dong y|i agree)(?: nhe| nha| a)*[ .!]*$/du, () => setting("consent", "given")],
  [/^(?:(?:toi|minh|em) )?(?:rut|rut lai|huy) (?:su )?dong y[ .!]*$/du, () => setting("consent", "withdrawn")],
  [
    /^(?:xem )?(?:quyen rieng tu|chinh sach (?:rieng tu|bao mat)|bao mat|privacy)(?: policy)?[ .!?]*$/du,
    () => setting("privacy", "show"),
  ],
);
