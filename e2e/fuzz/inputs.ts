import { createHmac } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { OPERATIONS } from "@/server/api/operations";
import { appRouter } from "@/server/routers";
import type { Random } from "../burst/vendors";

/** One hostile call. `door`: which kind of door it knocks at. */
export type Input = {
  door: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
};

/** Who they may pretend to be, or are. */
export type Known = {
  sessions: readonly string[];
  apiKey: string;
  peerKey: string;
  code: string;
  vendorKey: string;
  appSecret: string;
};

const pick = <T>(random: Random, items: readonly [T, ...T[]]): T => items[random.below(items.length)] ?? items[0];
const chance = (random: Random, of: number): boolean => random.below(of) === 0;
const repeated = (text: string, times: number): string => text.repeat(times);

/** Texts that something, somewhere, takes for more than a text. */
const TEXTS = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "NaN",
    "null",
    "undefined",
    "true",
    "[]",
    "{}",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[
    "\0",
    "a\0b",
    "\ud83d",
    "\udc00x",
    "\u202eabc",
    "\ufeff",
    "İıŞşĞğ",
    "🕳️".repeat(40),
    "\r\nSet-Cookie: a=b",
    "%",
    "%00",
    "%E0%A4%A",
  ],
  ...[
    "../../../etc/passwd",
    "..%2f..%2f",
    "//ornek.example",
    "javascript:alert(1)",
    "http://[::1",
    "file:///etc/passwd",
  ],
  ...["'; DROP TABLE request; --", "\\", "$1", "%s%n", "{{7*7}}", "<script>alert(1)</script>", "=cmd|' /C calc'!A0"],
  ...["2026-02-30", "0000-00-00", "9999-12-31T23:59:60Z", "-271821-04-19T23:59:59Z", "2026-000001", "9999-999999"],
  ...["05000000014", "+90 500 000 00 14", repeated("9", 400), repeated("a", 10_000), repeated("ş", 70_000)],
] as [string, ...string[]];
const NUMBERS = [0, -1, 1, 1.5, 2 ** 31, 2 ** 53 + 2, -(2 ** 63), 1e308, 5e-324] as [number, ...number[]];

function text(random: Random): string {
  return chance(random, 6)
    ? String.fromCharCode(...Array.from({ length: random.below(30) }, () => random.below(0x10000)))
    : pick(random, TEXTS);
}

const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

function value(random: Random, depth = 0): unknown {
  switch (random.below(depth > 3 ? 5 : 9)) {
    case 0:
    case 1:
      return text(random);
    case 2:
      return pick(random, NUMBERS);
    case 3:
      return chance(random, 2);
    case 4:
      return null;
    case 5:
      return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
    case 6:
      return random.below(200);
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [text(random).slice(0, 200), value(random, depth + 1)]),
      );
  }
}

/** An object with the names that are looked for, and now and then one more. */
function objectOf(random: Random, names: readonly string[]): Record<string, unknown> {
  const some = names.filter(() => !chance(random, 4)).map((name) => [name, value(random)] as const);
  return Object.fromEntries(chance(random, 5) ? [...some, [text(random).slice(0, 50), value(random)]] : some);
}

/** JSON as somebody writes it who wants to see it fail. */
function json(random: Random, built: unknown): string {
  const written = JSON.stringify(built) ?? "null";
  switch (random.below(12)) {
    case 0:
      return written.slice(0, random.below(written.length + 1));
    case 1:
      return nested(pick(random, [30, 100, 5000, 100_000]));
    case 2:
      return `{"__proto__":${written},"constructor":{"prototype":${written}}}`;
    case 3:
      return written.replaceAll('"', random.below(2) ? "'" : '"\u0000');
    case 4:
      return `{"a":1,"a":${"9".repeat(400)},"b":1e999}`;
    default:
      return written;
  }
}

const TYPES = [
  ...[
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "multipart/form-data",
    "application/xml",
    "",
  ],
  ...["application/json; charset=utf-7", "multipart/form-data; boundary=", "application/octet-stream", "x/y/z"],
] as [string, ...string[]];

/** Mostly what it is; sometimes what it is not. */
const typed = (random: Random, type: string): Record<string, string> => ({
  "content-type": chance(random, 8) ? pick(random, TYPES) : type,
});

