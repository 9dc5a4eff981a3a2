import { expect, it } from "vitest";
import { loginPath, safePath } from "./safe-path";

it.each([
  ["/requests?status=new&page=2", "/requests?status=new&page=2"],
  ["/", "/"],
  ["/reports/2025#table", "/reports/2025"],
])("leads back to a page of ours: %s", (wanted, path) => {
  expect(safePath(wanted)).toBe(path);
});

it.each([
  null,
  undefined,
  "",
  "https://elsewhere.example/",
  "//elsewhere.example/",
  "/\\elsewhere.example/",
  "/\t/elsewhere.example/",
  "/./\\/elsewhere.example",
  "/.//elsewhere.example",
  "javascript:alert(1)",
  "requests",
  "/login?next=/login",
  "/api/auth/signout",
])("leads to the start instead of %s", (wanted) => {
  expect(safePath(wanted)).toBe("/");
});

it("keeps the whole address in one parameter", () => {
  expect(loginPath("/requests?status=new&page=2")).toBe("/login?next=%2Frequests%3Fstatus%3Dnew%26page%3D2");
  expect(loginPath("/")).toBe("/login");
});
