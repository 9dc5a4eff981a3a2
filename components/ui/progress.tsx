export type ProgressProps = {
  /** What is going on, said and shown: "Aktarılıyor, 4.120 / 17.000". */
  label: string;
  value: number;
  max: number;
};

/** How far long work has come. */
export function Progress({ label, value, max }: ProgressProps) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div>
      <p className="mb-1 text-t12 text-ink-2">{label}</p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
        className="h-[7px] border border-rule-2"
      >
        <div className="h-full bg-accent" style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  );
}
