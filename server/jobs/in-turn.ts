export type Turns = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * What is called side by side is written down one after the other: a job has two of the worker's connections, and twenty transactions
 * at once would take all from the others.
 */
export function inTurn(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
}
