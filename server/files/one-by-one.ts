export type OneByOne = <T>(work: () => Promise<T>) => Promise<T>;

/** Work that is begun only when all that was asked for before has ended, well or badly. */
export function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.then(forget, forget);
    return mine;
  };
}

const forget = (): undefined => undefined;
