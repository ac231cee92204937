// Random abstract events for a state of the spec: mostly sensible, sometimes not.

import type { Prng } from "../../lib/prng.ts";
import {
  activeTask,
  any,
  idOf,
  nil,
  taskOf,
  threadKeys,
  type Event,
  type Flexpage,
  type Item,
  type Message,
  type Name,
  type Receive,
  type Rights,
  type State,
  type Timeout,
} from "../../spec/index.ts";

const PAGES = [0x40, 0x41, 0x42, 0x400, 0x80100, 0x80101, 0xbffff];

export function drawEvent(state: State, random: Prng): Event {
  if (state.running === undefined || random.chance(1, 10)) return { tag: "tick" };
  const kinds = ["ipc", "ipc", "ipc", "unmap", "switch", "schedule", "exRegs", "taskNew", "fault"];
  switch (random.pick(kinds)) {
    case "ipc":
      return drawIpc(state, random);
    case "unmap":
      return {
        tag: "fpageUnmap",
        flexpage: drawFlexpage(random),
        revoke: random.below(8),
        ownPageToo: random.chance(1, 3),
      };
    case "switch":
      return { tag: "threadSwitch", to: drawName(state, random) };
    case "schedule":
      return {
        tag: "threadSchedule",
        thread: drawName(state, random),
        priority: random.pick([undefined, 99, 100, 101, 300]),
        slice: random.pick([undefined, 1, 2, 0]),
      };
    case "exRegs":
      return drawExRegs(state, random);
    case "taskNew":
      return drawTaskNew(state, random);
    default:
      return drawFault(random);
  }
}

function drawExRegs(state: State, random: Prng): Event {
  return {
    tag: "lthreadExRegs",
    lthread: random.pick([0, 1, 2, 64]),
    ip: random.pick([undefined, 0x500]),
    sp: random.pick([undefined, 0x600]),
    pager: random.pick([undefined, drawName(state, random)]),
  };
}

function drawTaskNew(state: State, random: Prng): Event {
  return {
    tag: "taskNew",
    task: drawTask(state, random),
    mcp: random.pick([0, 100, 255]),
    owner: drawName(state, random),
    sp: 1,
    ip: random.pick([undefined, 2]),
    pager: random.pick([nil, drawName(state, random), drawName(state, random)]),
  };
}

function drawFault(random: Prng): Event {
  if (random.chance(1, 4))
    return { tag: "exception", cause: 2, value: 0, firstArguments: [0, 0, 0, 0] };
  const access = random.pick(["load", "store", "fetch"] as const);
  const address = random.pick(PAGES) * 4096 + 4 * random.below(1024);
  return { tag: "access", access, address, value: random.below(100) };
}

function drawIpc(state: State, random: Prng): Event {
  const source = random.chance(1, 2)
    ? ({ tag: "open" } as const)
    : ({ tag: "closed", from: drawName(state, random) } as const);
  const receive = {
    source,
    timeout: drawTimeout(random),
    window: drawFlexpage(random),
    ...drawOpening(random),
  };
  return {
    tag: "ipc",
    to: random.chance(1, 3) ? nil : drawName(state, random),
    message: random.chance(1, 20) ? undefined : drawMessage(random),
    speakingFor: random.chance(1, 4) ? drawName(state, random) : undefined,
    sendTimeout: drawTimeout(random),
    transferTimeout: drawTimeout(random),
    receive: random.chance(1, 3) ? undefined : receive,
  };
}

const drawOpening = (random: Prng): Pick<Receive, "buffer" | "transferTimeout"> => ({
  buffer: { address: drawAddress(random), length: random.pick([0, 8, 100, 5000]) },
  transferTimeout: drawTimeout(random),
});

const drawAddress = (random: Prng): number => random.pick(PAGES) * 4096 + random.below(4096);

const drawTimeout = (random: Prng): Timeout => random.pick(["never", "never", 0, 1000, 3001]);

function drawMessage(random: Prng): Message {
  const items = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () => drawItem(random));
  const untyped = random.below(4);
  const words = Array.from({ length: untyped + 2 * items.length }, () => random.below(100));
  return { label: random.below(10), untyped, words, items };
}

function drawItem(random: Prng): Item {
  if (random.chance(1, 3))
    return {
      tag: "string",
      length: random.below(random.pick([9, 6000])),
      address: drawAddress(random),
    };
  return {
    tag: random.pick(["map", "map", "grant"] as const),
    hotSpot: random.pick(PAGES),
    flexpage: drawFlexpage(random),
    rights: random.pick([7, 7, 4, 5, 6, 0]) as Rights,
  };
}

function drawFlexpage(random: Prng): Flexpage {
  if (random.chance(1, 10)) return { tag: "noPage" };
  const log2Pages = random.pick([0, 0, 0, 1, 2, 10, 20]);
  const size = 2 ** log2Pages;
  return { tag: "pages", firstPage: Math.floor(random.pick(PAGES) / size) * size, log2Pages };
}

function drawName(state: State, random: Prng): Name {
  const id = idOf(state, random.pick(threadKeys(state)));
  return random.pick([id, id, id, id, id, id, nil, any, { ...id, version: id.version + 1 }]);
}

function drawTask(state: State, random: Prng): Name {
  const mine = state.running === undefined ? 2 : taskOf(state.running);
  const owned = [...state.tasks.keys()].filter((number) => {
    const task = state.tasks[number];
    return task?.tag === "inactive" ? task.owner === mine : task?.chief === mine;
  });
  const task = owned.length > 0 && random.chance(4, 5) ? random.pick(owned) : random.below(10);
  const version = activeTask(state, task)?.version ?? 0;
  return { tag: "thread", chief: mine, task, lthread: 0, version };
}
