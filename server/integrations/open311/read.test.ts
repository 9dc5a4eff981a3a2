import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse, readDefinition, readFault, readReceipt, readRequests, readUpdateReceipt, readUpdates } from "./read";

/**
 * Published payloads: of the specification (GeoReport v2; its JSON has 006 as a bare number, which is no JSON), of open311-adapter's
 * (t/open311/endpoint/mysociety.t) and FixMyStreet's own tests (t/open311/getservicerequestupdates.t, t/open311.t).
 */
const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
const parsed = (name: string) => parse(fixture(name));

it.each(["requests.xml", "requests.json"])("reads the specification's requests (%s)", (name) => {
  expect(readRequests(parsed(name))).toEqual([
    {
      number: "638344",
      description: null,
      news: { status: "closed", notes: "Duplicate request.", at: new Date("2010-04-14T14:37:38Z") },
    },
    {
      number: "638349",
      description: null,
      news: { status: "open", notes: null, at: new Date("2010-04-19T14:37:38Z") },
    },
  ]);
});

it("reads the specification's definition of a service, and its error", () => {
  expect(readDefinition(parsed("definition.xml"))).toEqual([
    expect.objectContaining({
      code: "WHISHETN",
      required: true,
      values: [
        { key: "123", name: "Ford" },
        { key: "124", name: "Chrysler" },
      ],
    }),
  ]);
  expect(readFault(parsed("errors.xml"))).toBe("Service Code cannot be null -- can't proceed with the request.");
});

it("reads the updates of open311-adapter and of FixMyStreet, whatever the list is called", () => {
  expect(readUpdates(parsed("updates-of-adapter.xml"))).toMatchObject([
    { id: "1", number: "0", status: "closed", text: "Fixed", at: new Date("2014-01-01T13:00:00Z") },
    { id: "2", number: "1", status: "open", text: "Have investigated. Looks tricky!" },
  ]);
  expect(readUpdates(parsed("updates-of-fixmystreet.xml"))).toMatchObject([
    { id: "638344", number: "1", status: "open", text: "This is a note", at: null },
  ]);
  expect(readUpdates(parsed("no-updates.xml"))).toEqual([]);
  expect(readUpdateReceipt(parsed("update-receipt.xml"))).toEqual({ updateId: "248" });
  expect(readUpdateReceipt([{ token: "t1" }])).toEqual({ updateId: null });
  expect(readUpdateReceipt(parse("<html><body>OK</body></html>"))).toBeNull();
});

it.each([
  ["a page for people", "<html><body>Not found</body></html>"],
  ["an error", '[{"code":404,"description":"Not found"}]'],
  ["nothing", ""],
])("does not take %s for a list of updates", (_, body) => {
  const updates = readUpdates(parse(body));
  expect(updates === null || updates.length === 0).toBe(true);
});

it("takes JSON with the list in an object of its name, numbers for texts, and an update without an id by its content", () => {
  const update = {
    service_request_id: 12,
    status: "NO_FURTHER_ACTION",
    description: null,
    media_url: ["https://a.example/1.jpg"],
  };
  const [read] = readUpdates({ service_request_updates: [update] }) ?? [];
  expect(read).toMatchObject({
    number: "12",
    status: "closed",
    text: "Başka bir işlem yapılmayacak.\nDosya: https://a.example/1.jpg",
    at: null,
  });
  expect(read?.id).toMatch(/^digest:/);
  expect(readUpdates([update])?.[0]?.id).toBe(read?.id);
  expect(readUpdates([{ ...update, description: "Başka" }])?.[0]?.id).not.toBe(read?.id);
});

it("resolves numeric references, as every reader of XML must, and none twice", () => {
  const xml =
    "<service_requests><request><service_request_id>1</service_request_id><status>open</status>" +
    "<status_notes>&#199;ukur kapat&#x131;ld&#305; &amp;#199; &lt;b&gt;</status_notes></request></service_requests>";
  expect(readRequests(parse(xml))?.[0]?.news.notes).toBe("Çukur kapatıldı &#199; <b>");
});

it("keeps no text that the database does not", () => {
  const [read] =
    readUpdates(parse('[{"update_id":"a\\u0000","service_request_id":"1","description":"x\\ud800"}]')) ?? [];
  expect(read).toMatchObject({ id: "a", text: "x\ufffd", raw: { update_id: "a", description: "x\ufffd" } });
  expect(readReceipt(null)).toBeNull();
});
