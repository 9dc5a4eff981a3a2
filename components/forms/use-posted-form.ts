"use client";

import { type SubmitEvent, useEffect, useRef, useState } from "react";
import type { FormAnswer } from "@/server/actions/form-route";

type Failed = { failure: { key: string; params: Record<string, string | number> } | null };

const NO_ANSWER = { key: "noAnswer", params: {} };

/** Posts the form to its own address; null where no server of ours answered. */
async function post<State>(form: HTMLFormElement, button: HTMLElement | null): Promise<FormAnswer<State> | null> {
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form, button),
      headers: { accept: "application/json" },
    });
    const answer: FormAnswer<State> = await response.json();
    return "to" in answer || "state" in answer ? answer : null;
  } catch {
    return null;
  }
}

/**
 * A form with an address of its own, which works without a script as well. With one it is posted from where it stands:
 * the fields stay as they were written, whatever becomes of the post. Gives what the server said last, what the form's
 * `onSubmit` is, and whether it is on its way.
 */
export function usePostedForm<State extends Failed>(initial: State, onTaken?: () => void) {
  const [state, setState] = useState(initial);
  const [sending, setSending] = useState(false);
  const under = useRef(false);

  useEffect(() => {
    // Come back to by the browser's own button, the page is as it was left: on its way.
    const shown = () => {
      under.current = false;
      setSending(false);
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (under.current) return;
    under.current = true;
    setSending(true);
    const answer = await post<State>(event.currentTarget, event.nativeEvent.submitter);
    if (answer && "to" in answer) {
      onTaken?.();
      window.location.assign(answer.to);
      return;
    }
    under.current = false;
    setSending(false);
    setState((before) => (answer ? answer.state : { ...before, failure: NO_ANSWER }));
  };
  return { state, submit, sending };
}
