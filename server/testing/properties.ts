import fc from "fast-check";

/**
 * Every property test draws from one seed where `CI` is set, so that a run can be repeated; elsewhere each run draws anew, and a
 * failure prints its seed. `PROPERTY_RUNS=10000` searches longer than a test by itself does.
 */
const runs = Number(process.env.PROPERTY_RUNS ?? 0);
fc.configureGlobal({
  ...(process.env.CI ? { seed: 20261130 } : {}),
  ...(runs > 0 ? { numRuns: runs } : {}),
});
