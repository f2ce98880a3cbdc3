/** A list that can be waited on. */
export const createArrivals = <Item>() => {
  const all: Item[] = [];
  const waiting = new Set<() => void>();
  return {
    all: all as readonly Item[],
    add: (item: Item) => {
      all.push(item);
      for (const look of [...waiting]) look();
    },
    /** Resolves as soon as it holds, now or after some arrival. The test's own time limit bounds it. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};
