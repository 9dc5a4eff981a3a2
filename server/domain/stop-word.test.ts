import { expect, it } from "vitest";
import { isStopWord } from "./stop-word";

it.each(["RET", "ret", "İPTAL", "iptal", "IPTAL", " Ret. ", "RED", "DUR", "Stop", "RET CIGLI BLD", "iptal lütfen"])(
  "%s asks to be left alone",
  (text) => expect(isStopWord(text)).toBe(true),
);

it.each(["", "Teşekkürler", "retro", "Lütfen iptal", "İptal edilen çöp toplama ne zaman yapılacak", "durak nerede"])(
  "%s does not",
  (text) => expect(isStopWord(text)).toBe(false),
);
