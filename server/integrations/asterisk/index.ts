import { z } from "zod";
import { text, vendor } from "../contracts";
import { readFile } from "./file";
import { addedTo, isBelowRoot } from "./folder";

/** Asterisk and its kin: calls come as files, given by hand or found in a folder below CALL_FILES_DIR, `/var/log/asterisk/cdr-csv`. */
export const asterisk = vendor({
  name: "asterisk",
  channels: ["call_centre"],
  settings: z.object({ folder: text().refine(isBelowRoot, "folderElsewhere").optional() }),
  files: ({ folder }) => ({
    read: readFile,
    added: (known) => (folder ? addedTo(folder, known) : nothing()),
  }),
});

async function* nothing() {}
