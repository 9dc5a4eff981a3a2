import Link from "next/link";
import { cx } from "../ui/cx";

/** A ledger's page: its margin, its double line, three rows. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden viewBox="0 0 28 28" width={size} height={size} fill="none" className="shrink-0 text-accent">
      <rect x=".75" y=".75" width="26.5" height="26.5" rx="2" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8.5 1v26M11.5 1v26" stroke="currentColor" />
      <path d="M15 10h8M15 14.5h8M15 19h5" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

export type BrandProps = { name: string; under: string; href?: string; large?: boolean };

export function Brand({ name, under, href, large }: BrandProps) {
  const inside = (
    <>
      <BrandMark />
      <span className="min-w-0">
        <b className={cx("block text-ink", large ? "text-[16px] leading-5" : "text-[14px] leading-[18px]")}>{name}</b>
        <span className={cx("block text-ink-3", large ? "text-t13" : "text-t12")}>{under}</span>
      </span>
    </>
  );
  const look = "flex items-center gap-2.5 text-ink no-underline";
  return href ? (
    <Link href={href} className={look}>
      {inside}
    </Link>
  ) : (
    <span className={look}>{inside}</span>
  );
}
