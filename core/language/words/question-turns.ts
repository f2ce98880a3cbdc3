/**
 * What a question wants beyond its topic, by the phrases that say so. `state` is what a day can be ("ế", "đông"): a
 * "sao" beside it asks for reasons.
 */
export const QUESTION_TURNS = {
  why: ["vì sao", "tại sao", "do đâu", "vì đâu", "lý do", "nguyên nhân", "sao mà", "why"],
  compare: ["so với", "so sánh", "compare", "compared", "versus"],
  either: ["tiền mặt hay chuyển khoản", "chuyển khoản hay tiền mặt", "tiền mặt hay ck"],
  picture: ["biểu đồ", "đồ thị", "chart", "graph"],
  worst: [
    "ế nhất",
    "bán ế",
    "ít nhất",
    "chậm nhất",
    "bán chậm",
    "kém nhất",
    "tệ nhất",
    "vắng nhất",
    "thấp nhất",
    "worst",
    "least",
  ],
  state: [
    "ế",
    "ít",
    "vắng",
    "giảm",
    "chậm",
    "tụt",
    "thấp",
    "kém",
    "đông",
    "nhiều",
    "tăng",
    "cao",
    "đắt khách",
    "low",
    "slow",
    "high",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Groups that are asked for in the middle of a question, whatever its topic. */
export const QUESTION_GROUPS = {
  staff: [
    "nhân viên nào",
    "theo nhân viên",
    "từng nhân viên",
    "mỗi nhân viên",
    "ai bán",
    "theo người bán",
    "by staff",
    "which staff",
  ],
  category: [
    "theo nhóm",
    "nhóm món",
    "nhóm nào",
    "từng nhóm",
    "theo loại",
    "loại nào",
    "theo danh mục",
    "danh mục nào",
    "by category",
  ],
  payment: [
    "tiền mặt",
    "chuyển khoản",
    "hình thức thanh toán",
    "theo hình thức",
    "theo thanh toán",
    "cách trả tiền",
    "cash",
    "bank transfer",
    "by payment",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
