// @ts-check
/**
 * Values of this browser under a common prefix, one key each, so that two windows never write over each other's.
 * Falls back to memory where the browser keeps nothing.
 * @template T
 * @param {string} prefix
 */
export const createStore = (prefix) => {
  /** @type {Map<string, T>} */
  const memory = new Map();

  /** @param {() => void} work */
  const tryStorage = (work) => {
    try {
      work();
    } catch {
      // Storage is full or forbidden: the page goes on with what it has in memory.
    }
  };

  const readStored = () => {
    for (const key of Object.keys(localStorage)) {
      const raw = key.startsWith(prefix) ? localStorage.getItem(key) : null;
      if (raw !== null) memory.set(key.slice(prefix.length), JSON.parse(raw));
    }
  };
  tryStorage(readStored);

  return {
    all: () => [...memory.values()],
    /** @param {string} id @param {T} value */
    put: (id, value) => {
      memory.set(id, value);
      tryStorage(() => localStorage.setItem(prefix + id, JSON.stringify(value)));
    },
    /** @param {string} id */
    remove: (id) => {
      memory.delete(id);
      tryStorage(() => localStorage.removeItem(prefix + id));
    },
  };
};
