import { z } from "zod";

/** An answer that was written without a connection. */
const waitingSchema = z.object({
  /** Who wrote it, by e-mail: on a telephone that several share, nobody sends another's answer. Empty where that was not known. */
  owner: z.string(),
  requestId: z.number(),
  year: z.number(),
  seq: z.number(),
  summary: z.string(),
  answer: z.string(),
  /** As the request stood when it was answered. */
  version: z.number(),
  files: z.array(z.string()),
  at: z.coerce.date(),
  /** Why the server did not take it, in words; it then waits for the person, not for the connection. */
  refusal: z.string().nullable(),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** In the order in which they were written. */
export type Queue = readonly Waiting[];

/** `unreachable`: no answer came. `sent`: it is there, by this call or by one whose answer was lost. */
export type Outcome = { kind: "sent" } | { kind: "unreachable" } | { kind: "refused"; why: string };

const queueSchema = z.array(waitingSchema);

/** As it stands in the browser's store; nothing where it cannot be read. */
export function readQueue(text: string | null): Queue {
  try {
    return queueSchema.parse(JSON.parse(text ?? "[]"));
  } catch {
    return [];
  }
}

export const writeQueue = (queue: Queue): string => JSON.stringify(queue);

export const dequeue = (queue: Queue, requestId: number): Queue => queue.filter((one) => one.requestId !== requestId);

/** One request has one answer: a second one takes the first one's place. */
export function enqueue(queue: Queue, waiting: Waiting): Queue {
  const known = queue.some(({ requestId }) => requestId === waiting.requestId);
  return known ? queue.map((one) => (one.requestId === waiting.requestId ? waiting : one)) : [...queue, waiting];
}

/** A refused one goes again, on top of what stands there now. */
export const retry = (queue: Queue, requestId: number, version: number): Queue =>
  queue.map((one) => (one.requestId === requestId ? { ...one, version, refusal: null } : one));

export const isOwn = ({ owner }: Waiting, me: string): boolean => owner === "" || owner === me;

export const isWaiting = ({ refusal }: Waiting): boolean => refusal === null;

/**
 * Sends what waits, one after the other. It stops where no answer comes; what is refused is kept, with the reason, and the next one goes.
 * `settle` is told after each one, so that nothing is sent twice if the page is shut midway.
 */
export async function drain(
  queue: Queue,
  send: (waiting: Waiting) => Promise<Outcome>,
  settle: (waiting: Waiting, outcome: Outcome) => void,
): Promise<number> {
  let sent = 0;
  for (const waiting of queue.filter(isWaiting)) {
    const outcome = await send(waiting);
    if (outcome.kind === "unreachable") break;
    settle(waiting, outcome);
    if (outcome.kind === "sent") sent += 1;
  }
  return sent;
}

/** The queue after one of them was settled. An answer that was rewritten while it was on its way stays. */
export function settled(queue: Queue, waiting: Waiting, outcome: Outcome): Queue {
  const same = (one: Waiting) => one.requestId === waiting.requestId && one.answer === waiting.answer;
  if (outcome.kind === "sent") return queue.filter((one) => !same(one));
  if (outcome.kind === "refused") return queue.map((one) => (same(one) ? { ...one, refusal: outcome.why } : one));
  return queue;
}
