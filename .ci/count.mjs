// Reads vitest's JSON report and prints `N passed, N failed` as its only line. A suite that failed
// to load has no tests to count, so it counts as one failure. Exits 1 unless tests ran and all passed.
import { readFileSync } from "node:fs";

const total = count(process.argv[2] ?? ".septet/vitest.json");
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.passed > 0 && total.failed === 0 ? 0 : 1;

/** The counts of a report; one that is missing or is no report counts as one failure. */
function count(path) {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(path, "utf8"));
    const failed = testResults.reduce((sum, suite) => sum + failuresIn(suite), 0);
    return { passed: numPassedTests, failed };
  } catch (error) {
    console.error(`${path}: no report of the tests (${error.message})`);
    return { passed: 0, failed: 1 };
  }
}

function failuresIn(suite) {
  const tests = suite.assertionResults.filter((test) => test.status === "failed").length;
  return tests === 0 && suite.status === "failed" ? 1 : tests;
}
