import { splitRequestNumber } from "../i18n/format";
import { Numeral } from "../ui/text";

/** `2026-014811`, the part that is read aloud dark. */
export const RequestNumber = ({ number }: { number: string }) => <Numeral {...splitRequestNumber(number)} />;
