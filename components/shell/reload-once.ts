const KEY = "cozum.reloaded";
const ONCE_IN_MS = 30_000;

/** Loads the page anew; not again where that has just been done, as while two builds answer side by side. */
export function reloadOnce(): void {
  try {
    const now = performance.timeOrigin + performance.now();
    if (now - Number(sessionStorage.getItem(KEY) ?? 0) < ONCE_IN_MS) return;
    sessionStorage.setItem(KEY, String(now));
  } catch {
    return;
  }
  window.location.reload();
}
