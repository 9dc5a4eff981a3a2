"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ShownPeer } from "@/server/services/handovers/peers";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldGroup } from "../../ui/field";
import { Input } from "../../ui/input";
import { Segmented } from "../../ui/segmented";
import { ErrorState } from "../../ui/states";
import { useSavePeer } from "./use-save-peer";

const FIELDS = ["url", "jurisdictionId"] as const;

/** How requests reach the institution, and what it sees of them. A key that is there is not shown: left empty it stays. */
export function PeerForm({ peer }: { peer: ShownPeer }) {
  const t = useTranslations("handover.peer");
  const errors = useErrorText();
  const { save, error, busy } = useSavePeer(peer);
  const [typed, setTyped] = useState({ ...peer, apiKey: "" });
  const set = (changed: Partial<typeof typed>) => setTyped({ ...typed, ...changed });
  const isServer = typed.way === "open311";
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { way, enabled, url, jurisdictionId, apiKey, sharesContact, sharesPhotos } = typed;
        const changed = { way, enabled, url: url.trim(), jurisdictionId, apiKey, sharesContact, sharesPhotos };
        save(changed, () => set({ apiKey: "" }));
      }}
    >
      <FieldGroup label={t("way")} hint={t("wayHint")}>
        <Segmented
          value={typed.way}
          onValueChange={(way) => set({ way: way === "file" ? "file" : "open311" })}
          options={[
            { value: "open311", label: t("wayOpen311") },
            { value: "file", label: t("wayFile") },
          ]}
        />
      </FieldGroup>
      {isServer &&
        FIELDS.map((name) => (
          <Field
            key={name}
            label={t(name)}
            hint={t(`${name}Hint`)}
            error={error ? errors.field(error, name) : undefined}
          >
            <Input
              value={typed[name]}
              spellCheck={false}
              autoComplete="off"
              inputMode={name === "url" ? "url" : undefined}
              onChange={({ target }) => set({ [name]: target.value })}
            />
          </Field>
        ))}
      {isServer && (
        <Field
          label={t("apiKey")}
          hint={t(peer.hasKey ? "apiKeyKept" : "apiKeyHint")}
          error={error ? errors.field(error, "apiKey") : undefined}
        >
          <Input
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            value={typed.apiKey}
            placeholder={peer.hasKey ? "••••••••" : undefined}
            onChange={({ target }) => set({ apiKey: target.value })}
          />
        </Field>
      )}
      <FieldGroup label={t("shares")}>
        <Checkbox
          label={t("sharesContact")}
          hint={t("sharesContactHint")}
          checked={typed.sharesContact}
          onChange={({ target }) => set({ sharesContact: target.checked })}
        />
        {isServer && (
          <Checkbox
            label={t("sharesPhotos")}
            checked={typed.sharesPhotos}
            onChange={({ target }) => set({ sharesPhotos: target.checked })}
          />
        )}
      </FieldGroup>
      <Checkbox
        label={t("enabled")}
        hint={t("enabledHint")}
        checked={typed.enabled}
        onChange={({ target }) => set({ enabled: target.checked })}
      />
      {error && <ErrorState className="px-0 py-0" title={errors.of(error)} />}
      <Button look="main" type="submit" busy={busy} busyLabel={t("saving")} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
