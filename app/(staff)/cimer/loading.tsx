import { Loading } from "@/components/ui/states";

export default function CimerLoading() {
  return <Loading lines={12} shape="rows" className="pt-24" />;
}
