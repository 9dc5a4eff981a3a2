"use client";

import { queryOf } from "@/app/(staff)/requests/filters";
import type { Filter } from "@/server/domain/filters";
import type { RequestRow } from "@/server/services/requests/list";
import { requestHref } from "../parts/request-no";

/** A row's own page, which knows by `from` the list one came from. */
export function useHref(filter: Filter): (row: RequestRow) => string {
  const from = encodeURIComponent(queryOf(filter));
  return (row) => (from ? `${requestHref(row)}?from=${from}` : requestHref(row));
}
