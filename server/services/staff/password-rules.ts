import { DomainError } from "@/server/domain/errors";
import { fold } from "@/server/domain/turkish";
import { sameEmail } from "./email";

const PASSWORD_LEAST = 12;
const PASSWORD_MOST = 200;

/** What is tried first by whoever guesses, folded and without figures, blanks or signs at its ends. */
const COMMON = new Set(
  [
    "password parola sifre sifrem parolam admin administrator yonetici welcome hosgeldin merhaba",
    "qwerty qwertyuiop qwertyasdf asdfghjkl asdasdasd qweasdzxc qazwsxedc abcdefghijkl abcabcabc",
    "galatasaray fenerbahce besiktas trabzonspor goztepe karsiyaka",
    "turkiye istanbul ankara izmir cigli belediye ciglibelediyesi belediyesi cozummasasi",
    "iloveyou seniseviyorum letmein monkey dragon football princess sunshine superman",
  ].flatMap((line) => line.split(" ")),
);

/** "Parola123456!" is "parola"; figures alone are nothing. */
const core = (password: string): string => fold(password).replace(/[\d ]+/g, "");

const isCommon = (password: string): boolean => {
  const word = core(password);
  const [half = ""] = /^(.+)\1+$/.exec(word)?.slice(1) ?? [];
  return new Set(password.normalize("NFKC")).size < 4 || word.length < 2 || COMMON.has(word) || COMMON.has(half);
};

/** Refuses a password that is too short, too long, the person's own e-mail, or among the first to be guessed. */
export function checkPassword(password: string, email: string): void {
  const length = [...password.normalize("NFKC")].length;
  if (length < PASSWORD_LEAST) throw new DomainError("INVALID", "passwordShort", { least: PASSWORD_LEAST });
  if (length > PASSWORD_MOST) throw new DomainError("INVALID", "passwordLong", { most: PASSWORD_MOST });
  const [name = ""] = sameEmail(email).split("@");
  if ([sameEmail(email), name].some((part) => sameEmail(password) === part || core(password) === core(part)))
    throw new DomainError("INVALID", "passwordIsEmail");
  if (isCommon(password)) throw new DomainError("INVALID", "passwordCommon");
}
