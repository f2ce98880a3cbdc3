/** Links that open our Telegram bot. Its name is known once Telegram was asked for it. */
export interface TelegramLink {
  readonly knownAs: (username: string) => void;
  readonly linkTo: (parameter: string) => string | undefined;
}

export const createTelegramLink = (): TelegramLink => {
  let username: string | undefined;
  return {
    knownAs: (name) => {
      username = name;
    },
    linkTo: (parameter) => (username === undefined ? undefined : `https://t.me/${username}?start=${parameter}`),
  };
};
