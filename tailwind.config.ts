import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;
const tokens = <Name extends string>(...names: Name[]) => Object.fromEntries(names.map((name) => [name, token(name)]));

/** Names for the tokens of app/globals.css; a value lives there only, so that both themes share every class. */
export default {
  content: [],
  theme: {
    screens: { md: "720px", lg: "1100px" },
    colors: {
      transparent: "transparent",
      current: "currentColor",
      inherit: "inherit",
      ...tokens("paper", "desk", "hover", "raise", "veil", "rule", "rule-2", "field", "ink", "ink-2", "ink-3"),
      ...tokens("accent", "accent-2", "accent-tint", "on-accent", "focus", "s-now", "s-then"),
      ...tokens("late", "late-tint", "today", "today-tint", "wait", "wait-tint", "done", "done-tint"),
    },
    fontSize: {
      t12: ["12px", "16px"],
      t13: ["13px", "20px"],
      t14: ["14px", "22px"],
      t16: ["16px", "26px"],
      t18: ["18px", "24px"],
      t22: ["22px", { lineHeight: "28px", letterSpacing: "-0.01em" }],
      t30: ["30px", { lineHeight: "36px", letterSpacing: "-0.02em" }],
      t44: ["44px", { lineHeight: "48px", letterSpacing: "-0.025em" }],
      ctl: ["var(--ctl-text)", "var(--ctl-line)"],
    },
    fontWeight: { normal: "400", medium: "500", bold: "600" },
    borderRadius: { none: "0", tag: "2px", DEFAULT: "3px", dialog: "4px", full: "9999px" },
    boxShadow: { none: "none", raise: token("shadow") },
    extend: {
      spacing: { ctl: token("ctl"), row: token("row") },
      maxWidth: { text: "66ch" },
    },
  },
} satisfies Config;
