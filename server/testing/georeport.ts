import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { definition, faultsOf, SERVICES } from "./georeport-services";

/** How the stand-in behaves to the next POST. `lost`: takes the request, and hangs up before the answer. */
export type Mood = "well" | "token" | "lost" | "broken" | "busy" | "refuses" | "unreadable" | "unavailable";

type Taken = { id: string; form: URLSearchParams; status: "open" | "closed"; notes: string | null; at: string };
type Row = Record<string, unknown>;
/** Null: hangs up. */
type Answer = { status: number; type: string; body: string } | null;

/** What POST requests may carry by the specification; whatever else comes is an error of the caller. */
const FIELDS =
  /^(api_key|jurisdiction_id|service_code|lat|long|address_string|address_id|email|device_id|account_id|first_name|last_name|phone|description|media_url|attribute\[\w+\](\[\])?)$/;

/** What is wrong with a call, by the specification. */
function problemsOf(form: URLSearchParams, type: string): string[] {
  const place = (form.has("lat") && form.has("long")) || form.has("address_string") || form.has("address_id");
  return [
    ...(/^application\/x-www-form-urlencoded/.test(type) ? [] : [`content-type ${type}`]),
    ...[...form].flatMap(([name, value]) => (FIELDS.test(name) && value !== "" ? [] : [`field ${name}`])),
    ...(place ? [] : ["no place"]),
    ...((form.get("description") ?? "").length > 4000 ? ["description too long"] : []),
    ...(form.get("jurisdiction_id") === "baska.example" ? [] : ["jurisdiction_id"]),
  ];
}

const asXml = (root: string, item: string, rows: readonly Row[]): string => {
  const written = (value: unknown) =>
    String(value ?? "")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;");
  const inside = (row: Row) =>
    Object.entries(row)
      .map(([name, value]) => `<${name}>${written(value)}</${name}>`)
      .join("");
  return `<?xml version="1.0" encoding="utf-8"?><${root}>${rows.map((row) => `<${item}>${inside(row)}</${item}>`).join("")}</${root}>`;
};

/**
 * Another city's GeoReport v2 server: not ours, so it knows no ids of its callers. It is as strict with a call as the specification,
 * answers in the format that it has, and can fail in each way.
 */
export async function georeport({ format }: { format: "json" | "xml" }) {
  const taken: Taken[] = [];
  const problems: string[] = [];
  const tokens = new Map<string, string>();
  let mood: Mood = "well";
  let revealed = false;
  let defines = true;

  const plain = { type: format === "json" ? "application/json; charset=utf-8" : "text/xml; charset=utf-8" };
  const say = (status: number, root: string, item: string, rows: Row[]): Answer => ({
    ...plain,
    status,
    body: format === "json" ? JSON.stringify(rows) : asXml(root, item, rows),
  });
  const requests = (rows: Row[]) => say(200, "service_requests", "request", rows);
  const fail = (code: number, description: string) => say(code, "errors", "error", [{ code, description }]);
  const told = ({ id, status, notes, form, at }: Taken): Row => ({
    service_request_id: format === "json" ? Number(id) : id,
    status,
    status_notes: notes,
    service_code: form.get("service_code"),
    description: form.get("description"),
    requested_datetime: at,
    updated_datetime: at,
  });

  function post(form: URLSearchParams, type: string): Answer {
    problems.push(...problemsOf(form, type));
    if (form.get("api_key") !== "the-key") return fail(403, "Invalid api_key received");
    if (mood === "busy") return fail(429, "Too many requests");
    const code = form.get("service_code");
    if (mood === "refuses" || !SERVICES.some(({ service_code }) => service_code === code))
      return fail(404, "service_code was not found");
    const faults = faultsOf(code, form);
    if (faults.length > 0) return fail(400, faults.join("; "));
    if (mood === "broken") return fail(500, "General service error");
    const id = String(638_344 + taken.length);
    taken.push({ id, form, status: "open", notes: null, at: new Date().toISOString().replace(/\.\d+Z$/, "Z") });
    if (mood === "lost") return null;
    if (mood === "unreadable") return { status: 200, type: "text/html", body: "<html><body>OK" };
    if (mood !== "token") return requests([{ service_request_id: id, service_notice: null, account_id: null }]);
    tokens.set(`t${id}`, id);
    return requests([{ token: `t${id}` }]);
  }

  /** A service that asks for nothing besides has no definition. */
  function define(which: string): Answer {
    const found = SERVICES.find(({ service_code }) => service_code === which);
    if (!found?.metadata || !defines) return fail(404, "service_code was not found");
    return { ...plain, status: 200, body: definition(format, which) };
  }

  function get(what: string, which: string | undefined): Answer {
    if (what === "services" && which) return define(which);
    if (what === "services") return say(200, "services", "service", SERVICES);
    if (what === "tokens") {
      const id = tokens.get(which ?? "");
      if (!id) return fail(404, "token was not found");
      return requests([revealed ? { service_request_id: id, token: which } : { token: which }]);
    }
    const wanted = taken.filter(({ id }) => which === undefined || id === which);
    return which && wanted.length === 0 ? fail(404, "service_request_id was not found") : requests(wanted.map(told));
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, what, which, ending] = /^\/v2\/(services|requests|tokens)(?:\/([^/]+))?\.(json|xml)$/.exec(pathname) ?? [];
    if (mood === "unavailable") return null;
    if (what === undefined || ending !== format) return fail(404, "There is no such resource");
    const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
    return request.method === "POST" ? post(form, request.headers["content-type"] ?? "") : get(what, which);
  }

  const server = createServer(async (request, response) => {
    const said = await answer(request);
    if (!said) return request.socket.destroy();
    const wait = said.status === 429 ? { "retry-after": "120" } : {};
    return response.writeHead(said.status, { "content-type": said.type, ...wait }).end(said.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v2`,
    taken,
    problems,
    become: (next: Mood) => {
      mood = next;
    },
    /** Whether it tells what its services ask for. */
    define: (told: boolean) => {
      defines = told;
    },
    reveal: () => {
      revealed = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
