const FORCED_AFTER_MS = 20_000;

/**
 * Aborted by the first Ctrl-C, `kill` or closed terminal, and by whoever else finds that the program has to end.
 * Later signals change nothing: npm passes on a Ctrl-C that the terminal has given to everybody already, so one key
 * press may arrive twice. What then takes longer than 20 s is stuck and cut off: the next start tidies up after any end.
 */
export function stopOnSignal(): AbortController {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      stop.abort();
    });
  }
  stop.signal.addEventListener("abort", () => {
    setTimeout(force, FORCED_AFTER_MS).unref();
  });
  return stop;
}

function force(): void {
  process.stderr.write(
    `Stopping took longer than ${String(FORCED_AFTER_MS / 1000)} s, so the program ends as it is.\n`,
  );
  process.exit(1);
}
