/** `custom_id` and `id` come back with every report: by them a message is found whose sending got no answer. */
export const customId = (id: number): string => `message-${id}`;

/** Null where it is not ours. */
export function ourId(given: string | null | undefined): number | null {
  const [, id] = /^message-(\d{1,9})$/.exec(given ?? "") ?? [];
  return id === undefined ? null : Number(id);
}
