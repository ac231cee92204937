import { expect, test } from "vitest";
import { annotations, ANNOTATIONS_MAX, jobSummary } from "../../../cli/reporters/github.ts";
import { failing, finding, holding } from "./fixture.ts";

/** What a runner makes of one workflow command. */
function command(line: string): { readonly name: string; readonly [key: string]: string } {
  const [, name = "", properties = "", data = ""] = /^::(\w+) ?(.*?)::(.*)$/.exec(line) ?? [];
  const plain = (text: string): string =>
    text
      .replaceAll("%2C", ",")
      .replaceAll("%3A", ":")
      .replaceAll("%0A", "\n")
      .replaceAll("%0D", "\r")
      .replaceAll("%25", "%");
  const fields = properties.split(",").map((field) => field.split("=") as [string, string]);
  return {
    ...Object.fromEntries(fields.map(([key, value]) => [key, plain(value)])),
    name,
    data: plain(data),
  };
}

test("a finding is one line, and a runner reads out of it what was put in", () => {
  const [line = "", notice = ""] = annotations(failing).split("\n");
  expect(command(line)).toEqual({
    name: "error",
    file: "impl/syscalls/ipc.ts",
    line: "7",
    title: "Septet: aClaim",
    data: [finding.message, ...finding.story].join("\n"),
  });
  expect(command(notice)).toMatchObject({ name: "notice", data: failing.verdict });
  expect(annotations(holding)).toBe("::notice title=Septet::holds of a_kernel.");
});

test("no more annotations than GitHub shows; the notice says how many are left", () => {
  const findings = Array.from({ length: 14 }, () => finding);
  const lines = annotations({ ...failing, findings }).split("\n");
  expect(lines.length).toBe(ANNOTATIONS_MAX + 1);
  expect(lines.at(-1)).toContain("4 more findings are in the job summary.");
});

test("the summary has the verdict, the numbers, the story and the bounds", () => {
  const text = jobSummary(failing);
  expect(text).toContain("## ❌ septet check: a\\_kernel");
  expect(text).toContain("| claims | 1 | 1 | 0 |");
  expect(text).toContain("| rules | 0 | 0 | 1 |");
  expect(text).toContain(finding.story.join("\n"));
  expect(text).toContain("- Not looked at: any other run.");
  expect(text).toContain("seed `7`");
  expect(jobSummary(holding)).toContain("## ✅ septet check");
});

test("the summary stays within a megabyte, and says what did not fit", () => {
  const long = { ...finding, story: Array.from({ length: 5000 }, () => "µ".repeat(50)) };
  const text = jobSummary({ ...failing, findings: [long, long, long] });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
  expect(text).toContain("1 more do not fit here.");
});
