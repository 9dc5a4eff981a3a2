/** Forms of the citizen's pages: everything at 16 px and 44 px high, on a desktop too. */
export const LARGE = "[--ctl-line:24px] [--ctl-text:16px] [--ctl:44px] [&_.min-h-9]:min-h-12 [&_.text-t12]:text-t14";

export const SECTION = "mt-6 border-t border-rule pt-4 pb-2 text-t18 font-bold";
