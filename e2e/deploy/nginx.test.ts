import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, it } from "vitest";
import { CALLS_CHANNEL } from "@/server/services/calls/tell-staff";
import { makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";
import { sessionCookie } from "@/server/testing/session";
import { nginxProgram } from "../../scripts/lib/nginx.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { root } from "../../scripts/lib/processes.mjs";

/** The product's build behind the nginx that the distribution has, set up by deploy/nginx.conf: only names, ports and certificate differ. */
const program = nginxProgram();
if (!program) throw new Error("nginx is not here");
const { db, url } = await testDatabase();
const cast = await makeMunicipality(db);
const folder = mkdtempSync(join(tmpdir(), "cozum-nginx-"));
const [web, plain, secure] = [await freePort(), await freePort(), await freePort()];
const address = `https://localhost:${secure}`;
const here = (name: string) => join(root, "e2e", "deploy", name);

const site = readFileSync(join(root, "deploy", "nginx.conf"), "utf8")
  .replace(/^\s*listen \[::\].*\n/gm, "")
  .replace("listen 80;", `listen 127.0.0.1:${plain};`)
  .replace("listen 443 ssl", `listen 127.0.0.1:${secure} ssl`)
  .replace("127.0.0.1:3000", `127.0.0.1:${web}`)
  .replaceAll("server_name cozum.example.bel.tr", "server_name localhost")
  .replace(/ssl_certificate .*;/, `ssl_certificate ${here("localhost.pem")};`)
  .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${here("localhost.key")};`);
writeFileSync(join(folder, "site.conf"), site);
const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => {
  mkdirSync(join(folder, name));
  return `${name}_temp_path ${join(folder, name)};`;
});
writeFileSync(
  join(folder, "nginx.conf"),
  `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; worker_processes 1; error_log stderr warn; pid ${join(folder, "pid")};
events {} http { access_log off; ${places.join(" ")} include ${join(folder, "site.conf")}; }`,
);

const children: ChildProcess[] = [
  spawn(
    process.execPath,
    [join(root, "node_modules/next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", String(web)],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: url,
        NEXTAUTH_URL: address,
        NEXT_DIST_DIR: ".next-test",
        FILES_DIR: join(folder, "files"),
        LOG_LEVEL: "warn",
      },
      stdio: "inherit",
    },
  ),
  spawn(program.command, ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")], {
    env: { ...process.env, ...program.env },
    stdio: "inherit",
  }),
];
afterAll(async () => {
  for (const child of children) {
    const gone = once(child, "exit");
    if (child.exitCode === null && child.kill("SIGTERM")) await gone;
  }
  rmSync(folder, { recursive: true, force: true });
});

const agent = new https.Agent({ keepAlive: true, maxSockets: 1, ca: readFileSync(here("localhost.pem")) });
type Asked = { method?: string; headers?: Record<string, string>; body?: Uint8Array; own?: boolean };

/** One call by HTTPS; the answer's body is read by whoever asked. */
async function call(path: string, { method = "GET", headers = {}, body, own = false }: Asked = {}) {
  const options = { method, headers, ...(own ? { agent: false, ca: readFileSync(here("localhost.pem")) } : { agent }) };
  const request = https.request(`${address}${path}`, options).end(body);
  const [answer]: http.IncomingMessage[] = await once(request, "response");
  if (!answer) throw new Error("There is no answer");
  return { answer, reused: request.reusedSocket };
}
async function textOf(answer: http.IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk;
  return text;
}
async function isReady(): Promise<boolean> {
  const { answer } = await call("/api/health");
  answer.resume();
  return answer.statusCode === 200;
}
while (!(await isReady().catch(() => false))) await new Promise((again) => setTimeout(again, 200));

it("sends whoever comes by http to https, and tells browsers to stay there", async () => {
  const request = http.get(`http://localhost:${plain}/basvuru?a=1`);
  const [moved]: http.IncomingMessage[] = await once(request, "response");
  moved?.resume();
  expect([moved?.statusCode, moved?.headers.location]).toEqual([301, "https://localhost/basvuru?a=1"]);
  const { answer } = await call("/login");
  answer.resume();
  expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
});

it("keeps connections open, lets Next compress, and passes on the number of the request", async () => {
  const headers = { "accept-encoding": "gzip", "x-request-id": "7K3M9QPX2D" };
  const first = await call("/login", { headers });
  first.answer.resume();
  await once(first.answer, "end");
  const { answer, reused } = await call("/login", { headers });
  answer.resume();
  expect(reused).toBe(true);
  expect(answer.headers).toMatchObject({ "content-encoding": "gzip", "x-request-id": "7K3M9QPX2D" });
  await once(answer, "end");
});

it("lets a photograph of 15 MB through, and knows by whom it came whatever they claim", async () => {
  const near = await makeKey(db, cast, { name: "Örnek Sistem 1", networks: ["127.0.0.1/32"] });
  const far = await makeKey(db, cast, { name: "Örnek Sistem 2", networks: ["203.0.113.9/32"] });
  // Noise does not compress: what is drawn is as large as its pixels.
  const side = Math.floor(Math.sqrt((15 * 1024 * 1024) / 3));
  const raw = { width: side, height: side, channels: 3 } as const;
  const bytes = await sharp(randomBytes(side * side * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
  expect(bytes.byteLength).toBeGreaterThan(14.9 * 1024 * 1024);
  const send = async (key: string) => {
    const headers = { authorization: `Bearer ${key}`, "x-forwarded-for": "203.0.113.9", "content-type": "image/png" };
    const { answer } = await call("/api/v1/files?name=foto.png", { method: "POST", headers, body: bytes });
    return { status: answer.statusCode, text: await textOf(answer) };
  };
  expect(await send(near.key)).toMatchObject({ status: 201 });
  expect((await send(far.key)).status).toBeGreaterThanOrEqual(401);
}, 60_000);

it("passes each event on at once", async () => {
  const cookie = await sessionCookie(db, cast.agent.staffId, { secure: true });
  const { answer } = await call("/api/events", {
    headers: { cookie, "accept-encoding": "gzip" },
    own: true,
  });
  expect(answer.statusCode).toBe(200);
  let told = "";
  answer.setEncoding("utf8").on("data", (chunk: string) => {
    told += chunk;
  });
  const looks = () => told.split("event: look").length - 1;
  await expect.poll(looks, { timeout: 20_000, interval: 20 }).toBe(1);
  const payload = JSON.stringify({ staff: [cast.agent.staffId] });
  await db.$executeRaw`SELECT pg_notify(${CALLS_CHANNEL}, ${payload})`;
  await expect.poll(looks, { timeout: 20_000, interval: 20 }).toBe(2);
  answer.destroy();
}, 60_000);
