import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** What a process with a console does that gives its machine what arrives, three bytes a time. */
const PROGRAM = `
import { openConsole } from "./.tsbuild/cli/console.js";
const console_ = openConsole();
let room = 3;
const receive = (byte) => room-- > 0 && (console_.send(byte + 1), true);
while (console_.mayFeed()) {
  room = 3;
  console_.feed({ receive });
  console_.flush();
  await new Promise((resolve) => setImmediate(resolve));
}
console_.close();
`;

test("what arrives is given as far as there is room, in order, and what is sent is written", () => {
  const input = "abcdefgh".repeat(1000);
  const { stdout, status } = spawnSync(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    cwd: `${import.meta.dirname}/../..`,
    encoding: "utf8",
    input,
  });
  expect([stdout, status]).toEqual(["bcdefghi".repeat(1000), 0]);
});
