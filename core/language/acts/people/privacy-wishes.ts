import type { Act } from "../../act.ts";
import { wishes } from "./wish.ts";

const setting = (name: string, value: string): Act => ({ act: "settings", settings: { name, value } });

const DATA = "(?:cac |toan bo |het )?(?:du lieu|thong tin)(?: ca nhan)?";
/** Who is called so is a person; "xoá tên quán" and "xoá tên món" are about other things. */
const CALLED = "(?:chi|anh|co|chu|bac|ba|ong|di|thim|cau|mo|duong|em|be)";
const MINE = "(?:cua (?:toi|minh|em|anh|chi)|ca nhan)";

/** What a person may ask of whoever keeps their data. */
export const PRIVACY_WISHES = wishes(
  [
    new RegExp(
      `^(?:xuat|tai|lay|gui|xin|cho (?:toi|minh|em) (?:xin|tai|xem))(?: (?:toi|minh|em))? ${DATA} ${MINE}(?: ve)?(?: nhe| nha| a| di| giup)*[ .!]*$`,
      "du",
    ),
    () => ({ act: "export", settings: { name: "export", value: "me" } }),
  ],
  [
    /^(?:export|download|send me) my data(?: nhe| nha| a| di| giup)*[ .!]*$/du,
    () => ({ act: "export", settings: { name: "export", value: "me" } }),
  ],
  [
    new RegExp(
      `^(?:(?:thoi|khoan|dung|khong|huy|ngung)(?: khong| dung)?[ ,]*)+(?:xoa)(?: nua)?(?: ${DATA}(?: ${MINE})?| tai khoan)?(?: nua)?(?: nhe| nha| a| di| giup)*[ .!]*$`,
      "du",
    ),
    () => setting("erase", "keep"),
  ],
  [
    new RegExp(`^giu(?: lai)? ${DATA}(?: ${MINE})?(?: lai)?(?: nhe| nha| a| di| giup)*[ .!]*$`, "du"),
    () => setting("erase", "keep"),
  ],
  [/^keep my (?:data|account)(?: nhe| nha| a| di| giup)*[ .!]*$/du, () => setting("erase", "keep")],
  [
    /^(?:don t|do not|stop) (?:delete|erase|deleting)(?: my data)?(?: nhe| nha| a| di| giup)*[ .!]*$/du,
    () => setting("erase", "keep"),
  ],
  [
    new RegExp(
      `^(?:xoa|huy)(?: het)? (?:${DATA} ${MINE}|tai khoan(?: cua (?:toi|minh|em))?)(?: nhe| nha| a| di| giup)*[ .!]*$`,
      "du",
    ),
    () => setting("erase", "me"),
  ],
  [/^(?:delete|erase) my (?:data|account)(?: nhe| nha| a| di| giup)*[ .!]*$/du, () => setting("erase", "me")],
  [
    /^xoa (?:het )?(?:ten|du lieu|thong tin|so dien thoai|sdt)(?: cua)? (?:khach hang|khach quen|khach) (.+)$/du,
    (named) => ({ ...setting("erase", "customer"), customer: named(1) }),
  ],
  [
    new RegExp(`^xoa (?:het )?(?:ten|du lieu|thong tin)(?: cua)? (${CALLED} .+)$`, "du"),
    (named) => ({ ...setting("erase", "customer"), customer: named(1) }),
  ],
  [
    /^(?:delete|erase|remove) (?:the )?(?:name of|customer) (.+)$/du,
    (named) => ({ ...setting("erase", "customer"), customer: named(1) }),
  ],
  [
    /^xoa (?:so dien thoai|sdt|so dt)(?: cua)? (?:toi|minh|em)(?: nhe| nha| a| di| giup)*[ .!]*$/du,
    () => setting("consent", "withdrawn_phone"),
  ],
  [
    /^(?:khong dong y|toi khong dong y|i do not agree|i disagree)(?: nhe| nha| a| di| giup)*[ .!]*$/du,
    () => setting("consent", "refused"),
  ],
  [
    /^(?:(?:toi|minh|em|chi|anh) )?(?:dong y|i agree)(?: nhe| nha| a| di| giup)*[ .!]*$/du,
    () => setting("consent", "given"),
  ],
  [
    /^(?:(?:toi|minh|em) )?(?:rut|rut lai|huy) (?:su )?dong y(?: nhe| nha| a| di| giup)*[ .!]*$/du,
    () => setting("consent", "withdrawn"),
  ],
  [/^(?:i )?withdraw (?:my )?consent(?: nhe| nha| a| di| giup)*[ .!]*$/du, () => setting("consent", "withdrawn")],
  [
    /^(?:xem )?(?:quyen rieng tu|chinh sach (?:rieng tu|bao mat)|bao mat|privacy)(?: policy)?[ .!?]*$/du,
    () => setting("privacy", "show"),
  ],
);
