// Small configurations in which threads do nothing but talk.

import { nothingAlike, type Configuration, type TraceEvent } from "../../trace/index.ts";
import { boot, root, sigma0, worker } from "./people.ts";
import * as say from "./say.ts";
import type { Actor } from "./say.ts";

const others = (me: Actor, all: readonly Actor[]): readonly Actor[] =>
  all.filter(({ by }) => by !== me.by);

/** Sends, calls, closed and open receives, replies: what `threads` may say to each other. */
const talk = (threads: readonly Actor[]): readonly TraceEvent[] =>
  threads.flatMap((me) => [
    say.ipc(me, undefined, {}),
    say.ipc(me, undefined, { timeout: say.zero }),
    ...others(me, threads).flatMap((you) => [
      say.ipc(me, { to: you }, undefined),
      say.ipc(me, { to: you }, { from: you }),
      say.ipc(me, undefined, { from: you }),
      say.ipc(me, { to: you, timeout: say.zero }, {}),
    ]),
  ]);

export const messages: Configuration = {
  name: "messages",
  says: "Three threads send, call, receive and reply; two of them are of one task.",
  boot: { ...boot, threads: 3 },
  before: [
    say.ipc(sigma0, undefined, { from: sigma0, timeout: say.zero }),
    say.switchTo(sigma0, root),
    say.exRegs(root, 1, { ip: 0, sp: 0 }),
  ],
  events: [...talk([sigma0, root, worker]), say.switchTo(root, worker), say.switchTo(worker, root)],
  goals: ["somebodyPolls", "somebodyWaits", "twoQueueForOne", "theMachineIdles"],
  alike: { ...nothingAlike, threads: [["2.0", "2.1"]] },
};

const helper = say.actor(0, 1, 1);

export const crowd: Configuration = {
  name: "crowd",
  says: "Four threads, two of each task, send, call, receive and reply.",
  boot: { ...boot, threads: 4 },
  before: [
    say.exRegs(sigma0, 1, { ip: 0, sp: 0 }),
    say.ipc(sigma0, undefined, { from: sigma0, timeout: say.zero }),
    say.switchTo(sigma0, root),
    say.exRegs(root, 1, { ip: 0, sp: 0 }),
  ],
  events: talk([sigma0, helper, root, worker]),
  goals: messages.goals,
  alike: {
    ...nothingAlike,
    threads: [
      ["2.0", "2.1"],
      ["1.0", "1.1"],
    ],
  },
};

const second = say.actor(0, 2, 2);

export const assembly: Configuration = {
  ...crowd,
  name: "assembly",
  says: "Five threads, two of one task and three of the other, send, call, receive and reply.",
  boot: { ...boot, threads: 5 },
  before: [...crowd.before, say.exRegs(root, 2, { ip: 0, sp: 0 })],
  events: talk([sigma0, helper, root, worker, second]),
  alike: {
    ...nothingAlike,
    threads: [
      ["1.0", "1.1"],
      ["2.0", "2.1", "2.2"],
    ],
  },
};

const [elder, younger] = [say.actor(2, 3, 0), say.actor(2, 4, 0)];

export const clan: Configuration = {
  name: "clan",
  says: "A chief and its two tasks send, call, receive and reply, to each other and outside.",
  boot: { ...boot, tasks: 4, threads: 4 },
  before: [
    say.ipc(sigma0, undefined, { from: sigma0, timeout: say.zero }),
    say.switchTo(sigma0, root),
    say.makeTask(root, elder, root),
    say.makeTask(root, younger, root),
  ],
  events: [
    ...talk([root, elder, younger]),
    say.ipc(sigma0, undefined, {}),
    ...[elder, younger].map((me) => say.ipc(me, { to: sigma0, timeout: say.zero }, undefined)),
  ],
  goals: messages.goals,
  alike: { ...nothingAlike, tasks: [[3, 4]] },
};
