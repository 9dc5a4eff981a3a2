import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { DomainError } from "@/server/domain/errors";
import { fold } from "@/server/domain/turkish";
import { lazy } from "@/server/lazy";
import { sameEmail } from "./email";
import { TURKISH_WORDS } from "./turkish-words";

const PASSWORD_LEAST = 12;
const PASSWORD_MOST = 200;
/** The estimate takes time that grows with the square of the length, and what begins with so much that is hard to guess is. */
const LOOKED_AT = 48;
/** "Safely unguessable" by zxcvbn: more than 10^10 guesses. */
const SCORE_LEAST = 4;

/** Fifty thousand of the commonest passwords, words, rows of keys, dates, repeats; Turkish words as they are typed without marks. */
const judge = lazy(
  () => new ZxcvbnFactory({ dictionary: { ...dictionary, turkish: TURKISH_WORDS }, graphs: adjacencyGraphs }),
);

/** Names of the house and of whoever chooses: their words, each alone, as they are typed without marks. */
const wordsOf = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => fold(text).split(/[^a-z0-9]+/)).filter((word) => word.length >= 3)),
];

/** What the person and the municipality are called: tried first by whoever guesses here. */
export type Whose = {
  email: string;
  name: string;
  municipality: { identity: { name: string; website: string } } & Record<
    "neighbourhoods" | "departments",
    readonly { name: string }[]
  >;
};

/** Refuses a password that is too short, too long, the person's own e-mail, or among the first to be guessed. */
export function checkPassword(password: string, { email, name, municipality }: Whose): void {
  const length = [...password.normalize("NFKC")].length;
  if (length < PASSWORD_LEAST) throw new DomainError("INVALID", "passwordShort", { least: PASSWORD_LEAST });
  if (length > PASSWORD_MOST) throw new DomainError("INVALID", "passwordLong", { most: PASSWORD_MOST });
  const [mailbox = ""] = sameEmail(email).split("@");
  if ([sameEmail(email), mailbox].some((part) => sameEmail(password) === part || core(password) === core(part)))
    throw new DomainError("INVALID", "passwordIsEmail");
  const { identity, neighbourhoods, departments } = municipality;
  const near = wordsOf([
    ...[email, name, identity.name, identity.website],
    ...[...neighbourhoods, ...departments].map((place) => place.name),
  ]);
  const folded = fold(password).slice(0, LOOKED_AT);
  // A space between two common words is no secret.
  if ([folded, folded.replaceAll(" ", "")].some((text) => judge.check(text, near).score < SCORE_LEAST))
    throw new DomainError("INVALID", "passwordCommon");
}

/** "Ornek.Personel7" with a year behind it is still the mailbox. */
const core = (password: string): string => fold(password).replace(/[\d ]+/g, "");
