import { again } from "./product";

/**
 * One call as a vendor makes it; the same one is made again until it is acknowledged, and sometimes after that. `taken`: how one
 * knows that it is; by its status, unless told otherwise.
 */
export type Call = {
  path: string;
  init: RequestInit & { headers: Record<string, string> };
  taken?: (response: Response) => boolean;
};

/** A repeatable choice: the same seed gives the same burst. */
export type Random = { below: (most: number) => number; shuffled: <T>(items: readonly T[]) => T[] };

export function randomFrom(seed: number): Random {
  let state = seed;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return {
    below,
    shuffled(items) {
      const all = [...items];
      for (let i = all.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        const [one, other] = [all[i], all[j]];
        if (one !== undefined && other !== undefined) [all[i], all[j]] = [other, one];
      }
      return all;
    },
  };
}

/** In a random order, some of them twice, and some packed together where the vendor does so. */
export function burstOf<T>(random: Random, events: readonly T[], most: number, pack: (events: T[]) => Call): Call[] {
  const rest = random.shuffled([...events, ...events.filter(() => random.below(10) === 0)]);
  const calls: Call[] = [];
  while (rest.length > 0) calls.push(pack(rest.splice(0, 1 + random.below(most))));
  return calls;
}

/** It is at work already, or there were too many: both pass. */
const PASSING = [409, 429];

/** As vendors do it: whatever is not acknowledged is sent again. Resolves when it is; throws where it is refused for good. */
export async function insist(address: string, { path, init, taken = ({ ok }) => ok }: Call): Promise<void> {
  for (;;) {
    const response = await fetch(`${address}${path}`, { ...init, signal: AbortSignal.timeout(20_000) }).catch(
      () => null,
    );
    await response?.arrayBuffer().catch(() => null);
    if (response && taken(response)) return;
    if (response && response.status >= 400 && response.status < 500 && !PASSING.includes(response.status))
      throw new Error(`${path} was refused: ${response.status}`);
    await again();
  }
}
