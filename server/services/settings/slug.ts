import { fold } from "@/server/domain/turkish";

/** `Küçük Çiğli` → `kucuk-cigli`. */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
