/** A week of a phở stall that begins its book, as its owner would text it. Day of the week, time, text. */
export const WEEK_SCRIPT: readonly (readonly [
  day: string,
  lines: readonly (readonly [time: string, text: string])[],
])[] = [
  [
    "2026-11-16",
    [
      ["10:05", "sáng nay bán 1tr8"],
      ["12:40", "3 tô phở bò 50k/tô, 2 ly trà đá 5k/ly"],
      ["12:41", "1 tô phở gà 45k"],
      ["14:00", "nhập 20 kg bánh phở hết 240k"],
      ["20:30", "hôm nay bán được bao nhiêu"],
    ],
  ],
  [
    "2026-11-17",
    [
      ["07:20", "4 tô phở bò, 4 quẩy 5k/cái"],
      ["08:10", "2 phở gà chuyển khoản"],
      ["09:00", "chị Lan nợ 150k"],
      ["12:15", "bán 320k"],
      ["12:16", "nhầm, sửa thành 230k"],
      ["21:00", "tổng hôm nay 2tr4"],
      ["21:01", "1"],
    ],
  ],
  [
    "2026-11-18",
    [
      ["07:30", "5 tô phở bò, 3 trà đá"],
      ["11:45", "2 tô phở bò ck"],
      ["11:46", "huỷ"],
      ["17:00", "đóng tiền điện 850k"],
      ["20:45", "hôm nay so với hôm qua"],
    ],
  ],
  [
    "2026-11-19",
    [
      ["06:50", "đổi giá phở bò 55k"],
      ["07:10", "6 tô phở bò"],
      ["12:00", "chị Lan trả nợ 100k"],
      ["12:01", "ai còn nợ"],
    ],
  ],
  [
    "2026-11-20",
    [
      ["07:15", "8 tô phở bò, 5 phở gà, 6 trà đá"],
      ["12:30", "bán 410k tiền mặt"],
      ["20:30", "hôm nay tiền mặt hay chuyển khoản nhiều hơn"],
    ],
  ],
  [
    "2026-11-21",
    [
      ["08:00", "12 tô phở bò, 7 phở gà, 10 quẩy"],
      ["12:20", "9 tô phở bò ck"],
      ["21:10", "giờ nào bán chạy nhất hôm nay"],
    ],
  ],
  [
    "2026-11-22",
    [
      ["08:30", "15 tô phở bò, 9 phở gà, 12 trà đá"],
      ["21:00", "tuần này bán được bao nhiêu"],
      ["21:01", "món nào bán chạy nhất tuần này"],
      ["21:02", "món nào bán ế nhất tuần này"],
      ["21:03", "phở tuần này bán được mấy tô"],
      ["21:04", "doanh thu từng ngày tuần này"],
      ["21:05", "tuần này chi bao nhiêu"],
      ["21:06", "tuần này lãi bao nhiêu"],
      ["21:07", "vì sao hôm nay bán được nhiều vậy"],
    ],
  ],
];
