#!/usr/bin/env bash
# libphonenumber-js 1.13.16, Türkiye's countrywide numbers (444 x xxx).
#
# Guessed: "444 35 52", "0 444 35 52" and "0232 444 35 52" are three spellings of one call-centre number, so that normalising to E.164
# makes them equal; and the library writes it in the groups that are painted on every van.
#
# Seen: the first two are +904443552 (UAN). With an area code before it, as many people dial it from a mobile telephone, the result
# is +902324443552, and that is said to be a valid FIXED_LINE of İzmir: two identities for one telephone, neither of them refused. The
# national format of the short one has no groups at all ("4443552"), although every other Turkish number is grouped.
#
# Output seen:
#   444 35 52       +904443552     UAN         4443552
#   0 444 35 52     +904443552     UAN         4443552
#   0232 444 35 52  +902324443552  FIXED_LINE  (0232) 444 35 52
#   0232 329 00 00  +902323290000  FIXED_LINE  (0232) 329 00 00
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16
cat >run.mjs <<'JS'
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
for (const text of ["444 35 52", "0 444 35 52", "0232 444 35 52", "0232 329 00 00"]) {
  const phone = parsePhoneNumberFromString(text, "TR");
  console.log([text, phone.number, phone.isValid() && phone.getType(), phone.formatNational()].join("|"));
}
JS
diff <(node run.mjs) - <<'SEEN'
444 35 52|+904443552|UAN|4443552
0 444 35 52|+904443552|UAN|4443552
0232 444 35 52|+902324443552|FIXED_LINE|(0232) 444 35 52
0232 329 00 00|+902323290000|FIXED_LINE|(0232) 329 00 00
SEEN
echo "as described"
