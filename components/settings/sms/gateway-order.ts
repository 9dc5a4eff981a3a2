import type { RouterOutputs } from "../inputs";

type Gateway = RouterOutputs["sms"]["settings"]["all"][number];
/** A gateway as it stands on the page: `used` ones come first, in their order. */
export type Line = Gateway & { used: boolean; price: string };

/** The gateways in their order, then those that are not used. */
export function linesOf({ all, gateways, prices }: RouterOutputs["sms"]["settings"]): Line[] {
  const line = (gateway: Gateway, used: boolean): Line => ({
    ...gateway,
    used,
    price: prices[gateway.name] === undefined ? "" : String(prices[gateway.name]).replace(".", ","),
  });
  const used = gateways.flatMap((name) => all.filter((gateway) => gateway.name === name));
  return [
    ...used.map((gateway) => line(gateway, true)),
    ...all.filter((gateway) => !used.includes(gateway)).map((gateway) => line(gateway, false)),
  ];
}

/** With one gateway put at another's place. */
export function moved(lines: readonly Line[], from: number, to: number): Line[] {
  const line = lines[from];
  if (!line || to < 0 || to >= lines.length) return [...lines];
  const rest = lines.filter((_, index) => index !== from);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

/** A gateway that is taken into use comes last of those used; one that is not stands behind them. */
export function switched(lines: readonly Line[], name: string): Line[] {
  const changed = lines.map((line) => (line.name === name ? { ...line, used: !line.used } : line));
  const used = changed.filter((line) => line.used && line.name !== name);
  const own = changed.filter((line) => line.name === name);
  return [...used, ...own, ...changed.filter((line) => !line.used && line.name !== name)];
}

/** "0,125" and "0.125"; undefined where there is none, NaN where it is no price. */
export function priceOf(text: string): number | undefined {
  const typed = text.trim().replace(",", ".");
  return typed === "" ? undefined : /^\d{1,3}(\.\d{1,4})?$/.test(typed) ? Number(typed) : Number.NaN;
}
