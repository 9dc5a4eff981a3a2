import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-look";
import { cx } from "./cx";
import { Kbd } from "./kbd";

type Shared = {
  look?: ButtonLook;
  size?: ButtonSize;
  /** As wide as its place. */
  wide?: boolean;
  /** Label at the left, key at the right: for buttons that stand in a column. */
  spread?: boolean;
  /** The key, or keys pressed together, that do the same. Shown only; `useKeys` listens. */
  kbd?: string | readonly string[];
  children: ReactNode;
};

function Keys({ kbd, look }: Pick<Shared, "kbd" | "look">) {
  if (!kbd) return null;
  const keys = typeof kbd === "string" ? [kbd] : kbd;
  return (
    <span aria-hidden className="-mr-[5px] inline-flex gap-0.5 pointer-coarse:hidden">
      {keys.map((key) => (
        <Kbd key={key} inherit={look === "main"}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}

const keyshortcuts = (kbd: Shared["kbd"]): string | undefined => (typeof kbd === "string" ? kbd : kbd?.join("+"));

export type ButtonProps = Shared &
  Omit<ComponentProps<"button">, "children"> & {
    /** Working: presses are not taken. With `busyLabel` the label changes and the width stays. */
    busy?: boolean;
    busyLabel?: string;
    /** Why it may not be pressed; said beside the label. It still takes focus, so that the reason can be heard. */
    refused?: string;
  };

export function Button({
  look = "edge",
  size,
  wide,
  spread,
  kbd,
  busy = false,
  busyLabel,
  refused,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const still = busy || Boolean(refused);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (still) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      aria-disabled={still || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keyshortcuts(kbd)}
      {...rest}
      onClick={still || onClick ? press : undefined}
      className={cx(
        buttonClass(look, { size, wide, spread, refused: Boolean(refused) || rest.disabled }),
        busy && "cursor-progress",
        className,
      )}
    >
      {busyLabel ? (
        <span className="grid">
          <span className={cx("col-start-1 row-start-1", busy && "invisible")}>{children}</span>
          <span className={cx("col-start-1 row-start-1", !busy && "invisible")}>{busyLabel}</span>
        </span>
      ) : (
        children
      )}
      {refused && <span className="font-normal">· {refused}</span>}
      <Keys kbd={kbd} look={refused ? "edge" : look} />
    </button>
  );
}

export type ButtonLinkProps = Shared & Omit<ComponentProps<typeof Link>, "children">;

/** Leads somewhere and looks like a button. */
export function ButtonLink({ look = "edge", size, wide, spread, kbd, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link
      {...rest}
      aria-keyshortcuts={keyshortcuts(kbd)}
      className={cx(buttonClass(look, { size, wide, spread }), className)}
    >
      {children}
      <Keys kbd={kbd} look={look} />
    </Link>
  );
}
