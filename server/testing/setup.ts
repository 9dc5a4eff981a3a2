import { afterAll } from "vitest";
import { dropAll } from "./database";

afterAll(dropAll);
