import { RequestNumber } from "@/components/shell/request-number";
import { requestNumber } from "@/server/domain/number";

type Numbered = { year: number; seq: number };

/** `2026-014811`, the part that is read aloud dark. */
export const RequestNo = ({ year, seq }: Numbered) => <RequestNumber number={requestNumber(year, seq)} />;

export const requestHref = ({ year, seq }: Numbered): string => `/requests/${requestNumber(year, seq)}`;
