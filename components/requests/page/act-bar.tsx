"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useKeys } from "@/components/ui/use-keys";
import type { Act } from "@/server/domain/request";
import type { RequestView } from "@/server/services/requests/get";
import { ActDialogs, type AskingAct, asksFirst } from "../parts/act-dialogs";
import { useAct } from "../parts/use-act";
import { BAR_ACTS, isAtOnce } from "./bar-acts";
import { usePageCommands } from "./use-page-commands";

const BUTTONS = 5;

/** What I may do to this request besides writing; an act that asks nothing is done at once, with undo where there is one. */
export function ActBar({ request }: { request: RequestView }) {
  const t = useTranslations("requests.acts");
  const page = useTranslations("request.page");
  const { act: send, busy } = useAct();
  const [asking, setAsking] = useState<AskingAct | null>(null);
  const mine = BAR_ACTS.filter(({ act, when }) => request.acts.includes(act) && (when?.(request) ?? true));

  const run = (act: Act) => {
    if (asksFirst(act)) setAsking(act);
    else if (isAtOnce(act)) void send(request, { act }, { aloud: true });
  };
  useKeys(Object.fromEntries(mine.flatMap(({ act, key }) => (key ? [[key, () => run(act)]] : []))));
  usePageCommands(
    page("acts"),
    mine.map(({ act, key }) => ({
      id: act,
      label: t(`name.${act}`),
      keys: key?.toLocaleUpperCase("tr"),
      run: () => run(act),
    })),
  );

  const shown = mine.slice(0, BUTTONS);
  const more = mine.slice(BUTTONS);
  return (
    <>
      {shown.map(({ act, key }) => (
        <Button key={act} kbd={key?.toLocaleUpperCase("tr")} busy={busy} onClick={() => run(act)}>
          {t(`name.${act}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu trigger={<Button>{page("moreActs")}</Button>} side="top">
          {more.map(({ act }) => (
            <MenuItem key={act} onClick={() => run(act)}>
              {t(`name.${act}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
      <ActDialogs target={request} asking={asking} onClose={() => setAsking(null)} />
    </>
  );
}
