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

/** What open311-adapter takes of an update (its Role/mySociety.pm): what must be there, what may be, and nothing else. */
const UPDATE_FIELDS: Record<string, RegExp> = {
  api_key: /^[\w-]+$/,
  service_request_id: /^[\w-]+$/,
  update_id: /^[\w-]+$/,
  status:
    /^(OPEN|CLOSED|FIXED|IN_PROGRESS|ACTION_SCHEDULED|INVESTIGATING|DUPLICATE|NOT_COUNCILS_RESPONSIBILITY|NO_FURTHER_ACTION|INTERNAL_REFERRAL|REOPEN|FOR_TRIAGE)$/,
  updated_datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/,
  description: /./s,
};
const MORE_UPDATE_FIELDS =
  /^(jurisdiction_id|email|phone|last_name|first_name|title|media_url|account_id|service_request_id_ext|public_anonymity_required|email_alerts_requested|service_code)$/;

const updateProblemsOf = (form: URLSearchParams): string[] => [
  ...Object.entries(UPDATE_FIELDS).flatMap(([name, fits]) =>
    fits.test(form.get(name) ?? "") ? [] : [`update ${name}`],
  ),
  ...[...form.keys()].flatMap((name) =>
    name in UPDATE_FIELDS || MORE_UPDATE_FIELDS.test(name) ? [] : [`update field ${name}`],
  ),
  ...(form.get("jurisdiction_id") === "baska.example" ? [] : ["jurisdiction_id"]),
];

/** An update as the server lists it, in the extension's names. */
export type ListedUpdate = {
  update_id: string;
  service_request_id: string;
  status: string;
  description: string;
  updated_datetime: string;
  media_url: string;
};

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
  /** Null: a server without mySociety's extension. */
  let updates: ListedUpdate[] | null = null;
  const posted: URLSearchParams[] = [];
  /** How many updates one answer lists at most. */
  let page = Number.POSITIVE_INFINITY;
  let listings = 0;

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

  /** Oldest first, both ends of the span among it. */
  function list(query: URLSearchParams): Answer {
    listings += 1;
    if (!updates) return fail(404, "There is no such resource");
    problems.push(
      ...[...query].flatMap(([name, value]) =>
        /^(start|end)_date$/.test(name) && UPDATE_FIELDS.updated_datetime?.test(value)
          ? []
          : name === "jurisdiction_id"
            ? []
            : [`query ${name}`],
      ),
    );
    const [from, to] = ["start_date", "end_date"].map((name) => Date.parse(query.get(name) ?? ""));
    const within = updates.filter(({ updated_datetime: at }) => {
      const time = Date.parse(at);
      return time >= (from ?? 0) && time <= (to ?? 0);
    });
    return say(200, "service_request_updates", "request_update", within.slice(0, page));
  }

  function postUpdate(form: URLSearchParams): Answer {
    if (!updates) return fail(404, "There is no such resource");
    problems.push(...updateProblemsOf(form));
    if (form.get("api_key") !== "the-key") return fail(403, "Invalid api_key received");
    if (mood === "busy") return fail(429, "Too many requests");
    if (mood === "refuses" || !taken.some(({ id }) => id === form.get("service_request_id")))
      return fail(404, "service_request_id was not found");
    if (mood === "broken") return fail(500, "General service error");
    posted.push(form);
    const update_id = String(9_000 + posted.length);
    updates.push({
      update_id,
      service_request_id: form.get("service_request_id") ?? "",
      status: "open",
      description: form.get("description") ?? "",
      updated_datetime: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
      media_url: "",
    });
    if (mood === "lost") return null;
    return say(200, "service_request_updates", "request_update", [{ update_id }]);
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
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [, what, which, ending] =
      /^\/v2\/(services|requests|tokens|servicerequestupdates)(?:\/([^/]+))?\.(json|xml)$/.exec(pathname) ?? [];
    if (mood === "unavailable") return null;
    if (what === undefined || ending !== format) return fail(404, "There is no such resource");
    const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
    if (what === "servicerequestupdates") return request.method === "POST" ? postUpdate(form) : list(searchParams);
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
    posted,
    listings: () => listings,
    /** With mySociety's extension from now on, or without. */
    extend: (given: { updates: ListedUpdate[] | null; page?: number }) => {
      updates = given.updates;
      page = given.page ?? Number.POSITIVE_INFINITY;
    },
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
