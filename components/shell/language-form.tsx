import { getLocale } from "next-intl/server";
import { setLocale } from "../i18n/actions";

/** The other language, in its own words. A plain form: works without JavaScript. */
export async function LanguageForm() {
  const other =
    (await getLocale()) === "tr"
      ? ({ value: "en", name: "English" } as const)
      : ({ value: "tr", name: "Türkçe" } as const);
  return (
    <form action={setLocale}>
      <button
        type="submit"
        name="locale"
        value={other.value}
        lang={other.value}
        className="link pointer-coarse:min-h-ctl"
      >
        {other.name}
      </button>
    </form>
  );
}
