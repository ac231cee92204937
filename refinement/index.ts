// Why the two kernels agree, for those who drive it.
export { Abstraction, type View } from "./abstraction/state.ts";
export { Malformed } from "./abstraction/outcome.ts";
export { concreteClaims, type ClaimEntry } from "./claims/index.ts";
export { meaningOf, stimulusOf } from "./codec/event.ts";
export { drawBoot } from "./generate/boot.ts";
export { bootParameters, Lockstep, type LockstepOptions } from "./lockstep.ts";
export { booted, perform } from "./machineRun.ts";
export { kernelModel, KernelWalk } from "./model.ts";
export { meterOn, noMeter, phaseNames, type Meter, type Phase } from "./phases.ts";
export { relations, sameState } from "./relation/state.ts";
export { realSystem, type KernelModule, type MachineModule, type System } from "./system.ts";
export { configurations } from "./small/configurations.ts";
export { goalNames } from "./small/goals.ts";
export { completed } from "./small/menu.ts";
export { productOf, type ProductState } from "./small/product.ts";
export { specificationOf } from "./small/specification.ts";
export { kinds, type Kind } from "./small/symmetry.ts";
