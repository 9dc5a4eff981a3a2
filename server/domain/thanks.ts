import { words } from "./turkish";

/**
 * Reads whether a text says thanks, a greeting or "all right" and nothing besides, in Turkish or English. It is asked only of what
 * follows an answer, and every word must be one of courtesy: "Teşekkürler ama hâlâ akıyor" says something else.
 */
const list = (text: string): ReadonlySet<string> => new Set(words(text));

/** One of these is the point of it. */
const COURTESY = list(`
  teşekkür teşekkürler teşekkürlerimi teşekkürlerimizi teşekür teşekürler teşşekkür tşk tşkler tşklr tşkr tesk eyvallah eyv
  sağ sağol sağolun sağolunuz sağolasın sağolasınız saol saolun razı minnettarım minnettarız
  ok oki okey okay tamam tamamdır tmm tm peki anladım anlaşıldı sağlık merhaba merhabalar selam selamlar günaydın
  günler akşamlar geceler çalışmalar haftalar cumalar bayramlar gelsin aleyküm süper harika mükemmel bravo helal
  tebrik tebrikler varol thanks thank thx ty great perfect cheers hello hi`);

/** These may stand beside it. */
const BESIDE = list(`
  çok pek ben biz size sizlere sizin sizden siz sana sizi hepinize herkese herkesten hep ederim ederiz eder ediyorum ediyoruz
  sunarım sunarız ol olun olunuz olasın olsun olsunlar allah tanrı elinize ellerinize elleriniz eline emeğinize emeklerinize
  emeği geçen geçenlere geçenlerden kolay iyi hayırlı hafta sonlar sonları gün akşam bilgi bilginiz bilgilendirme
  bilgilendirmeniz bilgilendirdiğiniz ilgi ilginiz ilginize alaka alakanız alakanıza için dönüş dönüşünüz cevap cevabınız yanıt
  yanıtınız hizmet hizmetiniz hizmetleriniz yardım yardımınız yardımlarınız çözüm çözümünüz hızlı hızınız belediye belediyemize
  belediyemiz belediyeye başkan başkanım başkanımız başkanımıza ekip ekibinize ekibe ve de da var varolun saygılar saygılarımla
  saygılarımızla hocam abi kardeşim gerçekten tekrar canım dualar dualarım sevgiler o zaman you so much very for your help
  a lot good all again the`);

/** Signs of the opposite: who sends one is not content. */
const DISCONTENT = /[👎😡😠🤬😤😞😢😭😔😟🙁☹😒🙄💩🤮🤢🖕😾💔❌⛔🚫🆘❗❓⚠]/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const MOST_WORDS = 15;

export function isThanks(text: string): boolean {
  if (DISCONTENT.test(text) || /[?؟]/u.test(text)) return false;
  // "sağoool": a letter is drawn out, not written twice.
  const said = words(text.replace(/(\p{L})\1{2,}/gu, "$1"));
  if (said.length === 0) return PICTURE.test(text) && !/[\p{L}\p{N}]/u.test(text);
  if (said.length > MOST_WORDS || hasOtherLetters(text)) return false;
  return said.every((word) => COURTESY.has(word) || BESIDE.has(word)) && said.some((word) => COURTESY.has(word));
}

/** Letters that folding drops would pass unread. */
const hasOtherLetters = (text: string): boolean => /\p{L}/u.test(text.replace(/\p{Script=Latin}/gu, ""));
