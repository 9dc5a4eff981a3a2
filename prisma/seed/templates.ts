/**
 * What a citizen is told, in both languages; each stays within one Turkish SMS part with a number and a link filled in.
 * {answer} is the department's own text, so those notices may grow to more parts.
 */
type Row = [notice: string, tr: string, en: string];

const rows: Row[] = [
  [
    "received",
    "Başvurunuz alındı: {number}. Durumunu buradan izleyebilirsiniz: {link} {municipality}",
    "Your request was received: {number}. Follow it here: {link} {municipality}",
  ],
  [
    "resolved",
    "{number} numaralı başvurunuz sonuçlandı. Yapılan işlem: {link} {municipality}",
    "Your request {number} was resolved. What was done: {link} {municipality}",
  ],
  [
    "declined",
    "{number} numaralı başvurunuz olumlu sonuçlanamadı. Gerekçesi: {link} {municipality}",
    "Your request {number} could not be met. The reason: {link} {municipality}",
  ],
  [
    "referred",
    "{number} numaralı başvurunuz yetkili kuruma iletildi: {institution}. {link} {municipality}",
    "Your request {number} was passed to the body in charge: {institution}. {link} {municipality}",
  ],
  [
    "question",
    "{number} numaralı başvurunuz için sorumuz var: {text} {link} {municipality}",
    "A question about your request {number}: {text} {link} {municipality}",
  ],
  ["reply", "{number}: {text} {link} {municipality}", "{number}: {text} {link} {municipality}"],
  [
    "extended",
    "{number} numaralı bilgi edinme başvurunuzun süresi 30 iş gününe uzatıldı: {text} {link} {municipality}",
    "The answer to your information request {number} may take 30 working days: {text} {link} {municipality}",
  ],
  [
    "handed",
    "{number} numaralı başvurunuzun {institution} kayıt numarası: {theirNumber}. {link} {municipality}",
    "Your request {number} has the number {theirNumber} at {institution}. {link} {municipality}",
  ],
  [
    "handed_closed",
    "{institution}, {number} numaralı başvurunuzu sonuçlandırdı. {text} {link} {municipality}",
    "{institution} is done with your request {number}. {text} {link} {municipality}",
  ],
];

/** Subjects of e-mails; what is not here has the municipality's name and the number. */
const SUBJECTS: Record<string, readonly [tr: string, en: string]> = {
  received: ["Başvurunuz alındı: {number}", "Your request was received: {number}"],
  resolved: ["Başvurunuz sonuçlandı: {number}", "Your request was resolved: {number}"],
  declined: ["Başvurunuzun sonucu: {number}", "On your request: {number}"],
  referred: ["Başvurunuz yetkili kuruma iletildi: {number}", "Your request was passed on: {number}"],
  question: ["Başvurunuz için sorumuz var: {number}", "A question about your request: {number}"],
  reply: ["Başvurunuz hakkında: {number}", "About your request: {number}"],
};

export const TEMPLATES = rows.flatMap(([notice, tr, en]) => [
  { notice, locale: "tr", body: tr, subject: SUBJECTS[notice]?.[0] ?? null },
  { notice, locale: "en", body: en, subject: SUBJECTS[notice]?.[1] ?? null },
]);

export const templateOf = (notice: string): string => {
  const found = TEMPLATES.find((template) => template.notice === notice && template.locale === "tr");
  if (!found) throw new Error(`No template ${notice}`);
  return found.body;
};
