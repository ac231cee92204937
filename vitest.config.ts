import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    // The compiled tests in .tsbuild/ are the same tests again.
    include: ["proofs-tests/**/*.test.ts"],
    setupFiles: ["proofs-tests/setup.ts"],
    env: {
      SEPTET_SEED: String(seedOf(mode)),
      SEPTET_TIER: mode === "fresh" ? "long" : "fast",
    },
    pool: "threads",
    // One for each core: by default one core is left free, and of two that is half.
    maxWorkers: availableParallelism(),
    // For what hangs, and not for what is slow on a busy computer.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ["default", "json"],
    outputFile: { json: ".septet/vitest.json" },
  },
}));

/** The seed of all properties: 1, or what SEPTET_SEED says, or drawn in the mode `fresh`. */
function seedOf(mode: string): number {
  const said = process.env["SEPTET_SEED"];
  const seed = said !== undefined ? Number(said) : mode === "fresh" ? randomInt(2 ** 31) : 1;
  if (seed !== (seed | 0)) {
    process.stderr.write(`SEPTET_SEED: is ${String(said)}; it must be a 32-bit integer\n`);
    process.exit(2);
  }
  process.stdout.write(`The properties draw from the seed ${seed}: SEPTET_SEED=${seed} npm test\n`);
  return seed;
}
