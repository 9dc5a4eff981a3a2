import { again } from "./product";
import { insist } from "./vendors";

/** What somebody writes in the public form. */
export type Written = { index: number; phone: string; text: string };

export const writings = (count: number): Written[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    phone: telephone(index),
    text: `web ${index}: kaldırım taşları yerinden oynamış.`,
  }));

const telephone = (index: number): string => `+9050000${30_000 + index}`;

/**
 * As a browser without scripts does it: opens the form, fills it in, sends it, and sends the same again where no answer came.
 * `often`: how many times it is sent even so.
 */
export async function fillIn(address: string, { index, phone, text }: Written, often: number): Promise<void> {
  const headers = { "x-forwarded-for": `198.51.100.${index % 250}`, origin: address };
  const page = await open(`${address}/basvuru`, headers);
  const form = new FormData();
  for (const [name, value] of hiddenIn(page)) form.set(name, value);
  form.set("description", text);
  form.set("kind", "complaint");
  form.set("contact", "phone");
  form.set("phone", phone);
  form.set("name", `Örnek Vatandaş ${index}`);
  form.set("consent", "on");
  const call = { path: "/basvuru/gonder", init: { method: "POST", body: form, headers } };
  for (let sent = 0; sent < often; sent += 1) await insist(address, { ...call, taken: isReceipt });
}

const isReceipt = ({ ok, url }: Response): boolean => ok && new URL(url).pathname.startsWith("/basvuru/alindi/");

async function open(url: string, headers: Record<string, string>): Promise<string> {
  for (;;) {
    const page = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) })
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null);
    if (page?.includes('name="formToken"')) return page;
    await again();
  }
}

const ENTITIES: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" };

/** What the page itself sends along: the form's token. */
function hiddenIn(page: string): [name: string, value: string][] {
  const plain = (text: string) =>
    text.replace(/&(quot|amp|lt|gt|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return [...page.matchAll(/<input type="hidden"[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    return name === undefined ? [] : [[plain(name), plain(/value="([^"]*)"/.exec(tag)?.[1] ?? "")]];
  });
}
