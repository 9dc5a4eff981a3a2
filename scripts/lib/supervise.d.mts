type Pauses = { first: number; longest: number; steady: number };
export function supervise(
  name: string,
  start: () => { exited: Promise<number> },
  how: {
    stopping: () => boolean;
    ended: (end: { name: string; code: number; again: number }) => void;
    pauses?: Pauses;
  },
): Promise<void>;
