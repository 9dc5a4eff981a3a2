import { ErrorMark } from "@/components/ui/marks";

/** Each file that was not taken, with the reason. */
export function UploadProblems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="w-full text-t14 font-medium text-late">
      <ul className="grid gap-1">
        {problems.map((problem) => (
          <li key={problem} className="flex items-baseline gap-1.5">
            <ErrorMark className="relative top-[1.5px]" />
            <span className="min-w-0 wrap-anywhere">{problem}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
