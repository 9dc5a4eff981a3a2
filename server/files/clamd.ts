import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** Where clamd listens: a host and its port, or a socket of this machine by its path. */
export type Clamd = { host: string; port: number; timeoutMs: number };

const CLEAN = /^stream: OK\0?$/;
const FOUND = /^stream: .+ FOUND\0?$/;

/**
 * clamd's INSTREAM (`man clamd`): the length in four bytes, the bytes, and a length of nothing. Throws where no verdict came: it
 * cannot be reached, says nothing in time, ends before it has looked, or refuses to look, as at what its StreamMaxLength forbids.
 */
export async function isInfected({ host, port, timeoutMs }: Clamd, bytes: Uint8Array): Promise<boolean> {
  const signal = AbortSignal.timeout(timeoutMs);
  const socket = host.startsWith("/") ? connect({ path: host, signal }) : connect({ host, port, signal });
  try {
    socket.write("zINSTREAM\0");
    socket.write(lengthOf(bytes));
    socket.write(bytes);
    socket.write(lengthOf(new Uint8Array()));
    const answer = await text(socket);
    if (CLEAN.test(answer)) return false;
    if (FOUND.test(answer)) return true;
    throw new Error(`ClamAV gave no verdict: ${answer.slice(0, 200)}`);
  } finally {
    socket.destroy();
  }
}

function lengthOf({ byteLength }: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(byteLength);
  return length;
}
