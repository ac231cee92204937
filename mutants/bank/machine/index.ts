// The hart and the timer, as the kernel sets them up.

import type { Mutant } from "../../mutant.ts";
import { accessedAndDirtyAreNotSet } from "./accessedAndDirtyAreNotSet.ts";
import { calleeSavedRegisterIsLost } from "./calleeSavedRegisterIsLost.ts";
import { carryOfTheTimerIsLost } from "./carryOfTheTimerIsLost.ts";
import { clockCountsTwice } from "./clockCountsTwice.ts";
import { ecallIsNotSteppedOver } from "./ecallIsNotSteppedOver.ts";
import { gpIsTheKernels } from "./gpIsTheKernels.ts";
import { highWordOfTheTimerIsNotSet } from "./highWordOfTheTimerIsNotSet.ts";
import { idleIgnoresInterrupts } from "./idleIgnoresInterrupts.ts";
import { idleTrapIsTakenForAUsers } from "./idleTrapIsTakenForAUsers.ts";
import { idleTrapSavesAContext } from "./idleTrapSavesAContext.ts";
import { interruptStepsOverAnInstruction } from "./interruptStepsOverAnInstruction.ts";
import { lastRegisterIsNotSaved } from "./lastRegisterIsNotSaved.ts";
import { memoryPrivilegeIsLeftOn } from "./memoryPrivilegeIsLeftOn.ts";
import { mepcIsKept } from "./mepcIsKept.ts";
import { pagesAreGlobal } from "./pagesAreGlobal.ts";
import { pagesAreTheSupervisors } from "./pagesAreTheSupervisors.ts";
import { returnAddressIsNotRestored } from "./returnAddressIsNotRestored.ts";
import { satpHasNoAsid } from "./satpHasNoAsid.ts";
import { satpIsKept } from "./satpIsKept.ts";
import { storesLoseTheirUpperHalf } from "./storesLoseTheirUpperHalf.ts";
import { timerCountsMicroseconds } from "./timerCountsMicroseconds.ts";
import { timerInterruptIsMasked } from "./timerInterruptIsMasked.ts";
import { timerIsNotSetAgain } from "./timerIsNotSetAgain.ts";
import { trapVectorIsNotSet } from "./trapVectorIsNotSet.ts";
import { usersRunInMachineMode } from "./usersRunInMachineMode.ts";

export const machineMutants: readonly Mutant[] = [
  accessedAndDirtyAreNotSet,
  calleeSavedRegisterIsLost,
  carryOfTheTimerIsLost,
  clockCountsTwice,
  ecallIsNotSteppedOver,
  gpIsTheKernels,
  highWordOfTheTimerIsNotSet,
  idleIgnoresInterrupts,
  idleTrapIsTakenForAUsers,
  idleTrapSavesAContext,
  interruptStepsOverAnInstruction,
  lastRegisterIsNotSaved,
  memoryPrivilegeIsLeftOn,
  mepcIsKept,
  pagesAreGlobal,
  pagesAreTheSupervisors,
  returnAddressIsNotRestored,
  satpHasNoAsid,
  satpIsKept,
  storesLoseTheirUpperHalf,
  timerCountsMicroseconds,
  timerInterruptIsMasked,
  timerIsNotSetAgain,
  trapVectorIsNotSet,
  usersRunInMachineMode,
];
