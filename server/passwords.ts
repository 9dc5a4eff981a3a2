import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB, two passes and one lane: the least that OWASP's password storage sheet accepts, about 15 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody has; takes as long to check as anybody's. */
const NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$IohGxs1TVFAd6dJBeB+rjg$8s5buMmhEeFpO/SiQSocZZiTw8CLIi7HQkV/Tu3DN2E";

/** Typed on one keyboard and stored from another, a letter with a mark is still the same letter. */
const same = (password: string): string => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(same(password), COST);

/** Without a hash, because there is no such account, it works as long and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODYS, same(password));
  return right && passwordHash !== null;
}
