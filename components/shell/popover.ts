/** Shuts the popover that the pressed thing stands in. */
export function closePopover(event: { currentTarget: Element }): void {
  const around = event.currentTarget.closest("[popover]");
  if (around instanceof HTMLElement) around.hidePopover();
}
