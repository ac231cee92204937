import { expect, test } from "vitest";
import * as describe from "../../../refinement/relation/describe.ts";
import { nil, taskNumber, threadKey } from "../../../spec/name.ts";
import { all } from "../../../spec/rights.ts";

test("what a person reads", () => {
  const window = { tag: "noPage" } as const;
  const source = { tag: "closed", from: nil } as const;
  const buffer = { address: 0x2000, length: 16 };
  const waiting = { tag: "waiting", purpose: "ipc", buffer, transferTimeout: "never" } as const;
  expect(describe.describeActivity({ ...waiting, source, window, deadline: 5 })).toBe(
    "waiting closed for nil (ipc), deadline 5, window no page, buffer 16 at 2000, " +
      "transfer timeout never",
  );
  expect(describe.describeActivity({ tag: "faulted" })).toBe("faulted");
  expect(describe.describeActivity({ tag: "transferring", deadline: 7 })).toBe(
    "transferring, deadline 7",
  );
  expect(describe.describeTransfer(undefined)).toBe("none");
  const partner = threadKey(3, 1);
  const receiver = { role: "receiver", partner, window, buffer, timeout: 8 } as const;
  expect(describe.describeTransfer(receiver)).toBe(
    "receiver with 3.1, timeout 8, window no page, buffer 16 at 2000",
  );
  const envelope = { from: nil, to: nil, redirected: true, propagated: false };
  expect(describe.describeEnvelope(envelope)).toBe("from nil to nil (redirected)");
  expect(describe.describeEnvelope({ ...envelope, redirected: false, propagated: true })).toBe(
    "from nil (propagated) to nil",
  );
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
