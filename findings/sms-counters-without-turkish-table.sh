#!/usr/bin/env bash
# sms-segments-calculator 1.3.0 and split-sms 0.1.7, Turkish texts.
#
# Guessed: a counter of SMS parts takes a Turkish text as the networks in Türkiye do: 3GPP TS 23.038 has Turkish as its first
# national language table (A.2.1, A.3.1), with which one part holds 155 characters; and ç, being Latin-1 and French, is in the
# plain table anyway.
#
# Seen: neither library knows a national table. One ş, ğ, ı or İ makes the whole text UCS-2, 70 characters a part, so that a receipt
# of 120 characters that fits in one part with that table is counted as two. The plain table has the capital Ç and no ç: a name
# in lower case ("Çiğli" aside, even "Menemen, Foça") changes the count, in capitals it does not.
#
# Output seen:
#   FOÇA                     GSM-7  1   GSM      1
#   Foça                     UCS-2  1   Unicode  1
#   120 characters with "ı"  UCS-2  2   Unicode  2
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --silent --no-audit --no-fund sms-segments-calculator@1.3.0 split-sms@0.1.7
cat >run.mjs <<'JS'
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { SegmentedMessage } = require("sms-segments-calculator");
const { split } = require("split-sms");
const texts = { "FOÇA": "FOÇA", "Foça": "Foça", receipt: "Basvurunuz alındı. ".repeat(7).slice(0, 120) };
for (const [name, text] of Object.entries(texts)) {
  const one = new SegmentedMessage(text);
  const other = split(text);
  console.log([name, one.encodingName, one.segmentsCount, other.characterSet, other.parts.length].join("|"));
}
JS
diff <(node run.mjs) - <<'SEEN'
FOÇA|GSM-7|1|GSM|1
Foça|UCS-2|1|Unicode|1
receipt|UCS-2|2|Unicode|2
SEEN
echo "as described"
