import { getLocale } from "next-intl/server";
import { ScreenChoice } from "./screen-choice";

/** The other language, in its own words. */
export async function LanguageForm() {
  const other =
    (await getLocale()) === "tr"
      ? ({ value: "en", name: "English" } as const)
      : ({ value: "tr", name: "Türkçe" } as const);
  return (
    <ScreenChoice>
      <button
        type="submit"
        name="locale"
        value={other.value}
        lang={other.value}
        className="link pointer-coarse:min-h-ctl"
      >
        {other.name}
      </button>
    </ScreenChoice>
  );
}
