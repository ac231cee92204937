import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The compiled tests in .tsbuild/ are the same tests again.
    include: ["proofs-tests/**/*.test.ts"],
    pool: "threads",
    // One for each core: by default one core is left free, and of two that is half.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "json"],
    outputFile: { json: ".septet/vitest.json" },
  },
});
