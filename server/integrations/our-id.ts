/** Our own id as a vendor carries it back, so that a message is found whose sending got no answer. */
export const ourMark = (id: number): string => `message-${id}`;

/** Null where the mark is not ours. */
export function ourId(mark: string | null | undefined): number | null {
  const [, id] = /^message-(\d{1,9})$/.exec(mark ?? "") ?? [];
  return id === undefined ? null : Number(id);
}
