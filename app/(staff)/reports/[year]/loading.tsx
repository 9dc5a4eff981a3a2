import { LoadingSheet } from "@/components/reports/loading-sheet";

export default LoadingSheet;
