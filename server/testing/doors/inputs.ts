import type { Cast } from "../municipality";

const roles = [{ role: "agent", departmentId: null }];
const key = { name: "Örnek Sistem 3", roles, scopes: ["requests:read"], lastDay: null, networks: [], rate: 60 };

/** Where the least that a schema lets through is refused by more than the schema's shape, or says too little of who may. */
export const INPUTS: Record<string, (cast: Cast) => unknown> = {
  "api.issueKey": () => key,
  "api.editKey": () => ({ id: 1, ...key }),
  "api.subscribe": () => ({ apiKeyId: 1, url: "https://ornek.example/hook", events: [] }),
  "api.editWebhook": () => ({ id: 1, url: "https://ornek.example/hook", events: [] }),
  "cimer.setColumns": () => ({ id: 1, columns: { number: 0, text: 1 } }),
  "cimer.makeAnswers": () => ({ which: "period", from: "2026-01-01", to: "2026-01-31" }),
  "connections.check": () => ({ vendor: "asterisk" }),
  "connections.renew": () => ({ vendor: "kannel" }),
  "connections.save": () => ({ vendor: "asterisk", enabled: false, settings: {} }),
  "handovers.savePeer": ({ izsu }) => ({
    ...{ institutionId: izsu.id, way: "file", enabled: false, url: "", jurisdictionId: "", apiKey: "" },
    ...{ defaultService: "", sharesContact: false, sharesPhotos: false, subjects: [] },
  }),
  "reports.department": ({ roads }) => ({ year: 2026, departmentId: roads.id }),
  "requests.act": () => ({ id: 1, change: { act: "start" }, files: [] }),
  "requests.actMany": () => ({ targets: [{ id: 1, version: 2 }], change: { act: "start" } }),
  "requests.correctCitizen": () => ({ id: 1, version: 2, citizenVersion: 1, name: "Örnek Vatandaş 99" }),
  "requests.get": () => ({ year: 2026, seq: 1 }),
  "requests.merge": () => ({ id: 1, mainId: 2 }),
  "requests.receive": () => ({
    ...{ channel: "desk", externalId: "doors-1", kind: "demand" },
    ...{ description: "Parktaki bank kırılmış.", citizen: null },
  }),
  "requests.tie": () => ({ id: 1, citizenId: 1 }),
  "settings.saveTemplate": () => ({
    ...{ notice: "received", locale: "tr", subject: null },
    ...{ body: "Başvurunuz alındı: {number} {link}" },
  }),
  "staff.options": ({ roads }) => ({ departmentId: roads.id }),
  "staff.setExtension": () => ({ extension: "" }),
};
