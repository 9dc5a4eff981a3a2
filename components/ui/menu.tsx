"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";

const ITEM =
  "flex min-h-8 w-full items-center gap-2 px-3 text-left text-ctl text-ink no-underline outline-none data-disabled:text-ink-3 data-highlighted:bg-accent-tint pointer-coarse:min-h-ctl";

export type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>;
  side?: "top" | "bottom";
  align?: "start" | "end";
  children: ReactNode;
};

export function Menu({ trigger, side = "bottom", align = "start", children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className="z-50">
          <Base.Popup className="moves min-w-52 rounded border border-rule-2 bg-raise py-1 shadow-raise outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, "className"> & { kbd?: string; danger?: boolean };

export const MenuItem = ({ kbd, danger, children, ...rest }: MenuItemProps) => (
  <Base.Item {...rest} className={cx(ITEM, "cursor-default", danger && "text-late")}>
    <span className="grow">{children}</span>
    {kbd && <Kbd>{kbd}</Kbd>}
  </Base.Item>
);

export const MenuLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Base.LinkItem closeOnClick render={<Link href={href} />} className={ITEM}>
    {children}
  </Base.LinkItem>
);

export const MenuLine = () => <Base.Separator className="my-1 h-px bg-rule" />;
