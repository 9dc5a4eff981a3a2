/** The one form in which an e-mail is stored and looked up. */
export const sameEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase();
