import { MINUTE_MS } from "./time";

/** How a running installation is watched: who must give a sign of life, and how long work may wait. */
export const PROCESS_KINDS = ["web", "worker"] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** A process writes its heartbeat so often, and is taken for dead after so long without one. */
export const BEAT_MS = 5_000;
export const DEAD_MS = 30_000;

/** Work that waits in rows, by kind, and how long the oldest row may be due before it is a problem. */
export const WAITING_LIMIT_MS = {
  urgent: MINUTE_MS,
  messages: 5 * MINUTE_MS,
  incoming: 15 * MINUTE_MS,
  webhooks: 5 * MINUTE_MS,
  handovers: 15 * MINUTE_MS,
  cimer: 10 * MINUTE_MS,
  callFiles: 15 * MINUTE_MS,
  media: 60 * MINUTE_MS,
} as const satisfies Record<string, number>;
export type WorkKind = keyof typeof WAITING_LIMIT_MS;
export const WORK_KINDS: readonly WorkKind[] = [
  "urgent",
  "messages",
  "incoming",
  "webhooks",
  "handovers",
  "cimer",
  "callFiles",
  "media",
];

export type ProcessState = {
  kind: ProcessKind;
  startedAt: Date;
  beatAt: Date;
  /** Since its last sign of life, by the database's clock. */
  ageMs: number;
};
/** `count` stops at MOST_COUNTED; `oldestMs`: for how long the oldest has been due, null where none waits. */
export type WaitingWork = { kind: WorkKind; count: number; oldestMs: number | null };

/** No more rows of a kind are counted: that many are a problem whatever their number. */
export const MOST_COUNTED = 1_000;

/** The disk where files are stored; its free part is what this installation may still write. */
export type DiskSpace = { freeBytes: number; totalBytes: number };

/** Less than both is too little: a small part of a large disk is room for years, a large part of a small one for days. */
export const LOW_DISK_PART = 0.15;
export const LOW_DISK_BYTES = 20_000_000_000;
const isLow = ({ freeBytes, totalBytes }: DiskSpace): boolean =>
  freeBytes < LOW_DISK_BYTES && freeBytes < totalBytes * LOW_DISK_PART;

/** `disk` is null where files lie in an S3 store, or the disk does not answer. */
export type SystemState = { processes: ProcessState[]; waiting: WaitingWork[]; disk: DiskSpace | null };

export type Problem =
  /** No worker gives a sign of life; `ageMs` since the last one did, null where none ever has. */
  | { kind: "worker"; ageMs: number | null }
  | { kind: "waiting"; work: WorkKind; count: number; oldestMs: number }
  | ({ kind: "disk" } & DiskSpace);

export const isAlive = ({ ageMs }: Pick<ProcessState, "ageMs">): boolean => ageMs <= DEAD_MS;

/** One that died is shown for so long beside those that live; where none of its kind does, the last one is. */
const DEAD_SHOWN_MS = 10 * MINUTE_MS;

/** The processes as people see them, each with its number among its kind. */
export function shownProcesses(processes: readonly ProcessState[]): (ProcessState & { number: number })[] {
  return PROCESS_KINDS.flatMap((kind) => {
    const own = processes.filter((process) => process.kind === kind).toSorted((one, other) => one.ageMs - other.ageMs);
    const last = own[0]?.ageMs ?? 0;
    const shown = own.filter(({ ageMs }) => ageMs <= Math.max(DEAD_SHOWN_MS, last));
    shown.sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
    return shown.map((process, index) => ({ ...process, number: index + 1 }));
  });
}

/** What a person has to look after now, the gravest first. */
export function problemsOf({ processes, waiting, disk }: SystemState): Problem[] {
  const workers = processes.filter(({ kind }) => kind === "worker");
  const low: Problem[] = disk && isLow(disk) ? [{ kind: "disk", ...disk }] : [];
  const late = waiting.flatMap(({ kind, count, oldestMs }) =>
    oldestMs !== null && oldestMs > WAITING_LIMIT_MS[kind]
      ? [{ kind: "waiting" as const, work: kind, count, oldestMs }]
      : [],
  );
  late.sort((one, other) => other.oldestMs - one.oldestMs);
  const ageMs = workers.length > 0 ? Math.min(...workers.map((worker) => worker.ageMs)) : null;
  return [...(workers.some(isAlive) ? [] : [{ kind: "worker" as const, ageMs }]), ...low, ...late];
}
