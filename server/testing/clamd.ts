import { createServer, type Socket } from "node:net";

/** What EICAR's test file contains; every scanner calls it a virus. Written apart, so that none takes this source for one. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "!$H+H*"].join("");

const MOST_BYTES = 25 * 1024 * 1024;

/**
 * clamd on this machine, as strict as `man clamd` says: `zINSTREAM`, then chunks with their length before them (4 bytes, network
 * order), closed by a chunk of none. What is larger than StreamMaxLength is refused.
 */
export async function startClamd() {
  /** `silent`: closes without a verdict. `holding`: neither answers nor closes. */
  const state = { silent: false, holding: false };
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let got = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      got = Buffer.concat([got, data]);
      const answer = answerTo(got);
      if (state.holding) return;
      if (answer && !state.silent) socket.end(`${answer}\0`);
      else if (answer) socket.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    state,
    stop: () =>
      new Promise<void>((closed) => {
        for (const socket of open) socket.destroy();
        server.close(() => closed());
      }),
  };
}

/** Null while more is to come. */
function answerTo(got: Buffer): string | null {
  const end = got.indexOf(0);
  if (end < 0) return null;
  if (got.toString("latin1", 0, end) !== "zINSTREAM") return "UNKNOWN COMMAND";
  const chunks: Buffer[] = [];
  for (let at = end + 1; at + 4 <= got.length; ) {
    const size = got.readUInt32BE(at);
    if (size === 0) return verdict(Buffer.concat(chunks));
    if (size > MOST_BYTES) return "INSTREAM size limit exceeded. ERROR";
    if (at + 4 + size > got.length) return null;
    chunks.push(got.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return null;
}

const verdict = (bytes: Buffer): string =>
  bytes.includes(EICAR) ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
