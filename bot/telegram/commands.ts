interface Command {
  readonly name: string;
  /** What the owner would have typed: the reader knows no commands. */
  readonly means: string;
  /** Shown in Telegram's menu, by language; a command without it works and is not shown. */
  readonly menu?: Readonly<Partial<Record<"vi" | "en", string>>>;
}

/** Names are what Telegram takes: 1 to 32 of a–z, digits and underscores. `/start` is what the first tap in a chat sends. */
export const COMMANDS: readonly Command[] = [
  { name: "start", means: "xin chào" },
  {
    name: "homnay",
    means: "hôm nay bán được bao nhiêu?",
    menu: { vi: "Hôm nay bán được bao nhiêu", en: "What was sold today" },
  },
  {
    name: "dangnhap",
    means: "số điện thoại",
    menu: { vi: "Nối số điện thoại, Zalo, trang web", en: "Join phone number, Zalo, the web" },
  },
  { name: "huy", means: "huỷ", menu: { vi: "Huỷ lần ghi gần nhất" } },
  { name: "undo", means: "huỷ", menu: { en: "Undo the last entry" } },
  { name: "giup", means: "giúp", menu: { vi: "Cách nhắn cho sổ" } },
  { name: "help", means: "giúp", menu: { en: "How to text the book" } },
];
