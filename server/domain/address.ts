/**
 * Where a message goes on a channel that has public posts too: to a person, in private to whoever wrote a comment, or in public
 * under it. Kept as one text with the message; what bears no word is a person's own address.
 */
export type Address = { kind: "person" | "comment" | "public"; id: string };

const WORDS = { comment: "comment:", public: "under:" } as const;

export const toComment = (id: string): string => WORDS.comment + id;
export const under = (id: string): string => WORDS.public + id;

export function readAddress(address: string): Address {
  if (address.startsWith(WORDS.comment)) return { kind: "comment", id: address.slice(WORDS.comment.length) };
  if (address.startsWith(WORDS.public)) return { kind: "public", id: address.slice(WORDS.public.length) };
  return { kind: "person", id: address };
}

/**
 * How an account is known that spoke in public, and a name that a person typed from a link. Neither is written to, and neither is
 * taken for who writes to us in private: whether both are one person is for staff to say.
 */
const PUBLIC = "public:";
const HANDLE = "@";

export const inPublic = (id: string): string => PUBLIC + id;
export const byHandle = (handle: string): string => HANDLE + handle.replace(/^@/, "").toLowerCase();

/** The account's own id; null where only its name is known. */
export const accountOf = (identity: string): string | null =>
  identity.startsWith(HANDLE) ? null : identity.startsWith(PUBLIC) ? identity.slice(PUBLIC.length) : identity;

/** Whether whoever is known so wrote to us alone. */
export const isPrivate = (identity: string): boolean => !identity.startsWith(PUBLIC) && !identity.startsWith(HANDLE);