const encoded = (one: string): string => {
  try {
    return encodeURIComponent(one);
  } catch {
    return one.toWellFormed().replace(/[^\w]/g, "%ff");
  }
};

const form = (random: Random, names: readonly string[]): string =>
  names
    .filter(() => !chance(random, 5))
    .map(
      (name) =>
        `${chance(random, 12) ? text(random).slice(0, 9).replace(/[^\w]/g, "%") : name}=${encoded(text(random))}`,
    )
    .join(chance(random, 15) ? ";" : "&");

function multipart(random: Random, names: readonly string[]): { body: string; type: string } {
  const parts = names
    .filter(() => !chance(random, 5))
    .map((name) => {
      const file = chance(random, 4)
        ? `; filename="${text(random)
            .slice(0, 60)
            .replace(/[\r\n"]/g, "")}"`
        : "";
      return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${file ? "Content-Type: image/jpeg\r\n" : ""}\r\n${text(random)}\r\n`;
    });
  const end = chance(random, 6) ? "" : "--b--\r\n";
  return { body: parts.join("") + end, type: `multipart/form-data; boundary=${chance(random, 10) ? "c" : "b"}` };
}

function anyForm(random: Random, names: readonly string[]) {
  if (chance(random, 2)) {
    const { body, type } = multipart(random, names);
    return { body, headers: typed(random, type) };
  }
  return { body: form(random, names), headers: typed(random, "application/x-www-form-urlencoded") };
}

const addresses = (random: Random) => ({ "x-forwarded-for": `203.0.${random.below(114)}.${random.below(255)}` });
/** By name, with the schemas of what they are asked. */
const PROCEDURES = Object.entries(appRouter._def.procedures).map(([name, procedure]: [string, object]) => {
  const inputs: unknown = Reflect.get(Object(Reflect.get(procedure, "_def")), "inputs");
  return { name, inputs: Array.isArray(inputs) ? inputs : [] };
});

/** The names that a schema of zod looks for, whatever is wrapped around it. */
function namesOf(schema: unknown, depth = 0): string[] {
  if (typeof schema !== "object" || schema === null || depth > 6) return [];
  const shape: unknown = Reflect.get(schema, "shape");
  if (typeof shape === "object" && shape !== null) return Object.keys(shape);
  const def: unknown = Reflect.get(schema, "def");
  if (typeof def !== "object" || def === null) return [];
  const options: unknown = Reflect.get(def, "options");
  return [...(Array.isArray(options) ? options : []), Reflect.get(def, "innerType"), Reflect.get(def, "in")].flatMap(
    (inner) => namesOf(inner, depth + 1),
  );
}

/** 2^n ways to the innermost of n lists, where `referentialEqualities` is believed. */
function doubling(levels: number) {
  const place = (level: number) => Array(level).fill("0");
  const equal = Array.from({ length: levels }, (_, level) => [
    place(level + 1).join("."),
    [[...place(level), "1"].join(".")],
  ]);
  return {
    json: Array.from({ length: levels }).reduce<unknown>((inner) => [inner, 0], 0),
    meta: { referentialEqualities: Object.fromEntries(equal), v: 1 },
  };
}

function payload(random: Random, names: readonly string[]): unknown {
  if (chance(random, 15)) return doubling(pick(random, [10, 25, 40, 200]));
  const built = chance(random, 6) ? value(random) : objectOf(random, names);
  if (!chance(random, 3)) return { json: built };
  const place = chance(random, 2)
    ? (names[random.below(names.length + 1)] ?? "a.b")
    : pick(random, ["__proto__.x", "constructor.prototype", "", "\\", "0.0.0"]);
  return { json: built, meta: { values: { [place]: value(random) }, v: value(random) } };
}

function trpc(random: Random, known: Known): Input {
  const calls = chance(random, 6) ? 1 + random.below(60) : 1;
  const chosen = Array.from({ length: calls }, () => PROCEDURES[random.below(PROCEDURES.length)]).flatMap((one) =>
    one ? [one] : [],
  );
  const path = chosen
    .map(({ name }) => (chance(random, 30) ? text(random).slice(0, 20) : name))
    .map(encoded)
    .join(",");
  const payloads = chosen.map(({ inputs }) =>
    payload(
      random,
      inputs.flatMap((one) => namesOf(one)),
    ),
  );
  const written = json(random, calls > 1 ? Object.fromEntries(payloads.entries()) : payloads[0]);
  const get = chance(random, 4) && written.length < 4000;
  const query = new URLSearchParams({ ...(calls > 1 && { batch: "1" }), ...(get && { input: written }) });
  return {
    door: "trpc",
    method: get ? "GET" : "POST",
    path: `/api/trpc/${path}?${query}`,
    headers: { ...typed(random, "application/json"), cookie: pick(random, ["", ...known.sessions]) },
    body: get ? null : written,
  };
}

function signIn(random: Random, known: Known): Input {
  const action = pick(random, [
    "csrf",
    "session",
    "providers",
    "signin",
    "signin/credentials",
    "callback/credentials",
    "signout",
    "_log",
    "error",
    "callback/x",
    "verify-request",
    "__proto__",
  ]);
  const names = ["csrfToken", "callbackUrl", "json", "email", "password", "data", "code", "level", "redirect"];
  const post = !chance(random, 3);
  const isJson = chance(random, 2);
  const cookies = [
    "",
    `next-auth.callback-url=${encoded(text(random).slice(0, 300))}`,
    `next-auth.csrf-token=${encoded(text(random).slice(0, 99))}`,
    `next-auth.session-token=${encoded(text(random).slice(0, 99))}`,
    ...known.sessions,
  ] as [string, ...string[]];
  return {
    door: "signIn",
    method: post ? "POST" : "GET",
    path: `/api/auth/${action}?${form(random, ["callbackUrl", "error", "csrf"]).slice(0, 3000)}`,
    headers: {
      ...typed(random, isJson ? "application/json" : "application/x-www-form-urlencoded"),
      cookie: pick(random, cookies),
    },
    body: post ? (isJson ? json(random, objectOf(random, names)) : form(random, names)) : null,
  };
}

const FORMS: readonly [string, readonly string[]][] = [
  ["/login/send", ["email", "password", "next"]],
  ["/setup/send", ["name", "email", "password"]],
  ["/password/send", ["current", "next"]],
  ["/account/password/send", ["current", "next"]],
  [
    "/basvuru/gonder",
    [
      "formToken",
      "description",
      "kind",
      "phone",
      "name",
      "email",
      "photos",
      "kept",
      "refused",
      "latitude",
      "longitude",
      "address",
      "consent",
    ],
  ],
  ["/takip/bul", ["code", "number", "lastFour"]],
  ...["cozuldu", "cozulmedi", "vazgec", "bildirme", "ekle", "constructor"].map((act): [string, string[]] => [
    `/takip/CODE/${act}/gonder`,
    ["text", "lastFour", "formToken", "kept", "photos", "refused"],
  ]),
  ["/api/screen", ["locale", "theme"]],
];

function posted(random: Random, known: Known): Input {
  const [path, names] = FORMS[random.below(FORMS.length)] ?? ["/takip/bul", ["code"]];
  const at = path.replace("CODE", chance(random, 3) ? encoded(text(random).slice(0, 40)) : known.code);
  const headers = {
    accept: pick(random, ["application/json", "text/html", "*/*"]),
    ...(chance(random, 6) && { origin: pick(random, ["null", "https://ornek.example", "%"]) }),
  };
  const sent = anyForm(random, names);
  return {
    door: "form",
    method: "POST",
    path: at,
    headers: { ...headers, ...sent.headers, ...addresses(random) },
    body: sent.body,
  };
}

const PAGES = [
  "/",
  "/login",
  "/basvuru",
  "/takip",
  "/requests",
  "/triage",
  "/settings/staff",
  "/account",
  "/reports",
  "/calls",
  "/not-there",
  "/api-belgesi",
] as [string, ...string[]];

function page(random: Random, known: Known): Input {
  const cookie = pick(random, ["", ...known.sessions]);
  const path = pick(random, PAGES);
  if (chance(random, 2)) {
    const action = pick(random, ["00".repeat(21), "7f".repeat(20), "x", "", encoded(text(random).slice(0, 60))]);
    const sent = anyForm(random, [
      `$ACTION_ID_${"0".repeat(42)}`,
      "$ACTION_REF_1",
      "$ACTION_1:0",
      "1_$ACTION_ID_",
      "0",
    ]);
    return {
      door: "action",
      method: pick(random, ["POST", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"]),
      path,
      headers: { ...sent.headers, "next-action": action, cookie },
      body: sent.body,
    };
  }
  const hostile = chance(random, 3)
    ? pick(random, [
        "/%",
        "/takip/%E0%A4%A",
        "/requests/%00",
        "//",
        "/%2e%2e/%2e%2e",
        `/takip/${encoded(text(random).slice(0, 300))}`,
        `/requests/${random.below(1e9)}`,
      ])
    : path;
  const state = pick(random, [
    "",
    "%",
    "[]",
    encoded(json(random, value(random)).slice(0, 3000)),
    encoded('["",{"children":["login",{}]}]'),
  ]);
  const query = chance(random, 2)
    ? `?${form(random, ["q", "page", "cursor", "from", "to", "status", "_rsc"]).slice(0, 3000)}`
    : "";
  return {
    door: "page",
    method: pick(random, ["GET", "GET", "HEAD", "OPTIONS"]),
    path: hostile + query,
    headers: { cookie, ...(chance(random, 2) && { rsc: "1" }), ...(state && { "next-router-state-tree": state }) },
    body: null,
  };
}

function rest(random: Random, { apiKey }: Known): Input {
  const operation = OPERATIONS[random.below(OPERATIONS.length)];
  const path = (operation?.path ?? "/key").replace(/\{\w+\}/g, () =>
    chance(random, 2) ? "2026-000001" : encoded(text(random).slice(0, 60)),
  );
  const names = operation && operation.body !== "file" ? namesOf(operation.body) : [];
  const query =
    operation && chance(random, 2) ? `?${form(random, Object.keys(operation.query.shape)).slice(0, 3000)}` : "";
  const method = chance(random, 8) ? pick(random, ["PUT", "PATCH", "POST", "DELETE"]) : (operation?.method ?? "GET");
  return {
    door: "rest",
    method,
    path: `/api/v1${chance(random, 20) ? "/%" : path}${query}`,
    headers: {
      ...typed(random, "application/json"),
      authorization: chance(random, 6) ? encoded(text(random).slice(0, 90)) : `Bearer ${apiKey}`,
      ...(chance(random, 5) && { "idempotency-key": encoded(text(random).slice(0, 300)) }),
      ...(chance(random, 5) && { "if-match": pick(random, ['"1"', "*", "1", '"99999999999"']) }),
    },
    body: method === "GET" ? null : json(random, chance(random, 6) ? value(random) : objectOf(random, names)),
  };
}

const FIELDS = [
  "api_key",
  "jurisdiction_id",
  "service_code",
  "lat",
  "long",
  "description",
  "first_name",
  "last_name",
  "email",
  "phone",
  "media_url",
  "attribute[kind]",
  "update_id",
  "service_request_id",
  "status",
  "updated_datetime",
];

function open311(random: Random, { peerKey }: Known): Input {
  const what = pick(random, [
    "requests",
    "servicerequestupdates",
    "services",
    "discovery",
    "tokens/x",
    "services/genel",
    "%",
  ]);
  const format = pick(random, ["json", "xml", "", "%00"]);
  const post = chance(random, 2);
  const sent = anyForm(random, FIELDS);
  const key: Record<string, string> = chance(random, 3) ? {} : { "x-api-key": peerKey };
  const query = `?${form(random, ["start_date", "end_date", "service_request_id", "status", "api_key", "page"]).slice(0, 3000)}`;
  return {
    door: "open311",
    method: post ? "POST" : "GET",
    path: `/api/open311/v2/${what}.${format}${query}`,
    headers: { ...addresses(random), ...key, ...(post && sent.headers) },
    body: post ? sent.body : null,
  };
}

function webhook(random: Random, { vendorKey, appSecret }: Known): Input {
  const vendor = pick(random, [
    "whatsapp",
    "meta",
    "verimor",
    "netgsm-call",
    "kannel",
    "iletimerkezi",
    "x",
    "asterisk",
    "__proto__",
    "%",
  ]);
  const names = [
    "object",
    "entry",
    "changes",
    "value",
    "messages",
    "id",
    "from",
    "text",
    "uuid",
    "caller",
    "event_type",
    "mobile_number",
    "content",
    "report",
  ];
  const body = json(
    random,
    chance(random, 3)
      ? {
          object: "whatsapp_business_account",
          entry: [{ id: text(random), changes: [{ field: "messages", value: value(random) }] }],
        }
      : objectOf(random, names),
  );
  const signature = chance(random, 5)
    ? "sha256=00"
    : `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
  const get = chance(random, 6);
  return {
    door: "webhook",
    method: get ? "GET" : "POST",
    path: `/api/webhooks/${vendor}/${chance(random, 4) ? encoded(text(random).slice(0, 50)) : vendorKey}${get ? `?${form(random, ["hub.mode", "hub.challenge", "hub.verify_token", "text", "from"]).slice(0, 3000)}` : ""}`,
    headers: { ...typed(random, "application/json"), "x-hub-signature-256": signature, ...addresses(random) },
    body: get ? null : body,
  };
}

/** A workbook that is small to send and large to read, or none. */
function workbook(random: Random): Uint8Array {
  const cell = pick(random, ["XFD1048576", "A1", "ZZZ9999999", "B60001", `A${random.below(100)}`]);
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="${chance(random, 4) ? "&#0;" : "A"}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${chance(random, 6) ? "../../x" : "worksheets/sheet1.xml"}"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="${cell}"><v>${chance(random, 3) ? " ".repeat(2_000_000) : "1"}</v></c></row>${chance(random, 4) ? "<a>".repeat(5000) : ""}</sheetData></worksheet>`,
  };
  const kept = Object.entries(files).filter(() => !chance(random, 8));
  const bytes = zipSync(Object.fromEntries(kept.map(([name, content]) => [name, strToU8(content)])));
  if (chance(random, 4)) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

const HEADS: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff, 0xe0],
  [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
  [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [],
];

function file(random: Random, known: Known): Input {
  const path = pick(random, [
    "/api/attachments",
    "/api/cimer/files",
    "/api/cimer/files?channel=x",
    "/api/call-files",
    "/api/handovers/1",
    "/api/handovers/%ff",
    "/api/handovers/99999999999",
  ]);
  const noise = new Uint8Array([
    ...(HEADS[random.below(HEADS.length)] ?? []),
    ...Array.from({ length: random.below(2000) }, () => random.below(256)),
  ]);
  const body = chance(random, 2)
    ? noise
    : chance(random, 4)
      ? `${text(random)};${text(random)}\n"${text(random)}`
      : workbook(random);
  return {
    door: "file",
    method: "POST",
    path,
    headers: {
      ...typed(random, "application/octet-stream"),
      "x-file-name": encoded(text(random).slice(0, 300)),
      cookie: pick(random, ["", ...known.sessions]),
      ...addresses(random),
    },
    body,
  };
}

const READ = [
  "requests",
  "calls",
  "call-backs",
  "warnings",
  "deliveries",
  "webhooks",
  "api-keys",
  "ledger",
  "cimer",
  "reports/2026",
  "reports/x",
].map((name) => `/api/exports/${name}`);
const OTHERS = [
  "/api/messages",
  "/api/audit",
  "/api/handovers",
  "/api/handovers/1",
  "/api/attachments",
  "/api/attachments/1",
  "/api/cimer/imports/1",
  "/api/cimer/answers/x",
  "/api/handed/x",
  "/api/health",
  "/t/x",
  "/api/v1/openapi.json",
];

function read(random: Random, known: Known): Input {
  const path = pick(random, [...READ, ...OTHERS] as [string, ...string[]]);
  const query = form(random, [
    "q",
    "number",
    "status",
    "from",
    "to",
    "staff",
    "department",
    "cursor",
    "month",
    "token",
    "code",
    "v",
    "as",
    "format",
  ]).slice(0, 4000);
  const headers = {
    cookie: pick(random, ["", ...known.sessions]),
    ...(chance(random, 4) && { range: pick(random, ["bytes=0-", "bytes=-1", "bytes=9-1", "lines=1"]) }),
  };
  return {
    door: "read",
    method: pick(random, ["GET", "GET", "GET", "POST"]),
    path: `${path}?${query}`,
    headers,
    body: null,
  };
}

const KINDS = [trpc, trpc, signIn, posted, page, page, rest, open311, webhook, file, read] as const;

/** The next input; the same seed gives the same row of them. */
export const hostile = (random: Random, known: Known): Input =>
  (KINDS[random.below(KINDS.length)] ?? read)(random, known);
