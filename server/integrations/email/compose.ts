import MailComposer from "nodemailer/lib/mail-composer";
import type { Outgoing } from "../contracts";
import type { EmailSettings } from "./settings";

const LINK = /(?<![\w/])((?:https?:\/\/)?[\w.-]+(?::\d+)?\/t\/[A-Z2-9]{8,10})\b/g;
const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
const addressOf = (link: string): string => (/^https?:/.test(link) ? link : `https://${link}`);

/** Our id and the domain we write from: whoever answers names it, and it is the vendor's id of the message. */
export const messageIdOf = ({ from }: EmailSettings, id: number): string =>
  `<message-${id}@${from.replace(/>$/, "").split("@").at(-1)}>`;

/** The message as plain text and as simple HTML, marked as written by a machine so that no machine answers it. */
export function compose(settings: EmailSettings, { id, address, body, subject }: Outgoing): Promise<Buffer> {
  const html = escaped(body)
    .replace(LINK, (link) => `<a href="${addressOf(link)}">${link}</a>`)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`)
    .join("\n");
  return new MailComposer({
    from: settings.from,
    to: address,
    ...(settings.replyTo ? { replyTo: settings.replyTo } : {}),
    subject: subject ?? "",
    messageId: messageIdOf(settings, id),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    text: body.replace(LINK, addressOf),
    html: `<!doctype html>\n<html lang="tr"><meta charset="utf-8"><body>${html}</body></html>`,
  })
    .compile()
    .build();
}

export const envelopeOf = ({ from }: EmailSettings, address: string): { from: string; to: string } => ({
  from: /<([^>]+)>$/.exec(from)?.[1] ?? from,
  to: address,
});
