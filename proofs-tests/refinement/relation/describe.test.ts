import { expect, test } from "vitest";
import * as describe from "../../../refinement/relation/describe.ts";
import { nil, taskNumber, threadKey } from "../../../spec/name.ts";
import { all } from "../../../spec/rights.ts";

test("what a person reads", () => {
  const window = { tag: "noPage" } as const;
  const source = { tag: "closed", from: nil } as const;
  expect(
    describe.describeActivity({ tag: "waiting", purpose: "ipc", source, window, deadline: 5 }),
  ).toBe("waiting closed for nil (ipc), deadline 5, window no page");
  expect(describe.describeActivity({ tag: "faulted" })).toBe("faulted");
  expect(describe.describeReceive(undefined)).toBe("nothing");
  expect(describe.describeQueue([threadKey(3, 1), threadKey(2, 0)])).toBe("[3.1 2.0]");
  expect(describe.describeTask({ tag: "inactive", owner: 2, lastVersion: 0 })).toBe(
    "inactive, owner 2, last version 0",
  );
  const parent = { task: taskNumber(1), page: 0x80 };
  expect(describe.describeMapping({ page: 1, frame: 0x81, rights: all, parent })).toBe(
    "frame 81 rwx from 1:80",
  );
});
