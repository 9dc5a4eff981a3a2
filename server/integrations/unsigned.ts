import type { Knock } from "./contracts";
import { isAmong } from "./ranges";
import { isSame } from "./signature";

/** Who signs nothing is known by the end of our address, which nobody else is told, and by where the call comes from. */
export const knowsTheWay = ({ key, from }: Pick<Knock, "key" | "from">, agreed: { key: string; callers: string }) =>
  key !== null && isSame(key, agreed.key) && isAmong(from, agreed.callers);
