import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { checkInstants } from "@/server/instants";
import { hashPassword } from "@/server/passwords";
import { issueKey } from "@/server/services/open311/keys";
import { saveOpen311 } from "@/server/services/open311/settings";
import { verifySums } from "@/server/services/reports/sums";
import { receive } from "@/server/services/requests/receive";
import { makeKey } from "@/server/testing/api";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { signedIn } from "../burst/staff";
import { randomFrom } from "../burst/vendors";
import { WHATSAPP } from "../burst/whatsapp";
import { startInstance, stopInstances } from "../deploy/instance";
import { hostile, type Input, type Known } from "./inputs";
import { type Answer, sender } from "./send";

/** `npm run fuzz -- N` sets it; then time and memory are looked at as well. */
const asked = process.env.FUZZ_INPUTS;
const INPUTS = Number(asked ?? 400);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_130);
const AT_ONCE = 4;
/** Memory is measured from here on: by then every page and route has been loaded. */
const WARM = Math.min(2000, INPUTS / 4);
const MOST_MS = 2000;
const MOST_GROWTH_MB = 100;

afterAll(stopInstances);

const { db, url } = await testDatabase();
await checkInstants(url);
const cast = await makeMunicipality(db);
const passwordHash = await hashPassword("bu-parola-kimsenin-degil");
const nobody = await db.staff.create({
  data: { email: "rolsuz@ornek.example", name: "Örnek Personel 99", passwordHash, createdAt: new Date() },
});
await db.staff.updateMany({ data: { passwordHash } });
const people = [nobody.id, cast.agent.staffId, cast.worker.staffId, cast.mayor.staffId, cast.admin.staffId];
const newSessions = () => Promise.all(people.map(async (id) => (await signedIn(db, id)).headers.cookie ?? ""));

async function known(): Promise<Known> {
  const admin = await as(db, cast.admin, new Date());
  await saveOpen311(admin, { enabled: true, jurisdictionId: "", contact: "", publicSubjects: [] });
  const peer = await issueKey(admin, { name: "FixMyStreet", channel: "him" });
  const api = await makeKey(db, cast, { rate: 1_000_000 });
  await makeConnection(db, "whatsapp", WHATSAPP);
  const { request } = await receive(await as(db, cast.agent, new Date()), intake({ categoryId: cast.pothole.id }));
  return {
    sessions: await newSessions(),
    apiKey: api.key,
    peerKey: peer.key,
    code: request.trackingCode,
    vendorKey: "sample",
    appSecret: WHATSAPP.appSecret,
  };
}

/** Megabytes that the process holds. */
const heldMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

const shown = ({ method, path, headers, body }: Input): string =>
  JSON.stringify({
    method,
    path: path.slice(0, 300),
    headers,
    body: typeof body === "string" ? body.slice(0, 600) : body?.byteLength,
  });

/** What was begun and left: a request without an event, a sum that is not the rows' own. */
async function halfWritten(): Promise<unknown[]> {
  const requests = await db.$queryRaw<unknown[]>`
    SELECT r.id FROM request r WHERE NOT EXISTS (SELECT FROM request_event e WHERE e.request_id = r.id)`;
  return [...requests, ...(await verifySums(db))];
}

it(
  `answers ${INPUTS} hostile inputs over every door by what they are, and stays well`,
  async () => {
    const product = await startInstance(url, ["web"]);
    await expect.poll(() => product.get("/api/health"), { timeout: 120_000, interval: 200 }).toBe(200);
    const [webPid = 0] = product.pids("web");
    let given = await known();
    const random = randomFrom(SEED);
    const { send, close } = sender(product.address, AT_ONCE);
    const counts = new Map<string, number>();
    const worst: { door: string; ms: number; input: string }[] = [];
    const wrong: string[] = [];
    let sent = 0;
    let begunWith = 0;
    let peak = 0;
    const look = (input: Input, { status, ms }: Answer) => {
      const key = `${input.door} ${status}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      // A call that we may not make at once is no fault: it is answered, and says when to come again.
      if (status === 0 || (status >= 500 && status !== 503)) wrong.push(`${status} ${shown(input)}`);
      worst.push({ door: input.door, ms: Math.round(ms), input: shown(input).slice(0, 200) });
      worst.sort((a, b) => b.ms - a.ms).splice(10);
    };
    const work = async () => {
      while (sent < INPUTS) {
        sent += 1;
        if (sent === Math.floor(WARM)) begunWith = heldMb(webPid);
        if (sent % 100 === 0) peak = Math.max(peak, heldMb(webPid));
        // Some of what is sent ends sessions.
        if (sent % 500 === 0) given = { ...given, sessions: await newSessions().catch(() => given.sessions) };
        const input = hostile(random, given);
        look(input, await send(input));
      }
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const seconds = (performance.now() - begun) / 1000;
    const ended = heldMb(webPid);
    close();
    if (asked)
      process.stdout.write(
        `${[...counts]
          .toSorted()
          .map(([key, count]) => `${key}: ${count}`)
          .join("\n")}
${INPUTS} inputs in ${seconds.toFixed(0)} s; memory ${begunWith.toFixed(0)} MB after ${WARM}, ${peak.toFixed(0)} at most, ${ended.toFixed(0)} at the end
slowest: ${worst.map(({ door, ms, input }) => `\n  ${ms} ms ${door} ${input}`).join("")}
`,
      );
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(await halfWritten()).toEqual([]);
    expect(await product.get("/api/health/live")).toBe(200);
    if (asked) {
      expect(worst[0]?.ms).toBeLessThan(MOST_MS);
      expect(ended - begunWith).toBeLessThan(MOST_GROWTH_MB);
    }
  },
  12 * 60 * 60_000,
);
