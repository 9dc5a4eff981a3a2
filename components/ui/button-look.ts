import { cx } from "./cx";

/** main: one in a view. edge: the usual one. plain: text only. danger: what cannot be undone. */
export type ButtonLook = "main" | "edge" | "plain" | "danger";

/** tall: a telephone's main act and a form's end. small: in a bar of chips. */
export type ButtonSize = "normal" | "tall" | "small";

const LOOK: Record<ButtonLook, string> = {
  main: "border-accent bg-accent text-on-accent hover:bg-accent-2 hover:border-accent-2 px-3",
  edge: "border-rule-2 bg-paper text-ink hover:bg-hover px-3",
  plain: "border-transparent bg-transparent text-ink hover:bg-hover px-2",
  danger: "border-late bg-paper text-late hover:bg-late-tint px-3",
};

const SIZE: Record<ButtonSize, string> = {
  normal: "min-h-ctl",
  tall: "min-h-9 pointer-coarse:min-h-12",
  small: "min-h-[26px] pointer-coarse:min-h-ctl",
};

const SHAPE =
  "inline-flex items-center gap-2 rounded border text-ctl font-medium whitespace-nowrap no-underline transition-colors duration-[80ms] print:hidden";

export type ButtonShape = { size?: ButtonSize; wide?: boolean; spread?: boolean; refused?: boolean };

export function buttonClass(
  look: ButtonLook = "edge",
  { size = "normal", wide, spread, refused }: ButtonShape = {},
): string {
  return cx(
    SHAPE,
    SIZE[size],
    spread ? "justify-between" : "justify-center",
    wide && "w-full",
    refused ? "cursor-not-allowed border-dashed border-rule-2 bg-transparent px-3 text-ink-3" : LOOK[look],
  );
}
