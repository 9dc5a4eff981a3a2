"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { cx } from "../../ui/cx";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { type Line, moved, priceOf, switched } from "./gateway-order";
import { GatewayStanding } from "./gateway-standing";

/** The gateways, the preferred one first: put in order by dragging, or by the arrows beside each, with the keyboard too. */
export function GatewayList({
  lines,
  onChange,
  now,
}: {
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  now: Date;
}) {
  const t = useTranslations("sms");
  const senders = useTranslations("messages.sender");
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const used = lines.filter((line) => line.used).length;

  const move = (name: string, from: number, to: number) => {
    onChange(moved(lines, from, to));
    setSaid(t("moved", { name: senders(name), position: to + 1 }));
    // The row keeps the focus, so that one press can follow another.
    const by = to < from ? "up" : "down";
    requestAnimationFrame(() => list.current?.querySelector<HTMLButtonElement>(`[data-move="${name} ${by}"]`)?.focus());
  };
  const drop = (to: number) => {
    const from = lines.findIndex((line) => line.name === dragged);
    if (dragged && from !== -1 && from !== to && to < used) move(dragged, from, to);
    setDragged(null);
  };

  return (
    <>
      <ol ref={list} className="border-t border-rule-2">
        {lines.map((line, index) => {
          const name = senders(line.name);
          const step = (by: -1 | 1) => {
            const label = t(by === -1 ? "up" : "down", { name });
            return (
              <Button
                size="small"
                type="button"
                data-move={`${line.name} ${by === -1 ? "up" : "down"}`}
                aria-label={label}
                title={label}
                disabled={index + by < 0 || index + by >= used}
                onClick={() => move(line.name, index, index + by)}
              >
                <span aria-hidden>{by === -1 ? "↑" : "↓"}</span>
              </Button>
            );
          };
          return (
            <li
              key={line.name}
              draggable={line.used}
              onDragStart={() => setDragged(line.name)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => drop(index)}
              className={cx(
                "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 border-b border-rule py-2.5",
                "md:grid-cols-[1.5rem_12rem_minmax(0,1fr)_9rem_auto]",
                line.used && "cursor-grab",
                dragged === line.name && "opacity-50",
              )}
            >
              <span className={cx("text-t18 font-bold max-md:hidden", !line.used && "text-ink-3")} aria-hidden>
                {line.used ? index + 1 : "–"}
              </span>
              <Checkbox
                label={
                  <>
                    <b className="font-medium">{name}</b>
                    <span className="block text-t12 text-ink-3">
                      {line.used ? t("position", { position: index + 1 }) : t("notUsed")}
                    </span>
                  </>
                }
                checked={line.used}
                onChange={() => onChange(switched(lines, line.name))}
              />
              <div className="max-md:order-1 max-md:col-span-2">
                <GatewayStanding line={line} name={name} now={now} />
              </div>
              <div className="max-md:order-2 max-md:col-span-2 md:w-36">
                {isPaid(line) && (
                  <Price
                    line={line}
                    name={name}
                    onChange={(price) =>
                      onChange(lines.map((one) => (one.name === line.name ? { ...one, price } : one)))
                    }
                  />
                )}
              </div>
              <span className="flex gap-1.5 md:min-w-20">
                {line.used && (
                  <>
                    {step(-1)}
                    {step(1)}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** The trial record costs nothing, nor does what is not there. */
const isPaid = ({ name, ready, used }: Line): boolean => name !== "log" && (ready || used);

function Price({ line, name, onChange }: { line: Line; name: string; onChange: (price: string) => void }) {
  const t = useTranslations("sms");
  return (
    <Field
      label={
        <span className="text-t12 font-normal text-ink-3">
          {t("price")}
          <span className="sr-only"> · {name}</span>
        </span>
      }
      error={Number.isNaN(priceOf(line.price)) ? t("priceUnreadable") : undefined}
    >
      <Input
        inputMode="decimal"
        autoComplete="off"
        placeholder="0,00"
        value={line.price}
        className="max-md:w-36"
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
