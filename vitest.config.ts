import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The compiled tests in .tsbuild/ are the same tests again.
    include: ["proofs-tests/**/*.test.ts"],
    pool: "threads",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "json"],
    outputFile: { json: ".septet/vitest.json" },
  },
});
