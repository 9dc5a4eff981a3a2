/** One thing that is asked over and over. */
export type Subject = { name: string; ask: (turn: number) => Promise<unknown> };

export type Times = { p50: number; p95: number; p99: number; perSecond: number };

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** One round of it. */
export async function timesOf(subject: Subject, clients: number, asks: number): Promise<Times> {
  const times: number[] = [];
  const began = performance.now();
  let turn = 0;
  const client = async () => {
    while (turn < asks) {
      const mine = turn++;
      const from = performance.now();
      await subject.ask(mine);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    perSecond: asks / seconds,
  };
}

const ROUNDS = 5;

/** Asks all subjects turn by turn, several rounds each, and gives the median of the rounds for each of them. */
export async function compare(
  subjects: readonly Subject[],
  clients: number,
  asks: number,
): Promise<Map<string, Times>> {
  for (const subject of subjects) await timesOf(subject, clients, Math.ceil(asks / 4));
  const rounds = new Map<string, Times[]>(subjects.map(({ name }) => [name, []]));
  for (let i = 0; i < ROUNDS; i++) {
    for (const subject of subjects) rounds.get(subject.name)?.push(await timesOf(subject, clients, asks));
  }
  return new Map(
    [...rounds].map(([name, all]) => [
      name,
      {
        p50: median(all.map(({ p50 }) => p50)),
        p95: median(all.map(({ p95 }) => p95)),
        p99: median(all.map(({ p99 }) => p99)),
        perSecond: median(all.map(({ perSecond }) => perSecond)),
      },
    ]),
  );
}
