import { Kbd } from "@/components/ui/kbd";

/** Keys that are pressed together, shown beside a link or a list: `Alt` `V`. */
export const Keys = ({ keys }: { keys: readonly string[] }) => (
  <span aria-hidden className="inline-flex gap-1 align-middle">
    {keys.map((key) => (
      <Kbd key={key}>{key}</Kbd>
    ))}
  </span>
);
