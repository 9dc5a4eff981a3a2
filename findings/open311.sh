#!/usr/bin/env bash
# fast-xml-parser 5.12.1 (Node 24): numeric character references are not resolved by default.
#
# XML 1.0 (4.1) has every processor resolve "&#199;" and "&#xC7;", without any declaration, and the parser resolves the five named
# entities of XML by default (processEntities is true). One would take it that it resolves numeric references too. It does not: the text
# arrives as "&#199;ukur", in elements and in attributes, without an error. They are resolved only with htmlEntities: true, an option that
# is told to be for HTML's named entities. Open311 servers and makers of XLSX that write ASCII send Turkish letters in this way only.
#
# Output seen:
#   default      text "&#199;ukur &#x131; & <"  attribute "&#220;cret"
#   htmlEntities text "Çukur ı & <"  attribute "Ücret"
# Exits non-zero if the behaviour changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fast-xml-parser@5.12.1 >/dev/null

cat >check.mjs <<'EOF'
import { XMLParser } from "fast-xml-parser";

const xml = '<?xml version="1.0" encoding="utf-8"?><r a="&#220;cret">&#199;ukur &#x131; &amp; &lt;</r>';
const read = (options) => new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", ...options }).parse(xml).r;
const plain = read({});
const html = read({ htmlEntities: true });
console.log(`default      text ${JSON.stringify(plain["#text"])}  attribute ${JSON.stringify(plain.a)}`);
console.log(`htmlEntities text ${JSON.stringify(html["#text"])}  attribute ${JSON.stringify(html.a)}`);
const asSeen =
  plain["#text"] === "&#199;ukur &#x131; & <" &&
  plain.a === "&#220;cret" &&
  html["#text"] === "Çukur ı & <" &&
  html.a === "Ücret";
process.exit(asSeen ? 0 : 1);
EOF
node check.mjs
