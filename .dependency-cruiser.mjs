/**
 * Who may import whom: one row per folder, read left to right.
 * A folder may always import itself; whatever a row does not name is forbidden.
 */
const MAY_IMPORT = {
  "server/domain": ["npm:zod", "npm:date-fns", "npm:libphonenumber-js", "npm:stdnum"],
  "server/policies": ["server/domain", "prisma/generated"],
  "server/answer-headers": [],
  "server/outbound": ["server/env", "server/lazy", "server/network", "npm:undici"],
  "server/db": ["server/env", "server/lazy", "server/postgres", "prisma/generated", "npm:*"],
  "server/postgres": ["npm:pg"],
  "server/installation": ["server/postgres", "server/secrets", "npm:pg"],
  "server/instants": ["server/postgres", "npm:pg"],
  "server/database-errors": ["server/domain"],
  "server/services": [
    "server/domain",
    "server/policies",
    "server/db",
    "server/env",
    "server/files",
    "server/lazy",
    "server/log",
    "server/network",
    "server/outbound",
    "server/passwords",
    "server/secrets",
    "npm:zod",
    "npm:graphile-worker",
    "npm:@zxcvbn-ts",
  ],
  "server/integrations": [
    "server/domain",
    "server/env",
    "server/network",
    "server/outbound",
    "server/threads",
    "npm:*",
  ],
  "server/http": [
    "server/answer-headers",
    "server/body",
    "server/database-errors",
    "server/domain",
    "server/env",
    "server/log",
    "npm:@fastify/busboy",
    "npm:next",
    "npm:next-intl",
    "npm:server-only",
  ],
  "server/api": [
    "server/body",
    "server/http/doors",
    "server/database-errors",
    "server/domain",
    "server/policies",
    "server/services",
    "server/db",
    "server/env",
    "server/files",
    "server/log",
    "messages",
    "npm:zod",
    "npm:zod-openapi",
    "npm:next-intl",
  ],
  "server/webhooks": ["server/domain", "server/outbound"],
  "server/live": ["server/postgres", "npm:pg", "npm:zod"],
  "server/jobs": [
    "server/domain",
    "server/services",
    "server/integrations",
    "server/webhooks",
    "server/db",
    "server/env",
    "server/heartbeat",
    "messages",
    "npm:fflate",
    "npm:graphile-worker",
    "npm:next-intl",
    "npm:zod",
  ],
  "server/heartbeat": ["server/domain", "server/db"],
  "server/health": ["server/domain", "server/postgres", "server/services"],
  "server/queue": ["server/db", "npm:graphile-worker"],
  "server/input": ["server/domain", "npm:superjson"],
  "server/trpc": [
    "server/input",
    "server/log",
    "server/database-errors",
    "server/domain",
    "server/services",
    "server/auth",
    "npm:*",
  ],
  "server/routers": ["server/domain", "server/services", "server/integrations", "server/trpc", "npm:zod"],
  "components/ui": ["npm:*"],
  components: ["server/domain", "server/policies/can", "app/(staff)/requests/filters", "messages", "npm:*"],
  "app/api": ["server", "components", "messages", "npm:*"],
  app: [
    "components",
    "server/domain",
    "server/policies/can",
    "server/rsc",
    "server/auth",
    "server/http/route",
    "server/actions",
    "server/answer-headers",
    "server/api/document",
    "server/services/citizens",
    "server/env",
    "npm:*",
  ],
};

/** Packages that belong to one place only, whoever else may use npm. */
const CONFINED = {
  "@prisma/client": ["server/db", "prisma"],
  "@trpc/server": [
    "server/trpc",
    "server/routers",
    "server/rsc",
    "app/api/trpc",
    "bench/floor",
    "components/auth/proof",
  ],
  argon2: ["server/passwords", "prisma"],
  "@zxcvbn-ts": ["server/services/staff/password-rules"],
};

const folders = Object.keys(MAY_IMPORT);
const escaped = (text) => text.replace(/[()[\].]/g, "\\$&");
const pattern = (entry) =>
  entry === "npm:*"
    ? "node_modules/"
    : entry.startsWith("npm:")
      ? `node_modules/${entry.slice(4)}(/|$)`
      : `^${escaped(entry)}(/|\\.|$)`;

const BUILTIN = ["core"];
const TESTS = "(\\.test\\.tsx?$|/testing/)";

const layer = (folder) => ({
  name: `${folder} may import only: ${MAY_IMPORT[folder].join(", ") || "itself"}`,
  severity: "error",
  from: {
    path: `^${folder}(/|\\.)`,
    pathNot: [...folders.filter((other) => other.startsWith(`${folder}/`)).map((other) => `^${other}(/|\\.)`)],
  },
  to: {
    pathNot: [pattern(folder), ...MAY_IMPORT[folder].map(pattern)],
    dependencyTypesNot: [
      ...(folder === "server/domain" ? [] : BUILTIN),
      ...(folder.startsWith("components") ? ["type-only"] : []),
    ],
  },
});

const confined = ([name, places]) => ({
  name: `${name} is confined to ${places.join(", ")}`,
  severity: "error",
  from: { pathNot: [...places.map((place) => `^${place}(/|\\.)`)] },
  to: { path: `node_modules/(@node-rs/)?${name}(/|$)`, dependencyTypesNot: ["type-only"] },
});

export default {
  forbidden: [
    ...folders.map(layer),
    ...Object.entries(CONFINED).map(confined),
    {
      name: "one integration never imports another",
      severity: "error",
      from: { path: "^server/integrations/([^/]+)/" },
      to: { path: "^server/integrations/[^/]+/", pathNot: "^server/integrations/$1/" },
    },
    {
      name: "no cycles between files; between layers the table above leaves none",
      severity: "error",
      from: { pathNot: "^prisma/generated" },
      to: { circular: true },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    // A test may reach for whatever it needs to set the stage.
    exclude: { path: TESTS },
    // As Node resolves what a package exports, also below an "import" that names its types first.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
    doNotFollow: { path: ["node_modules", "prisma/generated"] },
  },
};
