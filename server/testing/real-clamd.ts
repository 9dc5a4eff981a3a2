import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clamdProgram } from "../../scripts/lib/clamd.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { EICAR } from "./clamd";

/** What our own signature, in the bytes of any file, is found by. */
export const SAMPLE_SIGNATURE = "COZUM-MASASI-SAMPLE-SIGNATURE-1";

const hex = (text: string): string => Buffer.from(text, "latin1").toString("hex");

/** The distribution's own clamd with two signatures of ours, in a folder of its own; it looks at `most` bytes and no more. */
export async function startRealClamd({ most }: { most: number }) {
  const program = clamdProgram();
  if (!program) throw new Error("ClamAV is not here");
  const folder = mkdtempSync(join(tmpdir(), "cozum-clamd-"));
  const port = await freePort();
  const socket = join(folder, "clamd.sock");
  mkdirSync(join(folder, "signatures"));
  writeFileSync(
    join(folder, "signatures", "sample.ndb"),
    `Sample.Own:0:*:${hex(SAMPLE_SIGNATURE)}\nSample.Eicar:0:*:${hex(EICAR)}\n`,
  );
  writeFileSync(
    join(folder, "clamd.conf"),
    `TCPSocket ${port}
TCPAddr 127.0.0.1
LocalSocket ${socket}
DatabaseDirectory ${join(folder, "signatures")}
TemporaryDirectory ${folder}
StreamMaxLength ${most}
Foreground yes
LogFile ${join(folder, "log")}
`,
  );
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(program.command, ["--config-file", join(folder, "clamd.conf")], {
      env: { ...process.env, ...program.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    await says(started, /Self checking every/);
    return started;
  };
  let child = await start();
  const runs = () => child.exitCode === null && child.signalCode === null;
  const kill = async (): Promise<void> => {
    if (!runs()) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  };
  return {
    port,
    socket,
    kill,
    /** It holds its breath: what is sent is taken by the system and read by nobody. */
    hold: () => child.kill("SIGSTOP"),
    /** Where it was killed. */
    startAgain: async () => {
      if (!runs()) child = await start();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

function says(child: ChildProcess, line: RegExp): Promise<void> {
  let said = "";
  return new Promise((found, ended) => {
    child.once("exit", () => ended(new Error(`clamd ended:\n${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        said = (said + text).slice(-20_000);
        if (line.test(said)) found();
      });
  });
}
