import { createDeliveries } from "../database/repositories/deliveries.ts";
import { runCommand } from "./operator/run-command.ts";
import { withBook } from "./operator/with-book.ts";
import { listGivenUp } from "./outbox/list-given-up.ts";
import { readOutboxOptions } from "./outbox/read-outbox-options.ts";
import { replayFailed, replayMessages } from "./outbox/replay-messages.ts";

/** `npm run -s outbox -- list|replay ID…|replay --all`: messages that delivery has given up. */
runCommand(async (args) => {
  const options = readOutboxOptions(args);
  return withBook({ name: "outbox", dataDir: options.dataDir }, async ({ dataSource }) => {
    const deliveries = createDeliveries(dataSource);
    if (options.command === "list") {
      console.log(await listGivenUp(deliveries, options.limit));
      return true;
    }
    const { ids } = options;
    const { lines, wentWell } = await (ids === "all" ? replayFailed(deliveries) : replayMessages(deliveries, ids));
    for (const line of lines) console.log(line);
    return wentWell;
  });
});
