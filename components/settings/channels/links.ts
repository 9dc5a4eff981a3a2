import type { ShownConnection } from "@/server/routers/connections";

/** The rows behind a vendor's figures, for whoever may see them. */
export function rowsOf({ name, fields, maySeeRows }: ShownConnection) {
  const href = (path: string) => (maySeeRows ? path : null);
  return {
    unreadable: href(`/messages/unreadable?vendor=${name}`),
    sent: href(`/messages?sender=${name}`),
    failed: href(`/messages?sender=${name}&state=failed`),
    renews: fields.some(({ made }) => made),
  };
}
