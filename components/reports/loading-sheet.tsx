import { Loading } from "@/components/ui/states";
import { Sheet } from "./sheet";

/** In the shape of a report: its head, then its tables. */
export const LoadingSheet = () => (
  <Sheet>
    <Loading lines={3} />
    <div className="double-top mt-6 pt-6">
      <Loading lines={14} />
    </div>
  </Sheet>
);
