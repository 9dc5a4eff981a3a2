/** `biz_opaque_callback_data` comes back with every report: by it a message is found whose sending got no answer. */
export const callbackData = (id: number): string => `message-${id}`;

/** Null where the data is not ours. */
export function ourId(data: string | null | undefined): number | null {
  const [, id] = /^message-(\d{1,9})$/.exec(data ?? "") ?? [];
  return id === undefined ? null : Number(id);
}
