// Why the two kernels agree, for those who drive it.
export { Abstraction, type View } from "./abstraction/state.ts";
export { Malformed } from "./abstraction/outcome.ts";
export { concreteClaims, type ClaimEntry } from "./claims/index.ts";
export { meaningOf, stimulusOf } from "./codec/event.ts";
export { drawBoot } from "./generate/boot.ts";
export { bootParameters, Lockstep, type LockstepOptions, type Preview } from "./lockstep.ts";
export { booted, perform } from "./machineRun.ts";
export { kernelModel, KernelWalk } from "./model.ts";
export { meterOn, noMeter, phaseNames, type Meter, type Phase } from "./phases.ts";
export { changesBetween, type Change } from "./relation/changes.ts";
export { relations, sameState } from "./relation/state.ts";
export { wildInLockstep, WildMachine, type Wild } from "./wild.ts";
export { realSystem, type KernelModule, type MachineModule, type System } from "./system.ts";
