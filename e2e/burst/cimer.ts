import type { Db } from "@/server/db";
import type { CimerColumns } from "@/server/domain/cimer/fields";
import { again, type Product } from "./product";
import { file, press, procedure, type Screen } from "./staff";
import { insist } from "./vendors";

/** A row of CİMER's list; few applicants give a telephone. */
export type Row = { number: string; phone: string; text: string };

export const rowsOfCimer = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    number: String(2_699_000_000 + index),
    phone: index % 8 === 0 ? `+9050000${50_000 + index}` : "",
    text: `cimer ${index}: durağın camı kırılmış.`,
  }));

const NAME = "ornek-cimer.csv";
const COLUMNS: CimerColumns = { number: 0, date: 1, type: 2, text: 3, name: 4, phone: 5 };

const csvOf = (rows: readonly Row[]): string =>
  [
    "Başvuru No;Başvuru Tarihi;Başvuru Türü;Başvuru Metni;Ad Soyad;Telefon",
    ...rows.map(({ number, phone, text }) => `${number};19.01.2026 11:00;Şikâyet;${text};Örnek Vatandaş;${phone}`),
  ].join("\r\n");

/** A file from upload to its last row, by somebody who waits at the screen; the worker dies in the middle of opening the requests. */
export async function bringCimer(db: Db, product: Product, screen: Screen, rows: readonly Row[]): Promise<void> {
  await insist(product.address, file(screen, "/api/cimer/files", NAME, csvOf(rows)));
  // Where the answer was lost it is there twice; the first of them is gone on with.
  const { id } = await db.cimerImport.findFirstOrThrow({ where: { name: NAME }, orderBy: { id: "asc" } });
  const now = () => db.cimerImport.findUniqueOrThrow({ where: { id }, select: { state: true, imported: true } });
  const until = async (isSo: (found: Awaited<ReturnType<typeof now>>) => boolean) => {
    while (!isSo(await now())) await again();
  };
  const go = (what: string, input: object, from: string) =>
    press(product.address, procedure(screen, what, { id, ...input }), async () => (await now()).state !== from);

  await until(({ state }) => state === "mapping");
  await go("cimer.setColumns", { columns: COLUMNS }, "mapping");
  await until(({ state }) => state === "ready");
  await go("cimer.start", {}, "ready");
  await until(({ imported }) => imported > 0);
  await product.pull("worker");
  await until(({ state }) => state === "done");
}
