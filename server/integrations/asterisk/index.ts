import { z } from "zod";
import { text, vendor } from "../contracts";
import { readFile } from "./file";
import { addedTo } from "./folder";

/** Asterisk and its kin: calls come as files, given by hand or found in a folder of this machine, `/var/log/asterisk/cdr-csv`. */
export const asterisk = vendor({
  name: "asterisk",
  channels: ["call_centre"],
  settings: z.object({ folder: text().optional() }),
  files: ({ folder }) => ({
    read: readFile,
    added: (known) => (folder ? addedTo(folder, known) : nothing()),
  }),
});

async function* nothing() {}
