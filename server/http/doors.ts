const KB = 1024;
const MB = 1024 * KB;

/** `most`: bytes that a body may have. `path`: where it is sent; what no row names takes no body at all. */
type Door = { path: RegExp; most: number };

/**
 * Every address that takes a body, the narrower before the wider: the one table of how large it may be. The server refuses by it before
 * anything is read (`gate.ts`), each route reads no more than its row says, and `deploy/nginx.conf` says the same (`nginx.test.ts`).
 */
export const DOORS = {
  /** Name, password and where to. */
  signIn: { path: /^\/api\/auth\//, most: 16 * KB },
  staffForm: { path: /^\/(?:login|setup|password|account\/password)\/send$/, most: 16 * KB },
  /** Five photographs of 16 MB and the words beside them: without a script the form carries all of it in one post. */
  photoForm: { path: /^\/(?:basvuru|takip\/[^/]+\/ekle)\/gonder$/, most: 84 * MB },
  /** A form of texts only. */
  textForm: { path: /^\/takip\/(?:bul|[^/]+\/[^/]+\/gonder)$/, most: 256 * KB },
  screen: { path: /^\/api\/screen$/, most: 4 * KB },
  /** All calls of a batch. */
  trpc: { path: /^\/api\/trpc\//, most: MB },
  file: { path: /^\/api\/attachments$/, most: 16 * MB },
  cimerFile: { path: /^\/api\/cimer\/files$/, most: 25 * MB },
  callFile: { path: /^\/api\/call-files$/, most: 16 * MB },
  handoverFile: { path: /^\/api\/handovers\/[^/]+$/, most: 8 * MB },
  restFile: { path: /^\/api\/v1\/files$/, most: 16 * MB },
  rest: { path: /^\/api\/v1\//, most: 256 * KB },
  /** A form with a few photographs of a telephone; who sends more sends links. Fields alone: `MOST_FIELD_BYTES`. */
  open311: { path: /^\/api\/open311\/v2\//, most: 32 * MB },
  /** Meta sends up to 3 MB (Graph API, Webhooks: "payload limit"). */
  webhook: { path: /^\/api\/webhooks\//, most: 4 * MB },
} as const satisfies Record<string, Door>;

export type DoorName = keyof typeof DOORS;

/** The fields of a form of Open311, files not counted: no form of the specification comes near it. */
export const MOST_FIELD_BYTES = 64 * KB;

/** The door at an address; null where nothing is taken. */
export function doorAt(pathname: string): DoorName | null {
  const names = Object.keys(DOORS) as DoorName[];
  return names.find((name) => DOORS[name].path.test(pathname)) ?? null;
}
