import { thisHost } from "../../../database/embedded/host.ts";
import { type ProgramStand, type Settings } from "../program/program-stand.ts";
import type { LaunchedProcess } from "../program/launched-process.ts";
import type { Random } from "./random.ts";

export interface ProgramGroup {
  /** The address of one of the processes, as a load balancer chooses: it knows not which of them is dead. */
  readonly target: () => string;
  /** Kills one process by SIGKILL and starts it again at once. It may not be up yet when this resolves. */
  readonly killOne: () => Promise<void>;
  readonly processes: readonly LaunchedProcess[];
  /** Of the processes as they were started first: other ids now mean that some had to be started again. */
  readonly firstPids: readonly number[];
}

interface GroupOptions {
  readonly stand: ProgramStand;
  readonly random: Random;
  readonly count: number;
  readonly settings: Settings;
  /** Where the bots' webhooks hang. */
  readonly webhookPath: string;
  /** Run in each process before the program. */
  readonly preload?: string;
}

/** Several processes of the whole program behind one public address. */
export async function startProgramGroup(options: GroupOptions): Promise<ProgramGroup> {
  const { random, count, webhookPath } = options;
  const ports: number[] = [];
  for (let index = 0; index < count; index++) ports.push(await thisHost().choosePort());
  const launch = (port: number): Promise<LaunchedProcess> =>
    options.stand.launch(
      { ...options.settings, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${String(ports[0])}` },
      options.preload,
    );
  const processes = await Promise.all(ports.map(launch));
  for (const started of processes) await started.sees(/Stop: Ctrl-C/);
  return {
    processes,
    firstPids: processes.map(({ pid }) => pid),
    target: () => `http://127.0.0.1:${String(random.pick(ports))}${webhookPath}`,
    async killOne() {
      const index = random.below(count);
      processes[index]!.send("SIGKILL");
      await processes[index]!.ended;
      processes[index] = await launch(ports[index]!);
    },
  };
}
