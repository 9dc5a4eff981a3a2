import { NOTICES, type Notice } from "./notices";

type Both = readonly [tr: string, en: string];

/**
 * What a citizen is told as long as the municipality has not written a text of its own; each stays within one Turkish SMS part with a
 * number and a link filled in. {answer} is the department's own text, so those notices may grow to more parts.
 */
const BODIES: Record<Notice, Both> = {
  received: [
    "Başvurunuz alındı: {number}. Durumunu buradan izleyebilirsiniz: {link} {municipality}",
    "Your request was received: {number}. Follow it here: {link} {municipality}",
  ],
  resolved: [
    "{number} numaralı başvurunuz sonuçlandı. Yapılan işlem: {link} {municipality}",
    "Your request {number} was resolved. What was done: {link} {municipality}",
  ],
  declined: [
    "{number} numaralı başvurunuz olumlu sonuçlanamadı. Gerekçesi: {link} {municipality}",
    "Your request {number} could not be met. The reason: {link} {municipality}",
  ],
  referred: [
    "{number} numaralı başvurunuz yetkili kuruma iletildi: {institution}. {link} {municipality}",
    "Your request {number} was passed to the body in charge: {institution}. {link} {municipality}",
  ],
  question: [
    "{number} numaralı başvurunuz için sorumuz var: {text} {link} {municipality}",
    "A question about your request {number}: {text} {link} {municipality}",
  ],
  reply: ["{number}: {text} {link} {municipality}", "{number}: {text} {link} {municipality}"],
  extended: [
    "{number} numaralı bilgi edinme başvurunuzun süresi 30 iş gününe uzatıldı: {text} {link} {municipality}",
    "The answer to your information request {number} may take 30 working days: {text} {link} {municipality}",
  ],
  handed: [
    "{number} numaralı başvurunuzun {institution} kayıt numarası: {theirNumber}. {link} {municipality}",
    "Your request {number} has the number {theirNumber} at {institution}. {link} {municipality}",
  ],
  handed_closed: [
    "{institution}, {number} numaralı başvurunuzu sonuçlandırdı. {text} {link} {municipality}",
    "{institution} is done with your request {number}. {text} {link} {municipality}",
  ],
};

/** Subjects of e-mails; what is not here has the municipality's name and the number. */
const SUBJECTS: Partial<Record<Notice, Both>> = {
  received: ["Başvurunuz alındı: {number}", "Your request was received: {number}"],
  resolved: ["Başvurunuz sonuçlandı: {number}", "Your request was resolved: {number}"],
  declined: ["Başvurunuzun sonucu: {number}", "On your request: {number}"],
  referred: ["Başvurunuz yetkili kuruma iletildi: {number}", "Your request was passed on: {number}"],
  question: ["Başvurunuz için sorumuz var: {number}", "A question about your request: {number}"],
  reply: ["Başvurunuz hakkında: {number}", "About your request: {number}"],
};

export type Template = { notice: Notice; locale: "tr" | "en"; body: string; subject: string | null };

export const STANDARD_TEXTS: readonly Template[] = NOTICES.flatMap((notice): Template[] => {
  const [tr, en] = BODIES[notice];
  const [trSubject = null, enSubject = null] = SUBJECTS[notice] ?? [];
  return [
    { notice, locale: "tr", body: tr, subject: trSubject },
    { notice, locale: "en", body: en, subject: enSubject },
  ];
});

export const standardBody = (notice: Notice): string => BODIES[notice][0];
