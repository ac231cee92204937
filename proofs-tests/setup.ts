// Before each file of tests: every property of fast-check draws from the seed of this run, which
// vitest.config.ts chooses.
import fc from "fast-check";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["SEPTET_SEED"]) });
