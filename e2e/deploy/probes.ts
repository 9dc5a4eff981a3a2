import http from "node:http";
import type { Instance } from "./instance";

/** One question to one instance; times by performance.now(). */
export type Probe = { instance: string; path: string; begun: number; ended: number; ok: boolean };

/** Liveness, which depends on nothing; the public form, whose texts a process remembers; a page of staff, which asks who they are each time. */
export const LIVE = "/api/health/live";
const PATHS = [LIVE, "/basvuru", "/account"];

/** Between two probes, and how long one may stay unanswered. */
const PAUSE_MS = 100;
const TIMEOUT_MS = 20_000;

/** Each by a connection of its own: one left over from a process that died says nothing of the one that lives. */
const isAnswered = (url: string, headers: Record<string, string>): Promise<boolean> =>
  new Promise((resolve) => {
    const request = http.get(url, { agent: false, headers, timeout: TIMEOUT_MS }, (response) => {
      response
        .on("end", () => resolve(response.statusCode === 200))
        .on("error", () => resolve(false))
        .resume();
    });
    request.on("timeout", () => request.destroy(new Error("timed out"))).on("error", () => resolve(false));
  });

/** Probes every instance all the time, one probe after the other for each path, until `stop`. `headers`: of somebody who is signed in. */
export function startProbes(instances: Record<string, Pick<Instance, "address">>, headers: Record<string, string>) {
  const probes: Probe[] = [];
  let stopping = false;
  const run = async (instance: string, path: string) => {
    const { address } = instances[instance] ?? { address: "" };
    while (!stopping) {
      const begun = performance.now();
      const ok = await isAnswered(`${address}${path}`, headers);
      probes.push({ instance, path, begun, ended: performance.now(), ok });
      await new Promise((next) => setTimeout(next, PAUSE_MS));
    }
  };
  const running = Object.keys(instances).flatMap((instance) => PATHS.map((path) => run(instance, path)));
  return {
    probes,
    /** Whether each path of each instance was answered by a probe that began after this time: all before have ended. */
    allAnsweredSince: (since: number): boolean =>
      Object.keys(instances).every((instance) =>
        PATHS.every((path) =>
          probes.some((one) => one.instance === instance && one.path === path && one.ok && one.begun >= since),
        ),
      ),
    stop: async (): Promise<void> => {
      stopping = true;
      await Promise.all(running);
    },
  };
}

/** Milliseconds from the begin of the first probe that failed to the end of the first that was answered again, at the longest. */
export function longestUnanswered(probes: readonly Probe[]): number {
  const failing = new Map<string, number>();
  let longest = 0;
  for (const { instance, path, begun, ended, ok } of probes) {
    const key = `${instance} ${path}`;
    const since = failing.get(key);
    if (!ok && since === undefined) failing.set(key, begun);
    if (since !== undefined) longest = Math.max(longest, ended - since);
    if (ok) failing.delete(key);
  }
  return longest;
}
