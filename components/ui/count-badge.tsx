/** A number beside a word of the menu that asks to be looked at; `full` says of what, for those who do not see it. */
export const CountBadge = ({ shown, full }: { shown: string; full: string }) => (
  <span className="inline-block min-w-[18px] rounded-tag bg-late px-1 text-center text-t12 leading-[18px] font-bold text-paper">
    <span aria-hidden>{shown}</span>
    <span className="sr-only">{full}</span>
  </span>
);
