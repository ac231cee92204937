// Small configurations in which pages are mapped, granted, used and taken back.

import * as abi from "../../abi/index.ts";
import { nothingAlike, type Configuration, type TraceEvent } from "../../trace/index.ts";
import { boot, root, sigma0 } from "./people.ts";
import * as say from "./say.ts";
import type { Actor } from "./say.ts";

const FRAME = say.framePage(0);
const SPARE = say.framePage(1);
const [A, B, C] = [1, 2, 3];
const [R, W] = [abi.READ, abi.READ | abi.WRITE];

/** Sends a page to `you`; then waits for anybody, or goes on. */
const mapping = (
  me: Actor,
  you: Actor,
  kind: "map" | "grant",
  [page, hotSpot, rights]: readonly [number, number, number],
): readonly TraceEvent[] => {
  const send = { to: you, item: say.item(kind, page, hotSpot, rights), timeout: say.zero };
  return [say.ipc(me, send, {}), say.ipc(me, send, undefined)];
};

export const pages: Configuration = {
  name: "pages",
  says: "One frame is mapped, granted, read, written and unmapped between two tasks.",
  boot: { ...boot, mappingNodes: 4 },
  before: [],
  events: [
    say.ipc(sigma0, undefined, {}),
    say.ipc(root, undefined, {}),
    ...mapping(sigma0, root, "map", [FRAME, A, R]),
    ...mapping(sigma0, root, "map", [FRAME, A, W]),
    ...mapping(sigma0, root, "grant", [B, A, W]),
    ...mapping(root, sigma0, "map", [A, B, W]),
    ...mapping(root, sigma0, "grant", [A, B, R]),
    say.unmap(sigma0, FRAME, abi.WRITE, false),
    say.unmap(sigma0, FRAME, 7, false),
    say.unmap(root, A, 7, true),
    say.access(root, "load", A),
    say.access(root, "store", A),
  ],
  goals: ["somebodyWaits", "somethingIsMapped", "somebodyIsInAFault"],
  alike: nothingAlike,
};

export const frames: Configuration = {
  name: "frames",
  says: "Two frames are mapped to two pages in every way, and taken back.",
  boot: { ...boot, userFrames: 2, mappingNodes: 6 },
  before: [],
  events: [
    say.ipc(sigma0, undefined, {}),
    say.ipc(root, undefined, {}),
    ...[FRAME, SPARE].flatMap((frame) => [
      ...[A, B].flatMap((page) => mapping(sigma0, root, "map", [frame, page, W])),
      say.unmap(sigma0, frame, abi.WRITE, false),
      say.unmap(sigma0, frame, 7, false),
    ]),
    ...[A, B].map((page) => say.unmap(root, page, 7, true)),
    say.ipc(root, { to: sigma0, timeout: say.zero }, {}),
  ],
  goals: ["somebodyWaits", "somethingIsMapped"],
  alike: { ...nothingAlike, pages: [[A, B]], frames: [[FRAME, SPARE]] },
};

export const derivations: Configuration = {
  name: "derivations",
  says: "One frame is handed to and fro between two tasks, ever deeper, and taken back.",
  boot: { ...boot, mappingNodes: 6 },
  before: [],
  events: [
    say.ipc(sigma0, undefined, {}),
    say.ipc(root, undefined, {}),
    ...mapping(sigma0, root, "map", [FRAME, A, W]),
    ...mapping(root, sigma0, "map", [A, A, W]),
    ...mapping(sigma0, root, "map", [A, B, W]),
    ...mapping(root, sigma0, "map", [B, B, W]),
    ...mapping(sigma0, root, "map", [B, C, W]),
    say.unmap(sigma0, FRAME, abi.WRITE, false),
    say.unmap(sigma0, A, 7, false),
    say.unmap(root, B, 7, true),
  ],
  goals: ["somebodyWaits", "somethingIsMapped"],
  alike: nothingAlike,
};
