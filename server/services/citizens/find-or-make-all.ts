import type { Tx } from "@/server/db";
import type { Context } from "../context";

/** Who wrote, as a file tells: no identity number, no account on a channel. */
export type Told = { name: string | null; phone: string | null; email: string | null };

const keyOf = ({ name, phone, email }: Told): string => JSON.stringify([name, phone, email]);
const nobody = ({ name, phone, email }: Told): boolean => !name && !phone && !email;

/** As `findOrMakeCitizen` for many at once, in their order: the same telephone under the same name is the same person. */
export async function findOrMakeCitizens(ctx: Context, tx: Tx, people: readonly Told[]): Promise<(number | null)[]> {
  const phones = [...new Set(people.flatMap(({ phone }) => (phone ? [phone] : [])))];
  const known = await tx.citizen.findMany({
    where: { phone: { in: phones }, unconfirmed: false },
    orderBy: { id: "desc" },
    select: { id: true, name: true, phone: true },
  });
  const samePerson = ({ name, phone }: Pick<Told, "name" | "phone">): string => JSON.stringify([phone, name]);
  const ids = new Map(known.map((citizen) => [samePerson(citizen), citizen.id]));
  const missing = new Map<string, Told>();
  const alone: Told[] = [];
  for (const person of people) {
    if (nobody(person)) continue;
    if (!person.phone) alone.push(person);
    else if (!ids.has(samePerson(person)) && !missing.has(samePerson(person))) missing.set(samePerson(person), person);
  }
  const made = await tx.citizen.createManyAndReturn({
    data: [...missing.values(), ...alone].map((person) => ({ ...person, createdAt: ctx.now })),
    select: { id: true, name: true, phone: true, email: true },
  });
  const free = new Map<string, number[]>();
  for (const { id, ...person } of made) {
    if (person.phone) ids.set(samePerson(person), id);
    else free.set(keyOf(person), [...(free.get(keyOf(person)) ?? []), id]);
  }
  return people.map((person) => {
    if (nobody(person)) return null;
    return (person.phone ? ids.get(samePerson(person)) : free.get(keyOf(person))?.shift()) ?? null;
  });
}
