export const popupClass = "moves rounded-dialog border border-rule-2 bg-raise shadow-raise outline-none";
export const backdropClass =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-[160ms] data-ending-style:opacity-0 data-starting-style:opacity-0";
export const placeClass =
  "fixed inset-0 z-50 grid place-items-start justify-items-center overflow-y-auto p-4 md:pt-[12vh]";
