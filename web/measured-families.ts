import type { Measures, Waiting } from "../core/ports/measures.ts";
import type { MetricFamily } from "./metric-family.ts";

type Samples = MetricFamily["samples"];

/** What was measured, as gauges; without measures, the one that says so. */
export const measuredFamilies = (measures: Measures | undefined): readonly MetricFamily[] => [
  gauge("sotiem_database_up", "1 when the gauges below could be read, 0 when they are missing.", [
    { labels: {}, value: measures === undefined ? 0 : 1 },
  ]),
  ...(measures === undefined ? [] : gauges(measures)),
];

const gauges = (measures: Measures): readonly MetricFamily[] => [...wayGauges(measures), ...nightGauges(measures)];

const wayGauges = ({ inbound, outbox, failedInbound, givenUp, sentThisMonth }: Measures): readonly MetricFamily[] => [
  gauge("sotiem_inbound_pending", "Messages that came in and are not worked off.", counts(inbound)),
  gauge("sotiem_inbound_lag_seconds", "Age of the oldest message that is not worked off.", oldest(inbound)),
  gauge("sotiem_inbound_failed", "Messages kept that failed for good.", counts(failedInbound)),
  gauge("sotiem_outbox_pending", "Messages that are to be sent.", counts(outbox)),
  gauge("sotiem_outbox_lag_seconds", "Age of the oldest message that is to be sent.", oldest(outbox)),
  gauge(
    "sotiem_outbox_given_up",
    "Messages in the list of npm run outbox: failed, or of unknown fate.",
    givenUp.map(({ state, ...rest }) => ({ labels: { ...labelsOf(rest), state }, value: rest.count })),
  ),
  gauge("sotiem_bot_month_sent", "Messages sent by the bot in this month of Vietnam's.", counts(sentThisMonth)),
];

const nightGauges = ({ nightSteps }: Measures): readonly MetricFamily[] => {
  const waiting = nightSteps.filter(({ state }) => state === "pending");
  const lagSeconds = Math.max(0, ...waiting.map(({ oldestSeconds }) => oldestSeconds));
  const by = (steps: Measures["nightSteps"]): Samples =>
    steps.map(({ step, count }) => ({ labels: { step }, value: count }));
  const failed = nightSteps.filter(({ state }) => state === "failed");
  return [
    gauge("sotiem_night_steps_pending", "Steps of shops' nights that are to be done.", by(waiting)),
    gauge("sotiem_night_lag_seconds", "Age of the oldest of them.", [{ labels: {}, value: lagSeconds }]),
    gauge("sotiem_night_steps_failed", "Steps given up within the last day: npm run admin -- nights.", by(failed)),
  ];
};

const gauge = (name: string, help: string, samples: Samples): MetricFamily => ({ name, help, type: "gauge", samples });

interface Counted {
  readonly channel: string;
  readonly botId?: string;
  readonly count: number;
}

const labelsOf = ({ channel, botId }: Omit<Counted, "count">): Record<string, string> => ({
  channel,
  ...(botId !== undefined && { bot: botId }),
});

const counts = (rows: readonly Counted[]): Samples => rows.map((row) => ({ labels: labelsOf(row), value: row.count }));

// Nothing pending is no lag: a series that is there only in bad times could not be told from one that was not scraped.
const oldest = (rows: readonly Waiting[]): Samples =>
  rows.length === 0
    ? [{ labels: {}, value: 0 }]
    : rows.map((row) => ({ labels: labelsOf(row), value: Math.max(0, row.oldestSeconds) }));
