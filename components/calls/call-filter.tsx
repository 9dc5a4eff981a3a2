import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { FILTER_FIELDS, FilterForm, FilterSelect } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { CALL_DIRECTIONS, CALL_OUTCOMES } from "@/server/domain/call";
import { CALL_STATES, type CallFilter as Filter } from "@/server/domain/call-filter";
import { callQueryOf } from "./address";

const YES_NO = ["yes", "no"] as const;

/** The log's address as a form: whoever copies the address shares the filter. */
export function CallFilter({ filter, byNumber, staff }: { filter: Filter; byNumber: boolean; staff: string | null }) {
  const t = useTranslations("calls");
  const f = useTranslations("calls.filter");
  const asked = callQueryOf({ ...filter, cursor: undefined }) !== "";
  const more = [filter.outcome, filter.state, filter.queue, filter.extension, filter.request].some(Boolean);
  return (
    <>
      <FilterForm
        action="/calls"
        asked={asked}
        label={f("label")}
        more={
          <details open={more}>
            <summary className="link w-fit py-1 pointer-coarse:min-h-ctl">{f("more")}</summary>
            <div className={`mt-2 ${FILTER_FIELDS}`}>
              <FilterSelect
                name="outcome"
                label={f("outcome")}
                value={filter.outcome}
                className="md:w-36"
                options={CALL_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
              />
              <FilterSelect
                name="state"
                label={f("state")}
                value={filter.state}
                className="md:w-44"
                options={CALL_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              />
              <Field label={f("queue")} className="md:w-36">
                <Input name="queue" defaultValue={filter.queue} autoComplete="off" />
              </Field>
              <Field label={f("extension")} className="md:w-28">
                <Input name="extension" inputMode="numeric" defaultValue={filter.extension} autoComplete="off" />
              </Field>
              <FilterSelect
                name="request"
                label={f("request")}
                value={filter.request}
                className="md:w-40"
                options={YES_NO.map((value) => ({ value, label: t(`withRequest.${value}`) }))}
              />
            </div>
          </details>
        }
      >
        {byNumber && (
          <Field label={f("number")} className="md:w-48">
            <Input name="number" type="search" inputMode="tel" defaultValue={filter.number} autoComplete="off" />
          </Field>
        )}
        <FilterSelect
          name="direction"
          label={f("direction")}
          value={filter.direction}
          className="md:w-32"
          options={CALL_DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
        />
        <FilterSelect
          name="answered"
          label={f("answered")}
          value={filter.answered}
          className="md:w-40"
          options={YES_NO.map((value) => ({ value, label: t(`answered.${value}`) }))}
        />
        <Field label={f("from")} className="md:w-40">
          <Input name="from" type="date" defaultValue={filter.from} />
        </Field>
        <Field label={f("to")} className="md:w-40">
          <Input name="to" type="date" defaultValue={filter.to} />
        </Field>
      </FilterForm>
      <Opened filter={filter} staff={staff} />
    </>
  );
}

/** What a figure asked for and the form has no field for. */
function Opened({ filter, staff }: { filter: Filter; staff: string | null }) {
  const t = useTranslations("calls.service");
  const f = useTranslations("calls.filter");
  const without = (name: keyof Filter) => `/calls${callQueryOf({ ...filter, cursor: undefined, [name]: undefined })}`;
  const two = (hour: number) => String(hour % 24).padStart(2, "0");
  const { hour, within, hidden } = filter;
  if (!filter.staff && !within && !hidden && hour === undefined) return null;
  return (
    <div className="-mt-1 flex flex-wrap gap-1.5 px-5 pb-4 print:hidden">
      {filter.staff && (
        <Chip
          name={f("staff")}
          value={staff ?? (filter.staff === "-" ? t("unknown") : filter.staff)}
          removeHref={without("staff")}
        />
      )}
      {within && (
        <Chip name={f("within")} value={f("withinValue", { seconds: within })} removeHref={without("within")} />
      )}
      {hour !== undefined && (
        <Chip
          name={f("hour")}
          value={t("hourValue", { from: two(hour), to: two(hour + 1) })}
          removeHref={without("hour")}
        />
      )}
      {hidden && <Chip name={f("hiddenName")} value={f("hiddenValue")} removeHref={without("hidden")} />}
    </div>
  );
}
