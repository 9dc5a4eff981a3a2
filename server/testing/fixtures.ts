import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Read<Message> = { messages: readonly Message[]; problems: readonly string[] };

/**
 * A vendor's published payloads, as they lie in its folder. `read` gives what one says; `only` the message of one that says one thing and
 * leaves nothing that is not understood.
 */
export function payloadsIn<Message, R extends Read<Message>>(
  folder: string,
  readPayload: (raw: Uint8Array) => R & Read<Message>,
) {
  const read = (name: string) => readPayload(readFileSync(join(folder, `${name}.json`)));
  return {
    names: readdirSync(folder).map((file) => file.replace(".json", "")),
    read,
    only: (name: string): Message => {
      const { messages, problems } = read(name);
      const [message, ...more] = messages;
      if (!message || more.length > 0 || problems.length > 0)
        throw new Error(
          `${name} says ${messages.length} things, and is not understood in ${problems.join(", ") || "none"}`,
        );
      return message;
    },
  };
}

export const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
