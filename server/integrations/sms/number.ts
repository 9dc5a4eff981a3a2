/** Turkish mobile numbers, as gateways write them. Only such are ever sent to: +905XXXXXXXXX. */

/** "5XXXXXXXXX" */
export const national = (e164: string): string => e164.replace(/^\+90/, "");

/** "905XXXXXXXXX" */
export const withCountry = (e164: string): string => e164.replace(/^\+/, "");

/** As gateways write a citizen's number back, with or without 0, 90 or +90; null where it is no Turkish mobile number. */
export function readMobile(number: string): string | null {
  const [, digits] = /^(?:\+?90|0)?(5\d{9})$/.exec(number.replace(/[\s()-]/g, "")) ?? [];
  return digits === undefined ? null : `+90${digits}`;
}
