"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { ShownPeer } from "@/server/services/handovers/peers";
import { formatDateTime } from "../../i18n/format";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { cx } from "../../ui/cx";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { ErrorState } from "../../ui/states";
import { useSavePeer } from "./use-save-peer";

/** Which of their services each of our subjects is. What was tied to a service that they no longer name stays until it is changed. */
export function PeerSubjects({ peer }: { peer: ShownPeer }) {
  const t = useTranslations("handover.peer");
  const locale = useLocale();
  const errors = useErrorText();
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const { save, error, busy } = useSavePeer(peer);
  const [tied, setTied] = useState(() => new Map(peer.subjects.map((one) => [one.categoryId, one.service])));
  const [usual, setUsual] = useState(peer.defaultService);
  if (peer.services.length === 0) return <p className="max-w-text text-ink-2">{t("noServices")}</p>;

  const tops = data.categories.filter(({ parentId, active }) => active && parentId === null);
  const ordered = tops.flatMap((top) => [
    top,
    ...data.categories.filter((one) => one.active && one.parentId === top.id),
  ]);
  const services = peer.services.map(({ code, name, group }) => ({
    value: code,
    label: name,
    ...(group ? { group } : {}),
  }));
  const optionsFor = (service: string | undefined) =>
    !service || peer.services.some(({ code }) => code === service)
      ? services
      : [...services, { value: service, label: service }];
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const subjects = [...tied].flatMap(([categoryId, service]) => (service ? [{ categoryId, service }] : []));
        save({ subjects, defaultService: usual });
      }}
    >
      <p className="max-w-text text-ink-2">{t("subjectsText")}</p>
      {peer.servicesAt && (
        <p className="text-t12 text-ink-3">{t("servicesAt", { at: formatDateTime(peer.servicesAt, locale) })}</p>
      )}
      <Field label={t("defaultService")}>
        <Select
          empty={t("defaultNone")}
          options={optionsFor(usual)}
          value={usual}
          onChange={({ target }) => setUsual(target.value)}
        />
      </Field>
      {ordered.map(({ id, name, parentId }) => (
        <div
          key={id}
          className={cx("grid items-center gap-x-3 gap-y-1 md:grid-cols-[1fr_240px]", parentId !== null && "md:pl-4")}
        >
          <label htmlFor={`service-${id}`} className={parentId === null ? "font-medium" : "text-ink-2"}>
            {name}
          </label>
          <Select
            id={`service-${id}`}
            empty={t(parentId === null ? "none" : "same")}
            options={optionsFor(tied.get(id))}
            value={tied.get(id) ?? ""}
            onChange={({ target }) => setTied(new Map(tied).set(id, target.value))}
          />
        </div>
      ))}
      {error && <ErrorState className="px-0 py-0" title={errors.of(error)} />}
      <Button look="main" type="submit" busy={busy} busyLabel={t("saving")} className="justify-self-start">
        {t("saveSubjects")}
      </Button>
    </form>
  );
}
