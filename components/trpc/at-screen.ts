const STILL_MS = 60_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

let lastAt = 0;
let watching = false;

/** Whether somebody has touched this page in the last minute. Begins to look at its first call, and says yes to that. */
export function isAtScreen(): boolean {
  if (!watching) {
    watching = true;
    lastAt = performance.now();
    const note = () => {
      lastAt = performance.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, note, { passive: true, capture: true });
  }
  return performance.now() - lastAt < STILL_MS;
}
