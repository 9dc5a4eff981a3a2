import type { Process, Product } from "./product";
import type { Random } from "./vendors";

/** Something that somebody does until it is acknowledged. */
export type Deed = () => Promise<void>;

/** How many are at it at the same time, and after how many acknowledged deeds a plug is pulled. */
const AT_ONCE = 16;
const PULL_EVERY = 90;

/** Does everything, and pulls the plug of one or the other again and again. Gives how often. */
export async function pour(product: Product, deeds: readonly Deed[], chance: Random): Promise<number> {
  const left = [...deeds];
  const pulls: Promise<void>[] = [];
  const next = (): Process => (chance.below(2) === 0 ? "web" : "worker");
  let acknowledged = 0;
  const somebody = async () => {
    for (let deed = left.pop(); deed; deed = left.pop()) {
      await deed();
      acknowledged += 1;
      if (acknowledged % PULL_EVERY === 0) pulls.push(product.pull(next()));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, somebody));
  await Promise.all(pulls);
  return pulls.length;
}
