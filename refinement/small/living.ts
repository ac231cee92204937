// Small configurations in which tasks live and die, threads fault, and time passes.

import * as abi from "../../abi/index.ts";
import { nothingAlike, type Configuration } from "../../trace/index.ts";
import { boot, root, sigma0, worker } from "./people.ts";
import * as say from "./say.ts";
import type { Actor } from "./say.ts";

const A = 1;

const three = say.actor(2, 3, 0, 1023);
const four = say.actor(3, 4, 0, 1023);
const rootOfTasks = say.actor(0, 2, 0, 1023);
const sigma0OfTasks = say.actor(0, 1, 0, 1023);
const nobody: Actor = { by: "", id: abi.ANY };

export const tasks: Configuration = {
  name: "tasks",
  says: "Tasks are made, make others and are deleted; numbers change hands. Each lives once.",
  boot: { ...boot, tasks: 5, threads: 5, firstVersion: 1023 },
  before: [say.ipc(sigma0OfTasks, undefined, {})],
  events: [
    say.makeTask(rootOfTasks, three, nobody),
    say.makeTask(rootOfTasks, say.actor(2, 4, 0, 1023), nobody),
    say.handOn(rootOfTasks, say.actor(0, 4, 0), three),
    say.handOn(rootOfTasks, say.actor(0, 5, 0), three),
    say.handOn(rootOfTasks, three, rootOfTasks),
    say.handOn(rootOfTasks, three, say.actor(2, 4, 0, 1023)),
    say.makeTask(three, four, nobody),
    say.handOn(three, say.actor(0, 5, 0), four),
    say.handOn(three, four, three),
    say.makeTask(four, say.actor(4, 5, 0, 1023), nobody),
    say.handOn(four, say.actor(4, 5, 0, 1023), four),
    ...[rootOfTasks, three].map((me) => say.switchTo(me, me === three ? four : three)),
    ...[three, four].map((me) => say.ipc(me, undefined, {})),
    say.ipc(three, { to: rootOfTasks }, {}),
    say.ipc(rootOfTasks, undefined, { from: three }),
  ],
  goals: ["aTaskIsMade", "somebodyPolls", "somebodyWaits"],
  alike: nothingAlike,
};

const third = say.actor(2, 3, 0);

export const faults: Configuration = {
  name: "faults",
  says: "Threads fault on pages they lack; pagers queue, answer, move stacks and die.",
  boot: { ...boot, tasks: 3, threads: 4 },
  before: [
    say.ipc(sigma0, undefined, {}),
    say.exRegs(root, 1, { ip: 0, sp: 0, pager: root }),
    say.makeTask(root, third, root),
  ],
  events: [
    say.access(worker, "load", A),
    say.exception(worker, "breakpoint"),
    say.exRegs(root, 1, { sp: 4 }),
    say.exRegs(root, 1, { ip: 0 }),
    say.exRegs(root, 1, { pager: third }),
    say.switchTo(root, worker),
    say.switchTo(root, third),
    say.switchTo(worker, root),
    say.ipc(root, undefined, {}),
    say.ipc(third, undefined, {}),
    say.ipc(root, { to: worker, timeout: say.zero }, {}),
    say.ipc(root, { to: worker, words: [4, 8], timeout: say.zero }, undefined),
    say.ipc(third, { to: worker, timeout: say.zero }, {}),
    say.handOn(root, third, root),
    say.access(third, "store", A),
  ],
  goals: ["somebodyIsInAFault", "somebodyPolls", "somebodyWaits"],
  alike: nothingAlike,
};

const ONE_TICK = 1;
export const time: Configuration = {
  name: "time",
  says: "Two threads wait, poll and sleep with deadlines, and take turns as slices end.",
  boot: { ...boot },
  before: [
    say.ipc(sigma0, undefined, { from: sigma0, timeout: say.zero }),
    say.switchTo(sigma0, root),
    say.schedule(root, root, undefined, 2),
    say.schedule(root, sigma0, undefined, 1),
  ],
  events: [
    say.tick,
    ...[sigma0, root].flatMap((me) => {
      const you = me === sigma0 ? root : sigma0;
      return [
        say.ipc(me, undefined, { timeout: timeoutOf(ONE_TICK) }),
        say.ipc(me, undefined, { from: me, timeout: timeoutOf(2) }),
        say.ipc(me, { to: you, timeout: timeoutOf(2) }, undefined),
        say.ipc(
          me,
          { to: you, timeout: timeoutOf(ONE_TICK) },
          { from: you, timeout: timeoutOf(2) },
        ),
        say.switchTo(me, undefined),
      ];
    }),
    say.schedule(root, sigma0, 99, undefined),
    say.schedule(root, sigma0, 100, undefined),
  ],
  goals: ["somebodyPolls", "somebodyWaits", "theMachineIdles"],
  alike: nothingAlike,
};

/** One tick of 1000 µs as a timeout; or a little more, which is rounded up to two. */
function timeoutOf(ticks: 1 | 2): number {
  return ticks === 1 ? 1000 : 1001;
}
