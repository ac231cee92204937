// A small kernel on its machine, and ways to bring it somewhere.

import { expect } from "vitest";
import { assert, AssertionFailure, present } from "../../lib/assert.ts";
import { prng } from "../../lib/prng.ts";
import { Abstraction, type View } from "../../refinement/abstraction/state.ts";
import { Malformed } from "../../refinement/abstraction/outcome.ts";
import { Lockstep } from "../../refinement/lockstep.ts";
import { drawBoot } from "../../refinement/generate/boot.ts";
import { KernelWalk } from "../../refinement/model.ts";
import { realSystem, type System } from "../../refinement/system.ts";
import type { State } from "../../spec/state.ts";
import type { Boot, Registers, TraceEvent } from "../../trace/event.ts";

export const smallBoot: Boot = {
  userFrames: 4,
  tasks: 4,
  threads: 6,
  kernelTables: 12,
  mappingNodes: 24,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

/** The same with two devices. */
export const deviceBoot: Boot = {
  ...smallBoot,
  devices: [
    { line: 3, frame: 0x10000 },
    { line: 30, frame: 0x10001 },
  ],
};

/** A run of the real kernel that has just begun. σ0 (1.0) runs. */
export function begun(boot: Boot = smallBoot, system: System = realSystem): Lockstep {
  const lockstep = Lockstep.begin(system, boot);
  if (lockstep instanceof Lockstep) return lockstep;
  throw new AssertionFailure(`does not boot: ${JSON.stringify(lockstep)}`);
}

/** A system call of whoever runs. */
export const call = (
  lockstep: Lockstep,
  name: Extract<TraceEvent, { event: "call" }>["call"],
  registers: Registers,
): TraceEvent => ({ event: "call", by: lockstep.runningName() ?? "", call: name, registers });

/** Does an event, which must hold; what it reached. */
export function hold(lockstep: Lockstep, event: TraceEvent): readonly string[] {
  const verdict = lockstep.step(event);
  expect(verdict.tag, JSON.stringify(verdict)).toBe("holds");
  return verdict.tag === "holds" ? verdict.reached : [];
}

/** A random run of the real kernel after `events` events, all of which held. */
export function walked(seed: number, events: number, boot?: Boot): KernelWalk {
  const random = prng(seed);
  const walk = KernelWalk.begin(realSystem, boot ?? drawBoot(random), random, {});
  if (!(walk instanceof KernelWalk)) throw new AssertionFailure(`${walk.claim}: does not begin`);
  for (let done = 0; done < events; done++) {
    const verdict = walk.step(walk.draw(random));
    if (verdict.tag !== "holds")
      throw new AssertionFailure(`event ${done}: ${JSON.stringify(verdict)}`);
  }
  return walk;
}

/** What is seen of a machine that makes sense. */
export function viewOf(abstraction: Abstraction): View {
  const view = abstraction.view();
  assert(!(view instanceof Malformed), "the machine makes sense");
  return view;
}

/** The same, by one who looks for the first time. */
export const seenAnew = ({ machine, boot }: Lockstep): View =>
  viewOf(new Abstraction(machine, boot));

/** The same, by the run itself. */
export const seenBy = (lockstep: Lockstep): View =>
  present(lockstep.view(), "the machine makes sense");

/** The view and the state of a machine that makes sense. */
export function readAll(lockstep: Lockstep): { view: View; state: State } {
  const abstraction = new Abstraction(lockstep.machine, lockstep.boot);
  const view = viewOf(abstraction);
  const state = abstraction.state(view);
  assert(!(state instanceof Malformed), "the machine is in a state");
  return { view, state };
}
