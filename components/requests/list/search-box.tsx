"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { addressOf } from "@/app/(staff)/requests/filters";
import { Kbd } from "@/components/ui/kbd";
import { useKeys } from "@/components/ui/use-keys";
import type { Filter } from "@/server/domain/filters";
import { SEARCH_ID } from "./use-list-commands";

/** Words, a request's number or a telephone; the key / leads here. */
export function SearchBox({ path, filter }: { path: string; filter: Filter }) {
  const t = useTranslations("requests.list");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.select() });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = input.current?.value.trim() || undefined;
    input.current?.blur();
    router.push(addressOf(path, { ...filter, q, cursor: undefined }));
  };
  return (
    <search className="max-md:grow">
      <form
        onSubmit={search}
        className="flex h-[30px] w-[200px] items-center gap-2 rounded border border-field bg-paper pr-1.5 pl-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus pointer-coarse:h-11 max-md:w-full"
      >
        <svg aria-hidden viewBox="0 0 16 16" fill="none" className="size-4 shrink-0 text-ink-3">
          <circle cx="7" cy="7" r="4.5" stroke="currentColor" strokeWidth="1.3" />
          <path d="m10.5 10.5 3.5 3.5" stroke="currentColor" strokeWidth="1.3" />
        </svg>
        <input
          id={SEARCH_ID}
          ref={input}
          key={filter.q}
          type="search"
          name="q"
          aria-label={t("search")}
          placeholder={t("searchShort")}
          defaultValue={filter.q}
          maxLength={200}
          autoComplete="off"
          aria-keyshortcuts="/"
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className="min-w-0 grow bg-transparent outline-none placeholder:text-ink-3"
        />
        <span aria-hidden>
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}
